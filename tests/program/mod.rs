//! The program as tests start it.

use assert_cmd::Command;

/// The program in the plain locale, so that it says the same on every developer's machine.
pub fn in_plain_locale() -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_counterpoint"));
    program.env("LC_ALL", "C");
    program
}
