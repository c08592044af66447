//! `map.json`: the whole map, out and back in without loss.
//!
//! ```text
//! { "articles": [{id, title, author, published, source, metadata}],   in the order given
//!   "base":     "A",                                                  where each was compared with that one only
//!   "views":    [{id, label}],                                        in the order of the view pack
//!   "authors":  [{article, author, major_claims, claims, premises, views: [{view, nodes, share}],
//!                 agreements, contradictions}],                       counted anew, not read back
//!   "issues":   [{id, label, positions: [{article, stance, nodes}]}], strongest first
//!   "nodes":    [{id, article, kind, text, span, line, heading, voice, view, confidence, evidence, runner_up, review}],
//!   "edges":    [{id, source, target, kind, confidence, issue, why, evidence, runner_up, review}] }
//! ```
//! `evidence` lists the rules with their case, the words they matched and their weights, loudest first; `runner_up` is what came second,
//! with its margin in log-odds: `{kind, confidence, margin}` of a node (no kind: no component), of an edge
//! `{outcome, margin}` with the outcome `other_target` (and `target`), `no_edge` or `other_kind` (and `kind`).
//! `review` is what an editor said and did, `{decision, note, corrected}` with the decision `accept`, `reject` or `change`;
//! `corrected` names what is the editor's, as `view`, or `added` of a whole edge.
//! An edge's id is its place in the list, `E1`, `E2`, … (`edge1` in maps with an article `E`); it is written for readers and not read back.
//!
//! The JSON Schema of this form is `data/map.schema.json`, made from the types.

mod authors;
mod file;
mod schema;

pub use file::JsonError;
pub(super) use file::{EdgeRow, MapFile};
pub use schema::schema;

use super::{Format, RenderError};
use crate::map::ArgumentMap;

/// The map as JSON.
pub const FORMAT: Format = Format::new("json", "map.json", |map, _| {
    to_json(map)
        .map(String::into_bytes)
        .map_err(RenderError::failed)
});

/// Writes the map, indented by two spaces, with a line end at the end. The same map gives the same bytes.
///
/// # Errors
/// None that a map made by this crate can cause; serde_json's, should a type refuse to be written.
pub fn to_json(map: &ArgumentMap) -> Result<String, serde_json::Error> {
    let mut text = serde_json::to_string_pretty(&MapFile::of(map))?;
    text.push('\n');
    Ok(text)
}

/// Reads a map back.
///
/// # Errors
/// [`JsonError`] names the line where the text is no JSON or a field is missing, and the node, edge or issue that
/// names something the map does not hold.
pub fn from_json(text: &str) -> Result<ArgumentMap, JsonError> {
    // Editors of text put a byte order mark before what they save.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_json::from_str::<MapFile<'_>>(text)?.into_map()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::specimen;

    #[test]
    fn a_map_is_written_in_the_documented_form() {
        insta::assert_snapshot!(to_json(&specimen::night_markets()).unwrap());
    }

    #[test]
    fn a_map_that_an_editor_of_text_saved_is_read() {
        let text = to_json(&specimen::night_markets()).unwrap();
        let back = from_json(&format!("\u{feff}{text}")).unwrap();
        assert_eq!(to_json(&back).unwrap(), text);
    }

    #[test]
    fn a_map_read_back_is_the_same_map() {
        for map in [
            specimen::night_markets(),
            specimen::crowded(3, 40),
            ArgumentMap::default(),
        ] {
            let text = to_json(&map).unwrap();
            let back = from_json(&text).unwrap();
            assert_eq!(to_json(&back).unwrap(), text);
            assert!(back.nodes().eq(map.nodes()));
            assert_eq!(back.articles, map.articles);
            assert_eq!(back.issues, map.issues);
            assert_eq!(back.views, map.views);
            assert!(back.edges().zip(map.edges()).all(|(a, b)| {
                (&a.source.id, &a.target.id, a.edge) == (&b.source.id, &b.target.id, b.edge)
            }));
        }
    }

    #[test]
    fn what_does_not_fit_together_is_named() {
        let good = to_json(&specimen::night_markets()).unwrap();
        let said = |from: &str, to: &str| {
            let text = good.replacen(from, to, 1);
            assert_ne!(text, good);
            from_json(&text).unwrap_err().to_string()
        };
        assert_eq!(
            said("\"source\": \"A2\"", "\"source\": \"A99\""),
            "edge E1 names the node A99, which the map does not have; correct the name, or put the node back"
        );
        assert_eq!(
            said("\"id\": \"A2\"", "\"id\": \"A1\""),
            "two nodes are called A1; give one of them another id"
        );
        assert_eq!(
            said(
                "\"article\": \"B\",\n      \"kind\"",
                "\"article\": \"Z\",\n      \"kind\""
            ),
            "node B1 names the article Z, which the map does not have; correct the name, or put the article back"
        );
        assert_eq!(
            said("\"target\": \"A1\"", "\"target\": \"A2\""),
            "edge E1 joins A2 with itself; leave it out, or mend its source or target"
        );
        assert_eq!(
            said("\"issue\": \"I1\"", "\"issue\": \"I7\""),
            "edge E14 names the issue I7, which the map does not have; correct the name, or put the issue back"
        );
        assert_eq!(
            said(
                "\"article\": \"A\",\n          \"stance\"",
                "\"article\": \"Z\",\n          \"stance\""
            ),
            "issue I1 names the article Z, which the map does not have; correct the name, or put the article back"
        );
        assert_eq!(
            said("\"start\": 200", "\"start\": 999"),
            "node A1 has a span that ends before it starts; write the map anew with `compare`"
        );
        assert!(said("\"nodes\": [\n    {", "\"nodes\": [\n    {,").contains("line"));
    }
}
