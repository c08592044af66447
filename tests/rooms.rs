//! The rooms of the house import each other in one direction: what `src/lib.rs` says of it, held against the sources.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

use std::path::{Path, PathBuf};

/// From left to right.
const ROOMS: [&str; 9] = [
    "article",
    "language",
    "rules",
    "argument",
    "comparison",
    "map",
    "explain",
    "export",
    "import",
];
/// What every room may use.
const FOR_ALL: [&str; 5] = ["bilingual", "bounded", "counted", "files", "pattern"];
/// Files of tests and of what only tests use, which may look anywhere.
const OF_TESTS: [&str; 4] = ["random.rs", "round_trips.rs", "specimen.rs", "tests.rs"];

#[test]
fn a_room_imports_only_rooms_to_its_left() {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for (place, room) in ROOMS.into_iter().enumerate() {
        let files = sources(&source.join(room));
        assert!(!files.is_empty(), "there is no room `{room}`");
        for path in files {
            let text = std::fs::read_to_string(&path).unwrap();
            for used in imported(&text) {
                assert!(
                    used == room || ROOMS[..place].contains(&used) || FOR_ALL.contains(&used),
                    "{} imports `{used}`, which stands to the right of `{room}`",
                    path.display()
                );
            }
        }
    }
}

/// Every file of a room that is not of tests.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if name.ends_with(".rs") && !OF_TESTS.contains(&&*name) {
            found.push(path);
        }
    }
    found
}

/// The rooms that a file names, outside its tests and comments.
fn imported(text: &str) -> impl Iterator<Item = &str> {
    let lines = without_tests(text).lines();
    lines
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| line.split("crate::").skip(1))
        .map(|rest| {
            rest.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
                .next()
                .unwrap_or_default()
        })
}

/// A file up to the tests at its end.
fn without_tests(text: &str) -> &str {
    const TESTS: &str = "#[cfg(test)]\n";
    let begins = |at: usize| {
        let next = text[at + TESTS.len()..].lines().next().unwrap_or_default();
        next.contains("mod ") && next.ends_with('{')
    };
    let mut marks = text.match_indices(TESTS).map(|(at, _)| at);
    let end = marks.find(|at| begins(*at));
    &text[..end.unwrap_or(text.len())]
}
