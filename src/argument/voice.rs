//! Whose words a sentence is: those of the source it names, or its author's.
//!
//! A long quotation is read sentence by sentence, and names its speaker once: before its first sentence or behind its last. The
//! others are the same speaker's words.

use super::Voice;
use crate::language::{Analysis, Attribution};
use std::ops::Range;

/// Longer quotations are more likely marks that were never closed.
const MOST_SENTENCES: usize = 8;

/// How far the word that attributes may stand from the mark of the quotation: `坦言：“`, `”老佟说`.
const NEAREST: usize = 3;
const LONGEST_TAG: usize = 30;

/// Whose words the sentence is.
pub(super) fn voice_of(analysis: &Analysis, sentence: usize) -> Voice {
    let named = source_of(analysis, sentence).or_else(|| {
        let quotation = quotation_around(analysis, sentence)?;
        speaker_before(analysis, &quotation).or_else(|| speaker_behind(analysis, &quotation))
    });
    named.map_or(Voice::Author, Voice::Quoted)
}

/// The source that the sentence itself names.
fn source_of(analysis: &Analysis, sentence: usize) -> Option<String> {
    let range = attribution(analysis, sentence)?.source.clone()?;
    Some(analysis.sentence(sentence).words(range))
}

fn attribution(analysis: &Analysis, sentence: usize) -> Option<&Attribution> {
    analysis.sentences[sentence].reading.attribution.as_ref()
}

/// A quotation of several sentences: the sentence and the character of its marks.
struct Quotation {
    opened: (usize, usize),
    closed: (usize, usize),
}

fn speaker_before(analysis: &Analysis, quotation: &Quotation) -> Option<String> {
    let (sentence, mark) = quotation.opened;
    let cue = &attribution(analysis, sentence)?.cue;
    let near = cue.end <= mark && mark - cue.end <= NEAREST;
    near.then(|| source_of(analysis, sentence))?
}

fn speaker_behind(analysis: &Analysis, quotation: &Quotation) -> Option<String> {
    let (sentence, mark) = quotation.closed;
    let cue = &attribution(analysis, sentence)?.cue;
    let near = mark < cue.start && cue.start - mark <= LONGEST_TAG;
    near.then(|| source_of(analysis, sentence))?
}

/// The quotation that begins or ends in another sentence of the paragraph and has a part of this one in it.
fn quotation_around(analysis: &Analysis, sentence: usize) -> Option<Quotation> {
    let mut open = None;
    for index in nearby(analysis, sentence) {
        let text = &analysis.sentences[index].reading.text;
        for (at, character) in text.iter().enumerate() {
            match (character, open) {
                // One inside another is written with other marks, so that the first was never closed.
                ('“' | '「', _) => open = Some((index, at)),
                ('”' | '」', Some(opened)) => {
                    let quotation = Quotation {
                        opened,
                        closed: (index, at),
                    };
                    if opened.0 < index && (opened.0..=index).contains(&sentence) {
                        return Some(quotation);
                    }
                    open = None;
                }
                _ => {}
            }
        }
    }
    None
}

/// The sentences of the same paragraph that are not too far off.
fn nearby(analysis: &Analysis, sentence: usize) -> Range<usize> {
    let at = &analysis.sentences[sentence];
    let before = at.place.min(MOST_SENTENCES);
    let last = analysis.article.blocks[at.block].sentences.len() - 1 - at.place;
    sentence - before..sentence + last.min(MOST_SENTENCES) + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{ArticleId, read_text};
    use crate::language::{Language, Lexicon, LexiconError};

    fn voices(text: &str) -> Result<Vec<Option<String>>, LexiconError> {
        let language = Language::new(Lexicon::builtin()?);
        let analysis = language.analyse(read_text("a", text, ArticleId::at(0)));
        let voice = |sentence| match voice_of(&analysis, sentence) {
            Voice::Quoted(source) => Some(source),
            Voice::Author => None,
        };
        Ok((0..analysis.sentences.len()).map(voice).collect())
    }

    const SPEECH: [&str; 3] = [
        "房租一年比一年高，人手一年比一年难找，豆子的价钱又跟着汇率走，账早就算不过来。",
        "冬天只坐得满两张桌子，夏天坐得满的那两个月又要还冬天欠下的钱，这样的日子没有尽头。",
        "所以我关了店。",
    ];

    #[test]
    fn a_long_quotation_has_one_speaker() -> Result<(), LexiconError> {
        let speech = SPEECH.concat();
        let own = |name: &str| Some(name.to_owned());
        assert_eq!(
            voices(&format!("书店老板李强坦言：“{speech}”账本可不这么看。"))?,
            [
                own("书店老板李强"),
                own("书店老板李强"),
                own("书店老板李强"),
                None
            ]
        );
        assert_eq!(
            voices(&format!("账要这样算。“{speech}”李强说。"))?,
            [None, own("李强"), own("李强"), own("李强")]
        );
        assert_eq!(voices(&format!("“{speech}”"))?, [None, None, None]);
        assert_eq!(voices(&format!("李强坦言：“{speech}"))?.last(), Some(&None));
        Ok(())
    }
}
