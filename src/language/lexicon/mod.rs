//! Cue words, by class, as an editor keeps them in spreadsheets.
//!
//! A lexicon is read from CSV tables (see [`table`]) and finds its cues in a sentence in one pass (see [`matching`]).
//! One class means something to the finder itself: a [`Cues::Guard`] is a longer word that swallows the cues inside it,
//! as 不仅 swallows 不.

mod classes;
mod matching;
mod table;
#[cfg(test)]
mod tests;

pub(crate) use classes::{Cues, WordList};
pub(super) use matching::Searched;

use super::ClaimWords;
use super::english::word_of;
use super::reported::verb_at;
use crate::files::{Mistake, Mistakes, is_near, read_own_file};
use aho_corasick::{AhoCorasick, AhoCorasickKind};
use std::collections::{BTreeMap, BTreeSet, HashSet, btree_map::Entry};
use std::path::{Path, PathBuf};

/// A class of cue words, such as `causal_reason`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CueClass(pub String);

/// Where in a sentence a cue must stand to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CuePlace {
    /// Anywhere.
    Any,
    /// At the beginning of a clause.
    ClauseStart,
    /// At the end of a clause.
    ClauseEnd,
    /// At the beginning of the sentence.
    SentenceStart,
    /// At the end of the sentence.
    SentenceEnd,
    /// At the beginning of a word, and be it a longer one: 不 in 不高. Elsewhere one character must be a whole word.
    WordStart,
}

/// One line of a lexicon.
#[derive(Clone, Debug)]
pub struct LexiconEntry {
    /// The word or phrase, normalised for matching.
    pub cue: String,
    /// Index of its class in [`Lexicon::classes`].
    pub class: usize,
    /// Where it must stand.
    pub place: CuePlace,
}

/// All cue words, ready to be matched in one pass.
#[derive(Debug)]
pub struct Lexicon {
    classes: Vec<CueClass>,
    class_of_name: BTreeMap<String, usize>,
    entries: Vec<LexiconEntry>,
    automaton: AhoCorasick,
    patterns: Vec<matching::Pattern>,
    claim_words: ClaimWords,
    /// The index of every class of [`Cues`], where the tables in use have it.
    asked: Vec<Option<usize>>,
    /// The words of every [`WordList`].
    looked_up: Vec<HashSet<Vec<char>>>,
    /// English words, as [`word_of`] gives them, that tell nothing of what a sentence is about.
    plain_english: HashSet<String>,
}

/// What a table without mistakes holds.
#[derive(Clone, Debug)]
pub struct CheckedTable {
    /// How many cues.
    pub cues: usize,
    /// The classes that the program's own tables have not.
    pub new_classes: Vec<String>,
    /// The cues added to `reported_view` that end in none of the words of `reported_verb`: no sentence is taken for somebody
    /// else's words by them.
    pub nameless_views: Vec<String>,
}

