//! Articles printed twice: the same text, or most of the same sentences under another lead or with other headings.

use super::names::fingerprint;
use crate::article::{Article, BlockKind};
use std::collections::HashMap;

/// What two printings of an article share.
pub(super) struct Printing {
    /// The fingerprint of all that a reader sees below the title.
    text: u64,
    /// The fingerprints of its sentences, headings aside: each once.
    sentences: Vec<u64>,
}

/// Shorter sentences (谢谢大家。) stand in articles that share nothing else. Letters and figures.
const SHORTEST: usize = 8;
/// Fewer sentences than this tell too little.
const FEWEST: usize = 4;

impl Printing {
    /// Of an article and its [`text_below_title`].
    pub(super) fn of(article: &Article, text: &str) -> Self {
        let body = article.blocks.iter();
        let body =
            body.filter(|block| !matches!(block.kind, BlockKind::Title | BlockKind::Heading(_)));
        let mut sentences: Vec<u64> = body
            .flat_map(|block| &block.sentences)
            .map(|sentence| letters(&sentence.text))
            .filter(|letters| letters.chars().count() >= SHORTEST)
            .map(|letters| fingerprint(letters.as_bytes()))
            .collect();
        sentences.sort_unstable();
        sentences.dedup();
        Self {
            text: fingerprint(text.as_bytes()),
            sentences,
        }
    }
}

/// The articles printed so far, by their texts and sentences. Each sentence leads to the article that printed it first and
/// to no other, so that a turn of phrase that thousands use costs no more than any.
#[derive(Default)]
pub(super) struct Printings {
    texts: HashMap<u64, usize>,
    sentences: HashMap<u64, usize>,
    /// Of each article how many sentences it has.
    lengths: Vec<usize>,
}

impl Printings {
    /// The earlier article that this one prints again: it has the same text, or more than half of the sentences of the
    /// shorter of the two. Else it is entered as the next.
    pub(super) fn enter(&mut self, printing: &Printing) -> Option<usize> {
        let earlier = self.earlier(printing);
        let place = earlier.unwrap_or(self.lengths.len());
        self.texts.entry(printing.text).or_insert(place);
        for sentence in &printing.sentences {
            self.sentences.entry(*sentence).or_insert(place);
        }
        if earlier.is_none() {
            self.lengths.push(printing.sentences.len());
        }
        earlier
    }

    fn earlier(&self, printing: &Printing) -> Option<usize> {
        if let Some(&same) = self.texts.get(&printing.text) {
            return Some(same);
        }
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for sentence in &printing.sentences {
            if let Some(&first) = self.sentences.get(sentence) {
                *shared.entry(first).or_insert(0) += 1;
            }
        }
        let is_reprint = |&(first, count): &(usize, usize)| {
            let shorter = printing.sentences.len().min(self.lengths[first]);
            shorter >= FEWEST && 2 * count > shorter
        };
        let found = shared.into_iter().filter(is_reprint);
        // Of several the one with most in common, and of those the earliest.
        let most = found.max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0)));
        most.map(|(first, _)| first)
    }
}

/// The text below the title, which reprints change.
pub(super) fn text_below_title(article: &Article) -> String {
    let blocks = article.blocks.iter();
    let own = blocks.filter(|block| block.kind != BlockKind::Title);
    let sentences = own.flat_map(|block| &block.sentences);
    sentences.map(|sentence| sentence.text.as_str()).collect()
}

/// Letters and figures alone, in small letters: marks and blanks differ between printings.
fn letters(sentence: &str) -> String {
    let mut letters = String::with_capacity(sentence.len());
    for letter in sentence.chars() {
        match letter {
            // Most of what is read: asking for each whether it is a letter, and for its small one, takes longer than the rest.
            '\u{4e00}'..='\u{9fff}' => letters.push(letter),
            _ if letter.is_alphanumeric() => letters.extend(letter.to_lowercase()),
            _ => {}
        }
    }
    letters
}
