//! Where the authors meet: the pairs of claims by issue, and the claims that nobody on another side takes up.

use super::{ArgumentMap, EdgeView, Issue, Node};
use crate::argument::{ComponentKind, RelationKind};
use petgraph::Direction;
use petgraph::stable_graph::NodeIndex;
use petgraph::visit::EdgeRef;
use std::collections::HashSet;

/// The pairs of claims on one issue.
#[derive(Clone, Debug)]
pub struct IssuePairs<'map> {
    /// The issue; nothing for pairs that name none the map knows.
    pub issue: Option<&'map Issue>,
    /// At least one pair, the surest first.
    pub pairs: Vec<EdgeView<'map>>,
}

impl ArgumentMap {
    /// The pairs across articles, issue by issue in the map's order, those without an issue last. The side of the
    /// article given first is always the source.
    pub fn pairs_by_issue(&self) -> Vec<IssuePairs<'_>> {
        let pairs = self.pairs();
        let mut groups = Vec::new();
        for issue in self.issues.iter().map(Some).chain([None]) {
            let of_issue: Vec<_> = pairs
                .iter()
                .filter(|pair| {
                    let named = pair.edge.issue.as_ref().and_then(|id| self.issue(id));
                    named.map(|named| &named.id) == issue.map(|issue| &issue.id)
                })
                .copied()
                .collect();
            if !of_issue.is_empty() {
                groups.push(IssuePairs {
                    issue,
                    pairs: of_issue,
                });
            }
        }
        groups
    }

    /// The surest `limit` pairs across articles of one kind: where there are enough, no claim stands in two of them, and
    /// each is of another issue.
    pub fn strongest_pairs(&self, kind: RelationKind, limit: usize) -> Vec<EdgeView<'_>> {
        let mut pairs = self.pairs();
        pairs.retain(|pair| pair.edge.kind == kind);
        let mut named: Vec<EdgeView<'_>> = Vec::new();
        for novelty in [of_other_issues, of_other_claims, other_than] {
            for pair in &pairs {
                if named.len() < limit && named.iter().all(|known| novelty(pair, known)) {
                    named.push(*pair);
                }
            }
        }
        named.sort_by(EdgeView::surest_first);
        named
    }

    /// The claims that no other author takes up, article by article in reading order.
    ///
    /// An editor wants the open points, not every sentence that has no counterpart. So a claim is listed when
    /// - it is a major claim, or a claim that its own words make likely, and no edge leads from it to another article;
    /// - none of its grounds, near or far, has such an edge: who meets the ground meets the claim;
    /// - it backs no other claim, only a major claim or nothing: a subordinate claim stands or falls with its superior.
    ///
    /// Where edges were left out for not being sure enough, a claim that only those met is not listed.
    pub fn unanswered(&self) -> Vec<&Node> {
        let met = self.met();
        let graph = self.graph();
        graph
            .node_indices()
            .filter(|&index| {
                let node = &graph[index];
                let is_claim = match node.kind {
                    ComponentKind::MajorClaim => true,
                    ComponentKind::Claim => node.confidence.value() >= LIKELY,
                    ComponentKind::Premise => false,
                };
                is_claim && !met.contains(&index)
            })
            .filter(|&index| {
                self.backed_by(index).all(|superior| {
                    superior == index || graph[superior].kind != ComponentKind::Claim
                })
            })
            .map(|index| &graph[index])
            .filter(|claim| {
                self.threshold()
                    .is_none_or(|threshold| threshold.was_unanswered(&claim.id))
            })
            .collect()
    }

    /// The pairs across articles, the surest first, the article given first as the source.
    fn pairs(&self) -> Vec<EdgeView<'_>> {
        let place = |node: &Node| {
            self.articles
                .iter()
                .position(|article| article.id == node.article)
        };
        let mut pairs: Vec<_> = self
            .cross_edges()
            .map(|pair| {
                if place(pair.source) <= place(pair.target) {
                    pair
                } else {
                    EdgeView {
                        source: pair.target,
                        target: pair.source,
                        ..pair
                    }
                }
            })
            .collect();
        pairs.sort_by(EdgeView::surest_first);
        pairs
    }

    /// The nodes with an edge to another article, and all that they are grounds for.
    fn met(&self) -> HashSet<NodeIndex> {
        let graph = self.graph();
        let mut open: Vec<_> = graph
            .edge_indices()
            .filter_map(|edge| graph.edge_endpoints(edge))
            .filter(|&(source, target)| graph[source].article != graph[target].article)
            .flat_map(|(source, target)| [source, target])
            .collect();
        let mut met = HashSet::new();
        while let Some(index) = open.pop() {
            if met.insert(index) {
                open.extend(self.backed_by(index));
            }
        }
        met
    }

    /// What the node is a direct ground for in its own article.
    fn backed_by(&self, index: NodeIndex) -> impl Iterator<Item = NodeIndex> {
        let graph = self.graph();
        graph
            .edges_directed(index, Direction::Outgoing)
            .filter(move |edge| {
                edge.weight().kind == RelationKind::Support
                    && graph[edge.target()].article == graph[index].article
            })
            .map(|edge| edge.target())
    }
}

