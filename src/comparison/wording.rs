//! What a comparison says about itself in plain Chinese or English.

use super::frame::{FrameSet, Pole, Side};
use super::issue::{IssueKey, Subject};
use super::statement::Statement;
use crate::argument::RelationKind;

/// The language of labels and reasons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The name of a pole.
    pub(super) fn pole(self, pole: &Pole) -> &str {
        match self {
            Self::Zh => &pole.name,
            Self::En => &pole.english,
        }
    }
}

/// The label of an issue: the authors' own words, then the question.
pub(super) fn issue_label(
    key: &IssueKey,
    topics: &[String],
    frames: &FrameSet,
    lang: Lang,
) -> String {
    let question = match (key, lang) {
        (IssueKey::Frame(frame), Lang::Zh) => frames.frames()[*frame].question.as_str(),
        (IssueKey::Frame(frame), Lang::En) => frames.frames()[*frame].english.as_str(),
        (IssueKey::Topic(topic), _) => return topic_label(topic, topics, lang),
        (IssueKey::Unnamed, Lang::Zh) => return "其他分歧与共识".to_owned(),
        (IssueKey::Unnamed, Lang::En) => return "Other points".to_owned(),
    };
    match (topics.first(), lang) {
        (Some(topic), Lang::Zh) => format!("{topic}：{question}"),
        (Some(topic), Lang::En) => format!("{topic}: {question}"),
        (None, _) => question.to_owned(),
    }
}

fn topic_label(topic: &str, topics: &[String], lang: Lang) -> String {
    let other = topics
        .iter()
        .find(|other| *other != topic && !other.contains(topic) && !topic.contains(*other));
    match (other, lang) {
        (Some(other), Lang::Zh) => format!("{topic}、{other}"),
        (Some(other), Lang::En) => format!("{topic}, {other}"),
        (None, _) => topic.to_owned(),
    }
}

/// One end of a pair, as a reason names it.
pub(super) struct End<'a> {
    pub(super) name: &'a str,
    pub(super) statement: &'a Statement<'a>,
}

impl End<'_> {
    fn side(&self, key: &IssueKey) -> Option<Side> {
        let IssueKey::Frame(frame) = key else {
            return None;
        };
        self.statement
            .stances
            .iter()
            .find(|stance| stance.frame == *frame)
            .map(|stance| stance.side)
    }
}

/// Why two statements stand side by side.
pub(super) fn reason(
    kind: RelationKind,
    subject: &Subject,
    ends: &[End; 2],
    frames: &FrameSet,
    lang: Lang,
) -> String {
    let label = subject.label(frames, lang);
    let key = &subject.key;
    let [a, b] = ends;
    let (first, second) = (a.name, b.name);
    if a.statement.repeats(b.statement) {
        return match lang {
            Lang::Zh => format!("{first}、{second} 的这句话一字不差"),
            Lang::En => format!("{first} and {second} print the same words"),
        };
    }
    if let (IssueKey::Frame(frame), Some(side_a), Some(side_b)) = (key, a.side(key), b.side(key)) {
        let pole = |side| lang.pole(frames.frames()[*frame].pole(side));
        return match (lang, side_a == side_b) {
            (Lang::Zh, true) => format!(
                "同一议题「{label}」，{first}、{second} 都主张{}",
                pole(side_a)
            ),
            (Lang::Zh, false) => {
                format!(
                    "同一议题「{label}」，{first} 主张{}，{second} 主张{}",
                    pole(side_a),
                    pole(side_b)
                )
            }
            (Lang::En, true) => format!(
                "On “{label}”, {first} and {second} both hold: {}",
                pole(side_a)
            ),
            (Lang::En, false) => {
                format!(
                    "On “{label}”, {first} holds: {}; {second} holds: {}",
                    pole(side_a),
                    pole(side_b)
                )
            }
        };
    }
    let met = match (key, lang) {
        (IssueKey::Unnamed, Lang::Zh) => "前后文谈的是同一件事".to_owned(),
        (IssueKey::Unnamed, Lang::En) => "Their passages speak of the same matter".to_owned(),
        (_, Lang::Zh) => format!("都谈到「{label}」"),
        (_, Lang::En) => format!("Both speak of “{label}”"),
    };
    let how = match kind {
        RelationKind::Support => match lang {
            Lang::Zh => format!("{first}、{second} 说法一致"),
            Lang::En => "to the same effect".to_owned(),
        },
        RelationKind::Contradiction => manner_of_conflict(ends, lang),
    };
    match lang {
        Lang::Zh => format!("{met}，{how}"),
        Lang::En => format!("{met}: {how}"),
    }
}

/// How two statements contradict each other, as far as their outlook and denials tell.
fn manner_of_conflict([a, b]: &[End; 2], lang: Lang) -> String {
    let (first, second) = (a.name, b.name);
    let outlooks = (a.statement.outlook, b.statement.outlook);
    let hopeful = outlooks.0 > 0.0 && outlooks.1 < 0.0;
    let doubtful = outlooks.0 < 0.0 && outlooks.1 > 0.0;
    let denies = (a.statement.denies, b.statement.denies);
    match lang {
        Lang::Zh if hopeful => format!("{first} 看好，{second} 看衰"),
        Lang::Zh if doubtful => format!("{first} 看衰，{second} 看好"),
        Lang::Zh if denies == (false, true) => format!("{first} 肯定，{second} 否定"),
        Lang::Zh if denies == (true, false) => format!("{first} 否定，{second} 肯定"),
        Lang::Zh => format!("{first}、{second} 说法相左"),
        Lang::En if hopeful => format!("{first} is hopeful, {second} doubtful"),
        Lang::En if doubtful => format!("{first} is doubtful, {second} hopeful"),
        Lang::En if denies == (false, true) => format!("{first} affirms, {second} denies"),
        Lang::En if denies == (true, false) => format!("{first} denies, {second} affirms"),
        Lang::En => "to opposite effect".to_owned(),
    }
}
