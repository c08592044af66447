//! Edited tables come back: unchanged ones change nothing, edits are taken up, the rest is told.

use super::{ImportError, Imported};
use crate::argument::{ComponentKind, RelationKind};
use crate::comparison::Lang;
use crate::export::csv::{
    Dialect, Headings, MakeTable, Table, authors, comparison, edges, issues, matrix, nodes,
};
use crate::export::json::to_json;
use crate::export::xlsx;
use crate::map::{ArgumentMap, Decision, Node, NodeId, random, specimen};
use encoding_rs::GB18030;
use proptest::prelude::*;

const TABLES: [MakeTable; 6] = [
    nodes::table,
    edges::table,
    comparison::table,
    issues::table,
    matrix::table,
    authors::table,
];

fn import(map: &ArgumentMap, name: &str, bytes: &[u8]) -> Result<Imported, ImportError> {
    super::import(map, name, bytes, Lang::Zh)
}

fn to_xlsx(map: &ArgumentMap) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    xlsx::to_xlsx(map, Lang::Zh)
}

fn told(imported: &Imported) -> Vec<String> {
    let remarks = imported.changes.iter().chain(&imported.left);
    remarks.map(ToString::to_string).collect()
}

fn assert_unchanged(map: &ArgumentMap, name: &str, bytes: &[u8]) {
    let imported = import(map, name, bytes).unwrap();
    assert_eq!(told(&imported), Vec::<String>::new());
    assert!(to_json(&imported.map).unwrap() == to_json(map).unwrap());
}

/// The tables of a map as CSV, with one cell changed.
fn edited(table: &Table, row: usize, column: &str, value: &str) -> Vec<u8> {
    let mut table = table.clone();
    let column = table.column(column).unwrap();
    value.clone_into(&mut table.rows[row][column]);
    table.to_csv(Dialect::EXCEL).unwrap()
}

#[test]
fn exports_that_come_back_unchanged_change_nothing() {
    for map in [specimen::night_markets(), specimen::crowded(10, 30)] {
        for table in TABLES.map(|table| table(&map)) {
            for dialect in [Dialect::EXCEL, Dialect::RFC4180, Dialect::TSV] {
                assert_unchanged(&map, "t.csv", &table.to_csv(dialect).unwrap());
            }
            let chinese = Dialect {
                headings: Headings::Chinese,
                ..Dialect::EXCEL
            };
            assert_unchanged(&map, "zh.csv", &table.to_csv(chinese).unwrap());
            let text = String::from_utf8(table.to_csv(Dialect::RFC4180).unwrap()).unwrap();
            assert_unchanged(&map, "gb.csv", &GB18030.encode(&text).0);
            let semicolons = Dialect {
                delimiter: ';',
                ..Dialect::RFC4180
            };
            let bytes = table.to_csv(semicolons).unwrap();
            assert_unchanged(&map, "sep.csv", &[b"sep=;\r\n".as_slice(), &bytes].concat());
        }
        assert_unchanged(&map, "map.xlsx", &to_xlsx(&map).unwrap());
        let chinese = xlsx::to_xlsx_with(&map, Lang::Zh, Headings::Chinese).unwrap();
        assert_unchanged(&map, "zh.xlsx", &chinese);
    }
}

#[test]
fn a_workbook_with_chinese_headings_has_chinese_names_of_sheets() {
    let map = specimen::night_markets();
    let mut names = Vec::new();
    for headings in [Headings::English, Headings::Chinese] {
        let bytes = xlsx::to_xlsx_with(&map, Lang::Zh, headings).unwrap();
        let sheets = super::workbook::sheets("map.xlsx", &bytes).unwrap();
        let sheets = sheets.into_iter().filter_map(|sheet| sheet.name);
        names.push(sheets.collect::<Vec<_>>().join(" "));
    }
    let english = "Comparison Claims Relations Issues Matrix Authors Sources";
    assert_eq!(names, [english, "对照 论点 关系 议题 立场 作者 来源"]);
}

