//! Topics: the nouns that two statements share, as an editor would write them.
//!
//! The tokenizer cuts 产品经理 and 五险一金 in two; nouns that stand side by side whenever they stand at all are one name.
//! English words have no tags: which of them are nouns is told by where they stand ([`heads`](super::heads)).
//!
//! Adverbs, idioms and pieces of addresses name nothing, and a noun of every other article names too much.

use super::heads::noun_heads;
use super::statement::Statement;
use crate::article::Sentence;
use crate::language::{Token, WordRarity};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A noun that two statements share.
#[derive(Clone, Debug)]
pub(super) struct Topic {
    /// As the source writes it.
    pub(super) written: String,
    /// What it tells about the question that the statements share.
    pub(super) weight: f64,
    /// Of a thousand articles, how many speak of it.
    per_thousand: f64,
    /// Where it stands in the sentence of either statement.
    pub(super) places: [Vec<Range<usize>>; 2],
}

/// Of a thousand articles, how many may hold a word that names an issue by itself, or together with a question.
const TOO_GENERAL_ALONE: f64 = 300.0;
const TOO_GENERAL: f64 = 600.0;

impl Topic {
    /// Whether it says by itself what two statements speak of; 能力 and 时代 don't.
    pub(super) fn is_telling(&self) -> bool {
        self.per_thousand <= TOO_GENERAL_ALONE
    }

    /// Whether it does so beside a question.
    pub(super) fn is_telling_in_a_question(&self) -> bool {
        self.per_thousand <= TOO_GENERAL
    }
}

/// The topics that statements of two articles share, by the word in small letters.
pub(super) type SharedTopics = BTreeMap<String, Topic>;

/// The nouns of two articles' statements.
pub(super) struct Topics<'pair> {
    nouns: [Vec<Vec<Noun<'pair>>>; 2],
    holding: BTreeMap<String, f64>,
    /// The English words that are nouns.
    heads: BTreeSet<String>,
    rarity: &'pair WordRarity,
}

/// A noun in its place.
#[derive(Clone, Debug)]
struct Noun<'pair> {
    word: String,
    range: Range<usize>,
    sentence: &'pair Sentence,
    english: bool,
}

/// How much of the time two nouns stand together that are one name.
const TOGETHER: f64 = 0.8;
/// How often they must be seen together.
const SEEN_TOGETHER: f64 = 2.0;
/// The longest name, in characters, and the longest English one.
const LONGEST_NAME: usize = 10;
const LONGEST_ENGLISH_NAME: usize = 24;

