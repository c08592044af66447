//! A printed line, and what furniture rules ask of it beside its words: where on the page it stands and what it looks like.

use crate::article::BlockKind;
use serde::Deserialize;

/// A printed line as the rules see it.
#[derive(Clone, Debug)]
pub struct PrintedLine<'a> {
    /// The visible text.
    pub text: &'a str,
    /// What it is on the page.
    pub kind: BlockKind,
    /// Visible characters, blanks aside.
    pub characters: usize,
    /// How many of them are part of a link.
    pub linked: usize,
    /// How many of them are set in bold or italics.
    pub emphasised: usize,
    /// Pictures in the line.
    pub images: usize,
    /// Stands before the article's prose has begun.
    pub top: bool,
    /// Stands where hardly any prose follows.
    pub bottom: bool,
    /// Less than a third of the page's text follows.
    pub last_part: bool,
    /// The nearest thing above it is a picture.
    pub below_image: bool,
    /// Was printed before on the page.
    pub repeated: bool,
    /// Lies with other lines inside one link.
    pub in_shared_link: bool,
    /// Stands below a line whose rule ends the article.
    pub below_end: bool,
}

/// Where on the page a rule looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum PartOfPage {
    #[default]
    Anywhere,
    Top,
    Bottom,
    /// Top or bottom.
    Edges,
    /// Where less than a third of the text follows.
    LastPart,
}

/// What the line must look like, whatever its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Shape {
    #[default]
    Any,
    /// Every character is part of a link.
    OnlyLinks,
    /// At least one link.
    SomeLink,
    /// A picture and a link side by side.
    LinkAndImage,
    /// Several lines lie in one link, as in teasers.
    SharedLink,
    /// Printed before.
    Repeated,
    /// Plain words right under a picture.
    Caption,
    /// Below the end of the article.
    BelowEnd,
}

/// The names of [`BlockKind`]s in a pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum BlockName {
    Heading,
    Paragraph,
    ListItem,
    Quote,
}

impl PartOfPage {
    /// Whether the top of a page is a part of it.
    pub(super) fn is_at_top(self) -> bool {
        matches!(self, Self::Anywhere | Self::Top | Self::Edges)
    }

    pub(super) fn holds(self, line: &PrintedLine<'_>) -> bool {
        match self {
            Self::Anywhere => true,
            Self::Top => line.top,
            Self::Bottom => line.bottom,
            Self::Edges => line.top || line.bottom,
            Self::LastPart => line.last_part,
        }
    }
}

impl Shape {
    pub(super) fn holds(self, line: &PrintedLine<'_>) -> bool {
        match self {
            Self::Any => true,
            Self::OnlyLinks => line.linked > 0 && line.linked == line.characters,
            Self::SomeLink => line.linked > 0,
            Self::LinkAndImage => line.linked > 0 && line.images > 0,
            Self::SharedLink => line.in_shared_link,
            Self::Repeated => line.repeated,
            Self::Caption => {
                line.below_image && line.images == 0 && line.emphasised == 0 && line.linked == 0
            }
            Self::BelowEnd => line.below_end,
        }
    }
}

impl BlockName {
    pub(super) fn is(self, kind: BlockKind) -> bool {
        match self {
            Self::Heading => matches!(kind, BlockKind::Heading(_)),
            Self::Paragraph => kind == BlockKind::Paragraph,
            Self::ListItem => kind == BlockKind::ListItem,
            Self::Quote => matches!(kind, BlockKind::Quote | BlockKind::Lead),
        }
    }
}
