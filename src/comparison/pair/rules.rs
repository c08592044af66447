//! The catalogue of pair rules, from `data/rules/relate.toml`: every rule gets a number, an id and its reason.

use super::names::{Check, Measure};
use super::relations::RelationsMistake;
use crate::bilingual::Bilingual;
use crate::language::{Cues, Lexicon};
use serde::Deserialize;
use std::collections::BTreeMap;

const RULES: &str = include_str!("../../../data/rules/relate.toml");

/// Names a rule by its place among the [`PairRules`](super::PairRules).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RuleId(pub(super) usize);

impl RuleId {
    /// Its place among the rules.
    pub fn index(self) -> usize {
        self.0
    }
}

/// A rule between two statements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairRule {
    /// Its name, as in the weights.
    pub id: String,
    /// Its reason. `{a}` and `{b}` stand for the words found in each statement.
    pub why: Bilingual,
}

impl PairRule {
    /// Its reason with the words found in their places.
    pub fn why_of(&self, in_a: &[String], in_b: &[String]) -> Bilingual {
        let filled = |text: &str, mark: &str| {
            text.replace("{a}", &in_a.join(mark))
                .replace("{b}", &in_b.join(mark))
        };
        Bilingual {
            zh: filled(&self.why.zh, "、"),
            en: filled(&self.why.en, ", "),
        }
    }
}

/// Why the pair rules or their data can't be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PairRulesError {
    /// The rules file isn't as it should be.
    #[error("data/rules/relate.toml: {0}")]
    Rules(#[from] toml::de::Error),
    /// A rule names a class of words that no lexicon has.
    #[error(
        "data/rules/relate.toml: no lexicon has the class \"{0}\" of this [[wording]]; add a line to data/lexicon/wording.csv or drop the rule"
    )]
    NoSuchClass(String),
    /// A check or measure of the program has no entry.
    #[error(
        "data/rules/relate.toml: there is no entry with id = \"{0}\"; every check and measure of the program needs one"
    )]
    Undescribed(String),
    /// A table of word relations isn't as it should be.
    #[error(transparent)]
    Relations(#[from] RelationsMistake),
}

/// The rules file. Examples are run by the tests.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RulesFile {
    measure: Vec<MeasureEntry>,
    pub check: Vec<CheckEntry>,
    pub wording: Vec<WordingEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MeasureEntry {
    id: String,
    levels: Vec<f64>,
    zh: String,
    en: String,
}

#[derive(Deserialize)]
pub(super) struct CheckEntry {
    pub id: String,
    zh: String,
    en: String,
    #[cfg(test)]
    pub fires: Vec<[String; 2]>,
    #[cfg(test)]
    pub silent: Vec<[String; 2]>,
}

#[derive(Deserialize)]
pub(super) struct WordingEntry {
    pub id: String,
    zh: String,
    en: String,
    #[cfg(test)]
    pub matches: Vec<String>,
}

/// The rules that the program is built with.
pub(super) fn rules_file() -> Result<RulesFile, toml::de::Error> {
    toml::from_str(RULES)
}

/// All rules with their numbers.
#[derive(Debug)]
pub(super) struct Catalogue {
    rules: Vec<PairRule>,
    /// By the place of the check in [`Check::ALL`].
    checks: Vec<RuleId>,
    /// By the place of the measure in [`Measure::ALL`].
    measures: Vec<Vec<(f64, RuleId)>>,
    pub wordings: Vec<WordingRules>,
    /// The rules about a class of the lexicon, by the class.
    pub wording_of_class: BTreeMap<usize, usize>,
    /// The classes of the lexicon that praise, and those that blame.
    pub praise: [usize; 2],
    pub blame: [usize; 2],
    /// The class of words that carry no content.
    pub function_word: usize,
}

/// The two rules of a class of words.
#[derive(Debug)]
pub(super) struct WordingRules {
    pub b_says: RuleId,
    pub only_b_says: RuleId,
}

impl Catalogue {
    pub fn builtin(lexicon: &Lexicon) -> Result<Self, PairRulesError> {
        let class = |name: &str| {
            lexicon
                .class_index(name)
                .ok_or_else(|| PairRulesError::NoSuchClass(name.to_owned()))
        };
        let known = |cues: Cues| class(cues.name());
        let mut catalogue = Self {
            rules: Vec::new(),
            checks: Vec::new(),
            measures: Vec::new(),
            wordings: Vec::new(),
            wording_of_class: BTreeMap::new(),
            praise: [known(Cues::Praise)?, known(Cues::EvaluationPositive)?],
            blame: [known(Cues::Blame)?, known(Cues::EvaluationNegative)?],
            function_word: known(Cues::FunctionWord)?,
        };
        let file = rules_file()?;
        for check in Check::ALL {
            let entry = described(&file.check, |entry| &entry.id, check.name())?;
            let rule = catalogue.add(check.name().to_owned(), &entry.zh, &entry.en);
            catalogue.checks.push(rule);
        }
        for measure in Measure::ALL {
            let entry = described(&file.measure, |entry| &entry.id, measure.name())?;
            let levels = catalogue.add_levels(entry);
            catalogue.measures.push(levels);
        }
        for entry in &file.wording {
            let class = class(&entry.id)?;
            catalogue.add_wording(class, entry);
        }
        Ok(catalogue)
    }

    pub fn rules(&self) -> &[PairRule] {
        &self.rules
    }

    pub fn check(&self, check: Check) -> RuleId {
        self.checks[check as usize]
    }

    pub fn levels_reached(&self, measure: Measure, value: f64) -> impl Iterator<Item = RuleId> {
        self.measures[measure as usize]
            .iter()
            .filter(move |(level, _)| value >= *level)
            .map(|(_, rule)| *rule)
    }

    fn add(&mut self, id: String, zh: &str, en: &str) -> RuleId {
        let why = Bilingual {
            zh: zh.to_owned(),
            en: en.to_owned(),
        };
        self.rules.push(PairRule { id, why });
        RuleId(self.rules.len() - 1)
    }

    fn add_levels(&mut self, entry: &MeasureEntry) -> Vec<(f64, RuleId)> {
        let MeasureEntry { id, levels, zh, en } = entry;
        let mut rules = Vec::new();
        for level in levels {
            let rule = self.add(
                format!("{id}>={level}"),
                &format!("{zh}：不少于 {level}"),
                &format!("{en}: at least {level}"),
            );
            rules.push((*level, rule));
        }
        rules
    }

    fn add_wording(&mut self, class: usize, entry: &WordingEntry) {
        let WordingEntry { id, zh, en, .. } = entry;
        let rules = WordingRules {
            b_says: self.add(
                format!("b_says:{id}"),
                &format!("B 的说法属于“{zh}”：“{{b}}”"),
                &format!("B's wording is of the kind “{en}”: “{{b}}”"),
            ),
            only_b_says: self.add(
                format!("only_b_says:{id}"),
                &format!("A 没有“{zh}”一类的说法，B 有：“{{b}}”"),
                &format!("only B's wording is of the kind “{en}”: “{{b}}”"),
            ),
        };
        self.wording_of_class.insert(class, self.wordings.len());
        self.wordings.push(rules);
    }
}

/// The entry of a check or measure that the program knows.
fn described<'file, Entry>(
    entries: &'file [Entry],
    id: impl Fn(&Entry) -> &String,
    name: &str,
) -> Result<&'file Entry, PairRulesError> {
    entries
        .iter()
        .find(|entry| id(entry) == name)
        .ok_or_else(|| PairRulesError::Undescribed(name.to_owned()))
}
