//! Grounds: what two statements stand side by side for.
//!
//! A contradiction needs opposite poles of a frame, or statements of nearly the same words that part over a topic: one is
//! hopeful of it and the other doubtful, or one denies what the other says. An agreement needs one pole, or the same words,
//! and none of these conflicts: speaking of one topic without parting over it is no contradiction.

use super::compare::CompareRules;
use super::frame::FrameSet;
use super::grid::Grid;
use super::meeting::meetings;
use super::read_article::ReadArticle;
use super::statement::Statement;
use super::topic::{Topic, Topics};
use crate::argument::RelationKind;
use crate::language::{Negation, Tag, Token, WordClass};
use std::ops::Range;

/// How two statements part over a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Conflict {
    /// The first is hopeful of it, the second doubtful.
    HopeAndDoubt,
    /// The first is doubtful of it, the second hopeful.
    DoubtAndHope,
    /// The first denies it or something of it, the second doesn't.
    FirstDenies,
    /// The second denies it or something of it, the first doesn't.
    SecondDenies,
}

/// What the statements of two articles have to stand side by side for. Asked for every pair of them: what a pair has in
/// common is counted once for all.
pub(super) struct Grounds<'pair> {
    pub(super) first: &'pair [Statement<'pair>],
    pub(super) second: &'pair [Statement<'pair>],
    pub(super) topics: Topics<'pair>,
    pub(super) frames: &'pair FrameSet,
    /// Whether the articles are in two languages, which have no words in common.
    in_two_languages: bool,
    /// How many content words every two of the statements both use.
    common_words: Grid<usize>,
}

impl<'pair> Grounds<'pair> {
    pub(super) fn between(
        first: &'pair ReadArticle<'pair>,
        second: &'pair ReadArticle<'pair>,
        rules: &'pair CompareRules,
    ) -> Self {
        Self {
            first: &first.statements,
            second: &second.statements,
            topics: Topics::of(&first.nouns, &second.nouns, rules.words),
            frames: &rules.frames,
            in_two_languages: first.is_foreign_to(second),
            common_words: first.vocabulary.common_words(&second.vocabulary),
        }
    }

    /// What a pair counts by the words that both use: of unannotated pairs with one noun in common 1 in 8 was apt, with two 1 in
    /// 4, with three 6 in 10. Authors who write of one event use other words for it, so that more would leave out too many.
    /// Where the two meet on a frame it counts how closely they do.
    pub(super) fn words_count(&self, kind: RelationKind, row: usize, column: usize) -> f64 {
        let (a, b) = (&self.first[row], &self.second[column]);
        let common = match self.common_words.at(row, column) {
            0 | 1 => 1.0,
            2 => 1.2,
            _ => 1.4,
        };
        let closest = meetings(a, b, kind, self.frames)
            .map(|met| met.closeness)
            .reduce(f64::max);
        common * closest.unwrap_or(1.0)
    }

    /// Whether there is something to say for showing the two as a relation of that kind.
    pub(super) fn hold_for(&self, kind: RelationKind, row: usize, column: usize) -> bool {
        let (a, b) = (&self.first[row], &self.second[column]);
        let may_meet = self.in_two_languages || self.common_words.at(row, column) > 0;
        let meet = may_meet && meetings(a, b, kind, self.frames).next().is_some();
        match kind {
            RelationKind::Support => (meet || a.repeats(b)) && !self.part_over_a_topic(row, column),
            RelationKind::Contradiction => meet || self.part_over_a_topic(row, column),
        }
    }

    /// Whether one of the two says too many things for the other to contradict it.
    pub(super) fn are_too_long(&self, row: usize, column: usize) -> bool {
        let both = [&self.first[row], &self.second[column]];
        both.into_iter().any(says_many_things)
    }