#[test]
fn what_is_changed_under_chinese_headings_is_taken_up() {
    let map = specimen::night_markets();
    let chinese = Dialect {
        headings: Headings::Chinese,
        ..Dialect::EXCEL
    };
    let table = comparison::table(&map).to_csv(chinese).unwrap();
    let table = String::from_utf8(table).unwrap();
    assert!(table.contains("议题,关系,作者1,主张1"), "{table}");
    let row = table.lines().find(|line| line.contains(",矛盾,")).unwrap();
    // The last two cells are the decision and the note.
    let decided = row.strip_suffix(",,").unwrap().replace(",矛盾,", ",一致,") + ",修改,看错了";
    let imported = import(&map, "zh.csv", table.replace(row, &decided).as_bytes()).unwrap();
    assert!(imported.left.is_empty(), "{:?}", told(&imported));
    let changed = imported.map.cross_edges().filter_map(|pair| {
        let review = pair.edge.review.clone()?;
        Some((pair.edge.kind, review.decision, review.note))
    });
    let wanted = (
        RelationKind::Support,
        Some(Decision::Change),
        "看错了".to_owned(),
    );
    assert_eq!(changed.collect::<Vec<_>>(), [wanted]);
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_tables_that_come_back_unchanged_change_nothing(map in random::map()) {
        for table in TABLES.map(|table| table(&map)) {
            assert_unchanged(&map, "t.csv", &table.to_csv(Dialect::EXCEL).unwrap());
        }
    }

    #[test]
    fn random_workbooks_that_come_back_unchanged_change_nothing(map in random::map()) {
        assert_unchanged(&map, "map.xlsx", &to_xlsx(&map).unwrap());
    }
}

#[test]
fn kinds_views_decisions_and_notes_of_claims_are_taken_up() {
    let map = specimen::night_markets();
    let mut table = nodes::table(&map);
    let at = |table: &Table, name: &str| table.column(name).unwrap();
    let (kind, view) = (at(&table, "kind"), at(&table, "view"));
    let (decision, note) = (at(&table, "decision"), at(&table, "note"));
    table.rows[1][kind] = "理由".to_owned();
    table.rows[1][view] = "城市负担".to_owned();
    table.rows[2][decision] = "Reject".to_owned();
    table.rows[2][note] = "=不对，\n再看".to_owned();
    // Sorted, filtered, a column added and the others the other way round.
    table.rows.reverse();
    table.rows.truncate(14);
    table.header.push("mine".to_owned());
    for row in &mut table.rows {
        row.push("x".to_owned());
        row.reverse();
    }
    table.header.reverse();
    let imported = import(&map, "t.csv", &table.to_csv(Dialect::EXCEL).unwrap()).unwrap();
    let mut told = told(&imported);
    told.sort();
    assert_eq!(
        told,
        [
            "column mine (A): a column of your own; its 14 cells stay in the file",
            "row 14, column decision (C): A3: decision reject",
            "row 14, column note (B): A3: note “=不对，\n再看”",
            "row 15, column kind (N): A2: kind premise",
            "row 15, column view (M): A2: view burden",
        ]
    );
    let node = |id: &str| imported.map.node(&NodeId(id.to_owned())).unwrap().clone();
    assert_eq!(node("A2").kind, ComponentKind::Premise);
    assert_eq!(node("A2").view.as_deref(), Some("burden"));
    let review = node("A3").review.unwrap();
    assert_eq!(
        (review.decision, review.note.as_str()),
        (Some(Decision::Reject), "=不对，\n再看")
    );
    assert_eq!((imported.changes.len(), imported.left.len()), (4, 1));
}

