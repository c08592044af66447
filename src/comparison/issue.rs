//! Issues: the questions that authors speak to, named in their own words.
//!
//! A pair of statements speaks to the frame on which both take a pole, and to the most telling word they share. Pairs on one
//! frame, or without a frame on one word, make one issue.

use super::frame::{FrameSet, Side};
use super::selection::Chosen;
use super::statement::Statement;
use super::word_rarity::WordRarity;
use super::wording::{Lang, issue_label};
use super::{ComparedIssue, ComponentRef, CrossRelation, IssuePosition};
use crate::argument::RelationKind;
use crate::language::is_content_word;
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
    /// The words both use, with what they tell.
    pub(super) topics: BTreeMap<String, f64>,
}

/// What a chosen pair speaks to.
pub(super) fn subject(
    pair: &Chosen,
    first: &[Statement],
    second: &[Statement],
    rarity: &[f64],
    weights: &WordWeights,
) -> Subject {
    let (a, b) = (&first[pair.row], &second[pair.column]);
    let topics = shared_topics(a, b, weights);
    let wanted = |same: bool| same == (pair.kind == RelationKind::Support);
    let mut frame: Option<(f64, usize)> = None;
    for stance in &a.stances {
        for other in b.stances.iter().filter(|other| other.frame == stance.frame) {
            let worth = rarity[stance.frame] * (stance.strength + other.strength);
            if wanted(stance.side == other.side) && frame.is_none_or(|(most, _)| worth > most) {
                frame = Some((worth, stance.frame));
            }
        }
    }
    let key = match (frame, most_telling(&topics)) {
        (Some((_, frame)), _) => IssueKey::Frame(frame),
        (None, Some(topic)) => IssueKey::Topic(topic),
        (None, None) => IssueKey::Unnamed,
    };
    Subject { key, topics }
}

/// What each content word tells about the question that two statements share: the more, the fewer articles hold it, and
/// the fewer statements of these two; a word that all of them hold names the subject of the day, not a question in it.
pub(super) struct WordWeights {
    weights: BTreeMap<String, f64>,
}

impl Subject {
    /// How the pair itself would name its issue.
    pub(super) fn label(&self, frames: &FrameSet, lang: Lang) -> String {
        let topics: Vec<String> = most_telling(&self.topics).into_iter().collect();
        issue_label(&self.key, &topics, frames, lang)
    }
}

impl WordWeights {
    pub(super) fn of(first: &[Statement], second: &[Statement], rarity: &WordRarity) -> Self {
        let mut weights = BTreeMap::new();
        for statement in first.iter().chain(second) {
            for word in content_words(statement) {
                *weights.entry(word).or_insert(0.0) += 1.0;
            }
        }
        let statements = (first.len() + second.len()) as f64;
        for (word, weight) in &mut weights {
            *weight = rarity.of(word) * (statements / *weight).ln();
        }
        Self { weights }
    }

    fn weight(&self, word: &str) -> f64 {
        self.weights.get(word).copied().unwrap_or(0.0)
    }
}

/// The nouns, names, verbs and Latin words of a statement, of two characters or more.
pub(super) fn content_words(statement: &Statement) -> BTreeSet<String> {
    let reading = statement.reading;
    let inside = |range: &std::ops::Range<usize>| {
        statement.part.start <= range.start && range.end <= statement.part.end
    };
    reading
        .tokens
        .iter()
        .filter(|token| is_content_word(token) && inside(&token.range))
        .map(|token| reading.words(&token.range).to_lowercase())
        .filter(|word| {
            !word
                .chars()
                .all(|character| character.is_ascii_digit() || character == '.')
        })
        .collect()
}

fn shared_topics(a: &Statement, b: &Statement, weights: &WordWeights) -> BTreeMap<String, f64> {
    let others = content_words(b);
    content_words(a)
        .into_iter()
        .filter(|word| others.contains(word))
        .map(|word| (word.clone(), weights.weight(&word)))
        .collect()
}

/// The word of greatest weight; of equals the first in order.
fn most_telling(topics: &BTreeMap<String, f64>) -> Option<String> {
    let mut best: Option<(&String, f64)> = None;
    for (word, &weight) in topics {
        if best.is_none_or(|(_, most)| weight > most) {
            best = Some((word, weight));
        }
    }
    best.map(|(word, _)| word.clone())
}

/// How many issues two articles get at most.
const MOST_ISSUES: usize = 8;

/// The issues of a comparison as they come together.
#[derive(Default)]
pub(super) struct IssueBook {
    drafts: BTreeMap<IssueKey, Draft>,
}

#[derive(Default)]
struct Draft {
    weight: f64,
    topics: BTreeMap<String, f64>,
    members: BTreeMap<usize, BTreeSet<usize>>,
}

