//! Whole names: 邻国 as the tokenizer cuts it, 多邻国 as the authors write it.
//!
//! A name that the dictionary lacks falls apart. What is left of it has the same neighbour nearly wherever it stands, as no
//! word of the language has (accessor variety: Feng, Chen, Deng and Zheng, "Accessor Variety Criteria for Chinese Word
//! Extraction", Computational Linguistics 30(1), 2004).

use super::statement::{Statement, sentences_of};
use super::topic::Topic;
use crate::language::{Reading, WordClass};
use std::collections::BTreeMap;
use std::ops::Range;

/// How often a part must be seen, and above which share of the time beside the same neighbour, to be a part of a name.
const SEEN: usize = 5;
const BESIDE: f64 = 0.8;
/// The longest name, in characters.
const LONGEST: usize = 12;

/// The name of which a word that two statements of two articles share is a part, as the source writes it; the word itself
/// where it is whole.
pub(super) fn whole_name(
    topic: &Topic,
    ends: [&Statement; 2],
    articles: [&[Statement]; 2],
) -> String {
    let [Some(one), Some(other)] = topic.places.each_ref().map(|places| places.first()) else {
        return topic.written.clone();
    };
    let word = &ends[0].reading.text[one.clone()];
    let mut seen: Vec<Place> = articles
        .into_iter()
        .flat_map(readings)
        .filter(|reading| !reading.english)
        .flat_map(|reading| places_of(word, reading))
        .collect();
    let mut whole = [(ends[0], one), (ends[1], other)].map(|(end, range)| Place {
        reading: end.reading,
        range: range.clone(),
    });
    for side in [Side::Before, Side::Behind] {
        while let Some(grown) = grown(&seen, &whole, side) {
            (seen, whole) = grown;
        }
    }
    let [name, _] = whole;
    match name.range == *one {
        true => topic.written.clone(),
        false => ends[0].sentence.words(name.range),
    }
}

/// A word where it is read.
struct Place<'pair> {
    reading: &'pair Reading,
    range: Range<usize>,
}

/// The places, and both ends, with what stands beside them on that side; nothing where it isn't the same at both ends and
/// at nearly all places, or belongs to no name.
fn grown<'pair>(
    seen: &[Place<'pair>],
    [one, other]: &[Place<'pair>; 2],
    side: Side,
) -> Option<(Vec<Place<'pair>>, [Place<'pair>; 2])> {
    let [one, other] = [side.taken(one)?, side.taken(other)?];
    let name = one.words();
    let beside = seen.iter().filter_map(|place| side.taken(place));
    let beside: Vec<Place> = beside.filter(|place| place.words() == name).collect();
    let is_name = name == other.words()
        && one.range.len() <= LONGEST
        && beside.len() >= SEEN
        && beside.len() as f64 > BESIDE * seen.len() as f64;
    is_name.then_some((beside, [one, other]))
}

impl Place<'_> {
    /// In small letters.
    fn words(&self) -> String {
        self.reading.words(&self.range).to_lowercase()
    }
}

#[derive(Clone, Copy)]
enum Side {
    Before,
    Behind,
}

impl Side {
    /// The place with what stands beside it; nothing where no part of a name does.
    fn taken<'pair>(self, place: &Place<'pair>) -> Option<Place<'pair>> {
        let added = self.added(place)?;
        Some(Place {
            reading: place.reading,
            range: added.start.min(place.range.start)..added.end.max(place.range.end),
        })
    }

    /// The character beside a place, or the whole Latin word, where it isn't a word that only joins others.
    fn added(self, place: &Place) -> Option<Range<usize>> {
        let Place { reading, range } = place;
        let text = &reading.text;
        let edge = match self {
            Self::Before => *text.get(range.start)?,
            Self::Behind => *text.get(range.end.checked_sub(1)?)?,
        };
        let beside = |far: usize| match self {
            Self::Before => text.get(range.start.checked_sub(far + 1)?),
            Self::Behind => text.get(range.end + far),
        };
        let blank = usize::from(edge.is_ascii_alphanumeric() && beside(0) == Some(&' '));
        let latin = (blank..)
            .take_while(|far| beside(*far).is_some_and(char::is_ascii_alphanumeric))
            .count();
        let next = beside(blank)?;
        let length = match latin {
            0 if blank == 0 && next.is_alphabetic() => 1,
            0 => return None,
            _ => blank + latin,
        };
        let added = match self {
            Self::Before => range.start - length..range.start,
            Self::Behind => range.end..range.end + length,
        };
        (!only_joins(reading, &added)).then_some(added)
    }
}

/// Whether a stretch is a particle, a preposition, a conjunction, an adverb, a pronoun, a measure word or such.
fn only_joins(reading: &Reading, stretch: &Range<usize>) -> bool {
    let mut tokens = reading.tokens.iter();
    let word = tokens.find(|token| token.range == *stretch);
    word.is_some_and(|token| {
        use WordClass::{
            Adverb, Conjunction, Locative, Measure, Modal, Particle, Preposition, Pronoun,
        };
        matches!(
            token.tag.class(),
            Particle | Preposition | Conjunction | Adverb | Pronoun | Measure | Modal | Locative
        )
    })
}

/// What was read of the sentences of an article's statements, each once.
fn readings<'a>(statements: &'a [Statement<'a>]) -> impl Iterator<Item = &'a Reading> {
    let mut readings = BTreeMap::new();
    for (sentence, statement) in sentences_of(statements).into_iter().zip(statements) {
        readings.insert(sentence, statement.reading);
    }
    readings.into_values()
}

/// Where a reading has the word, in capitals or not.
fn places_of<'a>(word: &[char], reading: &'a Reading) -> impl Iterator<Item = Place<'a>> {
    let is_word = move |start: &usize| {
        let letters = &reading.text[*start..*start + word.len()];
        letters
            .iter()
            .zip(word)
            .all(|(letter, wanted)| letter.eq_ignore_ascii_case(wanted))
    };
    let starts = (0..(reading.text.len() + 1).saturating_sub(word.len())).filter(is_word);
    starts.map(|start| Place {
        reading,
        range: start..start + word.len(),
    })
}

#[cfg(test)]
mod tests {
    use crate::comparison::compare::tests::compared;

    type Outcome = Result<(), Box<dyn std::error::Error>>;

    const HOPEFUL: &str = "麦浪声的小店盈利稳定。\n去年麦浪声开到了县城。\n街坊都说麦浪声好。";
    const DOUBTFUL: &str = "麦浪声的小店都在亏损。\n谁也不知道麦浪声还能开多久。";

    /// The labels of the issues of two texts.
    fn labels(texts: [&str; 2]) -> Result<Vec<String>, Box<dyn std::error::Error>> {
        let issues = compared(&texts)?.issues.into_iter();
        Ok(issues.map(|issue| issue.label).collect())
    }

    #[test]
    fn a_name_that_the_tokenizer_cuts_is_written_whole() -> Outcome {
        assert_eq!(labels([HOPEFUL, DOUBTFUL])?, ["麦浪声：赚不赚钱"]);
        Ok(())
    }

    #[test]
    fn an_adverb_is_no_part_of_a_name() -> Outcome {
        let texts =
            [HOPEFUL, DOUBTFUL].map(|text| text.replace("声的小店", "却").replace("声", "却"));
        let named = labels(texts.each_ref().map(String::as_str))?;
        assert_eq!(named, ["麦浪：赚不赚钱"]);
        Ok(())
    }
}
