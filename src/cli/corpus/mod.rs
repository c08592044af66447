//! `counterpoint corpus`: thousands of articles at once.

mod arguments;
mod compare;
mod extract;
mod tables;
mod watch;

use super::failure::Failure;
use clap::Subcommand;
use std::io::Write;

/// Work on thousands of articles: folders, patterns, archives (tar, tar.gz, tar.xz, zip) and rows (*.jsonl)
#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    Extract(extract::Arguments),
    Compare(compare::Arguments),
    Tables(tables::Arguments),
}

pub(super) fn run(arguments: Arguments, out: &mut dyn Write) -> Result<(), Failure> {
    match arguments.task {
        Task::Extract(arguments) => extract::run(arguments, out),
        Task::Compare(arguments) => compare::run(arguments, out),
        Task::Tables(arguments) => tables::run(arguments, out),
    }
}
