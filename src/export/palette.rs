//! The colours of every picture: tints by view, inks by relation, each for paper and for a dark screen.
//!
//! They are those of Okabe & Ito, told apart with any colour vision. Fills are tints of them light enough for black
//! text, and dark enough for white (contrast over 7 to 1); the inks of relations are shades dark enough to be read as
//! small text (over 4.5 to 1).

use crate::argument::RelationKind;
use crate::map::{ArgumentMap, ViewEntry};

/// One colour, on paper and on a dark screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Shade {
    pub(super) light: &'static str,
    pub(super) dark: &'static str,
}

const fn shade(light: &'static str, dark: &'static str) -> Shade {
    Shade { light, dark }
}

/// What everything stands on.
pub(super) const PAGE: Shade = shade("#FFFFFF", "#14171A");
/// The ground of a cluster or a column.
pub(super) const GROUND: Shade = shade("#FAFAFA", "#1C2024");
/// Text, and text that may stand back.
pub(super) const INK: Shade = shade("#1A1A1A", "#F2F2F2");
pub(super) const SOFT_INK: Shade = shade("#595959", "#B4B8BC");
/// Frames.
pub(super) const FRAME: Shade = shade("#7F7F7F", "#8A9096");
/// The fill of a node that is filed under no view.
pub(super) const PLAIN: Shade = shade("#FFFFFF", "#23282D");
/// Sky blue, orange, reddish purple, bluish green, yellow and vermillion; a seventh view begins again.
pub(super) const TINTS: [Shade; 6] = [
    shade("#BBE1F6", "#123F57"),
    shade("#F5D999", "#583F08"),
    shade("#EBC9DC", "#562A43"),
    shade("#99D8C7", "#064A39"),
    shade("#F9F4B4", "#4A4610"),
    shade("#EEBF99", "#602B08"),
];
const SUPPORT: Shade = shade("#0072B2", "#6CBDEB");
const CONTRADICTION: Shade = shade("#B84700", "#FF9C57");

/// Which view has which fill.
pub(super) struct Palette {
    views: Vec<ViewEntry>,
}

impl Palette {
    pub(super) fn of(map: &ArgumentMap) -> Self {
        Self {
            views: map.all_views(),
        }
    }

    /// The views in the order of their tints.
    pub(super) fn views(&self) -> &[ViewEntry] {
        &self.views
    }

    /// The place of a view among the tints; nothing for a node that is filed under none.
    pub(super) fn place(&self, view: Option<&str>) -> Option<usize> {
        let known = |id| self.views.iter().position(|view| view.id == id);
        view.and_then(known).map(|place| place % TINTS.len())
    }

    /// What the view of that id is called.
    pub(super) fn label(&self, view: Option<&str>) -> Option<&str> {
        let view = self
            .views
            .iter()
            .find(|known| Some(known.id.as_str()) == view)?;
        Some(&view.label)
    }

    /// The fill of a node of that view.
    pub(super) fn tint(&self, view: Option<&str>) -> Shade {
        self.place(view).map_or(PLAIN, |place| TINTS[place])
    }
}

/// The colour of a relation's line and label.
pub(super) fn ink(kind: RelationKind) -> Shade {
    match kind {
        RelationKind::Support => SUPPORT,
        RelationKind::Contradiction => CONTRADICTION,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn brightness(colour: &str) -> f64 {
        let linear = |byte: &str| {
            let share = f64::from(u8::from_str_radix(byte, 16).unwrap()) / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * linear(&colour[1..3])
            + 0.7152 * linear(&colour[3..5])
            + 0.0722 * linear(&colour[5..7])
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (one, other) = (brightness(one), brightness(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn text_is_read_easily_on_every_fill() {
        for fill in TINTS.iter().chain([&PLAIN, &GROUND, &PAGE]) {
            assert!(contrast(INK.light, fill.light) > 7.0, "{fill:?}");
            assert!(contrast(INK.dark, fill.dark) > 7.0, "{fill:?}");
            assert!(contrast(SOFT_INK.light, fill.light) > 3.8, "{fill:?}");
            assert!(contrast(SOFT_INK.dark, fill.dark) > 4.5, "{fill:?}");
        }
    }

    #[test]
    fn relations_are_read_as_small_text_and_as_its_ground() {
        for ink in [SUPPORT, CONTRADICTION] {
            for ground in [PAGE, GROUND, PLAIN] {
                assert!(contrast(ink.light, ground.light) > 4.5, "{ink:?}");
                assert!(contrast(ink.dark, ground.dark) > 4.5, "{ink:?}");
            }
        }
    }

    #[test]
    fn frames_stand_out_from_the_page() {
        for ground in [PAGE, GROUND] {
            assert!(contrast(FRAME.light, ground.light) > 3.0);
            assert!(contrast(FRAME.dark, ground.dark) > 3.0);
        }
    }
}
