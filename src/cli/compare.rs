//! `counterpoint compare`: articles in, their map out.

use super::explain::explain_map;
use super::extract::{is_input, read};
use super::failure::Failure;
use super::loading::RuleArguments;
use super::output::OutputArguments;
use std::io::Write;
use std::path::PathBuf;

/// Compare two or more articles; without any, the two samples that come with the program
///
/// Writes map.json, map.dot, map.svg (where Graphviz is installed) and the tables comparison.csv, nodes.csv, edges.csv,
/// issues.csv, matrix.csv and authors.csv into the folder given with --out (graphs/ for the samples) and prints a short
/// summary; with `--formats xlsx` also a workbook.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The articles: Markdown, HTML or plain text; - is standard input
    #[arg(requires = "out")]
    files: Vec<PathBuf>,
    /// Folder to write into; it is made where it is missing
    #[arg(long, short, value_name = "DIR")]
    out: Option<PathBuf>,
    #[command(flatten)]
    output: OutputArguments,
    #[command(flatten)]
    rules: RuleArguments,
}

/// Where the map of the samples goes.
const SAMPLES_FOLDER: &str = "graphs";

pub(super) fn run(arguments: Arguments, out: &mut dyn Write) -> Result<(), Failure> {
    if let [only] = arguments.files.as_slice() {
        let message = format!(
            "one article can't be compared; add another, or use `counterpoint extract {}`",
            only.display()
        );
        return Err(Failure::usage("compare", &message));
    }
    let from_input = arguments.files.iter().filter(|file| is_input(file)).count();
    if from_input > 1 {
        let message = "standard input can be read only once; name at most one article `-`";
        return Err(Failure::usage("compare", message));
    }
    let counterpoint = arguments.rules.builder().load()?;
    let articles = match arguments.files.is_empty() {
        true => counterpoint.samples()?,
        false => arguments
            .files
            .iter()
            .map(|file| read(&counterpoint, file))
            .collect::<Result<_, _>>()?,
    };
    let mut map = counterpoint.compare(articles)?;
    arguments.output.filter(&mut map);
    let folder = arguments
        .out
        .unwrap_or_else(|| PathBuf::from(SAMPLES_FOLDER));
    arguments.output.write(&map, &folder, out)?;
    if let Some(extent) = arguments.output.explain() {
        writeln!(out)?;
        explain_map(&counterpoint, &map, extent, out)?;
    }
    // The process ends here; giving the dictionary back word by word would only take time.
    std::mem::forget(counterpoint);
    Ok(())
}
