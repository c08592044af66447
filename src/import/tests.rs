//! Edited tables come back: unchanged ones change nothing, edits are taken up.

mod corrected;
mod left;

use super::{ImportError, Imported};
use crate::argument::{ComponentKind, RelationKind};
use crate::bilingual::Lang;
use crate::export::csv::{
    Dialect, Headings, MakeTable, Table, authors, comparison, edges, issues, matrix, nodes,
};
use crate::export::json::{from_json, to_json};
use crate::export::xlsx;
use crate::map::{ArgumentMap, Decision, NodeId, random, specimen};
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
