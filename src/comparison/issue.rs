//! Issues: the questions that authors speak to, named in their own words.
//!
//! A pair of statements speaks to the frame on which both take a pole, and to the most telling word they share. Pairs on one
//! frame, or without a frame on one word, make one issue, which is named by a word only where all of them share it.

use super::frame::{Frame, FrameSet};
use super::ground::{Conflict, Grounds, conflict};
use super::meeting::{Meeting, meetings};
use super::position::AskedFrame;
use super::selection::ChosenPair;
use super::statement::Statement;
use super::topic::{SharedTopics, Topic};
use super::whole_name::whole_name;
use super::wording::issue_label;
use super::{ComparedIssue, ComponentRef, CrossRelation, IssuePosition};
use crate::argument::RelationKind;
use crate::bilingual::Lang;
use std::collections::{BTreeMap, BTreeSet};

/// What makes two pairs speak to one issue.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum IssueKey {
    /// The frame of that index.
    Frame(usize),
    /// A word both use.
    Topic(String),
    /// Nothing that can be named.
    Unnamed,
}

/// What a pair of statements speaks to.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    pub(super) key: IssueKey,
    /// The words both use and that may name the issue.
    pub(super) topics: Names,
    /// How they part over the topic, where no frame tells.
    pub(super) conflict: Option<Conflict>,
}

/// Words by which an issue may be named: in small letters, with how the source writes them and what they tell.
pub(super) type Names = BTreeMap<String, (String, f64)>;

/// What a chosen pair speaks to.
pub(super) fn subject(pair: &ChosenPair, rarity: &[f64], grounds: &Grounds) -> Subject {
    let (a, b) = (&grounds.first[pair.row], &grounds.second[pair.column]);
    let shared = grounds.topics.shared(pair.row, pair.column);
    let worth = |met: &Meeting| {
        met.closeness * rarity[met.first.frame] * (met.first.strength + met.second.strength)
    };
    let best =
        meetings(a, b, pair.kind, grounds.frames).fold(None, |best: Option<(f64, usize)>, met| {
            match best {
                Some((most, _)) if most >= worth(&met) => best,
                _ => Some((worth(&met), met.first.frame)),
            }
        });
    match best {
        Some((_, frame)) => Subject {
            key: IssueKey::Frame(frame),
            topics: names(shared, pair, grounds, |word, topic| {
                topic.is_telling_in_a_question()
                    && !says_the_same(word, frame, [a, b], grounds.frames)
            }),
            conflict: None,
        },
        None => without_frame(pair, shared, grounds),
    }
}

/// What a pair speaks to that meets on no frame: of a contradiction what it parts over, of the same words what they speak of.
fn without_frame(pair: &ChosenPair, shared: SharedTopics, grounds: &Grounds) -> Subject {
    let (a, b) = (&grounds.first[pair.row], &grounds.second[pair.column]);
    let conflicts: BTreeMap<String, Conflict> = match pair.kind {
        RelationKind::Support => BTreeMap::new(),
        RelationKind::Contradiction => shared
            .iter()
            .filter_map(|(word, topic)| {
                Some((word.clone(), conflict(a, b, topic, grounds.frames)?))
            })
            .collect(),
    };
    let topics = names(shared, pair, grounds, |word, topic| {
        topic.is_telling() && (conflicts.is_empty() || conflicts.contains_key(word))
    });
    let leading = ranked(&topics).first().map(|word| (*word).to_owned());
    Subject {
        conflict: leading
            .as_ref()
            .and_then(|word| conflicts.get(word).copied()),
        key: leading.map_or(IssueKey::Unnamed, IssueKey::Topic),
        topics,
    }
}

/// The topics that may name an issue.
fn names(
    shared: SharedTopics,
    pair: &ChosenPair,
    grounds: &Grounds,
    may: impl Fn(&str, &Topic) -> bool,
) -> Names {
    let ends = [&grounds.first[pair.row], &grounds.second[pair.column]];
    shared
        .into_iter()
        .filter(|(word, topic)| may(word, topic))
        .map(|(word, topic)| {
            let written = whole_name(&topic, ends, [grounds.first, grounds.second]);
            (word, (written, topic.weight))
        })
        .collect()
}