impl<'pair> Topics<'pair> {
    pub(super) fn of(
        first: &'pair [Statement<'pair>],
        second: &'pair [Statement<'pair>],
        rarity: &'pair WordRarity,
    ) -> Self {
        let cut = [first, second].map(|statements| {
            let nouns = statements.iter().map(|statement| nouns(statement, rarity));
            nouns.collect::<Vec<_>>()
        });
        let names = names(cut.iter().flatten());
        let nouns = cut.map(|statements| {
            let joined = statements.into_iter().map(|nouns| join(nouns, &names));
            joined.collect::<Vec<_>>()
        });
        let mut holding = BTreeMap::new();
        for statement in nouns.iter().flatten() {
            let words: BTreeSet<&String> = statement.iter().map(|noun| &noun.word).collect();
            for word in words {
                *holding.entry(word.clone()).or_insert(0.0) += 1.0;
            }
        }
        Self {
            nouns,
            holding,
            heads: noun_heads(first.iter().chain(second)),
            rarity,
        }
    }

    /// The nouns that a statement of the first article shares with one of the second.
    pub(super) fn shared(&self, row: usize, column: usize) -> SharedTopics {
        let (a, b) = (&self.nouns[0][row], &self.nouns[1][column]);
        let common: BTreeSet<(String, String)> = neighbours(a)
            .intersection(&neighbours(b))
            .cloned()
            .collect();
        let [a, b] = [a, b].map(|nouns| join(nouns.clone(), &common));
        let mut shared = SharedTopics::new();
        for noun in &a {
            let places = |nouns: &[Noun]| -> Vec<Range<usize>> {
                let same = nouns.iter().filter(|other| other.word == noun.word);
                same.map(|other| other.range.clone()).collect()
            };
            let Some(other) = b.iter().find(|other| other.word == noun.word) else {
                continue;
            };
            let cut_wrongly =
                begins_with_a_preposition(&noun.word) && !self.rarity.knows(&noun.word);
            let names_nothing = noun.english && !self.is_headed_by_a_noun(&noun.word);
            if noun.range.len() < 2
                || cut_wrongly
                || names_nothing
                || shared.contains_key(&noun.word)
            {
                continue;
            }
            let topic = Topic {
                written: written(noun, other),
                weight: self.weight(noun),
                per_thousand: self.rarity.per_thousand(&noun.word),
                places: [places(&a), places(&b)],
            };
            shared.insert(noun.word.clone(), topic);
        }
        shared
    }

    /// What a word tells: the more, the fewer articles hold it, and the fewer statements of these two; a word that all of
    /// them hold names the subject of the day, not a question in it.
    fn weight(&self, noun: &Noun) -> f64 {
        let word = &noun.word;
        let statements: usize = self.nouns.iter().map(Vec::len).sum();
        let holding = self
            .holding
            .get(word.as_str())
            .copied()
            .unwrap_or(SEEN_TOGETHER);
        let telling = self.rarity.of(word) * (statements as f64 / holding).ln().max(0.0);
        // How rare English words are nobody has counted: what both come back to is their subject.
        if noun.english {
            telling * holding.ln()
        } else {
            telling
        }
    }

    /// Whether an English name ends in a word that is a noun somewhere.
    fn is_headed_by_a_noun(&self, name: &str) -> bool {
        let last = name.rsplit(' ').next();
        last.is_some_and(|word| self.heads.contains(word))
    }
}

impl Noun<'_> {
    fn written(&self) -> String {
        self.sentence.words(self.range.clone())
    }
}

/// How an editor would write what two nouns name. English writes everything with a capital somewhere, in titles and where a
/// sentence begins.
fn written(noun: &Noun, other: &Noun) -> String {
    let (one, other) = (noun.written(), other.written());
    match noun.english {
        true if one.chars().any(char::is_uppercase) => other,
        true => one,
        false => capitals(one, other),
    }
}

/// Of two ways to write a Latin name the one with capitals.
fn capitals(one: String, other: String) -> String {
    let has_capitals = |word: &str| word.chars().any(char::is_uppercase);
    match !has_capitals(&one) && has_capitals(&other) {
        true => other,
        false => one,
    }
}

/// Whether a statement uses the word.
pub(super) fn uses(statement: &Statement, word: &str) -> bool {
    if statement.reading.english {
        let words = statement
            .tokens()
            .map(|token| statement.reading.word(token));
        let words: Vec<String> = words
            .filter(|word| word.chars().any(char::is_alphanumeric))
            .collect();
        return format!(" {} ", words.join(" ")).contains(&format!(" {word} "));
    }
    let part = statement.reading.words(&statement.part);
    part.to_lowercase().contains(word)
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
        .filter(|(token, word)| !token.tag.starts_with("nr") || rarity.knows(word))
        .map(|(token, word)| Noun {
            english: reading.english && word.is_ascii(),
            word,
            range: token.range.clone(),
            sentence: statement.sentence,
        })
        .collect()
}

/// A noun, a name or a Latin word; an idiom (不断深入) or a phrase (是不是) names nothing.
fn is_noun(tag: &str) -> bool {
    tag.starts_with('n') || matches!(tag, "vn" | "eng" | "j")
}

