//! What an interrupted `corpus extract` has left, damaged since.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod desk;
mod program;

use desk::{Desk, STAY};
use predicates::str::contains;

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

#[test]
fn a_damaged_map_is_written_anew_and_an_edited_one_is_kept() {
    let desk = stopped("maps/");
    let map_of = |name: &str| {
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
    };
    let edited = map_of("a").display().to_string();
    let map = std::fs::read_to_string(&edited).unwrap();
    let map: serde_json::Value = serde_json::from_str(&map).unwrap();
    let text = map["nodes"][0]["text"].as_str().unwrap();
    desk.put("t.csv", format!("id,text,decision\nA1,{text},accept\n"));
    let mut import = program::in_plain_locale();
    import.current_dir(desk.path());
    import.args(["import", "t.csv", "--map", &edited, "--out", &edited]);
    import.assert().success();
    let sound = std::fs::read_to_string(map_of("b")).unwrap();
    std::fs::write(map_of("b"), sound.replacen("夜市b", "夜市x", 1)).unwrap();
    let run = desk.command(&["in", "--out", "maps/"]).assert().success();
    run.stdout(contains("1 article was done before the interruption"));
    assert_eq!(std::fs::read_to_string(map_of("b")).unwrap(), sound);
    let kept = std::fs::read_to_string(edited).unwrap();
    assert!(kept.contains("\"decision\": \"accept\""), "{kept}");
}
