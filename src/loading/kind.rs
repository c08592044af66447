//! What a file of rules, words or weights holds, told by what is written in it: TOML by its tables, CSV by its heading.

use crate::files::{heading_of, table_names};
use std::path::Path;

/// What a file of rules, words or weights holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RuleFileKind {
    /// What argues, and for or against what.
    Argument,
    /// What is page furniture.
    Furniture,
    /// The questions over which authors part ways.
    Frames,
    /// The views that claims are filed under.
    Views,
    /// What the clauses of essays and reviews are.
    Clauses,
    /// What each signal of the comparison counts.
    CrossWeights,
    /// Cue words by class.
    Cues,
    /// What each rule about sentences counts.
    ComponentWeights,
    /// What each rule about two sentences counts.
    RelationWeights,
    /// How much the structure of an argument weighs.
    Structure,
    /// How much likelier words stand in claims than in premises.
    ClaimWords,
    /// What only the program itself brings, in words.
    Builtin(&'static str),
}

use RuleFileKind as Kind;

const PAIR_RULES: Kind = Kind::Builtin("rules between two statements");
const PAIR_WEIGHTS: Kind = Kind::Builtin("weights of rules between two statements");
const CLAUSE_WEIGHTS: Kind = Kind::Builtin("weights of clause rules");

/// The tables of a TOML file, `[name]` or `[[name]]`. `[definitions]` tells nothing: every pack may have them.
const TABLES: [(&str, Kind); 19] = [
    ("component", Kind::Argument),
    ("relation", Kind::Argument),
    ("rule", Kind::Furniture),
    ("element", Kind::Furniture),
    ("label", Kind::Furniture),
    ("frame", Kind::Frames),
    ("view", Kind::Views),
    ("about", Kind::Views),
    ("aside", Kind::Views),
    ("cut", Kind::Clauses),
    ("clause", Kind::Clauses),
    ("calibration", Kind::CrossWeights),
    ("start", Kind::CrossWeights),
    ("signal", Kind::CrossWeights),
    ("measure", PAIR_RULES),
    ("check", PAIR_RULES),
    ("wording", PAIR_RULES),
    ("always", PAIR_WEIGHTS),
    ("in_reply", PAIR_WEIGHTS),
];

/// How the heading of a CSV file begins; the first that fits counts.
const HEADINGS: [(&[&str], Kind); 12] = [
    (&["cue"], Kind::Cues),
    (&["rule", "case", "none"], CLAUSE_WEIGHTS),
    (&["boundary", "before"], CLAUSE_WEIGHTS),
    (&["rule", "case"], Kind::RelationWeights),
    (&["rule"], Kind::ComponentWeights),
    (&["name", "value"], Kind::Structure),
    (&["word", "log_odds"], Kind::ClaimWords),
    (
        &["word", "per_thousand_articles"],
        Kind::Builtin("word frequencies"),
    ),
    (&["form", "word"], Kind::Builtin("forms of English words")),
    (
        &["one", "other"],
        Kind::Builtin("words of opposite meaning"),
    ),
    (&["words", "note"], Kind::Builtin("words of like meaning")),
    (
        &["english", "chinese"],
        Kind::Builtin("messages in Chinese"),
    ),
];

impl RuleFileKind {
    /// Of a file that tells nothing of itself, what an editor mostly writes, so that the reader of those says where it is
    /// wrong: cues in CSV, rules about sentences in TOML.
    pub(crate) fn of(path: &Path, text: &str) -> Self {
        match path.extension().is_some_and(|ending| ending == "csv") {
            true => Self::of_table(text).unwrap_or(Self::Cues),
            false => Self::of_pack(text).unwrap_or(Self::Argument),
        }
    }

    /// What it holds, where a folder of rules can't bring it: only the program does.
    pub(crate) fn only_builtin(self) -> Option<&'static str> {
        match self {
            Self::Builtin(what) => Some(what),
            Self::Clauses => Some("clause rules"),
            _ => None,
        }
    }

    /// Whether a folder of rules has it in `weights` or `words`.
    pub(crate) fn is_in_subfolder(self) -> bool {
        matches!(
            self,
            Self::ComponentWeights
                | Self::RelationWeights
                | Self::Structure
                | Self::CrossWeights
                | Self::ClaimWords
        )
    }

    fn of_table(text: &str) -> Option<Self> {
        let heading = heading_of(text);
        let fits = |columns: &[&str]| {
            let begins = heading.iter().take(columns.len());
            begins.eq(columns.iter().copied())
        };
        let found = HEADINGS.iter().find(|(columns, _)| fits(columns));
        found.map(|(_, kind)| *kind)
    }

    fn of_pack(text: &str) -> Option<Self> {
        table_names(text).find_map(|name| {
            let found = TABLES.iter().find(|(known, _)| *known == name);
            found.map(|(_, kind)| *kind)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind_of(name: &str, text: &str) -> RuleFileKind {
        RuleFileKind::of(Path::new(name), text)
    }

    #[test]
    fn a_pack_is_told_by_any_of_its_tables() {
        let views = "name = \"夜市\"\n[about]\ngroups = [[\"夜市\"]]\nat_least = 1\n[[view]]\nid = \"stay\"\n";
        assert_eq!(kind_of("own.toml", views), Kind::Views);
        let frames = "[definitions]\nstalls = [\"摊位\"]\n\n[[frame]]\nid = \"stay\"\n";
        assert_eq!(kind_of("own.toml", frames), Kind::Frames);
        let weights = "[always.weights]\n\"b_says:hope\" = [0.1, 0.0, 0.0]\n";
        assert_eq!(kind_of("own.toml", weights), PAIR_WEIGHTS);
        assert_eq!(kind_of("own.toml", "[[rull]]\n"), Kind::Argument);
    }

    #[test]
    fn a_table_is_told_by_its_heading_however_it_is_saved() {
        for mark in [",", ";", "\t", " ; "] {
            let saved = |columns: &[&str]| format!("\u{feff}{}\r\n", columns.join(mark));
            for (columns, kind) in HEADINGS {
                let named = kind_of("own.csv", &saved(columns));
                assert!(named == kind || columns.len() == 1, "{columns:?}");
            }
            let weights = saved(&["\"rule\"", "none", "major_claim", "claim", "premise"]);
            assert_eq!(kind_of("own.csv", &weights), Kind::ComponentWeights);
            let cues = saved(&["word", "class", "place"]);
            assert_eq!(kind_of("own.csv", &cues), Kind::Cues);
        }
    }
}
