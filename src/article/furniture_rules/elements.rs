//! Rules that tell HTML elements which hold furniture by their tag, their role and the names their authors gave them.

use super::{FurnitureRules, boundless};
use crate::bilingual::Bilingual;
use crate::files::RuleFile;
use serde::Deserialize;
use toml::Spanned;

/// An HTML element as the rules see it.
#[derive(Clone, Copy, Debug)]
pub struct PrintedElement<'a> {
    /// In lower case.
    pub tag: &'a str,
    /// Its classes and its id, separated by spaces.
    pub names: &'a str,
    /// Its ARIA role.
    pub role: &'a str,
    /// The page does not show it.
    pub hidden: bool,
    /// It holds only a small part of the page's text.
    pub small: bool,
}

/// A rule about elements: one of its tags or roles, or a part of a name, is enough.
#[derive(Clone, Debug)]
pub struct ElementRule {
    /// Its name in every output.
    pub id: String,
    /// One line for the editor who wonders.
    pub why: Bilingual,
    /// HTML in which the rule must recognise an element.
    pub matches: Vec<String>,
    /// HTML in which it must recognise none.
    pub rejects: Vec<String>,
    tags: Vec<String>,
    roles: Vec<String>,
    hidden: bool,
    names: Vec<String>,
}

impl ElementRule {
    /// Whether the rule takes the element for furniture. Names count only where the element is small: a page's very body
    /// may be called `share-page`.
    pub fn recognises(&self, element: &PrintedElement<'_>) -> bool {
        let named = || words(element.names).any(|word| self.names.contains(&word));
        self.tags.iter().any(|tag| tag == element.tag)
            || self.roles.iter().any(|role| role == element.role)
            || (self.hidden && element.hidden)
            || (element.small && !self.names.is_empty() && named())
    }
}

/// The words of classes and ids, in lower case: `relatedPosts`, `related-posts` and `related_posts` are two each.
fn words(names: &str) -> impl Iterator<Item = String> {
    let mut spaced = String::with_capacity(names.len() + 8);
    let mut lower = false;
    for character in names.chars() {
        if lower && character.is_ascii_uppercase() {
            spaced.push(' ');
        }
        lower = character.is_ascii_lowercase();
        spaced.push(character.to_ascii_lowercase());
    }
    let words: Vec<String> = spaced
        .split(|character: char| !character.is_ascii_alphabetic())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.into_iter()
}

impl FurnitureRules {
    /// The rules about HTML elements, in the order in which they are asked.
    pub fn elements(&self) -> impl Iterator<Item = &ElementRule> {
        self.elements.iter()
    }

    /// The id of the first rule that takes an HTML element for furniture.
    pub fn recognise_element(&self, element: &PrintedElement<'_>) -> Option<&str> {
        let rule = self.elements.iter().find(|rule| rule.recognises(element))?;
        Some(rule.id.as_str())
    }
}

/// An element rule as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenElementRule {
    id: Spanned<String>,
    why: String,
    why_zh: Option<String>,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    roles: Vec<String>,
    #[serde(default)]
    hidden: bool,
    /// Words of classes and ids, in lower case.
    #[serde(default)]
    names: Vec<String>,
    matches: Vec<String>,
    rejects: Vec<String>,
}

impl WrittenElementRule {
    pub(super) fn check(self, file: &mut RuleFile<'_>) -> ElementRule {
        file.check_name(&self.id, &self.why);
        if self.tags.is_empty() && self.roles.is_empty() && self.names.is_empty() && !self.hidden {
            let wanted = "`tags`, `roles`, `names` or `hidden`";
            file.report(self.id.span(), boundless(self.id.get_ref(), wanted));
        }
        ElementRule {
            id: self.id.into_inner(),
            why: Bilingual::written(self.why, self.why_zh),
            matches: self.matches,
            rejects: self.rejects,
            tags: self.tags,
            roles: self.roles,
            hidden: self.hidden,
            names: self.names,
        }
    }
}
