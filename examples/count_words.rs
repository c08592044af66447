//! Counts in how many articles of a folder each content word stands; makes `data/words/document_frequency.csv`.
//!
//! `mkdir articles && tar -xJf ../shared/corpora/articles.tar.xz -C articles`, then
//! `cargo run --release --example count_words -- articles data/words/document_frequency.csv`

mod folder;

use counterpoint::Counterpoint;
use counterpoint::language::is_content_word;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;

/// A word in fewer articles than this is left out: it tells little, and there are too many of them.
const FEWEST_ARTICLES: usize = 12;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [folder, table] = &arguments[..] else {
        return Err("usage: count_words FOLDER TABLE.csv".into());
    };
    let counterpoint = Counterpoint::builtin()?;
    let mut articles = 0_usize;
    let mut holders: BTreeMap<String, usize> = BTreeMap::new();
    for path in folder::files_below(Path::new(folder))? {
        let Ok(article) = counterpoint.read(&path) else {
            continue;
        };
        articles += 1;
        for word in words_of(&counterpoint.analyse(article)) {
            *holders.entry(word).or_insert(0) += 1;
        }
    }
    let mut writer = csv::Writer::from_path(table)?;
    writer.write_record(["word", "per_thousand_articles"])?;
    for (word, count) in holders {
        if count >= FEWEST_ARTICLES {
            let share = 1000.0 * count as f64 / articles as f64;
            writer.write_record([word, format!("{share:.1}")])?;
        }
    }
    writer.flush()?;
    println!("{articles} articles");
    Ok(())
}

fn words_of(analysis: &counterpoint::language::Analysis) -> BTreeSet<String> {
    analysis
        .sentences
        .iter()
        .flat_map(|sentence| {
            let reading = &sentence.reading;
            reading
                .tokens
                .iter()
                .filter(|token| is_content_word(token))
                .map(|token| reading.words(&token.range).to_lowercase())
        })
        .collect()
}
