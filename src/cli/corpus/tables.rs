//! `counterpoint corpus tables`: what `corpus extract` has written, as tables.

use super::arguments::{Count, TableForm, table_options, write_counts};
use super::watch::stop_on_interrupt;
use crate::bilingual::Lang;
use crate::cli::failure::Failure;
use crate::cli::language::of_messages;
use crate::cli::loading::Language;
use crate::cli::output::HeadingName;
use crate::corpus::{FlattenOptions, flatten};
use std::io::Write;
use std::path::PathBuf;

/// Make tables of what `corpus extract` has written: articles, nodes and edges
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Files that `corpus extract --out FILE.jsonl` has written
    #[arg(required = true, value_name = "FILE.jsonl")]
    lines: Vec<PathBuf>,
    /// Folder to write into; it is made where it is missing
    #[arg(long, short, value_name = "DIR")]
    out: PathBuf,
    /// Forms of the tables, separated by commas
    #[arg(
        long,
        value_name = "FORMS",
        value_delimiter = ',',
        default_value = "csv"
    )]
    formats: Vec<TableForm>,
    /// Language of the headings of tables for spreadsheets, and of the words for kinds and relations
    #[arg(long, value_name = "LANG", default_value = "en")]
    headings: HeadingName,
    /// Language of what is printed; that of the system where it is not given
    #[arg(long, value_name = "LANG")]
    lang: Option<Language>,
    /// Print nothing but errors
    #[arg(long, short)]
    quiet: bool,
}

pub(super) fn run(arguments: Arguments, out: &mut dyn Write) -> Result<(), Failure> {
    let options = FlattenOptions {
        lines: arguments.lines,
        out: arguments.out,
        tables: table_options(&arguments.formats, arguments.headings),
    };
    let found = flatten(&options, &stop_on_interrupt())?;
    if arguments.quiet {
        return Ok(());
    }
    let counts = [
        Count(found.articles, ["篇文章", "article", "articles"]),
        Count(found.nodes, ["个节点", "node", "nodes"]),
        Count(found.edges, ["条边", "edge", "edges"]),
    ];
    let lang = arguments.lang.map_or_else(of_messages, Lang::from);
    write_counts(&counts, lang, out)?;
    writeln!(out, "{}", options.out.display())?;
    Ok(())
}