impl IssueBook {
    /// Enters a pair and what it speaks to.
    pub(super) fn enter(&mut self, subject: &Subject, relation: &CrossRelation) {
        let draft = self.drafts.entry(subject.key.clone()).or_default();
        draft.weight += relation.confidence.value();
        for (topic, weight) in &subject.topics {
            *draft.topics.entry(topic.clone()).or_insert(0.0) += weight;
        }
        for ComponentRef { article, component } in [relation.first, relation.second] {
            draft.members.entry(article).or_default().insert(component);
        }
    }

    /// The issues, strongest first, and under which of them each key's pairs are found.
    pub(super) fn close(
        mut self,
        articles: &[Vec<Statement>],
        frames: &FrameSet,
        lang: Lang,
    ) -> (Vec<ComparedIssue>, BTreeMap<IssueKey, usize>) {
        let most = MOST_ISSUES * articles.len() * articles.len().saturating_sub(1) / 2;
        let homes = self.gather(most);
        for (key, draft) in &mut self.drafts {
            draft.take_in_bystanders(key, articles);
        }
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
                label: issue_label(key, &draft.leading_topics(), frames, lang),
                positions: draft.positions(key, articles, frames, lang),
            })
            .collect();
        let places = homes
            .into_iter()
            .filter_map(|(key, home)| {
                Some((key, drafts.iter().position(|(known, _)| *known == home)?))
            })
            .collect();
        (issues, places)
    }

    /// Joins what is too small to stand alone: a word to the frame that it is a subject of, and whatever exceeds `most`
    /// to the unnamed rest. Says where each key went.
    fn gather(&mut self, most: usize) -> BTreeMap<IssueKey, IssueKey> {
        let mut homes = BTreeMap::new();
        let mut ranked: Vec<(IssueKey, f64)> = self
            .drafts
            .iter()
            .map(|(key, draft)| (key.clone(), draft.weight))
            .collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        let mut kept = 0;
        for (key, _) in &ranked {
            let frame_of_topic =
                ranked
                    .iter()
                    .map(|(other, _)| other)
                    .find(|other| match (key, other) {
                        (IssueKey::Topic(topic), IssueKey::Frame(_)) => self
                            .drafts
                            .get(*other)
                            .is_some_and(|draft| draft.leading_topics().contains(topic)),
                        _ => false,
                    });
            let home = match frame_of_topic {
                Some(frame) => homes.get(frame).unwrap_or(frame).clone(),
                None if kept + 1 < most && *key != IssueKey::Unnamed => {
                    kept += 1;
                    key.clone()
                }
                None => IssueKey::Unnamed,
            };
            homes.insert(key.clone(), home);
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
    /// Takes over the pairs of another draft; its own words keep naming it.
    fn absorb(&mut self, other: Self) {
        self.weight += other.weight;
        for (article, members) in other.members {
            self.members.entry(article).or_default().extend(members);
        }
    }

    /// The words that name the issue, weightiest first.
    fn leading_topics(&self) -> Vec<String> {
        let mut topics: Vec<(&String, f64)> = self
            .topics
            .iter()
            .map(|(word, &weight)| (word, weight))
            .collect();
        topics.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        topics
            .into_iter()
            .take(2)
            .map(|(word, _)| word.clone())
            .collect()
    }

    /// Statements outside the shown pairs that take a pole of the frame and use a word of the issue.
    fn take_in_bystanders(&mut self, key: &IssueKey, articles: &[Vec<Statement>]) {
        let IssueKey::Frame(frame) = key else { return };
        let topics: BTreeSet<String> = self.leading_topics().into_iter().collect();
        for (&article, members) in &mut self.members {
            for (index, statement) in articles[article].iter().enumerate() {
                let speaks = statement
                    .stances
                    .iter()
                    .any(|stance| stance.frame == *frame);
                if speaks && !topics.is_disjoint(&content_words(statement)) {
                    members.insert(index);
                }
            }
        }
    }

    fn positions(
        &self,
        key: &IssueKey,
        articles: &[Vec<Statement>],
        frames: &FrameSet,
        lang: Lang,
    ) -> Vec<IssuePosition> {
        self.members
            .iter()
            .map(|(&article, members)| IssuePosition {
                article,
                stance: side_of(key, members.iter().map(|&index| &articles[article][index]))
                    .and_then(|side| match key {
                        IssueKey::Frame(frame) => {
                            Some(lang.pole(frames.frames()[*frame].pole(side)).to_owned())
                        }
                        _ => None,
                    }),
                components: members.iter().copied().collect(),
            })
            .collect()
    }
}

/// The pole that most of the statements take.
fn side_of<'a>(
    key: &IssueKey,
    statements: impl Iterator<Item = &'a Statement<'a>>,
) -> Option<Side> {
    let IssueKey::Frame(frame) = key else {
        return None;
    };
    let balance: f64 = statements
        .flat_map(|statement| &statement.stances)
        .filter(|stance| stance.frame == *frame)
        .map(|stance| match stance.side {
            Side::Yes => stance.strength,
            Side::No => -stance.strength,
        })
        .sum();
    match balance {
        balance if balance > 0.0 => Some(Side::Yes),
        balance if balance < 0.0 => Some(Side::No),
        _ => None,
    }
}
