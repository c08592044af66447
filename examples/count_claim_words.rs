//! Counts which words stand in claims and which in premises; makes `data/words/claim_words.csv`.
//!
//! `mkdir articles && tar -xJf ../shared/corpora/articles.tar.xz -C articles`, then
//! `cargo run --release --example count_claim_words -- articles data/words/claim_words.csv [RULES]`
//!
//! A sentence counts for either by the odds that the rules give it. RULES is a folder of packs and weights, as `--rules`
//! takes it; CONTRIBUTING.md tells how to make one whose rules know no such words yet. A second round, by rules that know
//! them, made the table no better.

mod folder;

use counterpoint::Counterpoint;
use counterpoint::language::Reading;
use counterpoint::rules::Lean;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;

/// A word in fewer sentences than this is left out: chance counts more there than kind.
const FEWEST_SENTENCES: f64 = 60.0;
/// So many sentences of the usual mixture are added to those of each word, so that rare words tell less.
const USUAL_SENTENCES: f64 = 20.0;

/// So many sentences are claims, and so many premises.
#[derive(Clone, Copy, Default)]
struct Counts {
    sentences: f64,
    claims: f64,
    premises: f64,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (folder, table, rules) = match &arguments[..] {
        [folder, table] => (folder, table, None),
        [folder, table, rules] => (folder, table, Some(rules)),
        _ => return Err("usage: count_claim_words FOLDER TABLE.csv [RULES]".into()),
    };
    let counterpoint = match rules {
        Some(rules) => Counterpoint::builder().rules(rules).load()?,
        None => Counterpoint::builtin()?,
    };
    let mut all = Counts::default();
    let mut by_word: BTreeMap<String, Counts> = BTreeMap::new();
    for path in folder::files_below(Path::new(folder))? {
        let Ok(article) = counterpoint.read(&path) else {
            continue;
        };
        let analysis = counterpoint.analyse(article);
        let leans = counterpoint.leans(&analysis);
        for (sentence, lean) in analysis.sentences.iter().zip(leans) {
            all.add(&lean);
            for word in words_of(&sentence.reading) {
                by_word.entry(word).or_default().add(&lean);
            }
        }
    }
    let mut writer = csv::Writer::from_path(table)?;
    writer.write_record(["word", "log_odds"])?;
    for (word, counts) in by_word {
        if counts.sentences >= FEWEST_SENTENCES {
            let log_odds = format!("{:.2}", counts.log_odds_beyond(all));
            writer.write_record([word, log_odds])?;
        }
    }
    writer.flush()?;
    println!("{:.0} sentences", all.sentences);
    Ok(())
}

fn words_of(reading: &Reading) -> BTreeSet<String> {
    let tokens = reading.tokens.iter();
    tokens
        .map(|token| reading.words(&token.range))
        .filter(|word| word.chars().all(char::is_alphabetic))
        .collect()
}

impl Counts {
    fn add(&mut self, lean: &Lean) {
        self.sentences += 1.0;
        self.claims += lean.claim;
        self.premises += lean.premise;
    }

    /// How much likelier than in all sentences it is that one is a claim rather than a premise.
    fn log_odds_beyond(self, all: Self) -> f64 {
        let (claims, premises) = (all.claims / all.sentences, all.premises / all.sentences);
        let odds =
            (self.claims + USUAL_SENTENCES * claims) / (self.premises + USUAL_SENTENCES * premises);
        (odds * premises / claims).ln()
    }
}
