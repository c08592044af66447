//! Files made to do harm, and files of the wrong kind, are refused: quickly, in little memory, with a message that names
//! the file and says what to do.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod program;

use predicates::prelude::*;
use program::in_plain_locale;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A debug build is many times slower than what users run, which refuses all of these in well under a second.
const PATIENCE: Duration = Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 1 });

struct Folder {
    folder: tempfile::TempDir,
}

impl Folder {
    /// A folder with a small map in it.
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let map = r#"{"articles": [], "nodes": [], "edges": []}"#;
        std::fs::write(folder.path().join("map.json"), map).unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// What `import` says of the file.
    fn refused(&self, file: &Path, said: &str) {
        let before = Instant::now();
        in_plain_locale()
            .arg("import")
            .arg(file)
            .arg("--map")
            .arg(self.path("map.json"))
            .arg("--out")
            .arg(self.path("out.json"))
            .assert()
            .code(1)
            .stderr(predicate::str::contains(said).and(predicate::str::contains(
                file.file_name().unwrap().to_str().unwrap(),
            )));
        assert!(before.elapsed() < PATIENCE, "{:?}", before.elapsed());
        assert!(!self.path("out.json").exists(), "nothing is left half done");
    }
}

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn an_archive_that_unpacks_to_gigabytes_is_not_opened() {
    let folder = Folder::new();
    let mut bomb = ZipWriter::new(Cursor::new(Vec::new()));
    bomb.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default())
        .unwrap();
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..200 {
        bomb.write_all(&zeros).unwrap();
    }
    let bomb = bomb.finish().unwrap().into_inner();
    assert!(bomb.len() < 1 << 20);
    let file = folder.write("bomb.xlsx", &bomb);
    folder.refused(&file, "unpacks to more than 64 MB");
}

#[test]
fn a_workbook_that_defines_entities_or_has_macros_is_not_opened() {
    let folder = Folder::new();
    let laughs =
        b"<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><x>&b;</x>";
    let file = folder.write("laughs.xlsx", &archive(&[("xl/workbook.xml", laughs)]));
    folder.refused(&file, "declares a document type or entities");
    let file = folder.write("macros.xlsm", &archive(&[("xl/vbaProject.bin", b"x")]));
    folder.refused(&file, "has macros (xl/vbaProject.bin)");
}

#[test]
fn a_gigabyte_is_not_even_read() {
    let folder = Folder::new();
    let file = folder.write("huge.csv", b"id,text\n1,\"");
    // A hole in the file, which takes no room on the disk.
    std::fs::OpenOptions::new()
        .write(true)
        .open(&file)
        .unwrap()
        .set_len(1 << 30)
        .unwrap();
    folder.refused(&file, "it is larger than 32 MB");
}

#[test]
fn a_table_of_millions_of_cells_is_not_read() {
    let folder = Folder::new();
    let rows = format!("id,text\n{}", "a,b\n".repeat(1 << 20));
    let file = folder.write("many.csv", rows.as_bytes());
    folder.refused(&file, "has more than 500000 cells");
}

#[test]
fn what_is_no_table_is_refused_by_its_name() {
    let folder = Folder::new();
    let cases: &[(&str, &[u8], &str)] = &[
        (
            "broken.csv",
            "id,text\nA1,夜市的热\u{0}".as_bytes(),
            "is no text",
        ),
        (
            "cut.csv",
            &"id,text\nA1,夜市的热闹\n".as_bytes()[..19],
            "neither UTF-8, UTF-16 nor GB18030",
        ),
        (
            "other.csv",
            b"name,age\nAnn,7\n",
            "no table with the columns",
        ),
        ("empty.csv", b"", "no table with the columns"),
        (
            "old.xls",
            &[0xd0, 0xcf, 0x11, 0xe0, 0, 0],
            "an old .xls workbook or one with a password",
        ),
        (
            "broken.xlsx",
            b"PK\x03\x04 and nothing more",
            "can't be read as a workbook",
        ),
        (
            "sheet.ods",
            &archive(&[("content.xml", b"<x/>")]),
            "an OpenDocument file",
        ),
    ];
    for (name, bytes, said) in cases {
        let file = folder.write(name, bytes);
        folder.refused(&file, said);
    }
}

#[test]
fn formats_with_harm_in_them_are_refused_by_convert() {
    let folder = Folder::new();
    let deep = format!("<graphml>{}", "<graph>".repeat(100_000));
    let brackets = "[".repeat(200_000);
    let cases: &[(&str, &[u8], &str)] = &[
        ("laughs.graphml", b"<!DOCTYPE g [<!ENTITY a \"ha\">]><graphml><graph>&a;</graph></graphml>", "line 1: a document type declaration"),
        ("deep.graphml", deep.as_bytes(), "nested too deep"),
        ("entity.graphml", b"<graphml><graph><node id=\"a\"><data key=\"label\">&x;</data></node></graph></graphml>", "the entity &x; is none of XML's own"),
        ("none.graphml", b"<html/>", "it has no <graph>"),
        ("broken.xaif.json", b"{\"AIF\": {\"nodes\": [{}]}}", "this is no xAIF: line 1"),
        ("broken.argdown", b"# A\n\n(1) One\n-----\n", "line 3: neither a heading"),
        ("latin.argdown", b"# A\n\n[A1]: caf\xe9\n", "byte 14 is not UTF-8"),
        ("deep.json", brackets.as_bytes(), "this is not a map in JSON"),
    ];
    for (name, bytes, said) in cases {
        let file = folder.write(name, bytes);
        let before = Instant::now();
        let mut program = in_plain_locale();
        program.args(["convert", "--to", "json"]).arg(&file);
        let message = predicate::str::contains(*said).and(predicate::str::contains(*name));
        program.assert().code(1).stdout("").stderr(message);
        assert!(before.elapsed() < PATIENCE);
    }
}
