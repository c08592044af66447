//! Whether a sentence asks, and whether it wants an answer.

use super::{CueMatch, Cues, Lexicon};
use std::ops::Range;

/// A question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// It implies its answer, which is the opposite of what it says: 难道…吗, 真的是…吗, 何尝不.
    Rhetorical,
    /// It only asks.
    Open,
}

/// What a yes-or-no question holds that expects an answer: a no (真的…吗, 还能…吗), or a yes (不是…吗, 不也…吗).
const EXPECTS: [Cues; 2] = [Cues::ExpectsNo, Cues::ExpectsYes];

/// What a sentence asks, if it asks.
pub(super) fn question(
    text: &[char],
    clauses: &[Range<usize>],
    cues: &[CueMatch],
    lexicon: &Lexicon,
) -> Option<Question> {
    let has = |class: Cues, among: &[CueMatch]| {
        let class = lexicon.index_of(class);
        among.iter().any(|cue| Some(cue.class) == class)
    };
    if has(Cues::EmphaticQuestion, cues) {
        return Some(Question::Rhetorical);
    }
    let ending = Ending::of(text);
    if !ending.asks() {
        return None;
    }
    // Only the last clause is asked: of the others 吗 asks nothing.
    let asked = clauses.len().saturating_sub(1);
    let asked = &cues[cues.partition_point(|cue| cue.clause < asked)..];
    let expects_answer = || {
        let last = clauses.last().map_or(0..0, Range::clone);
        EXPECTS.iter().any(|class| has(*class, asked)) || doubts_an_achievement(&text[last])
    };
    let implied = has(Cues::RhetoricalQuestion, cues)
        || ending.particle == Some('吗') && expects_answer()
        || is_formula(text);
    Some(if implied {
        Question::Rhetorical
    } else {
        Question::Open
    })
}

/// The question that offers a choice around 不 or 没 at `at`, the same word on both sides: 能不能, 愿意不愿意, 有没有.
pub(crate) fn choice(text: &[char], at: usize) -> Option<Range<usize>> {
    if !matches!(text[at], '不' | '没') {
        return None;
    }
    (1..=2).find_map(|length| {
        let start = at.checked_sub(length)?;
        let again = text.get(at + 1..at + 1 + length)?;
        (*again == text[start..at] && again.iter().all(|sign| sign.is_alphabetic()))
            .then_some(start..at + 1 + length)
    })
}

/// How a sentence ends.
struct Ending {
    marked: bool,
    particle: Option<char>,
}

impl Ending {
    fn of(text: &[char]) -> Self {
        let mut marked = false;
        for &character in text.iter().rev() {
            match character {
                '？' | '?' => marked = true,
                '吗' | '呢' | '么' => {
                    return Self {
                        marked,
                        particle: Some(character),
                    };
                }
                c if c.is_alphanumeric() => break,
                _ => {}
            }
        }
        Self {
            marked,
            particle: None,
        }
    }

    /// 吗 asks by itself; 呢 and 么 end statements too.
    fn asks(&self) -> bool {
        self.marked || self.particle == Some('吗')
    }
}

/// Whether a clause doubts that something can be done: 熬得过…吗, 留得住…吗, 靠得住吗.
fn doubts_an_achievement(clause: &[char]) -> bool {
    clause
        .windows(2)
        .any(|pair| pair[0] == '得' && "过住了起到出下来去动赢成".contains(pair[1]))
}

/// Frames that are asked only to be denied: 何…之有, 谁又…呢, 又有谁.
fn is_formula(text: &[char]) -> bool {
    let position = |words: [char; 2]| text.windows(2).position(|pair| pair == words);
    let before = text.iter().position(|c| *c == '何');
    let is_there_any = before
        .zip(position(['之', '有']))
        .is_some_and(|(what, any)| what < any && any - what <= 4);
    is_there_any || position(['谁', '又']).is_some() || position(['又', '有']).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Language, LexiconError};

    #[test]
    fn questions_are_told_apart() -> Result<(), LexiconError> {
        let language = Language::new(Lexicon::builtin()?);
        for (sentence, expected) in [
            ("难道便宜就是好事吗？", Some(Question::Rhetorical)),
            ("这何尝不是一种进步。", Some(Question::Rhetorical)),
            ("小镇真的需要这么多书店吗？", Some(Question::Rhetorical)),
            ("这样的店怎么可能赚钱？", Some(Question::Rhetorical)),
            ("谁又愿意天天排队呢？", Some(Question::Rhetorical)),
            ("这不是浪费吗？", Some(Question::Rhetorical)),
            ("多走两步，何难之有？", Some(Question::Rhetorical)),
            ("街角的书店，撑得过今年吗？", Some(Question::Rhetorical)),
            ("旧书市场还能火多久吗？", Some(Question::Rhetorical)),
            ("岂不是白忙一场", Some(Question::Rhetorical)),
            ("这家店几点开门？", Some(Question::Open)),
            ("为什么年轻人喜欢旧书？", Some(Question::Open)),
            ("你吃饭了吗", Some(Question::Open)),
            ("你们还没有吃饭吗？", Some(Question::Open)),
            ("那张真皮沙发还在吗？", Some(Question::Open)),
            ("书店几点开门，我并不知道。", None),
            ("我还等着呢。", None),
            (
                "How can a town live without books?",
                Some(Question::Rhetorical),
            ),
            ("When does it open?", Some(Question::Open)),
        ] {
            assert_eq!(language.read(sentence).question, expected, "{sentence}");
        }
        Ok(())
    }
}
