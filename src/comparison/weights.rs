//! The weights of the signals, as `data/weights/cross.toml` keeps them.

use super::signal::SIGNALS;
use crate::files::{LARGEST_NUMBER, Mistakes, RuleFile, read_own_file};
use serde::{Deserialize, Serialize};
use std::path::Path;
use toml::Spanned;

/// What each signal counts.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CrossWeights {
    /// From the score of a pair to its confidence.
    pub calibration: Calibration,
    /// The log-odds before any signal speaks.
    pub start: Votes,
    /// The signals, each by its id; one that is not listed counts nothing.
    pub signal: Vec<SignalWeight>,
}

/// Confidence is the logistic of `start + slope * ln(score)`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Calibration {
    /// At a score of 1.
    pub start: f64,
    /// For every factor of e in the score.
    pub slope: f64,
}

/// Log-odds for two decisions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Votes {
    /// That an editor would put the two statements side by side.
    pub pairing: f64,
    /// That they contradict rather than support each other.
    pub contradiction: f64,
}

/// A signal's weight for each standard deviation above the mean of its article pair.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SignalWeight {
    /// The signal.
    pub id: String,
    /// That an editor would put the two statements side by side.
    pub pairing: f64,
    /// That they contradict rather than support each other.
    pub contradiction: f64,
}

/// A weight table that can't be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CrossWeightsError {
    /// It can't be read.
    #[error("{file}: can't be read: {cause}; check the path")]
    Unreadable {
        /// The file.
        file: String,
        /// What the system says.
        cause: std::io::Error,
    },
    /// It has mistakes; every one is told, each with its place.
    #[error(transparent)]
    Mistakes(#[from] Mistakes),
}

/// The weights as their file has them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WeightsFile {
    calibration: WrittenCalibration,
    start: WrittenVotes,
    signal: Vec<WrittenSignal>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenCalibration {
    start: Spanned<f64>,
    slope: Spanned<f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenVotes {
    pairing: Spanned<f64>,
    contradiction: Spanned<f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenSignal {
    id: Spanned<String>,
    pairing: Spanned<f64>,
    contradiction: Spanned<f64>,
}

impl CrossWeights {
    /// The weights that come with the program.
    ///
    /// # Errors
    /// None that the program's own weights cause.
    pub fn builtin() -> Result<Self, CrossWeightsError> {
        Self::from_toml("cross.toml", include_str!("../../data/weights/cross.toml"))
    }

    /// The weights of `cross.toml` in an editor's folder, or where there is none, those that come with the program.
    ///
    /// # Errors
    /// As [`CrossWeights::from_toml`]; where the file can't be read.
    pub fn builtin_or_in(folder: &Path) -> Result<Self, CrossWeightsError> {
        let path = folder.join("cross.toml");
        let file = path.display().to_string();
        match read_own_file(&path) {
            Ok(Some(content)) => Self::from_toml(&file, &content),
            Ok(None) => Self::builtin(),
            Err(cause) => Err(CrossWeightsError::Unreadable { file, cause }),
        }
    }

    /// Weights from a TOML file with its name for error messages.
    ///
    /// # Errors
    /// Every mistake in it at once, with its line: what is none of weights, numbers not to count with, and signals that don't
    /// exist.
    pub fn from_toml(file: &str, content: &str) -> Result<Self, CrossWeightsError> {
        let mut own = RuleFile::new(file, content);
        let mut head = None;
        let mut signal = Vec::new();
        for part in own.read::<WeightsFile>() {
            // Every part repeats what stands before the first signal.
            head.get_or_insert((part.calibration, part.start));
            signal.extend(part.signal);
        }
        let head = head.map(|(calibration, start)| {
            let calibration = Calibration {
                start: finite("start", &calibration.start, &mut own),
                slope: finite("slope", &calibration.slope, &mut own),
            };
            (
                calibration,
                votes(&start.pairing, &start.contradiction, &mut own),
            )
        });
        let signal = signal.into_iter().map(|written| written.check(&mut own));
        let signal = signal.collect();
        own.finish()?;
        let (calibration, start) = head.unwrap_or_default();
        Ok(Self {
            calibration,
            start,
            signal,
        })
    }

    /// The votes of every signal, in the order of [`SIGNALS`].
    pub(super) fn in_order(&self) -> Vec<Votes> {
        SIGNALS
            .iter()
            .map(|signal| {
                self.signal
                    .iter()
                    .find(|weight| weight.id == signal.id)
                    .map_or_else(Votes::default, |weight| Votes {
                        pairing: weight.pairing,
                        contradiction: weight.contradiction,
                    })
            })
            .collect()
    }
}

impl WrittenSignal {
    fn check(self, own: &mut RuleFile<'_>) -> SignalWeight {
        let id = self.id.get_ref();
        if SIGNALS.iter().all(|signal| signal.id != id) {
            let known: Vec<&str> = SIGNALS.iter().map(|signal| signal.id).collect();
            let known = known.join(", ");
            let cause = format!("there is no signal `{id}`; the signals are {known}");
            own.report(self.id.span(), cause);
        }
        let Votes {
            pairing,
            contradiction,
        } = votes(&self.pairing, &self.contradiction, own);
        SignalWeight {
            id: self.id.into_inner(),
            pairing,
            contradiction,
        }
    }
}

fn votes(pairing: &Spanned<f64>, contradiction: &Spanned<f64>, own: &mut RuleFile<'_>) -> Votes {
    Votes {
        pairing: finite("pairing", pairing, own),
        contradiction: finite("contradiction", contradiction, own),
    }
}

/// The number of a key; TOML knows `nan` and `inf` too.
fn finite(key: &str, number: &Spanned<f64>, own: &mut RuleFile<'_>) -> f64 {
    let written = *number.get_ref();
    if !written.is_finite() {
        let cause = format!("`{key}` is {written}; write a number");
        own.report(number.span(), cause);
    } else if written.abs() > LARGEST_NUMBER {
        let cause = format!(
            "`{key}` is {written:e}; write a number from -{LARGEST_NUMBER} to {LARGEST_NUMBER}"
        );
        own.report(number.span(), cause);
    }
    written
}

impl Calibration {
    /// How often a pair of that score is right.
    pub(crate) fn confidence(self, score: f64) -> f64 {
        logistic(self.start + self.slope * score.max(1e-9).ln())
    }
}

/// From log-odds to a probability.
pub(super) fn logistic(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}
