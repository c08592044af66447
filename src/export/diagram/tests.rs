//! Whether a picture can be read: nothing over anything else, nothing out of its box, letters large enough.

use super::layout::{Anchor, Layout, Look, Text};
use super::*;
use crate::argument::{ComponentKind, RelationKind};
use crate::export::json::from_json;
use crate::map::{EdgeView, Issue, IssueId, specimen};
use proptest::prelude::*;
use std::collections::HashMap;

/// Millimetres of a landscape A3 page without a margin of one centimetre, and points a millimetre.
const A3: [f64; 2] = [400.0, 277.0];
const POINTS: f64 = 72.0 / 25.4;

fn layout(map: &ArgumentMap, detail: Detail) -> Layout {
    let choice = Choice {
        detail,
        ..Choice::default()
    };
    lay_out(&choice.of(map).unwrap(), Lang::Zh)
}

/// The two samples, as the repository keeps their map.
fn samples() -> ArgumentMap {
    let kept = concat!(env!("CARGO_MANIFEST_DIR"), "/graphs/map.json");
    from_json(&std::fs::read_to_string(kept).unwrap()).unwrap()
}

/// Where a text stands, as far as it can be told without its font.
fn extent(text: &Text) -> Area {
    let width = letters::width(&text.words, text.size);
    let x = match text.anchor {
        Anchor::Start => text.at.x,
        Anchor::Middle => text.at.x - width / 2.0,
        Anchor::End => text.at.x - width,
    };
    Area {
        x,
        y: text.at.y - text.size * 0.85,
        width,
        height: text.size,
    }
}

/// What a reader would complain about.
fn faults(layout: &Layout) -> Vec<String> {
    let mut faults = Vec::new();
    let page = Area {
        x: 0.0,
        y: 0.0,
        width: layout.width,
        height: layout.height,
    };
    let within = |inner: &Area, outer: &Area| {
        inner.x >= outer.x - 0.1
            && inner.right() <= outer.right() + 0.1
            && inner.y >= outer.y - 0.1
            && inner.bottom() <= outer.bottom() + 0.1
    };
    for (at, placed) in layout.boxes.iter().enumerate() {
        for other in &layout.boxes[..at] {
            if placed.area.overlaps(&other.area) {
                faults.push(format!("{} lies over {}", placed.name, other.name));
            }
        }
        if !within(&placed.area, &page) {
            faults.push(format!("{} leaves the page", placed.name));
        }
        for text in &placed.texts {
            if !within(&extent(text), &placed.area) {
                faults.push(format!("“{}” leaves {}", text.words, placed.name));
            }
        }
    }
    for text in layout
        .texts
        .iter()
        .chain(layout.legend.iter().map(|entry| &entry.text))
    {
        if !within(&extent(text), &page) {
            faults.push(format!("“{}” leaves the page", text.words));
        }
        for placed in &layout.boxes {
            if extent(text).overlaps(&placed.area) {
                faults.push(format!("“{}” lies over {}", text.words, placed.name));
            }
        }
    }
    for word in &layout.words {
        let on = |placed: &&Placed| within(&word.area, &placed.area);
        if !layout.boxes.iter().any(|placed| on(&placed))
            || !within(&extent(&word.text), &word.area)
        {
            faults.push(format!("“{}” has left its place", word.text.words));
        }
    }
    for line in &layout.lines {
        for point in line.path.traced().into_iter().flatten() {
            let strangers = layout
                .boxes
                .iter()
                .filter(|placed| !line.ends.contains(&placed.name));
            for placed in strangers.filter(|placed| placed.area.contains(point)) {
                faults.push(format!("{:?} runs through {}", line.ends, placed.name));
            }
        }
    }
    faults.dedup();
    faults
}

/// The size of the smallest letters on a landscape A3 page, points.
fn smallest_letters(layout: &Layout) -> f64 {
    let fit = (A3[0] / layout.width).min(A3[1] / layout.height) * POINTS;
    let texts = layout.boxes.iter().flat_map(|placed| &placed.texts);
    let texts = texts
        .chain(&layout.texts)
        .chain(layout.words.iter().map(|word| &word.text));
    texts
        .map(|text| text.size * fit)
        .fold(f64::INFINITY, f64::min)
}

#[test]
fn nothing_lies_over_anything_else() {
    let maps = [
        ArgumentMap::default(),
        specimen::night_markets(),
        samples(),
        specimen::crowded(1, 40),
        specimen::crowded(2, 60),
        specimen::crowded(4, 30),
    ];
    for map in &maps {
        for detail in [Detail::Thesis, Detail::Claims, Detail::Full] {
            let layout = layout(map, detail);
            let faults = faults(&layout);
            assert!(
                faults.is_empty(),
                "{detail:?} of {}: {faults:#?}",
                layout.title
            );
        }
    }
}

