//! What an article is about: its most telling words.

use crate::article::{Article, BlockKind};
use crate::language::{Language, WordRarity};
use std::collections::BTreeMap;

/// Key terms an article keeps.
const MOST_TERMS: usize = 24;
/// How much more a word in the title counts, and one in a heading or lead.
const TITLE: f64 = 4.0;
const HEADING: f64 = 2.0;
/// A word that an article uses only once hardly names its subject.
const LEAST_WEIGHT: f64 = 2.0;

/// The words of greatest weight: how often the article uses a word, damped, times how few articles hold it.
pub(super) fn key_terms(
    article: &Article,
    language: &Language,
    rarity: &WordRarity,
) -> Vec<(String, f64)> {
    let mut counts: BTreeMap<String, f64> = BTreeMap::new();
    for block in &article.blocks {
        let weight = match block.kind {
            BlockKind::Title => TITLE,
            BlockKind::Lead | BlockKind::Heading(_) => HEADING,
            _ => 1.0,
        };
        for sentence in &block.sentences {
            for word in language.content_words(&sentence.text) {
                *counts.entry(word).or_insert(0.0) += weight;
            }
        }
    }
    let mut terms: Vec<(String, f64)> = counts
        .into_iter()
        .filter(|(_, count)| *count >= LEAST_WEIGHT)
        .map(|(word, count)| {
            let weight = (1.0 + count.ln()) * rarity.of(&word);
            (word, weight)
        })
        .collect();
    terms.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    terms.truncate(MOST_TERMS);
    terms
}
