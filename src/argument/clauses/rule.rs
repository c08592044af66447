//! Rules about clauses: which clause they look at, what they ask of it, and the cases their weight is kept for.
//!
//! ```toml
//! [[clause]]
//! id = "place-in-text"
//! by = ["paragraph", "sentence"]
//! why = "The first paragraph ends in the thesis, the others open with a claim."
//! why_zh = "首段以总论点收尾，其余各段以主张开头。"
//! matches = [["夜校该留。它离家近。", "only+first"]]
//! rejects = [["夜校该留。", "only+first"]]
//! ```
//! An example is a text and a case: the rule gives that case for one of its clauses, or for none.

use super::cut::{CutPlace, CutRule};
use super::dimension::ClauseDimension;
use super::scene::{ClauseCue, ClauseScene};
use crate::bilingual::Bilingual;
use crate::files::{RuleFile, RuleParts};
use crate::rules::PackError;
use serde::Deserialize;
use toml::Spanned;

/// A rule about clauses.
#[derive(Clone, Debug)]
pub struct ClauseRule {
    /// Its name.
    pub id: String,
    /// Which clause it looks at.
    pub look: Look,
    /// What it lists; each entry is a case of its own.
    pub each: Each,
    /// Where in the clause the cue words it lists must stand.
    pub at: CueAt,
    /// What its weight depends on.
    pub by: Vec<ClauseDimension>,
    /// Why it tells anything.
    pub why: Bilingual,
    /// Texts with a case that it gives.
    pub matches: Vec<(String, String)>,
    /// Texts with a case that it does not give.
    pub rejects: Vec<(String, String)>,
}

/// Which clause a rule looks at, seen from the clause that is judged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// The clause itself.
    #[default]
    This,
    /// The clause before it.
    Previous,
    /// The clause behind it.
    Next,
    /// The first clause of its sentence.
    SentenceOpening,
}

/// What a rule lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Each {
    /// Nothing: one case a clause.
    #[default]
    Clause,
    /// The classes of its cue words.
    CueClass,
    /// Its cue words.
    Cue,
    /// What it is about.
    Aspect,
}

/// Where in a clause a cue word stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CueAt {
    /// Anywhere.
    #[default]
    Anywhere,
    /// At its opening.
    Opening,
    /// At its ending.
    Ending,
}

impl ClauseRule {
    /// The cases that hold for the clause at `at`.
    pub fn cases(&self, scene: &ClauseScene, at: usize) -> Vec<String> {
        let Some(seen) = self.looked_at(scene, at) else {
            return Vec::new();
        };
        let mut listed: Vec<&str> = match self.each {
            Each::Clause => vec![""],
            Each::CueClass => self
                .cues(scene, at)
                .map(|cue| cue.class_name.as_str())
                .collect(),
            Each::Cue => self.cues(scene, at).map(|cue| cue.word.as_str()).collect(),
            Each::Aspect => {
                let cues = scene.clauses[seen].cues.iter();
                cues.filter_map(|cue| cue.class_name.strip_prefix("aspect_"))
                    .collect()
            }
        };
        listed.sort_unstable();
        listed.dedup();
        let by: Vec<String> = self.by.iter().map(|by| by.case(scene, seen)).collect();
        let name = |entry: &str| {
            let own = (self.each != Each::Clause).then_some(entry);
            let parts: Vec<&str> = own
                .into_iter()
                .chain(by.iter().map(String::as_str))
                .collect();
            parts.join("+")
        };
        listed.into_iter().map(name).collect()
    }

    /// The clause that the rule looks at.
    pub fn looked_at(&self, scene: &ClauseScene, at: usize) -> Option<usize> {
        match self.look {
            Look::This => Some(at),
            Look::Previous => at.checked_sub(1),
            Look::Next => Some(at + 1).filter(|&next| next < scene.clauses.len()),
            Look::SentenceOpening => Some(scene.clauses[at].opener),
        }
    }

    /// The cue words that the rule lists for the clause at `at`; none where it lists no words.
    pub fn cues<'a>(
        &self,
        scene: &'a ClauseScene,
        at: usize,
    ) -> impl Iterator<Item = &'a ClauseCue> + use<'a> {
        let lists = self.each != Each::Clause;
        let seen = self.looked_at(scene, at).filter(|_| lists);
        let place = self.at;
        seen.into_iter()
            .flat_map(|seen| &scene.clauses[seen].cues)
            .filter(move |cue| match place {
                CueAt::Anywhere => true,
                CueAt::Opening => cue.opens,
                CueAt::Ending => cue.ends,
            })
    }
}

/// Rules about clauses, ready to be matched.
#[derive(Clone, Debug, Default)]
pub struct ClausePack {
    /// Where clauses are cut besides at their marks.
    pub cuts: Vec<CutRule>,
    /// What tells the labels of clauses.
    pub rules: Vec<ClauseRule>,
}

const FILE: &str = "data/rules/clause.toml";

impl ClausePack {
    /// The rules that come with the program.
    ///
    /// # Errors
    /// None that the program's own rules cause.
    pub fn builtin() -> Result<Self, PackError> {
        Self::from_toml(FILE, include_str!("../../../data/rules/clause.toml"))
    }

    /// Reads a TOML file.
    ///
    /// # Errors
    /// Every mistake in it at once, with its line.
    pub fn from_toml(file: &str, text: &str) -> Result<Self, PackError> {
        let mut own = RuleFile::new(file, text);
        let mut pack = Self::default();
        for PackFile { cut, clause } in own.read() {
            for rule in cut {
                own.check(&RuleParts {
                    id: &rule.id,
                    why: &rule.why,
                    examples: [rule.matches.len(), rule.rejects.len()],
                });
                let Some(pattern) = own.pattern(&rule.pattern) else {
                    continue;
                };
                pack.cuts.push(CutRule {
                    id: rule.id.into_inner(),
                    at: rule.at,
                    pattern,
                    why: Bilingual::written(rule.why, rule.why_zh),
                    matches: rule.matches,
                    rejects: rule.rejects,
                });
            }
            for rule in clause {
                own.check(&RuleParts {
                    id: &rule.id,
                    why: &rule.why,
                    examples: [rule.matches.len(), rule.rejects.len()],
                });
                pack.rules.push(rule.into());
            }
        }
        own.finish()?;
        Ok(pack)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PackFile {
    #[serde(default)]
    cut: Vec<WrittenCut>,
    #[serde(default)]
    clause: Vec<WrittenClause>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenCut {
    id: Spanned<String>,
    at: CutPlace,
    pattern: Spanned<String>,
    why: String,
    why_zh: Option<String>,
    matches: Vec<String>,
    rejects: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenClause {
    id: Spanned<String>,
    #[serde(default)]
    look: Look,
    #[serde(default)]
    each: Each,
    #[serde(default)]
    at: CueAt,
    #[serde(default)]
    by: Vec<ClauseDimension>,
    why: String,
    why_zh: Option<String>,
    matches: Vec<(String, String)>,
    rejects: Vec<(String, String)>,
}

impl From<WrittenClause> for ClauseRule {
    fn from(written: WrittenClause) -> Self {
        Self {
            id: written.id.into_inner(),
            look: written.look,
            each: written.each,
            at: written.at,
            by: written.by,
            why: Bilingual::written(written.why, written.why_zh),
            matches: written.matches,
            rejects: written.rejects,
        }
    }
}
