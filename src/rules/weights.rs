//! What every rule counts: tables in `data/weights/`, written by `counterpoint tune`, one line a rule.

use super::error::PackError;
use super::own_file::read_own_file;
use super::pack::{ComponentRule, ComponentVote, RulePack};
use super::structure::Structure;
use std::collections::BTreeMap;
use std::path::Path;

/// What a rule adds to the score of each kind a sentence may be, in log-odds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct KindWeights {
    /// That it does not argue.
    pub none: f64,
    /// That it is the thesis.
    pub major_claim: f64,
    /// That it is a claim.
    pub claim: f64,
    /// That it is a premise.
    pub premise: f64,
}

/// What a rule counts that votes [`ComponentVote::Never`]: more than all others together.
const NEVER: f64 = 12.0;

impl KindWeights {
    /// What a rule counts before any table tells.
    pub(crate) fn of_vote(vote: ComponentVote) -> Self {
        Self {
            none: if vote == ComponentVote::Never {
                NEVER
            } else {
                0.0
            },
            ..Self::default()
        }
    }

    /// The four numbers in the order of the columns: none, major claim, claim, premise.
    pub fn as_array(self) -> [f64; 4] {
        [self.none, self.major_claim, self.claim, self.premise]
    }

    /// The reverse of [`KindWeights::as_array`].
    pub fn from_array([none, major_claim, claim, premise]: [f64; 4]) -> Self {
        Self {
            none,
            major_claim,
            claim,
            premise,
        }
    }
}

/// The weights of all rules of a pack, by their place in it.
#[derive(Clone, Debug)]
pub struct Weights {
    /// What holds before any rule fires.
    pub prior: KindWeights,
    /// One entry a component rule.
    pub component: Vec<KindWeights>,
    /// One entry a relation rule: a weight for each of its cases.
    pub relation: Vec<Vec<f64>>,
    /// What holds of a contradiction before any rule fires.
    pub contradiction_prior: f64,
    /// What holds of an objection before any rule fires.
    pub objection_prior: f64,
    /// How much the whole weighs against its parts.
    pub structure: Structure,
}

const COMPONENT_FILE: &str = "data/weights/component.csv";
const RELATION_FILE: &str = "data/weights/relation.csv";
/// The name that the line of what holds before any rule fires goes by.
const PRIOR: &str = "(prior)";
/// The case of that line that speaks of objections.
const OBJECTION: &str = "objection";
/// Where the tables say nothing of objections, none is found.
const NO_OBJECTION: f64 = -20.0;

impl Weights {
    /// The weights that come with the program, for the rules of `pack`; a rule without a line counts 0.
    pub fn builtin(pack: &RulePack) -> Result<Self, PackError> {
        Self::from_csv(
            pack,
            include_str!("../../data/weights/component.csv"),
            include_str!("../../data/weights/relation.csv"),
            include_str!("../../data/weights/structure.csv"),
        )
    }

    /// No rule counts anything, but for those that vote [`ComponentVote::Never`].
    pub fn zero(pack: &RulePack) -> Self {
        Self {
            prior: KindWeights::default(),
            component: pack
                .component
                .iter()
                .map(|rule| KindWeights::of_vote(rule.votes))
                .collect(),
            relation: pack
                .relation
                .iter()
                .map(|rule| vec![0.0; rule.cases()])
                .collect(),
            contradiction_prior: 0.0,
            objection_prior: NO_OBJECTION,
            structure: Structure::default(),
        }
    }

    /// The weights that come with the program, with the lines of `component.csv`, `relation.csv` and `structure.csv` in
    /// an editor's folder, where there are such tables, in their place.
    pub fn builtin_with_folder(pack: &RulePack, folder: &Path) -> Result<Self, PackError> {
        let mut weights = Self::builtin(pack)?;
        if let Some((file, text)) = read_table(&folder.join("component.csv"))? {
            weights.add_component(pack, &file, &text)?;
        }
        if let Some((file, text)) = read_table(&folder.join("relation.csv"))? {
            weights.add_relation(pack, &file, &text)?;
        }
        if let Some((file, text)) = read_table(&folder.join("structure.csv"))? {
            weights.structure.add(&file, &text)?;
        }
        Ok(weights)
    }

    /// Checks a table of weights of component or relation rules, whichever its heading names; how many lines it has.
    ///
    /// # Errors
    /// [`PackError`] names the first line that is wrong, among them the lines of rules that the pack has not.
    pub(crate) fn check(pack: &RulePack, file: &str, text: &str) -> Result<usize, PackError> {
        let mut weights = Self::zero(pack);
        let is_relation = text
            .lines()
            .next()
            .is_some_and(|head| head.starts_with("rule,case"));
        match is_relation {
            true => weights.add_relation(pack, file, text)?,
            false => weights.add_component(pack, file, text)?,
        }
        let lines = Line::read(file, text)?;
        let is_known = |id: &str| match is_relation {
            true => pack.relation.iter().any(|rule| rule.id == id),
            false => pack.component.iter().any(|rule| rule.id == id),
        };
        match lines.iter().find(|line| line.text(0) != PRIOR && !is_known(line.text(0))) {
            Some(line) => Err(line.mistake(format!(
                "no rule is called `{}`, so that its weight counts nothing; `counterpoint rules list` names all",
                line.text(0)
            ))),
            None => Ok(lines.len()),
        }
    }

