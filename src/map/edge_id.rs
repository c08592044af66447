//! The ids of edges, which no node of the map has.

use super::{ArgumentMap, EdgeView};
use std::borrow::Cow;
use std::fmt;

/// Names an edge: `E7`, its place in the map; `edge7` in maps with an article `E`, where `E7` is a node.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EdgeId(pub String);

impl fmt::Display for EdgeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How the edges of one map are called.
#[derive(Clone, Debug)]
pub struct EdgeIds {
    prefix: Cow<'static, str>,
}

impl EdgeIds {
    /// The id of an edge of the map.
    pub fn of(&self, edge: &EdgeView<'_>) -> EdgeId {
        self.at(edge.place)
    }

    /// The id of the edge at that place of the map, counted from 0.
    pub fn at(&self, place: usize) -> EdgeId {
        EdgeId(format!("{}{}", self.prefix, place + 1))
    }

    /// What stands before the number in every id.
    pub fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The place that an id names, counted from 0; capitals or not.
    pub fn place_of(&self, id: &str) -> Option<usize> {
        let (prefix, number) = id.split_at_checked(self.prefix.len())?;
        let number: usize = match prefix.eq_ignore_ascii_case(&self.prefix) {
            true => number.parse().ok()?,
            false => return None,
        };
        number.checked_sub(1)
    }
}

impl ArgumentMap {
    /// How its edges are called.
    pub fn edge_ids(&self) -> EdgeIds {
        let mut prefix = Cow::Borrowed("E");
        while self.nodes().any(|node| is_numbered(&node.id.0, &prefix)) {
            // Nodes of maps that other programs have drawn may be called anything.
            prefix = match prefix.as_ref() {
                "E" => Cow::Borrowed("edge"),
                taken => Cow::Owned(format!("{taken}_")),
            };
        }
        EdgeIds { prefix }
    }
}

/// Whether an id is the prefix with a number behind it; capitals or not, as `explain` and `import` don't mind them.
fn is_numbered(id: &str, prefix: &str) -> bool {
    id.split_at_checked(prefix.len())
        .is_some_and(|(start, number)| {
            start.eq_ignore_ascii_case(prefix)
                && !number.is_empty()
                && number.bytes().all(|byte| byte.is_ascii_digit())
        })
}

#[cfg(test)]
mod tests {
    use super::super::specimen;
    use super::*;
    use crate::argument::ComponentKind::Claim;
    use crate::argument::RelationKind::Support;

    #[test]
    fn edges_are_called_e_and_their_place() {
        let map = specimen::night_markets();
        let ids = map.edge_ids();
        let names: Vec<_> = map.edges().map(|edge| ids.of(&edge).0).collect();
        assert_eq!((names[0].as_str(), names.len()), ("E1", 18));
        assert_eq!(
            [ids.place_of("e7"), ids.place_of("E0"), ids.place_of("A7")],
            [Some(6), None, None]
        );
    }

    #[test]
    fn no_edge_is_called_as_a_node_of_the_fifth_article() {
        let mut map = ArgumentMap::default();
        for (place, author) in ["江晚舟", "石一鸣", "白露", "方禾", "顾小满"]
            .into_iter()
            .enumerate()
        {
            map.articles.push(specimen::article(place, author, "夜市"));
            specimen::add_node(&mut map, place, Claim, "夜市该留。", None);
        }
        specimen::add_edge(&mut map, ("A1", "E1"), Support, 0.8, None);
        let ids = map.edge_ids();
        assert_eq!(
            map.edges().next().map(|edge| ids.of(&edge).0).as_deref(),
            Some("edge1")
        );
        assert_eq!([ids.place_of("edge1"), ids.place_of("E1")], [Some(0), None]);
    }
}
