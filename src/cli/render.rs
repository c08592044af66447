//! `counterpoint render`: a picture of a map.

use super::extract::is_input;
use super::failure::Failure;
use super::loading::Language;
use super::map_file::read_map;
use super::picture::PictureArguments;
use crate::bounded::read_at_most;
use crate::export::MOST_MAP_BYTES;
use crate::export::diagram::{Chosen, draw_chosen};
use crate::export::json::from_json;
use crate::export::pictures::{to_pdf, to_png};
use crate::export::svg::{self, PictureFormat};
use crate::export::{dot, spare_inputs, write_file};
use crate::map::ArgumentMap;
use clap::ValueEnum;
use std::fmt::Display;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Draw a map that `compare` or `extract` has written
///
/// Two authors face each other across their issues; of more than two it is a table of issues and authors. The engines
/// of Graphviz draw nodes and edges instead, where Graphviz is installed.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The map.json; - is standard input
    map: PathBuf,
    /// What lays the picture out
    #[arg(long, value_name = "ENGINE", default_value = "counterpoint")]
    engine: Engine,
    /// What to write; without it what the name of the file says, or svg
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
    /// File to write; without it standard output
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    picture: PictureArguments,
    /// Language of headings and legend
    #[arg(long, value_name = "LANG", default_value = "zh")]
    lang: Language,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Engine {
    /// The counterpoint diagram
    Counterpoint,
    /// Graphviz: columns
    Dot,
    /// Graphviz: springs
    Neato,
    /// Graphviz: springs, authors together
    Fdp,
    /// Graphviz: springs, for large maps
    Sfdp,
    /// Graphviz: circles
    Circo,
    /// Graphviz: rings
    Twopi,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Scalable
    Svg,
    /// Pixels
    Png,
    /// For print
    Pdf,
    /// The DOT language of Graphviz
    Dot,
}

pub(super) fn run(arguments: Arguments, out: &mut dyn Write) -> Result<(), Failure> {
    let format = arguments.format()?;
    spare_inputs([&arguments.map], arguments.out.as_slice())?;
    let map = read(&arguments.map)?;
    let map = map.standing();
    let chosen = arguments.picture.choice().of(&map)?;
    let picture = arguments.draw(&chosen, format)?;
    match &arguments.out {
        Some(file) => Ok(write_file(file, &picture)?),
        None => Ok(out.write_all(&picture)?),
    }
}

impl Arguments {
    fn format(&self) -> Result<Format, Failure> {
        if let Some(format) = self.format {
            return Ok(format);
        }
        let Some(file) = &self.out else {
            return Ok(Format::Svg);
        };
        let ending = file.extension().unwrap_or_default().to_string_lossy();
        match ending.to_ascii_lowercase().as_str() {
            "svg" => Ok(Format::Svg),
            "png" => Ok(Format::Png),
            "pdf" => Ok(Format::Pdf),
            "dot" | "gv" => Ok(Format::Dot),
            _ => {
                let message = format!(
                    "the name of {} does not say what to write; end it with .svg, .png, .pdf or .dot, or add --format",
                    file.display()
                );
                Err(Failure::usage("render", &message))
            }
        }
    }

    fn draw(&self, chosen: &Chosen<'_>, format: Format) -> Result<Vec<u8>, Failure> {
        let lang = self.lang.into();
        if let Some(engine) = self.engine.of_graphviz() {
            return Ok(svg::draw(&chosen.to_map(lang), engine, format.into())?);
        }
        if format == Format::Dot {
            // As the program writes it, for any engine to lay out.
            return Ok(dot::to_dot(&chosen.to_map(lang)).into_bytes());
        }
        let drawn = draw_chosen(chosen, lang)?;
        Ok(match format {
            Format::Png => to_png(&drawn)?,
            Format::Pdf => to_pdf(&drawn)?,
            Format::Svg | Format::Dot => drawn.into_bytes(),
        })
    }
}

impl Engine {
    /// The program of Graphviz, unless this one draws itself.
    fn of_graphviz(self) -> Option<svg::Engine> {
        match self {
            Self::Counterpoint => None,
            Self::Dot => Some(svg::Engine::Dot),
            Self::Neato => Some(svg::Engine::Neato),
            Self::Fdp => Some(svg::Engine::Fdp),
            Self::Sfdp => Some(svg::Engine::Sfdp),
            Self::Circo => Some(svg::Engine::Circo),
            Self::Twopi => Some(svg::Engine::Twopi),
        }
    }
}

impl From<Format> for PictureFormat {
    fn from(format: Format) -> Self {
        match format {
            Format::Svg => Self::Svg,
            Format::Png => Self::Png,
            Format::Pdf => Self::Pdf,
            Format::Dot => Self::Dot,
        }
    }
}

fn read(file: &Path) -> Result<ArgumentMap, Failure> {
    if !is_input(file) {
        return read_map(file);
    }
    let wrong = |cause: &dyn Display| {
        let message = format!("standard input can't be read: {cause}; it must be a map.json");
        Failure::Wrong(message)
    };
    let bytes = read_at_most(std::io::stdin().lock(), MOST_MAP_BYTES);
    let text = String::from_utf8(bytes.map_err(|cause| wrong(&cause))?);
    from_json(&text.map_err(|cause| wrong(&cause))?).map_err(|cause| wrong(&cause))
}
