//! Rule packs: what rules look for and what they conclude, as TOML files an editor can read and change.
//!
//! ```toml
//! [[component]]
//! id = "reason-opens"
//! when = { opens_with = "causal_reason" }
//! votes = "premise"
//! why = "A sentence that opens with 因为 gives a reason."
//! matches = ["因为租金太高。"]
//! rejects = ["租金太高。"]
//! ```
//! Patterns may share parts, which stand under `[definitions]` before the first rule; those of
//! `data/rules/definitions.toml` are known to every pack.
//!
//! An example is a small Markdown article. It matches where the rule holds for at least one of its sentences
//! (for `[[relation]]`: for at least one ordered pair of them).

use super::bearing::{Bearing, Bearings, Dimension, Lean};
use super::condition::Condition;
use super::definitions::Definitions;
use super::error::PackError;
use super::scene::Scene;
use super::vote::{ComponentVote, RelationVote};
use crate::bilingual::Bilingual;
use crate::files::{RuleFile, RuleParts};
use crate::language::Lexicon;
use serde::Deserialize;
use toml::Spanned;

/// A rule about one sentence.
#[derive(Clone, Debug)]
pub struct ComponentRule {
    /// Its name.
    pub id: String,
    /// What it looks for.
    pub when: Condition,
    /// The same as the pack writes it, in TOML, and what its definitions stand for.
    pub when_written: String,
    /// What it concludes.
    pub votes: ComponentVote,
    /// Why that follows.
    pub why: Bilingual,
    /// Texts it holds for.
    pub matches: Vec<String>,
    /// Texts it does not hold for.
    pub rejects: Vec<String>,
}

/// A rule about two sentences of one article.
#[derive(Clone, Debug)]
pub struct RelationRule {
    /// Its name.
    pub id: String,
    /// What it looks for in the sentence that argues.
    pub source: Condition,
    /// What it looks for in the sentence argued about.
    pub target: Condition,
    /// Both as the pack writes them, in TOML, and what their definitions stand for; empty where it asks nothing.
    pub ends_written: [String; 2],
    /// What its weight depends on.
    pub by: Vec<Dimension>,
    /// The only cases it holds in; all, where it names none.
    pub only: Vec<usize>,
    /// What it concludes.
    pub votes: RelationVote,
    /// Why that follows.
    pub why: Bilingual,
    /// Texts it holds for.
    pub matches: Vec<String>,
    /// Texts it does not hold for.
    pub rejects: Vec<String>,
}

impl RelationRule {
    /// Whether it holds in this case.
    pub fn holds_in(&self, case: usize) -> bool {
        self.only.is_empty() || self.only.contains(&case)
    }

    /// Number of cases its weight is kept for.
    pub fn cases(&self) -> usize {
        self.by.iter().map(|dimension| dimension.cases()).product()
    }

    /// The case that a bearing falls under.
    pub fn case(&self, bearing: &Bearing) -> usize {
        self.by.iter().fold(0, |case, dimension| {
            case * dimension.cases() + bearing.case(*dimension)
        })
    }

    /// The name of a case: its dimensions' cases, joined by `+`; empty where the weight depends on nothing.
    pub fn case_name(&self, mut case: usize) -> String {
        if let [only] = self.by.as_slice() {
            return only.case_name(case);
        }
        let mut names = Vec::new();
        for dimension in self.by.iter().rev() {
            names.push(dimension.case_name(case % dimension.cases()));
            case /= dimension.cases();
        }
        names.reverse();
        names.join("+")
    }

    /// Whether it holds for any two different sentences of an article.
    pub fn holds_somewhere(&self, scene: &Scene) -> bool {
        let (sources, targets) = (self.source.holding(scene), self.target.holding(scene));
        // What the sentences seem to be is not known here; of the cases, rules may name only those of where they stand.
        let bearings = Bearings::of(scene, &vec![Lean::default(); scene.len()]);
        let holds = |source, target| {
            source != target && self.holds_in(self.case(&bearings.between(source, target)))
        };
        sources
            .iter()
            .any(|source| targets.iter().any(|target| holds(source, target)))
    }
}

