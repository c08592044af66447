//! Nouns: what the statements of an article may speak of, each in its place.
//!
//! The tokenizer cuts 产品经理 and 五险一金 in two; nouns that stand side by side whenever they stand at all are one name.
//! English words have no tags: which of them are nouns is told by where they stand ([`heads`](super::heads)).
//!
//! Adverbs, idioms and pieces of addresses name nothing.

use super::heads::noun_heads;
use super::statement::Statement;
use crate::article::Sentence;
use crate::language::{Tag, Token, WordClass, WordRarity};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// The nouns of an article, found once for one that is compared with many.
pub(super) struct Nouns<'article> {
    /// Of every statement, in reading order.
    pub(super) of_statements: Vec<Vec<Noun<'article>>>,
    /// The English words that are nouns.
    pub(super) heads: BTreeSet<String>,
}

/// A noun in its place.
#[derive(Clone, Debug)]
pub(super) struct Noun<'article> {
    /// In small letters.
    pub(super) word: String,
    pub(super) range: Range<usize>,
    sentence: &'article Sentence,
    pub(super) english: bool,
}

/// Two nouns, the one directly before the other.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Neighbours<'nouns> {
    noun: &'nouns str,
    next: &'nouns str,
}

/// How much of the time two nouns stand together that are one name.
const TOGETHER: f64 = 0.8;
/// How often they must be seen together.
pub(super) const SEEN_TOGETHER: f64 = 2.0;
/// The longest name, in characters, and the longest English one.
const LONGEST_NAME: usize = 10;
const LONGEST_ENGLISH_NAME: usize = 24;

impl<'article> Nouns<'article> {
    pub(super) fn of(statements: &[Statement<'article>], rarity: &WordRarity) -> Self {
        Self {
            of_statements: statements
                .iter()
                .map(|statement| nouns(statement, rarity))
                .collect(),
            heads: noun_heads(statements.iter()),
        }
    }
}

impl Noun<'_> {
    /// As the source writes it.
    pub(super) fn written(&self) -> String {
        self.sentence.words(self.range.clone())
    }
}

/// The nouns of a statement, also of one character, which may be part of a name.
fn nouns<'a>(statement: &Statement<'a>, rarity: &WordRarity) -> Vec<Noun<'a>> {
    let reading = statement.reading;
    let names = |token: &&Token| {
        is_noun(token.tag)
            && !statement.nameless.contains(&token.range)
            && !is_in_address(&reading.text, &token.range)
    };
    let tokens = statement.tokens();
    tokens
        .filter(names)
        .map(|token| (token, reading.word(token)))
        .filter(|(_, word)| word.chars().any(char::is_alphabetic))
        .filter(|(token, word)| !token.tag.names_person() || rarity.knows(word))
        .map(|(token, word)| Noun {
            english: reading.english && word.is_ascii(),
            word,
            range: token.range.clone(),
            sentence: statement.sentence,
        })
        .collect()
}

/// A noun, a name or a Latin word; an idiom (不断深入) or a phrase (是不是) names nothing.
fn is_noun(tag: Tag) -> bool {
    tag.class() == WordClass::Noun || matches!(tag, Tag::Vn | Tag::Eng | Tag::J)
}

/// Whether a Latin word is a piece of an address: its neighbours without a space hold 、://, = or &.
fn is_in_address(text: &[char], range: &Range<usize>) -> bool {
    let is_part = |sign: &char| sign.is_ascii_graphic();
    if !text[range.clone()].iter().all(is_part) {
        return false;
    }
    let before = text[..range.start]
        .iter()
        .rev()
        .take_while(|sign| is_part(sign));
    let behind = text[range.end..].iter().take_while(|sign| is_part(sign));
    let start = range.start - before.count();
    let end = range.end + behind.count();
    let run: String = text[start..end].iter().collect();
    run.contains("://") || run.contains("www.") || run.contains(['=', '&', '@', '_'])
}

/// Nouns that stand side by side.
pub(super) fn neighbours<'nouns>(nouns: &'nouns [Noun]) -> BTreeSet<Neighbours<'nouns>> {
    let pairs = nouns
        .windows(2)
        .filter(|pair| is_adjacent(&pair[0], &pair[1]));
    pairs
        .map(|pair| Neighbours {
            noun: &pair[0].word,
            next: &pair[1].word,
        })
        .collect()
}

/// Whether two nouns can be one name.
fn is_adjacent(noun: &Noun, next: &Noun) -> bool {
    let length = next.range.end - noun.range.start;
    if noun.english {
        let between = noun.sentence.words(noun.range.end..next.range.start);
        return matches!(between.as_str(), " " | "-") && length <= LONGEST_ENGLISH_NAME;
    }
    noun.range.end == next.range.start && length <= LONGEST_NAME
}

/// The neighbours that are one name: one of them hardly ever stands without the other.
pub(super) fn names<'nouns, 'article: 'nouns>(
    statements: impl Iterator<Item = &'nouns Vec<Noun<'article>>>,
) -> BTreeSet<Neighbours<'nouns>> {
    let mut alone: HashMap<&str, f64> = HashMap::new();
    let mut together: BTreeMap<Neighbours, f64> = BTreeMap::new();
    for nouns in statements {
        for noun in nouns {
            *alone.entry(&noun.word).or_insert(0.0) += 1.0;
        }
        for pair in neighbours(nouns) {
            *together.entry(pair).or_insert(0.0) += 1.0;
        }
    }
    let count = |word: &str| alone.get(word).copied().unwrap_or(0.0);
    together
        .into_iter()
        .filter(|(pair, times)| {
            *times >= SEEN_TOGETHER && *times >= TOGETHER * count(pair.noun).min(count(pair.next))
        })
        .map(|(pair, _)| pair)
        .collect()
}

/// The nouns, where those that are one name are one.
pub(super) fn join<'article>(
    nouns: &[Noun<'article>],
    names: &BTreeSet<Neighbours>,
) -> Vec<Noun<'article>> {
    let mut joined: Vec<Noun> = Vec::with_capacity(nouns.len());
    // The last word of the name that is growing: names are told by pairs.
    let mut last = "";
    for noun in nouns {
        let pair = Neighbours {
            noun: std::mem::replace(&mut last, &noun.word),
            next: &noun.word,
        };
        match joined.last_mut() {
            Some(name) if is_adjacent(name, noun) && names.contains(&pair) => {
                name.range.end = noun.range.end;
                if name.english {
                    name.word.push(' ');
                }
                name.word.push_str(&noun.word);
            }
            _ => joined.push(noun.clone()),
        }
    }
    joined
}
