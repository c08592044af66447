//! The way from a file to an article: bytes, text, passages, furniture set aside, sentences.

use super::format::Format;
use super::page::{Page, Passage};
use super::{Article, ArticleError, ArticleId, Block, BlockKind, SourceText};
use super::{
    bylines, encoding, foreign, front_matter, furniture, html, labels, list_marks, markdown, plain,
    roles, sentences, teasers, unfinished,
};
use crate::article::FurnitureRules;
use crate::bounded::{self, ReadFileError};
use std::io::ErrorKind;
use std::path::Path;

/// Bytes of the largest file that is read; a longer one is no article.
pub const LARGEST_FILE: usize = 20 << 20;
/// Characters of the longest text that is read. A page may be longer: it holds pictures and programs too.
const LONGEST_TEXT: usize = 5_000_000;
/// Passages of the longest page that is looked at; each is held against the furniture rules.
const MOST_PASSAGES: usize = 50_000;
/// Characters of the longest sentence that is read.
const LONGEST_SENTENCE: usize = 10_000;
/// Sentences of the longest article that is read: every one may become a node, and is held against every other.
const MOST_SENTENCES: usize = 2_000;

/// Reads the article in a file: Markdown, HTML or plain text, by its extension or else by its content.
///
/// # Errors
/// Where there is no such file, it cannot be read or decoded, or holds no text but furniture.
pub fn read_path(
    path: &Path,
    id: ArticleId,
    furniture: &FurnitureRules,
) -> Result<Article, ArticleError> {
    let bytes = read_file(path)?;
    // After the file was looked at: one that isn't there is told so.
    foreign::check_name(path)?;
    read_bytes(&path.to_string_lossy(), bytes, id, furniture)
}

/// The bytes of a file.
///
/// # Errors
/// Where it cannot be read. A device or pipe, which may never end, and a file of more than [`LARGEST_FILE`] bytes are refused
/// before they are read.
pub fn read_file(path: &Path) -> Result<Vec<u8>, ArticleError> {
    bounded::read_file(path, LARGEST_FILE).map_err(|refused| {
        let path = path.to_owned();
        match refused {
            ReadFileError::Folder => ArticleError::IsDirectory { path },
            ReadFileError::NoFile => ArticleError::NoFile { path },
            ReadFileError::TooLarge { bytes, most } => ArticleError::TooLarge {
                name: path.to_string_lossy().into_owned(),
                bytes: usize::try_from(bytes).unwrap_or(usize::MAX),
                limit: most,
            },
            ReadFileError::Io(cause) => match cause.kind() {
                ErrorKind::NotFound => ArticleError::Missing { path },
                _ => ArticleError::Unreadable { path, cause },
            },
        }
    })
}

/// Reads an article from memory. `name` is its path, or `-` for standard input.
///
/// # Errors
/// Where it cannot be decoded, holds no text but furniture, or is longer than an article may be.
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
    foreign::check_content(name, &text)?;
    let source = SourceText::new(text);
    let format = Format::of(name, source.as_str());
    if format != Format::Html {
        within(name, "characters", source.len(), LONGEST_TEXT)?;
    }
    let mut page = read_page(&source, format, rules);
    within(name, "passages", page.passages.len(), MOST_PASSAGES)?;
    let mut labels = labels::cut_off(&mut page.passages, rules);
    page.aside.append(&mut labels);
    let (own, mut aside) = furniture::set_aside(std::mem::take(&mut page.passages), rules);
    page.passages = list_marks::name_list_items(own);
    page.aside.append(&mut aside);
    page.aside.sort_by_key(|furniture| furniture.span);
    bylines::fill(&mut page.metadata, &page.aside, &source);
    roles::name_lead_and_headings(&mut page.passages);
    page.passages = unfinished::join(page.passages, &source);
    let article = into_article(name, id, source, page);
    within_limits(&article)?;
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

/// Refuses what is no article, but would take hours as one: sentences without an end, and books.
fn within_limits(article: &Article) -> Result<(), ArticleError> {
    let sentences = || article.blocks.iter().flat_map(|block| &block.sentences);
    if let Some(long) = sentences().find(|it| it.positions.len() > LONGEST_SENTENCE) {
        return Err(ArticleError::LongSentence {
            name: article.path.clone(),
            line: article.source.line(long.span.start),
            characters: long.positions.len(),
            limit: LONGEST_SENTENCE,
        });
    }
    within(
        &article.path,
        "sentences",
        sentences().count(),
        MOST_SENTENCES,
    )
}

fn within(name: &str, what: &'static str, count: usize, limit: usize) -> Result<(), ArticleError> {
    match count > limit {
        true => Err(ArticleError::TooLong {
            name: name.to_owned(),
            what,
            count,
            limit,
        }),
        false => Ok(()),
    }
}

/// Reads a bare text: every line is a paragraph, a short first line without a final mark the title. No furniture rules.
pub fn read_text(name: &str, text: &str, id: ArticleId) -> Article {
    let source = SourceText::new(text.to_owned());
    let mut page = Page {
        passages: plain::read_lines(&source),
        ..Page::default()
    };
    roles::title_from_first_line(&mut page, |_| false);
    into_article(name, id, source, page)
}

