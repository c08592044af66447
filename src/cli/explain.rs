//! `counterpoint explain`: why a node or an edge of a map is there.

use super::failure::Failure;
use super::loading::RuleArguments;
use super::map_file::read_map;
use crate::Counterpoint;
use crate::explain::Explainer;
use crate::map::{ArgumentMap, EdgeView, Node, NodeId, shortened};
use clap::ValueEnum;
use std::io::Write;
use std::path::PathBuf;

/// Say why a node or an edge of a map is there, and what it nearly was
///
/// Prints the words of the node, the rules that spoke for and against its kind with the words that made them speak and
/// what they count, the kind that came second and by how much, and its edges. Of an edge, the same and the target that
/// came second.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The map, as `compare` and `extract` write it
    map: PathBuf,
    /// A node (A12), an edge of edges.csv (E7; edge7 in a map with an article E), or two nodes that an edge joins (A3 B7, 'A3->A1' or A3–B7)
    #[arg(required = true, num_args = 1..=2, value_name = "NODE")]
    names: Vec<String>,
    #[command(flatten)]
    rules: RuleArguments,
}

/// What to explain of a whole map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Extent {
    /// The surest contradictions and agreements; of one article its theses and surest relations
    Strongest,
    /// Every node and every edge
    All,
}

pub(super) fn run(arguments: Arguments, out: &mut dyn Write) -> Result<(), Failure> {
    let map = read_map(&arguments.map)?;
    let asked = Asked::find(&map, &arguments.names)?;
    let lang = arguments.rules.lang();
    let counterpoint = arguments.rules.builder().load()?;
    let reasons = counterpoint.reasons()?;
    let explainer = Explainer::new(&map, &reasons, lang);
    match asked {
        Asked::Node(node) => write!(out, "{}", explainer.node(node))?,
        Asked::Edges(edges) => {
            for (place, edge) in edges.into_iter().enumerate() {
                if place > 0 {
                    writeln!(out)?;
                }
                write!(out, "{}", explainer.edge(edge))?;
            }
        }
    }
    Ok(())
}

/// How many pairs of each sort are explained where only the strongest are asked for.
const STRONGEST: usize = 3;

/// Explains a whole map, or the strongest of it.
pub(super) fn explain_map(
    counterpoint: &Counterpoint,
    map: &ArgumentMap,
    extent: Extent,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let reasons = counterpoint.reasons()?;
    let explainer = Explainer::new(map, &reasons, counterpoint.lang());
    let (nodes, edges): (Vec<&Node>, Vec<EdgeView<'_>>) = match extent {
        Extent::Strongest => explainer.strongest(STRONGEST),
        Extent::All => (map.nodes().collect(), map.edges().collect()),
    };
    for node in nodes {
        writeln!(out, "{}", explainer.node(node))?;
    }
    for edge in edges {
        writeln!(out, "{}", explainer.edge(edge))?;
    }
    Ok(())
}

/// What stands between two nodes, as `explain` itself, `import` and editors write it.
const JOINS: [char; 9] = ['-', '–', '—', '>', '→', '↔', '<', '～', ' '];

/// What the arguments name.
enum Asked<'map> {
    Node(&'map Node),
    Edges(Vec<EdgeView<'map>>),
}

impl<'map> Asked<'map> {
    fn find(map: &'map ArgumentMap, names: &[String]) -> Result<Self, Failure> {
        let ends: Vec<&str> = names
            .iter()
            .flat_map(|name| match node(map, name) {
                // Other programs may call a node anything.
                Ok(_) => vec![name.as_str()],
                Err(_) => name.split(JOINS).collect(),
            })
            .filter(|name| !name.is_empty())
            .collect();
        match ends.as_slice() {
            [name] => match (node(map, name), edge_called(map, name)) {
                (Ok(node), _) => Ok(Self::Node(node)),
                (Err(_), Some(edge)) => Ok(Self::Edges(vec![edge])),
                (Err(failure), None) => Err(no_such_edge(map, name).unwrap_or(failure)),
            },
            [one, other] => edges_between(map, node(map, one)?, node(map, other)?).map(Self::Edges),
            _ => {
                let message = "name one node (A12) or the two ends of an edge (A3 B7)";
                Err(Failure::usage("explain", message))
            }
        }
    }
}

/// The node of that name, in capitals or not.
fn node<'map>(map: &'map ArgumentMap, name: &str) -> Result<&'map Node, Failure> {
    let wanted = name.to_uppercase();
    map.nodes()
        .find(|node| node.id.0.to_uppercase() == wanted)
        .ok_or_else(|| Failure::Wrong(no_such_node(map, name)))
}

