//! Rows of another map, in which the same names mean other nodes.

use super::finding::Finding;
use super::sheet::{Row, Sheet};
use crate::map::Node;

/// What a row tells again of a node that it names.
pub(super) struct ToldAgain<'a> {
    /// The node; of a relation that was moved also the one that stood there before.
    pub nodes: Vec<&'a Node>,
    /// The columns of its text and, where there is one, of its line.
    pub text: &'a str,
    pub line: Option<&'a str>,
}

/// Where a row tells other things of all its nodes than the map: what is to be said of the row, which is not read.
pub(super) fn of_another_map(sheet: &Sheet, row: &Row, ends: &[ToldAgain<'_>]) -> Option<Finding> {
    let cell = |column: &str| sheet.raw(row, column).unwrap_or_default();
    let told: Vec<_> = ends
        .iter()
        .filter(|end| !end.nodes.is_empty() && !cell(end.text).trim().is_empty())
        .collect();
    let is_other = |end: &&ToldAgain<'_>| {
        let nodes = || end.nodes.iter();
        let another_text = nodes().all(|node| !sheet.same(&node.text, cell(end.text)));
        // An editor may have mended the text; then the line is the same.
        let another_line = end
            .line
            .is_none_or(|line| nodes().all(|node| !sheet.same(&node.line.to_string(), cell(line))));
        another_text && another_line
    };
    let first = told.first()?;
    let node = first.nodes.first()?;
    told.iter().all(is_other).then(|| Finding::NodeChanged {
        id: node.id.0.clone(),
        known: node.text.clone(),
        written: cell(first.text).trim().to_owned(),
    })
}
