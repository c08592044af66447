//! Pages made to do harm: nested a hundred thousand deep, entities by the million, texts of one endless line. Each is read
//! or refused with a message that names the file; the stack does not overflow, and nothing takes minutes.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

use counterpoint::article::FurnitureRules;
use counterpoint::article::{Article, ArticleId, read_bytes, read_path};
use std::sync::LazyLock;

static FURNITURE: LazyLock<FurnitureRules> = LazyLock::new(|| FurnitureRules::builtin().unwrap());

const CLAIM: &str = "夜市应该保留，因为很多家庭靠它生活。";
const DEEP: usize = 100_000;

fn read(name: &str, page: &str) -> Result<Article, String> {
    let read = read_bytes(name, page.as_bytes().to_vec(), ArticleId::at(0), &FURNITURE);
    read.map_err(|error| error.to_string())
}

/// The page is read, and the claim is in it.
fn holds_the_claim(name: &str, page: &str) {
    let article = read(name, page).unwrap();
    let mut sentences = article.blocks.iter().flat_map(|block| &block.sentences);
    assert!(
        sentences.any(|sentence| sentence.text.contains("很多家庭靠它生活")),
        "{name}"
    );
}

/// The page is refused with a message that names it and says `words`.
fn refused(name: &str, page: &str, words: &str) {
    let message = read(name, page).unwrap_err();
    assert!(
        message.starts_with(name) && message.contains(words),
        "{message}"
    );
}

#[test]
fn html_nested_deep() {
    for open in [
        "<div>",
        "<b>",
        "<table><tr><td>",
        "<ul><li>",
        "<p><font><i>",
        "<blockquote>",
        "<section><article>",
    ] {
        let page = format!("<html><body>{}<p>{CLAIM}</p>", open.repeat(DEEP));
        holds_the_claim("deep.html", &page);
    }
}

#[test]
fn html_with_tricks() {
    holds_the_claim(
        "entities.html",
        &format!(
            "<!DOCTYPE x [<!ENTITY a \"哈哈\"><!ENTITY b \"&a;&a;&a;\">]><html><body><p>&b;</p><p>{CLAIM}</p>"
        ),
    );
    refused(
        "amp.html",
        &format!("<body><p>{}{CLAIM}", "&amp;".repeat(DEEP)),
        "a sentence of 100018 characters, more than 10000",
    );
    refused(
        "angles.html",
        &format!("<body>{}{CLAIM}", "<".repeat(DEEP)),
        "more than 10000",
    );
    refused(
        "comments.html",
        &format!("<body>{}{CLAIM}", "<!--".repeat(DEEP)),
        "no article text",
    );
    let attributes: String = (0..DEEP).map(|number| format!("a{number}=1 ")).collect();
    holds_the_claim("attributes.html", &format!("<body><p {attributes}>{CLAIM}"));
    refused(
        "paragraphs.html",
        &format!("<body>{}", "<p>热闹".repeat(DEEP)),
        "has 100000 passages, more than 50000",
    );
}

#[test]
fn markdown_nested_deep() {
    for open in [">", "- ", "1. ", "<div>"] {
        let page = format!("{}\n\n{CLAIM}\n", open.repeat(DEEP));
        holds_the_claim("deep.md", &page);
    }
    let steps: String = (0..2_000)
        .map(|depth| format!("{}- 热闹\n", "  ".repeat(depth)))
        .collect();
    read("steps.md", &format!("{CLAIM}\n\n{steps}")).unwrap_err();
    for marks in [
        "[", "![", "*", "**a ", "_a ", "`a", "[a](", "<a ", "\\", "&amp;",
    ] {
        let page = format!("{}{CLAIM}\n", marks.repeat(DEEP));
        refused("marks.md", &page, "marks.md:1: a sentence of");
    }
    let pages = [
        format!("{}{CLAIM}{}\n", "[".repeat(DEEP), "]".repeat(DEEP)),
        format!(
            "[a]: {}\n\n{}{CLAIM}\n",
            "b".repeat(DEEP),
            "[a] ".repeat(DEEP)
        ),
        format!("|{}\n|{}\n{CLAIM}\n", "a|".repeat(DEEP), "-|".repeat(DEEP)),
    ];
    for page in pages {
        let message = read("brackets.md", &page).unwrap_err();
        assert!(message.contains("a sentence of"), "{message}");
    }
}

#[test]
fn front_matter_that_grows() {
    let anchors: String = (1..1_000)
        .map(|number| {
            format!(
                "b{number}: &b{number} [*b{}, *b{}]\n",
                number - 1,
                number - 1
            )
        })
        .collect();
    holds_the_claim(
        "laughs.md",
        &format!("---\ntitle: 夜市\nb0: &b0 [哈]\n{anchors}---\n\n{CLAIM}\n"),
    );
    let brackets = "[".repeat(DEEP);
    holds_the_claim(
        "yaml.md",
        &format!("---\ntitle: {brackets}\n---\n\n{CLAIM}\n"),
    );
    let dashes = "- ".repeat(9_900);
    holds_the_claim(
        "dashes.md",
        &format!("---\ntitle: 夜市\n{dashes}\n---\n\n{CLAIM}\n"),
    );
    holds_the_claim(
        "toml.md",
        &format!(
            "+++\ntitle = {brackets}\n{}b = 1\n+++\n\n{CLAIM}\n",
            "a.".repeat(DEEP)
        ),
    );
    refused(
        "open.md",
        &format!("---\n{}{CLAIM}", "a: b\n".repeat(DEEP)),
        "more than 10000",
    );
}

#[test]
fn texts_without_end() {
    refused(
        "blanks.md",
        &format!("{}{CLAIM}", " ".repeat(6_000_000)),
        "characters, more than 5000000; give one article a file",
    );
    refused(
        "lines.txt",
        &"热\n".repeat(60_000),
        "has 60000 passages, more than 50000",
    );
    refused(
        "line.txt",
        &"热闹".repeat(20_000),
        "line.txt:1: a sentence of 40000 characters, more than 10000",
    );
    refused(
        "book.txt",
        &"热闹不等于信任。".repeat(2_001),
        "has 2001 sentences, more than 2000",
    );
    for mark in ["“", "（", "！", ".", "\u{200d}", "\u{202e}", "e\u{301}"] {
        let page = format!("{}\n\n{CLAIM}\n", mark.repeat(DEEP));
        match read("marks.txt", &page) {
            Ok(article) => assert!(!article.blocks.is_empty()),
            Err(message) => assert!(message.contains("more than 10000"), "{message}"),
        }
    }
}

#[test]
fn a_line_of_a_hundred_megabytes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("endless.md");
    // A hole in the file, which takes no room on the disk.
    let file = std::fs::File::create(&path).unwrap();
    file.set_len(100_000_000).unwrap();
    let message = read_path(&path, ArticleId::at(0), &FURNITURE).unwrap_err();
    assert!(
        message.to_string().ends_with(
            "endless.md: is 100000000 bytes long, more than 20971520; give one article a file"
        ),
        "{message}"
    );
}
