//! Folders that `corpus` reads, and what lies in them that is no article.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod desk;
mod program;

use desk::{Desk, STAY};
use program::in_plain_locale;

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
