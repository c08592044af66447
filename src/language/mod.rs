//! What the words say: tokens, cues, polarity, modality, quantity, and who speaks.
//!
//! In comes the text of a sentence, out comes a [`Reading`]; an article's readings in order are its [`Analysis`].
//! All ranges in a reading count characters of the sentence's visible text.

mod attribution;
mod calendar;
mod claim_words;
mod clause;
mod dictionary;
mod english;
mod lexicon;
mod modality;
mod negation;
mod normalise;
mod numeral;
mod quantity;
mod question;
mod reading;
mod reported;
mod subject;
mod tag;
mod token;
mod unit;
mod word_rarity;

pub use attribution::Attribution;
pub use claim_words::{ClaimWords, Wording};
pub use dictionary::Dictionary;
pub(crate) use english::{is_english, word_of};
pub use lexicon::{CheckedTable, CueClass, CuePlace, Lexicon, LexiconEntry, LexiconError};
pub(crate) use lexicon::{Cues, WordList};
pub use modality::Modality;
pub use negation::Negation;
pub(crate) use normalise::normalised;
pub use quantity::{Quantity, QuantityKind};
pub use question::Question;
pub(crate) use question::choice;
pub use reading::{CueMatch, Reading};
pub use tag::{Tag, WordClass};
pub use token::{Token, is_content_word};
pub use word_rarity::WordRarity;

use crate::article::{Article, BlockKind, Sentence};

/// The tools that read sentences: a tokenizer and the cue lexicon. Costly to build, so built once.
pub struct Language {
    dictionary: Dictionary,
    lexicon: Lexicon,
}

/// An article and what its sentences say.
pub struct Analysis {
    /// The article.
    pub article: Article,
    /// One entry a sentence, in reading order.
    pub sentences: Vec<AnalysedSentence>,
}

/// A sentence's place in the article and what it says.
pub struct AnalysedSentence {
    /// Index of its block in the article.
    pub block: usize,
    /// Its index inside the block.
    pub place: usize,
    /// What it says.
    pub reading: Reading,
}

impl Language {
    /// The tools with the given lexicon.
    pub fn new(lexicon: Lexicon) -> Self {
        Self::with_dictionary(Dictionary::load(), lexicon)
    }

    /// The tools with a dictionary that is being loaded since before the lexicon was read.
    pub fn with_dictionary(dictionary: Dictionary, lexicon: Lexicon) -> Self {
        Self {
            dictionary,
            lexicon,
        }
    }

    /// The lexicon in use.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// The cues of a class in a sentence, in order; none where the lexicon in use has no such class.
    pub(crate) fn cues<'r>(
        &self,
        reading: &'r Reading,
        class: Cues,
    ) -> impl Iterator<Item = &'r CueMatch> + use<'r> {
        let class = self.lexicon.index_of(class);
        class.into_iter().flat_map(|class| reading.cues_of(class))
    }

    /// What one sentence says.
    pub fn read(&self, sentence: &str) -> Reading {
        Reading::of(sentence, self.dictionary.ready(), &self.lexicon)
    }

    /// The words of a sentence that can name what a text is about, in small letters; figures are none.
    pub fn content_words(&self, sentence: &str) -> Vec<String> {
        let text = normalised(sentence);
        let characters: Vec<char> = text.chars().collect();
        let mut tokens = token::tokens(&text, self.dictionary.ready());
        let english = is_english(&characters);
        if english {
            token::set_aside_plain_words(&mut tokens, &characters, &self.lexicon);
        }
        tokens
            .into_iter()
            .filter(is_content_word)
            .filter_map(|token| characters.get(token.range))
            .filter(|word| word.iter().any(|character| character.is_alphabetic()))
            .map(|word| word.iter().collect::<String>().to_lowercase())
            .map(|word| if english { word_of(&word) } else { word })
            .collect()
    }

    /// What all sentences of an article say.
    pub fn analyse(&self, article: Article) -> Analysis {
        let mut sentences = Vec::new();
        for (block, content) in article.blocks.iter().enumerate() {
            for (place, sentence) in content.sentences.iter().enumerate() {
                let reading = self.read(&sentence.text);
                sentences.push(AnalysedSentence {
                    block,
                    place,
                    reading,
                });
            }
        }
        Analysis { article, sentences }
    }
}

impl Analysis {
    /// The sentence at `index` of the reading order.
    pub fn sentence(&self, index: usize) -> &Sentence {
        let at = &self.sentences[index];
        &self.article.blocks[at.block].sentences[at.place]
    }

    /// What the block of the sentence at `index` is on the page.
    pub fn block_kind(&self, index: usize) -> BlockKind {
        self.article.blocks[self.sentences[index].block].kind
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_read() -> Result<(), LexiconError> {
        let language = Language::new(Lexicon::builtin()?);
        let reading = language.read("虽然咖啡馆很多，但是赚钱的不多。");
        let names: Vec<&str> = reading
            .cues
            .iter()
            .map(|cue| language.lexicon().class_name(cue.class))
            .collect();
        assert!(names.contains(&"concessive") && names.contains(&"adversative"));
        assert_eq!(reading.clauses.len(), 2);
        assert_eq!(reading.negations.len(), 1);
        Ok(())
    }
}
