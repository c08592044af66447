//! Read articles: what laying an article beside others asks of it, worked out once for all its pairs.

use super::compare::CompareRules;
use super::likeness::{Vocabulary, common_subject};
use super::nouns::Nouns;
use super::statement::{Statement, statements};
use super::terms::Terms;
use crate::argument::Argument;
use crate::language::{Analysis, Language};

/// An article as it is laid beside others.
pub(crate) struct ReadArticle<'article> {
    /// Its components, each read; in reading order.
    pub(super) statements: Vec<Statement<'article>>,
    pub(super) terms: Terms,
    pub(super) vocabulary: Vocabulary,
    pub(super) nouns: Nouns<'article>,
    english: bool,
}

/// How far articles of two languages speak of one subject, which no words tell: whoever lays them side by side thinks so.
const IN_TWO_LANGUAGES: f64 = 0.5;

impl<'article> ReadArticle<'article> {
    pub(crate) fn of(
        analysis: &'article Analysis,
        argument: &'article Argument,
        rules: &CompareRules,
        language: &Language,
    ) -> Self {
        let statements = statements(analysis, argument, &rules.frames, language);
        Self {
            terms: Terms::of(analysis, &statements),
            vocabulary: Vocabulary::of(&statements, rules.words),
            nouns: Nouns::of(&statements, rules.words),
            english: is_english(&statements),
            statements,
        }
    }

    /// Whether the other is in another language, so that they have no words in common.
    pub(super) fn is_foreign_to(&self, other: &Self) -> bool {
        self.english != other.english
    }

    /// How far both speak of one subject, 0 to 1.
    pub(super) fn common_subject(&self, other: &Self) -> f64 {
        match self.is_foreign_to(other) {
            true => IN_TWO_LANGUAGES,
            false => common_subject(self.vocabulary.likeness(&other.vocabulary)),
        }
    }
}

/// Whether most statements of an article are English.
fn is_english(statements: &[Statement]) -> bool {
    let english = statements
        .iter()
        .filter(|statement| statement.reading.english);
    2 * english.count() > statements.len()
}
