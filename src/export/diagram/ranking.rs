//! Which nodes and pairs deserve their place in a picture: the theses first, then what meets across, the surest pair
//! first, then the claims that carry most.

use super::choice::Detail;
use crate::argument::ComponentKind;
use crate::map::{ArgumentMap, ArticleEntry, EdgeView, Node, NodeId};
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// How many contradictions, and how many agreements, of any two authors make a picture in which the eye can still follow
/// them: twenty, shared out among the couples, and one of either for each couple at least.
const FOLLOWED: usize = 20;

/// Of pairs in the order of their confidence the first contradictions and agreements between any two of the articles,
/// so that a picture of many authors shows who meets whom.
pub(super) fn surest_of_any_two(pairs: Vec<EdgeView<'_>>, articles: usize) -> Vec<EdgeView<'_>> {
    let share = (FOLLOWED / (articles * (articles - 1) / 2)).max(1);
    let mut drawn = HashMap::new();
    let mut surest = pairs;
    surest.retain(|pair| {
        let between = (&pair.source.article, &pair.target.article, pair.edge.kind);
        let so_far: &mut usize = drawn.entry(between).or_default();
        *so_far += 1;
        *so_far <= share
    });
    surest
}

/// Of pairs in the order of their confidence the first on every issue.
pub(super) fn surest_on_every_issue(pairs: Vec<EdgeView<'_>>) -> Vec<EdgeView<'_>> {
    let mut seen = HashSet::new();
    let mut surest = pairs;
    surest.retain(|pair| seen.insert(&pair.edge.issue));
    surest
}

/// In which order nodes deserve their place in a picture.
pub(super) struct Ranking {
    pub(super) detail: Detail,
    /// Whether one issue was asked for: then what bears on it is wanted, not the rest of the article.
    pub(super) narrowed: bool,
    /// The view asked for.
    pub(super) view: Option<String>,
}

impl Ranking {
    pub(super) fn of<'map>(
        &self,
        map: &'map ArgumentMap,
        articles: &[&'map ArticleEntry],
        pairs: &[EdgeView<'map>],
    ) -> Vec<&'map Node> {
        let mut ranked = Ranked::default();
        for article in articles {
            ranked.extend(theses(map, article));
        }
        for pair in pairs {
            ranked.extend([pair.source, pair.target]);
        }
        if self.detail == Detail::Thesis {
            return ranked.nodes;
        }
        let loads = loads(map);
        let load = |node: &Node| loads.get(&node.id).copied().unwrap_or_default();
        if self.narrowed {
            // The grounds of what meets, the weightiest first.
            let ends: HashSet<_> = pairs
                .iter()
                .flat_map(|pair| [&pair.source.id, &pair.target.id])
                .collect();
            let mut grounds: Vec<_> = map
                .inner_edges()
                .filter(|edge| ends.contains(&edge.target.id))
                .map(|edge| edge.source)
                .collect();
            grounds.sort_by_key(|ground| Reverse(load(ground)));
            ranked.extend(grounds);
            return ranked.nodes;
        }
        // Turn by turn, the author with the fewest nodes so far first, so that neither column outgrows the other.
        let mut queues: Vec<Vec<&Node>> = articles
            .iter()
            .map(|article| {
                let mut rest: Vec<_> = map
                    .nodes_of(&article.id)
                    .filter(|node| self.wants(node))
                    .collect();
                if self.detail == Detail::Claims {
                    rest.sort_by_key(|node| Reverse(load(node)));
                }
                rest.reverse();
                rest
            })
            .collect();
        loop {
            let shortest = (0..articles.len())
                .filter(|&author| !queues[author].is_empty())
                .min_by_key(|&author| ranked.count(articles[author]));
            let Some(next) = shortest.and_then(|author| queues[author].pop()) else {
                return ranked.nodes;
            };
            ranked.extend([next]);
        }
    }

    fn wants(&self, node: &Node) -> bool {
        let kind = self.detail == Detail::Full || node.kind != ComponentKind::Premise;
        kind && self
            .view
            .as_ref()
            .is_none_or(|view| node.view.as_ref() == Some(view))
    }
}

/// Nodes in order, each once.
#[derive(Default)]
struct Ranked<'map> {
    nodes: Vec<&'map Node>,
    seen: HashSet<&'map NodeId>,
}

impl<'map> Ranked<'map> {
    fn extend(&mut self, nodes: impl IntoIterator<Item = &'map Node>) {
        for node in nodes {
            if self.seen.insert(&node.id) {
                self.nodes.push(node);
            }
        }
    }

    fn count(&self, article: &ArticleEntry) -> usize {
        let of_article = |node: &&&Node| node.article == article.id;
        self.nodes.iter().filter(of_article).count()
    }
}

/// The major claims; where there is none, the claim that carries most.
fn theses<'map>(map: &'map ArgumentMap, article: &'map ArticleEntry) -> Vec<&'map Node> {
    let of_kind = |kind| {
        map.nodes_of(&article.id)
            .filter(move |node| node.kind == kind)
    };
    let major: Vec<_> = of_kind(ComponentKind::MajorClaim).collect();
    if !major.is_empty() {
        return major;
    }
    let loads = loads(map);
    let heaviest = of_kind(ComponentKind::Claim)
        .min_by_key(|claim| Reverse(loads.get(&claim.id).copied().unwrap_or_default()));
    heaviest.into_iter().collect()
}

/// How many grounds each node has, near ones counting double, so that a broad claim comes before a long chain.
fn loads(map: &ArgumentMap) -> HashMap<&NodeId, usize> {
    let above: HashMap<&NodeId, &NodeId> = map
        .inner_edges()
        .map(|edge| (&edge.source.id, &edge.target.id))
        .collect();
    let mut loads = HashMap::new();
    for ground in above.keys() {
        let mut worth = 2;
        let mut at = *ground;
        // Grounds may run in a circle; no chain is longer than there are nodes.
        for _ in 0..above.len() {
            let Some(&superior) = above.get(at) else {
                break;
            };
            *loads.entry(superior).or_default() += worth;
            worth = 1;
            at = superior;
        }
    }
    loads
}
