//! The rules about clauses and their weights, as they come with the program.

use super::cut::CutPlace;
use super::{ClausePack, ClauseWeights, Genre, check_clause_examples};
use crate::argument::{Argument, ComponentKind, PlainRules, argue_plain};
use crate::article::{Article, ArticleId, read_text};
use crate::language::{Language, Lexicon};
use crate::rules::{ExampleFault, RulePack};
use std::sync::LazyLock;

static LANGUAGE: LazyLock<Language> = LazyLock::new(|| Language::new(Lexicon::builtin().unwrap()));

fn article(text: &str) -> Article {
    read_text("-", text, ArticleId::at(0))
}

fn argue(text: &str) -> Argument {
    let pack = RulePack::builtin(LANGUAGE.lexicon()).unwrap();
    let plain = PlainRules::builtin(&pack, LANGUAGE.lexicon()).unwrap();
    let article = article(text);
    let weights = plain.weights_for(&article).unwrap();
    argue_plain(
        article.clone(),
        &LANGUAGE,
        &plain.relations,
        &plain.clauses,
        weights,
    )
}

#[test]
fn the_examples_of_all_cut_and_clause_rules_hold() {
    let pack = ClausePack::builtin().unwrap();
    let failures: Vec<String> = check_clause_examples(&pack, &LANGUAGE)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    for rule in &pack.cuts {
        assert!(rule.at == CutPlace::Inside || rule.id.ends_with("-lead"));
    }
}

#[test]
fn an_example_that_does_not_hold_is_named() {
    let text = "[[cut]]\nid = \"lead\"\nat = \"opening\"\npattern = \"首先\"\nwhy = \"-\"\n\
                matches = [\"首先|学费低\", \"其次|学费低\"]\nrejects = [\"首先学费低\", \"学费低\"]\n\
                [[clause]]\nid = \"paragraph\"\nby = [\"paragraph\"]\nwhy = \"-\"\n\
                matches = [[\"夜校该留下。\", \"last\"]]\nrejects = [[\"夜校该留下。\", \"only\"]]\n";
    let pack = ClausePack::from_toml("own.toml", text).unwrap();
    let failures = check_clause_examples(&pack, &LANGUAGE);
    let told: Vec<(&str, &ExampleFault)> = failures
        .iter()
        .map(|failure| (failure.example.as_str(), &failure.fault))
        .collect();
    assert_eq!(
        told,
        [
            ("其次|学费低", &ExampleFault::Missed),
            ("首先学费低", &ExampleFault::Taken),
            ("夜校该留下。 [last]", &ExampleFault::Missed),
            ("夜校该留下。 [only]", &ExampleFault::Taken),
        ]
    );
}

#[test]
fn the_examples_of_all_relation_rules_for_essays_hold() {
    let mut pack = RulePack::default();
    let text = include_str!("../../../data/rules/essay.toml");
    pack.add("essay.toml", text, LANGUAGE.lexicon()).unwrap();
    let failures: Vec<String> = crate::rules::check_examples(&pack, &LANGUAGE)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn tables_read_back_as_they_were_written() {
    let pack = ClausePack::builtin().unwrap();
    let clause = include_str!("../../../data/weights/review/clause.csv");
    let boundary = include_str!("../../../data/weights/review/boundary.csv");
    let weights = ClauseWeights::from_csv(&pack, clause, boundary).unwrap();
    assert_eq!(
        weights.to_csv(&pack),
        (clause.to_owned(), boundary.to_owned())
    );
}

#[test]
fn a_lead_in_stays_outside_and_a_clause_has_its_span() {
    let text = "该不该保留夜校\n很多人在讨论夜校。我认为夜校应该保留。\n首先，夜校对老人很有帮助。例如，我的邻居在那里学会了用手机。因为离家近，他们每天都去。\n总之，夜校应该保留。";
    let argument = argue(text);
    let claims: Vec<&str> = argument
        .components
        .iter()
        .filter(|component| component.kind != ComponentKind::Premise)
        .map(|component| component.text.as_str())
        .collect();
    assert!(claims.contains(&"夜校应该保留"), "{claims:?}");
    assert!(claims.contains(&"夜校对老人很有帮助"), "{claims:?}");
    let characters: Vec<char> = text.chars().collect();
    for component in &argument.components {
        let cut: String = characters[component.span.start..component.span.end]
            .iter()
            .collect();
        assert_eq!(cut, component.text);
        assert!(!component.evidence.is_empty());
    }
    assert!(!argument.relations.is_empty());
}

#[test]
fn traditional_writing_and_english_are_read_as_well() {
    let simplified = argue("这家酒店不错，房间很大，服务员也很热情。");
    let traditional = argue("這家酒店不錯，房間很大，服務員也很熱情。");
    let spans = |argument: &Argument| -> Vec<_> {
        let components = argument.components.iter();
        components
            .map(|component| (component.span, component.kind))
            .collect()
    };
    assert!(!simplified.components.is_empty());
    assert_eq!(spans(&simplified), spans(&traditional));
    argue("“The rooms, 2,000 of them, are fine: clean and quiet,” he said. 我同意，really.");
    argue("，，：。“”");
}

#[test]
fn the_form_of_a_text_tells_its_genre() {
    assert_eq!(Genre::of(&article("房间很大，床也舒服。")), Genre::Review);
    assert_eq!(
        Genre::of(&article("该不该保留夜校\n夜校离家近。\n总之，该保留。")),
        Genre::Essay
    );
    assert_eq!(
        Genre::of(&article(&"夜校离家近。\n".repeat(1200))),
        Genre::Article
    );
}
