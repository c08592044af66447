//! Where a map and its annotators part ways, counted: kinds against kinds, and relations by kind and reach.

use super::figures::{Rate, Verdict};
use super::gold::{Gold, GoldLabel};
use super::side::{Side, UnitEdge};
use crate::argument::{ComponentKind, RelationKind};
use std::collections::BTreeSet;
use std::fmt;

/// What a unit is called, by an annotator or by the map.
const NAMES: [&str; 5] = ["major_claim", "claim", "premise", "none", "boilerplate"];
/// The map calls nothing boilerplate.
const CALLED: usize = 4;
/// Reaches of relations, in units: so many apart at the most.
const REACHES: [(&str, usize); 3] = [("near, up to 1", 1), ("2 to 5", 5), ("over 5", usize::MAX)];

/// Counts of units and relations, averaged over annotators.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// For every name an annotator gives, how many units the map calls each. Rows: major claim, claim, premise, none,
    /// boilerplate; columns: the first four of them.
    pub kinds: [[f64; 4]; 5],
    /// For support and contradiction, and for every reach: right, found and annotated relations.
    pub relations: [[[f64; 3]; 3]; 2],
}

impl Tables {
    /// Of a map against any number of annotators.
    pub fn of(verdict: &Verdict, golds: &[Gold]) -> Self {
        let mut tables = Self::default();
        for gold in golds {
            for side in 0..2 {
                tables.add(&Side::of(verdict, gold, side));
            }
        }
        let annotators = golds.len().max(1) as f64;
        let counts = tables.kinds.iter_mut().flatten();
        for count in counts.chain(tables.relations.iter_mut().flatten().flatten()) {
            *count /= annotators;
        }
        tables
    }

    fn add(&mut self, side: &Side<'_>) {
        for (unit, label) in &side.gold.labels {
            let Some(row) = row(*label) else { continue };
            self.kinds[row][column(side.found.get(unit).copied())] += 1.0;
        }
        let annotated: BTreeSet<UnitEdge> = side.annotated_edges();
        let right: Vec<UnitEdge> = side.edges.intersection(&annotated).copied().collect();
        let counted = [
            right,
            side.edges.iter().copied().collect(),
            annotated.iter().copied().collect(),
        ];
        for (place, edges) in counted.into_iter().enumerate() {
            for (source, target, kind) in edges {
                let apart = source.abs_diff(target);
                let reach = REACHES.iter().position(|(_, most)| apart <= *most);
                let kind = usize::from(kind == RelationKind::Contradiction);
                self.relations[kind][reach.unwrap_or(REACHES.len() - 1)][place] += 1.0;
            }
        }
    }
}

/// A repeated unit is judged where it is printed first.
fn row(label: GoldLabel) -> Option<usize> {
    match label {
        GoldLabel::MajorClaim => Some(0),
        GoldLabel::Claim => Some(1),
        GoldLabel::Premise => Some(2),
        GoldLabel::None => Some(3),
        GoldLabel::Boilerplate => Some(4),
        GoldLabel::Duplicate => None,
    }
}

fn column(kind: Option<ComponentKind>) -> usize {
    match kind {
        Some(ComponentKind::MajorClaim) => 0,
        Some(ComponentKind::Claim) => 1,
        Some(ComponentKind::Premise) => 2,
        None => 3,
    }
}

impl fmt::Display for Tables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<26}", "annotated \\ in the map")?;
        for name in &NAMES[..CALLED] {
            write!(f, " {name:>12}")?;
        }
        writeln!(f)?;
        for (name, counts) in NAMES.iter().zip(&self.kinds) {
            write!(f, "{name:<26}")?;
            for count in counts {
                write!(f, " {count:>12.1}")?;
            }
            writeln!(f)?;
        }
        writeln!(
            f,
            "\n{:<26} {:>12} {:>12} {:>12} {:>12}",
            "relation, units apart", "right", "found", "annotated", "F1"
        )?;
        for (kind, reaches) in ["support", "contradiction"].iter().zip(&self.relations) {
            for ((reach, _), [right, found, annotated]) in REACHES.iter().zip(reaches) {
                let rate = Rate::of_counts(*right, *found, *annotated);
                writeln!(
                    f,
                    "{:<26} {right:>12.1} {found:>12.1} {annotated:>12.1} {:>12.3}",
                    format!("{kind}, {reach}"),
                    rate.f1
                )?;
            }
        }
        Ok(())
    }
}
