//! Loading a [`Counterpoint`]: the tokenizer's dictionary in the background, everything else at once.

use crate::comparison::relate::{PairJudge, PairJudgeError};
use crate::comparison::view::{ViewPack, ViewPackError};
use crate::comparison::{CompareRules, CrossWeights, FrameError, FrameSet, WeightsError};
use crate::counterpoint::{Builder, Counterpoint};
use crate::files::{first_table, read_text};
use crate::language::{Dictionary, Language, Lexicon, LexiconError, WordRarity};
use crate::rules::{FurnitureRuleError, FurnitureRules, PackError, RulePack, Weights};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// What can't be loaded. Each message names the file, the place and the cause.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// A file or folder can't be read.
    #[error("{}: can't be read: {cause}; check the path", path.display())]
    Unreadable {
        /// As given.
        path: PathBuf,
        /// What the system says.
        cause: std::io::Error,
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
    CrossWeights(#[from] WeightsError),
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
        let lexicon = match folder {
            Some(folder) => Lexicon::builtin_with_folder(folder)?,
            None => Lexicon::builtin()?,
        };
        let mut furniture = FurnitureRules::builtin();
        let mut pack = RulePack::builtin(&lexicon)?;
        let own = folder.map_or_else(|| Ok(Vec::new()), packs_in)?;
        let mut frames = Vec::new();
        for PackFile { name, text } in &own {
            match PackSort::of(text) {
                PackSort::Furniture => furniture.merge(FurnitureRules::from_toml(name, text)?),
                PackSort::Frames => frames.push((name.as_str(), text.as_str())),
                // Rules about clauses come with the program only; reading them as these says so.
                PackSort::Argument | PackSort::Clauses | PackSort::Signals => {
                    pack.add(name, text, &lexicon)?;
                }
                // Used only where --views names it.
                PackSort::Views => {}
            }
        }
        let weights = match folder {
            Some(folder) => Weights::builtin_with_folder(&pack, &folder.join("weights"))?,
            None => Weights::builtin(&pack)?,
        };
        let cross_weights = match folder {
            Some(folder) => CrossWeights::builtin_or_in(&folder.join("weights"))?,
            None => CrossWeights::builtin()?,
        };
        let judge = match folder {
            Some(_) => OnceLock::from(PairJudge::builtin(&lexicon)?),
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
                frames: FrameSet::builtin_with(&frames)?,
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

/// What the rules of a pack are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PackSort {
    /// `[[rule]]`, `[[element]]` and `[[label]]`: what is page furniture.
    Furniture,
    /// `[[frame]]`: the questions over which authors part ways.
    Frames,
    /// `[[view]]`: the views that claims are filed under.
    Views,
    /// `[[cut]]` and `[[clause]]`: what the clauses of essays and reviews are.
    Clauses,
    /// `[[signal]]`: what each signal of the comparison counts.
    Signals,
    /// `[[component]]` and `[[relation]]`: what argues, and for or against what.
    Argument,
}

impl PackSort {
    /// By the pack's first entry; a file without any is left to the pack reader, which says where it is wrong.
    pub(crate) fn of(text: &str) -> Self {
        match first_table(text) {
            Some("rule" | "element" | "label") => Self::Furniture,
            Some("frame") => Self::Frames,
            Some("view") => Self::Views,
            Some("cut" | "clause") => Self::Clauses,
            Some("calibration" | "start" | "signal") => Self::Signals,
            _ => Self::Argument,
        }
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
    let unreadable = |cause| LoadError::Unreadable {
        path: folder.to_owned(),
        cause,
    };
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            paths.push(path);
        }
    }
    paths.sort();
    paths.iter().map(|path| PackFile::read(path)).collect()
}
