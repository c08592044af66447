//! What an editor has corrected stays marked as such.

use super::*;
use crate::map::Correction;

/// What a table brings in, as a map that went through its file.
fn taken_in(map: &ArgumentMap, table: &[u8]) -> ArgumentMap {
    let imported = import(map, "t.csv", table).unwrap();
    assert!(imported.left.is_empty(), "{:?}", told(&imported));
    from_json(&to_json(&imported.map).unwrap()).unwrap()
}

/// The marks of all nodes, then of all edges.
fn marks(map: &ArgumentMap) -> Vec<Vec<Correction>> {
    let nodes = map.nodes().map(|node| &node.review);
    let edges = map.edges().map(|view| &view.edge.review);
    let reviews = nodes.chain(edges).flatten();
    reviews.map(|review| review.corrected.clone()).collect()
}

#[test]
fn a_mere_view_issue_or_reason_leaves_a_mark_too() {
    let map = specimen::night_markets();
    let (claims, relations, pairs) = (
        nodes::table(&map),
        edges::table(&map),
        comparison::table(&map),
    );
    for (table, column, value, mark) in [
        (&claims, "view", "城市负担", Correction::View),
        (&claims, "kind", "理由", Correction::Kind),
        (&relations, "why", "编者看是这样", Correction::Why),
        (&relations, "target", "A4", Correction::Target),
        (&pairs, "issue", "摊主能不能赚到钱", Correction::Issue),
        (&pairs, "relation", "support", Correction::Kind),
    ] {
        let changed = taken_in(&map, &edited(table, 0, column, value));
        assert_eq!(marks(&changed), [[mark]], "{column}");
    }
}

#[test]
fn marks_gather_and_outlive_a_decision_that_is_taken_back() {
    let map = specimen::night_markets();
    let corrected = taken_in(&map, &edited(&nodes::table(&map), 1, "view", "城市负担"));
    let mut table = nodes::table(&corrected);
    let at = |name: &str| table.column(name).unwrap();
    let (kind, decision) = (at("kind"), at("decision"));
    table.rows[1][kind] = "理由".to_owned();
    table.rows[1][decision] = "accept".to_owned();
    let decided = taken_in(&corrected, &table.to_csv(Dialect::EXCEL).unwrap());
    let undecided = taken_in(
        &decided,
        &edited(&nodes::table(&decided), 1, "decision", ""),
    );
    assert_eq!(marks(&undecided), [[Correction::Kind, Correction::View]]);
}

#[test]
fn an_added_relation_is_marked_as_the_editors() {
    let map = specimen::night_markets();
    let added = "id,source,target,kind\n,A6,B6,support\n";
    let changed = taken_in(&map, added.as_bytes());
    assert_eq!(marks(&changed), [[Correction::Added]]);
}
