//! What a comparison says about itself in plain Chinese or English.

use super::frame::{FrameSet, Pole, Side};
use super::ground::Conflict;
use super::issue::{IssueKey, Subject};
use super::statement::Statement;
use crate::bilingual::Lang;
use crate::language::word_of;

impl Pole {
    /// What it is called.
    pub(super) fn name_in(&self, lang: Lang) -> &str {
        lang.choose(&self.name, &self.english)
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

/// A word, as the source writes it, and another that says something else.
fn topic_label(topic: &str, topics: &[String], lang: Lang) -> String {
    let is_topic = |word: &&String| {
        let small = word.to_lowercase();
        small == topic || words_of(&small) == topic
    };
    let is_part = |word: &&String| word.to_lowercase().contains(topic);
    let written = topics.iter().find(is_topic);
    let written = written.or_else(|| topics.iter().find(is_part));
    let written = written.map_or(topic, String::as_str);
    let other = topics.iter().find(|other| {
        let small = words_of(&other.to_lowercase());
        !small.contains(topic) && !topic.contains(&small)
    });
    match (other, lang) {
        (Some(other), Lang::Zh) => format!("{written}、{other}"),
        (Some(other), Lang::En) => format!("{written}, {other}"),
        (None, _) => written.to_owned(),
    }
}

/// A name as topics are known by: English words without their inflection.
fn words_of(name: &str) -> String {
    let words: Vec<String> = name.split([' ', '-']).map(word_of).collect();
    words.join(" ")
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

/// Why two statements stand side by side, under the label of their issue. What they merely both speak of is called no
/// more than that.
pub(super) fn reason(
    subject: &Subject,
    label: &str,
    ends: &[End; 2],
    frames: &FrameSet,
    lang: Lang,
) -> String {
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
        let pole = |side| frames.frames()[*frame].pole(side).name_in(lang);
        return match (lang, side_a == side_b) {
            (Lang::Zh, true) => format!(
                "同一议题“{label}”，{first}、{second} 都主张{}",
                pole(side_a)
            ),
            (Lang::Zh, false) => {
                format!(
                    "同一议题“{label}”，{first} 主张{}，{second} 主张{}",
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
        (_, Lang::Zh) => format!("都谈到“{label}”"),
        (_, Lang::En) => format!("Both speak of “{label}”"),
    };
    let Some(conflict) = subject.conflict else {
        return met;
    };
    let how = manner_of_conflict(conflict, ends, lang);
    match lang {
        Lang::Zh => format!("{met}，{how}"),
        Lang::En => format!("{met}: {how}"),
    }
}

/// How two statements part over a topic.
fn manner_of_conflict(conflict: Conflict, [a, b]: &[End; 2], lang: Lang) -> String {
    let (first, second) = (a.name, b.name);
    match (conflict, lang) {
        (Conflict::HopeAndDoubt, Lang::Zh) => format!("{first} 看好，{second} 看衰"),
        (Conflict::DoubtAndHope, Lang::Zh) => format!("{first} 看衰，{second} 看好"),
        (Conflict::SecondDenies, Lang::Zh) => format!("{first} 肯定，{second} 否定"),
        (Conflict::FirstDenies, Lang::Zh) => format!("{first} 否定，{second} 肯定"),
        (Conflict::HopeAndDoubt, Lang::En) => format!("{first} is hopeful, {second} doubtful"),
        (Conflict::DoubtAndHope, Lang::En) => format!("{first} is doubtful, {second} hopeful"),
        (Conflict::SecondDenies, Lang::En) => format!("{first} affirms, {second} denies"),
        (Conflict::FirstDenies, Lang::En) => format!("{first} denies, {second} affirms"),
    }
}
