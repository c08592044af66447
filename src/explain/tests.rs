//! Explanations of a map made for tests.

use super::phrases::Phrases;
use super::{Explainer, Reason, Reasons};
use crate::argument::{Alternative, ComponentKind, RelationKind, RelationRunnerUp};
use crate::article::Span;
use crate::bilingual::{Bilingual, Lang};
use crate::map::{ArgumentMap, Correction, Decision, Edge, NodeId, Review, specimen};
use crate::rules::{Evidence, MatchedWords, RelationVote};

fn reasons() -> Reasons {
    let entry = |id: &str, why: &str, why_zh: Option<&str>, votes| {
        let reason = Reason {
            why: Bilingual::written(why.to_owned(), why_zh.map(str::to_owned)),
            less: None,
            votes,
        };
        (id.to_owned(), reason)
    };
    Reasons::of([
        entry("kind.assertion", "It asserts.", Some("它下了断言。"), None),
        entry("relation.neighbour", "They stand side by side.", None, None),
        entry(
            "against-denial",
            "Rebuttals deny.",
            Some("反驳会否认。"),
            Some(RelationVote::Contradiction),
        ),
    ])
}

fn evidence(rule: &str, case: &str, weight: f64, words: &[(&str, usize)]) -> Evidence {
    Evidence {
        rule: rule.to_owned(),
        case: case.to_owned(),
        words: words
            .iter()
            .map(|&(text, start)| MatchedWords {
                text: text.to_owned(),
                span: Span::new(start, start + text.chars().count()),
            })
            .collect(),
        weight,
    }
}

#[test]
fn a_node_shows_its_words_its_rules_and_what_it_nearly_was() -> Result<(), String> {
    let (map, reasons) = (specimen::night_markets(), reasons());
    let node = map.node(&NodeId("B5".to_owned())).ok_or("no B5")?;
    let chinese = Explainer::new(&map, &reasons, Lang::Zh).node(node);
    insta::assert_snapshot!("node_zh", chinese);
    let english = Explainer::new(&map, &reasons, Lang::En).node(node);
    insta::assert_snapshot!("node_en", english);
    Ok(())
}

#[test]
fn an_edge_tells_what_it_is_about_from_whether_it_is_against() -> Result<(), String> {
    let (mut map, reasons) = (specimen::night_markets(), reasons());
    let place = |map: &ArgumentMap, id: &str| map.index_of(&NodeId(id.to_owned())).ok_or("no node");
    let ends = (place(&map, "A6")?, place(&map, "A2")?);
    let support = map.edges().next().ok_or("no edge")?.edge.clone();
    let edge = Edge {
        evidence: vec![
            evidence(
                "relation.neighbour",
                "before_2",
                1.25,
                &[("街道", 705), ("盗窃", 709)],
            ),
            evidence("against-denial", "", 0.5, &[]),
            evidence("of-nobody", "", -0.25, &[]),
        ],
        runner_up: Some(RelationRunnerUp {
            alternative: Alternative::OtherTarget {
                target: NodeId("A4".to_owned()),
            },
            margin: 0.2,
        }),
        ..support
    };
    map.add_edge(ends.0, ends.1, edge);
    let explainer = Explainer::new(&map, &reasons, Lang::Zh);
    let edge = map.edges().last().ok_or("no edge")?;
    insta::assert_snapshot!("edge_zh", explainer.edge(edge));
    let pair = map.cross_edges().next().ok_or("no pair")?;
    let english = Explainer::new(&map, &reasons, Lang::En);
    insta::assert_snapshot!("pair_en", english.edge(pair));
    Ok(())
}

#[test]
fn the_strongest_of_one_article_are_its_theses_and_surest_relations() {
    let (map, reasons) = (specimen::crowded(1, 12), reasons());
    let (nodes, edges) = Explainer::new(&map, &reasons, Lang::Zh).strongest(2);
    assert!(
        nodes
            .iter()
            .all(|node| node.kind == ComponentKind::MajorClaim)
            && !nodes.is_empty()
    );
    let supports = edges
        .iter()
        .filter(|edge| edge.edge.kind == RelationKind::Support);
    assert_eq!(supports.count(), 2);
}

#[test]
fn what_an_editor_said_is_told() -> Result<(), String> {
    let (mut map, reasons) = (specimen::night_markets(), reasons());
    specimen::decide(&mut map, "E15", Decision::Reject, "说的不是一回事");
    specimen::decide(&mut map, "A1", Decision::Accept, "");
    let told = |lang| -> Result<String, String> {
        let explainer = Explainer::new(&map, &reasons, lang);
        let pair = map.edges().nth(14).ok_or("no pair")?;
        let node = map.node(&NodeId("A1".to_owned())).ok_or("no A1")?;
        Ok(format!("{}{}", explainer.edge(pair), explainer.node(node)))
    };
    let (chinese, english) = (told(Lang::Zh)?, told(Lang::En)?);
    let rejected = "编辑：拒绝，不再计入（说的不是一回事）";
    assert_eq!(chinese.matches(rejected).count(), 2, "{chinese}");
    assert!(chinese.contains("编辑：接受\n"), "{chinese}");
    let rejected = "editor: rejected, no longer counted (说的不是一回事)";
    assert_eq!(english.matches(rejected).count(), 2, "{english}");
    Ok(())
}

#[test]
fn what_an_editor_corrected_is_told() {
    let mut review = Review {
        corrected: vec![Correction::Kind, Correction::View],
        ..Review::default()
    };
    let told = |review: &Review| [Lang::Zh, Lang::En].map(|lang| Phrases(lang).review(review));
    assert_eq!(
        told(&review),
        ["编辑：改了类别、观点", "editor: changed the kind, view"]
    );
    review.corrected = vec![Correction::Added, Correction::Why];
    review.note = "漏了".to_owned();
    assert_eq!(
        told(&review),
        [
            "编辑：漏了；新增；改了理由",
            "editor: 漏了; added; changed the reason"
        ]
    );
}
