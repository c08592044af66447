//! What is drawn and where: a value that can be looked at and tested before a line of SVG is written.

use super::geometry::{Area, Path, Point};
use crate::argument::{ComponentKind, RelationKind};
use crate::map::NodeId;

/// A picture laid out; pixels, y growing downwards.
#[derive(Clone, Debug, Default)]
pub struct Layout {
    /// How wide it is.
    pub width: f64,
    /// How high it is.
    pub height: f64,
    /// What it shows, in one line, for those who cannot see it.
    pub title: String,
    /// Claims, issues and cells; none overlaps another.
    pub boxes: Vec<Placed>,
    /// Relations; each keeps clear of all boxes but its own.
    pub lines: Vec<Line>,
    /// The word on every pair, inside its issue's box.
    pub words: Vec<Word>,
    /// Headings and everything else that stands outside the boxes.
    pub texts: Vec<Text>,
    /// What shapes, fills and lines mean.
    pub legend: Vec<Sample>,
}

/// A box.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The id of its node or issue; of a cell, both the issue's and the article's.
    pub name: String,
    /// The node it stands for; of a cell the strongest of its claims.
    pub node: Option<NodeId>,
    /// What it looks like.
    pub look: Look,
    /// Where it stands.
    pub area: Area,
    /// What is written in it.
    pub texts: Vec<Text>,
    /// The whole text.
    pub tooltip: String,
}

/// What a box looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// A claim or premise: shape by kind, fill by the place of its view.
    Statement {
        /// What it is.
        kind: ComponentKind,
        /// The place of its view among the tints.
        tint: Option<usize>,
        /// Whether it meets another author's.
        met: bool,
    },
    /// An issue.
    Issue,
    /// What an author says on an issue, filled by view.
    Cell(Option<usize>),
}

/// A line.
#[derive(Clone, Debug)]
pub struct Line {
    /// The boxes it touches or may run through.
    pub ends: Vec<String>,
    /// What it looks like.
    pub look: Stroke,
    /// Where it runs.
    pub path: Path,
    /// Its arrowheads.
    pub heads: Vec<Head>,
    /// Why the program draws it.
    pub tooltip: String,
}

/// What a line looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// Inside an article, from a ground to what it bears on.
    Inner(RelationKind),
    /// The same by way of nodes that are not drawn.
    Through(RelationKind),
    /// Between two articles.
    Across(RelationKind),
}

impl Stroke {
    /// For or against.
    pub fn kind(self) -> RelationKind {
        match self {
            Self::Inner(kind) | Self::Through(kind) | Self::Across(kind) => kind,
        }
    }
}

/// The end of a line: an arrow for support, a bar for contradiction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Head {
    /// Its tip.
    pub tip: Point,
    /// Where it points: one of the four directions, of length 1.
    pub towards: Point,
}

/// The word on a pair, on a ground in the colour of its line.
#[derive(Clone, Debug)]
pub struct Word {
    /// For or against.
    pub kind: RelationKind,
    /// The claims of the pair.
    pub ends: [NodeId; 2],
    /// The ground.
    pub area: Area,
    /// The word.
    pub text: Text,
}

/// One line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// Where it is anchored, on its base line.
    pub at: Point,
    /// Which part of it stands there.
    pub anchor: Anchor,
    /// Height of the letters, pixels.
    pub size: f64,
    /// Whether it is bold.
    pub bold: bool,
    /// What it is written in.
    pub ink: Ink,
    /// The words.
    pub words: String,
}

/// Which part of a text stands at its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its first letter.
    Start,
    /// Its middle.
    Middle,
    /// Its last letter.
    End,
}

/// What a text is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// As all text.
    Plain,
    /// As text that stands back.
    Soft,
    /// On the colour of a relation.
    OnRelation,
}

/// One entry of the legend: a small box or line, and what it means.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Where the box or line stands.
    pub area: Area,
    /// What it shows.
    pub shows: Shows,
    /// What it means.
    pub text: Text,
}

/// What an entry of the legend shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// A kind of node.
    Kind(ComponentKind),
    /// A view's fill.
    Tint(usize),
    /// A line.
    Line(Stroke),
}

impl Text {
    pub(super) fn new(at: Point, size: f64, words: impl Into<String>) -> Self {
        Self {
            at,
            anchor: Anchor::Start,
            size,
            bold: false,
            ink: Ink::Plain,
            words: words.into(),
        }
    }

    pub(super) fn bold(self) -> Self {
        Self { bold: true, ..self }
    }

    pub(super) fn soft(self) -> Self {
        Self {
            ink: Ink::Soft,
            ..self
        }
    }

    pub(super) fn anchored(self, anchor: Anchor) -> Self {
        Self { anchor, ..self }
    }
}
