//! `counterpoint corpus compare`: who speaks to the same subject, and where they contradict each other.

use super::arguments::{CorpusArguments, Count, SKIPPED, TableForm, table_options, write_counts};
use crate::cli::failure::Failure;
use crate::cli::output::HeadingName;
use crate::cli::share;
use crate::corpus::{CompareOptions, compare_corpus};
use crate::export::spare_decisions;
use std::io::Write;
use std::path::PathBuf;

/// Group articles by subject, and compare those of each group
///
/// Writes groups.jsonl and pairs.jsonl, every pair of claims that agree or contradict each other; the same as tables; and
/// a map.json for each group into maps/.
#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    corpus: CorpusArguments,
    /// Folder to write into; it is made where it is missing
    #[arg(long, short, value_name = "DIR")]
    out: PathBuf,
    /// Only articles that have this word in the title or use it three times; more than one word may be given
    #[arg(long, value_name = "WORD", value_parser = word)]
    about: Vec<String>,
    /// Articles of a group at most
    #[arg(long, value_name = "COUNT", default_value_t = 8, allow_negative_numbers = true, value_parser = clap::value_parser!(u8).range(2..=26))]
    group_size: u8,
    /// How alike the key terms of two articles must be, 0 to 1
    #[arg(long, value_name = "X", default_value_t = 0.3, allow_negative_numbers = true, value_parser = share)]
    likeness: f64,
    /// Forms of the tables, separated by commas
    #[arg(
        long,
        value_name = "FORMS",
        value_delimiter = ',',
        default_value = "csv"
    )]
    tables: Vec<TableForm>,
    /// Language of the headings of tables for spreadsheets, and of the words for kinds and relations
    #[arg(long, value_name = "LANG", default_value = "en")]
    headings: HeadingName,
    /// Replace a map.json that holds an editor's decisions and changes
    #[arg(long)]
    overwrite: bool,
}

pub(super) fn run(arguments: Arguments, out: &mut dyn Write) -> Result<(), Failure> {
    let corpus = arguments.corpus;
    let quiet = corpus.quiet;
    let options = CompareOptions {
        out: arguments.out,
        about: arguments.about,
        most_articles: usize::from(arguments.group_size),
        likeness: arguments.likeness,
        strict: corpus.strict,
        tables: table_options(&arguments.tables, arguments.headings),
    };
    if !arguments.overwrite {
        let maps = options.maps_replaced();
        maps.iter().try_for_each(|map| spare_decisions(map))?;
    }
    let asks = !options.about.is_empty();
    let done = corpus.run(&options.written(), |counterpoint, inputs, report, stop| {
        compare_corpus(counterpoint, inputs, &options, report, stop)
    })?;
    if quiet {
        return Ok(());
    }
    let found = done.found;
    let mut counts = vec![
        Count(found.articles, ["篇文章", "article", "articles"]),
        Count(found.refused, SKIPPED),
    ];
    if asks {
        let words = [
            "篇谈到这个话题",
            "speaks to the subject",
            "speak to the subject",
        ];
        counts.push(Count(found.about, words));
    }
    counts.extend([
        Count(
            found.reprints,
            [
                "篇与另一篇重复",
                "reprint of another",
                "reprints of another",
            ],
        ),
        Count(found.groups, ["组", "group", "groups"]),
        Count(
            found.grouped,
            ["篇归入各组", "article in them", "articles in them"],
        ),
        Count(
            found.contradictions,
            ["处矛盾", "contradiction", "contradictions"],
        ),
        Count(found.agreements, ["处一致", "agreement", "agreements"]),
    ]);
    write_counts(&counts, done.lang, out)?;
    Ok(done.write_end(&options.out, out)?)
}

/// A word that articles may be about.
fn word(written: &str) -> Result<String, String> {
    match written.trim() {
        "" => Err("it is empty; name a word that the articles have".to_owned()),
        word => Ok(word.to_owned()),
    }
}