/// Whether a word says no more than the question of the frame and its answers: 优势：有没有优势.
fn says_the_same(word: &str, frame: usize, ends: [&Statement; 2], frames: &FrameSet) -> bool {
    let Frame {
        question,
        english,
        yes,
        no,
        ..
    } = &frames.frames()[frame];
    let is_cue = |statement: &Statement| {
        let stances = statement.stances.iter();
        let mut cues = stances
            .filter(|stance| stance.frame == frame)
            .flat_map(|stance| &stance.words)
            .map(|words| statement.reading.words(words).to_lowercase());
        cues.any(|cue| cue.contains(word) || word.contains(&cue))
    };
    let answers = [question, &yes.name, &no.name];
    let says = |answer: &str| {
        answer
            .to_lowercase()
            .split_whitespace()
            .any(|part| part.starts_with(word))
    };
    answers.iter().any(|answer| answer.contains(word))
        || ends.iter().all(|end| end.reading.english) && says(english)
        || ends.into_iter().any(is_cue)
}

/// The words in the order of what they tell; of equals the first in order.
fn ranked(names: &Names) -> Vec<&str> {
    let mut words: Vec<(&str, f64)> = names
        .iter()
        .map(|(word, (_, weight))| (word.as_str(), *weight))
        .collect();
    words.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
    words.into_iter().map(|(word, _)| word).collect()
}

impl Subject {
    /// How the pair itself would name its issue.
    pub(super) fn label(&self, frames: &FrameSet, lang: Lang) -> String {
        issue_label(&self.key, &leading(&self.topics, 1), frames, lang)
    }
}

/// The most telling words, as the source writes them.
fn leading(names: &Names, most: usize) -> Vec<String> {
    let words = ranked(names).into_iter().take(most);
    words.map(|word| names[word].0.clone()).collect()
}

/// How many issues two articles get at most.
const MOST_ISSUES: usize = 8;

/// Where the pairs of a key are found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Home {
    /// Index of the issue.
    pub(super) issue: usize,
    /// Whether the issue is the one that they speak to; if not, it gathers what is too small to stand alone.
    pub(super) own: bool,
}

/// The issues of a comparison as they come together.
#[derive(Default)]
pub(super) struct IssueBook {
    drafts: BTreeMap<IssueKey, Draft>,
}

#[derive(Default)]
struct Draft {
    weight: f64,
    /// The words that every pair of it shares: only they may name it.
    topics: Option<Names>,
    members: BTreeMap<usize, BTreeSet<usize>>,
}

impl IssueBook {
    /// Enters a pair and what it speaks to.
    pub(super) fn enter(&mut self, subject: &Subject, relation: &CrossRelation) {
        let draft = self.drafts.entry(subject.key.clone()).or_default();
        draft.weight += relation.confidence.value();
        draft.keep_common(&subject.topics);
        for ComponentRef { article, component } in [relation.first, relation.second] {
            draft.members.entry(article).or_default().insert(component);
        }
    }

    /// The issues, strongest first, and under which of them each key's pairs are found; whether it is their own.
    pub(super) fn close(
        mut self,
        articles: &[&[Statement]],
        frames: &FrameSet,
        lang: Lang,
    ) -> (Vec<ComparedIssue>, BTreeMap<IssueKey, Home>) {
        let most = MOST_ISSUES * articles.len().saturating_sub(1);
        let homes = self.gather(most);
        let mut drafts: Vec<(IssueKey, Draft)> = self.drafts.into_iter().collect();
        drafts.sort_by(|a, b| {
            let last = |key: &IssueKey| *key == IssueKey::Unnamed;
            last(&a.0)
                .cmp(&last(&b.0))
                .then(b.1.weight.total_cmp(&a.1.weight))
                .then_with(|| a.0.cmp(&b.0))
        });
        let issues = drafts
            .iter()
            .map(|(key, draft)| ComparedIssue {
                label: issue_label(key, &draft.leading_topics(2), frames, lang),
                positions: draft.positions(key, articles, frames, lang),
            })
            .collect();
        let places = homes
            .into_iter()
            .filter_map(|(key, home)| {
                let issue = drafts.iter().position(|(known, _)| *known == home)?;
                let own = key == home;
                Some((key, Home { issue, own }))
            })
            .collect();
        (issues, places)
    }

