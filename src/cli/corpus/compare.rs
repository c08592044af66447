//! `counterpoint corpus compare`: who speaks to the same subject, and where they contradict each other.

use super::watch::{Report, stop_on_interrupt};
use crate::cli::failure::Failure;
use crate::cli::loading::RuleArguments;
use crate::corpus::{CompareOptions, Inputs, compare_corpus};
use std::io::Write;
use std::path::PathBuf;

/// Group articles by subject, and compare those of each group
///
/// Writes groups.jsonl and groups.csv, every pair of claims that agree or contradict each other into pairs.jsonl and
/// pairs.csv, and a map.json for each group into maps/.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Articles, folders, patterns ('news/**/*.md'), archives (*.tar, *.tar.xz, *.zip), rows (*.jsonl)
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Folder to write into; it is made where it is missing
    #[arg(long, short, value_name = "DIR")]
    out: PathBuf,
    /// Only articles that have this word in the title or use it three times; more than one word may be given
    #[arg(long, value_name = "WORD")]
    about: Vec<String>,
    /// Articles of a group at most
    #[arg(long, value_name = "COUNT", default_value_t = 8, value_parser = clap::value_parser!(u8).range(2..=26))]
    group_size: u8,
    /// How alike the key terms of two articles must be, 0 to 1
    #[arg(long, value_name = "X", default_value_t = 0.25)]
    likeness: f64,
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
    let options = CompareOptions {
        out: arguments.out,
        about: arguments.about,
        most_articles: usize::from(arguments.group_size),
        likeness: arguments.likeness,
        strict: arguments.strict,
    };
    let counterpoint = arguments.rules.builder().load()?;
    let stop = stop_on_interrupt();
    let mut report = Report::new(arguments.quiet);
    let outcome = compare_corpus(&counterpoint, &inputs, &options, &mut report, &stop);
    let seconds = report.elapsed().as_secs_f64();
    drop(report);
    let found = outcome?;
    if arguments.quiet {
        return Ok(());
    }
    let rows = [
        (found.articles, "articles"),
        (found.refused, "skipped: they can't be used"),
        (found.about, "speak to the subject"),
        (found.reprints, "reprints of another"),
        (found.groups, "groups"),
        (found.grouped, "articles in them"),
        (found.contradictions, "contradictions"),
        (found.agreements, "agreements"),
    ];
    for (count, what) in rows {
        writeln!(out, "{count:>9} {what}")?;
    }
    writeln!(out, "{seconds:>9.1} s\n{}", options.out.display())?;
    Ok(())
}
