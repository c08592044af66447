//! Rules that tell page furniture (navigation, advertisements, credits, share links) from an article's own text.
//!
//! A rule looks at one printed line: its words, by a pattern, and its form: only a link, a caption under a picture,
//! something printed before. What comes in is a TOML pack, what goes out is the first rule that recognises a line.

mod elements;
mod labels;
mod line;

pub use elements::{ElementRule, PrintedElement};
pub use labels::LabelRule;
pub use line::PrintedLine;

use crate::bilingual::Bilingual;
use crate::files::{Mistakes, RuleFile, not_a_pattern};
use crate::pattern::{LatePattern, Searched};
use elements::WrittenElementRule;
use labels::WrittenLabelRule;
use line::{BlockName, PartOfPage, Shape};
use serde::Deserialize;
use toml::Spanned;

const BUILTIN: &str = include_str!("../../../data/rules/furniture.toml");

/// An ordered set of furniture rules; the first that recognises a line names it.
#[derive(Clone, Debug, Default)]
pub struct FurnitureRules {
    rules: Vec<FurnitureRule>,
    elements: Vec<ElementRule>,
    labels: Vec<LabelRule>,
}

/// One rule, checked and ready to match.
#[derive(Clone, Debug)]
pub struct FurnitureRule {
    /// Its name in every output.
    pub id: String,
    /// One line for the editor who wonders.
    pub why: Bilingual,
    /// Markdown in which the rule must recognise something.
    pub matches: Vec<String>,
    /// Markdown in which it must recognise nothing.
    pub rejects: Vec<String>,
    /// Whether everything below a line it recognises is furniture too.
    pub ends_article: bool,
    /// Whether pages print what it recognises above their title.
    pub above_title: AboveTitle,
    place: PartOfPage,
    shape: Shape,
    blocks: Vec<BlockName>,
    most_characters: Option<usize>,
    pattern: Option<LatePattern>,
}

/// Whether pages print above their title what a rule recognises. Only such rules look at the first line of a plain text,
/// which else is its title: a title may read like furniture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AboveTitle {
    /// They don't.
    #[default]
    Never,
    /// They do.
    Always,
    /// They do where it tells a year: 今天 may be a title, 2025年2月21日 is none.
    WithYear,
    /// They do where it names who wrote the text: `By Design` may be a title, `By Jane Roe` is none.
    NamingAuthor,
}

impl AboveTitle {
    /// As a pack writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Never => "never",
            Self::Always => "always",
            Self::WithYear => "with_year",
            Self::NamingAuthor => "naming_author",
        }
    }
}

/// A furniture pack that can't be used; every mistake is told, each with its place.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct FurnitureRuleError(#[from] pub Mistakes);

impl FurnitureRules {
    /// The rules that come with the program.
    ///
    /// # Errors
    /// None that the program's own rules cause.
    pub fn builtin() -> Result<Self, FurnitureRuleError> {
        let late = |source| Ok(LatePattern::trusted(source));
        Self::read("furniture.toml", BUILTIN, late)
    }

    /// Reads a pack; `name` stands in its error messages.
    ///
    /// # Errors
    /// Every mistake in it at once, with its line.
    pub fn from_toml(name: &str, text: &str) -> Result<Self, FurnitureRuleError> {
        Self::read(name, text, LatePattern::checked)
    }

    fn read(
        name: &str,
        text: &str,
        compile: impl Fn(String) -> Result<LatePattern, regex::Error> + Copy,
    ) -> Result<Self, FurnitureRuleError> {
        let mut file = RuleFile::new(name, text);
        let mut all = Self::default();
        for Pack {
            rule,
            element,
            label,
        } in file.read()
        {
            let rules = rule.into_iter();
            all.rules
                .extend(rules.map(|written| written.check(&mut file, compile)));
            let elements = element.into_iter();
            all.elements
                .extend(elements.map(|written| written.check(&mut file)));
            let labels = label.into_iter();
            all.labels
                .extend(labels.map(|written| written.check(&mut file, compile)));
        }
        file.finish()?;
        Ok(all)
    }

    /// Adds the rules of another pack. A rule with a known id takes the place of the old one.
    pub fn merge(&mut self, other: Self) {
        put(&mut self.rules, other.rules, |rule| &rule.id);
        put(&mut self.elements, other.elements, |rule| &rule.id);
        put(&mut self.labels, other.labels, |rule| &rule.id);
    }

    /// The rules in the order in which they are asked.
    pub fn iter(&self) -> impl Iterator<Item = &FurnitureRule> {
        self.rules.iter()
    }

    /// The first rule that recognises the line.
    pub fn recognise(&self, line: &PrintedLine<'_>) -> Option<&FurnitureRule> {
        let text = Searched::new(line.text);
        let mut rules = self.rules.iter();
        rules.find(|rule| rule.recognises_in(line, text))
    }
}

/// Puts rules in the place of known ones of the same id, new ones behind them.
fn put<R>(rules: &mut Vec<R>, others: Vec<R>, id: fn(&R) -> &String) {
    for rule in others {
        match rules.iter_mut().find(|known| id(known) == id(&rule)) {
            Some(known) => *known = rule,
            None => rules.push(rule),
        }
    }
}

