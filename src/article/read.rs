//! The way from a file to an article: bytes, text, passages, furniture set aside, sentences.

use super::format::Format;
use super::page::{Page, Passage};
use super::{Article, ArticleError, ArticleId, Block, BlockKind, SourceText};
use super::{encoding, front_matter, furniture, markdown, plain, roles, sentences, teasers};
use crate::rules::FurnitureRules;
use std::path::Path;

/// Spans are kept in 32 bits; a file this long is no article.
const LARGEST_FILE: usize = 256 << 20;

/// Reads the article in a file: Markdown, HTML or plain text, by its extension or else by its content.
///
/// Fails where there is no such file, it cannot be read or decoded, or holds no text but furniture.
pub fn read_path(
    path: &Path,
    id: ArticleId,
    furniture: &FurnitureRules,
) -> Result<Article, ArticleError> {
    let bytes = std::fs::read(path).map_err(|cause| match cause.kind() {
        std::io::ErrorKind::NotFound => ArticleError::Missing {
            path: path.to_owned(),
        },
        std::io::ErrorKind::IsADirectory => ArticleError::IsDirectory {
            path: path.to_owned(),
        },
        _ if path.is_dir() => ArticleError::IsDirectory {
            path: path.to_owned(),
        },
        _ => ArticleError::Unreadable {
            path: path.to_owned(),
            cause,
        },
    })?;
    read_bytes(&path.to_string_lossy(), bytes, id, furniture)
}

/// Reads an article from memory. `name` is its path, or `-` for standard input.
pub fn read_bytes(
    name: &str,
    bytes: Vec<u8>,
    id: ArticleId,
    rules: &FurnitureRules,
) -> Result<Article, ArticleError> {
    if bytes.len() > LARGEST_FILE {
        return Err(ArticleError::TooLarge {
            name: name.to_owned(),
            bytes: bytes.len(),
            limit: LARGEST_FILE,
        });
    }
    let text = encoding::decode(name, bytes)?;
    if text.chars().all(super::page::is_blank) {
        return Err(ArticleError::Empty {
            name: name.to_owned(),
        });
    }
    let source = SourceText::new(text);
    let mut page = read_page(&source, Format::of(name, source.as_str()));
    let (own, mut aside) = furniture::set_aside(std::mem::take(&mut page.passages), rules);
    page.passages = own;
    page.aside.append(&mut aside);
    page.aside.sort_by_key(|furniture| furniture.span);
    roles::name_lead_and_headings(&mut page.passages);
    let article = into_article(name, id, source, page);
    let only_title = article
        .blocks
        .iter()
        .all(|block| block.kind == BlockKind::Title);
    if only_title {
        return Err(ArticleError::NoText {
            name: name.to_owned(),
        });
    }
    Ok(article)
}

/// Reads a bare text: every line is a paragraph, a short first line without a final mark the title. No furniture rules.
pub fn read_text(name: &str, text: &str, id: ArticleId) -> Article {
    let source = SourceText::new(text.to_owned());
    let mut page = Page {
        passages: plain::read_lines(&source),
        ..Page::default()
    };
    roles::title_from_first_line(&mut page);
    into_article(name, id, source, page)
}

/// The passages of the page, the title named, nothing else judged.
fn read_page(source: &SourceText, format: Format) -> Page {
    let mut page = Page::default();
    match format {
        Format::Markdown => {
            let body = front_matter::split(source, &mut page.metadata, &mut page.aside);
            for part in body.parts {
                markdown::read(source, part, &mut page.passages, &mut page.aside);
            }
            teasers::mark(&mut page.passages);
            roles::name_title(&mut page, body.title);
        }
        Format::Html => page.passages = plain::read(source),
        Format::Plain => {
            page.passages = plain::read(source);
            roles::title_from_first_line(&mut page);
        }
    }
    page
}

fn into_article(name: &str, id: ArticleId, source: SourceText, page: Page) -> Article {
    Article {
        id,
        path: name.to_owned(),
        source,
        metadata: page.metadata,
        blocks: page.passages.iter().filter_map(block).collect(),
        furniture: page.aside,
    }
}

/// A passage cut into sentences; `None` where nothing visible is left.
fn block(passage: &Passage) -> Option<Block> {
    let sentences: Vec<_> = passage.lines.iter().flat_map(sentences::cut).collect();
    let span = sentences.first()?.span.cover(sentences.last()?.span);
    Some(Block {
        kind: passage.kind,
        span,
        sentences,
    })
}
