//! What every rule counts: tables in `data/weights/`, written by `counterpoint tune`, one line a rule.

use super::error::PackError;
use super::pack::{ComponentRule, RulePack};
use super::role::Role;
use super::structure::Structure;
use super::vote::ComponentVote;
use crate::files::{CellMistake, Mistakes, NumberTable, Row, read_numbers, read_own_file};
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

    /// The four numbers in the order of [`Role::ALL`].
    pub fn as_array(self) -> [f64; 4] {
        Role::ALL.map(|role| match role {
            Role::None => self.none,
            Role::MajorClaim => self.major_claim,
            Role::Claim => self.claim,
            Role::Premise => self.premise,
        })
    }

    /// The reverse of [`KindWeights::as_array`].
    pub fn from_array(numbers: [f64; 4]) -> Self {
        let of = |role: Role| numbers[role.index()];
        Self {
            none: of(Role::None),
            major_claim: of(Role::MajorClaim),
            claim: of(Role::Claim),
            premise: of(Role::Premise),
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

const COMPONENT_COLUMNS: [&str; 5] = [
    "rule",
    Role::ALL[0].as_str(),
    Role::ALL[1].as_str(),
    Role::ALL[2].as_str(),
    Role::ALL[3].as_str(),
];
const RELATION_COLUMNS: [&str; 3] = ["rule", "case", "weight"];
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
    ///
    /// # Errors
    /// None that the program's own tables cause.
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
    ///
    /// # Errors
    /// Where a table in the folder can't be read, or a line is none of its table's.
    pub fn builtin_with_folder(pack: &RulePack, folder: &Path) -> Result<Self, PackError> {
        let mut weights = Self::builtin(pack)?;
        if let Some((file, text)) = read_table(&folder.join("component.csv"))? {
            weights.add_component(pack, &file, &text, Unknown::Passed)?;
        }
        if let Some((file, text)) = read_table(&folder.join("relation.csv"))? {
            weights.add_relation(pack, &file, &text, Unknown::Passed)?;
        }
        if let Some((file, text)) = read_table(&folder.join("structure.csv"))? {
            weights.structure.add(&file, &text)?;
        }
        Ok(weights)
    }

    /// Checks a table of weights of component rules; how many lines it has.
    ///
    /// # Errors
    /// Every line that is wrong, among them the lines of rules that the pack has not.
    pub(crate) fn check_component(
        pack: &RulePack,
        file: &str,
        text: &str,
    ) -> Result<usize, Mistakes> {
        Self::zero(pack).add_component(pack, file, text, Unknown::Refused)
    }

    /// The same for a table of weights of relation rules, among whose mistakes are cases that a rule has not.
    ///
    /// # Errors
    /// As [`Weights::check_component`].
    pub(crate) fn check_relation(
        pack: &RulePack,
        file: &str,
        text: &str,
    ) -> Result<usize, Mistakes> {
        Self::zero(pack).add_relation(pack, file, text, Unknown::Refused)
    }

    /// The weights in three tables: of component rules, of relation rules, and of the structure.
    ///
    /// # Errors
    /// Every line that is none of its table's, at once.
    pub fn from_csv(
        pack: &RulePack,
        component: &str,
        relation: &str,
        structure: &str,
    ) -> Result<Self, PackError> {
        let mut weights = Self::zero(pack);
        weights.structure = Structure::from_csv(structure)?;
        weights.add_component(pack, COMPONENT_FILE, component, Unknown::Passed)?;
        weights.add_relation(pack, RELATION_FILE, relation, Unknown::Passed)?;
        Ok(weights)
    }

    fn add_component(
        &mut self,
        pack: &RulePack,
        file: &str,
        text: &str,
        unknown: Unknown,
    ) -> Result<usize, Mistakes> {
        let ids = pack.component.iter().map(|rule| rule.id.as_str());
        let places: BTreeMap<&str, usize> = ids.enumerate().map(|(at, id)| (id, at)).collect();
        read_numbers(file, text, &COMPONENT_COLUMNS, |row| {
            let [first, second, third, fourth] = [1, 2, 3, 4].map(|column| row.number(column));
            let numbers = KindWeights::from_array([first?, second?, third?, fourth?]);
            match places.get(row.text(0)) {
                _ if row.text(0) == PRIOR => self.prior = numbers,
                Some(&at) => self.component[at] = numbers,
                None => unknown.rule(row)?,
            }
            Ok(())
        })
    }

    fn add_relation(
        &mut self,
        pack: &RulePack,
        file: &str,
        text: &str,
        unknown: Unknown,
    ) -> Result<usize, Mistakes> {
        let places: BTreeMap<&str, (usize, Vec<String>)> = pack
            .relation
            .iter()
            .enumerate()
            .map(|(at, rule)| {
                let cases = (0..rule.cases()).map(|case| rule.case_name(case));
                (rule.id.as_str(), (at, cases.collect()))
            })
            .collect();
        read_numbers(file, text, &RELATION_COLUMNS, |row| {
            let weight = row.number(2)?;
            match (row.text(0), row.text(1)) {
                (PRIOR, "") => self.contradiction_prior = weight,
                (PRIOR, OBJECTION) => self.objection_prior = weight,
                (PRIOR, _) => unknown.case(row, &["".to_owned(), OBJECTION.to_owned()])?,
                (id, case) => match places.get(id) {
                    Some((at, cases)) => match cases.iter().position(|known| known == case) {
                        Some(place) => self.relation[*at][place] = weight,
                        None => unknown.case(row, cases)?,
                    },
                    None => unknown.rule(row)?,
                },
            }
            Ok(())
        })
    }

    /// Two tables, of component and of relation rules, that [`Weights::from_csv`] reads; weights of 0 are left out.
    pub fn to_csv(&self, pack: &RulePack) -> (String, String) {
        let mut component = NumberTable::new(COMPONENT_COLUMNS);
        let mut add = |id: &str, weights: KindWeights| {
            let numbers = weights.as_array().map(|number| format!("{number:.3}"));
            component.line(&[id], numbers);
        };
        add(PRIOR, self.prior);
        let voting = |rule: &ComponentRule| rule.votes != ComponentVote::Never;
        let component_rules = pack.component.iter().zip(&self.component);
        for (rule, weights) in component_rules.filter(|(rule, _)| voting(rule)) {
            add(&rule.id, *weights);
        }
        let mut relation = NumberTable::new(RELATION_COLUMNS);
        let mut add = |id: &str, case: &str, weight: f64| {
            relation.line(&[id, case], [format!("{weight:.3}")]);
        };
        add(PRIOR, "", self.contradiction_prior);
        add(PRIOR, OBJECTION, self.objection_prior);
        for (rule, weights) in pack.relation.iter().zip(&self.relation) {
            for (case, weight) in weights.iter().enumerate() {
                if weight.abs() >= 0.0005 {
                    add(&rule.id, &rule.case_name(case), *weight);
                }
            }
        }
        (component.into_csv(), relation.into_csv())
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

/// What becomes of lines about rules that are not in use.
#[derive(Clone, Copy)]
enum Unknown {
    /// They count nothing: packs change, and tables are kept.
    Passed,
    Refused,
}

impl Unknown {
    fn rule(self, row: &Row) -> Result<(), CellMistake> {
        let name = row.text(0);
        self.judge(0, || {
            format!(
                "no rule is called `{name}`, so that its weight counts nothing; `counterpoint rules list` names all"
            )
        })
    }

    fn case(self, row: &Row, known: &[String]) -> Result<(), CellMistake> {
        let (rule, case) = (row.text(0), row.text(1));
        self.judge(1, || {
            let near = known
                .iter()
                .find(|known| known.contains(case) || case.contains(*known));
            let meant = near
                .or(known.last())
                .map(String::as_str)
                .unwrap_or_default();
            format!(
                "`{rule}` has no case `{case}`; it has {} cases, such as `{meant}`",
                known.len()
            )
        })
    }

    fn judge(self, column: usize, cause: impl Fn() -> String) -> Result<(), CellMistake> {
        match self {
            Self::Passed => Ok(()),
            Self::Refused => Err(CellMistake::new(column, cause())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lexicon;

    #[test]
    fn weights_come_back_to_rules_with_a_comma_in_their_names() {
        let rules = r#"
[[component]]
id = "mine, all"
when = { opens_with = "adversative" }
votes = "claim"
why = "它转折。"
matches = ["然而，摊主走了。"]
rejects = ["摊主走了。"]

[[relation]]
id = "mine, "near""
votes = "link"
source = { opens_with = "causal_reason" }
why = "它给出原因。"
matches = ["夜市该留。\n因为老街有了人气。"]
rejects = ["夜市该留。\n老街有了人气。"]
"#
        .replace("\"near\"", "\\\"near\\\"");
        let lexicon = Lexicon::builtin().unwrap();
        let mut pack = RulePack::builtin(&lexicon).unwrap().emptied();
        pack.add("mine.toml", &rules, &lexicon).unwrap();
        let mut weights = Weights::zero(&pack);
        weights.component[0].claim = 0.5;
        weights.relation[0][0] = 0.25;
        let (component, relation) = weights.to_csv(&pack);
        let structure = Structure::default().to_csv();
        let read = Weights::from_csv(&pack, &component, &relation, &structure).unwrap();
        assert_eq!(read.component, weights.component);
        assert_eq!(read.relation, weights.relation);
    }
}
