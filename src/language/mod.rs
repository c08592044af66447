//! What the words say: tokens, cues, polarity, modality, quantity, and who speaks.
//!
//! In comes the text of a sentence, out comes a [`Reading`]; an article's readings in order are its [`Analysis`].
//! All ranges in a reading count characters of the sentence's visible text.

mod lexicon;
mod reading;

pub use lexicon::{CueClass, Lexicon, LexiconError};
pub use reading::{
    Attribution, CueMatch, Modality, Negation, Quantity, QuantityKind, Question, Reading, Token,
};

use crate::article::{Article, BlockKind, Sentence};
use jieba_rs::Jieba;

/// The tools that read sentences: a tokenizer and the cue lexicon. Costly to build, so built once.
pub struct Language {
    jieba: Jieba,
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
        Self {
            jieba: Jieba::new(),
            lexicon,
        }
    }

    /// The lexicon in use.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }

    /// What one sentence says.
    pub fn read(&self, sentence: &str) -> Reading {
        Reading::of(sentence, &self.jieba, &self.lexicon)
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
