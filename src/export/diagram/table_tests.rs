//! What the table of many authors shows.

use super::{Choice, Layout, lay_out};
use crate::bilingual::Lang;
use crate::map::specimen;

#[test]
fn an_author_on_both_sides_says_both_and_the_mark_is_explained() {
    let map = specimen::three_on_night_markets();
    let layout = lay_out(&Choice::default().of(&map).unwrap(), Lang::Zh);
    let cell = layout.boxes.iter().find(|placed| placed.name == "I1-C");
    let words: Vec<&str> = (cell.unwrap().texts.iter())
        .map(|text| text.words.as_str())
        .collect();
    assert_eq!(words[0], "◐ 能 / 不能");
    let words = words.concat();
    assert!(words.contains("C1 能：管得好"), "{words}");
    assert!(words.contains("C2 不能：没人管"), "{words}");
    let foot = |layout: &Layout| layout.texts.last().unwrap().words.clone();
    assert!(foot(&layout).contains("◐ 为两面都说"));
    assert!(!foot(&layout).contains('◆'));
    let map = specimen::crowded(3, 12);
    let layout = lay_out(&Choice::default().of(&map).unwrap(), Lang::En);
    assert!(!foot(&layout).contains('◐'));
}

#[test]
fn of_one_view_only_what_is_filed_under_it_and_what_it_meets_is_shown() {
    let map = specimen::three_on_night_markets();
    let choice = Choice {
        view: Some("burden".to_owned()),
        ..Choice::default()
    };
    let layout = lay_out(&choice.of(&map).unwrap(), Lang::Zh);
    let names = layout.boxes.iter().map(|placed| placed.name.as_str());
    let names = names.collect::<Vec<_>>().join(" ");
    assert_eq!(names, "I1 I1-A I1-B I1-C I2 I2-A I2-B");
    let told = |what: &str| layout.texts.iter().any(|text| text.words.contains(what));
    assert!(told("3 个议题中的 2 个") && told("—"));
    let shown = layout.boxes.iter().flat_map(|placed| &placed.texts);
    let words: String = shown.map(|text| text.words.as_str()).collect();
    assert!(!words.contains("A5") && !words.contains("B8"), "{words}");
}
