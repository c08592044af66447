//! Runs the examples that cut rules and clause rules bring along.

use super::cut::{CutRule, cut};
use super::{ClausePack, ClauseRule, ClauseScene};
use crate::article::{Article, ArticleId, read_text};
use crate::language::Language;
use crate::rules::{ExampleFailure, ExampleFault};

/// Every example of every rule of the pack that does not hold, in the order of the rules.
pub fn check_clause_examples(pack: &ClausePack, language: &Language) -> Vec<ExampleFailure> {
    let mut failures = Vec::new();
    let mut fails = |rule: &str, example: &str, fault| {
        failures.push(ExampleFailure {
            rule: rule.to_owned(),
            example: example.to_owned(),
            fault,
        });
    };
    for rule in &pack.cuts {
        for example in rule.matches.iter().filter(|one| !is_cut_there(rule, one)) {
            fails(&rule.id, example, ExampleFault::Missed);
        }
        // An example to be left whole has no bar, so that any cut is one too many.
        for example in rule.rejects.iter().filter(|one| !is_cut_there(rule, one)) {
            fails(&rule.id, example, ExampleFault::Taken);
        }
    }
    for rule in &pack.rules {
        for (text, case) in &rule.matches {
            if !gives(rule, text, case, pack, language) {
                fails(&rule.id, &told(text, case), ExampleFault::Missed);
            }
        }
        for (text, case) in &rule.rejects {
            if gives(rule, text, case, pack, language) {
                fails(&rule.id, &told(text, case), ExampleFault::Taken);
            }
        }
    }
    failures
}

fn article(text: &str) -> Article {
    read_text("-", text, ArticleId::at(0))
}

/// Whether the rule cuts a sentence where the example has bars, and nowhere else.
fn is_cut_there(rule: &CutRule, example: &str) -> bool {
    let article = article(&format!("{}。", example.replace('|', "")));
    let sentences = || article.blocks.iter().flat_map(|block| &block.sentences);
    let Some(sentence) = sentences().next() else {
        return false;
    };
    let pieces: Vec<&str> = cut(&article, std::slice::from_ref(rule))
        .iter()
        .map(|clause| article.source.slice(sentence.span_of(clause.range.clone())))
        .collect();
    pieces.join("|") == example
}

/// Whether the rule gives one of the text's clauses that case.
fn gives(
    rule: &ClauseRule,
    text: &str,
    case: &str,
    pack: &ClausePack,
    language: &Language,
) -> bool {
    let scene = ClauseScene::of(&article(text), &pack.cuts, language);
    (0..scene.clauses.len()).any(|at| rule.cases(&scene, at).iter().any(|own| own == case))
}

fn told(text: &str, case: &str) -> String {
    format!("{text} [{case}]")
}
