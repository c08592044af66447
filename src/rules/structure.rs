//! How much the structure of a whole argument weighs against what each sentence and pair seems to be by itself.

use super::role::Role;
use crate::files::{CellMistake, Mistakes, read_numbers};

/// The decoder's table, `data/weights/structure.csv`: one line a number.
///
/// Rows and columns of `fits` are in the order of [`Role::ALL`].
#[derive(Clone, Debug, PartialEq)]
pub struct Structure {
    /// What the log-probability of a link counts.
    pub link: f64,
    /// What speaks for a premise beside its own words, in log-odds: whatever others argue about looks like a claim, and
    /// without this there would be fewer premises than annotators find.
    pub premise: f64,
    /// What the fit of two kinds to a link counts while kinds are chosen.
    pub fit: f64,
    /// What the log-probability of a link between settled kinds counts.
    pub settled_link: f64,
    /// How likely a sentence must be to state the thesis beside the one that is likeliest to, 0 to 1.
    pub thesis: f64,
    /// The same as a share of how likely the likeliest is, 0 to 1.
    pub thesis_share: f64,
    /// The most theses an article has where none is surer than not.
    pub theses: usize,
    /// The log-odds above which a link argues against its target.
    pub contradiction: f64,
    /// The log-odds above which a sentence objects to one near it.
    pub objection: f64,
    /// The log of how much likelier than chance two kinds are the ends of a link, by source and target.
    pub fits: [[f64; 4]; 4],
}

const COLUMNS: [&str; 2] = ["name", "value"];
const FILE: &str = "data/weights/structure.csv";
/// What never happens.
const NEVER: f64 = -30.0;

impl Default for Structure {
    fn default() -> Self {
        Self {
            link: 0.45,
            premise: 0.3,
            fit: 1.0,
            settled_link: 0.6,
            thesis: 0.1,
            thesis_share: 0.3,
            theses: 3,
            contradiction: -0.6,
            objection: -2.0,
            fits: [[NEVER; 4]; 4],
        }
    }
}

impl Structure {
    /// The table that [`Structure::to_csv`] writes; numbers it lacks keep their default.
    ///
    /// # Errors
    /// Every line that is none of the table's, at once.
    pub fn from_csv(text: &str) -> Result<Self, Mistakes> {
        let mut structure = Self::default();
        structure.add(FILE, text)?;
        Ok(structure)
    }

    /// Checks a table; how many numbers it has.
    ///
    /// # Errors
    /// Every line that is wrong.
    pub(crate) fn check(file: &str, text: &str) -> Result<usize, Mistakes> {
        Self::default().add(file, text)
    }

    /// Puts the numbers of a table in the place of those it names; how many it has.
    pub(super) fn add(&mut self, file: &str, text: &str) -> Result<usize, Mistakes> {
        read_numbers(file, text, &COLUMNS, |row| {
            let value = row.number(1)?;
            match row.text(0) {
                "link" => self.link = value,
                "premise" => self.premise = value,
                "fit" => self.fit = value,
                "settled_link" => self.settled_link = value,
                "thesis" => self.thesis = value,
                "thesis_share" => self.thesis_share = value,
                "theses" => self.theses = value.max(0.0) as usize,
                "contradiction" => self.contradiction = value,
                "objection" => self.objection = value,
                name => match ends(name) {
                    Some((source, target)) => self.fits[source][target] = value,
                    None => {
                        let cause = format!("there is no number called `{name}`");
                        return Err(CellMistake::new(0, cause));
                    }
                },
            }
            Ok(())
        })
    }

    /// One line a number.
    pub fn to_csv(&self) -> String {
        let mut lines = format!(
            "name,value\nlink,{}\npremise,{}\nfit,{}\nsettled_link,{}\nthesis,{}\nthesis_share,{}\ntheses,{}\ncontradiction,{}\nobjection,{}\n",
            self.link,
            self.premise,
            self.fit,
            self.settled_link,
            self.thesis,
            self.thesis_share,
            self.theses,
            self.contradiction,
            self.objection
        );
        for (source, row) in Role::ALL.iter().zip(&self.fits) {
            for (target, fit) in Role::ALL.iter().zip(row) {
                if *fit > NEVER {
                    lines.push_str(&format!(
                        "{}_to_{},{fit:.3}\n",
                        source.as_str(),
                        target.as_str()
                    ));
                }
            }
        }
        lines
    }

    /// Learns the fits from how often each kind argues about each, by source and target, and from how often each
    /// kind occurs. A count of a half for what was never seen.
    pub fn learn_fits(&mut self, links: &[[f64; 4]; 4], kinds: &[f64; 4]) {
        let total: f64 = links.iter().flatten().sum();
        let [_, theses, claims, premises] = *kinds;
        let (sources, targets) = (claims + premises, theses + claims + premises);
        for source in [Role::Claim, Role::Premise].map(Role::index) {
            for target in [Role::MajorClaim, Role::Claim, Role::Premise].map(Role::index) {
                let share = (links[source][target] + 0.5) / total.max(1.0);
                let chance = kinds[source] / sources.max(1.0) * kinds[target] / targets.max(1.0);
                self.fits[source][target] = (share / chance.max(1e-6)).ln();
            }
        }
    }
}

fn ends(name: &str) -> Option<(usize, usize)> {
    let (source, target) = name.split_once("_to_")?;
    let place = |wanted: &str| Role::ALL.iter().position(|role| role.as_str() == wanted);
    Some((place(source)?, place(target)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_reads_back_as_it_was_written() {
        let mut structure = Structure::default();
        let links = [
            [0.0; 4],
            [0.0; 4],
            [0.0, 40.0, 30.0, 0.0],
            [0.0, 2.0, 60.0, 1.0],
        ];
        let [claim, premise] = [Role::Claim, Role::Premise].map(Role::index);
        structure.learn_fits(&links, &[20.0, 5.0, 45.0, 50.0]);
        assert!(
            structure.fits[premise][claim] > 0.0,
            "premises argue about claims"
        );
        assert!(
            structure.fits[premise][premise] < -2.0,
            "hardly ever about premises"
        );
        let read = Structure::from_csv(&structure.to_csv()).unwrap();
        assert_eq!(read.to_csv(), structure.to_csv());
    }
}
