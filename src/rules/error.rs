//! What can be wrong with a rule pack or a table of weights, said so that its author can mend it.

use crate::files::{Mistakes, is_near};

/// A mistake in a condition, before its place in the file is known.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum ConditionError {
    /// A cue class that no lexicon has.
    #[error("no lexicon has the cue class `{class}`; {}", hint(class, known))]
    CueClass {
        /// The class asked for.
        class: String,
        /// The classes there are.
        known: Vec<String>,
    },
    /// A number of cue words of no class.
    #[error("`cues` says how many words of the classes in `cue` there are; name those classes")]
    CuesOfNoClass,
    /// A name in a pattern that the pack does not define.
    #[error("no `{name}` stands under [definitions]; {}", meant_name(name, known))]
    Definition {
        /// The pattern as written.
        pattern: String,
        /// The name in it.
        name: String,
        /// What the pack defines.
        known: Vec<String>,
    },
    /// A pattern that is no regular expression.
    #[error("{cause}")]
    Pattern {
        /// The pattern as written.
        pattern: String,
        /// What the regex parser says.
        cause: String,
    },
}

impl ConditionError {
    /// The words of the file that are wrong.
    pub(super) fn words(&self) -> &str {
        match self {
            Self::CueClass { class, .. } => class,
            Self::CuesOfNoClass => "cues",
            Self::Definition { pattern, .. } | Self::Pattern { pattern, .. } => pattern,
        }
    }
}

/// The classes that may be meant: of a similar name, or else with a part of the name.
fn hint(class: &str, known: &[String]) -> String {
    let those = |wanted: &dyn Fn(&str) -> bool| -> Vec<&str> {
        let all = known.iter().map(String::as_str);
        all.filter(|known| wanted(known)).collect()
    };
    let mut meant = those(&|known| is_near(class, known));
    if meant.is_empty() {
        let parts: Vec<&str> = class.split('_').filter(|part| part.len() > 3).collect();
        meant = those(&|known| known.split('_').any(|part| parts.contains(&part)));
    }
    match meant.is_empty() {
        true => {
            "write one of the second column of the tables in data/lexicon, such as `adversative`"
                .to_owned()
        }
        false => format!("is {} meant?", meant.join(" or ")),
    }
}

/// The definitions that may be meant.
fn meant_name(name: &str, known: &[String]) -> String {
    let near = known.iter().filter(|known| is_near(name, known));
    let near: Vec<&str> = near.map(String::as_str).collect();
    match near.is_empty() {
        true => format!("write a line `{name} = \"…\"` there, before the first rule"),
        false => format!("is {} meant?", near.join(" or ")),
    }
}

/// A rule pack or weights file that can't be used.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PackError {
    /// A rule pack or a table of weights has mistakes; all of them are told, each with its place.
    #[error(transparent)]
    Mistakes(#[from] Mistakes),
    /// The file can't be read.
    #[error("{file} can't be read: {cause}")]
    Unreadable {
        /// The file.
        file: String,
        /// What the system says.
        cause: String,
    },
}
