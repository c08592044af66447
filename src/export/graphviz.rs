//! A run of Graphviz that ends: some graphs keep it busy for hours, and then it is stopped.

use super::svg::SvgError;
use std::io::{self, ErrorKind, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How often is looked whether a run that has written all has ended.
const BETWEEN_LOOKS: Duration = Duration::from_millis(2);

/// Gives a graph to a program and takes what it draws.
pub(super) fn run(
    program: &mut Command,
    graph: String,
    longest: Duration,
) -> Result<Vec<u8>, SvgError> {
    let begun = Instant::now();
    let piped = program.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut run = piped.stderr(Stdio::piped()).spawn().map_err(cause_of)?;
    if let Some(mut input) = run.stdin.take() {
        // A program that has seen enough ends; what it says then tells more than that it read no further.
        thread::spawn(move || input.write_all(graph.as_bytes()));
    }
    let drawn = all_of(run.stdout.take());
    let said = all_of(run.stderr.take());
    let left = || longest.saturating_sub(begun.elapsed());
    let (Ok(picture), Some(status)) = (drawn.recv_timeout(left()), end_of(&mut run, left)) else {
        let _ = run.kill();
        // So that it leaves no trace among the processes.
        let _ = run.wait();
        let seconds = longest.as_secs();
        return Err(SvgError::TooLong { seconds });
    };
    match status.success() {
        true => Ok(picture),
        false => {
            let said = said.recv_timeout(left()).unwrap_or_default();
            let said = String::from_utf8_lossy(&said).into_owned();
            Err(SvgError::Graphviz(io::Error::other(said)))
        }
    }
}

/// Reads to the end beside the program, which else would wait to be read from.
fn all_of(source: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut all = Vec::new();
        if let Some(mut source) = source {
            // What was cut off is told by how the program ends.
            let _ = source.read_to_end(&mut all);
        }
        sender.send(all)
    });
    receiver
}

/// How the program ended; nothing where it goes on too long.
fn end_of(run: &mut Child, left: impl Fn() -> Duration) -> Option<ExitStatus> {
    loop {
        match run.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if !left().is_zero() => thread::sleep(BETWEEN_LOOKS),
            _ => return None,
        }
    }
}

fn cause_of(error: io::Error) -> SvgError {
    match error.kind() {
        ErrorKind::NotFound => SvgError::GraphvizMissing,
        _ => SvgError::Graphviz(error),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str, longest: Duration) -> Result<Vec<u8>, SvgError> {
        let mut program = Command::new("sh");
        run(program.args(["-c", script]), "夜市".to_owned(), longest)
    }

    #[test]
    fn a_program_that_hangs_is_stopped() {
        let begun = Instant::now();
        for script in ["exec sleep 100", "exec >&- 2>&-; exec sleep 100"] {
            let stopped = shell(script, Duration::from_millis(300));
            assert!(
                matches!(stopped, Err(SvgError::TooLong { .. })),
                "{stopped:?}"
            );
        }
        assert!(begun.elapsed() < Duration::from_secs(50));
    }

    #[test]
    fn a_program_is_heard_out() {
        let longest = Duration::from_secs(60);
        assert_eq!(shell("cat", longest).unwrap(), "夜市".as_bytes());
        let failed = shell("echo no ink >&2; exit 3", longest).unwrap_err();
        assert!(failed.to_string().contains("no ink"), "{failed}");
    }
}
