//! What can be wrong with a rule pack, said so that its author can mend it.

/// A mistake in one rule.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RuleError {
    /// A cue class that no lexicon has.
    #[error("no lexicon has the cue class `{class}`; there are: {known}")]
    CueClass {
        /// The class asked for.
        class: String,
        /// The classes there are.
        known: String,
    },
    /// A pattern that is no regular expression.
    #[error("`{pattern}` is not a regular expression: {cause}")]
    Pattern {
        /// The pattern as written.
        pattern: String,
        /// What the regex parser says.
        cause: String,
    },
    /// Two rules of one name.
    #[error("the id `{id}` is taken by the rule in line {first}; give this one another")]
    Repeated {
        /// The name.
        id: String,
        /// 1-based line of the first.
        first: usize,
    },
    /// A rule without examples.
    #[error("the rule `{id}` needs at least one example in `matches` and one in `rejects`")]
    NoExamples {
        /// The rule.
        id: String,
    },
}

/// A rule pack or weights file that can't be used.
#[derive(Clone, Debug, thiserror::Error)]
pub enum PackError {
    /// The file is not TOML, or has keys that no rule has.
    #[error("{file}: {cause}")]
    Syntax {
        /// The file.
        file: String,
        /// Line, caret and cause, as the TOML reader gives them.
        cause: String,
    },
    /// Some rules are wrong.
    #[error("{file}: {} to mend\n{}", count(.mistakes.len()), .mistakes.join("\n"))]
    Rules {
        /// The file.
        file: String,
        /// One entry a mistake: line, caret and cause.
        mistakes: Vec<String>,
    },
    /// A line of a weights file is wrong.
    #[error("{file}, line {line}: {cause}")]
    Weights {
        /// The file.
        file: String,
        /// 1-based line.
        line: u64,
        /// What is wrong.
        cause: String,
    },
    /// The file can't be read.
    #[error("{file} can't be read: {cause}")]
    Unreadable {
        /// The file.
        file: String,
        /// What the system says.
        cause: String,
    },
}

impl PackError {
    pub(crate) fn syntax(file: &str, cause: &toml::de::Error) -> Self {
        Self::Syntax {
            file: file.to_owned(),
            cause: cause.to_string(),
        }
    }

    pub(crate) fn rules(file: &str, text: &str, mut mistakes: Vec<(usize, RuleError)>) -> Self {
        mistakes.sort_by_key(|(line, _)| *line);
        let mistakes = mistakes
            .into_iter()
            .map(|(line, mistake)| {
                let written = text.lines().nth(line - 1).unwrap_or_default();
                let number = line.to_string();
                let margin = " ".repeat(number.len());
                let caret = "^".repeat(written.chars().count().max(1));
                format!("{number} | {written}\n{margin} | {caret}\n{margin} = {mistake}")
            })
            .collect();
        Self::Rules {
            file: file.to_owned(),
            mistakes,
        }
    }
}

fn count(mistakes: usize) -> String {
    match mistakes {
        1 => "1 mistake".to_owned(),
        more => format!("{more} mistakes"),
    }
}
