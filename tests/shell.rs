//! Completions, manual pages, and readers who have seen enough.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod program;

use predicates::str::contains;
use program::in_plain_locale;
use std::io::Read;
use std::process::Stdio;

fn counterpoint(arguments: &[&str]) -> assert_cmd::assert::Assert {
    in_plain_locale().args(arguments).assert()
}

#[test]
fn shells_and_manuals_know_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        counterpoint(&["completions", shell])
            .success()
            .stdout(contains("corpus"));
    }
    counterpoint(&["man"])
        .success()
        .stdout(contains("counterpoint"));
    counterpoint(&["man", "corpus", "extract"])
        .success()
        .stdout(contains("strict"));
    counterpoint(&["man", "nothing"])
        .code(2)
        .stderr(contains("no command `nothing`"));
}

#[test]
fn a_reader_who_goes_away_is_no_failure() {
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_counterpoint"));
    program.env("LC_ALL", "C");
    program
        .args(["completions", "bash"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = program.spawn().unwrap();
    let mut few = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut few).unwrap();
    let ended = child.wait_with_output().unwrap();
    assert!(
        ended.stderr.is_empty(),
        "{}",
        String::from_utf8_lossy(&ended.stderr)
    );
}

#[test]
fn colours_are_left_out_where_nobody_wants_them() {
    let told = |name: &str, value: &str| {
        let mut program = in_plain_locale();
        program.env_remove("NO_COLOR").env("CLICOLOR_FORCE", "1");
        let run = program.arg("nonsense").env(name, value).assert().code(2);
        String::from_utf8(run.get_output().stderr.clone()).unwrap()
    };
    assert!(told("TERM", "xterm").contains('\u{1b}'));
    assert!(!told("NO_COLOR", "1").contains('\u{1b}'));
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_told() {
    let full = std::fs::OpenOptions::new()
        .write(true)
        .open("/dev/full")
        .unwrap();
    let mut program = std::process::Command::new(env!("CARGO_BIN_EXE_counterpoint"));
    program.env("LC_ALL", "C");
    let ended = program.args(["man"]).stdout(full).output().unwrap();
    assert_eq!(ended.status.code(), Some(1));
    let told = String::from_utf8_lossy(&ended.stderr);
    assert!(
        told.starts_with("error: cannot write the output: No space left"),
        "{told}"
    );
}

#[test]
fn every_page_of_the_manual_is_headed_by_the_version() {
    for command in [&["corpus", "extract"][..], &["compare"], &[]] {
        let mut program = in_plain_locale();
        let run = program.arg("man").args(command).assert().success();
        let page = String::from_utf8(run.get_output().stdout.clone()).unwrap();
        let heading = page.lines().find(|line| line.starts_with(".TH"));
        let version = concat!("\"counterpoint ", env!("CARGO_PKG_VERSION"), "\"");
        assert!(
            heading.is_some_and(|it| it.contains(version)),
            "{heading:?}"
        );
        let names_option = page.contains("\\-\\-version");
        assert_eq!(names_option, command.is_empty(), "only the program has it");
    }
}
