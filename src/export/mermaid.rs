//! `map.mmd`: a Mermaid flowchart, which GitHub, GitLab and many editors draw where they find it in Markdown.
//!
//! One subgraph an author; a double frame for a thesis, round corners for a claim, a plain box for a premise; solid
//! arrows for support, crossed dashed lines for contradiction, labelled with the issue across articles.

use super::Format;
use super::exchange::Exchange;
use super::loss::Part;
use super::palette::Palette;
use crate::argument::{ComponentKind, RelationKind};
use crate::map::{ArgumentMap, EdgeView, Node, on_one_line, shortened};
use std::collections::HashMap;
use std::fmt::Write;

/// The map as a Mermaid flowchart.
pub const EXCHANGE: Exchange = Exchange {
    format: Format::standing("mermaid", "map.mmd", |map, _| {
        Ok(to_mermaid(map).into_bytes())
    }),
    left_behind: &[
        Part::Dates,
        Part::Metadata,
        Part::Base,
        Part::Places,
        Part::Voices,
        Part::NodeConfidence,
        Part::EdgesBeyond(MOST_EDGES),
        Part::EdgeConfidence,
        Part::Issues,
        Part::Reasons,
        Part::Evidence,
        Part::RunnersUp,
        Part::Reviews,
    ],
    read: None,
};

/// Mermaid refuses diagrams of 500 edges, and lets no diagram raise that.
const MOST_EDGES: usize = 499;
/// Columns of an issue's label on a line.
const ISSUE_COLUMNS: usize = 40;

/// Writes the flowchart; of a map with too many edges those across articles first, then the surest.
pub fn to_mermaid(map: &ArgumentMap) -> String {
    let places: HashMap<&str, usize> = map
        .nodes()
        .enumerate()
        .map(|(place, node)| (node.id.0.as_str(), place))
        .collect();
    let name = |node: &Node| format!("n{}", places[node.id.0.as_str()]);
    let mut text = String::from(
        "flowchart RL
",
    );
    // Writing into a string does not fail, here and below.
    for (place, article) in map.articles.iter().enumerate() {
        let heading = format!("{} {}", article.id, article.headline());
        let _ = writeln!(text, "  subgraph s{place}[\"{}\"]", quoted(&heading));
        for node in map.nodes_of(&article.id) {
            let _ = writeln!(text, "    {}{}", name(node), shape(node));
        }
        text.push_str("  end\n");
    }
    for edge in drawn(map) {
        let line = line(map, &edge);
        let _ = writeln!(text, "  {} {line} {}", name(edge.source), name(edge.target));
    }
    let palette = Palette::of(map);
    for (place, view) in palette.views().iter().enumerate() {
        let filed: Vec<String> = map
            .nodes()
            .filter(|node| node.view.as_ref() == Some(&view.id))
            .map(name)
            .collect();
        let _ = writeln!(
            text,
            "  %% {}",
            on_one_line(&view.label).replace(['{', '}'], " ")
        );
        let fill = palette.tint(Some(&view.id)).light;
        let _ = writeln!(text, "  classDef v{place} fill:{fill},color:#000000");
        if !filed.is_empty() {
            let _ = writeln!(text, "  class {} v{place}", filed.join(","));
        }
    }
    text
}

/// The edges that Mermaid will draw, in the map's order.
fn drawn(map: &ArgumentMap) -> Vec<EdgeView<'_>> {
    let mut edges: Vec<_> = map.edges().enumerate().collect();
    edges.sort_by(|(_, one), (_, other)| {
        let confidence = |view: &EdgeView<'_>| view.edge.confidence.value();
        let across = other.is_cross().cmp(&one.is_cross());
        across.then_with(|| confidence(other).total_cmp(&confidence(one)))
    });
    edges.truncate(MOST_EDGES);
    edges.sort_by_key(|(place, _)| *place);
    edges.into_iter().map(|(_, edge)| edge).collect()
}

fn shape(node: &Node) -> String {
    let label = quoted(&format!("{} {}", node.id.0, node.text));
    match node.kind {
        ComponentKind::MajorClaim => format!("[[\"{label}\"]]"),
        ComponentKind::Claim => format!("(\"{label}\")"),
        ComponentKind::Premise => format!("[\"{label}\"]"),
    }
}

fn line(map: &ArgumentMap, view: &EdgeView<'_>) -> String {
    let arrow = match (view.edge.kind, view.is_cross()) {
        (RelationKind::Support, false) => "-->",
        (RelationKind::Support, true) => "<-->",
        (RelationKind::Contradiction, false) => "-.-x",
        (RelationKind::Contradiction, true) => "x-.-x",
    };
    match map.issue_label(view.edge) {
        "" => arrow.to_owned(),
        issue => format!("{arrow}|\"{}\"|", quoted(&shortened(issue, ISSUE_COLUMNS))),
    }
}

/// Text between quotation marks: whatever Mermaid or HTML would read as markup goes by its number.
fn quoted(text: &str) -> String {
    let mut out = String::new();
    for character in on_one_line(text).chars() {
        match character {
            '"' | '#' | '&' | '<' | '>' | '`' | '\\' | ';' | '%' | '{' | '}' | '[' | ']' | '*'
            | '_' | '|' => {
                let _ = write!(out, "#{};", u32::from(character));
            }
            _ if character.is_control() => {}
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::specimen;

    #[test]
    fn shapes_lines_and_labels_tell_the_map() {
        let text = to_mermaid(&specimen::night_markets());
        assert!(text.contains("flowchart RL\n  subgraph s0[\"A 江晚舟：夜市不是城市的麻烦\"]\n"));
        assert!(text.contains("    n0[[\"A1 城市应当把夜市留下来。\"]]\n"));
        assert!(text.contains("  n1 --> n0\n"));
        assert!(text.contains("  n0 x-.-x|\"夜市的热闹能不能长久\"| n7\n"));
        assert!(text.contains("  class n0,n1,n2,n3 v0\n"));
    }

    #[test]
    fn of_too_many_edges_the_surest_are_drawn_and_the_others_told() {
        let map = specimen::crowded(10, 80);
        let left = map.edges().count() - MOST_EDGES;
        let lines = to_mermaid(&map)
            .lines()
            .filter(|line| line.starts_with("  n"))
            .count();
        assert_eq!(lines, MOST_EDGES);
        let told: Vec<String> = EXCHANGE
            .losses(&map)
            .iter()
            .map(ToString::to_string)
            .collect();
        assert!(told.contains(&format!(
            "the whole of {left} edges, the least sure inside articles"
        )));
    }

    #[test]
    fn what_would_be_markup_goes_by_its_number() {
        assert_eq!(quoted("“好”\"a\" <b>\n#1"), "“好”#34;a#34; #60;b#62; #35;1");
    }
}
