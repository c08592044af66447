//! What is no article though it is text: maps, tables, pictures and reports, which this program writes itself.

use super::ArticleError;
use std::path::Path;

/// What a file is, and what to do with it.
type Told = (&'static str, &'static str);

const PICTURE: Told = (
    "a picture",
    "give the article's text; `counterpoint render` draws map.json again",
);
const TABLE: Told = (
    "a table",
    "give the article's text; `counterpoint import` takes an edited table back into its map",
);
const GRAPH: Told = (
    "a drawing for Graphviz",
    "give the article's text; `counterpoint render` draws map.json again",
);
const JSON: Told = (
    "JSON",
    "give the article's text; `counterpoint explain`, `render` and `convert` take a map.json, and texts come a line each, \
     {\"id\", \"text\"}, with `extract --jsonl`",
);
const ROWS: Told = (
    "JSON by lines",
    "`counterpoint extract --jsonl` and `counterpoint corpus extract` take a text a line, {\"id\", \"text\"}",
);

const REPORT: Told = (
    "a report that this program wrote",
    "give the articles that it is about",
);

/// What a page that this program writes says of itself in its head.
const PAGE_MARK: &str = "<meta name=\"generator\" content=\"counterpoint\">";
/// What a report in Markdown begins with; who reads it does not see it.
pub(crate) const MARKDOWN_MARK: &str = "<!-- generator: counterpoint -->";

/// Refuses a file whose name says that it holds no article.
pub(super) fn check_name(path: &Path) -> Result<(), ArticleError> {
    let extension = path
        .extension()
        .and_then(|extension| extension.to_str())
        .map(str::to_lowercase);
    let told = match extension.as_deref() {
        Some("svg") => PICTURE,
        Some("csv" | "tsv" | "xlsx" | "xls" | "ods") => TABLE,
        Some("dot" | "gv") => GRAPH,
        Some("json") => JSON,
        Some("jsonl" | "ndjson") => ROWS,
        _ => return Ok(()),
    };
    Err(foreign(&path.to_string_lossy(), told))
}

/// Refuses a text that is no article, whatever its name.
pub(super) fn check_content(name: &str, text: &str) -> Result<(), ArticleError> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let is_json = |text: &str| serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
    let told = if text.starts_with('<') && is_svg(text) {
        PICTURE
    } else if is_report(text) {
        REPORT
    } else if text.trim_start_matches('[').trim_start().starts_with('{') && is_json(text) {
        JSON
    } else if text.starts_with('{') && text.lines().next().is_some_and(is_json) {
        ROWS
    } else {
        return Ok(());
    };
    Err(foreign(name, told))
}

/// Whether a text says of itself that this program wrote it. An article may quote the mark further down.
fn is_report(text: &str) -> bool {
    let head = || text.split("<body").next().unwrap_or_default();
    text.starts_with(MARKDOWN_MARK) || (text.starts_with('<') && head().contains(PAGE_MARK))
}

/// Whether a text is a picture from its first mark to its last: a page may begin with one.
fn is_svg(text: &str) -> bool {
    let mut start = text;
    while start.starts_with("<?") || start.starts_with("<!") {
        // A comment may hold marks, but none that ends it before its end.
        let end = if start.starts_with("<!--") {
            "-->"
        } else {
            ">"
        };
        match start.split_once(end) {
            Some((_, rest)) => start = rest.trim_start(),
            None => return false,
        }
    }
    // The end of the outermost picture is the end of the text.
    let (mut depth, mut rest) = (0_usize, start);
    if !rest.starts_with("<svg") {
        return false;
    }
    while let Some(at) = rest.find("svg") {
        let (before, behind) = (&rest[..at], &rest[at + 3..]);
        if before.ends_with("</") {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return behind.trim() == ">";
            }
        } else if before.ends_with('<') {
            depth += 1;
        }
        rest = behind;
    }
    false
}

fn foreign(name: &str, (what, instead): Told) -> ArticleError {
    ArticleError::Foreign {
        name: name.to_owned(),
        what,
        instead,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_tables_and_pictures_are_known_by_their_names() {
        for (name, word) in [
            ("out/diagram.SVG", "a picture"),
            ("comparison.csv", "counterpoint import"),
            ("map.xlsx", "counterpoint import"),
            ("map.json", "extract --jsonl"),
            ("rows.jsonl", "extract --jsonl"),
            ("map.dot", "counterpoint render"),
        ] {
            let told = check_name(Path::new(name)).map_err(|error| error.to_string());
            assert!(
                matches!(&told, Err(told) if told.starts_with(name) && told.contains(word)),
                "{told:?}"
            );
        }
        for name in ["a.md", "a", "csv", "a.json.md"] {
            assert!(check_name(Path::new(name)).is_ok(), "{name}");
        }
    }

    #[test]
    fn maps_and_pictures_are_known_by_what_they_hold() {
        let told = |text: &str| check_content("-", text).map_err(|error| error.to_string());
        for text in [
            "<svg width=\"1\"><text>店</text></svg>\n",
            "\u{feff}<?xml version=\"1.0\"?>\n<!-- made by hand -->\n<!DOCTYPE svg>\n<svg></svg>",
            "{\"nodes\": []}",
            "<svg><svg></svg><a/></svg>",
            "[ {\"id\": 1} ]\n",
            "{\"id\": 1, \"text\": \"店\"}\n{\"id\": 2, \"text\": \"茶\"}\n",
        ] {
            assert!(told(text).is_err(), "{text}");
        }
        let page = format!("<!doctype html><html><head>{PAGE_MARK}</head><body>店</body></html>");
        let report = format!("{MARKDOWN_MARK}\n\n# 夜市\n");
        for text in [&page, &report] {
            let told = told(text).unwrap_err();
            assert!(
                told.contains("is a report that this program wrote"),
                "{told}"
            );
        }
        let quoted = format!("<html><body><code>{PAGE_MARK}</code></body></html>");
        for text in [
            &quoted,
            "<svg></svg><p>书店关了。</p>",
            "<svg></svg><p>书店关了。</p><svg></svg>",
            "<!-- 开头 -->\n# 标题\n\n正文。",
            "<!-- 没有结尾",
            "[12]",
            "[书店](https://a.example)关了。",
            "{% hint %}\n正文。",
            "",
        ] {
            assert_eq!(told(text), Ok(()), "{text}");
        }
    }
}
