//! Cue words, by class, as an editor keeps them in spreadsheets: `data/lexicon/*.csv` with the columns
//! `cue`, `class`, `place` (`any`, `clause_start`, `clause_end`, `sentence_start`, `sentence_end`) and `note`.

use aho_corasick::{AhoCorasick, MatchKind};

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
}

/// One line of a lexicon.
#[derive(Clone, Debug)]
pub struct LexiconEntry {
    /// The word or phrase.
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
    entries: Vec<LexiconEntry>,
    automaton: AhoCorasick,
    /// For every pattern of the automaton, the entries that share its words.
    entries_of: Vec<Vec<usize>>,
}

/// A lexicon that can't be used.
#[derive(Debug, thiserror::Error)]
pub enum LexiconError {
    /// A line is not as it should be.
    #[error("{file}, line {line}: {cause}")]
    Line {
        /// The CSV file.
        file: String,
        /// 1-based line.
        line: u64,
        /// What is wrong and what to write instead.
        cause: String,
    },
}

/// The lexicons that come with the program.
const BUILTIN: &[(&str, &str)] = &[];
