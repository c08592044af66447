//! `diagram.svg`: the counterpoint diagram, drawn by the program itself.
//!
//! Of two authors each has a column, theses first, grounds beneath what they support; the issues stand between, and
//! every agreement and contradiction runs through its issue from one author to the other. Of more authors it is a table
//! of issues and authors, of one the outline of his argument.
//!
//! [`Choice`] says what to show, [`lay_out`] decides where everything stands, [`to_svg`] draws it. No font is read: see
//! `letters.rs`. The same map and choice give the same bytes on every machine.

mod arrangement;
mod boxes;
mod canvas;
mod choice;
mod chrome;
mod column;
mod draw;
mod excerpt;
mod facing;
mod geometry;
mod issues;
mod layout;
mod letters;
mod matrix;
mod outline;
mod pairs;
mod ranking;
mod reduced;
#[cfg(test)]
mod table_tests;
#[cfg(test)]
mod tests;
mod words;

pub(super) use excerpt::lines_of;

pub use choice::{Choice, ChoiceError, Chosen, Detail};
pub use geometry::{Area, Path, Point, Step};
pub use layout::{
    Anchor, Head, Ink, Layout, Line, Look, Placed, Sample, Shows, Stroke, Text, Word,
};

use super::palette::Palette;
use super::{Format, RenderError};
use crate::bilingual::Lang;
use crate::map::ArgumentMap;
use words::Words;

/// The map as a counterpoint diagram.
pub const FORMAT: Format = Format::standing("diagram", "diagram.svg", |map, options| {
    to_svg(map, &Choice::default(), options.lang)
        .map(String::into_bytes)
        .map_err(RenderError::failed)
});

/// Draws what `choice` asks for; `lang` is the language of legend and headings.
///
/// # Errors
/// [`DiagramError`] where the map does not have what is asked for.
pub fn to_svg(map: &ArgumentMap, choice: &Choice, lang: Lang) -> Result<String, DiagramError> {
    draw_chosen(&choice.of(map)?, lang)
}

/// Draws what was chosen.
///
/// # Errors
/// [`DiagramError::Writing`], which nothing in a map can cause.
pub fn draw_chosen(chosen: &Chosen<'_>, lang: Lang) -> Result<String, DiagramError> {
    let layout = lay_out(chosen, lang);
    Ok(draw::draw(&layout, Words::of(lang).language())?)
}

/// Decides where everything stands.
pub fn lay_out(chosen: &Chosen<'_>, lang: Lang) -> Layout {
    let palette = Palette::of(chosen.map);
    let words = Words::of(lang);
    match chosen.articles.len() {
        0..=2 => facing::lay_out(chosen, &palette, &words),
        _ => matrix::lay_out(chosen, &palette, &words),
    }
}

/// Why there is no diagram.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DiagramError {
    /// Something was asked for that the map does not have.
    #[error(transparent)]
    Choice(#[from] ChoiceError),
    /// The text of the file cannot be put together.
    #[error("the diagram cannot be written: {0}")]
    Writing(#[from] std::io::Error),
}
