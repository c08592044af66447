//! `counterpoint corpus extract`: the argument of every article.

use super::watch::{Report, stop_on_interrupt};
use crate::cli::failure::Failure;
use crate::cli::loading::RuleArguments;
use crate::corpus::{Counts, ExtractOptions, Inputs, extract_corpus};
use std::io::Write;
use std::path::PathBuf;

/// Find the argument of every article
///
/// Writes a line of JSON an article, or a map.json each. An article that can't be used is reported and skipped. A run that
/// was interrupted goes on where it stopped when the same command is given again.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Articles, folders, patterns ('news/**/*.md'), archives (*.tar, *.tar.xz, *.zip), rows (*.jsonl)
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// File of lines to write (*.jsonl), or folder for a map.json an article
    #[arg(long, short, value_name = "FILE|DIR")]
    out: PathBuf,
    /// Stop at the first article that can't be used
    #[arg(long)]
    strict: bool,
    /// Print nothing but errors and skipped articles
    #[arg(long, short)]
    quiet: bool,
    #[command(flatten)]
    rules: RuleArguments,
}

pub(super) fn run(arguments: Arguments, out: &mut dyn Write) -> Result<(), Failure> {
    let inputs = Inputs::find(&arguments.paths)?;
    let options = ExtractOptions {
        out: arguments.out,
        strict: arguments.strict,
        settings: arguments.rules.in_words(),
    };
    let counterpoint = arguments.rules.builder().load()?;
    let stop = stop_on_interrupt();
    let mut report = Report::new(arguments.quiet);
    let outcome = extract_corpus(&counterpoint, &inputs, &options, &mut report, &stop);
    let seconds = report.elapsed().as_secs_f64();
    drop(report);
    let found = outcome?;
    if !arguments.quiet {
        if found.resumed > 0 {
            writeln!(
                out,
                "{:>9} articles were done before the interruption",
                found.resumed
            )?;
        }
        write_counts(&found.counts, inputs.passed_over, out)?;
        writeln!(out, "{seconds:>9.1} s\n{}", options.out.display())?;
    }
    Ok(())
}

/// A table of what was found.
fn write_counts(counts: &Counts, passed_over: usize, out: &mut dyn Write) -> std::io::Result<()> {
    let rows = [
        (counts.articles, "articles"),
        (counts.refused, "skipped: they can't be used"),
        (passed_over, "files left alone: no articles by their names"),
        (counts.silent, "articles in which nothing argues"),
        (counts.major_claims, "major claims"),
        (counts.claims, "claims"),
        (counts.premises, "premises"),
        (counts.supports, "supports"),
        (counts.contradictions, "contradictions"),
    ];
    for (count, what) in rows {
        writeln!(out, "{count:>9} {what}")?;
    }
    writeln!(out, "{:>9.1} MB of text", counts.bytes as f64 / 1e6)
}
