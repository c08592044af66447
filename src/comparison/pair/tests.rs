//! Every example of every rule in `data/rules/relate.toml`.

use super::rules::rules_file;
use super::*;
use crate::language::Language;

fn fired(language: &Language, rules: &PairRules, a: &str, b: &str) -> Vec<String> {
    let statement = |text: &str| rules.statement(&language.read(text), language);
    rules
        .firings(&statement(a), &statement(b))
        .iter()
        .map(|firing| rules.rule(firing.rule).id.clone())
        .collect()
}

fn rules(language: &Language) -> PairRules {
    let frames = Arc::new(FrameSet::builtin().unwrap());
    PairRules::builtin(language.lexicon(), frames).unwrap()
}

#[test]
fn every_example_holds() {
    let language = Language::new(Lexicon::builtin().unwrap());
    let rules = rules(&language);
    let file = rules_file().unwrap();
    let mut wrong = Vec::new();
    for check in &file.check {
        for (examples, expected) in [(&check.fires, true), (&check.silent, false)] {
            for [a, b] in examples {
                let fires = fired(&language, &rules, a, b).contains(&check.id);
                if fires != expected {
                    wrong.push(format!("{} {a} / {b}: fires {fires}", check.id));
                }
            }
        }
    }
    for wording in &file.wording {
        let rule = format!("only_b_says:{}", wording.id);
        for sentence in &wording.matches {
            if !fired(&language, &rules, "", sentence).contains(&rule) {
                wrong.push(format!("{rule}: {sentence}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn empty_statements_are_compared_without_fuss() {
    let language = Language::new(Lexicon::builtin().unwrap());
    let rules = rules(&language);
    let fired = fired(&language, &rules, "", "");
    assert_eq!(fired, ["same_words_no_denial"; 0]);
}
