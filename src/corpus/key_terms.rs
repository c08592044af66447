//! What an article is about: its most telling words.

use crate::article::{Article, BlockKind};
use crate::language::{Language, WordRarity, normalised};
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
            for word in joined(
                language.content_words(&sentence.text),
                &sentence.text,
                rarity,
            ) {
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

/// The words with Latin names put together that are written apart, such as Tik Tok beside TikTok: the two halves would lead
/// to no article that writes it as one word. Only names that are known as one word are: App Store, but not TikTok Shop.
fn joined(words: Vec<String>, sentence: &str, rarity: &WordRarity) -> Vec<String> {
    let latin = |word: &String| word.chars().all(|letter| letter.is_ascii_alphabetic());
    if words.iter().filter(|word| latin(word)).count() < 2 {
        return words;
    }
    let text = normalised(sentence).to_lowercase();
    let mut joined: Vec<String> = Vec::with_capacity(words.len());
    for word in words {
        if let Some(before) = joined.last_mut()
            && latin(before)
            && latin(&word)
            && text.contains(&format!("{before} {word}"))
            && rarity.knows(&format!("{before}{word}"))
        {
            before.push_str(&word);
            continue;
        }
        joined.push(word);
    }
    joined
}
