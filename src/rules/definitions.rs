//! Parts of patterns that are defined once, before the rules of a pack:
//!
//! ```toml
//! [definitions]
//! numeral = "[一二三四五六七八九十]{1,3}"
//! stage = ["步骤", "阶段"]
//! ```
//! `{numeral}` in a pattern of the same pack, or of one read later, stands for that definition, `{stage}` for any of its
//! entries, as in the definitions section of `lex` (M. E. Lesk, E. Schmidt: Lex, a lexical analyzer generator, 1975).

use super::error::ConditionError;
use super::one_or_many::OneOrMany;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// Definitions by their names.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(transparent)]
pub(super) struct Definitions(BTreeMap<String, OneOrMany<String>>);

impl Definitions {
    /// Adds others; one whose name is known replaces it in what is read from now on.
    pub(super) fn add(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// The pattern with what its names stand for; a mistake where a name is not defined.
    pub(super) fn expanded(&self, pattern: &str) -> Result<String, ConditionError> {
        let mut expanded = String::with_capacity(pattern.len());
        for part in parts(pattern) {
            match part {
                Part::Plain(text) => expanded.push_str(text),
                Part::Name(name) => {
                    expanded.push_str(&self.of(name).ok_or_else(|| ConditionError::Definition {
                        pattern: pattern.to_owned(),
                        name: name.to_owned(),
                        known: self.0.keys().cloned().collect(),
                    })?)
                }
            }
        }
        Ok(expanded)
    }

    /// What a condition's text says with the definitions it names, each on a line of its own behind it.
    pub(super) fn spelt_out(&self, written: String) -> String {
        let names = parts(&written).filter_map(|part| match part {
            Part::Name(name) => Some(name),
            Part::Plain(_) => None,
        });
        let names: BTreeSet<&str> = names.collect();
        let told = names
            .into_iter()
            .filter_map(|name| Some(format!("\n{{{name}}}: {}", self.of(name)?)));
        let told: String = told.collect();
        written + &told
    }

    /// What a name stands for, as a group.
    fn of(&self, name: &str) -> Option<String> {
        let entries = self.0.get(name)?.as_slice();
        Some(format!("(?:{})", entries.join("|")))
    }
}

/// A stretch of a pattern.
#[derive(Debug, PartialEq)]
enum Part<'p> {
    /// As it stands.
    Plain(&'p str),
    /// What stands in braces.
    Name(&'p str),
}

/// The stretches of a pattern, one behind the other. Braces with a number in them repeat what stands before them, and those
/// of `\x{…}` and its like belong to the escape.
fn parts(pattern: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = pattern;
    std::iter::from_fn(move || {
        if let Some(name) = name_at(rest) {
            rest = &rest[name.len() + 2..];
            return Some(Part::Name(name));
        }
        let mut letters = rest.char_indices();
        let mut end = rest.len();
        while let Some((at, letter)) = letters.next() {
            match letter {
                // What is escaped, and the opening brace behind it, open no name.
                '\\' => {
                    letters.next();
                    if letters.as_str().starts_with('{') {
                        letters.next();
                    }
                }
                '{' if name_at(&rest[at..]).is_some() => {
                    end = at;
                    break;
                }
                _ => {}
            }
        }
        let (plain, behind) = rest.split_at(end);
        rest = behind;
        (!plain.is_empty()).then_some(Part::Plain(plain))
    })
}

/// The name in the braces that a text begins with.
fn name_at(text: &str) -> Option<&str> {
    let (name, _) = text.strip_prefix('{')?.split_once('}')?;
    let is_name = name.starts_with(|first: char| first.is_ascii_lowercase())
        && name
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_');
    is_name.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn definitions() -> Definitions {
        let pack = r#"
            numeral = "[一二三]{1,3}"
            stage = ["步骤", "阶段"]
        "#;
        toml::from_str(pack).unwrap_or_default()
    }

    #[test]
    fn a_name_stands_for_its_definition() -> Result<(), ConditionError> {
        let expanded = definitions().expanded("^第{numeral}个{stage}{1,2}$")?;
        assert_eq!(expanded, "^第(?:[一二三]{1,3})个(?:步骤|阶段){1,2}$");
        Ok(())
    }

    #[test]
    fn braces_of_numbers_and_escapes_are_left() -> Result<(), ConditionError> {
        for pattern in [r"\x{fe}{2}", r"\{stage}", "[一-十]{2,}", r"\\x"] {
            assert_eq!(definitions().expanded(pattern)?, pattern);
        }
        Ok(())
    }

    #[test]
    fn a_name_without_a_definition_is_a_mistake() {
        let mistake = definitions()
            .expanded("{stag}$")
            .map_err(|told| told.to_string());
        let told = "no `stag` stands under [definitions]; is stage meant?";
        assert_eq!(mistake, Err(told.to_owned()));
    }

    #[test]
    fn a_rule_that_is_shown_says_what_its_names_stand_for() {
        let shown = definitions().spelt_out("{ pattern = '{stage}$' }".to_owned());
        assert_eq!(shown, "{ pattern = '{stage}$' }\n{stage}: (?:步骤|阶段)");
    }
}