/// The edge of that name in map.json and edges.csv.
fn edge_called<'map>(map: &'map ArgumentMap, name: &str) -> Option<EdgeView<'map>> {
    map.edges().nth(map.edge_ids().place_of(name)?)
}

/// Of a name such as edges have, that there is no edge of that number.
fn no_such_edge(map: &ArgumentMap, name: &str) -> Option<Failure> {
    let ids = map.edge_ids();
    let number = name.get(..ids.prefix().len())?;
    let is_edge = number.eq_ignore_ascii_case(ids.prefix())
        && name.len() > number.len()
        && name[number.len()..]
            .bytes()
            .all(|byte| byte.is_ascii_digit());
    if !is_edge {
        return None;
    }
    let known = match map.edges().count() {
        0 => "the map has no edges".to_owned(),
        1 => format!("the only edge is {}", ids.at(0)),
        count => format!("the edges are {} to {}", ids.at(0), ids.at(count - 1)),
    };
    Some(Failure::Wrong(format!("no edge is called {name}; {known}")))
}

fn edges_between<'map>(
    map: &'map ArgumentMap,
    one: &'map Node,
    other: &'map Node,
) -> Result<Vec<EdgeView<'map>>, Failure> {
    let joins = |edge: &EdgeView<'_>, ids: [&NodeId; 2]| {
        let ends = [&edge.source.id, &edge.target.id];
        ends == ids || ends == [ids[1], ids[0]]
    };
    let ids = [&one.id, &other.id];
    let found: Vec<_> = map.edges().filter(|edge| joins(edge, ids)).collect();
    if !found.is_empty() {
        return Ok(found);
    }
    let joined: Vec<String> = map
        .edges()
        .filter(|edge| {
            ids.iter()
                .any(|id| [&edge.source.id, &edge.target.id].contains(id))
        })
        .map(|edge| format!("{}->{}", edge.source.id.0, edge.target.id.0))
        .collect();
    let hint = match joined.is_empty() {
        true => "neither has any".to_owned(),
        false => format!("they have {}", joined.join(", ")),
    };
    Err(Failure::Wrong(format!(
        "no edge joins {} and {}; {hint}",
        one.id.0, other.id.0
    )))
}

/// Nodes named in a hint.
const HINTED: usize = 4;
/// Columns of a node's text in a hint.
const HINT_COLUMNS: usize = 40;

fn no_such_node(map: &ArgumentMap, name: &str) -> String {
    let number = |id: &str| -> Option<usize> {
        let digits = id.trim_start_matches(|letter: char| !letter.is_ascii_digit());
        digits.parse().ok()
    };
    let wanted = name.to_uppercase();
    let letter = wanted.chars().next();
    let mut near: Vec<&Node> = map.nodes().collect();
    near.sort_by_key(|node| {
        let apart = match (number(&node.id.0), number(&wanted)) {
            (Some(has), Some(asked)) => has.abs_diff(asked),
            _ => 0,
        };
        (node.id.0.chars().next() != letter, apart)
    });
    near.truncate(HINTED);
    let near: Vec<String> = near
        .iter()
        .map(|node| format!("\n  {}  {}", node.id.0, shortened(&node.text, HINT_COLUMNS)))
        .collect();
    match near.is_empty() {
        true => format!("no node is called {name}: the map has no nodes"),
        false => format!("no node is called {name}; near it are{}", near.concat()),
    }
}
