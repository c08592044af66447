//! Folders that `corpus` reads, and what lies in them that is no article.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod desk;
mod program;

use desk::{Desk, GO, STAY};
use program::in_plain_locale;
use std::time::{Duration, SystemTime};

#[cfg(unix)]
#[test]
fn what_may_hold_articles_and_is_not_read_is_told_and_counted() {
    use std::os::unix::fs::symlink;

    let desk = Desk::new();
    desk.put("in/a.md", STAY);
    desk.put("in/notes.pdf", "%PDF");
    desk.put("elsewhere/b.md", GO);
    let at = |name: &str| desk.path().join(name);
    symlink("../elsewhere", at("in/linked")).unwrap();
    symlink("nowhere.md", at("in/broken.md")).unwrap();
    symlink("nowhere.pdf", at("in/broken.pdf")).unwrap();
    symlink("/dev/null", at("in/device.txt")).unwrap();
    let pipe = std::process::Command::new("mkfifo")
        .arg(at("in/pipe.md"))
        .status();
    assert!(pipe.unwrap().success());
    let skipped = [
        "in/broken.md: is a link to nothing",
        "in/device.txt: is a device, pipe or socket",
        "in/linked: is a link to a folder, which may lead in circles; name the folder itself",
        "in/pipe.md: is a device, pipe or socket",
    ];
    for input in ["in", "in/[!n]*"] {
        let run = desk
            .command(&[input, "--out", "o.jsonl"])
            .assert()
            .success();
        let told = String::from_utf8(run.get_output().stderr.clone()).unwrap();
        let counts = String::from_utf8(run.get_output().stdout.clone()).unwrap();
        let mut found: Vec<&str> = told
            .lines()
            .filter_map(|line| line.strip_prefix("skipped: "))
            .collect();
        found.sort();
        match input {
            "in" => {
                let starts = found
                    .iter()
                    .zip(skipped)
                    .all(|(found, begins)| found.starts_with(begins));
                assert!(found.len() == 4 && starts, "{told}");
                assert!(
                    counts.contains("1 article\n") && counts.contains("4 skipped: they"),
                    "{counts}"
                );
                assert!(counts.contains("2 files left alone"), "{counts}");
            }
            // A folder that a pattern names is named.
            _ => assert!(
                counts.contains("2 articles\n") && told.contains("broken.md: is a link to nothing"),
                "{told}"
            ),
        }
        let strict = desk
            .command(&[input, "--out", "s.jsonl", "--strict"])
            .assert();
        strict
            .code(1)
            .stderr(predicates::str::contains("because --strict was given"));
    }
    let mut compare = in_plain_locale();
    let compare = compare
        .current_dir(desk.path())
        .args(["corpus", "compare", "in", "--out", "c"]);
    let told = compare.assert().success();
    told.stdout(predicates::str::contains("4 skipped: they"));
}

#[cfg(unix)]
#[test]
fn a_closed_folder_costs_only_itself() {
    use std::os::unix::fs::PermissionsExt;

    let desk = Desk::new();
    desk.put("in/a.md", STAY);
    desk.put("in/closed/b.md", GO);
    desk.put("in/z/c.md", GO);
    let closed = desk.path().join("in/closed");
    let permit = |mode| std::fs::set_permissions(&closed, PermissionsExt::from_mode(mode)).unwrap();
    permit(0);
    if std::fs::read_dir(&closed).is_ok() {
        eprintln!("skipped: to an administrator no folder is closed");
        return permit(0o755);
    }
    for input in ["in", "in/**/*.md"] {
        let (sources, told) = desk.extract(&[input]);
        assert_eq!(sources, ["in/a.md", "in/z/c.md"]);
        let refused = "skipped: in/closed: can't be read: Permission denied";
        assert!(told.contains(refused), "{told}");
    }
    desk.useless("in/closed", "in/closed: can't be read");
    permit(0o755);
}

#[test]
fn a_report_of_the_program_is_no_article() {
    let desk = Desk::new();
    desk.put("in/a.md", STAY);
    desk.put("in/b.md", GO);
    let run = |arguments: &[&str]| {
        let mut program = in_plain_locale();
        program.current_dir(desk.path()).args(arguments).assert()
    };
    run(&["compare", "in/a.md", "in/b.md", "--out", "in/o"]).success();
    run(&[
        "convert",
        "in/o/map.json",
        "--to",
        "markdown",
        "--out",
        "in/o/map.md",
    ])
    .success();
    let (sources, told) = desk.extract(&["in"]);
    assert_eq!(sources, ["in/a.md", "in/b.md"], "{told}");
    for name in ["in/o/report.html", "in/o/map.md"] {
        let refused =
            format!("skipped: {name}: is a report that this program wrote, not an article");
        assert!(told.contains(&refused), "{told}");
        run(&["extract", name]).code(1);
    }
}

#[test]
fn what_a_killed_run_left_is_never_read_and_taken_away() {
    let desk = Desk::new();
    desk.put("in/a.md", STAY);
    desk.put(
        "in/.counterpoint-AbC123/groups.jsonl",
        "{\"id\": 1, \"text\": \"夜市\"}\n",
    );
    desk.put("in/.counterpoint-dEf456", "# 夜市");
    desk.put("in/.counterpoint-now123", "# 夜市");
    let at = |name: &str| desk.path().join("in").join(name);
    let file = std::fs::File::options()
        .write(true)
        .open(at(".counterpoint-dEf456"))
        .unwrap();
    file.set_modified(SystemTime::now() - Duration::from_secs(600))
        .unwrap();
    let (sources, told) = desk.extract(&["in", "in/**/*"]);
    assert_eq!(sources, ["in/a.md"], "{told}");
    let run = |arguments: &[&str]| {
        let mut program = in_plain_locale();
        program.current_dir(desk.path()).args(arguments).assert()
    };
    run(&["extract", "in/a.md", "--out", "in", "--formats", "json"]).success();
    assert!(!at(".counterpoint-dEf456").exists(), "nobody holds it");
    assert!(at(".counterpoint-now123").exists(), "it may just be begun");
    run(&["corpus", "compare", "in/a.md", "--out", "in"]).success();
    assert!(
        !at(".counterpoint-AbC123").exists(),
        "whoever fills a folder holds the lock"
    );
}

#[test]
fn all_that_is_told_is_told_in_the_language_of_the_system() {
    let desk = Desk::new();
    desk.put("in/a.md", STAY);
    desk.put("in/b.md", b"\x89PNG\r\n\x1a\n\0\0\0\r");
    let has_chinese = |text: &[u8]| {
        String::from_utf8_lossy(text)
            .chars()
            .any(|letter| letter > '\u{2e80}')
    };
    for subcommand in ["extract", "compare"] {
        for (locale, option, chinese) in [
            ("C", None, false),
            ("zh_CN.UTF-8", None, true),
            ("C", Some("zh"), true),
        ] {
            let mut program = in_plain_locale();
            program.env("LC_ALL", locale).current_dir(desk.path());
            program.args(["corpus", subcommand, "in", "--out", "o/"]);
            program.args(option.map(|lang| format!("--lang={lang}")));
            let run = program.assert().success();
            for text in [&run.get_output().stdout, &run.get_output().stderr] {
                assert_eq!(
                    has_chinese(text),
                    chinese,
                    "{}",
                    String::from_utf8_lossy(text)
                );
            }
        }
    }
}
