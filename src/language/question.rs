//! Whether a sentence asks, and whether it wants an answer.

use super::{CueMatch, Lexicon};
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

/// Words that imply their answer even without a question mark.
const EMPHATIC: &[&str] = &[
    "难道",
    "何尝",
    "岂",
    "谈何容易",
    "焉能",
    "安能",
    "何苦",
    "何必",
];

/// What a yes-or-no question holds where it expects a no: 真的…吗, 还能…吗, 就能…了吗.
const DOUBTING: &[&str] = &[
    "真的",
    "真能",
    "真会",
    "真有",
    "真是",
    "真要",
    "真需要",
    "真值得",
    "究竟",
    "到底",
    "还能",
    "还会",
    "还有必要",
    "又能",
    "就能",
    "就够",
    "值得",
    "有必要",
];

/// What one holds where it expects a yes: 不是…吗, 不也…吗.
const AFFIRMING: &[&str] = &[
    "不是",
    "不就",
    "不也",
    "不正",
    "不觉得",
    "不应该",
    "不该",
    "不值得",
];

/// What a sentence asks, if it asks.
pub(super) fn question(
    text: &[char],
    clauses: &[Range<usize>],
    cues: &[CueMatch],
    lexicon: &Lexicon,
) -> Option<Question> {
    let rhetorical = lexicon.class_index("rhetorical_question");
    let of_class = || cues.iter().filter(move |cue| Some(cue.class) == rhetorical);
    let words = |cue: &CueMatch| text[cue.range.clone()].iter().collect::<String>();
    if of_class().any(|cue| EMPHATIC.iter().any(|word| words(cue).starts_with(word))) {
        return Some(Question::Rhetorical);
    }
    let ending = Ending::of(text);
    if !ending.asks() {
        return None;
    }
    let implied = of_class().next().is_some()
        || ending.particle == Some('吗') && expects_answer(text, clauses)
        || is_formula(text);
    Some(if implied {
        Question::Rhetorical
    } else {
        Question::Open
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

/// Whether the last clause with words expects a certain answer to its 吗.
fn expects_answer(text: &[char], clauses: &[Range<usize>]) -> bool {
    let Some(last) = clauses.last() else {
        return false;
    };
    let clause: String = text[last.clone()].iter().collect();
    let leans = DOUBTING
        .iter()
        .chain(AFFIRMING)
        .any(|words| clause.contains(words));
    leans || doubts_an_achievement(&text[last.clone()])
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
