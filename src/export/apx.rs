//! `map.apx`: the claims and attacks as an abstract argumentation framework, for ICCMA solvers and ASPARTIX.
//!
//! ```text
//! arg(a1).        one a node, the node's id in lower case
//! att(b3,a3).     what argues against what; across articles the attack is mutual
//! ```
//! Which arguments can stand together is the solver's business: it knows attacks alone.

use super::Format;
use super::exchange::Exchange;
use super::loss::Part;
use crate::argument::RelationKind;
use crate::map::{ArgumentMap, Node, on_one_line};
use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;

/// The map for argumentation solvers.
pub const EXCHANGE: Exchange = Exchange {
    format: Format::standing("apx", "map.apx", |map, _| Ok(to_apx(map).into_bytes())),
    left_behind: &[
        Part::Titles,
        Part::Dates,
        Part::Metadata,
        Part::Base,
        Part::Views,
        Part::Issues,
        Part::Kinds,
        Part::Texts,
        Part::Places,
        Part::Voices,
        Part::NodeViews,
        Part::NodeConfidence,
        Part::Supports,
        Part::EdgeConfidence,
        Part::Reasons,
        Part::EdgeIssues,
        Part::EdgeOrder,
        Part::Evidence,
        Part::RunnersUp,
        Part::Reviews,
    ],
    read: None,
};

/// Writes the framework. Solvers of the ICCMA competition accept no comments, so the file holds facts alone.
pub fn to_apx(map: &ArgumentMap) -> String {
    let names = names(map);
    let name = |node: &Node| names[node.id.0.as_str()].as_str();
    let mut text = String::new();
    for node in map.nodes() {
        // Writing into a string does not fail.
        let _ = writeln!(text, "arg({}).", name(node));
    }
    let mut told = BTreeSet::new();
    for attack in map.edges() {
        if attack.edge.kind != RelationKind::Contradiction {
            continue;
        }
        let mut directions = vec![(attack.source, attack.target)];
        if attack.is_cross() {
            directions.push((attack.target, attack.source));
        }
        for (from, to) in directions {
            let fact = format!("att({},{}).", name(from), name(to));
            if told.insert(fact.clone()) {
                text.push_str(&fact);
                text.push('\n');
            }
        }
    }
    text
}

/// A name for every node that begins with a small letter and has only letters, digits and `_`, no two alike.
fn names(map: &ArgumentMap) -> HashMap<&str, String> {
    let mut taken = BTreeSet::new();
    let mut names = HashMap::new();
    for node in map.nodes() {
        let kept = |c: char| {
            if c.is_ascii_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                '_'
            }
        };
        let mut name: String = on_one_line(&node.id.0).chars().map(kept).collect();
        if !name.starts_with(|first: char| first.is_ascii_lowercase()) {
            name.insert(0, 'n');
        }
        while !taken.insert(name.clone()) {
            name.push('_');
        }
        names.insert(node.id.0.as_str(), name);
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::specimen;

    #[test]
    fn attacks_inside_run_one_way_and_across_both() {
        let text = to_apx(&specimen::night_markets());
        assert!(text.starts_with("arg(a1).\narg(a2).\n"));
        assert!(text.contains("att(b8,b4).\n") && !text.contains("att(b4,b8)."));
        assert!(text.contains("att(a1,b1).\natt(b1,a1).\n"));
        assert_eq!(text.matches("att(").count(), 9);
    }
}
