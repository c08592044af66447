//! How well the weights judge pairs they were not fitted on.

use super::{Example, fit};
use crate::bounded::read_utf8_file;
use crate::comparison::pair::PairRules;
use crate::comparison::relate::{Label, PairJudge};
use crate::corpus::fingerprint;
use crate::eval::Rate;
use crate::language::Language;
use crate::tune::MOST_BYTES;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// Into how many parts the examples are divided.
pub const FOLDS: usize = 5;

/// An annotated pair, as in a line of a training file.
#[derive(Deserialize)]
struct Pair {
    a: String,
    b: String,
    label: Label,
}

/// A training file that can't be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TrainingError {
    /// It can't be read.
    #[error("{}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// A line isn't an annotated pair.
    #[error("{}, line {line}: {source}; each line must be {{\"a\", \"b\", \"label\": \"support\"|\"contradict\"|\"none\"}}", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// 1-based line.
        line: usize,
        /// What is wrong.
        source: serde_json::Error,
    },
}

/// The annotated pairs of a JSON Lines file, with the rules that fire on them.
///
/// # Errors
/// [`TrainingError`] names the file, and the line that is no such pair.
pub fn read_examples(
    path: &Path,
    rules: &PairRules,
    language: &Language,
) -> Result<Vec<Example>, TrainingError> {
    let text = read_utf8_file(path, MOST_BYTES).map_err(|source| TrainingError::Unreadable {
        path: path.to_owned(),
        source,
    })?;
    text.lines()
        .enumerate()
        .map(|(index, line)| {
            let pair: Pair = serde_json::from_str(line).map_err(|source| TrainingError::Line {
                path: path.to_owned(),
                line: index + 1,
                source,
            })?;
            let a = rules.statement(&language.read(&pair.a), language);
            let b = rules.statement(&language.read(&pair.b), language);
            let firings = rules.firings(&a, &b);
            Ok(Example {
                fired: firings.iter().map(|firing| firing.rule).collect(),
                reply: a.is_long(),
                label: pair.label,
                fold: fold_of(&pair.a),
                weight: 1.0,
            })
        })
        .collect()
}

/// Pairs with the same first statement fall into the same fold.
fn fold_of(statement: &str) -> usize {
    (fingerprint(statement.as_bytes()) % FOLDS as u64) as usize
}

/// How well pairs are judged.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgeFigures {
    /// Share of right labels.
    pub accuracy: f64,
    /// By label, in the order of [`Label::ALL`].
    pub rates: [Rate; 3],
    /// Of the labels given with a confidence of so many tenths, how many there are and which share is right.
    pub calibration: Vec<(usize, usize, f64)>,
}

/// Judges every example by weights fitted on the other folds of all sets together; figures for each set.
pub fn cross_validate(sets: &[Vec<Example>], rules: usize, penalty: f64) -> Vec<JudgeFigures> {
    let mut judged: Vec<Vec<(Label, Label, f64)>> = vec![Vec::new(); sets.len()];
    for fold in 0..FOLDS {
        let training: Vec<&Example> = sets
            .iter()
            .flatten()
            .filter(|example| example.fold != fold)
            .collect();
        let weights = fit(&training, rules, penalty);
        for (set, judged) in sets.iter().zip(&mut judged) {
            for example in set.iter().filter(|example| example.fold == fold) {
                let (label, chance) =
                    PairJudge::likeliest(&weights.chances(&example.fired, example.reply));
                judged.push((example.label, label, chance));
            }
        }
    }
    judged.iter().map(|judged| figures(judged)).collect()
}

/// From right label, label given, and how sure.
fn figures(judged: &[(Label, Label, f64)]) -> JudgeFigures {
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    let right = |rows: &[&(Label, Label, f64)]| rows.iter().filter(|row| row.0 == row.1).count();
    let all: Vec<_> = judged.iter().collect();
    let rates = Label::ALL.map(|label| {
        let given: Vec<_> = judged.iter().filter(|row| row.1 == label).collect();
        let wanted = judged.iter().filter(|row| row.0 == label).count();
        Rate::of(right(&given), given.len(), wanted)
    });
    let calibration = (3..10)
        .map(|tenth| {
            let bin: Vec<_> = judged
                .iter()
                // Full certainty belongs to the last tenth, not to one of its own.
                .filter(|row| ((row.2 * 10.0) as usize).min(9) == tenth)
                .collect();
            (tenth, bin.len(), share(right(&bin), bin.len()))
        })
        .collect();
    JudgeFigures {
        accuracy: share(right(&all), all.len()),
        rates,
        calibration,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_certainty_is_calibrated_too() {
        let judged = [
            (Label::Support, Label::Support, 1.0),
            (Label::None, Label::Support, 0.95),
        ];
        let figures = figures(&judged);
        assert_eq!(figures.calibration.last(), Some(&(9, 2, 0.5)));
    }
}
