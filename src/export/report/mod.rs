//! `report.html`: the articles side by side in one page that needs no network, their claims marked in place, between
//! them the issues with the paired claims, and of every pair and claim why it is there.
//!
//! In come a map and [`Options`], out goes a page of four parts: a summary, the articles with their marks, the pairs by
//! issue, and data from which the script tells why. Markup stands in `page/` as minijinja templates, which escape all
//! that comes from an article; the style sheet and the scripts beside it. The page's content security policy admits
//! that style and that script only, by their hashes.

mod claim;
mod diagram;
mod grounds;
mod overview;
mod pairs;
mod policy;
#[cfg(test)]
mod tests;
mod text;
mod wording;
mod words;

use super::palette::Palette;
use super::{Format, Options, RenderError};
use crate::bilingual::Lang;
use crate::explain::Phrases;
use crate::map::{ArgumentMap, ViewEntry};
use claim::Claims;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment};
use serde::Serialize;
use std::collections::BTreeMap;

/// The report.
pub const FORMAT: Format = Format {
    tells_why: true,
    ..Format::standing("html", "report.html", |map, options| {
        to_html(map, options)
            .map(String::into_bytes)
            .map_err(RenderError::failed)
    })
};

const TEMPLATES: [(&str, &str); 6] = [
    ("page.html", include_str!("page/page.html")),
    ("claim.html", include_str!("page/claim.html")),
    ("overview.html", include_str!("page/overview.html")),
    ("filters.html", include_str!("page/filters.html")),
    ("pairs.html", include_str!("page/pairs.html")),
    ("text.html", include_str!("page/text.html")),
];

const SCRIPT: &str = concat!(
    include_str!("script/data.js"),
    include_str!("script/choice.js"),
    include_str!("script/why.js"),
    include_str!("script/filters.js"),
    include_str!("script/search.js"),
    include_str!("script/keys.js"),
    include_str!("script/start.js"),
);

/// Why there is no report.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReportError {
    /// The page could not be filled in.
    #[error("the report could not be written: {0}; this is a fault of the program, please tell us")]
    Template(#[from] minijinja::Error),
    /// The data for the script could not be written.
    #[error(
        "the report's data could not be written: {0}; this is a fault of the program, please tell us"
    )]
    Data(#[from] serde_json::Error),
}

/// Everything that the templates show.
#[derive(Serialize)]
struct Page<'a> {
    words: BTreeMap<&'static str, String>,
    title: String,
    policy: String,
    style: &'a str,
    script: &'a str,
    data: String,
    diagram: Option<String>,
    overview: overview::Overview,
    views: Vec<ViewRow>,
    panels: Vec<text::Panel>,
    groups: Vec<pairs::Group>,
    pairs: usize,
    compares: bool,
}

/// A view as legend and filter show it.
#[derive(Serialize)]
struct ViewRow {
    id: String,
    label: String,
    place: Option<usize>,
}

/// Writes the page. The same map and options give the same bytes.
///
/// # Errors
/// None that a map can cause; [`ReportError`], should a template not fit the program.
pub fn to_html(map: &ArgumentMap, options: &Options) -> Result<String, ReportError> {
    let palette = Palette::of(map);
    let phrases = Phrases(options.lang);
    let claims = Claims::of(map, &palette, phrases);
    let texts: Vec<text::Text<'_>> = map
        .articles
        .iter()
        .map(|article| text::Text::of(map, article))
        .collect();
    let words = words::words(options.lang);
    let data = grounds::Grounds::of(map, &texts, &words, options);
    let style = policy::style();
    let diagram = diagram::svg(map, options.lang);
    let groups = pairs::groups(map, &claims, options.lang);
    let page = Page {
        title: title(map, options.lang),
        policy: policy::policy(SCRIPT, &style, diagram.as_deref()),
        style: &style,
        script: SCRIPT,
        data: policy::embedded(&serde_json::to_string(&data)?),
        diagram,
        overview: overview::Overview::of(map, &claims),
        views: view_rows(map.all_views(), &palette),
        panels: texts.iter().map(|text| text.panel(&claims)).collect(),
        pairs: groups.iter().map(|group| group.pairs.len()).sum(),
        groups,
        compares: map.articles.len() > 1,
        words,
    };
    let mut templates = Environment::new();
    templates.set_auto_escape_callback(|_| AutoEscape::Html);
    let mut syntax = SyntaxConfig::builder();
    templates.set_syntax(syntax.trim_blocks(true).lstrip_blocks(true).build()?);
    for (name, source) in TEMPLATES {
        templates.add_template(name, source)?;
    }
    let html = templates.get_template("page.html")?.render(Serde(page))?;
    Ok(html.chars().map(policy::printable).collect())
}

fn title(map: &ArgumentMap, lang: Lang) -> String {
    let authors: Vec<&str> = map.articles.iter().map(|one| one.byline()).collect();
    match (lang, authors.as_slice()) {
        (Lang::Zh, [only]) => format!("论证阅读：{only}"),
        (Lang::En, [only]) => format!("The argument of {only}"),
        (Lang::Zh, [first, second]) => format!("对照阅读：{first} 与 {second}"),
        (Lang::En, [first, second]) => format!("Side by side: {first} and {second}"),
        (Lang::Zh, many) => format!("对照阅读：{}", many.join("、")),
        (Lang::En, many) => format!("Side by side: {}", many.join(", ")),
    }
}

fn view_rows(views: Vec<ViewEntry>, palette: &Palette) -> Vec<ViewRow> {
    views
        .into_iter()
        .map(|view| ViewRow {
            place: palette.place(Some(&view.id)),
            id: view.id,
            label: view.label,
        })
        .collect()
}