    /// The weights in three tables: of component rules, of relation rules, and of the structure.
    pub fn from_csv(
        pack: &RulePack,
        component: &str,
        relation: &str,
        structure: &str,
    ) -> Result<Self, PackError> {
        let mut weights = Self::zero(pack);
        weights.structure = Structure::from_csv(structure)?;
        weights.add_component(pack, COMPONENT_FILE, component)?;
        weights.add_relation(pack, RELATION_FILE, relation)?;
        Ok(weights)
    }

    fn add_component(&mut self, pack: &RulePack, file: &str, text: &str) -> Result<(), PackError> {
        let places: BTreeMap<&str, usize> = pack
            .component
            .iter()
            .enumerate()
            .map(|(at, rule)| (rule.id.as_str(), at))
            .collect();
        for line in Line::read(file, text)? {
            let numbers = [
                line.number(1)?,
                line.number(2)?,
                line.number(3)?,
                line.number(4)?,
            ];
            let numbers = KindWeights::from_array(numbers);
            match places.get(line.text(0)) {
                _ if line.text(0) == PRIOR => self.prior = numbers,
                Some(&at) => self.component[at] = numbers,
                // A weight of a rule that the packs in use no longer have counts nothing.
                None => {}
            }
        }
        Ok(())
    }

    fn add_relation(&mut self, pack: &RulePack, file: &str, text: &str) -> Result<(), PackError> {
        let cases: BTreeMap<(&str, String), (usize, usize)> = pack
            .relation
            .iter()
            .enumerate()
            .flat_map(|(at, rule)| {
                (0..rule.cases())
                    .map(move |case| ((rule.id.as_str(), rule.case_name(case)), (at, case)))
            })
            .collect();
        for line in Line::read(file, text)? {
            let weight = line.number(2)?;
            if line.text(0) == PRIOR && line.text(1) == OBJECTION {
                self.objection_prior = weight;
            } else if line.text(0) == PRIOR {
                self.contradiction_prior = weight;
            } else if let Some(&(at, case)) = cases.get(&(line.text(0), line.text(1).to_owned())) {
                self.relation[at][case] = weight;
            }
        }
        Ok(())
    }

    /// Two tables, of component and of relation rules, that [`Weights::from_csv`] reads; weights of 0 are left out.
    pub fn to_csv(&self, pack: &RulePack) -> (String, String) {
        let mut component = "rule,none,major_claim,claim,premise\n".to_owned();
        let mut add = |id: &str, weights: KindWeights| {
            let numbers = weights.as_array().map(|number| format!("{number:.3}"));
            component.push_str(&format!("{id},{}\n", numbers.join(",")));
        };
        add(PRIOR, self.prior);
        let voting = |rule: &ComponentRule| rule.votes != ComponentVote::Never;
        let component_rules = pack.component.iter().zip(&self.component);
        for (rule, weights) in component_rules.filter(|(rule, _)| voting(rule)) {
            add(&rule.id, *weights);
        }
        let mut relation = format!(
            "rule,case,weight\n{PRIOR},,{:.3}\n{PRIOR},{OBJECTION},{:.3}\n",
            self.contradiction_prior, self.objection_prior
        );
        for (rule, weights) in pack.relation.iter().zip(&self.relation) {
            for (case, weight) in weights.iter().enumerate() {
                if weight.abs() >= 0.0005 {
                    relation.push_str(&format!(
                        "{},{},{weight:.3}\n",
                        rule.id,
                        rule.case_name(case)
                    ));
                }
            }
        }
        (component, relation)
    }
}

/// A table's name and text; nothing where there is no such file.
fn read_table(path: &Path) -> Result<Option<(String, String)>, PackError> {
    let file = path.display().to_string();
    match read_own_file(path) {
        Ok(text) => Ok(text.map(|text| (file, text))),
        Err(cause) => Err(PackError::Unreadable {
            file,
            cause: cause.to_string(),
        }),
    }
}

pub(super) struct Line<'a> {
    file: &'a str,
    number: u64,
    fields: csv::StringRecord,
}

impl<'a> Line<'a> {
    pub(super) fn read(file: &'a str, text: &str) -> Result<Vec<Self>, PackError> {
        let mut lines = Vec::new();
        for record in csv::Reader::from_reader(text.as_bytes()).into_records() {
            let fields = record.map_err(|cause| PackError::Syntax {
                file: file.to_owned(),
                cause: cause.to_string(),
            })?;
            let number = fields.position().map_or(0, |position| position.line());
            lines.push(Self {
                file,
                number,
                fields,
            });
        }
        Ok(lines)
    }

    pub(super) fn text(&self, column: usize) -> &str {
        self.fields.get(column).unwrap_or_default().trim()
    }

    pub(super) fn number(&self, column: usize) -> Result<f64, PackError> {
        let written = self.text(column);
        written.parse().map_err(|_| {
            self.mistake(format!(
                "column {} should be a number, not `{written}`",
                column + 1
            ))
        })
    }

    pub(super) fn mistake(&self, cause: String) -> PackError {
        PackError::Weights {
            file: self.file.to_owned(),
            line: self.number,
            cause,
        }
    }
}
