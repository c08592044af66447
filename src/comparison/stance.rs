//! Stance: which pole of a frame a stretch of text takes, and how firmly.
//!
//! A cue speaks for its pole; a negation over it, a rhetorical question, an irony mark or a report of what others think
//! and the author rejects turns it, a hedge weakens it. Where the author only asks whether, it speaks for none.

use super::commitment::{Commitment, commitment};
use super::content_words::content_words_beside;
use super::frame::{CueHit, FrameSet, Side};
use crate::language::{CueMatch, Cues, Language, Modality, Question, Reading};
use std::collections::BTreeSet;
use std::ops::Range;

/// The pole of a frame that a statement takes.
#[derive(Clone, Debug, PartialEq)]
pub struct Stance {
    /// Index of the frame in its [`FrameSet`].
    pub frame: usize,
    /// The pole.
    pub side: Side,
    /// From 0, undecided, to about 1, plain; more for several cues.
    pub strength: f64,
    /// The words behind it, in characters of the sentence.
    pub words: Vec<Range<usize>>,
    /// The content words of their clauses, in small letters, without the words themselves: what it may be said of.
    pub beside: BTreeSet<String>,
}

impl Stance {
    /// Above 0 where it is hopeful, below where it is doubtful; 0 on a frame that is neither.
    pub(super) fn hope(&self, frames: &FrameSet) -> f64 {
        match (frames.frames()[self.frame].neutral, self.side) {
            (true, _) => 0.0,
            (false, Side::Yes) => self.strength,
            (false, Side::No) => -self.strength,
        }
    }
}

/// How far, in characters, an irony mark reaches before the word it mocks: 所谓的机会.
const IRONY_REACH: usize = 2;

/// What a pole counts, turned, that the author reports in order to reject it: he need not hold the opposite.
const REJECTED: f64 = -0.6;

/// The stances that `part` of a sentence takes, by frame. A frame whose cues are evenly split yields none.
///
/// `rejected` are the characters of a view that the author reports and turns against.
pub fn stances(
    reading: &Reading,
    part: &Range<usize>,
    rejected: Option<&Range<usize>>,
    frames: &FrameSet,
    language: &Language,
) -> Vec<Stance> {
    let part = part.start.min(reading.text.len())..part.end.min(reading.text.len());
    let manner = manner(reading, &part, language);
    let mut hits = frames.find(&reading.text[part.clone()]);
    for hit in &mut hits {
        hit.range = hit.range.start + part.start..hit.range.end + part.start;
    }
    let held: Vec<(CueHit, Commitment)> = hits
        .into_iter()
        .filter(|hit| !hit.may_cut_words || !cuts_words(&hit.range, reading))
        .filter(|hit| !is_in_a_title(&hit.range, reading))
        .map(|hit| {
            let hopeful = hit.side == Side::Yes && !frames.frames()[hit.frame].neutral;
            let commitment = commitment(&hit, hopeful, reading, language);
            (hit, commitment)
        })
        .filter(|(_, commitment)| *commitment != Commitment::Open)
        .collect();
    held.chunk_by(|(a, _), (b, _)| a.frame == b.frame)
        .filter_map(|of_frame| {
            let balance: f64 = of_frame
                .iter()
                .map(|(hit, commitment)| {
                    let said = match turned(hit, *commitment, reading, language) {
                        Side::Yes => 1.0,
                        Side::No => -1.0,
                    };
                    let reported = rejected.is_some_and(|view| {
                        view.start <= hit.range.start && hit.range.end <= view.end
                    });
                    let said = if reported { said * REJECTED } else { said };
                    let asserted = asks_by_itself(hit, reading, language)
                        || stands_before_the_question(hit, reading, language);
                    said * if asserted { manner.abs() } else { manner }
                })
                .sum();
            let side = if balance > 0.0 { Side::Yes } else { Side::No };
            let strength = balance.abs();
            (strength > 0.0).then(|| {
                let words: Vec<_> = of_frame.iter().map(|(hit, _)| hit.range.clone()).collect();
                Stance {
                    frame: of_frame[0].0.frame,
                    side,
                    strength: strength.min(2.0),
                    beside: content_words_beside(&words, reading, &part),
                    words,
                }
            })
        })
        .collect()
}

/// Whether it stands in the title of a work, 《黑神话》, of which it says nothing.
fn is_in_a_title(cue: &Range<usize>, reading: &Reading) -> bool {
    let text = &reading.text;
    let mut before = text[..cue.start].iter().rev();
    let opened = before.find(|mark| matches!(mark, '《' | '》')) == Some(&'《');
    opened && text[cue.end..].contains(&'》')
}

/// Whether a short cue is a piece of a word, or of two: 费时 in 浪费时间, 短视 in 短视频. A longer one is hardly there by chance.
fn cuts_words(cue: &Range<usize>, reading: &Reading) -> bool {
    let mut words = reading.tokens.iter().map(|token| &token.range);
    cue.len() <= 2
        && words.any(|word| {
            let begins_within = word.start < cue.start && cue.start < word.end;
            let ends_within = word.start < cue.end && cue.end < word.end;
            begins_within && word.end != cue.end || ends_within && word.start != cue.start
        })
}

