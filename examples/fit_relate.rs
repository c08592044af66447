//! Fits the weights of `data/weights/relate.toml` on files of annotated pairs and prints five-fold held-out figures:
//! `cargo run --release --example fit_relate -- OCNLI.jsonl C_STANCE.jsonl > data/weights/relate.toml`

use counterpoint::comparison::FrameSet;
use counterpoint::comparison::pair::PairRules;
use counterpoint::comparison::relate::Label;
use counterpoint::language::{Language, Lexicon};
use counterpoint::tune::relate::{Example, balance, cross_validate, fit, read_examples};
use std::path::PathBuf;
use std::sync::Arc;

/// Chosen by the held-out figures among 10, 20, 30 and 60.
const PENALTY: f64 = 60.0;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let language = Language::new(Lexicon::builtin()?);
    let frames = Arc::new(FrameSet::builtin()?);
    let rules = PairRules::builtin(language.lexicon(), frames)?;
    let count = rules.rules().len();
    let mut sets: Vec<Vec<Example>> = Vec::new();
    for path in &paths {
        sets.push(read_examples(path, &rules, &language)?);
    }
    balance(&mut sets);
    for (path, figures) in paths.iter().zip(cross_validate(&sets, count, PENALTY)) {
        eprintln!("{}: accuracy {:.3}", path.display(), figures.accuracy);
        for (label, rate) in Label::ALL.iter().zip(&figures.rates) {
            let (precision, recall) = (rate.precision, rate.recall);
            eprintln!("  {label:?}: precision {precision:.3}, recall {recall:.3}");
        }
        for (tenth, pairs, right) in figures.calibration {
            eprintln!("  confidence from 0.{tenth}: {pairs} pairs, {right:.3} right");
        }
    }
    let all: Vec<&Example> = sets.iter().flatten().collect();
    print!("{}", fit(&all, count, PENALTY).to_toml(&rules));
    Ok(())
}
