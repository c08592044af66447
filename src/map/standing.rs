//! The map as it stands once an editor has decided: without what was rejected and what rests on it.

use super::{ArgumentMap, Issue, Node, NodeId, Position};
use std::borrow::Cow;
use std::collections::HashSet;

impl ArgumentMap {
    /// The map without the claims and relations that an editor has rejected; the map itself where nothing is.
    ///
    /// With a claim go the relations it stands in. On an issue an author stands by the claims that are paired there: one
    /// of whose pairs none is left has no place on it any more, one on both sides stays only on the side that is left, and
    /// an issue goes with the last of its pairs. Edges keep their names.
    pub fn standing(&self) -> Cow<'_, Self> {
        let rejects =
            self.nodes().any(Node::is_rejected) || self.edges().any(|edge| edge.edge.is_rejected());
        if !rejects {
            return Cow::Borrowed(self);
        }
        let mut left = self.clone();
        left.keep_places();
        left.graph
            .retain_edges(|graph, edge| !graph[edge].is_rejected());
        left.graph
            .retain_nodes(|graph, node| !graph[node].is_rejected());
        let issues = self.issues.iter();
        let issues = issues.filter_map(|issue| self.standing_on(issue, &left));
        left.issues = issues.collect();
        Cow::Owned(left)
    }

    /// An issue as it is in the map that is left; nothing where none of its pairs is.
    fn standing_on(&self, issue: &Issue, left: &Self) -> Option<Issue> {
        let (before, after) = (self.paired_on(issue), left.paired_on(issue));
        if !before.is_empty() && after.is_empty() {
            return None;
        }
        let positions = issue.positions.iter().filter_map(|position| {
            let was = |id: &&NodeId| before.contains(id);
            let is = |id: &&NodeId| after.contains(id);
            let rests_on_pairs = position.nodes.iter().any(|id| was(&id));
            let mut position = position.clone();
            position
                .nodes
                .retain(|id| left.node(id).is_some() && (is(&id) || !was(&id)));
            let stays = match rests_on_pairs {
                true => position.nodes.iter().any(|id| is(&id)),
                false => !position.nodes.is_empty(),
            };
            if stays && before != after {
                left.settle(&mut position, issue, &after);
            }
            stays.then_some(position)
        });
        Some(Issue {
            positions: positions.collect(),
            ..issue.clone()
        })
    }

    /// The claims that pairs on an issue join.
    fn paired_on(&self, issue: &Issue) -> HashSet<&NodeId> {
        let pairs = self.cross_edges();
        let pairs = pairs.filter(|pair| pair.edge.issue.as_ref() == Some(&issue.id));
        pairs
            .flat_map(|pair| [&pair.source.id, &pair.target.id])
            .collect()
    }

    /// Takes an author from both sides of an issue to the one that all claims left are on.
    fn settle(&self, position: &mut Position, issue: &Issue, paired: &HashSet<&NodeId>) {
        if position.torn_between.is_empty() {
            return;
        }
        let paired = position.nodes.iter().filter(|id| paired.contains(id));
        let mut poles = paired.map(|id| self.pole_of(id, issue));
        let Some(Some(pole)) = poles.next() else {
            return;
        };
        if poles.all(|other| other == Some(pole)) {
            position.stance = Some(pole.to_owned());
            position.torn_between.clear();
        }
    }

    /// The pole that a claim of an author on both sides of an issue is on, as far as its pairs tell: with whom it
    /// contradicts it is not on one side, with whom it agrees it is.
    pub fn pole_of<'map>(&self, id: &NodeId, issue: &'map Issue) -> Option<&'map str> {
        let own = issue.position_of(&self.node(id)?.article)?;
        let mut pairs: Vec<_> = self.cross_edges().collect();
        pairs.retain(|pair| pair.edge.issue.as_ref() == Some(&issue.id));
        pairs.sort_by(super::EdgeView::surest_first);
        pairs.iter().find_map(|pair| {
            let other = match (&pair.source.id == id, &pair.target.id == id) {
                (true, _) => pair.target,
                (_, true) => pair.source,
                _ => return None,
            };
            let theirs = issue.stance_of(&other.article)?;
            let agrees = pair.edge.kind == crate::argument::RelationKind::Support;
            let mut poles = own.torn_between.iter().map(String::as_str);
            poles.find(|&pole| (pole == theirs) == agrees)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Decision, Review, specimen};
    use super::*;
    use crate::argument::RelationKind::{Contradiction, Support};
    use crate::article::ArticleId;

    fn with_rejected(mut map: ArgumentMap, names: &[&str]) -> ArgumentMap {
        for name in names {
            specimen::decide(&mut map, name, Decision::Reject, "");
        }
        map
    }

    fn told(map: &ArgumentMap) -> String {
        let positions = |issue: &Issue| -> Vec<String> {
            let told = |one: &Position| {
                let nodes: Vec<&str> = one.nodes.iter().map(|id| id.0.as_str()).collect();
                format!("{} {}", one.standing(), nodes.join("+"))
            };
            issue.positions.iter().map(told).collect()
        };
        let issues = map.issues.iter();
        let issues = issues.map(|issue| format!("{}: {}", issue.id.0, positions(issue).join(", ")));
        issues.collect::<Vec<_>>().join("; ")
    }

    #[test]
    fn a_map_without_rejections_stands_as_it_is() {
        let mut map = specimen::night_markets();
        specimen::decide(&mut map, "E15", Decision::Accept, "站得住");
        map.nodes_mut().for_each(|node| {
            node.review = Some(Review {
                note: "再看一遍".to_owned(),
                ..Review::default()
            });
        });
        assert!(matches!(map.standing(), Cow::Borrowed(_)));
    }

    #[test]
    fn a_rejected_pair_is_gone_and_so_is_what_rests_on_it() {
        let map = with_rejected(specimen::night_markets(), &["E14"]);
        let left = map.standing();
        assert_eq!(left.cross_edges().count(), map.cross_edges().count() - 1);
        assert_eq!(
            told(&left),
            "I1: 能 A1, 不能 B1; I2: 能 A2+A5, 不能 B2+B8",
            "A3 and B3 spoke to it by their pair"
        );
        let all = with_rejected(specimen::night_markets(), &["E14", "E15"]);
        let all = all.standing();
        assert_eq!(all.issues.len(), 1);
        assert_eq!(all.bonds()[0].opposite_stances, 1);
        assert_eq!(all.author_shares()[0].contradictions, 2);
        let open: Vec<&str> = (all.unanswered().iter())
            .map(|node| node.id.0.as_str())
            .collect();
        assert!(open.contains(&"A3") && open.contains(&"B3"), "{open:?}");
    }

    #[test]
    fn with_a_rejected_claim_go_its_pairs_and_edges_keep_their_names() {
        let map = with_rejected(specimen::night_markets(), &["A5"]);
        let left = map.standing();
        assert!(left.node(&NodeId("A5".to_owned())).is_none());
        assert_eq!(told(&left), "I1: 能 A1+A3, 不能 B1+B3; I2: 能 A2, 不能 B2");
        let ids = left.edge_ids();
        let names: Vec<String> = left.cross_edges().map(|edge| ids.of(&edge).0).collect();
        assert_eq!(names, ["E14", "E15", "E16"]);
        assert_eq!(left.author_shares()[0].nodes.total(), 6);
    }

    #[test]
    fn who_is_on_both_sides_stays_on_the_one_that_is_left() {
        let mut map = specimen::night_markets();
        specimen::add_edge(&mut map, ("A4", "B6"), Support, 0.5, Some("I1"));
        specimen::add_edge(&mut map, ("A3", "B1"), Contradiction, 0.5, Some("I1"));
        let poles = ["能", "不能"].map(str::to_owned).to_vec();
        let position = &mut map.issues[0].positions[0];
        (position.stance, position.torn_between) = (None, poles);
        position.nodes.push(NodeId("A4".to_owned()));
        let on = |map: &ArgumentMap| {
            let position = map.issues[0].position_of(&ArticleId::at(0));
            position.map(Position::poles).unwrap_or_default()
        };
        assert_eq!(
            map.pole_of(&NodeId("A4".to_owned()), &map.issues[0]),
            Some("不能")
        );
        let still = with_rejected(map.clone(), &["E14"]);
        assert_eq!(on(&still.standing()), "能 / 不能");
        let settled = with_rejected(map, &["E19"]);
        assert_eq!(on(&settled.standing()), "能");
    }
}
