//! What comparing English articles, and an English one with a Chinese one, comes to.

use super::compare::tests::read;
use super::{CompareRules, Comparison, Pairing, compare};
use crate::argument::RelationKind;
use crate::bilingual::Lang;
use crate::language::{Language, Lexicon};

type Outcome = Result<(), Box<dyn std::error::Error>>;

const HOPEFUL: &str = "The old ferry is a success.\nThe ferry pays for itself, because its passengers come back every summer.\nIts pier is safe.";
const DOUBTFUL: &str = "The ferry was a failure.\nThe two ferries lose money every winter.\nCritics say that the bakers sell bread on board.\nThe pier is dangerous at night.";

fn compared(first: &str, second: &str) -> Result<Comparison, Box<dyn std::error::Error>> {
    let language = Language::new(Lexicon::builtin()?);
    let (first, second) = (read(first, 0, &language), read(second, 1, &language));
    let articles = [(&first.0, &first.1), (&second.0, &second.1)];
    let rules = CompareRules::builtin(Lang::En)?;
    Ok(compare(&articles, Pairing::EveryTwo, &rules, &language))
}

/// The components of the contradictions, in order.
fn contradictions(comparison: &Comparison) -> Vec<(usize, usize)> {
    let relations = comparison.relations.iter();
    let mut found: Vec<(usize, usize)> = relations
        .filter(|relation| relation.kind == RelationKind::Contradiction)
        .map(|relation| (relation.first.component, relation.second.component))
        .collect();
    found.sort_unstable();
    found
}

#[test]
fn english_authors_contradict_each_other_over_what_both_name() -> Outcome {
    let comparison = compared(HOPEFUL, DOUBTFUL)?;
    assert_eq!(contradictions(&comparison), [(0, 0), (1, 1), (2, 3)]);
    let labels: Vec<&str> = comparison
        .issues
        .iter()
        .map(|issue| issue.label.as_str())
        .collect();
    assert!(labels.contains(&"pier: Safe or risky?"), "{labels:?}");
    Ok(())
}

#[test]
fn articles_of_two_languages_meet_on_questions() -> Outcome {
    let chinese = "渡船的生意一直在亏损。\n码头的夜里并不安全。\n面包师在船上卖面包。";
    let comparison = compared(HOPEFUL, chinese)?;
    assert_eq!(
        contradictions(&comparison),
        [(2, 1)],
        "how a measure moves is compared within a language"
    );
    let none = compared(
        "The baker sells bread.\nThe clock is blue and white.",
        chinese,
    )?;
    assert!(none.relations.is_empty());
    Ok(())
}