    /// Joins what is too small to stand alone: a word to the frame that it is a subject of, and, where more than `most`
    /// remain, the weakest to the unnamed rest. Says where each key went.
    fn gather(&mut self, most: usize) -> BTreeMap<IssueKey, IssueKey> {
        let mut ranked: Vec<(&IssueKey, f64)> = self
            .drafts
            .iter()
            .map(|(key, draft)| (key, draft.weight))
            .collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        let frame_of = |key: &IssueKey| {
            let IssueKey::Topic(topic) = key else {
                return None;
            };
            let is_subject = |other: &IssueKey| {
                let draft = self.drafts.get(other);
                matches!(other, IssueKey::Frame(_))
                    && draft.is_some_and(|draft| draft.subject() == Some(topic.as_str()))
            };
            let mut others = ranked.iter().map(|(other, _)| *other);
            others.find(|other| is_subject(other)).cloned()
        };
        let frames: BTreeMap<IssueKey, IssueKey> = ranked
            .iter()
            .filter_map(|(key, _)| Some(((*key).clone(), frame_of(key)?)))
            .collect();
        let alone: Vec<IssueKey> = ranked
            .iter()
            .filter(|(key, _)| **key != IssueKey::Unnamed && !frames.contains_key(*key))
            .map(|(key, _)| (*key).clone())
            .collect();
        let has_rest = alone.len() > most || self.drafts.contains_key(&IssueKey::Unnamed);
        let kept = most.saturating_sub(usize::from(has_rest));
        let mut homes = BTreeMap::new();
        for (place, key) in alone.into_iter().enumerate() {
            let home = if place < kept {
                key.clone()
            } else {
                IssueKey::Unnamed
            };
            homes.insert(key, home);
        }
        for (topic, frame) in frames {
            let home = homes.get(&frame).cloned().unwrap_or(IssueKey::Unnamed);
            homes.insert(topic, home);
        }
        if self.drafts.contains_key(&IssueKey::Unnamed) {
            homes.insert(IssueKey::Unnamed, IssueKey::Unnamed);
        }
        for (key, home) in &homes {
            if key != home
                && let Some(draft) = self.drafts.remove(key)
            {
                self.drafts.entry(home.clone()).or_default().absorb(draft);
            }
        }
        homes
    }
}

impl Draft {
    /// Takes over the pairs of another draft.
    fn absorb(&mut self, other: Self) {
        self.weight += other.weight;
        if let Some(topics) = &other.topics {
            self.keep_common(topics);
        }
        for (article, members) in other.members {
            self.members.entry(article).or_default().extend(members);
        }
    }

    /// Keeps the words that further pairs share as well.
    fn keep_common(&mut self, others: &Names) {
        match &mut self.topics {
            None => self.topics = Some(others.clone()),
            Some(topics) => {
                topics.retain(|word, _| others.contains_key(word));
                for (word, (_, weight)) in topics {
                    *weight += others.get(word).map_or(0.0, |(_, more)| *more);
                }
            }
        }
    }

    /// The words that name the issue, weightiest first.
    fn leading_topics(&self, most: usize) -> Vec<String> {
        let topics = self.topics.as_ref();
        topics.map_or_else(Vec::new, |topics| leading(topics, most))
    }

    /// The word that names the issue, in small letters.
    fn subject(&self) -> Option<&str> {
        ranked(self.topics.as_ref()?).first().copied()
    }

    fn positions(
        &self,
        key: &IssueKey,
        articles: &[&[Statement]],
        frames: &FrameSet,
        lang: Lang,
    ) -> Vec<IssuePosition> {
        let place = |(&article, shown): (&usize, &BTreeSet<usize>)| match *key {
            IssueKey::Frame(frame) => {
                let poles = &frames.frames()[frame];
                let asked = AskedFrame {
                    frame,
                    poles,
                    lang,
                    subject: self.subject(),
                };
                asked.position(article, articles[article], shown)
            }
            _ => IssuePosition {
                article,
                components: shown.iter().copied().collect(),
                ..IssuePosition::default()
            },
        };
        self.members.iter().map(place).collect()
    }
}
