//! What can't be taken up is told, with its place.

use super::*;
use crate::map::Node;

#[test]
fn what_cannot_be_taken_up_is_told_with_its_place() {
    let map = specimen::night_markets();
    let claims = nodes::table(&map);
    for (row, column, value, said) in [
        (
            0,
            "kind",
            "thesis",
            "row 2, column kind (D): `thesis` is no kind; write major_claim, claim or premise",
        ),
        (
            1,
            "view",
            "好",
            "row 3, column view (E): no view is called “好”; the views are 街区活力, 城市负担",
        ),
        (
            2,
            "decision",
            "maybe",
            "row 4, column decision (O): `maybe` is no decision; write accept, reject or change",
        ),
        (
            3,
            "text",
            "改写",
            "row 5, column text (F): says “改写”; this column is not for editing, the map keeps its own",
        ),
        (
            4,
            "id",
            "A99",
            "row 6: no longer matches: the map has no node `A99` (“去年登记的三百二十个摊位，有二百一十个撑过了冬天。”)",
        ),
    ] {
        let imported = import(&map, "t.csv", &edited(&claims, row, column, value)).unwrap();
        assert_eq!(told(&imported), [said]);
        assert!(imported.changes.is_empty());
    }
    let relations = edges::table(&map);
    let imported = import(&map, "t.csv", &edited(&relations, 2, "target", "Z9")).unwrap();
    assert_eq!(
        told(&imported),
        ["row 4, column target (C): the map has no node `Z9`"]
    );
}

#[test]
fn a_row_of_an_earlier_map_is_not_read() {
    let map = specimen::night_markets();
    let mut table = nodes::table(&map);
    (table.rows[1][5], table.rows[1][8]) = ("从前的话。".to_owned(), "99".to_owned());
    table.rows[1][3] = "premise".to_owned();
    let imported = import(&map, "t.csv", &table.to_csv(Dialect::EXCEL).unwrap()).unwrap();
    assert!(imported.changes.is_empty());
    assert!(
        told(&imported)[0]
            .contains("no longer matches: A2 is “夜市让小本生意有了活路。” in the map")
    );
}

#[test]
fn two_rows_that_want_different_things_are_a_conflict() {
    let map = specimen::night_markets();
    let mut table = nodes::table(&map);
    let mut twice = table.rows[1].clone();
    table.rows[1][3] = "premise".to_owned();
    twice[3] = "major_claim".to_owned();
    table.rows.push(twice);
    let imported = import(&map, "t.csv", &table.to_csv(Dialect::EXCEL).unwrap()).unwrap();
    assert!(imported.changes.is_empty());
    let said = "row 3, column kind (D): A2: kind premise here, but kind major_claim at row 17, column kind (D); \
                left as it was, make both the same";
    assert_eq!(told(&imported), [said]);
}

#[test]
fn no_relation_joins_a_node_with_itself_or_the_same_two_twice() {
    let map = specimen::night_markets();
    let mut table = edges::table(&map);
    // A2 for A1 becomes A2 for A2, and A3 for A1 becomes A3 for A2.
    table.rows[0][2] = "A2".to_owned();
    table.rows[1][2] = "A2".to_owned();
    let mut added = vec![String::new(); table.header.len()];
    // The map has A1 against B1, and between two authors that is mutual.
    (added[1], added[2]) = ("B1".to_owned(), "A1".to_owned());
    added[3] = "contradiction".to_owned();
    table.rows.push(added);
    let imported = import(&map, "t.csv", &table.to_csv(Dialect::TSV).unwrap()).unwrap();
    let said = |remarks: &[crate::import::Remark]| -> Vec<String> {
        remarks.iter().map(ToString::to_string).collect()
    };
    assert_eq!(
        said(&imported.left),
        [
            "row 2, column target (C): E1 (A2–A1): target A2: a relation joins two nodes, not one with itself; left \
             as it was",
            "row 20: B1–A1: a contradiction is there already; not added",
        ]
    );
    assert_eq!(
        said(&imported.changes),
        ["row 3, column target (C): E2 (A3–A1): target A2"]
    );
    let edges: Vec<_> = imported.map.edges().collect();
    assert_eq!(edges[1].target.id.0, "A2");
    assert!(edges.iter().all(|edge| edge.source.id != edge.target.id));
}

