//! Whether a file of rules, views, frames, cues, claim words or weights is sound, and what it holds.

use crate::argument::{ClausePack, relation_rules};
use crate::article::FurnitureRules;
use crate::comparison::view::ViewPack;
use crate::comparison::{CrossWeights, FrameSet};
use crate::counted::counted;
use crate::counterpoint::Counterpoint;
use crate::language::{ClaimWords, Lexicon, LexiconError};
use crate::loading::{LoadError, PackFile, RuleFileKind};
use crate::rules::{PackError, Structure, Weights, classes_asked_in};
use std::collections::BTreeSet;
use std::path::Path;

/// What a file without mistakes holds.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Checked {
    /// It was read.
    Sound {
        /// In words, `12 cues`.
        holds: String,
        /// The classes of its cues that no rule asks for, so that these count nothing.
        idle_classes: Vec<String>,
        /// The cues it adds to `reported_view` that end in no verb of `reported_verb`, so that they name nobody who says so.
        nameless_views: Vec<String>,
    },
    /// It is of a kind that comes with the program only, and was not read: nobody can bring another.
    Builtin {
        /// In words, `word frequencies`.
        holds: &'static str,
    },
}

impl Counterpoint {
    /// Checks a file of rules, views, frames, cues, claim words or weights; tells what it holds.
    ///
    /// # Errors
    /// [`LoadError`] names the line of each mistake.
    pub fn check_file(&self, path: &Path) -> Result<Checked, LoadError> {
        let PackFile { name, text } = PackFile::read(path)?;
        let kind = RuleFileKind::of(path, &text);
        match kind {
            RuleFileKind::Builtin(holds) => Ok(Checked::Builtin { holds }),
            RuleFileKind::Cues => {
                let table = Lexicon::check_table(&name, &text)?;
                Ok(Checked::Sound {
                    holds: counted(table.cues, "cue"),
                    idle_classes: self.idle(table.new_classes, path),
                    nameless_views: table.nameless_views,
                })
            }
            _ => Ok(Checked::Sound {
                holds: self.read_as(kind, &name, &text)?,
                idle_classes: Vec::new(),
                nameless_views: Vec::new(),
            }),
        }
    }

    /// Reads what is neither cues nor the program's only; what it holds, in words.
    fn read_as(&self, kind: RuleFileKind, name: &str, text: &str) -> Result<String, LoadError> {
        let lexicon = self.language.lexicon();
        Ok(match kind {
            RuleFileKind::ComponentWeights => {
                let lines = Weights::check_component(&self.pack, name, text);
                counted(lines.map_err(PackError::from)?, "weight")
            }
            RuleFileKind::RelationWeights => self.relation_weights_in(name, text)?,
            RuleFileKind::Structure => {
                let numbers = Structure::check(name, text).map_err(PackError::from)?;
                format!("{} of the decoder", counted(numbers, "number"))
            }
            RuleFileKind::ClaimWords => {
                let words = ClaimWords::from_csv(name, text).map_err(LexiconError::from)?;
                counted(words.len(), "claim word")
            }
            RuleFileKind::CrossWeights => {
                let signals = CrossWeights::from_toml(name, text)?.signal.len();
                format!("weights of {}", counted(signals, "signal"))
            }
            RuleFileKind::Furniture => {
                let rules = FurnitureRules::from_toml(name, text)?;
                let (lines, elements) = (rules.iter().count(), rules.elements().count());
                counted(lines + elements + rules.labels().count(), "furniture rule")
            }
            RuleFileKind::Frames => {
                let frames = FrameSet::from_toml(&[(name, text)])?;
                counted(frames.frames().len(), "frame")
            }
            RuleFileKind::Views => {
                let pack = ViewPack::from_toml(name, text, lexicon)?;
                counted(pack.views.len(), "view")
            }
            RuleFileKind::Clauses => {
                let pack = ClausePack::from_toml(name, text)?;
                let (cuts, clauses) = (pack.cuts.len(), pack.rules.len());
                let clauses = counted(clauses, "clause rule");
                format!("{} and {clauses}", counted(cuts, "cut rule"))
            }
            RuleFileKind::Argument | RuleFileKind::Cues | RuleFileKind::Builtin(_) => {
                let mut pack = self.pack.emptied();
                pack.add(name, text, lexicon)?;
                let relation = counted(pack.relation.len(), "relation rule");
                format!(
                    "{} and {relation}",
                    counted(pack.component.len(), "component rule")
                )
            }
        })
    }

    /// A table for articles, or of the same form for essays: which it is, is told by the rules that it names.
    fn relation_weights_in(&self, name: &str, text: &str) -> Result<String, LoadError> {
        let mistakes = match Weights::check_relation(&self.pack, name, text) {
            Ok(lines) => return Ok(counted(lines, "weight")),
            Err(mistakes) => mistakes,
        };
        let essays = relation_rules(&self.pack, self.language.lexicon())?;
        match Weights::check_relation(&essays, name, text) {
            Ok(lines) => Ok(format!("{} of rules for essays", counted(lines, "weight"))),
            Err(fewer) if fewer.iter().count() < mistakes.iter().count() => {
                Err(PackError::from(fewer).into())
            }
            Err(_) => Err(PackError::from(mistakes).into()),
        }
    }

    /// Of the classes that only the table at `path` has, those that neither a rule in use asks for nor a pack beside it.
    fn idle(&self, mut classes: Vec<String>, path: &Path) -> Vec<String> {
        if classes.is_empty() {
            return classes;
        }
        let (in_use, beside) = (self.pack.asked_classes(), asked_beside(path));
        classes.retain(|class| !in_use.contains(class.as_str()) && !beside.contains(class));
        classes
    }
}

/// The classes that the packs in the same folder ask for, as far as they can be read: they may ask for what the table brings.
fn asked_beside(path: &Path) -> BTreeSet<String> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let Ok(entries) = std::fs::read_dir(folder) else {
        return BTreeSet::new();
    };
    let is_pack = |path: &Path| path.extension().is_some_and(|it| it == "toml");
    entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| is_pack(path))
        .filter_map(|path| PackFile::read(&path).ok())
        .flat_map(|pack| classes_asked_in(&pack.text))
        .collect()
}
