//! The weights of the signals, as `data/weights/cross.toml` keeps them.

use super::signal::SIGNALS;
use crate::files::read_own_file;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// What each signal counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CrossWeights {
    /// From the score of a pair to its confidence.
    pub calibration: Calibration,
    /// The log-odds before any signal speaks.
    pub start: Votes,
    /// The signals, each by its id; one that is not listed counts nothing.
    pub signal: Vec<SignalWeight>,
}

/// Confidence is the logistic of `start + slope * ln(score)`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calibration {
    /// At a score of 1.
    pub start: f64,
    /// For every factor of e in the score.
    pub slope: f64,
}

/// Log-odds for two decisions.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Votes {
    /// That an editor would put the two statements side by side.
    pub pairing: f64,
    /// That they contradict rather than support each other.
    pub contradiction: f64,
}

/// A signal's weight for each standard deviation above the mean of its article pair.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
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
    /// It is not TOML, or not of the right form.
    #[error("{file}: {source}")]
    Form {
        /// The file.
        file: String,
        /// What is wrong and where.
        source: Box<toml::de::Error>,
    },
    /// A number is not one to count with.
    #[error("{file}: `{what}` is {number}; write a number")]
    NotFinite {
        /// The file.
        file: String,
        /// The key, or the signal that it stands under.
        what: String,
        /// The number.
        number: f64,
    },
    /// It weighs a signal that doesn't exist.
    #[error("{file}: there is no signal `{signal}`; the signals are {known}")]
    UnknownSignal {
        /// The file.
        file: String,
        /// The name it gives.
        signal: String,
        /// The names there are.
        known: String,
    },
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
    /// [`CrossWeightsError`] says where the file is none of weights, or which number or signal in it can't be.
    pub fn from_toml(file: &str, content: &str) -> Result<Self, CrossWeightsError> {
        let weights: Self = toml::from_str(content).map_err(|source| CrossWeightsError::Form {
            file: file.to_owned(),
            source: Box::new(source),
        })?;
        if let Some((what, number)) = weights.numbers().find(|(_, number)| !number.is_finite()) {
            return Err(CrossWeightsError::NotFinite {
                file: file.to_owned(),
                what: what.to_owned(),
                number,
            });
        }
        let unknown = weights
            .signal
            .iter()
            .find(|weight| !SIGNALS.iter().any(|signal| signal.id == weight.id));
        match unknown {
            Some(weight) => Err(CrossWeightsError::UnknownSignal {
                file: file.to_owned(),
                signal: weight.id.clone(),
                known: SIGNALS
                    .iter()
                    .map(|signal| signal.id)
                    .collect::<Vec<_>>()
                    .join(", "),
            }),
            None => Ok(weights),
        }
    }

    /// Every number, with the table or the signal that it stands under.
    fn numbers(&self) -> impl Iterator<Item = (&str, f64)> {
        let Calibration { start, slope } = self.calibration;
        let of_tables = [
            ("calibration", start),
            ("calibration", slope),
            ("start", self.start.pairing),
            ("start", self.start.contradiction),
        ];
        let of_signals = self.signal.iter().flat_map(|weight| {
            let id = weight.id.as_str();
            [(id, weight.pairing), (id, weight.contradiction)]
        });
        of_tables.into_iter().chain(of_signals)
    }

    /// The votes of every signal, in the order of [`SIGNALS`].
    pub(super) fn in_order(&self) -> Vec<Votes> {
        SIGNALS
            .iter()
            .map(|signal| {
                self.signal
                    .iter()
                    .find(|weight| weight.id == signal.id)
                    .map_or(
                        Votes {
                            pairing: 0.0,
                            contradiction: 0.0,
                        },
                        |weight| Votes {
                            pairing: weight.pairing,
                            contradiction: weight.contradiction,
                        },
                    )
            })
            .collect()
    }
}

impl Calibration {
    /// How often a pair of that score is right.
    pub(crate) fn confidence(self, score: f64) -> f64 {
        logistic(self.start + self.slope * score.max(1e-9).ln())
    }
}

/// From log-odds to a probability.
pub(crate) fn logistic(log_odds: f64) -> f64 {
    1.0 / (1.0 + (-log_odds).exp())
}
