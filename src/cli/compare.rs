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
/// Writes map.json, report.html, diagram.svg, map.dot, map.svg (where Graphviz is installed) and the tables comparison.csv,
/// nodes.csv, edges.csv, issues.csv, matrix.csv and authors.csv into the folder given with --out (graphs/ for the samples)
/// and prints a short summary; with `--formats xlsx` also a workbook.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The articles: Markdown, HTML or plain text; - is standard input
    #[arg(requires = "out")]
    files: Vec<PathBuf>,
    /// Compare this article with each of the others, and those not among themselves
    #[arg(long, value_name = "FILE")]
    base: Option<PathBuf>,
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
    let Arguments {
        files,
        base,
        out: folder,
        output,
        rules,
    } = arguments;
    let others: Vec<&PathBuf> = files
        .iter()
        .filter(|&file| Some(file) != base.as_ref())
        .collect();
    let named: Vec<&PathBuf> = base.iter().chain(others.iter().copied()).collect();
    check_usage(&named, base.is_some())?;
    let folder = folder.unwrap_or_else(|| PathBuf::from(SAMPLES_FOLDER));
    // The samples are two.
    let count = if named.is_empty() { 2 } else { named.len() };
    let inputs = named.iter().map(|&file| file.clone());
    output.check_place(&folder, count, inputs.chain(rules.files()))?;
    let counterpoint = rules.builder().load()?;
    let read_all = |files: &[&PathBuf]| -> Result<Vec<_>, Failure> {
        let articles = files.iter().map(|file| read(&counterpoint, file));
        articles.collect()
    };
    let mut map = match &base {
        Some(base) => counterpoint.compare_with(read(&counterpoint, base)?, read_all(&others)?)?,
        None if named.is_empty() => counterpoint.compare(counterpoint.samples()?)?,
        None => counterpoint.compare(read_all(&others)?)?,
    };
    output.filter(&mut map);
    output.write(&counterpoint, &map, &folder, out)?;
    if let Some(extent) = output.explain() {
        writeln!(out)?;
        explain_map(&counterpoint, &map, extent, out)?;
    }
    // The process ends here; giving the dictionary back word by word would only take time.
    std::mem::forget(counterpoint);
    Ok(())
}

fn check_usage(files: &[&PathBuf], with_base: bool) -> Result<(), Failure> {
    if let [only] = files {
        let message = match with_base {
            true => {
                "a base alone can't be compared; name the articles to compare it with".to_owned()
            }
            false => format!(
                "one article can't be compared; add another, or use `counterpoint extract {}`",
                only.display()
            ),
        };
        return Err(Failure::usage("compare", &message));
    }
    let from_input = files.iter().filter(|file| is_input(file)).count();
    if from_input > 1 {
        let message = "standard input can be read only once; name at most one article `-`";
        return Err(Failure::usage("compare", message));
    }
    Ok(())
}
