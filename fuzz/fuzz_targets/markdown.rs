//! A Markdown page: it is read without a panic, and every span points at what it says.

#![no_main]

use counterpoint::article::{ArticleId, read_bytes};
use counterpoint::rules::FurnitureRules;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static RULES: LazyLock<FurnitureRules> = LazyLock::new(FurnitureRules::builtin);

fuzz_target!(|bytes: &[u8]| {
    let Ok(article) = read_bytes("a.md", bytes.to_vec(), ArticleId::at(0), &RULES) else {
        return;
    };
    let characters = article.source.as_str().chars().count();
    for sentence in article.blocks.iter().flat_map(|block| &block.sentences) {
        assert!(sentence.span.start < sentence.span.end && sentence.span.end <= characters);
        assert_eq!(sentence.positions.len(), sentence.text.chars().count());
        assert!(sentence.positions.iter().all(|&at| sentence.span.start <= at && at < sentence.span.end));
    }
});