#[test]
fn a_pair_that_is_there_is_not_added_again_nor_emptied() {
    let map = specimen::night_markets();
    let mut table = comparison::table(&map);
    let [one, two] = ["node_1", "node_2"].map(|name| table.column(name).unwrap());
    let there = table.rows[0].clone();
    for relation in ["contradiction", "support"] {
        let mut bare = vec![String::new(); table.header.len()];
        relation.clone_into(&mut bare[1]);
        (bare[one], bare[two]) = (there[two].clone(), there[one].clone());
        table.rows.push(bare);
    }
    let mut nothing = vec![String::new(); table.header.len()];
    *nothing.last_mut().unwrap() = "再想想".to_owned();
    table.rows.push(nothing);
    let imported = import(&map, "t.csv", &table.to_csv(Dialect::EXCEL).unwrap()).unwrap();
    assert!(imported.changes.is_empty(), "{:?}", told(&imported));
    let pair = format!("{}–{}", there[two], there[one]);
    let known = &there[1];
    let last = table.rows.len() + 1;
    assert_eq!(
        told(&imported),
        [
            format!("row {last}: names no pair; write its nodes into node_1 and node_2"),
            format!(
                "row {}: {pair}: a {known} is there already; not added",
                last - 2
            ),
            format!(
                "row {}: {pair}: a {known} is there already; not added",
                last - 1
            ),
        ]
    );
}

#[test]
fn tables_of_another_map_are_not_read() {
    let map = specimen::night_markets();
    // The same names for other claims.
    let mut other = ArgumentMap::default();
    other.articles.clone_from(&map.articles);
    for node in map.nodes() {
        other.add_node(Node {
            text: format!("并非如此：{}", node.text),
            line: node.line + 100,
            ..node.clone()
        });
    }
    for table in [comparison::table(&map), edges::table(&map)] {
        let rows = table.rows.len();
        let imported = import(&other, "t.csv", &table.to_csv(Dialect::EXCEL).unwrap()).unwrap();
        assert!(imported.changes.is_empty(), "{:?}", told(&imported));
        assert_eq!(imported.left.len(), rows, "a line a row");
        assert!(told(&imported)[0].contains("no longer matches: A"));
    }
}

#[test]
fn chinese_editors_are_told_in_chinese() {
    let map = specimen::night_markets();
    let chinese = Dialect {
        headings: Headings::Chinese,
        ..Dialect::EXCEL
    };
    let told = |table: Table| {
        let imported = import(&map, "zh.csv", &table.to_csv(chinese).unwrap()).unwrap();
        let remarks = imported.changes.iter().chain(&imported.left);
        remarks
            .map(|remark| remark.told(Lang::Zh))
            .collect::<Vec<_>>()
    };
    let mut claims = nodes::table(&map);
    "premise".clone_into(&mut claims.rows[0][3]);
    "thesis".clone_into(&mut claims.rows[1][3]);
    "好".clone_into(&mut claims.rows[2][4]);
    "A99".clone_into(&mut claims.rows[4][0]);
    assert_eq!(
        told(claims),
        [
            "第 2 行，类别 (D) 列：A1：类别“理由”",
            "第 3 行，类别 (D) 列：“thesis”不是类别，请写“总论点”“主张”或“理由”",
            "第 4 行，观点 (E) 列：没有名为“好”的观点，现有：街区活力、城市负担",
            "第 6 行：已对不上：图中没有节点 A99（“去年登记的三百二十个摊位，有二百一十个撑过了冬天。”）",
        ]
    );
    let mut relations = edges::table(&map);
    let [id, source, target] = [0, 1, 2].map(|column| relations.rows[0][column].clone());
    relations.rows[0][2].clone_from(&source);
    let said = format!(
        "第 2 行，终点 (C) 列：{id} ({source}–{target})：终点 {source}：关系要连接两个节点，不能连到自己，未作改动"
    );
    assert_eq!(told(relations), [said]);
}
