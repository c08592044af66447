//! Runs the examples that rules bring along: each is a small Markdown article, read as any other article is.

use super::pack::RulePack;
use super::scene::Scene;
use crate::article::{ArticleId, FurnitureRules, read_bytes};
use crate::files::{ExampleFailure, broken_examples};
use crate::language::{Analysis, Language};
use std::collections::BTreeMap;

/// Every example of every rule of the pack that does not hold, in the order of the rules.
pub fn check_examples(pack: &RulePack, language: &Language) -> Vec<ExampleFailure> {
    let mut examples = Examples::new(language);
    for rule in &pack.component {
        let holds = |scene: &Scene| !rule.when.holding(scene).is_empty();
        examples.check(&rule.id, &rule.matches, &rule.rejects, holds);
    }
    for rule in &pack.relation {
        let holds = |scene: &Scene| rule.holds_somewhere(scene);
        examples.check(&rule.id, &rule.matches, &rule.rejects, holds);
    }
    examples.failures
}

/// The examples read so far: many rules share one, and reading is what takes the time.
struct Examples<'a> {
    language: &'a Language,
    read: BTreeMap<String, Result<Analysis, String>>,
    failures: Vec<ExampleFailure>,
}

impl<'a> Examples<'a> {
    fn new(language: &'a Language) -> Self {
        Self {
            language,
            read: BTreeMap::new(),
            failures: Vec::new(),
        }
    }

    fn check(
        &mut self,
        rule: &str,
        matches: &[String],
        rejects: &[String],
        holds: impl Fn(&Scene) -> bool,
    ) {
        let failures = broken_examples(rule, matches, rejects, |example| {
            let analysis = self.analysis(example).as_ref().map_err(Clone::clone)?;
            Ok(holds(&Scene::of(analysis)))
        });
        self.failures.extend(failures);
    }

    fn analysis(&mut self, example: &str) -> &Result<Analysis, String> {
        let language = self.language;
        self.read.entry(example.to_owned()).or_insert_with(|| {
            // No furniture rules: every line of an example is meant.
            let bytes = example.as_bytes().to_vec();
            read_bytes(
                "example.md",
                bytes,
                ArticleId::at(0),
                &FurnitureRules::default(),
            )
            .map(|article| language.analyse(article))
            .map_err(|cause| cause.to_string())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::ExampleFault;
    use crate::language::Lexicon;

    #[test]
    fn the_examples_of_all_rules_of_the_program_hold() {
        let language = Language::new(Lexicon::builtin().unwrap());
        let pack = RulePack::builtin(language.lexicon()).unwrap();
        let failures: Vec<String> = check_examples(&pack, &language)
            .iter()
            .map(ToString::to_string)
            .collect();
        assert!(failures.is_empty(), "{}", failures.join("\n"));
    }

    #[test]
    fn an_example_that_does_not_hold_is_named() {
        let language = Language::new(Lexicon::builtin().unwrap());
        let mut pack = RulePack::default();
        let text = "[[component]]\nid = \"short\"\nwhen = { length = { max = 3 } }\nvotes = \"none\"\nwhy = \"-\"\n\
                    matches = [\"书店很多。\"]\nrejects = [\"好吧。\", \"\"]\n";
        pack.add("own.toml", text, language.lexicon()).unwrap();
        let faults: Vec<ExampleFault> = check_examples(&pack, &language)
            .into_iter()
            .map(|failure| failure.fault)
            .collect();
        assert!(
            matches!(
                faults[..],
                [
                    ExampleFault::Missed,
                    ExampleFault::Taken,
                    ExampleFault::Unreadable(_)
                ]
            ),
            "{faults:?}"
        );
    }
}