#[test]
fn relations_are_turned_moved_and_added() {
    let map = specimen::night_markets();
    let mut table = edges::table(&map);
    table.rows[0][3] = "contradiction".to_owned();
    table.rows[1][2] = "A2".to_owned();
    let mut added = vec![String::new(); table.header.len()];
    (added[1], added[2], added[3]) = ("A6".to_owned(), "b6".to_owned(), "支持".to_owned());
    table.rows.push(added);
    let imported = import(&map, "t.csv", &table.to_csv(Dialect::TSV).unwrap()).unwrap();
    assert_eq!(
        told(&imported),
        [
            "row 2, column kind (D): E1 (A2–A1): relation contradiction",
            "row 3, column target (C): E2 (A3–A1): target A2",
            "row 20: A6–B6: added support",
        ]
    );
    let edges: Vec<_> = imported.map.edges().collect();
    assert_eq!(edges[0].edge.kind, RelationKind::Contradiction);
    assert_eq!(edges[1].target.id.0, "A2");
    assert_eq!(edges[18].edge.why, "编者所加");
}

#[test]
fn pairs_of_the_comparison_are_decided_and_added() {
    let map = specimen::night_markets();
    let mut table = comparison::table(&map);
    let last = table.header.len() - 1;
    table.rows[0][last - 1] = "accept".to_owned();
    table.rows[0][last] = "是".to_owned();
    let mut added = vec![String::new(); table.header.len()];
    added[0] = "摊主能不能赚到钱".to_owned();
    added[1] = "contradiction".to_owned();
    // By their words alone.
    added[3] = "夜市让街区在晚上更安全。".to_owned();
    added[5] = "噪声让楼上的老人整夜睡不好。".to_owned();
    table.rows.push(added);
    let imported = import(&map, "t.csv", &table.to_csv(Dialect::EXCEL).unwrap()).unwrap();
    let row = table.rows.len() + 1;
    assert_eq!(
        told(&imported),
        [
            "row 2, column decision (O): E15 (A1–B1): decision accept".to_owned(),
            "row 2, column note (P): E15 (A1–B1): note “是”".to_owned(),
            format!("row {row}: A4–B6: added contradiction"),
        ]
    );
}

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
fn without_its_id_column_a_table_of_relations_is_matched_by_ends() {
    let map = specimen::night_markets();
    let mut table = edges::table(&map);
    let decision = table.column("decision").unwrap();
    table.rows[0][decision] = "reject".to_owned();
    table.rows[14][decision] = "accept".to_owned();
    let mut strange = table.rows[0].clone();
    strange[2] = "A7".to_owned();
    table.rows.push(strange);
    table.header.remove(0);
    for row in &mut table.rows {
        row.remove(0);
    }
    let imported = import(&map, "t.csv", &table.to_csv(Dialect::EXCEL).unwrap()).unwrap();
    assert_eq!(
        told(&imported),
        [
            "row 2, column decision (L): E1 (A2–A1): decision reject",
            "row 16, column decision (L): E15 (A1–B1): decision accept",
            "row 20: the map has no single relation from A2 to A7; keep the column id, and leave its cell empty where \
             you add one",
        ]
    );
    assert_eq!(imported.map.edges().count(), map.edges().count());
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
fn tables_in_english_change_nothing_either_and_added_relations_say_so_in_english() {
    let map = specimen::night_markets();
    let mut table = comparison::table_in(&map, Lang::En);
    assert!(
        table
            .rows
            .iter()
            .any(|row| row[9] == "No other author answers this claim or its grounds")
    );
    assert_unchanged(&map, "t.csv", &table.to_csv(Dialect::EXCEL).unwrap());
    assert_unchanged(&map, "map.xlsx", &xlsx::to_xlsx(&map, Lang::En).unwrap());
    let mut added = vec![String::new(); table.header.len()];
    added[1] = "support".to_owned();
    (added[12], added[13]) = ("A6".to_owned(), "B6".to_owned());
    table.rows.push(added);
    let bytes = table.to_csv(Dialect::EXCEL).unwrap();
    let imported = super::import(&map, "t.csv", &bytes, Lang::En).unwrap();
    assert_eq!(
        imported.map.edges().last().unwrap().edge.why,
        "Added by the editor"
    );
}