/// Whether the tokenizer may have taken a preposition for the beginning of a name that it doesn't know.
fn begins_with_a_preposition(word: &str) -> bool {
    word.starts_with(['对', '在', '从', '把', '被', '将', '与', '和', '的'])
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
fn neighbours(nouns: &[Noun]) -> BTreeSet<(String, String)> {
    let pairs = nouns
        .windows(2)
        .filter(|pair| is_adjacent(&pair[0], &pair[1]));
    pairs
        .map(|pair| (pair[0].word.clone(), pair[1].word.clone()))
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
fn names<'a, 'pair: 'a>(
    statements: impl Iterator<Item = &'a Vec<Noun<'pair>>>,
) -> BTreeSet<(String, String)> {
    let mut alone: BTreeMap<&str, f64> = BTreeMap::new();
    let mut together: BTreeMap<(String, String), f64> = BTreeMap::new();
    for nouns in statements {
        for noun in nouns {
            *alone.entry(&noun.word).or_insert(0.0) += 1.0;
        }
        for pair in neighbours(nouns) {
            *together.entry(pair).or_insert(0.0) += 1.0;
        }
    }
    let count = |word: &String| alone.get(word.as_str()).copied().unwrap_or(0.0);
    together
        .into_iter()
        .filter(|((noun, next), times)| {
            *times >= SEEN_TOGETHER && *times >= TOGETHER * count(noun).min(count(next))
        })
        .map(|(pair, _)| pair)
        .collect()
}

/// The nouns, where those that are one name are one.
fn join<'pair>(nouns: Vec<Noun<'pair>>, names: &BTreeSet<(String, String)>) -> Vec<Noun<'pair>> {
    let mut joined: Vec<Noun> = Vec::new();
    // The last word of the name that is growing: names are told by pairs.
    let mut last = String::new();
    for noun in nouns {
        let pair = (std::mem::take(&mut last), noun.word.clone());
        last.clone_from(&noun.word);
        match joined.last_mut() {
            Some(name) if is_adjacent(name, &noun) && names.contains(&pair) => {
                name.range.end = noun.range.end;
                if name.english {
                    name.word.push(' ');
                }
                name.word.push_str(&noun.word);
            }
            _ => joined.push(noun),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::compare::tests::read;
    use crate::comparison::frame::FrameSet;
    use crate::comparison::statement::statements;
    use crate::language::{Language, Lexicon};

    type Outcome = Result<(), Box<dyn std::error::Error>>;

    /// What the first lines of two texts share, as an editor would read it.
    fn shared(first: &str, second: &str) -> Result<Vec<String>, Box<dyn std::error::Error>> {
        let language = Language::new(Lexicon::builtin()?);
        let frames = FrameSet::builtin()?;
        let (first, second) = (read(first, 0, &language), read(second, 1, &language));
        let of = |(analysis, argument)| statements(analysis, argument, &frames, &language);
        let (a, b) = (of((&first.0, &first.1)), of((&second.0, &second.1)));
        let rarity = WordRarity::builtin();
        let topics = Topics::of(&a, &b, rarity).shared(0, 0);
        Ok(topics.into_values().map(|topic| topic.written).collect())
    }

    #[test]
    fn nouns_that_stand_together_are_one_name() -> Outcome {
        let joined = shared("老街的产品经理很少。", "县城缺的不是产品经理。")?;
        assert!(joined.contains(&"产品经理".to_owned()), "{joined:?}");
        assert!(!joined.contains(&"经理".to_owned()), "{joined:?}");
        let apart = shared("老街的产品很少。", "县城缺的不是产品经理。")?;
        assert_eq!(apart, ["产品"]);
        Ok(())
    }

    #[test]
    fn a_latin_name_is_written_as_its_author_does() -> Outcome {
        assert_eq!(shared("小店用SaaS。", "老店不用 saas。")?, ["SaaS"]);
        let address = "见 https://example.com/?from=cafes 上的菜单。";
        assert_eq!(shared(address, address)?, ["菜单"]);
        Ok(())
    }

    #[test]
    fn english_topics_are_nouns() -> Outcome {
        let said = "Bike lanes empty the side streets.";
        let lane = shared(said, "A quiet street needs its bike lane, empty or not.")?;
        assert_eq!(lane, ["bike lane", "streets"], "empty is no noun");
        Ok(())
    }

    #[test]
    fn adverbs_and_idioms_name_nothing() -> Outcome {
        let none = shared("他盲目扩店，无法回头。", "盲目降价的店无法回头。")?;
        assert!(none.is_empty(), "{none:?}");
        Ok(())
    }
}
