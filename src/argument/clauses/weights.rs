//! What every rule about clauses counts: two tables a genre, `clause.csv` (one line a case of a rule, one column a label)
//! and `boundary.csv` (one line a pair of neighbouring labels in a situation).

use super::label::{LABELS, Label};
use super::rule::ClausePack;
use super::scene::Boundary;
use crate::rules::PackError;
use std::collections::BTreeMap;

/// The weights of a genre.
#[derive(Clone, Debug)]
pub struct ClauseWeights {
    /// What holds before any rule fires.
    pub prior: [f64; LABELS],
    /// For every rule of the pack what each of its cases adds to the score of every label, in log-odds.
    pub cases: Vec<BTreeMap<String, [f64; LABELS]>>,
    /// For every situation what every pair of the label before and the clause's own adds.
    pub boundaries: [[[f64; LABELS]; LABELS]; Boundary::ALL.len()],
}

const PRIOR: &str = "(prior)";
/// Cases that count less for every label are not written.
const LEAST_WEIGHT: f64 = 0.03;

impl ClauseWeights {
    /// No rule counts anything.
    pub fn zero(pack: &ClausePack) -> Self {
        Self {
            prior: [0.0; LABELS],
            cases: vec![BTreeMap::new(); pack.rules.len()],
            boundaries: [[[0.0; LABELS]; LABELS]; Boundary::ALL.len()],
        }
    }

    /// Reads the two tables. Lines of rules that the pack has not count nothing.
    pub fn from_csv(pack: &ClausePack, clause: &str, boundary: &str) -> Result<Self, PackError> {
        let mut weights = Self::zero(pack);
        let places: BTreeMap<&str, usize> = pack
            .rules
            .iter()
            .enumerate()
            .map(|(at, rule)| (rule.id.as_str(), at))
            .collect();
        for line in records("clause.csv", clause)? {
            let mut numbers = [0.0; LABELS];
            for (column, number) in numbers.iter_mut().enumerate() {
                *number = line.number(column + 2)?;
            }
            match places.get(line.text(0)) {
                _ if line.text(0) == PRIOR => weights.prior = numbers,
                Some(&at) => {
                    weights.cases[at].insert(line.text(1).to_owned(), numbers);
                }
                None => {}
            }
        }
        let label = |name: &str| Label::ALL.iter().position(|label| label.name() == name);
        for line in records("boundary.csv", boundary)? {
            let situation = Boundary::ALL
                .iter()
                .position(|boundary| boundary.name() == line.text(0));
            match (situation, label(line.text(1)), label(line.text(2))) {
                (Some(at), Some(before), Some(to)) => {
                    weights.boundaries[at][before][to] = line.number(3)?;
                }
                _ => return Err(line.mistake("there is no such boundary or label".to_owned())),
            }
        }
        Ok(weights)
    }

    /// The two tables that [`ClauseWeights::from_csv`] reads.
    pub fn to_csv(&self, pack: &ClausePack) -> (String, String) {
        let names: Vec<String> = Label::ALL.iter().map(|label| label.name()).collect();
        let numbers = |numbers: &[f64; LABELS]| {
            let written: Vec<String> = numbers.iter().map(|n| format!("{n:.2}")).collect();
            written.join(",")
        };
        let mut clause = format!(
            "rule,case,{}\n{PRIOR},,{}\n",
            names.join(","),
            numbers(&self.prior)
        );
        for (rule, cases) in pack.rules.iter().zip(&self.cases) {
            for (case, weights) in cases {
                if weights.iter().any(|weight| weight.abs() >= LEAST_WEIGHT) {
                    let case = quoted(case);
                    clause.push_str(&format!("{},{case},{}\n", rule.id, numbers(weights)));
                }
            }
        }
        let mut boundary = "boundary,before,label,weight\n".to_owned();
        for (situation, pairs) in Boundary::ALL.iter().zip(&self.boundaries) {
            for (before, row) in names.iter().zip(pairs) {
                for (to, weight) in names.iter().zip(row) {
                    if weight.abs() >= 0.005 {
                        let situation = situation.name();
                        boundary.push_str(&format!("{situation},{before},{to},{weight:.2}\n"));
                    }
                }
            }
        }
        (clause, boundary)
    }
}

fn quoted(case: &str) -> String {
    match case.contains([',', '"']) {
        true => format!("\"{}\"", case.replace('"', "\"\"")),
        false => case.to_owned(),
    }
}

struct Record {
    file: &'static str,
    fields: csv::StringRecord,
}

fn records(file: &'static str, text: &str) -> Result<Vec<Record>, PackError> {
    csv::Reader::from_reader(text.as_bytes())
        .into_records()
        .map(|record| match record {
            Ok(fields) => Ok(Record { file, fields }),
            Err(cause) => Err(PackError::Syntax {
                file: file.to_owned(),
                cause: cause.to_string(),
            }),
        })
        .collect()
}

impl Record {
    fn text(&self, column: usize) -> &str {
        self.fields.get(column).unwrap_or_default().trim()
    }

    fn number(&self, column: usize) -> Result<f64, PackError> {
        let written = self.text(column);
        let wrong = || self.mistake(format!("`{written}` should be a number"));
        written.parse().map_err(|_| wrong())
    }

    fn mistake(&self, cause: String) -> PackError {
        PackError::Weights {
            file: self.file.to_owned(),
            line: self.fields.position().map_or(0, csv::Position::line),
            cause,
        }
    }
}