#[test]
fn claims_are_readable_on_one_page() {
    for map in [specimen::night_markets(), samples()] {
        let layout = layout(&map, Detail::Claims);
        let points = smallest_letters(&layout);
        assert!(points >= 7.0, "{points:.2} pt on A3: {}", layout.title);
    }
}

#[test]
fn real_pairs_are_readable_on_one_page() {
    let Some(shared) = std::env::var_os("COUNTERPOINT_SHARED") else {
        eprintln!("skipped: COUNTERPOINT_SHARED is not set");
        return;
    };
    let shared = std::path::Path::new(&shared);
    let counterpoint = crate::Counterpoint::builtin().unwrap();
    let read = |name: &str| {
        let file = shared.join("articles").join(name).with_extension("md");
        counterpoint.read(file).unwrap()
    };
    let mut pairs = vec![("6173723".to_owned(), "6172214".to_owned())];
    for file in std::fs::read_dir(shared.join("gold")).unwrap() {
        let file = file.unwrap().path();
        if file.to_string_lossy().ends_with(".1.json") {
            let text = std::fs::read_to_string(&file).unwrap();
            let gold: serde_json::Value = serde_json::from_str(&text).unwrap();
            let name = |key: &str| gold[key].as_str().unwrap().to_owned();
            pairs.push((name("A"), name("B")));
        }
    }
    for (a, b) in pairs {
        let map = counterpoint.compare(vec![read(&a), read(&b)]).unwrap();
        for detail in [Detail::Thesis, Detail::Claims, Detail::Full] {
            assert_eq!(faults(&layout(&map, detail)), [""; 0], "{a} {b} {detail:?}");
        }
        let points = smallest_letters(&layout(&map, Detail::Claims));
        println!("{a} {b}: smallest letters {points:.2} pt on A3");
        // The first pair is the one that a page is promised for; the others may come close.
        let least = if a == "6173723" { 7.0 } else { 6.7 };
        assert!(points >= least, "{a} {b}: {points:.2} pt on A3");
    }
}

#[test]
fn the_night_markets_are_drawn_as_they_were() {
    let map = specimen::night_markets();
    let drawn = to_svg(&map, &Choice::default(), Lang::Zh).unwrap();
    assert_eq!(drawn, to_svg(&map, &Choice::default(), Lang::Zh).unwrap());
    insta::assert_snapshot!(drawn);
}

#[test]
fn the_samples_are_drawn_as_they_were() {
    let choice = Choice {
        detail: Detail::Thesis,
        ..Choice::default()
    };
    insta::assert_snapshot!(to_svg(&samples(), &choice, Lang::En).unwrap());
}

#[test]
fn every_pair_runs_from_box_to_box_through_its_issue() {
    let map = specimen::night_markets();
    let layout = layout(&map, Detail::Full);
    let drawn = layout
        .lines
        .iter()
        .filter(|line| line.ends.len() == 3)
        .count();
    assert_eq!(drawn, map.cross_edges().count());
    let statements = layout
        .boxes
        .iter()
        .filter(|placed| matches!(placed.look, Look::Statement { .. }));
    assert_eq!(statements.count(), map.nodes().count());
}

#[test]
fn a_choice_narrows_the_picture() {
    let map = specimen::night_markets();
    let ids = |choice: Choice| {
        let layout = lay_out(&choice.of(&map).unwrap(), Lang::Zh);
        let names = layout.boxes.into_iter().map(|placed| placed.name);
        names.collect::<Vec<_>>().join(" ")
    };
    let issue = Choice {
        issue: Some("长久".to_owned()),
        ..Choice::default()
    };
    assert_eq!(ids(issue), "A1 A3 A2 A4 B1 B3 B2 B4 B6 I1");
    let author = Choice {
        authors: vec!["石一鸣".to_owned()],
        max_nodes: Some(3),
        ..Choice::default()
    };
    assert_eq!(ids(author), "B1 B4 B6");
    let thesis = Choice {
        detail: Detail::Thesis,
        max_nodes: Some(2),
        ..Choice::default()
    };
    assert_eq!(ids(thesis), "A1 B1 I1");
    let view = Choice {
        view: Some("vitality".to_owned()),
        ..Choice::default()
    };
    assert_eq!(ids(view), "A1 A3 A2 A4 B1 B3 B2 I1 I2");
}

#[test]
fn a_thesis_stands_in_full() {
    let thesis =
        "夜市留住了手艺，也留住了入夜以后还愿意出门的人，".repeat(5) + "城市应当为它让路。";
    let mut map = specimen::night_markets();
    specimen::add_node(&mut map, 0, ComponentKind::MajorClaim, &thesis, None);
    let layout = layout(&map, Detail::Claims);
    let placed = layout.boxes.iter().find(|placed| placed.name == "A8");
    let lines = placed.unwrap().texts.iter();
    let told: String = lines.map(|text| text.words.as_str()).collect();
    assert!(told.contains(&thesis), "{told}");
    assert_eq!(faults(&layout), [""; 0]);
}