/// The pole a cue speaks for in its place; what is 难 to do, 最难跨越, is as good as denied.
fn turned(hit: &CueHit, commitment: Commitment, reading: &Reading, language: &Language) -> Side {
    let mocked = language.cues(reading, Cues::Irony).any(|mark| {
        mark.range.end <= hit.range.start && hit.range.start - mark.range.end <= IRONY_REACH
    });
    let hard = hit
        .range
        .start
        .checked_sub(1)
        .and_then(|before| reading.text.get(before))
        == Some(&'难');
    let denied = match commitment {
        Commitment::Affirmed => false,
        Commitment::Denied => true,
        Commitment::AsNegated | Commitment::Open => reading.is_negated(&hit.range) || hard,
    };
    if denied != mocked {
        hit.side.opposite()
    } else {
        hit.side
    }
}

/// Whether the cue holds the rhetorical question and its answer already: 谈何容易, 真的……吗.
fn asks_by_itself(hit: &CueHit, reading: &Reading, language: &Language) -> bool {
    let overlaps =
        |range: &Range<usize>| range.start < hit.range.end && hit.range.start < range.end;
    reading.text.get(hit.range.end - 1) == Some(&'吗')
        || rhetorical_cues(reading, language).any(|cue| overlaps(&cue.range))
}

/// The words that imply the answer to the question they stand in.
fn rhetorical_cues<'r>(
    reading: &'r Reading,
    language: &Language,
) -> impl Iterator<Item = &'r CueMatch> + use<'r> {
    language.cues(reading, Cues::RhetoricalQuestion)
}

/// Whether the clause is over before the one that asks: 道理很简单，这难道不是…吗.
fn stands_before_the_question(hit: &CueHit, reading: &Reading, language: &Language) -> bool {
    let first = rhetorical_cues(reading, language).next();
    first.is_some_and(|asking| {
        let clause = reading.clause_of(&asking.range);
        hit.range.end <= asking.range.start && reading.clause_of(&hit.range) < clause
    })
}

/// How the sentence is said: 1 for plain assertion, less for a hedge or an open question, negative where a rhetorical
/// question asserts the opposite of its words.
fn manner(reading: &Reading, part: &Range<usize>, language: &Language) -> f64 {
    let modality = match reading.modality {
        Modality::Possible => 0.8,
        Modality::Certain => 1.2,
        Modality::Plain | Modality::Required => 1.0,
    };
    let asks = reading.text[part.clone()]
        .iter()
        .any(|mark| matches!(mark, '?' | '？'));
    let marked = rhetorical_cues(reading, language).next().is_some();
    let question = match reading.question {
        Some(Question::Rhetorical) => -0.8,
        _ if asks && marked => -0.8,
        Some(Question::Open) => 0.5,
        None if asks => 0.5,
        None => 1.0,
    };
    modality * question
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lexicon;

    fn poles_of(text: &str, frames: &FrameSet, language: &Language) -> Vec<(String, String)> {
        let reading = language.read(text);
        let whole = 0..reading.text.len();
        stances(&reading, &whole, None, frames, language)
            .into_iter()
            .map(|stance| {
                let frame = &frames.frames()[stance.frame];
                (frame.id.clone(), frame.pole(stance.side).name.clone())
            })
            .collect()
    }

    #[test]
    fn a_cue_that_cuts_words_is_none() -> Result<(), Box<dyn std::error::Error>> {
        let frame = r#"[[frame]]
            id = "quick_slow"
            question = "快不快"
            english = "Quick?"
            why = "An hour lost is paid for."
            yes = { name = "快", english = "quick", cues = ["省时"] }
            no = { name = "慢", english = "slow", cues = ["费时", "短视"] }
            matches = []
            rejects = []"#;
        let frames = FrameSet::from_toml(&[("own.toml", frame)])?;
        let language = Language::new(Lexicon::builtin()?);
        assert_eq!(poles_of("他们在店里浪费时间", &frames, &language), []);
        assert_eq!(poles_of("街坊爱看短视频", &frames, &language), []);
        assert_eq!(poles_of("这道工序费时费力", &frames, &language).len(), 1);
        Ok(())
    }

    #[test]
    fn irony_and_rhetorical_questions_turn_a_pole() -> Result<(), Box<dyn std::error::Error>> {
        let frames = FrameSet::builtin()?;
        let language = Language::new(Lexicon::builtin()?);
        let pole = |text: &str, frame: &str| {
            poles_of(text, &frames, &language)
                .into_iter()
                .find(|(id, _)| id == frame)
                .map(|(_, pole)| pole)
        };
        assert_eq!(
            pole("所谓机会，只够付房租", "opportunity_threat").as_deref(),
            Some("是隐患")
        );
        assert_eq!(
            pole("难道这也算机会吗？", "opportunity_threat").as_deref(),
            Some("是隐患")
        );
        assert_eq!(
            pole("两代人之间最难跨越的是隔阂", "gap_bridge").as_deref(),
            Some("隔阂仍在")
        );
        Ok(())
    }
}
