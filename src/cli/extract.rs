//! `counterpoint extract`: one author's argument.

use super::catalogue::told;
use super::explain::explain_map;
use super::failure::Failure;
use super::loading::RuleArguments;
use super::output::OutputArguments;
use crate::argument::TextRowsError;
use crate::article::{Article, LARGEST_FILE};
use crate::bilingual::Lang;
use crate::bounded::{ShortLines, read_at_most};
use crate::counted::counted;
use crate::export::{Options, json};
use crate::{BadRow, Counterpoint};
use clap::ArgGroup;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Error, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Find the argument of one article's author
///
/// Prints the map as JSON; with --out writes the same files as `compare`, but for the
/// tables that lay articles side by side; with --explain says why instead.
#[derive(clap::Args)]
#[command(group = ArgGroup::new("written").args(["formats", "csv_dialect", "no_bom", "headings", "overwrite"]).multiple(true).requires("out"))]
pub(super) struct Arguments {
    /// The article: Markdown, HTML or plain text; - is standard input
    #[arg(required_unless_present = "jsonl", conflicts_with = "jsonl")]
    file: Option<PathBuf>,
    /// Read {"id", "text"} a line and print {"id", "components", "relations"} a line; - is standard input
    ///
    /// A line that brings its own "components" keeps them and gets only relations.
    #[arg(long, value_name = "TEXTS", conflicts_with_all = ["out", "formats", "csv_dialect", "no_bom", "headings", "overwrite", "min_confidence", "explain"])]
    jsonl: Option<PathBuf>,
    /// Folder to write into; it is made where it is missing
    #[arg(long, short, value_name = "DIR")]
    out: Option<PathBuf>,
    #[command(flatten)]
    output: OutputArguments,
    #[command(flatten)]
    rules: RuleArguments,
}

pub(super) fn run(arguments: Arguments, out: &mut dyn Write) -> Result<(), Failure> {
    let mut rules = arguments.rules.files();
    let builder = arguments.rules.builder();
    if let Some(rows) = &arguments.jsonl {
        // Opened first, so that a wrong path is told at once.
        let rows_in = open(rows)?;
        return extract_rows(&builder.load()?, rows, rows_in, out);
    }
    let file = arguments.file.unwrap_or_else(|| PathBuf::from("-"));
    if let Some(folder) = &arguments.out {
        rules.push(file.clone());
        arguments.output.check_place(folder, 1, rules)?;
    }
    let counterpoint = builder.load()?;
    let article = read(&counterpoint, &file)?;
    let mut map = counterpoint.compare(vec![article])?;
    arguments.output.filter(&mut map);
    let explain = arguments.output.explain();
    if let Some(folder) = &arguments.out {
        arguments.output.write(&counterpoint, &map, folder, out)?;
    } else if explain.is_none() {
        out.write_all(&json::FORMAT.write(&map, &Options::default())?)?;
    }
    match explain {
        Some(extent) => explain_map(&counterpoint, &map, extent, out),
        None => Ok(()),
    }
}

/// Reads the article in a file, or from standard input.
pub(super) fn read(counterpoint: &Counterpoint, file: &Path) -> Result<Article, Failure> {
    if !is_input(file) {
        return Ok(counterpoint.read(file)?);
    }
    let bytes = read_at_most(std::io::stdin().lock(), LARGEST_FILE)
        .map_err(|cause| Failure::Wrong(format!("standard input can't be read: {cause}")))?;
    Ok(counterpoint.read_bytes("-", bytes)?)
}

/// Whether a path stands for standard input.
pub(super) fn is_input(path: &Path) -> bool {
    path == Path::new("-")
}

/// Opens a file of rows, or standard input. A row of more than [`LARGEST_FILE`] bytes is an error.
pub(super) fn open(path: &Path) -> Result<Box<dyn BufRead>, Failure> {
    if is_input(path) {
        let input = BufReader::new(std::io::stdin());
        return Ok(Box::new(ShortLines::of(input, LARGEST_FILE)));
    }
    let wrong = |cause: &dyn std::fmt::Display| {
        Failure::Wrong(format!(
            "{}: can't be read: {cause}; check the path",
            path.display()
        ))
    };
    if path.is_dir() {
        return Err(wrong(&"it is a folder, not a file"));
    }
    let file = File::open(path).map_err(|cause| wrong(&cause))?;
    Ok(Box::new(ShortLines::of(BufReader::new(file), LARGEST_FILE)))
}

/// Why rows were not read to their end, or what they gave not written.
pub(super) fn rows_failure(path: &Path, cause: Error) -> Failure {
    match cause.kind() {
        // What no writing causes: a row is too long, or no UTF-8.
        ErrorKind::FileTooLarge | ErrorKind::InvalidData => {
            Failure::Wrong(format!("{}: can't be read: {cause}", path.display()))
        }
        _ => cause.into(),
    }
}

fn extract_rows(
    counterpoint: &Counterpoint,
    path: &Path,
    rows: Box<dyn BufRead>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let mut out = BufWriter::new(out);
    through_rows(path, counterpoint.lang(), |skipped| {
        match counterpoint.extract_rows(rows, &mut out, skipped) {
            Ok(done) => out.flush().map(|()| done).map_err(Failure::from),
            Err(TextRowsError::Io(cause)) => Err(rows_failure(path, cause)),
            Err(error) => Err(Failure::Wrong(format!("{}: {error}", path.display()))),
        }
    })
}

/// Works through the rows of a file, which gives how many are done. Those that can't be used are told of at once; having skipped any fails at the end.
pub(super) fn through_rows(
    path: &Path,
    lang: Lang,
    work: impl FnOnce(&mut dyn FnMut(BadRow)) -> Result<usize, Failure>,
) -> Result<(), Failure> {
    let mut skipped = 0;
    let done = work(&mut |row| {
        skipped += 1;
        // Nothing is left to do where nobody listens.
        let skipped = format!("skipped: {}, {row}", path.display());
        let _ = writeln!(std::io::stderr(), "{}", told(&skipped, lang));
    })?;
    let (name, rows) = (path.display(), counted(skipped, "row"));
    match (skipped, done) {
        (0, _) => Ok(()),
        (_, 0) => Err(Failure::Wrong(format!(
            "{name}: not one row could be used ({rows} skipped); mend what is named above"
        ))),
        _ => Err(Failure::Wrong(format!(
            "{name}: {rows} skipped, the others are done; mend what is named above"
        ))),
    }
}
