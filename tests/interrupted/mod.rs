//! A run of the program that is interrupted while it works.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Longer than any machine takes to begin.
const LONGEST_WAIT: Duration = Duration::from_secs(120);

/// Runs the program in a folder and interrupts it once it has made the file `sign`; its exit code and what it said.
pub fn interrupted(folder: &Path, arguments: &[&str], sign: &str) -> (Option<i32>, String) {
    let mut run = Command::new(env!("CARGO_BIN_EXE_counterpoint"))
        .env("LC_ALL", "C")
        .current_dir(folder)
        .args(arguments)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let sign = folder.join(sign);
    let begun = Instant::now();
    while !sign.exists() {
        assert!(run.try_wait().unwrap().is_none(), "it ended by itself");
        assert!(begun.elapsed() < LONGEST_WAIT, "it does not begin");
        std::thread::sleep(Duration::from_millis(5));
    }
    let pid = run.id().to_string();
    let sent = Command::new("kill").args(["-INT", &pid]).status();
    assert!(sent.unwrap().success());
    let ended = run.wait_with_output().unwrap();
    let told = String::from_utf8_lossy(&ended.stderr).into_owned();
    (ended.status.code(), told)
}
