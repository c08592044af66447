//! A map without its less sure edges.

use super::{ArgumentMap, Edge, IssueId, NodeId};
use std::collections::HashSet;

/// What the map was before its less sure edges were left out.
#[derive(Clone, Debug)]
pub struct Threshold {
    /// The least confidence of the edges that are left.
    pub least: f64,
    /// How many edges between articles were left out.
    pub pairs: usize,
    /// The claims that nobody took up even then.
    unanswered: HashSet<NodeId>,
}

impl Threshold {
    /// Whether nobody took up a claim before edges were left out. One whose answer is merely not sure enough is answered.
    pub(super) fn was_unanswered(&self, claim: &NodeId) -> bool {
        self.unanswered.contains(claim)
    }
}

impl ArgumentMap {
    /// Leaves out the edges that are less sure than `least`, and the issues of which no pair is left.
    pub fn leave_out_below(&mut self, least: f64) {
        let sure = |edge: &Edge| edge.confidence.value() >= least;
        if self.edges().all(|edge| sure(edge.edge)) {
            return;
        }
        let pairs = self.cross_edges().filter(|edge| !sure(edge.edge)).count();
        let unanswered = self.unanswered().into_iter();
        let unanswered = unanswered.map(|claim| claim.id.clone()).collect();
        self.retain_edges(sure);
        self.threshold = Some(Threshold {
            least,
            pairs,
            unanswered,
        });
    }

    /// Keeps the edges that `keep` wants. Nodes stay; an issue goes with the last of its pairs.
    pub fn retain_edges(&mut self, keep: impl Fn(&Edge) -> bool) {
        let before = self.spoken_to();
        self.graph.retain_edges(|graph, edge| keep(&graph[edge]));
        let after = self.spoken_to();
        self.issues
            .retain(|issue| after.contains(&issue.id) || !before.contains(&issue.id));
    }

    /// The issues that pairs speak to.
    fn spoken_to(&self) -> HashSet<IssueId> {
        let edges = self.edges();
        edges.filter_map(|edge| edge.edge.issue.clone()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::specimen;

    #[test]
    fn an_issue_goes_with_the_last_of_its_pairs_and_no_claim_becomes_unanswered() {
        let mut map = specimen::night_markets();
        map.leave_out_below(0.85);
        let left: Vec<_> = map.issues.iter().map(|issue| issue.id.0.as_str()).collect();
        assert_eq!(left, ["I1"]);
        assert_eq!(map.cross_edges().count(), 1);
        let ids = |claims: Vec<&super::super::Node>| -> Vec<String> {
            claims.iter().map(|claim| claim.id.0.clone()).collect()
        };
        assert_eq!(
            ids(map.unanswered()),
            ids(specimen::night_markets().unanswered())
        );
    }

    #[test]
    fn a_threshold_that_all_edges_pass_changes_nothing() {
        let mut map = specimen::night_markets();
        map.leave_out_below(0.1);
        assert_eq!((map.issues.len(), map.edges().count()), (2, 18));
        assert!(map.threshold().is_none());
    }
}
