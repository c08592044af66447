//! `counterpoint corpus extract`: the argument of every article.

use super::arguments::{CorpusArguments, write_counts};
use crate::cli::failure::Failure;
use crate::corpus::{ExtractOptions, extract_corpus};
use std::io::Write;
use std::path::PathBuf;

/// Find the argument of every article
///
/// Writes a line of JSON an article, or a map.json each. An article that can't be used is reported and skipped. A run that
/// was interrupted goes on where it stopped when the same command is given again.
#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    corpus: CorpusArguments,
    /// File of lines to write (*.jsonl), or folder for a map.json an article
    #[arg(long, short, value_name = "FILE|DIR")]
    out: PathBuf,
}

pub(super) fn run(arguments: Arguments, out: &mut dyn Write) -> Result<(), Failure> {
    let Arguments { corpus, out: place } = arguments;
    let quiet = corpus.quiet;
    let options = ExtractOptions {
        out: place,
        strict: corpus.strict,
        settings: corpus.rules.in_words()?,
    };
    let done = corpus.run(|counterpoint, inputs, report, stop| {
        extract_corpus(counterpoint, inputs, &options, report, stop)
    })?;
    if quiet {
        return Ok(());
    }
    if done.found.resumed > 0 {
        write_counts(
            &[(
                done.found.resumed,
                "articles were done before the interruption",
            )],
            out,
        )?;
    }
    let counts = done.found.counts;
    write_counts(
        &[
            (counts.articles, "articles"),
            (counts.refused, "skipped: they can't be used"),
            (
                done.inputs.passed_over,
                "files left alone: no articles by their names",
            ),
            (counts.silent, "articles in which nothing argues"),
            (counts.major_claims, "major claims"),
            (counts.claims, "claims"),
            (counts.premises, "premises"),
            (counts.supports, "supports"),
            (counts.contradictions, "contradictions"),
        ],
        out,
    )?;
    writeln!(out, "{:>9.1} MB of text", counts.bytes as f64 / 1e6)?;
    Ok(done.write_end(&options.out, out)?)
}
