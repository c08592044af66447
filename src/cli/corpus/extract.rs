//! `counterpoint corpus extract`: the argument of every article.

use super::arguments::{CorpusArguments, Count, SKIPPED, write_counts};
use crate::bilingual::Lang;
use crate::cli::failure::Failure;
use crate::corpus::{ExtractOptions, Extraction, extract_corpus};
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
    /// Replace a map.json that holds an editor's decisions and changes
    #[arg(long)]
    overwrite: bool,
}

pub(super) fn run(arguments: Arguments, out: &mut dyn Write) -> Result<(), Failure> {
    let corpus = arguments.corpus;
    let quiet = corpus.quiet;
    let options = ExtractOptions {
        out: arguments.out,
        strict: corpus.strict,
        overwrite: arguments.overwrite,
        settings: corpus.rules.in_words()?,
    };
    let written = std::slice::from_ref(&options.out);
    let done = corpus.run(written, |counterpoint, inputs, report, stop| {
        extract_corpus(counterpoint, inputs, &options, report, stop)
    })?;
    if quiet {
        return Ok(());
    }
    if done.found.begun_anew {
        let told = match done.lang {
            Lang::Zh => "没有接着上次中断的运行：规则、观点、语言或程序已经不同，全部重做",
            Lang::En => {
                "not gone on with an interrupted run: rules, views, language or program differ; all was done anew"
            }
        };
        writeln!(out, "{told}")?;
    }
    if done.found.resumed > 0 {
        write_counts(
            &[Count(
                done.found.resumed,
                [
                    "篇在中断之前已经做完",
                    "article was done before the interruption",
                    "articles were done before the interruption",
                ],
            )],
            done.lang,
            out,
        )?;
    }
    let counts = done.found.counts;
    write_counts(
        &[
            Count(counts.articles, ["篇文章", "article", "articles"]),
            Count(counts.refused, SKIPPED),
            Count(
                done.inputs.passed_over,
                [
                    "个文件没有读：看文件名不是文章",
                    "file left alone: no article by its name",
                    "files left alone: no articles by their names",
                ],
            ),
            Count(
                counts.silent,
                [
                    "篇没有论证",
                    "article in which nothing argues",
                    "articles in which nothing argues",
                ],
            ),
        ],
        done.lang,
        out,
    )?;
    if done.found.silent.len() <= Extraction::FEW_SILENT {
        for source in &done.found.silent {
            writeln!(out, "{:>9} {source}", "")?;
        }
    }
    write_counts(
        &[
            Count(
                counts.major_claims,
                ["个总论点", "major claim", "major claims"],
            ),
            Count(counts.claims, ["个主张", "claim", "claims"]),
            Count(counts.premises, ["条理由", "premise", "premises"]),
            Count(counts.supports, ["处支持", "support", "supports"]),
            Count(
                counts.contradictions,
                ["处反驳", "contradiction", "contradictions"],
            ),
        ],
        done.lang,
        out,
    )?;
    let text = match done.lang {
        Lang::Zh => "MB 文本",
        Lang::En => "MB of text",
    };
    writeln!(out, "{:>9.1} {text}", counts.bytes as f64 / 1e6)?;
    Ok(done.write_end(&options.out, out)?)
}
