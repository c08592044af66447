//! Rules that tell what is printed before the first sentence of a lead to name it: 编辑导语：.
//!
//! Unlike other furniture a label shares its line with the article's own words, so only what the pattern matches is set aside.

use super::FurnitureRules;
use crate::bilingual::Bilingual;
use crate::files::{RuleFile, not_a_pattern};
use crate::pattern::LatePattern;
use serde::Deserialize;
use toml::Spanned;

/// A rule about labels, checked and ready to match.
#[derive(Clone, Debug)]
pub struct LabelRule {
    /// Its name in every output.
    pub id: String,
    /// One line for the editor who wonders.
    pub why: Bilingual,
    /// Markdown in which the rule must recognise a label.
    pub matches: Vec<String>,
    /// Markdown in which it must recognise none.
    pub rejects: Vec<String>,
    pattern: Option<LatePattern>,
}

impl FurnitureRules {
    /// The rules about labels, in the order in which they are asked.
    pub fn labels(&self) -> impl Iterator<Item = &LabelRule> {
        self.labels.iter()
    }

    /// The id of the first rule that recognises a label at the front of the line, and how many characters the label has.
    pub fn recognise_label(&self, line: &str) -> Option<(&str, usize)> {
        self.labels.iter().find_map(|rule| {
            let label = rule.pattern.as_ref()?.at_front(line)?;
            Some((rule.id.as_str(), line.get(..label)?.chars().count()))
        })
    }
}

/// A label rule as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WrittenLabelRule {
    id: Spanned<String>,
    why: String,
    why_zh: Option<String>,
    pattern: Spanned<String>,
    matches: Vec<String>,
    rejects: Vec<String>,
}

impl WrittenLabelRule {
    pub(super) fn check(
        self,
        file: &mut RuleFile<'_>,
        compile: impl Fn(String) -> Result<LatePattern, regex::Error>,
    ) -> LabelRule {
        file.check_name(&self.id, &self.why);
        let place = self.pattern.span();
        let pattern = compile(self.pattern.into_inner())
            .map_err(|cause| file.report(place, not_a_pattern(&cause)))
            .ok();
        LabelRule {
            id: self.id.into_inner(),
            why: Bilingual::written(self.why, self.why_zh),
            matches: self.matches,
            rejects: self.rejects,
            pattern,
        }
    }
}
