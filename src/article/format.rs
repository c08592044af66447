//! Which format a file is in: by its extension, or else by what it begins with.

use std::path::Path;

/// How much of a file without a telling name is looked at, in bytes.
const SAMPLE: usize = 20_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Markdown,
    Html,
    Plain,
}

impl Format {
    /// The format of the file `name` that holds `text`.
    pub fn of(name: &str, text: &str) -> Self {
        let extension = Path::new(name)
            .extension()
            .and_then(|extension| extension.to_str());
        match extension.map(str::to_lowercase).as_deref() {
            Some("md" | "markdown" | "mdown" | "mkd" | "mdx" | "rmd" | "qmd") => Self::Markdown,
            Some("html" | "htm" | "xhtml" | "shtml" | "mhtml") => Self::Html,
            Some("txt" | "text") => Self::Plain,
            _ => Self::sniff(text),
        }
    }

    fn sniff(text: &str) -> Self {
        let end = (0..=SAMPLE.min(text.len()))
            .rev()
            .find(|end| text.is_char_boundary(*end));
        let sample =
            text[..end.unwrap_or(0)].trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
        let lower = sample.to_ascii_lowercase();
        let tags = [
            "<p>", "<p ", "<div", "<article", "<body", "<h1", "<br", "<span",
        ];
        let html = ["<!doctype html", "<html", "<?xml", "<head", "<body", "<!--"];
        if html.iter().any(|start| lower.starts_with(start))
            || lower.starts_with('<') && tags.iter().any(|tag| lower.contains(tag))
        {
            return Self::Html;
        }
        let marked = |line: &str| {
            let line = line.trim_start();
            let heading = line.trim_start_matches('#');
            (heading.len() < line.len() && heading.starts_with(' '))
                || line.starts_with("> ")
                || line.starts_with("{% ")
        };
        let fenced = sample.starts_with("---") || sample.starts_with("+++");
        if fenced
            || sample.lines().any(marked)
            || sample.contains("](http")
            || sample.matches("**").count() >= 2
        {
            return Self::Markdown;
        }
        Self::Plain
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn the_extension_decides_and_else_the_content() {
        assert_eq!(Format::of("a/b.MD", "<html>"), Format::Markdown);
        assert_eq!(Format::of("b.htm", "# 标题"), Format::Html);
        assert_eq!(Format::of("b.txt", "# 标题"), Format::Plain);
        assert_eq!(
            Format::of("-", "\u{feff}\n<!DOCTYPE html><p>字"),
            Format::Html
        );
        assert_eq!(Format::of("-", "<div><p>正文。</p></div>"), Format::Html);
        assert_eq!(
            Format::of("-", "---\ntitle: 标题\n---\n正文。"),
            Format::Markdown
        );
        assert_eq!(Format::of("-", "开头。\n\n## 小标题\n"), Format::Markdown);
        assert_eq!(Format::of("-", "标题\n正文说，a < b。"), Format::Plain);
    }
}
