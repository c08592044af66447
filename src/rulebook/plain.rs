//! The rules for plain essays and reviews: where clauses are cut, what each is, and the relations of essays.

use super::{RuleEntry, relation_entry};
use crate::argument::clauses::label::{LABELS, Label};
use crate::argument::clauses::{ClauseRule, check_clause_examples};
use crate::argument::{GenreWeights, PlainRules};
use crate::bilingual::Lang;
use crate::counterpoint::Counterpoint;
use crate::rules::{ExampleFailure, PackError, check_examples};

/// Cases of a rule that are listed, the heaviest first; rules that list cue words have hundreds.
const MOST_CASES: usize = 12;
/// Labels told of one case.
const MOST_LABELS: usize = 3;
/// Labels that a case counts less for are not told.
const LEAST_WEIGHT: f64 = 0.05;

impl Counterpoint {
    /// Rules about cuts, clauses and relations of essays and reviews.
    pub(super) fn plain_entries(&self) -> Result<Vec<RuleEntry>, PackError> {
        let plain = self.plain_rules()?;
        let mut entries = Vec::new();
        for rule in &plain.clauses.cuts {
            let entry = RuleEntry::new("cut", &rule.id, rule.why.clone());
            entries.push(
                entry
                    .with_all("matches", &rule.matches)
                    .with_all("rejects", &rule.rejects),
            );
        }
        for (place, rule) in plain.clauses.rules.iter().enumerate() {
            let mut entry = RuleEntry::new("clause", &rule.id, rule.why.clone());
            for (genre, weights) in [("essay", &plain.essay), ("review", &plain.review)] {
                entry = with_cases(entry, genre, place, weights, self.lang());
            }
            entries.push(with_examples(entry, rule));
        }
        let weights = &plain.essay.relations.relation;
        for (rule, weights) in plain.relations.relation.iter().zip(weights) {
            if self.is_for_essays(&rule.id) {
                entries.push(relation_entry("essay", rule, weights, self.lang()));
            }
        }
        Ok(entries)
    }

    /// Every example of these rules that does not hold.
    pub(super) fn test_plain_rules(&self) -> Result<Vec<ExampleFailure>, PackError> {
        let plain = self.plain_rules()?;
        let mut failures = check_clause_examples(&plain.clauses, &self.language);
        let mut essays = plain.relations;
        essays.component.clear();
        (essays.relation).retain(|rule| self.is_for_essays(&rule.id));
        failures.extend(check_examples(&essays, &self.language));
        Ok(failures)
    }

    fn plain_rules(&self) -> Result<PlainRules, PackError> {
        PlainRules::builtin(&self.pack, self.language.lexicon())
    }

    /// Whether a relation rule is none of those that articles are judged by.
    fn is_for_essays(&self, id: &str) -> bool {
        self.pack.relation.iter().all(|rule| rule.id != id)
    }
}

/// What each case of the clause rule at `place` counts in a genre.
fn with_cases(
    mut entry: RuleEntry,
    genre: &'static str,
    place: usize,
    weights: &GenreWeights,
    lang: Lang,
) -> RuleEntry {
    let mut cases: Vec<(&String, &[f64; LABELS])> = weights.clauses.cases[place].iter().collect();
    let heaviest =
        |numbers: &[f64; LABELS]| numbers.iter().fold(0.0, |most: f64, n| most.max(n.abs()));
    cases.sort_by(|a, b| heaviest(b.1).total_cmp(&heaviest(a.1)).then(a.0.cmp(b.0)));
    let more = cases.len().saturating_sub(MOST_CASES);
    for (case, numbers) in cases.into_iter().take(MOST_CASES) {
        let mut labels: Vec<(Label, f64)> = Label::ALL
            .into_iter()
            .zip(numbers.iter().copied())
            .collect();
        labels.retain(|(_, weight)| weight.abs() >= LEAST_WEIGHT);
        labels.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        labels.truncate(MOST_LABELS);
        let told: Vec<String> = labels
            .iter()
            .map(|(label, weight)| format!("{} {weight:+.2}", label.name()))
            .collect();
        if !told.is_empty() {
            entry = entry.with(genre, format!("{case}: {}", told.join(", ")));
        }
    }
    if more == 0 {
        return entry;
    }
    let file = format!("data/weights/{genre}/clause.csv");
    let told = match lang {
        Lang::Zh => format!("……另有 {more} 种情形，见 {file}"),
        Lang::En => format!("… and {more} more in {file}"),
    };
    entry.with(genre, told)
}

fn with_examples(entry: RuleEntry, rule: &ClauseRule) -> RuleEntry {
    let told = |examples: &[(String, String)]| -> Vec<String> {
        let all = examples.iter();
        all.map(|(text, case)| format!("{text}\n[{case}]"))
            .collect()
    };
    entry
        .with_all("matches", &told(&rule.matches))
        .with_all("rejects", &told(&rule.rejects))
}
