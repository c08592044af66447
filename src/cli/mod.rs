//! The command line: one file a subcommand, each a thin user of the library.
//!
//! Exit codes: 0, 1 for anything that went wrong, 2 for wrong usage.

mod catalogue;
mod compare;
mod convert;
mod corpus;
mod eval;
mod explain;
mod extract;
mod failure;
mod help;
mod import;
mod language;
mod loading;
mod map_file;
mod output;
mod picture;
mod relate;
mod render;
mod rule_print;
mod rules;
mod shell;
mod tune;

use crate::bilingual::Lang;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use failure::Failure;
use std::io::Write;
use std::process::ExitCode;

/// Reads opinion articles, finds each author's claims and grounds by rules, and lays the authors side by side.
#[derive(Parser)]
#[command(name = "counterpoint", version, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    Compare(compare::Arguments),
    Extract(extract::Arguments),
    Corpus(corpus::Arguments),
    Explain(explain::Arguments),
    Convert(convert::Arguments),
    Import(import::Arguments),
    Relate(relate::Arguments),
    Render(render::Arguments),
    Rules(rules::Arguments),
    Eval(eval::Arguments),
    Tune(tune::Arguments),
    Completions(shell::CompletionArguments),
    Man(shell::ManualArguments),
}

/// Runs the program on the arguments of the process.
pub fn run() -> ExitCode {
    let outcome = given()
        .map_err(Failure::from)
        .and_then(|arguments| obey(arguments, &mut std::io::stdout().lock()));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(),
    }
}

/// The arguments of the process.
fn given() -> Result<Arguments, clap::Error> {
    let matches = program().try_get_matches()?;
    Arguments::from_arg_matches(&matches)
}

/// The command line, in the language of messages.
fn program() -> clap::Command {
    match language::of_messages() {
        // Chinese breaks the lines of help by itself.
        Lang::Zh => Arguments::command().term_width(0),
        Lang::En => Arguments::command(),
    }
}

fn obey(arguments: Arguments, out: &mut dyn Write) -> Result<(), Failure> {
    match arguments.command {
        None => write!(out, "{}", help::told(&program().render_help().to_string()))?,
        Some(Command::Compare(arguments)) => compare::run(arguments, out)?,
        Some(Command::Extract(arguments)) => extract::run(arguments, out)?,
        Some(Command::Corpus(arguments)) => corpus::run(arguments, out)?,
        Some(Command::Explain(arguments)) => explain::run(arguments, out)?,
        Some(Command::Convert(arguments)) => convert::run(arguments, out)?,
        Some(Command::Import(arguments)) => import::run(arguments, out)?,
        Some(Command::Relate(arguments)) => relate::run(arguments, out)?,
        Some(Command::Render(arguments)) => render::run(arguments, out)?,
        Some(Command::Rules(arguments)) => rules::run(arguments, out)?,
        Some(Command::Eval(arguments)) => eval::run(arguments, out)?,
        Some(Command::Tune(arguments)) => tune::run(arguments, out)?,
        Some(Command::Completions(arguments)) => shell::completions(&arguments, out)?,
        Some(Command::Man(arguments)) => shell::manual(&arguments, out)?,
    }
    Ok(out.flush()?)
}

/// An option that is a whole number.
fn count(written: &str) -> Result<usize, String> {
    let wrong = |_| "it must be a whole number, 0 or more".to_owned();
    written.parse().map_err(wrong)
}

/// An option that is a number from 0 to 1.
fn share(written: &str) -> Result<f64, String> {
    match written.parse() {
        Ok(share) if (0.0..=1.0).contains(&share) => Ok(share),
        _ => Err("it must be a number from 0 to 1".to_owned()),
    }
}
