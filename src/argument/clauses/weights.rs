//! What every rule about clauses counts: two tables a genre, `clause.csv` (one line a case of a rule, one column a label)
//! and `boundary.csv` (one line a pair of neighbouring labels in a situation).

use super::label::{LABELS, Label};
use super::rule::ClausePack;
use super::scene::Boundary;
use crate::files::{CellMistake, Mistakes, NumberTable, read_numbers};
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
const BOUNDARY_COLUMNS: [&str; 4] = ["boundary", "before", "label", "weight"];
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
    ///
    /// # Errors
    /// Every line of a table that is none of its own, at once.
    pub fn from_csv(pack: &ClausePack, clause: &str, boundary: &str) -> Result<Self, Mistakes> {
        let mut weights = Self::zero(pack);
        let places: BTreeMap<&str, usize> = pack
            .rules
            .iter()
            .enumerate()
            .map(|(at, rule)| (rule.id.as_str(), at))
            .collect();
        let names = Label::ALL.map(Label::name);
        let labels = names.iter().map(String::as_str);
        let heading: Vec<&str> = ["rule", "case"].into_iter().chain(labels).collect();
        read_numbers("clause.csv", clause, &heading, |row| {
            let mut numbers = [0.0; LABELS];
            for (column, number) in numbers.iter_mut().enumerate() {
                *number = row.number(column + 2)?;
            }
            match places.get(row.text(0)) {
                _ if row.text(0) == PRIOR => weights.prior = numbers,
                Some(&at) => {
                    weights.cases[at].insert(row.text(1).to_owned(), numbers);
                }
                None => {}
            }
            Ok(())
        })?;
        let label = |name: &str| names.iter().position(|label| label == name);
        read_numbers("boundary.csv", boundary, &BOUNDARY_COLUMNS, |row| {
            let mut situations = Boundary::ALL.iter();
            let situation = situations.position(|boundary| boundary.name() == row.text(0));
            match (situation, label(row.text(1)), label(row.text(2))) {
                (Some(at), Some(before), Some(to)) => {
                    weights.boundaries[at][before][to] = row.number(3)?;
                    Ok(())
                }
                _ => Err(CellMistake::new(0, "there is no such boundary or label")),
            }
        })?;
        Ok(weights)
    }

    /// The two tables that [`ClauseWeights::from_csv`] reads.
    pub fn to_csv(&self, pack: &ClausePack) -> (String, String) {
        let names: Vec<String> = Label::ALL.iter().map(|label| label.name()).collect();
        let numbers = |numbers: &[f64; LABELS]| numbers.map(|number| format!("{number:.2}"));
        let labels = names.iter().map(String::as_str);
        let mut clause = NumberTable::new(["rule", "case"].into_iter().chain(labels));
        clause.line(&[PRIOR, ""], numbers(&self.prior));
        for (rule, cases) in pack.rules.iter().zip(&self.cases) {
            for (case, weights) in cases {
                if weights.iter().any(|weight| weight.abs() >= LEAST_WEIGHT) {
                    clause.line(&[&rule.id, case], numbers(weights));
                }
            }
        }
        let mut boundary = NumberTable::new(BOUNDARY_COLUMNS);
        for (situation, pairs) in Boundary::ALL.iter().zip(&self.boundaries) {
            for (before, row) in names.iter().zip(pairs) {
                for (to, weight) in names.iter().zip(row) {
                    if weight.abs() >= 0.005 {
                        let place: [&str; 3] = [situation.name(), before, to];
                        boundary.line(&place, [format!("{weight:.2}")]);
                    }
                }
            }
        }
        (clause.into_csv(), boundary.into_csv())
    }
}
