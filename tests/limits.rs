//! What is read from outside has a limit, on standard input too.

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
        (&["render", "-"][..], 65, "it is larger than 64 MB"),
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