impl FurnitureRule {
    /// Whether all of the rule's conditions hold; `text` is the line's, searched once for all rules.
    fn recognises_in(&self, line: &PrintedLine<'_>, text: Searched<'_>) -> bool {
        self.place.holds(line)
            && self.shape.holds(line)
            && self
                .most_characters
                .is_none_or(|most| line.characters <= most)
            && (self.blocks.is_empty() || self.blocks.iter().any(|name| name.is(line.kind)))
            && self
                .pattern
                .as_ref()
                .is_none_or(|pattern| pattern.is_match_in(text))
    }
}

/// A pack as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Pack {
    #[serde(default)]
    rule: Vec<WrittenRule>,
    #[serde(default)]
    element: Vec<WrittenElementRule>,
    #[serde(default)]
    label: Vec<WrittenLabelRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRule {
    id: Spanned<String>,
    why: String,
    why_zh: Option<String>,
    #[serde(default)]
    place: PartOfPage,
    #[serde(default)]
    shape: Shape,
    #[serde(default)]
    blocks: Vec<BlockName>,
    most_characters: Option<usize>,
    pattern: Option<Spanned<String>>,
    #[serde(default)]
    ends_article: bool,
    above_title: Option<Spanned<AboveTitle>>,
    matches: Vec<String>,
    rejects: Vec<String>,
}

impl WrittenRule {
    fn check(
        self,
        file: &mut RuleFile<'_>,
        compile: impl Fn(String) -> Result<LatePattern, regex::Error>,
    ) -> FurnitureRule {
        file.check_name(&self.id, &self.why);
        if self.pattern.is_none() && self.shape == Shape::Any {
            file.report(
                self.id.span(),
                boundless(self.id.get_ref(), "a `pattern` or a `shape`"),
            );
        }
        if let Some(above) = &self.above_title
            && !self.place.is_at_top()
        {
            let cause = "what is printed above a title stands at the top; leave out `above_title`, or let `place` be \"top\", \"edges\" or \"anywhere\"";
            file.report(above.span(), cause);
        }
        let pattern = self.pattern.and_then(|pattern| {
            let place = pattern.span();
            compile(pattern.into_inner())
                .map_err(|cause| file.report(place, not_a_pattern(&cause)))
                .ok()
        });
        FurnitureRule {
            id: self.id.into_inner(),
            why: Bilingual::written(self.why, self.why_zh),
            matches: self.matches,
            rejects: self.rejects,
            ends_article: self.ends_article,
            above_title: self
                .above_title
                .map_or(AboveTitle::Never, Spanned::into_inner),
            place: self.place,
            shape: self.shape,
            blocks: self.blocks,
            most_characters: self.most_characters,
            pattern,
        }
    }
}

/// What is wrong with a rule that asks for nothing.
fn boundless(id: &str, wanted: &str) -> String {
    format!("the rule `{id}` recognises everything; give it {wanted}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> String {
        FurnitureRules::from_toml("mine.toml", text)
            .map_or_else(|error| error.to_string(), |_| "none".to_owned())
    }

    #[test]
    fn the_builtin_pack_is_sound_and_every_rule_says_why() {
        assert!(problem(BUILTIN) == "none");
        let rules = FurnitureRules::builtin().unwrap();
        assert!(rules.iter().count() > 20);
        for rule in rules.iter() {
            assert!(
                !rule.why.en.is_empty() && !rule.matches.is_empty() && !rule.rejects.is_empty(),
                "{}",
                rule.id
            );
        }
    }

    #[test]
    fn mistakes_in_a_pack_name_the_pack_and_the_rule() {
        let rule = |more: &str| {
            format!("[[rule]]\nid = \"a\"\nwhy = \"b\"\nmatches = []\nrejects = []\n{more}\n")
        };
        assert!(problem("[[rule]]\nid = 3").contains("mine.toml"));
        assert!(
            problem(&rule("pattern = \"(\""))
                .contains("mine.toml:6:11: this is not a regular expression")
        );
        assert!(problem(&rule("")).contains("the rule `a` recognises everything"));
        assert!(problem(&rule("patern = \"x\"")).contains("patern"));
        let above = |more: &str| problem(&rule(&format!("pattern = \"x\"\nabove_title = {more}")));
        assert!(above("\"whith_year\"").contains("mine.toml:7:15: unknown variant `whith_year`"));
        assert!(
            above("\"always\"\nplace = \"bottom\"").contains("mine.toml:7:15: what is printed")
        );
        assert_eq!(above("\"always\"\nplace = \"edges\""), "none");
        let one = rule("pattern = \"x\"");
        assert!(
            problem(&format!("{one}{one}")).contains("the id `a` is taken by the rule in line 2")
        );
    }

    #[test]
    fn a_later_pack_replaces_rules_of_the_same_id() {
        let pack = |pattern: &str| {
            let text = format!(
                "[[rule]]\nid = \"a\"\nwhy = \"b\"\npattern = '{pattern}'\nmatches = []\nrejects = []"
            );
            FurnitureRules::from_toml("p", &text)
        };
        let (Ok(mut rules), Ok(later)) = (pack("^旧"), pack("^新")) else {
            panic!("both packs are sound");
        };
        rules.merge(later);
        let patterns: Vec<_> = rules
            .iter()
            .filter_map(|rule| rule.pattern.as_ref())
            .map(LatePattern::as_str)
            .collect();
        assert_eq!(patterns, ["^新"]);
    }
}