/// A lexicon that can't be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LexiconError {
    /// Some lines are not as they should be; all of them are told, each with its place.
    #[error(transparent)]
    Mistakes(#[from] Mistakes),
    /// A file or folder can't be read.
    #[error("{}: {source}; give a readable folder of .csv files in UTF-8", path.display())]
    Unreadable {
        /// The file or folder.
        path: PathBuf,
        /// Why not.
        source: std::io::Error,
    },
    /// The cues together are too many to search for.
    #[error("the lexicon can't be searched: {0}")]
    TooLarge(#[from] aho_corasick::BuildError),
}

/// The lexicons that come with the program.
const BUILTIN: &[(&str, &str)] = &[
    (
        "connectives.csv",
        include_str!("../../../data/lexicon/connectives.csv"),
    ),
    (
        "stance.csv",
        include_str!("../../../data/lexicon/stance.csv"),
    ),
    (
        "voices.csv",
        include_str!("../../../data/lexicon/voices.csv"),
    ),
    (
        "time_and_telling.csv",
        include_str!("../../../data/lexicon/time_and_telling.csv"),
    ),
    (
        "questions_and_denial.csv",
        include_str!("../../../data/lexicon/questions_and_denial.csv"),
    ),
    (
        "evaluation.csv",
        include_str!("../../../data/lexicon/evaluation.csv"),
    ),
    (
        "commitment.csv",
        include_str!("../../../data/lexicon/commitment.csv"),
    ),
    ("nouns.csv", include_str!("../../../data/lexicon/nouns.csv")),
    (
        "wording.csv",
        include_str!("../../../data/lexicon/wording.csv"),
    ),
    (
        "reviews.csv",
        include_str!("../../../data/lexicon/reviews.csv"),
    ),
    (
        "english.csv",
        include_str!("../../../data/lexicon/english.csv"),
    ),
    (
        "english_words.csv",
        include_str!("../../../data/lexicon/english_words.csv"),
    ),
    (
        "beside_cues.csv",
        include_str!("../../../data/lexicon/beside_cues.csv"),
    ),
    (
        "guards.csv",
        include_str!("../../../data/lexicon/guards.csv"),
    ),
];

/// The classes of English words that are no content words: the, they; people, make.
const PLAIN_ENGLISH: [Cues; 2] = [Cues::FunctionWord, Cues::GeneralWord];

/// Shorter names may well be near each other: aim, all.
const SHORTEST_MISSPELT: usize = 6;

/// Reads tables of which those from `own` on are an editor's, or reports everything that is wrong in any of them.
fn read_with_own(tables: &[(&str, &str)], own: usize) -> Result<Vec<table::Line>, LexiconError> {
    let (lines, mut mistakes) = table::read_what_can_be(tables);
    mistakes.extend(misspelt_classes(tables, &lines, own)?);
    mistakes.sort_by_key(|mistake| {
        let table = tables.iter().position(|(file, _)| *file == mistake.file);
        (table, mistake.line, mistake.column)
    });
    Mistakes::none_of(mistakes)?;
    Ok(lines)
}

/// Classes of the lines of the tables from `own` on that the program has not, but one of nearly that name.
fn misspelt_classes(
    tables: &[(&str, &str)],
    lines: &[table::Line],
    own: usize,
) -> Result<Vec<Mistake>, LexiconError> {
    let known = classes_of(table::read(BUILTIN)?);
    let mut mistakes = Vec::new();
    for line in lines.iter().filter(|line| line.table >= own) {
        let is_long = line.class.len() >= SHORTEST_MISSPELT;
        let near = known.iter().find(|known| is_near(&line.class, known));
        if let (Some(near), true, false) = (near, is_long, known.contains(&line.class)) {
            let (file, text) = tables[line.table];
            let class = &line.class;
            let cause = format!("no rule asks for the class `{class}`; is {near} meant?");
            mistakes.push(Mistake::in_line(file, text, line.number, class, cause));
        }
    }
    Ok(mistakes)
}

/// The name of a table's file, without its folder.
fn name_of(file: &str) -> &str {
    let name = Path::new(file).file_name().and_then(|name| name.to_str());
    name.unwrap_or(file)
}

fn classes_of(lines: Vec<table::Line>) -> BTreeSet<String> {
    lines.into_iter().map(|line| line.class).collect()
}

impl Lexicon {
    /// The lexicon that comes with the program.
    ///
    /// # Errors
    /// None that the program's own tables cause.
    pub fn builtin() -> Result<Self, LexiconError> {
        Self::from_csv(BUILTIN)
    }

    /// The lexicon that comes with the program, with the tables of an editor's folder: a table named like one of the
    /// program's replaces it, any other is added. `words/claim_words.csv` in it replaces the table of [`ClaimWords`].
    ///
    /// # Errors
    /// Where the folder or a table in it can't be read, or a line is none of a table's.
    pub fn builtin_with_folder(folder: &Path) -> Result<Self, LexiconError> {
        let own = table::read_folder(folder)?;
        let kept = BUILTIN
            .iter()
            .filter(|(name, _)| own.iter().all(|(other, _)| name_of(other) != *name))
            .copied();
        let added = own
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str()));
        let tables: Vec<_> = kept.chain(added).collect();
        let lines = read_with_own(&tables, tables.len() - own.len())?;
        let path = folder.join("words/claim_words.csv");
        let claim_words = match read_own_file(&path) {
            Ok(Some(text)) => ClaimWords::from_csv(&path.display().to_string(), &text)?,
            Ok(None) => ClaimWords::builtin()?,
            Err(source) => return Err(LexiconError::Unreadable { path, source }),
        };
        Self::of(lines, claim_words)
    }

    /// Checks a table that is to stand beside those of the program, or in the place of the one of its name.
    ///
    /// # Errors
    /// Every line that is wrong, also one that an editor has hardly meant.
    pub fn check_table(file: &str, text: &str) -> Result<CheckedTable, LexiconError> {
        let name = name_of(file);
        let others = BUILTIN.iter().filter(|(other, _)| *other != name);
        let tables: Vec<_> = others.copied().chain([(file, text)]).collect();
        let lines = read_with_own(&tables, tables.len() - 1)?;
        let whole = Self::of(lines, ClaimWords::builtin()?)?;
        let (own, builtin) = (table::read(&[(file, text)])?, table::read(BUILTIN)?);
        let is_added = |line: &&table::Line| {
            let mut known = builtin.iter();
            known.all(|known| (&known.cue, &known.class) != (&line.cue, &line.class))
        };
        let names_nobody = |line: &&table::Line| {
            let cue: Vec<char> = line.cue.chars().collect();
            line.class == Cues::ReportedView.name() && verb_at(&cue, &whole).is_none()
        };
        let nameless = own.iter().filter(names_nobody).filter(is_added);
        Ok(CheckedTable {
            cues: own.len(),
            nameless_views: nameless.map(|line| line.cue.clone()).collect(),
            new_classes: (classes_of(own).difference(&classes_of(builtin)).cloned()).collect(),
        })
    }

    /// A lexicon from CSV tables, each with its name for error messages, and the program's [`ClaimWords`].
    ///
    /// # Errors
    /// Every line that is none of a table's, at once.
    pub fn from_csv(tables: &[(&str, &str)]) -> Result<Self, LexiconError> {
        Self::of(table::read(tables)?, ClaimWords::builtin()?)
    }

    fn of(lines: Vec<table::Line>, claim_words: ClaimWords) -> Result<Self, LexiconError> {
        let mut classes = Vec::new();
        let mut class_of_name = BTreeMap::new();
        let mut entries = Vec::with_capacity(lines.len());
        let mut looked_up = vec![HashSet::new(); WordList::ALL.len()];
        for line in lines {
            if let Some(list) = WordList::named(&line.class) {
                looked_up[list as usize].insert(line.cue.chars().collect());
                continue;
            }
            let class = match class_of_name.entry(line.class) {
                Entry::Occupied(known) => *known.get(),
                Entry::Vacant(new) => {
                    classes.push(CueClass(new.key().clone()));
                    *new.insert(classes.len() - 1)
                }
            };
            entries.push(LexiconEntry {
                cue: line.cue,
                class,
                place: line.place,
            });
        }
        let asked: Vec<Option<usize>> = Cues::ALL
            .iter()
            .map(|cues| class_of_name.get(cues.name()).copied())
            .collect();
        let plain = PLAIN_ENGLISH.map(|cues| asked[cues as usize]);
        let plain_english = entries
            .iter()
            .filter(|entry| plain.contains(&Some(entry.class)))
            .map(|entry| word_of(&entry.cue))
            .collect();
        let patterns = matching::patterns(&entries, asked[Cues::Guard as usize]);
        let automaton = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(patterns.iter().map(|pattern| pattern.words.as_str()))?;
        Ok(Self {
            classes,
            class_of_name,
            asked,
            entries,
            automaton,
            patterns,
            claim_words,
            looked_up,
            plain_english,
        })
    }

    /// All classes; a class is known by its index here.
    pub fn classes(&self) -> &[CueClass] {
        &self.classes
    }

    /// The index of the class called `name`.
    pub fn class_index(&self, name: &str) -> Option<usize> {
        self.class_of_name.get(name).copied()
    }

    /// The index of a class that the program itself asks for; none where the tables in use have it not.
    pub(crate) fn index_of(&self, cues: Cues) -> Option<usize> {
        self.asked[cues as usize]
    }

    /// Whether these very words stand in a list.
    pub(super) fn lists(&self, list: WordList, words: &[char]) -> bool {
        self.looked_up[list as usize].contains(words)
    }

    /// The words of a list.
    pub(super) fn listed(&self, list: WordList) -> impl Iterator<Item = &[char]> {
        self.looked_up[list as usize].iter().map(Vec::as_slice)
    }

    /// Whether an English word, as [`word_of`] gives it, tells nothing of what a sentence is about.
    pub(super) fn is_plain_english(&self, word: &str) -> bool {
        self.plain_english.contains(word)
    }

    /// The words that tell claims from premises.
    pub fn claim_words(&self) -> &ClaimWords {
        &self.claim_words
    }

    /// The name of a class; empty for an index that is none.
    pub fn class_name(&self, class: usize) -> &str {
        self.classes
            .get(class)
            .map_or("", |CueClass(name)| name.as_str())
    }
}
