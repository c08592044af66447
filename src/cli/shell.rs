//! `counterpoint completions` and `counterpoint man`: what shells and manuals want to know of the command line.

use super::failure::Failure;
use clap::CommandFactory;
use clap_complete::Shell;
use std::io::Write;

/// Print the completions of a shell, to be put where it looks for them
#[derive(clap::Args)]
pub(super) struct CompletionArguments {
    /// The shell
    shell: Shell,
}

/// Print the manual page of the program, or of one subcommand
#[derive(clap::Args)]
pub(super) struct ManualArguments {
    /// The subcommand: `compare`, or `corpus extract`
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
}

pub(super) fn completions(
    arguments: &CompletionArguments,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let mut program = super::Arguments::command();
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut program, "counterpoint", &mut script);
    Ok(out.write_all(&script)?)
}

pub(super) fn manual(arguments: &ManualArguments, out: &mut dyn Write) -> Result<(), Failure> {
    let mut command = super::Arguments::command().disable_help_subcommand(true);
    command.build();
    for name in &arguments.command {
        let found = command.find_subcommand(name).cloned();
        let unknown = || format!("there is no command `{name}`; see `counterpoint --help`");
        command = found.ok_or_else(|| Failure::usage("man", &unknown()))?;
    }
    let mut page = Vec::new();
    // Subcommands have no version of their own.
    let program = concat!("counterpoint ", env!("CARGO_PKG_VERSION"));
    let manual = clap_mangen::Man::new(command).source(program);
    manual.render(&mut page)?;
    Ok(out.write_all(&page)?)
}