    /// Whether two that say much the same part over a topic.
    fn part_over_a_topic(&self, row: usize, column: usize) -> bool {
        let (a, b) = (&self.first[row], &self.second[column]);
        self.say_much_the_same(row, column) && {
            let topics = self.topics.shared(row, column);
            let mut telling = topics.values().filter(|topic| topic.is_telling());
            telling.any(|topic| conflict(a, b, topic, self.frames).is_some())
        }
    }

    /// Whether two statements have so much in common that the one can deny the other. Of those with less that spoke of one
    /// topic and parted in it, none of 10 was apt between annotated articles, and one of 71 between others.
    fn say_much_the_same(&self, row: usize, column: usize) -> bool {
        let (a, b) = (&self.first[row], &self.second[column]);
        let common = self.common_words.at(row, column);
        let longer = a.content_words.len().max(b.content_words.len());
        let english = a.reading.english && b.reading.english;
        common >= LEAST_IN_COMMON + usize::from(english)
            && common as f64 >= LEAST_SHARE * longer as f64
    }
}

/// Whether a statement is too long for another to contradict: what its cues say they say in one clause of many.
/// Of 65 contradictions of a statement of more than 90 characters that were read none was right, of 166 others 19.
fn says_many_things(statement: &Statement) -> bool {
    statement.tokens().count() > MOST_TOKENS
}

/// Ninety Chinese characters, or as many words of English.
const MOST_TOKENS: usize = 55;
/// One more in English, where verbs and adjectives count.
const LEAST_IN_COMMON: usize = 2;
const LEAST_SHARE: f64 = 0.4;

/// How two that say much the same part over a topic, as far as the clauses tell in which they speak of it.
pub(super) fn conflict(
    a: &Statement,
    b: &Statement,
    topic: &Topic,
    frames: &FrameSet,
) -> Option<Conflict> {
    let [in_a, in_b] = &topic.places;
    let outlooks = (outlook_on(a, in_a, frames), outlook_on(b, in_b, frames));
    if outlooks.0 * outlooks.1 < 0.0 {
        return Some(match outlooks.0 > 0.0 {
            true => Conflict::HopeAndDoubt,
            false => Conflict::DoubtAndHope,
        });
    }
    let (denied_by_a, denied_by_b) = (denials(a, in_a), denials(b, in_b));
    let of_the_other = |denials: &[&Negation], denying: &Statement, other: &Statement| {
        denials.iter().any(|it| names_what(it, denying, other))
    };
    match (denied_by_a.is_empty(), denied_by_b.is_empty()) {
        (false, true) if of_the_other(&denied_by_a, a, b) => Some(Conflict::FirstDenies),
        (true, false) if of_the_other(&denied_by_b, b, a) => Some(Conflict::SecondDenies),
        _ => None,
    }
}

/// Whether the other statement has the very word that a negation stands before: the deed, quality or thing denied.
fn names_what(negation: &Negation, denying: &Statement, other: &Statement) -> bool {
    use WordClass::{Adjective, Idiom, Noun, Phrase, Verb};
    let is_denied = |token: &&Token| {
        let tells = matches!(token.tag.class(), Verb | Adjective | Noun | Phrase | Idiom)
            || token.tag == Tag::Eng && denying.reading.english;
        let named = tells && token.range.len() >= 2;
        named && negation.scope.start <= token.range.start
    };
    let mut tokens = denying.reading.tokens.iter();
    let denied = tokens.find(is_denied);
    denied.is_some_and(|token| {
        let word = denying.reading.word(token);
        let mut others = other.tokens();
        token.range.end <= negation.scope.end
            && others.any(|other_token| other.reading.word(other_token) == word)
    })
}

/// The sum of the hopeful and doubtful words in the clauses that speak of the topic.
fn outlook_on(statement: &Statement, places: &[Range<usize>], frames: &FrameSet) -> f64 {
    let reading = statement.reading;
    let of_topic = |words: &Range<usize>| {
        let mut places = places.iter();
        places.any(|place| reading.clause_of(place) == reading.clause_of(words))
    };
    let stances = statement.stances.iter();
    stances
        .filter(|stance| stance.words.iter().any(of_topic))
        .map(|stance| stance.hope(frames))
        .sum()
}

