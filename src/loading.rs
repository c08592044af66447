//! Loading a [`Counterpoint`]: the tokenizer's dictionary in the background, everything else at once.

use crate::comparison::relate::{PairJudge, PairJudgeError};
use crate::comparison::view::{ViewPack, ViewPackError};
use crate::comparison::{CompareRules, CrossWeights, CrossWeightsError, FrameError, FrameSet};
use crate::counterpoint::{Builder, Counterpoint};
use crate::files::{read_text, table_names};
use crate::language::{Dictionary, Language, Lexicon, LexiconError, WordRarity};
use crate::rules::{FurnitureRuleError, FurnitureRules, PackError, RulePack, Weights};
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
        match table_names(text).find(|name| *name != "definitions") {
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

/// What is read of the folders in a folder of rules, besides the packs and cue tables that lie right in it: of those that the
/// program's own data lie in, where an editor may look for a place for his files, mostly nothing.
const READ_IN: [(&str, &[&str]); 7] = [
    (
        "weights",
        &[
            "component.csv",
            "relation.csv",
            "structure.csv",
            "cross.toml",
        ],
    ),
    ("words", &["claim_words.csv"]),
    ("frames", &[]),
    ("lexicon", &[]),
    ("rules", &[]),
    ("views", &[]),
    ("samples", &[]),
];

/// Refuses a folder of rules with tables or packs in it that nothing would read.
fn check_all_is_read(folder: &Path) -> Result<(), LoadError> {
    for (name, path) in entries_of(folder)? {
        if matches!(extension_of(&path), "CSV" | "TOML") {
            return Err(LoadError::Unread { path });
        }
        let known = READ_IN.iter().find(|(folder, _)| *folder == name);
        let read = known.map_or(&[][..], |(_, read)| read);
        check_folder_is_read(&path, &name, read, 1)?;
    }
    Ok(())
}

/// How deep in folders tables are looked for that nothing would read.
const DEEPEST_FOLDER: usize = 8;

/// The same for a folder in it, of which only the files `read` are read. Hidden ones, as that of a version control, and links
/// are no places for rules.
fn check_folder_is_read(
    path: &Path,
    name: &str,
    read: &[&str],
    depth: usize,
) -> Result<(), LoadError> {
    let looping = depth > 1 && path.is_symlink();
    if !path.is_dir() || looping || name.starts_with('.') || depth > DEEPEST_FOLDER {
        return Ok(());
    }
    for (file, path) in entries_of(path)? {
        let is_data = matches!(&*extension_of(&path).to_lowercase(), "csv" | "toml");
        if is_data && path.is_file() && !read.contains(&&*file) {
            return Err(LoadError::Unread { path });
        }
        check_folder_is_read(&path, &file, &[], depth + 1)?;
    }
    Ok(())
}

/// The tables and packs that are read of a folder of rules, in the order of their names.
///
/// # Errors
/// Where it can't be read, or holds tables or packs that nothing would read.
pub fn rule_files(folder: &Path) -> Result<Vec<PathBuf>, LoadError> {
    check_all_is_read(folder)?;
    let is_data = |path: &Path| matches!(extension_of(path), "csv" | "toml");
    let mut files = Vec::new();
    for (name, path) in entries_of(folder)? {
        if is_data(&path) {
            files.push(path);
        } else if path.is_dir() && READ_IN.iter().any(|(folder, _)| *folder == name) {
            let inside = entries_of(&path)?.into_iter().map(|(_, path)| path);
            files.extend(inside.filter(|path| is_data(path)));
        }
    }
    Ok(files)
}

fn extension_of(path: &Path) -> &str {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.unwrap_or_default()
}

/// Names and paths of what lies in a folder, in the order of the names.
fn entries_of(folder: &Path) -> Result<Vec<(String, PathBuf)>, LoadError> {
    let unreadable = |cause| LoadError::Unreadable {
        path: folder.to_owned(),
        cause,
    };
    let mut entries = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        entries.push((name, entry.path()));
    }
    entries.sort();
    Ok(entries)
}

/// The TOML files of a folder, by name.
fn packs_in(folder: &Path) -> Result<Vec<PackFile>, LoadError> {
    entries_of(folder)?
        .iter()
        .filter(|(_, path)| extension_of(path) == "toml")
        .map(|(_, path)| PackFile::read(path))
        .collect()
}
