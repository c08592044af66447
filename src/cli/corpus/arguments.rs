//! What the subcommands that read a corpus have in common: which articles, by which rules, and how a run is told of.

use super::watch::{Report, stop_on_interrupt};
use crate::Counterpoint;
use crate::bilingual::Lang;
use crate::cli::failure::Failure;
use crate::cli::language::of_messages;
use crate::cli::loading::RuleArguments;
use crate::cli::output::HeadingName;
use crate::corpus::{CorpusError, Inputs, TableFormat, TableOptions};
use crate::export::spare_inputs;
use clap::ValueEnum;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::Duration;

/// Which articles, and by which rules.
#[derive(clap::Args)]
pub(super) struct CorpusArguments {
    /// Articles, folders, patterns ('news/**/*.md'), archives (*.tar, *.tar.gz, *.tar.xz, *.zip), rows (*.jsonl)
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Stop at the first article that can't be used
    #[arg(long)]
    pub(super) strict: bool,
    /// Print nothing but errors and skipped articles
    #[arg(long, short)]
    pub(super) quiet: bool,
    #[command(flatten)]
    pub(super) rules: RuleArguments,
}

/// What a run has found, and how long it took.
pub(super) struct Finished<Found> {
    pub(super) found: Found,
    pub(super) inputs: Inputs,
    /// The language it is told in.
    pub(super) lang: Lang,
    elapsed: Duration,
}

impl CorpusArguments {
    /// Finds the articles, loads the rules and does the work, telling of it on standard error. `written` are the rows that
    /// it writes, which are no input.
    pub(super) fn run<Found>(
        self,
        written: &[PathBuf],
        work: impl FnOnce(
            &Counterpoint,
            &Inputs,
            &mut Report,
            &AtomicBool,
        ) -> Result<Found, CorpusError>,
    ) -> Result<Finished<Found>, Failure> {
        let mut inputs = Inputs::find(&self.paths)?;
        inputs.leave_out(written)?;
        spare_inputs(self.rules.files(), written)?;
        let lang = of_messages();
        let counterpoint = self.rules.builder().load()?;
        let stop = stop_on_interrupt();
        let mut report = Report::new(self.quiet, lang);
        let outcome = work(&counterpoint, &inputs, &mut report, &stop);
        let elapsed = report.elapsed();
        // The bar goes before anything else is said.
        drop(report);
        Ok(Finished {
            found: outcome?,
            inputs,
            lang,
            elapsed,
        })
    }
}

impl<Found> Finished<Found> {
    /// How long it took and where the results lie.
    pub(super) fn write_end(&self, place: &Path, out: &mut dyn Write) -> std::io::Result<()> {
        let seconds = self.elapsed.as_secs_f64();
        let unit = match self.lang {
            Lang::Zh => "秒",
            Lang::En => "s",
        };
        writeln!(out, "{seconds:>9.1} {unit}\n{}", place.display())
    }
}

/// How articles that can't be used are counted.
pub(super) const SKIPPED: [&str; 3] = [
    "篇不能用，已跳过",
    "skipped: it can't be used",
    "skipped: they can't be used",
];

/// How many, and what is counted: in Chinese, and in English one of them and several.
pub(super) struct Count(pub(super) usize, pub(super) [&'static str; 3]);

/// A table of what was found.
pub(super) fn write_counts(
    counts: &[Count],
    lang: Lang,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    for &Count(count, [chinese, one, several]) in counts {
        let what = match (lang, count) {
            (Lang::Zh, _) => chinese,
            (Lang::En, 1) => one,
            (Lang::En, _) => several,
        };
        writeln!(out, "{count:>9} {what}")?;
    }
    Ok(())
}

/// A form that tables are written in.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum TableForm {
    /// For spreadsheets
    Csv,
    /// For DuckDB, pandas and Spark
    Parquet,
}

/// Each form once, in a fixed order, with these headings.
pub(super) fn table_options(forms: &[TableForm], headings: HeadingName) -> TableOptions {
    let mut formats: Vec<TableFormat> = forms
        .iter()
        .map(|form| match form {
            TableForm::Csv => TableFormat::Csv,
            TableForm::Parquet => TableFormat::Parquet,
        })
        .collect();
    formats.sort_unstable();
    formats.dedup();
    TableOptions {
        formats,
        headings: headings.into(),
    }
}
