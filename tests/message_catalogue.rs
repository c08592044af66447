//! The catalogue of messages in Chinese (`data/messages`), held against the messages in the sources.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

use regex::Regex;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

const TABLES: [&str; 2] = ["zh.csv", "help.zh.csv"];

#[test]
fn every_error_has_a_chinese_message() {
    let known: BTreeSet<String> = catalogue().iter().map(|row| nameless(&row[0])).collect();
    let mut templates = Vec::new();
    for path in sources(&root().join("src")) {
        let text = std::fs::read_to_string(path).unwrap();
        templates.extend(errors_of(&text));
    }
    assert!(templates.len() > 80, "only {} were found", templates.len());
    templates.retain(|template| !known.contains(&nameless(template)));
    assert!(
        templates.is_empty(),
        "data/messages/zh.csv lacks: {templates:#?}"
    );
}

#[test]
fn the_chinese_names_what_the_english_names() {
    for [english, chinese] in catalogue() {
        let mut named = slots(&english);
        // What stands there is of no use in Chinese.
        named.retain(|name| name != "rest");
        assert_eq!(named, slots(&chinese), "{english}");
    }
}

#[test]
fn no_message_stands_in_the_catalogue_twice() {
    let mut seen = BTreeSet::new();
    for [english, _] in catalogue() {
        assert!(seen.insert(nameless(&english)), "{english}");
    }
}

#[test]
fn the_chinese_has_chinese_marks() {
    let half_width = Regex::new(r"\p{Han}[,;:?!]|[,;:?!]\p{Han}").unwrap();
    for [english, chinese] in catalogue() {
        assert!(!half_width.is_match(&chinese), "{english}: {chinese}");
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn catalogue() -> Vec<[String; 2]> {
    let mut rows = Vec::new();
    for table in TABLES {
        let mut table = csv::Reader::from_path(root().join("data/messages").join(table)).unwrap();
        assert_eq!(table.headers().unwrap(), vec!["english", "chinese"]);
        for row in table.records() {
            let row = row.unwrap();
            assert!(!row[0].is_empty() && !row[1].is_empty(), "{row:?}");
            rows.push([row[0].to_owned(), row[1].to_owned()]);
        }
    }
    rows
}

/// All Rust files in a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found
}

/// The templates of `#[error("…")]`, but for those that are nothing but another message.
fn errors_of(text: &str) -> Vec<String> {
    let attribute = Regex::new(r#"#\[error\(\s*"((?:[^"\\]|\\.|\\\n)*)""#).unwrap();
    let continued = Regex::new(r"\\\n\s*").unwrap();
    let bare = Regex::new(r"^\{\w*\}$").unwrap();
    attribute
        .captures_iter(text)
        .map(|found| continued.replace_all(&found[1], "").replace("\\\"", "\""))
        .filter(|template| !bare.is_match(template))
        .collect()
}

/// A template whatever its slots are called.
fn nameless(template: &str) -> String {
    let slot = Regex::new(r"\{\{|\}\}|\{\w*\}").unwrap();
    let blank = |found: &regex::Captures<'_>| match &found[0] {
        doubled @ ("{{" | "}}") => doubled.to_owned(),
        _ => "{}".to_owned(),
    };
    slot.replace_all(template, blank).into_owned()
}

/// The names of a template's slots, in order.
fn slots(template: &str) -> Vec<String> {
    let slot = Regex::new(r"\{\{|\}\}|\{(\w*)\}").unwrap();
    let mut names: Vec<String> = slot
        .captures_iter(template)
        .filter_map(|found| Some(found.get(1)?.as_str().to_owned()))
        .collect();
    names.sort();
    names
}
