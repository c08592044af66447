//! One author's argument: the components of a text and how they bear on each other.

pub(crate) mod calibration;
pub(crate) mod clauses;
mod coordination;
pub(crate) mod decode;
mod evidence;
mod extract;
mod forest;
mod given;
mod kinds;
mod links;
mod objection;
mod plain;
mod rows;
mod runner_up;
mod search;
mod voice;

pub use clauses::{ClausePack, ClauseWeights};
pub use extract::argue;
pub use given::{GivenArgument, GivenComponent, Pieces, argue_given};
pub use kinds::sentence_leans;
pub use plain::{GenreWeights, PlainRules, argue_plain, relation_rules};
pub use rows::{TextRowsError, argue_rows};
pub use runner_up::{Alternative, KindRunnerUp, RelationRunnerUp};

use crate::article::Span;
use crate::rules::{Evidence, to_three_decimals};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a component is, after Stab & Gurevych (2017).
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum ComponentKind {
    /// The article's own thesis.
    MajorClaim,
    /// A contestable assertion.
    Claim,
    /// What is offered as a reason or evidence.
    Premise,
}

impl ComponentKind {
    /// Its name in the outputs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MajorClaim => "major_claim",
            Self::Claim => "claim",
            Self::Premise => "premise",
        }
    }

    /// The kind of that name in the outputs.
    pub fn named(name: &str) -> Option<Self> {
        [Self::MajorClaim, Self::Claim, Self::Premise]
            .into_iter()
            .find(|kind| kind.as_str() == name)
    }
}

/// How one component bears on another.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum RelationKind {
    /// A reason for it.
    Support,
    /// A reason against it; across articles, what cannot comfortably be held together with it.
    Contradiction,
}

impl RelationKind {
    /// Its name in the outputs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Support => "support",
            Self::Contradiction => "contradiction",
        }
    }

    /// The kind of that name in the outputs.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Support, Self::Contradiction]
            .into_iter()
            .find(|kind| kind.as_str() == name)
    }

    /// The other of the two.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Support => Self::Contradiction,
            Self::Contradiction => Self::Support,
        }
    }
}

/// How sure the program is, from 0 to 1: of the decisions at 0.8 about eight in ten should be right.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Confidence(f64);

impl Confidence {
    /// Keeps `value` within 0 and 1, to three decimals.
    pub fn new(value: f64) -> Self {
        let bounded = if value.is_nan() {
            0.0
        } else {
            value.clamp(0.0, 1.0)
        };
        Self(to_three_decimals(bounded))
    }

    /// The number between 0 and 1.
    pub fn value(self) -> f64 {
        self.0
    }
}

/// Whose words a component is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Voice {
    /// The author's own.
    #[default]
    Author,
    /// A source's, by the name the text gives it.
    Quoted(String),
}

/// A span with a kind: the raw material of a node of the map.
#[derive(Clone, Debug)]
pub struct Component {
    /// Index of its sentence in the article's reading order.
    pub sentence: usize,
    /// Where it stands.
    pub span: Span,
    /// Its visible text, cut from the source.
    pub text: String,
    /// What it is.
    pub kind: ComponentKind,
    /// How sure the kind is.
    pub confidence: Confidence,
    /// Whose words they are.
    pub voice: Voice,
    /// The rules that spoke for (and against) its kind, strongest first.
    pub evidence: Vec<Evidence>,
    /// What it nearly was.
    pub runner_up: Option<KindRunnerUp>,
}

/// A directed relation between two components of one article, from what argues to what is argued for or against.
#[derive(Clone, Debug)]
pub struct Relation {
    /// Index of the component that argues.
    pub source: usize,
    /// Index of the component argued for or against.
    pub target: usize,
    /// For or against.
    pub kind: RelationKind,
    /// How sure the relation is.
    pub confidence: Confidence,
    /// The rules that spoke for (and against) it, strongest first.
    pub evidence: Vec<Evidence>,
    /// What it nearly was; a target is the index of a component.
    pub runner_up: Option<RelationRunnerUp<usize>>,
}

/// One author's argument: an article's components and the relations between them.
#[derive(Clone, Debug, Default)]
pub struct Argument {
    /// In reading order.
    pub components: Vec<Component>,
    /// At most one outgoing relation a component; no cycles.
    pub relations: Vec<Relation>,
}

/// How likely one sentence must be to argue for its article to do so, as far as its two likeliest kinds tell.
const EVIDENT: f64 = 0.75;

impl Argument {
    /// Whether there is an argument at all: a sentence that, be it claim or premise, is likelier than not to argue, and
    /// words that speak for what it is. Form and place alone would find a thesis in a shopping list.
    pub fn is_evident(&self) -> bool {
        let argues = |component: &Component| {
            let first = component.confidence.value();
            match component
                .runner_up
                .map(|it| (it.kind, it.confidence.value()))
            {
                Some((None, does_not)) => 1.0 - does_not,
                Some((Some(_), second)) => first + second,
                None => first,
            }
        };
        self.components.iter().any(|component| {
            argues(component) >= EVIDENT
                && component
                    .evidence
                    .iter()
                    .any(|evidence| evidence.weight > 0.0 && !evidence.words.is_empty())
        })
    }
}
