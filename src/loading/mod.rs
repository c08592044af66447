//! Loading a [`Counterpoint`]: the tokenizer's dictionary in the background, everything else at once.

mod folder;
mod kind;
mod named_twice;

pub(crate) use folder::{program_files, rule_files};
pub(crate) use kind::RuleFileKind;

use crate::article::{FurnitureRuleError, FurnitureRules};
use crate::comparison::relate::{PairJudge, PairJudgeError};
use crate::comparison::view::{ViewPack, ViewPackError};
use crate::comparison::{CompareRules, CrossWeights, CrossWeightsError, FrameError, FrameSet};
use crate::counterpoint::{Builder, Counterpoint};
use crate::files::{Mistakes, read_text};
use crate::language::{Dictionary, Language, Lexicon, LexiconError, WordRarity};
use crate::rules::{PackError, RulePack, Weights};
use folder::{check_all_is_read, entries_of, extension_of};
use named_twice::check_ids;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// What can't be loaded. Each message names the file, the place and the cause.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// A file or folder can't be read.
    #[error("{}: can't be read: {cause}; check the path", path.display())]
    Unreadable {
        /// As given.
        path: PathBuf,
        /// What the system says.
        cause: std::io::Error,
    },
    /// A table or pack that nothing would read.
    #[error(
        "{}: is not read there; put rule packs and frames (*.toml) and cue tables (*.csv) right into the folder of --rules, \
         component.csv, relation.csv, structure.csv and cross.toml into weights/, claim_words.csv into words/",
        path.display()
    )]
    Unread {
        /// The file.
        path: PathBuf,
    },
    /// A file of a kind that is read of the program only.
    #[error("{}: holds {what}, which come with the program only; take it out of the folder of --rules", path.display())]
    OnlyBuiltin {
        /// The file.
        path: PathBuf,
        /// What it holds.
        what: &'static str,
    },
    /// A lexicon.
    #[error(transparent)]
    Lexicon(#[from] LexiconError),
    /// A rule pack or a table of weights.
    #[error(transparent)]
    Pack(#[from] PackError),
    /// A furniture pack.
    #[error(transparent)]
    Furniture(#[from] FurnitureRuleError),
    /// A view pack.
    #[error(transparent)]
    Views(#[from] ViewPackError),
    /// The frames over which articles are compared.
    #[error(transparent)]
    Frames(#[from] FrameError),
    /// The weights of what speaks between articles.
    #[error(transparent)]
    CrossWeights(#[from] CrossWeightsError),
    /// Rules of one id in several files of a folder.
    #[error(transparent)]
    NamedTwice(#[from] Mistakes),
    /// The rules between two statements.
    #[error(transparent)]
    Judge(#[from] PairJudgeError),
}

/// Loads what a [`Builder`] asks for.
pub(crate) struct Loader {
    wanted: Builder,
}

/// Everything but the dictionary.
struct Loaded {
    lexicon: Lexicon,
    furniture: FurnitureRules,
    pack: RulePack,
    weights: Weights,
    compare_rules: CompareRules,
    judge: OnceLock<PairJudge>,
    views: Vec<ViewPack>,
}

impl Loader {
    pub(crate) fn new(wanted: Builder) -> Self {
        Self { wanted }
    }

    pub(crate) fn load(self) -> Result<Counterpoint, LoadError> {
        // Unpacking the dictionary takes most of a run; the rules are ready long before it.
        let dictionary = Dictionary::load();
        let loaded = self.load_rules()?;
        Dictionary::load_tagger();
        Ok(Counterpoint {
            language: Language::with_dictionary(dictionary, loaded.lexicon),
            furniture: loaded.furniture,
            pack: loaded.pack,
            weights: loaded.weights,
            compare_rules: loaded.compare_rules,
            judge: loaded.judge,
            views: loaded.views,
        })
    }

    fn load_rules(&self) -> Result<Loaded, LoadError> {
        let folder = self.wanted.rules.as_deref();
        if let Some(folder) = folder {
            check_all_is_read(folder)?;
        }
        let lexicon = match folder {
            Some(folder) => Lexicon::builtin_with_folder(folder)?,
            None => Lexicon::builtin()?,
        };
        let mut furniture = FurnitureRules::builtin()?;
        let mut pack = RulePack::builtin(&lexicon)?;
        let own = folder.map_or_else(|| Ok(Vec::new()), packs_in)?;
        let mut frames = Vec::new();
        for PackFile { name, text } in &own {
            match RuleFileKind::of(Path::new(name), text) {
                RuleFileKind::Furniture => furniture.merge(FurnitureRules::from_toml(name, text)?),
                RuleFileKind::Frames => frames.push((name.as_str(), text.as_str())),
                // Used only where --views names it.
                RuleFileKind::Views => {}
                // What else lies there was refused above.
                _ => pack.add(name, text, &lexicon)?,
            }
        }
        check_ids(&own)?;
        let weights = match folder {
            Some(folder) => Weights::builtin_with_folder(&pack, &folder.join("weights"))?,
            None => Weights::builtin(&pack)?,
        };
        let cross_weights = match folder {
            Some(folder) => CrossWeights::builtin_or_in(&folder.join("weights"))?,
            None => CrossWeights::builtin()?,
        };
        let frames = Arc::new(FrameSet::builtin_with(&frames)?);
        let judge = match folder {
            Some(_) => OnceLock::from(PairJudge::builtin(&lexicon, Arc::clone(&frames))?),
            None => OnceLock::new(),
        };
        let views = match &self.wanted.views {
            Some(path) => {
                let file = PackFile::read(path)?;
                vec![ViewPack::from_toml(&file.name, &file.text, &lexicon)?]
            }
            None => ViewPack::builtin(&lexicon)?,
        };
        Ok(Loaded {
            furniture,
            weights,
            compare_rules: CompareRules {
                frames,
                weights: cross_weights,
                words: WordRarity::builtin(),
                lang: self.wanted.lang,
            },
            judge,
            views,
            pack,
            lexicon,
        })
    }
}

/// A file of rules as it stands.
pub(crate) struct PackFile {
    /// Its path as given.
    pub(crate) name: String,
    /// What it says.
    pub(crate) text: String,
}

impl PackFile {
    /// Reads the file.
    pub(crate) fn read(path: &Path) -> Result<Self, LoadError> {
        let text = read_text(path).map_err(|cause| LoadError::Unreadable {
            path: path.to_owned(),
            cause,
        })?;
        Ok(Self {
            name: path.display().to_string(),
            text,
        })
    }
}

/// The TOML files of a folder, by name.
fn packs_in(folder: &Path) -> Result<Vec<PackFile>, LoadError> {
    entries_of(folder)?
        .iter()
        .filter(|(_, path)| extension_of(path) == "toml")
        .map(|(_, path)| PackFile::read(path))
        .collect()
}
