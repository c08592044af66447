//! Where an editor's own work shows in a map: what no new run of the program would bring back.

use super::ArgumentMap;

impl ArgumentMap {
    /// How many nodes and edges bear a decision or a note, were added, or have another kind or other ends than the program
    /// gave them.
    ///
    /// The program tells of every node and edge what it nearly was; `import` leaves that out of what an editor adds or
    /// changes so. Of a map that never had it, as one that came back from another format, only decisions and notes are
    /// counted. Another view, issue or reason by itself leaves no trace.
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
