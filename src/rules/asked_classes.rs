//! Which classes of cues are asked for: a class that nobody asks for counts nothing.

use super::condition::Condition;
use super::pack::RulePack;
use std::collections::BTreeSet;
use toml::Value;

impl RulePack {
    /// The classes that its rules ask for.
    pub(crate) fn asked_classes(&self) -> BTreeSet<&str> {
        let mut asked = BTreeSet::new();
        let of_sentences = self.component.iter().map(|rule| &rule.when);
        let of_pairs = self.relation.iter();
        let of_pairs = of_pairs.flat_map(|rule| [&rule.source, &rule.target]);
        for condition in of_sentences.chain(of_pairs) {
            condition.each(&mut |one: &Condition| asked.extend(one.classes()));
        }
        asked
    }
}

/// The keys of rules and views whose values are classes.
const KEYS: [&str; 3] = ["cue", "opens_with", "classes"];

/// The classes that a pack asks for, as it is written: the lexicon in use may lack them. None where it can't be read.
pub(crate) fn classes_asked_in(text: &str) -> BTreeSet<String> {
    let mut asked = BTreeSet::new();
    if let Ok(pack) = toml::from_str(text) {
        gather(&Value::Table(pack), false, &mut asked);
    }
    asked
}

fn gather(value: &Value, is_class: bool, asked: &mut BTreeSet<String>) {
    match value {
        Value::String(class) if is_class => {
            asked.insert(class.clone());
        }
        Value::Array(values) => {
            for value in values {
                gather(value, is_class, asked);
            }
        }
        Value::Table(table) => {
            for (key, value) in table {
                gather(value, KEYS.contains(&key.as_str()), asked);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lexicon;

    const RULE: &str = "[[component]]\nid = \"own\"\nvotes = \"claim\"\n\
        when = { any = [{ cue = [\"praise\", \"blame\"] }, { not = { opens_with = \"negation\" } }], heading = { cue = \"turn\" } }\n\
        why = \"Says \\\"irony\\\".\"\nmatches = [\"好。\"]\nrejects = [\"店。\"]\n";

    #[test]
    fn classes_are_asked_for_at_every_depth_and_only_by_conditions() {
        let lexicon = Lexicon::builtin().unwrap();
        let mut pack = RulePack::builtin(&lexicon).unwrap().emptied();
        pack.add("own.toml", RULE, &lexicon).unwrap();
        let asked = ["blame", "negation", "praise", "turn"];
        assert!(pack.asked_classes().iter().eq(&asked));
        assert!(classes_asked_in(RULE).iter().eq(&asked));
        assert!(classes_asked_in("[[component]\n").is_empty());
    }
}