/// The passages of the page, the title named, nothing else judged.
fn read_page(source: &SourceText, format: Format, rules: &FurnitureRules) -> Page {
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
        Format::Html => html::read(source, rules, &mut page),
        Format::Plain => {
            page.passages = plain::read(source);
            roles::title_from_first_line(&mut page, |it| furniture::is_above_title(it, rules));
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, text: &str) -> Result<Article, ArticleError> {
        read_bytes(
            name,
            text.as_bytes().to_vec(),
            ArticleId::at(0),
            &FurnitureRules::builtin().unwrap(),
        )
    }

    fn blocks(article: &Article) -> Vec<(BlockKind, Vec<&str>)> {
        let blocks = article.blocks.iter();
        blocks
            .map(|block| {
                (
                    block.kind,
                    block.sentences.iter().map(|it| it.text.as_str()).collect(),
                )
            })
            .collect()
    }

    #[test]
    fn a_markdown_page_becomes_title_lead_headings_and_sentences() {
        let page = "# 咖啡的账\n\n> 一杯十八块，谁来买单？账还没有算完。\n\n## 咖啡的账\n\n2025-03-28\n\n> 一杯十八块，谁来买单？账还没有算完。\n\n\
            ### 一、房租\n\n房租**涨了三成。**没有人提前说。\n第二行没有句号\n\n1\\. 先算房租；再算人工\n\n- 豆子\n- 牛奶\n\n> 借来的热闹要还。\n\n\
            本文由 @某人 原创发布于某网，未经许可，禁止转载";
        let article = read("a.md", page).unwrap_or_else(|error| panic!("{error}"));
        let expected: Vec<(BlockKind, Vec<&str>)> = vec![
            (BlockKind::Title, vec!["咖啡的账"]),
            (
                BlockKind::Lead,
                vec!["一杯十八块，谁来买单？", "账还没有算完。"],
            ),
            (BlockKind::Heading(3), vec!["一、房租"]),
            (
                BlockKind::Paragraph,
                vec!["房租涨了三成。", "没有人提前说。", "第二行没有句号"],
            ),
            (BlockKind::Paragraph, vec!["1. 先算房租；", "再算人工"]),
            (BlockKind::ListItem, vec!["豆子"]),
            (BlockKind::ListItem, vec!["牛奶"]),
            (BlockKind::Quote, vec!["借来的热闹要还。"]),
        ];
        assert_eq!(blocks(&article), expected);
        let rules: Vec<&str> = article
            .furniture
            .iter()
            .map(|furniture| furniture.rule.as_str())
            .collect();
        assert_eq!(
            rules,
            [
                "repeated-printing",
                "date-alone",
                "repeated-printing",
                "publication-note"
            ]
        );
        let bold = &article.blocks[3].sentences[0];
        assert_eq!(article.source.slice(bold.span), "房租**涨了三成。**");
        assert_eq!(article.source.slice(bold.span_of(2..7)), "涨了三成。");
    }

    #[test]
    fn plain_text_takes_lines_for_paragraphs_and_joins_wrapped_ones() {
        let article = read(
            "a.txt",
            "咖啡的账\r\n房租涨了三成。没有人提前说。\r\n\r\nThe rent went up\r\nby a third. Nobody\r\nsaid so.",
        );
        let article = article.unwrap_or_else(|error| panic!("{error}"));
        let expected: Vec<(BlockKind, Vec<&str>)> = vec![
            (BlockKind::Title, vec!["咖啡的账"]),
            (
                BlockKind::Paragraph,
                vec!["房租涨了三成。", "没有人提前说。"],
            ),
            (
                BlockKind::Paragraph,
                vec!["The rent went up by a third.", "Nobody said so."],
            ),
        ];
        assert_eq!(blocks(&article), expected);
    }

    #[test]
    fn a_bare_text_never_fails() {
        let article = read_text("row 1", "该不该开店\n我认为不该。\n分享", ArticleId::at(0));
        let expected: Vec<(BlockKind, Vec<&str>)> = vec![
            (BlockKind::Title, vec!["该不该开店"]),
            (BlockKind::Paragraph, vec!["我认为不该。"]),
            (BlockKind::Paragraph, vec!["分享"]),
        ];
        assert_eq!(blocks(&article), expected);
        assert!(read_text("row 2", "", ArticleId::at(0)).blocks.is_empty());
        assert_eq!(
            read_text("row 3", "只有一行", ArticleId::at(0)).blocks[0].kind,
            BlockKind::Paragraph
        );
    }

    #[test]
    fn what_cannot_be_read_names_the_file_and_the_way_out() {
        let message = |path: &Path| match read_path(
            path,
            ArticleId::at(0),
            &FurnitureRules::builtin().unwrap(),
        ) {
            Ok(_) => String::from("read"),
            Err(error) => error.to_string(),
        };
        assert_eq!(
            message(Path::new("no/such.md")),
            "no/such.md: no such file; check the path"
        );
        assert!(message(&std::env::temp_dir()).contains("is a folder"));
        let refused = |text: &str| {
            read("a.md", text).map_or_else(|error| error.to_string(), |_| String::from("read"))
        };
        assert!(refused(" \n\u{feff}").starts_with("a.md: the file is empty"));
        assert!(
            refused("# 标题\n\n2025-03-28\n\n[分享](https://a.example)")
                .starts_with("a.md: no article text is left")
        );
    }
}
