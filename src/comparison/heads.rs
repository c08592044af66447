//! Nouns of English articles. The tokenizer gives Latin words no part of speech; where a word stands behind an article, a
//! possessive or a preposition and before none that it could belong to, it is a noun: the market is, in the night market.
//! What is a noun once may name a subject wherever it stands.

use super::statement::Statement;
use crate::language::{Reading, Tag, Token};
use std::collections::BTreeSet;

/// The English words, as [`Reading::word`] gives them, that are nouns somewhere in the statements.
pub(super) fn noun_heads<'a>(
    statements: impl Iterator<Item = &'a Statement<'a>>,
) -> BTreeSet<String> {
    let english = statements.filter(|statement| statement.reading.english);
    english.flat_map(heads).collect()
}

fn heads(statement: &Statement) -> Vec<String> {
    let reading = statement.reading;
    let tokens: Vec<&Token> = statement
        .tokens()
        .filter(|token| is_word(reading, token))
        .collect();
    let follows = |word: &Token, next: &Token| {
        let between = &reading.text[word.range.end..next.range.start];
        matches!(between, [' ' | '-'])
    };
    let joined = |at: usize| {
        tokens[at].tag == Tag::Eng
            && tokens[at + 1].tag == Tag::Eng
            && follows(tokens[at], tokens[at + 1])
    };
    let is_head = |&at: &usize| {
        // The night market is: a word may stand before it, if another than a mark follows. The markets die.
        let first = at - usize::from(at > 0 && joined(at - 1));
        let is_last = at + 1 == tokens.len() || !joined(at);
        let surely_no_verb = first == at || at + 1 < tokens.len();
        let before = first.checked_sub(1).map(|before| tokens[before]);
        let announced = before.is_some_and(|word| {
            follows(word, tokens[first]) && statement.before_noun.contains(&word.range)
        });
        tokens[at].tag == Tag::Eng && is_last && surely_no_verb && announced
    };
    let places = (0..tokens.len()).filter(is_head);
    places.map(|at| reading.word(tokens[at])).collect()
}

fn is_word(reading: &Reading, token: &Token) -> bool {
    reading.text[token.range.clone()]
        .iter()
        .all(char::is_ascii_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::compare::tests::read;
    use crate::comparison::frame::FrameSet;
    use crate::comparison::statement::statements;
    use crate::language::{Language, Lexicon};

    #[test]
    fn what_stands_behind_an_article_is_a_noun() -> Result<(), Box<dyn std::error::Error>> {
        let language = Language::new(Lexicon::builtin()?);
        let text =
            "Visitors love the night market on our river.\nEmpty stalls rise with the rents.";
        let (analysis, argument) = read(text, 0, &language);
        let said = statements(&analysis, &argument, &FrameSet::builtin()?, &language);
        let nouns: Vec<String> = noun_heads(said.iter()).into_iter().collect();
        assert_eq!(nouns, ["market", "rent", "river"]);
        Ok(())
    }
}
