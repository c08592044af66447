//! `counterpoint render`: a picture of a map.

use super::extract::{is_input, open};
use super::failure::Failure;
use super::loading::Language;
use super::picture::PictureArguments;
use crate::export::diagram::{Chosen, draw_chosen};
use crate::export::json::from_json;
use crate::export::pictures::{to_pdf, to_png};
use crate::export::svg::{self, PictureFormat};
use crate::export::{dot, write_file};
use clap::ValueEnum;
use std::io::{Read, Write};
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
    let map = from_json(&read(&arguments.map)?)
        .map_err(|error| Failure::Wrong(format!("{}: {error}", arguments.map.display())))?;
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
        let engine = match (self.engine, format) {
            // The DOT language as the program writes it, for any engine to lay out.
            (Engine::Counterpoint, Format::Dot) => {
                return Ok(dot::to_dot(&chosen.to_map(lang)).into_bytes());
            }
            (Engine::Counterpoint, _) => None,
            (Engine::Dot, _) => Some(svg::Engine::Dot),
            (Engine::Neato, _) => Some(svg::Engine::Neato),
            (Engine::Fdp, _) => Some(svg::Engine::Fdp),
            (Engine::Sfdp, _) => Some(svg::Engine::Sfdp),
            (Engine::Circo, _) => Some(svg::Engine::Circo),
            (Engine::Twopi, _) => Some(svg::Engine::Twopi),
        };
        let picture = match format {
            Format::Svg => PictureFormat::Svg,
            Format::Png => PictureFormat::Png,
            Format::Pdf => PictureFormat::Pdf,
            Format::Dot => PictureFormat::Dot,
        };
        if let Some(engine) = engine {
            return Ok(svg::draw(&chosen.to_map(lang), engine, picture)?);
        }
        let drawn = draw_chosen(chosen, lang)?;
        Ok(match picture {
            PictureFormat::Png => to_png(&drawn)?,
            PictureFormat::Pdf => to_pdf(&drawn)?,
            PictureFormat::Svg | PictureFormat::Dot => drawn.into_bytes(),
        })
    }
}

fn read(file: &Path) -> Result<String, Failure> {
    let mut text = String::new();
    open(file)?.read_to_string(&mut text).map_err(|cause| {
        let name = match is_input(file) {
            true => "standard input".to_owned(),
            false => file.display().to_string(),
        };
        Failure::Wrong(format!(
            "{name}: can't be read: {cause}; it must be a map.json"
        ))
    })?;
    Ok(text)
}
