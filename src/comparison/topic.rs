//! Topics: the nouns that two statements share, as an editor would write them.
//!
//! A noun of every other article names too much, and an English one only where it is headed by a word that is a noun.

use super::nouns::{Neighbours, Noun, Nouns, SEEN_TOGETHER, join, names, neighbours};
use super::statement::Statement;
use crate::language::WordRarity;
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
    /// Joined where they are one name.
    nouns: [Vec<Vec<Noun<'pair>>>; 2],
    /// The English words that are nouns, in either article.
    heads: [&'pair BTreeSet<String>; 2],
    rarity: &'pair WordRarity,
}

impl<'pair> Topics<'pair> {
    pub(super) fn of(
        first: &'pair Nouns<'pair>,
        second: &'pair Nouns<'pair>,
        rarity: &'pair WordRarity,
    ) -> Self {
        let cut = [&first.of_statements, &second.of_statements];
        let names = names(cut.into_iter().flatten());
        Self {
            nouns: cut.map(|said| said.iter().map(|nouns| join(nouns, &names)).collect()),
            heads: [&first.heads, &second.heads],
            rarity,
        }
    }

    /// The nouns that a statement of the first article shares with one of the second.
    pub(super) fn shared(&self, row: usize, column: usize) -> SharedTopics {
        let (a, b) = (&self.nouns[0][row], &self.nouns[1][column]);
        let common: BTreeSet<Neighbours> = neighbours(a)
            .intersection(&neighbours(b))
            .copied()
            .collect();
        let [a, b] = [a, b].map(|nouns| join(nouns, &common));
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
        let all = self.nouns.iter().flatten();
        let holding = all.filter(|nouns| nouns.iter().any(|other| other.word == *word));
        // None of them holds a name that only these two have made of its parts.
        let holding = match holding.count() {
            0 => SEEN_TOGETHER,
            count => count as f64,
        };
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
        last.is_some_and(|word| self.heads.iter().any(|heads| heads.contains(word)))
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

/// Whether the tokenizer may have taken a preposition for the beginning of a name that it doesn't know.
fn begins_with_a_preposition(word: &str) -> bool {
    word.starts_with(['对', '在', '从', '把', '被', '将', '与', '和', '的'])
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
        let (a, b) = (Nouns::of(&a, rarity), Nouns::of(&b, rarity));
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
