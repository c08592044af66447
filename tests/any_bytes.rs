//! No bytes make a reader panic: the checks of the fuzz targets, without a fuzzer, on pieces of good files put together
//! badly. `PROPTEST_CASES=5000 cargo test --test any_bytes` looks longer.

#[path = "../fuzz/readers.rs"]
mod readers;

use proptest::prelude::*;

/// Bytes of no sense, and pieces of sense between them.
fn bytes(pieces: &'static [&'static str]) -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        6 => prop::sample::select(pieces).prop_map(|piece| piece.as_bytes().to_vec()),
        2 => ".{0,8}".prop_map(String::into_bytes),
        1 => prop::collection::vec(any::<u8>(), 0..6),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn text(pieces: &'static [&'static str]) -> impl Strategy<Value = String> {
    bytes(pieces).prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
}

const PAGE: &[&str] = &[
    "夜市让街道更热闹，所以它应该保留。",
    "“先别签。”他说",
    "\n\n",
    "\r\n",
    "# ",
    "- ",
    "> ",
    "1. ",
    "**",
    "_",
    "`",
    "```\n",
    "[链接](https://a.example)",
    "![",
    "](",
    "|---|---|\n",
    "---\n",
    "+++\n",
    "title: \"夜市\"\n",
    "tags: [a,\n",
    "{% hint %}\n",
    "<html><body>",
    "<p>",
    "</p>",
    "<div class='share'>",
    "<table><tr><td>",
    "<script>",
    "<!-- ",
    "<!DOCTYPE",
    "<![CDATA[",
    "&nbsp;",
    "&#x4e2d;",
    "&amp",
    "<meta charset=gbk>",
    "<title>夜市</title>",
    "\u{feff}",
    "\u{200d}",
    "𠮷",
    "\0",
];
const RULES: &[&str] = &[
    "[[component]]\n",
    "[[relation]]\n",
    "[[rule]]\n",
    "name = \"shop\"\nundone_by = [\"\", \"街道\"]\n",
    "[[view]]\nid = \"up\"\nzh = \"好\"\nen = \"up\"\ncues = [{ words = [\"街道\"], weight = 1 }]\n",
    "[[frame]]\n",
    "yes = { name = \"好\", english = \"yes\", cues = [\"好\"] }\n",
    "id = \"mine\"\n",
    "when = { cue = \"cause\" }\n",
    "when = { all = [{ length = { max = 3 } }, { not = { ends_with = \"colon\" } }] }\n",
    "source = { pattern = \"(a|b\" }\n",
    "votes = \"never\"\n",
    "votes = \"link\"\n",
    "why = \"-\"\n",
    "pattern = '^(a'\n",
    "place = \"edges\"\n",
    "matches = [\"夜市应该保留。\"]\n",
    "rejects = [\"a\"]\n",
    "by = [\"distance\"]\n",
    "{ ",
    " }",
    "[",
    "]\n",
    "\"\"\"",
];
const MAP: &[&str] = &[
    "{\"articles\": [",
    "\"nodes\": [",
    "\"edges\": [",
    "]",
    "}",
    ", ",
    "{\"id\": \"A1\", ",
    "\"kind\": \"claim\"",
    "\"text\": \"夜市\"",
    "\"AIF\": {",
    "\"nodeID\": \"1\"",
    "<graphml><graph>",
    "<node id=\"a\">",
    "<data key=\"label\">",
    "</data>",
    "</node>",
    "<edge source=\"a\" target=\"a\"/>",
    "</graph></graphml>",
    "<!DOCTYPE g>",
    "# A\n\n",
    "[A1]: 夜市 #claim\n",
    "    +> [A1]\n",
    "    -> [A2]\n",
    "<A1>: b\n",
    "1e999",
    "-0.0",
    "null",
];
const TABLE: &[&str] = &[
    "\u{feff}",
    "id,source,target,kind,scope,issue,confidence,why,decision,note\r\n",
    "id,article,author,kind,view,text\n",
    "E1,A1,B1,support,across,,0.5,,accept,\r\n",
    "node_1,node_2,relation,decision\n",
    "A1,B1,contradiction,reject\n",
    "A1;B1;support\n",
    "\t",
    ",",
    "\"",
    "\"\"",
    "\r",
    "\n",
    "'=1+1",
    "夜市",
    "PK\x03\x04",
];

proptest! {
    #[test]
    fn markdown(input in bytes(PAGE)) {
        readers::article("a.md", &input);
    }

    #[test]
    fn html(input in bytes(PAGE)) {
        readers::article("a.html", &input);
    }

    #[test]
    fn text_of_any_encoding(input in bytes(PAGE)) {
        readers::article("a.txt", &input);
    }

    #[test]
    fn a_file_without_a_telling_name(input in bytes(PAGE)) {
        readers::article("a", &input);
    }

    #[test]
    fn rule_packs(input in text(RULES)) {
        readers::rule_pack(&input);
    }

    #[test]
    fn maps(input in text(MAP)) {
        readers::map_json(&input);
    }

    #[test]
    fn edited_tables(input in bytes(TABLE)) {
        readers::table("edges.csv", &input);
        readers::table("comparison.tsv", &input);
    }

    #[test]
    fn maps_of_other_programs(input in bytes(MAP)) {
        readers::exchange_formats().for_each(|format| readers::exchange(format, &input));
    }
}
