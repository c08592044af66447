//! What is read from outside has a limit: standard input, rules, annotations and maps.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod program;

use predicates::str::contains;
use program::in_plain_locale;

/// Runs the program on more of standard input than it may read.
fn flooded(arguments: &[&str], megabytes: usize) -> assert_cmd::assert::Assert {
    let mut program = in_plain_locale();
    let flood = vec![b'a'; megabytes << 20];
    program.args(arguments).write_stdin(flood).assert().code(1)
}

#[test]
fn standard_input_is_not_read_without_end() {
    for (arguments, megabytes, told) in [
        (&["extract", "-"][..], 21, "it is larger than 20 MB"),
        (
            &["extract", "--jsonl", "-"][..],
            21,
            "-: can't be read: the line is larger than 20 MB",
        ),
        (
            &["relate", "--jsonl", "-"][..],
            21,
            "-: can't be read: the line is larger than 20 MB",
        ),
    ] {
        flooded(arguments, megabytes).stderr(contains(told));
    }
}

/// A device and a pipe in which nobody writes: read as a file, neither would ever end.
#[cfg(unix)]
#[test]
fn what_may_never_end_is_no_file() {
    use std::os::unix::fs::symlink;

    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let mine = at("mine");
    std::fs::create_dir(&mine).unwrap();
    std::fs::create_dir(at("words")).unwrap();
    symlink("/dev/zero", mine.join("endless.toml")).unwrap();
    symlink("/dev/zero", at("words/endless.csv")).unwrap();
    let pipe = at("pipe.jsonl");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.unwrap().success());
    let pipe = pipe.to_str().unwrap();
    let samples = concat!(env!("CARGO_MANIFEST_DIR"), "/data/samples");
    for arguments in [
        &["rules", "list", "--views", "/dev/zero"][..],
        &["rules", "list", "--rules", "mine"],
        &["rules", "list", "--rules", "words"],
        &["rules", "check", "mine"],
        &["rules", "check", "/dev/zero"],
        &["rules", "check", pipe],
        &[
            "corpus",
            "extract",
            samples,
            "--out",
            "new",
            "--views",
            "/dev/zero",
        ],
        &[
            "corpus", "extract", samples, "--out", "new", "--rules", "mine",
        ],
        &["tune", "/dev/zero", "--out", "weights"],
        &["tune", "--essays", pipe, "--out", "weights"],
        &["render", "/dev/zero"],
        &["render", pipe],
        &["eval", "/dev/zero", "/dev/zero"],
    ] {
        let mut program = in_plain_locale();
        program.current_dir(folder.path()).args(arguments);
        let refused = "it is a device, pipe or socket, not a file";
        program.assert().code(1).stderr(contains(refused));
    }
}

#[test]
fn rules_larger_than_any_that_are_written() {
    let folder = tempfile::tempdir().unwrap();
    let long = std::fs::File::create(folder.path().join("own.toml")).unwrap();
    long.set_len(21 << 20).unwrap();
    let mut program = in_plain_locale();
    program.current_dir(folder.path());
    let run = program.args(["rules", "check", "own.toml"]).assert();
    run.code(1)
        .stderr(contains("own.toml: can't be read: it is larger than 20 MB"));
}

#[test]
fn maps_are_read_up_to_the_size_that_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let map = concat!(env!("CARGO_MANIFEST_DIR"), "/graphs/map.json");
    let mut map = std::fs::read(map).unwrap();
    map.resize(map.len() + (80 << 20), b' ');
    std::fs::write(at("large.json"), map).unwrap();
    let larger = std::fs::File::create(at("larger.json")).unwrap();
    larger.set_len((512 << 20) + 1).unwrap();
    let run = |arguments: &[&str]| {
        let mut program = in_plain_locale();
        program.current_dir(folder.path()).args(arguments).assert()
    };
    run(&["explain", "large.json", "A1"]).success();
    let refused = contains("larger.json: can't be read: it is larger than 512 MB");
    run(&["render", "larger.json"]).code(1).stderr(refused);
}
