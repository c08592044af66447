//! Between authors: the issues they speak to, the stance each claim takes, and where claims agree or contradict.

pub mod pair;
pub mod relate;
pub mod view;

mod candidates;
mod commitment;
mod compare;
mod content_words;
mod evidence;
mod frame;
mod frame_examples;
mod grid;
mod ground;
mod heads;
#[cfg(test)]
mod in_english;
mod issue;
mod likeness;
mod meeting;
mod nouns;
mod phrase;
mod position;
mod probabilities;
mod read_article;
mod rejection;
mod selection;
mod signal;
mod signal_reason;
mod stance;
mod statement;
mod terms;
mod topic;
mod weights;
mod whole_name;
mod wording;

pub(crate) use candidates::Candidates;
pub use compare::{CompareRules, CompareRulesError, compare};
pub use frame::{Frame, FrameError, FrameSet, Pole, Side};
pub use frame_examples::check_frame_examples;
pub(crate) use read_article::ReadArticle;
pub use selection::MOST_PAIRS;
pub use signal_reason::{SignalReason, signal_reasons};
pub use stance::{Stance, stances};
pub use weights::{Calibration, CrossWeights, CrossWeightsError, SignalWeight, Votes};

use crate::argument::{Confidence, RelationKind};
use crate::rules::Evidence;

/// A component of one of the compared articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ComponentRef {
    /// Index of the article in the order given.
    pub article: usize,
    /// Index of the component in that article's argument.
    pub component: usize,
}

/// Which articles are laid beside which.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pairing {
    /// Every article beside every other.
    #[default]
    EveryTwo,
    /// The first beside each of the others, which are not compared among themselves.
    WithFirst,
}

impl Pairing {
    /// The pairs among so many articles, by their places in the order given.
    pub(crate) fn pairs(self, articles: usize) -> Vec<(usize, usize)> {
        let firsts = match self {
            Self::EveryTwo => articles,
            Self::WithFirst => articles.min(1),
        };
        (0..firsts)
            .flat_map(|first| (first + 1..articles).map(move |second| (first, second)))
            .collect()
    }
}

/// What a comparison finds.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// The questions that at least two authors speak to, strongest first.
    pub issues: Vec<ComparedIssue>,
    /// Agreements and contradictions across articles, strongest first.
    pub relations: Vec<CrossRelation>,
}

/// A question that authors speak to, and where each stands.
#[derive(Clone, Debug)]
pub struct ComparedIssue {
    /// A short label an editor can read.
    pub label: String,
    /// One entry for every article that speaks to it, in the order given.
    pub positions: Vec<IssuePosition>,
}

/// Where one article stands on an issue.
#[derive(Clone, Debug, Default)]
pub struct IssuePosition {
    /// Index of the article.
    pub article: usize,
    /// The pole it takes in words, or nothing where its claims take both or only touch the issue.
    pub stance: Option<String>,
    /// Both poles in words, where some of its claims take the one and some the other; else nothing.
    pub torn_between: Vec<String>,
    /// Indices of its components that speak to the issue, in reading order.
    pub components: Vec<usize>,
}

/// Two components of different articles that agree or contradict each other.
#[derive(Clone, Debug)]
pub struct CrossRelation {
    /// The component of the article given first.
    pub first: ComponentRef,
    /// The component of the article given later.
    pub second: ComponentRef,
    /// Agreement or contradiction.
    pub kind: RelationKind,
    /// How sure it is.
    pub confidence: Confidence,
    /// By how much the pair by itself speaks more for its kind than for the other, in log-odds; below 0 where the
    /// passages around it decided.
    pub margin: f64,
    /// Index of its issue in [`Comparison::issues`].
    pub issue: Option<usize>,
    /// Why, in plain words.
    pub why: String,
    /// The rules behind it.
    pub evidence: Vec<Evidence>,
}