/// What less than this speaks for is called a claim for what stands around it: mostly facts that lead in, and headings
/// that only name.
const LIKELY: f64 = 0.3;

fn of_other_issues(pair: &EdgeView<'_>, known: &EdgeView<'_>) -> bool {
    pair.edge.issue != known.edge.issue && of_other_claims(pair, known)
}

fn of_other_claims(pair: &EdgeView<'_>, known: &EdgeView<'_>) -> bool {
    pair.source.id != known.source.id && pair.target.id != known.target.id
}

fn other_than(pair: &EdgeView<'_>, known: &EdgeView<'_>) -> bool {
    pair.source.id != known.source.id || pair.target.id != known.target.id
}

#[cfg(test)]
mod tests {
    use super::super::specimen;
    use crate::argument::RelationKind;

    #[test]
    fn the_surest_pairs_repeat_no_issue_and_no_claim() {
        let map = specimen::night_markets();
        let told = |limit| {
            let pairs = map.strongest_pairs(RelationKind::Contradiction, limit);
            let pairs = pairs
                .iter()
                .map(|pair| format!("{}–{}", pair.source.id.0, pair.target.id.0));
            pairs.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(told(2), "A1–B1 A2–B2");
        assert_eq!(told(3), "A1–B1 A2–B2 A5–B5");
        assert_eq!(told(9), "A1–B1 A2–B2 A3–B3 A5–B5");
    }

    #[test]
    fn pairs_come_issue_by_issue_the_surest_first() {
        let map = specimen::night_markets();
        let told: Vec<_> = map
            .pairs_by_issue()
            .into_iter()
            .map(|group| {
                let pairs = group
                    .pairs
                    .iter()
                    .map(|pair| format!("{}–{}", pair.source.id.0, pair.target.id.0))
                    .collect::<Vec<_>>()
                    .join(" ");
                (group.issue.map(|issue| issue.id.0.as_str()), pairs)
            })
            .collect();
        assert_eq!(
            told,
            [
                (Some("I1"), "A1–B1 A3–B3".to_owned()),
                (Some("I2"), "A2–B2 A5–B8".to_owned()),
                (None, "A5–B5".to_owned()),
            ]
        );
    }

    #[test]
    fn a_claim_is_unanswered_when_neither_it_nor_its_grounds_are_met() {
        let map = specimen::night_markets();
        let ids: Vec<_> = map
            .unanswered()
            .iter()
            .map(|node| node.id.0.as_str())
            .collect();
        // A6 backs A4 and goes with it; B4 is met through its ground B5.
        assert_eq!(ids, ["A4", "B6"]);
    }
}
