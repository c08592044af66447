//! `map.gexf`: the map for Gephi, with kinds, views and confidences as attributes to colour and filter by.

use super::exchange::Exchange;
use super::loss::Part;
use super::xml::escaped;
use super::{Format, palette::Palette};
use crate::map::ArgumentMap;
use std::fmt::Write;

/// The map as GEXF 1.3.
pub const EXCHANGE: Exchange = Exchange {
    format: Format::standing("gexf", "map.gexf", |map, _| Ok(to_gexf(map).into_bytes())),
    left_behind: &[
        Part::Titles,
        Part::Dates,
        Part::Metadata,
        Part::Base,
        Part::Spans,
        Part::Issues,
        Part::Voices,
        Part::Evidence,
        Part::RunnersUp,
        Part::Reviews,
    ],
    read: None,
};

const NODE_ATTRIBUTES: &[(&str, &str)] = &[
    ("kind", "string"),
    ("view", "string"),
    ("author", "string"),
    ("line", "integer"),
    ("confidence", "double"),
];
const EDGE_ATTRIBUTES: &[(&str, &str)] = &[
    ("kind", "string"),
    ("scope", "string"),
    ("issue", "string"),
    ("why", "string"),
];

/// Writes the map; an edge's weight is its confidence, a node's colour that of its view.
pub fn to_gexf(map: &ArgumentMap) -> String {
    let palette = Palette::of(map);
    let mut out = String::from(concat!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n",
        "  <graph defaultedgetype=\"directed\" mode=\"static\">\n",
    ));
    declare(&mut out, "node", NODE_ATTRIBUTES);
    declare(&mut out, "edge", EDGE_ATTRIBUTES);
    out.push_str("    <nodes>\n");
    for node in map.nodes() {
        // Writing into a string does not fail, here and below.
        let (id, label) = (escaped(&node.id.0), escaped(&node.text));
        let _ = writeln!(out, "      <node id=\"{id}\" label=\"{label}\">");
        let values = [
            node.kind.as_str(),
            map.view_label(node),
            map.byline_of(node),
            &node.line.to_string(),
            &node.confidence.value().to_string(),
        ];
        write_values(&mut out, &values);
        let [red, green, blue] = components(palette.tint(node.view.as_deref()).light);
        let _ = writeln!(
            out,
            "        <viz:color r=\"{red}\" g=\"{green}\" b=\"{blue}\"/>\n      </node>"
        );
    }
    out.push_str("    </nodes>\n    <edges>\n");
    let ids = map.edge_ids();
    for view in map.edges() {
        let _ = writeln!(
            out,
            "      <edge id=\"{}\" source=\"{}\" target=\"{}\" label=\"{}\" weight=\"{}\">",
            escaped(&ids.of(&view).0),
            escaped(&view.source.id.0),
            escaped(&view.target.id.0),
            view.edge.kind.as_str(),
            view.edge.confidence.value()
        );
        let values = [
            view.edge.kind.as_str(),
            if view.is_cross() { "across" } else { "inside" },
            map.issue_label(view.edge),
            &view.edge.why,
        ];
        write_values(&mut out, &values);
        out.push_str("      </edge>\n");
    }
    out.push_str("    </edges>\n  </graph>\n</gexf>\n");
    out
}

fn declare(out: &mut String, class: &str, attributes: &[(&str, &str)]) {
    let _ = writeln!(out, "    <attributes class=\"{class}\">");
    for (place, (title, kind)) in attributes.iter().enumerate() {
        let _ = writeln!(
            out,
            "      <attribute id=\"{place}\" title=\"{title}\" type=\"{kind}\"/>"
        );
    }
    out.push_str("    </attributes>\n");
}

fn write_values(out: &mut String, values: &[&str]) {
    out.push_str("        <attvalues>\n");
    for (place, value) in values.iter().enumerate() {
        let value = escaped(value);
        let _ = writeln!(
            out,
            "          <attvalue for=\"{place}\" value=\"{value}\"/>"
        );
    }
    out.push_str("        </attvalues>\n");
}

/// Red, green and blue, 0 to 255, of `#RRGGBB`.
fn components(colour: &str) -> [u8; 3] {
    [1, 3, 5].map(|at| {
        let digits = colour.get(at..at + 2).unwrap_or("FF");
        u8::from_str_radix(digits, 16).unwrap_or(255)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::specimen;

    #[test]
    fn nodes_and_edges_have_their_attributes() {
        let text = to_gexf(&specimen::night_markets());
        assert!(text.contains("<node id=\"A1\" label=\"城市应当把夜市留下来。\">"));
        assert!(text.contains("<viz:color r=\"187\" g=\"225\" b=\"246\"/>"));
        assert_eq!(text.matches("<edge id=").count(), 18);
    }
}