/// Rules, ready to be matched.
#[derive(Clone, Debug, Default)]
pub struct RulePack {
    /// What patterns may name: the definitions of every file read so far.
    definitions: Definitions,
    /// Rules about sentences.
    pub component: Vec<ComponentRule>,
    /// Rules about pairs of sentences.
    pub relation: Vec<RelationRule>,
}

/// The packs that come with the program.
const BUILTIN: &[(&str, &str)] = &[
    (
        "data/rules/definitions.toml",
        include_str!("../../data/rules/definitions.toml"),
    ),
    (
        "data/rules/component.toml",
        include_str!("../../data/rules/component.toml"),
    ),
    (
        "data/rules/never.toml",
        include_str!("../../data/rules/never.toml"),
    ),
    (
        "data/rules/never_heading.toml",
        include_str!("../../data/rules/never_heading.toml"),
    ),
    (
        "data/rules/wording.toml",
        include_str!("../../data/rules/wording.toml"),
    ),
    (
        "data/rules/relation.toml",
        include_str!("../../data/rules/relation.toml"),
    ),
    (
        "data/rules/coordinate.toml",
        include_str!("../../data/rules/coordinate.toml"),
    ),
    (
        "data/rules/never_back.toml",
        include_str!("../../data/rules/never_back.toml"),
    ),
];

impl RulePack {
    /// The rules that come with the program.
    ///
    /// # Errors
    /// None that the program's own rules cause.
    pub fn builtin(lexicon: &Lexicon) -> Result<Self, PackError> {
        let mut pack = Self::default();
        for (name, text) in BUILTIN {
            pack.add(name, text, lexicon)?;
        }
        Ok(pack)
    }

    /// No rules, but the definitions that a file read after these may name.
    pub fn emptied(&self) -> Self {
        Self {
            definitions: self.definitions.clone(),
            ..Self::default()
        }
    }

