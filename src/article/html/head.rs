//! What an HTML page says about its article: meta tags first, then the usual places in the page.

use super::text::plain;
use super::tree::{Child, Tree};
use crate::article::bylines::without_label;
use crate::article::page::Line;
use crate::article::{CalendarDate, Metadata, Published, dates};

/// Longer texts are no names.
const LONGEST_NAME: usize = 30;

/// A site's name behind the title is not longer.
const LONGEST_SITE_NAME: usize = 20;

/// Reads the metadata of the page whose article is `main`.
pub(super) fn metadata(tree: &Tree, text: &str, main: usize) -> Metadata {
    let meta = |names: &[&str]| names.iter().find_map(|name| meta(tree, name));
    let keywords = meta(&["keywords", "news_keywords", "article:tag"]).unwrap_or_default();
    let tags = keywords
        .split([',', '，', '、', ';'])
        .map(str::trim)
        .filter(|tag| !tag.is_empty());
    Metadata {
        title: meta(&["og:title", "twitter:title", "title"]),
        author: meta(&[
            "author",
            "article:author",
            "og:article:author",
            "byl",
            "dc.creator",
            "parsely-author",
        ])
        .filter(|author| !author.starts_with("http"))
        .or_else(|| {
            labelled(tree, text, AUTHOR_NAMES, LONGEST_NAME)
                .map(|name| without_label(&name).to_owned())
        }),
        published: meta(PUBLISHED)
            .and_then(|date| Published::read(&date))
            .or_else(|| printed_date(tree, text, main).map(Published::On)),
        category: meta(&[
            "article:section",
            "og:article:section",
            "section",
            "channel",
        ]),
        tags: tags.map(str::to_owned).collect(),
        url: meta(&["og:url"]).or_else(|| canonical(tree)),
        page_views: None,
    }
}

const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "date",
    "dc.date",
    "article:create_at",
    "og:release_date",
    "weibo:article:create_at",
    "parsely-pub-date",
];

/// Classes and ids under which pages print the author's name.
const AUTHOR_NAMES: &[&str] = &[
    "js_author_name",
    "author-name",
    "author_name",
    "author",
    "byline",
    "writer",
    "js_name",
];

/// The content of a `<meta>` by its name or property.
fn meta(tree: &Tree, name: &str) -> Option<String> {
    let named = |node: &usize| {
        let node = tree.node(*node);
        let is = |attribute| node.attribute(attribute).eq_ignore_ascii_case(name);
        node.name == "meta" && (is("name") || is("property") || is("itemprop"))
    };
    let content = tree
        .elements()
        .filter(named)
        .map(|node| tree.node(node).attribute("content").trim());
    content
        .filter(|content| !content.is_empty())
        .map(str::to_owned)
        .next()
}

fn canonical(tree: &Tree) -> Option<String> {
    let mut links = tree.elements().map(|node| tree.node(node));
    let link = links.find(|node| node.name == "link" && node.attribute("rel") == "canonical")?;
    Some(link.attribute("href").to_owned()).filter(|url| !url.is_empty())
}

/// The text of the first element with one of the names as a class or id.
fn labelled(tree: &Tree, text: &str, names: &[&str], longest: usize) -> Option<String> {
    let is = |node: usize, name: &str| {
        let node = tree.node(node);
        let author = node.attribute("rel") == "author" || node.attribute("itemprop") == "author";
        node.names().split_whitespace().any(|word| word == name) || name == "author" && author
    };
    names.iter().find_map(|name| {
        let elements = tree.elements().filter(|&node| is(node, name));
        let texts = elements.map(|node| inner_text(tree, text, node));
        texts
            .into_iter()
            .find(|text| !text.is_empty() && text.chars().count() <= longest)
    })
}

/// A date that the page prints: in `<time>`, or in an element that is named for it.
fn printed_date(tree: &Tree, text: &str, main: usize) -> Option<CalendarDate> {
    let end = tree.node(main).bytes.end;
    let candidates = tree
        .elements()
        .filter(|&node| tree.node(node).bytes.start < end);
    candidates.into_iter().find_map(|index| {
        let node = tree.node(index);
        let names = node.names().to_ascii_lowercase();
        let named = node.name == "time" || ["date", "time"].iter().any(|name| names.contains(name));
        let attribute = Some(node.attribute("datetime"))
            .filter(|_| named)
            .and_then(dates::beginning);
        let printed = || {
            named
                .then(|| inner_text(tree, text, index))
                .filter(|text| text.len() <= 60)
        };
        attribute.or_else(|| dates::within(&printed()?))
    })
}

/// Longer texts are neither names nor dates, in bytes.
const LONGEST_INNER_TEXT: usize = 400;

/// The text in an element, as far as it may be a name or a date, white space collapsed.
fn inner_text(tree: &Tree, text: &str, node: usize) -> String {
    let mut written = String::new();
    let mut open: Vec<&Child> = tree.node(node).children.iter().rev().collect();
    while let Some(child) = open.pop() {
        match child {
            Child::Text(bytes) => written.push_str(&plain(text, bytes.clone())),
            Child::Element(child) => open.extend(tree.node(*child).children.iter().rev()),
        }
        if written.len() > LONGEST_INNER_TEXT {
            break;
        }
    }
    written.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A page's name without the site's: `标题 - 网站`, `标题_频道_网站`.
pub(super) fn without_site_name(mut line: Line) -> Line {
    let text: Vec<char> = line.glyphs.iter().map(|glyph| glyph.character).collect();
    let separates = |at: usize| match text[at] {
        '_' | '|' | '｜' => true,
        '-' | '–' | '—' => at > 0 && text[at - 1] == ' ' && text.get(at + 1) == Some(&' '),
        _ => false,
    };
    let mut end = text.len();
    for at in (1..text.len()).rev() {
        if separates(at) && end - at <= LONGEST_SITE_NAME + 1 {
            end = at;
        }
    }
    line.glyphs.truncate(end);
    line.trim();
    line
}
