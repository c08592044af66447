//! What one sentence says.

use super::attribution::Spoken;
use super::clause::{self, Division};
use super::english::{is_english, word_of};
use super::lexicon::Searched;
use super::negation::Sayings;
use super::normalise::normalised;
use super::{Attribution, Lexicon, Modality, Negation, Quantity, Question, Tag, Token, Wording};
use super::{attribution, modality, negation, quantity, question, token};
use jieba_rs::Jieba;
use std::ops::Range;

/// What one sentence says. Ranges count characters of the sentence's visible text.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The visible text, normalised for matching (Traditional to Simplified, full-width Latin to half-width), character for character.
    pub text: Vec<char>,
    /// Whether it is an English sentence.
    pub english: bool,
    /// Words with their part of speech, in order.
    pub tokens: Vec<Token>,
    /// Clauses, in order: stretches between marks, those within short quotes and brackets aside.
    pub clauses: Vec<Range<usize>>,
    /// Cue words found, in order of their start.
    pub cues: Vec<CueMatch>,
    /// Quoted stretches, without their marks.
    pub quotes: Vec<Range<usize>>,
    /// Negations and what they deny.
    pub negations: Vec<Negation>,
    /// How firmly it is said.
    pub modality: Modality,
    /// Figures, dates and shares.
    pub quantities: Vec<Quantity>,
    /// Whose words they are, where the sentence says so.
    pub attribution: Option<Attribution>,
    /// Whether it asks, and whether it wants an answer.
    pub question: Option<Question>,
    /// What its words tell of its being a claim or a premise.
    pub wording: Wording,
}

/// A cue word in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CueMatch {
    /// Index of its class in the lexicon.
    pub class: usize,
    /// Its characters.
    pub range: Range<usize>,
    /// Index of the clause it stands in.
    pub clause: usize,
}

impl Reading {
    /// Reads a sentence.
    pub(super) fn of(sentence: &str, jieba: &Jieba, lexicon: &Lexicon) -> Self {
        let normal = normalised(sentence);
        let text: Vec<char> = normal.chars().collect();
        let mut tokens = token::tokens(&normal, jieba);
        let Division { clauses, quotes } = clause::divide(&text);
        let cues = lexicon.find(&Searched {
            text: &normal,
            characters: &text,
            tokens: &tokens,
            clauses: &clauses,
        });
        let quantities = quantity::quantities(&text, &tokens);
        let negations = negation::negations(
            &Sayings {
                text: &text,
                tokens: &tokens,
                clauses: &clauses,
                cues: &cues,
                quantities: &quantities,
            },
            lexicon,
        );
        let attribution = attribution::attribution(&Spoken {
            text: &text,
            tokens: &tokens,
            clauses: &clauses,
            cues: &cues,
            quotes: &quotes,
            lexicon,
        });
        let wording = lexicon.claim_words().wording(&normal, &tokens);
        let english = is_english(&text);
        if english {
            token::set_aside_plain_words(&mut tokens, &text, lexicon);
        }
        Self {
            modality: modality::modality(&cues, &negations, lexicon),
            question: question::question(&text, &clauses, &cues, lexicon),
            wording,
            text,
            english,
            tokens,
            clauses,
            cues,
            quotes,
            negations,
            quantities,
            attribution,
        }
    }

    /// The cues of a class, in order.
    pub fn cues_of(&self, class: usize) -> impl Iterator<Item = &CueMatch> {
        self.cues.iter().filter(move |cue| cue.class == class)
    }

    /// The normalised words of a range; parts beyond the end are left out.
    pub fn words(&self, range: &Range<usize>) -> String {
        let end = range.end.min(self.text.len());
        self.text[range.start.min(end)..end].iter().collect()
    }

    /// What a token says, in small letters; in an English sentence the word that the form belongs to.
    pub(crate) fn word(&self, token: &Token) -> String {
        let written = self.words(&token.range).to_lowercase();
        match self.english && token.tag == Tag::Eng {
            true => word_of(&written),
            false => written,
        }
    }

    /// The index of the clause in which a stretch ends; a long one may reach over several.
    pub fn clause_of(&self, range: &Range<usize>) -> Option<usize> {
        let last = range.end.saturating_sub(1);
        let mut clauses = self.clauses.iter();
        clauses.position(|clause| clause.contains(&last))
    }

    /// Whether what stands in `range` is denied: an odd number of negations reaches over it.
    /// A rhetorical question turns what it says once more; that is for the caller to weigh.
    pub fn is_negated(&self, range: &Range<usize>) -> bool {
        let denials = self
            .negations
            .iter()
            .filter(|negation| {
                negation.scope.start <= range.start && range.end <= negation.scope.end
            })
            .count();
        denials % 2 == 1
    }
}

#[cfg(test)]
mod tests {
    use crate::language::{Language, Lexicon};
    use proptest::prelude::*;
    use std::ops::Range;
    use std::sync::LazyLock;

    static LANGUAGE: LazyLock<Option<Language>> =
        LazyLock::new(|| Lexicon::builtin().ok().map(Language::new));

    /// Stretches of what makes sentences hard: marks, numerals, negations, verbs of saying, other scripts.
    const PIECES: &str = "[“”‘’「」《》（）()\"'，、：；。！？…—-]|[0-9]{1,6}|[一二两三十百千万亿几数半第年月日号元块%成倍]|不|没有|非|不可|不是|就是|说|认为|据|在|看来|的|他|书店|赚钱|吗|何|之有|谁又|[a-zA-Z’ ]{1,4}|[\\PC]";

    proptest! {
        #[test]
        fn every_range_lies_in_the_text(pieces in prop::collection::vec(PIECES, 0..24)) {
            let sentence = pieces.concat();
            let language = LANGUAGE.as_ref();
            prop_assert!(language.is_some());
            let Some(language) = language else { return Ok(()) };
            let reading = language.read(&sentence);
            let length = sentence.chars().count();
            prop_assert_eq!(reading.text.len(), length);
            let mut ranges: Vec<Range<usize>> = Vec::new();
            ranges.extend(reading.tokens.iter().map(|token| token.range.clone()));
            ranges.extend(reading.clauses.iter().cloned());
            ranges.extend(reading.quotes.iter().cloned());
            ranges.extend(reading.cues.iter().map(|cue| cue.range.clone()));
            ranges.extend(reading.quantities.iter().map(|quantity| quantity.range.clone()));
            for negation in &reading.negations {
                ranges.extend([negation.cue.clone(), negation.scope.clone()]);
            }
            if let Some(attribution) = &reading.attribution {
                ranges.extend([attribution.cue.clone(), attribution.content.clone()]);
                ranges.extend(attribution.source.clone());
            }
            for range in ranges {
                prop_assert!(range.start <= range.end && range.end <= length, "{range:?} in {sentence}");
            }
            prop_assert!(reading.cues.iter().all(|cue| cue.clause < reading.clauses.len()));
        }
    }
}
