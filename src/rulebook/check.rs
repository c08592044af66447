//! Whether a file of rules, views, frames, cues or weights is sound, and what it holds.

use crate::argument::ClausePack;
use crate::comparison::view::ViewPack;
use crate::comparison::{CrossWeights, FrameSet};
use crate::counted::counted;
use crate::counterpoint::Counterpoint;
use crate::language::{ClaimWords, Lexicon, LexiconError};
use crate::loading::{LoadError, PackFile, PackSort};
use crate::rules::{FurnitureRules, PackError, Structure, Weights};
use std::path::Path;

/// What a file without mistakes holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// In words, `12 cues`.
    pub holds: String,
    /// The classes of its cues that no rule asks for, so that these count nothing.
    pub idle_classes: Vec<String>,
    /// The cues it adds to `reported_view` that end in no verb of `reported_verb`, so that they name nobody who says so.
    pub nameless_views: Vec<String>,
}

impl Counterpoint {
    /// Checks a file of rules, views, frames, cues or weights; tells what it holds.
    ///
    /// # Errors
    /// [`LoadError`] names the line of each mistake.
    pub fn check_file(&self, path: &Path) -> Result<Checked, LoadError> {
        let PackFile { name, text } = PackFile::read(path)?;
        let is_table = path.extension().is_some_and(|extension| extension == "csv");
        let is_numbers =
            Weights::is_table(&text) || Structure::is_table(&text) || ClaimWords::is_table(&text);
        if is_table && !is_numbers {
            let table = Lexicon::check_table(&name, &text)?;
            return Ok(Checked {
                holds: counted(table.cues, "cue"),
                idle_classes: self.idle(table.new_classes, path)?,
                nameless_views: table.nameless_views,
            });
        }
        let holds = match is_table {
            true => self.numbers_in(&name, &text)?,
            false => self.pack_in(&name, &text)?,
        };
        Ok(Checked {
            holds,
            idle_classes: Vec::new(),
            nameless_views: Vec::new(),
        })
    }

    fn numbers_in(&self, name: &str, text: &str) -> Result<String, LoadError> {
        if Weights::is_table(text) {
            let lines = Weights::check(&self.pack, name, text).map_err(PackError::from)?;
            return Ok(counted(lines, "weight"));
        }
        if Structure::is_table(text) {
            let numbers = Structure::check(name, text).map_err(PackError::from)?;
            return Ok(format!("{} of the decoder", counted(numbers, "number")));
        }
        let words = ClaimWords::from_csv(name, text).map_err(LexiconError::from)?;
        Ok(counted(words.len(), "claim word"))
    }

    fn pack_in(&self, name: &str, text: &str) -> Result<String, LoadError> {
        let lexicon = self.language.lexicon();
        Ok(match PackSort::of(text) {
            PackSort::Furniture => {
                let rules = FurnitureRules::from_toml(name, text)?;
                let (lines, elements) = (rules.iter().count(), rules.elements().count());
                counted(lines + elements + rules.labels().count(), "furniture rule")
            }
            PackSort::Frames => {
                let frames = FrameSet::from_toml(&[(name, text)])?;
                counted(frames.frames().len(), "frame")
            }
            PackSort::Views => {
                let pack = ViewPack::from_toml(name, text, lexicon)?;
                counted(pack.views.len(), "view")
            }
            PackSort::Clauses => {
                let pack = ClausePack::from_toml(name, text)?;
                let (cuts, clauses) = (pack.cuts.len(), pack.rules.len());
                let clauses = counted(clauses, "clause rule");
                format!("{} and {clauses}", counted(cuts, "cut rule"))
            }
            PackSort::Signals => {
                let signals = CrossWeights::from_toml(name, text)?.signal.len();
                format!("weights of {}", counted(signals, "signal"))
            }
            PackSort::Argument => {
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

    /// Of the classes that only the table at `path` has, those that neither a rule in use names nor a pack beside it.
    fn idle(&self, mut classes: Vec<String>, path: &Path) -> Result<Vec<String>, LoadError> {
        if classes.is_empty() {
            return Ok(classes);
        }
        let entries = self.rule_entries()?;
        let details = entries.iter().flat_map(|entry| &entry.details);
        let mut written: Vec<String> = details.map(|(_, text)| text.clone()).collect();
        written.extend(packs_beside(path));
        let is_named = |class: &str| {
            let quoted = format!("\"{class}\"");
            written.iter().any(|text| text.contains(&quoted))
        };
        classes.retain(|class| !is_named(class));
        Ok(classes)
    }
}

/// The texts of the packs in the same folder, as far as they can be read: they may ask for what the table brings.
fn packs_beside(path: &Path) -> Vec<String> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let is_pack = |path: &Path| path.extension().is_some_and(|it| it == "toml");
    entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| is_pack(path))
        .filter_map(|path| Some(PackFile::read(&path).ok()?.text))
        .collect()
}
