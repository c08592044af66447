//! What an interrupted `corpus extract` has left, damaged since.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod desk;
mod program;

use desk::{Desk, STAY};
use predicates::str::contains;
use std::path::PathBuf;

/// A folder with three articles and one that stops a strict run behind them.
fn stopped(out: &str) -> Desk {
    let desk = Desk::new();
    for name in ["a", "b", "c"] {
        let text = STAY.replace("夜市", &format!("夜市{name}"));
        desk.put(&format!("in/{name}.md"), text);
    }
    desk.put("in/d.md", b"");
    let strict = desk.command(&["in", "--out", out, "--strict"]).assert();
    strict.code(1);
    desk
}

#[test]
fn a_damaged_line_is_written_anew() {
    let desk = stopped("o.jsonl");
    let partial = desk.path().join("o.jsonl.partial");
    let sound = std::fs::read_to_string(&partial).unwrap();
    assert_eq!(sound.lines().count(), 3);
    // One letter of the second line, which stays as long as it was and valid JSON.
    let damaged = sound.replacen("夜市b让", "夜市x让", 1);
    assert!(damaged != sound && damaged.len() == sound.len());
    std::fs::write(&partial, damaged).unwrap();
    let run = desk.command(&["in", "--out", "o.jsonl"]).assert().success();
    run.stdout(contains("1 article was done before the interruption"));
    let whole = std::fs::read_to_string(desk.path().join("o.jsonl")).unwrap();
    assert_eq!(whole, sound);
}

/// The map of the article of that name.
fn map_of(desk: &Desk, name: &str) -> PathBuf {
    let maps = std::fs::read_dir(desk.path().join("maps")).unwrap();
    let mut maps = maps.map(|entry| entry.unwrap().path());
    let begins = format!("{name}-");
    maps.find(|path| {
        path.file_name()
            .unwrap()
            .to_string_lossy()
            .starts_with(&begins)
    })
    .unwrap()
}

/// Takes a decision into the map of an article.
fn decide(desk: &Desk, name: &str) -> PathBuf {
    let path = map_of(desk, name);
    let map = std::fs::read_to_string(&path).unwrap();
    let map: serde_json::Value = serde_json::from_str(&map).unwrap();
    let text = map["nodes"][0]["text"].as_str().unwrap();
    desk.put("t.csv", format!("id,text,decision\nA1,{text},accept\n"));
    let mut import = program::in_plain_locale();
    import.current_dir(desk.path()).args(["import", "t.csv"]);
    import.arg("--map").arg(&path).arg("--out").arg(&path);
    import.assert().success();
    path
}

#[test]
fn a_damaged_map_is_written_anew_and_an_edited_one_is_kept() {
    let desk = stopped("maps/");
    let edited = decide(&desk, "a");
    let map_of = |name| map_of(&desk, name);
    let sound = std::fs::read_to_string(map_of("b")).unwrap();
    std::fs::write(map_of("b"), sound.replacen("夜市b", "夜市x", 1)).unwrap();
    let run = desk.command(&["in", "--out", "maps/"]).assert().success();
    run.stdout(contains("1 article was done before the interruption"));
    assert_eq!(std::fs::read_to_string(map_of("b")).unwrap(), sound);
    let kept = std::fs::read_to_string(edited).unwrap();
    assert!(kept.contains("\"decision\": \"accept\""), "{kept}");
}

#[test]
fn a_new_run_replaces_an_edited_map_only_when_told_to() {
    let desk = stopped("maps/");
    let all = ["in", "--out", "maps/"];
    desk.command(&all).assert().success();
    let edited = decide(&desk, "b");
    let before = std::fs::read(&edited).unwrap();
    let told = "an editor has decided on or changed 1 of its nodes and edges, which would be lost; give --out another \
                folder, or --overwrite";
    for _ in 0..2 {
        desk.command(&all).assert().code(1).stderr(contains(told));
        assert_eq!(std::fs::read(&edited).unwrap(), before);
    }
    // What would replace none of it is not held up.
    let others = ["in/a.md", "in/c.md", "--out", "maps/"];
    desk.command(&others).assert().success();
    let overwrite = [&all[..], &["--overwrite"]].concat();
    desk.command(&overwrite).assert().success();
    assert_ne!(std::fs::read(&edited).unwrap(), before);
    desk.command(&all).assert().success();
}