    /// Adds the rules of a TOML file; a rule whose id is known replaces the one it had.
    ///
    /// # Errors
    /// Every mistake of the file at once, each with its line.
    pub fn add(&mut self, file: &str, text: &str, lexicon: &Lexicon) -> Result<(), PackError> {
        let mut own = RuleFile::new(file, text);
        for PackFile {
            definitions,
            component,
            relation,
        } in own.read()
        {
            self.definitions.add(definitions);
            let known = Known {
                lexicon,
                definitions: &self.definitions,
            };
            for written in component {
                let rule = written.check(&known, &mut own);
                replace_or_push(&mut self.component, rule, |rule| &rule.id);
            }
            for written in relation {
                let rule = written.check(&known, &mut own);
                replace_or_push(&mut self.relation, rule, |rule| &rule.id);
            }
        }
        Ok(own.finish()?)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PackFile {
    #[serde(default)]
    definitions: Definitions,
    #[serde(default)]
    component: Vec<WrittenComponentRule>,
    #[serde(default)]
    relation: Vec<WrittenRelationRule>,
}

/// What the conditions of a pack may name.
struct Known<'a> {
    lexicon: &'a Lexicon,
    definitions: &'a Definitions,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenComponentRule {
    id: Spanned<String>,
    when: Spanned<Condition>,
    votes: ComponentVote,
    why: String,
    why_zh: Option<String>,
    #[serde(default)]
    matches: Vec<String>,
    #[serde(default)]
    rejects: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRelationRule {
    id: Spanned<String>,
    source: Option<Spanned<Condition>>,
    target: Option<Spanned<Condition>>,
    #[serde(default)]
    by: Vec<Dimension>,
    #[serde(default)]
    only: Vec<String>,
    votes: RelationVote,
    why: String,
    why_zh: Option<String>,
    #[serde(default)]
    matches: Vec<String>,
    #[serde(default)]
    rejects: Vec<String>,
}

impl WrittenComponentRule {
    fn check(mut self, known: &Known<'_>, file: &mut RuleFile<'_>) -> ComponentRule {
        check(
            file,
            known,
            &RuleParts {
                id: &self.id,
                why: &self.why,
                examples: [self.matches.len(), self.rejects.len()],
            },
            [self.when.get_mut()],
        );
        ComponentRule {
            id: self.id.into_inner(),
            when_written: known.definitions.spelt_out(file.written(self.when.span())),
            when: self.when.into_inner(),
            votes: self.votes,
            why: Bilingual::written(self.why, self.why_zh),
            matches: self.matches,
            rejects: self.rejects,
        }
    }
}

impl WrittenRelationRule {
    fn check(self, known: &Known<'_>, file: &mut RuleFile<'_>) -> RelationRule {
        let [(mut source, source_written), (mut target, target_written)] =
            [self.source, self.target].map(|end| match end {
                Some(end) => {
                    let written = known.definitions.spelt_out(file.written(end.span()));
                    (end.into_inner(), written)
                }
                None => (Condition::default(), String::new()),
            });
        check(
            file,
            known,
            &RuleParts {
                id: &self.id,
                why: &self.why,
                examples: [self.matches.len(), self.rejects.len()],
            },
            [&mut source, &mut target],
        );
        let mut rule = RelationRule {
            id: self.id.get_ref().clone(),
            source,
            target,
            ends_written: [source_written, target_written],
            by: self.by,
            only: Vec::new(),
            votes: self.votes,
            why: Bilingual::written(self.why, self.why_zh),
            matches: self.matches,
            rejects: self.rejects,
        };
        if let Some(cause) = too_many_cases(&rule.by) {
            file.report_words(&self.id, "by", cause);
            return rule;
        }
        if !self.only.is_empty() && !self.votes.is_verdict() {
            let cause = "`only` holds for rules that vote \"never\" or \"coordinate\"; leave it out, and let `by` tell the cases apart";
            file.report_words(&self.id, "only", cause.to_owned());
        }
        for name in &self.only {
            let mut cases = 0..rule.cases();
            match cases.find(|&case| rule.case_name(case) == *name) {
                Some(case) => rule.only.push(case),
                None => {
                    let names = (0..rule.cases()).map(|case| rule.case_name(case));
                    let cause = format!(
                        "`{name}` is no case of what the rule goes `by`; write one of {}",
                        names.collect::<Vec<_>>().join(", ")
                    );
                    file.report_words(&self.id, name, cause);
                }
            }
        }
        rule
    }
}

/// A weight is kept for every case, and an annotated corpus fills no more.
const MOST_CASES: usize = 4096;

/// What is wrong with the dimensions that a rule goes by, where they tell more cases apart than there can be weights.
fn too_many_cases(by: &[Dimension]) -> Option<String> {
    if (1..by.len()).any(|at| by[..at].contains(&by[at])) {
        return Some("`by` names the same thing twice; leave one out".to_owned());
    }
    let cases = by.iter().try_fold(1_usize, |cases, dimension| {
        cases.checked_mul(dimension.cases())
    });
    match cases {
        Some(cases) if cases <= MOST_CASES => None,
        _ => Some(format!(
            "`by` tells more than {MOST_CASES} cases apart; leave some of it out, or write several rules"
        )),
    }
}

/// What every rule goes through: its name, its examples, and the words and patterns of its conditions.
fn check<const CONDITIONS: usize>(
    file: &mut RuleFile<'_>,
    known: &Known<'_>,
    rule: &RuleParts<'_>,
    conditions: [&mut Condition; CONDITIONS],
) {
    file.check(rule);
    for condition in conditions {
        condition.compile(known.lexicon, known.definitions, &mut |mistake| {
            file.report_words(rule.id, mistake.words(), &mistake);
        });
    }
}

fn replace_or_push<R>(rules: &mut Vec<R>, rule: R, id: impl Fn(&R) -> &String) {
    match rules.iter().position(|known| id(known) == id(&rule)) {
        Some(at) => rules[at] = rule,
        None => rules.push(rule),
    }
}
