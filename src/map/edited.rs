//! Where an editor's own work shows in a map: what no new run of the program would bring back.

use super::ArgumentMap;

impl ArgumentMap {
    /// How many nodes and edges an editor has decided on, noted something beside, corrected or added.
    ///
    /// Files from before corrections were marked show another kind, other ends or an added edge by what is missing: the
    /// program tells of every node and edge what it nearly was, and `import` takes that from what an editor changes so. In a
    /// map that never had it, as one that came back from another format, it is not missed.
    pub fn edited(&self) -> usize {
        let nodes_tell = self.nodes().any(|node| node.runner_up.is_some());
        let edges_tell = self.edges().any(|view| view.edge.runner_up.is_some());
        let nodes = self
            .nodes()
            .filter(|node| node.review.is_some() || (nodes_tell && node.runner_up.is_none()));
        let edges = self.edges().filter(|view| {
            view.edge.review.is_some() || (edges_tell && view.edge.runner_up.is_none())
        });
        nodes.count() + edges.count()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Decision, specimen};

    #[test]
    fn what_an_editor_decided_is_counted() {
        let mut map = specimen::night_markets();
        let before = map.edited();
        specimen::decide(&mut map, "E15", Decision::Accept, "");
        assert_eq!(map.edited(), before + 1);
    }
}
