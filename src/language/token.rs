//! Words with their part of speech.

use super::Lexicon;
use super::english::word_of;
use super::tag::{Tag, WordClass};
use jieba_rs::Jieba;
use std::ops::Range;

/// A word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its characters.
    pub range: Range<usize>,
    /// Its part of speech.
    pub tag: Tag,
}

/// Whether the token can name what a text is about: a noun, a name, an idiom or a Latin word of two characters or more.
pub fn is_content_word(token: &Token) -> bool {
    token.range.len() >= 2
        && (token.tag.class() == WordClass::Noun
            || matches!(token.tag, Tag::Vn | Tag::Eng | Tag::J | Tag::L | Tag::I))
}

/// The words of a normalised sentence.
pub(super) fn tokens(text: &str, jieba: &Jieba) -> Vec<Token> {
    let mut tokens = Vec::new();
    for word in jieba.tag(text, true) {
        let mut start = word.start;
        let leading = leading_connective(word.word).or_else(|| {
            let before = tokens.last()?;
            leading_half(word.word, before)
        });
        if let Some(tag) = leading
            && !jieba.has_word(word.word)
        {
            tokens.push(Token {
                range: start..start + 1,
                tag,
            });
            start += 1;
        }
        tokens.push(Token {
            range: start..word.end,
            tag: Tag::of(word.tag),
        });
    }
    tokens
}

/// The tag of a connective of one character that a longer word begins with. The model for unknown words likes to take
/// 但开 and 而沈 for words; a word that no dictionary has is none where a connective can be split off.
fn leading_connective(word: &str) -> Option<Tag> {
    let is_longer = word.chars().nth(1).is_some();
    let first = word.chars().next().filter(|_| is_longer)?;
    matches!(first, '但' | '而' | '虽' | '若').then_some(Tag::C)
}

/// The tag of the 半 that a longer word begins with behind a count: the 半没 of 两年半没涨 is none either.
fn leading_half(word: &str, before: &Token) -> Option<Tag> {
    let is_longer = word.chars().nth(1).is_some();
    let counts = matches!(before.tag, Tag::M | Tag::Mq | Tag::Q | Tag::T);
    (is_longer && counts && word.starts_with('半')).then_some(Tag::M)
}

/// Takes the words of an English sentence that tell nothing of what it is about out of the Latin words that do: the, they,
/// people, make.
pub(super) fn set_aside_plain_words(tokens: &mut [Token], text: &[char], lexicon: &Lexicon) {
    for token in tokens.iter_mut().filter(|token| token.tag == Tag::Eng) {
        let word: String = text[token.range.clone()].iter().collect();
        if lexicon.is_plain_english(&word_of(&word)) {
            token.tag = Tag::X;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_connective_is_split_from_a_word_that_no_dictionary_has() {
        let jieba = Jieba::new();
        let words = |text: &str| -> Vec<String> {
            let characters: Vec<char> = text.chars().collect();
            let tokens = tokens(text, &jieba);
            let words = tokens.iter().map(|token| &characters[token.range.clone()]);
            words.map(|word| word.iter().collect()).collect()
        };
        assert_eq!(words("但开不了门的店只会亏钱。")[..2], ["但", "开"]);
        assert_eq!(words("但是店还开着。")[0], "但是");
        assert_eq!(words("但凡开店的人都知道。")[0], "但凡");
    }
}