#[test]
fn what_the_map_does_not_have_is_named() {
    let map = specimen::night_markets();
    let told = |choice: Choice| choice.of(&map).unwrap_err().to_string();
    assert_eq!(
        told(Choice {
            issue: Some("x".to_owned()),
            ..Choice::default()
        }),
        "no issue of the map is called “x”; there are: 夜市的热闹能不能长久, 摊主能不能赚到钱"
    );
    assert_eq!(
        told(Choice {
            view: Some("x".to_owned()),
            ..Choice::default()
        }),
        "no view of the map is called “x”; there are: vitality, burden"
    );
    assert_eq!(
        told(Choice {
            authors: vec!["x".to_owned()],
            ..Choice::default()
        }),
        "no author of the map is called “x”; there are: 江晚舟, 石一鸣"
    );
}

#[test]
fn grounds_in_a_circle_and_second_superiors_are_drawn_beside_the_tree() {
    let mut map = specimen::night_markets();
    for ends in [("A1", "A4"), ("A4", "A6"), ("A2", "A2"), ("B3", "B4")] {
        specimen::add_edge(&mut map, ends, RelationKind::Support, 0.5, None);
    }
    let layout = layout(&map, Detail::Full);
    assert_eq!(faults(&layout), [""; 0]);
    assert!(layout.lines.iter().any(|line| line.ends == ["B3", "B4"]));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn hostile_texts_stay_text(
        text in prop_oneof![any::<String>(), "[\"\\\\<>&;{}\\[\\]\\n\\r\\t\u{0}-\u{1f}夜市，。“”a-z]{0,60}"]
    ) {
        let mut map = ArgumentMap::default();
        map.articles = vec![specimen::article(0, &text, &text), specimen::article(1, "", &text)];
        map.views = vec![specimen::view("v", &text)];
        map.issues = vec![Issue { id: IssueId("I1".to_owned()), label: text.clone(), positions: Vec::new() }];
        specimen::add_node(&mut map, 0, ComponentKind::MajorClaim, &text, Some("v"));
        specimen::add_node(&mut map, 0, ComponentKind::Premise, &text, Some(&text));
        specimen::add_node(&mut map, 1, ComponentKind::Claim, &text, None);
        specimen::add_edge(&mut map, ("A2", "A1"), RelationKind::Support, 0.5, None);
        specimen::add_edge(&mut map, ("A1", "B1"), RelationKind::Contradiction, 0.5, Some("I1"));
        let everything = Choice { detail: Detail::Full, ..Choice::default() };
        let drawn = to_svg(&map, &everything, Lang::En).unwrap();
        let mut reader = quick_xml::Reader::from_str(&drawn);
        let mut boxes = 0;
        loop {
            match reader.read_event().map_err(|error| TestCaseError::fail(error.to_string()))? {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::Start(start) => {
                    prop_assert!(start.name().as_ref() != "script");
                    boxes += usize::from(start.attributes().any(|attribute| {
                        attribute.is_ok_and(|attribute| attribute.key.as_ref() == "data-node")
                    }));
                }
                _ => {}
            }
        }
        prop_assert_eq!(boxes, 3);
        prop_assert!(faults(&layout(&map, Detail::Full)).is_empty());
    }
}

#[test]
fn graphviz_draws_of_many_authors_the_surest_pairs_between_any_two() {
    let map = specimen::crowded(7, 40);
    let between = |pairs: &[EdgeView<'_>]| {
        let mut between: HashMap<_, Vec<f64>> = HashMap::new();
        for pair in pairs {
            let ends = (
                pair.source.article.clone(),
                pair.target.article.clone(),
                pair.edge.kind,
            );
            let sure = between.entry(ends).or_default();
            sure.push(pair.edge.confidence.value());
        }
        between
    };
    let of_detail = |detail| {
        let choice = Choice {
            detail,
            ..Choice::default()
        };
        choice.of(&map).unwrap()
    };
    let (page, full) = (of_detail(Detail::Claims), of_detail(Detail::Full));
    let (drawn, known) = (between(&page.pairs), between(&full.pairs));
    assert!(page.pairs.len() < full.pairs.len());
    assert_eq!(
        page.all_pairs.len(),
        full.pairs.len(),
        "the table counts all"
    );
    for (ends, sure) in &drawn {
        assert_eq!(sure.len(), 1, "{ends:?}");
        let surest = known[ends].iter().copied().fold(0.0, f64::max);
        assert!(sure.contains(&surest), "{ends:?}");
    }
}