/// The negations in whose clause the topic stands: behind the denying word, or before it as what something is denied of.
/// What is set against another thing, 而不是价格, is denied alone, and what an attribute denies, 没人坐的椅子, of its noun.
fn denials<'s>(statement: &'s Statement, places: &[Range<usize>]) -> Vec<&'s Negation> {
    let reading = statement.reading;
    reading
        .negations
        .iter()
        .filter(|negation| statement.part.contains(&negation.cue.start))
        .filter(|negation| {
            let alone = reading.text[negation.cue.clone()].starts_with(&['而']);
            let attribute = reading.text.get(negation.scope.end) == Some(&'的');
            let same_clause =
                |place: &Range<usize>| reading.clause_of(place) == reading.clause_of(&negation.cue);
            let of_it = |place: &Range<usize>| {
                !alone && !attribute && place.end <= negation.cue.start && same_clause(place)
            };
            places.iter().any(|place| {
                let behind = negation.scope.start <= place.start && place.end <= negation.scope.end;
                behind || of_it(place)
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bilingual::Lang;
    use crate::comparison::compare::tests::read;
    use crate::language::{Language, Lexicon};

    #[test]
    fn who_denies_what_the_other_says_does_not_agree() -> Result<(), Box<dyn std::error::Error>> {
        let language = Language::new(Lexicon::builtin()?);
        let rules = CompareRules::builtin(Lang::Zh)?;
        let hold = |first: &str, second: &str| {
            let (first, second) = (read(first, 0, &language), read(second, 1, &language));
            let [one, other] = [&first, &second]
                .map(|(analysis, argument)| ReadArticle::of(analysis, argument, &rules, &language));
            let grounds = Grounds::between(&one, &other, &rules);
            [RelationKind::Support, RelationKind::Contradiction]
                .map(|kind| grounds.hold_for(kind, 0, 0))
        };
        let plain = "车站的行李寄存费应该由商场承担，旅客的权益才有保障。";
        assert_eq!(hold(plain, plain), [true, false]);
        let denied = "车站的行李寄存费不应该由商场承担，旅客的权益才有保障。";
        assert_eq!(hold(plain, denied), [false, true]);
        Ok(())
    }

    #[test]
    fn only_what_stands_in_the_denied_clause_is_denied() -> Result<(), Box<dyn std::error::Error>> {
        let language = Language::new(Lexicon::builtin()?);
        let rules = CompareRules::builtin(Lang::Zh)?;
        let parts = |first: &str, second: &str| {
            let (first, second) = (read(first, 0, &language), read(second, 1, &language));
            let [one, other] = [&first, &second]
                .map(|(analysis, argument)| ReadArticle::of(analysis, argument, &rules, &language));
            let grounds = Grounds::between(&one, &other, &rules);
            let shared = grounds.topics.shared(0, 0);
            let menu = shared.get("菜单")?;
            let (a, b) = (&grounds.first[0], &grounds.second[0]);
            let close = grounds.say_much_the_same(0, 0);
            close.then(|| conflict(a, b, menu, &rules.frames))?
        };
        let plain = "客人发现店主更换菜单。";
        let denied = parts("客人没有发现菜单。", plain);
        assert_eq!(denied, Some(Conflict::FirstDenies));
        let of_it = parts(plain, "客人手里的菜单没有更换。");
        assert_eq!(of_it, Some(Conflict::SecondDenies));
        assert_eq!(
            parts(plain, "客人手里的菜单没有价格。"),
            None,
            "nobody says that it has prices"
        );
        assert_eq!(parts("客人记住的是菜单而不是招牌。", plain), None);
        assert_eq!(parts("客人看着菜单，没有坐下。", plain), None);
        assert_eq!(parts("客人把菜单放在没人坐的椅子上。", plain), None);
        assert_eq!(
            parts("店里没有菜单。", plain),
            None,
            "one word is too little"
        );
        Ok(())
    }
}
