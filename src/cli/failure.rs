//! How a run fails: what is said, and with which exit code.

use super::{catalogue, help, language};
use crate::bilingual::Lang;
use clap::error::ErrorKind as UsageKind;
use std::io::{ErrorKind, Write};
use std::process::ExitCode;

/// Why the program stops.
pub(super) enum Failure {
    /// The arguments are wrong, or only help or the version was asked for.
    Usage(clap::Error),
    /// Whoever read the output has seen enough.
    NobodyReads,
    /// Something is wrong; the message says what, where, and what to do.
    Wrong(String),
}

impl Failure {
    /// Arguments that are fine one by one, but not together.
    pub(super) fn usage(command: &str, message: &str) -> Self {
        use clap::CommandFactory;
        let mut program = super::Arguments::command();
        program.build();
        let error = match program.find_subcommand_mut(command) {
            Some(subcommand) => subcommand.error(UsageKind::WrongNumberOfValues, message),
            None => program.error(UsageKind::WrongNumberOfValues, message),
        };
        Self::Usage(error)
    }

    /// Says what is wrong on standard error.
    pub(super) fn report(self) -> ExitCode {
        match self {
            Self::Usage(error) => {
                // Nothing is left to do when the terminal is gone.
                let _ = match language::of_messages() {
                    Lang::Zh => print_in_chinese(&error),
                    Lang::En => error.print(),
                };
                ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
            }
            Self::NobodyReads => ExitCode::SUCCESS,
            Self::Wrong(message) => {
                let message = language::for_the_user(&format!("error: {message}"));
                let _ = writeln!(std::io::stderr(), "{message}");
                ExitCode::FAILURE
            }
        }
    }
}

/// What clap has to say: help and the version to who asked for them, all else as an error.
fn print_in_chinese(error: &clap::Error) -> std::io::Result<()> {
    let text = error.render().to_string();
    let is_help = matches!(
        error.kind(),
        UsageKind::DisplayHelp | UsageKind::DisplayHelpOnMissingArgumentOrSubcommand
    );
    let text = match is_help {
        true => help::help_in_chinese(&text),
        false => catalogue::in_chinese(&text),
    };
    match error.use_stderr() {
        true => std::io::stderr().write_all(text.as_bytes()),
        false => std::io::stdout().write_all(text.as_bytes()),
    }
}

impl From<clap::Error> for Failure {
    fn from(error: clap::Error) -> Self {
        Self::Usage(error)
    }
}

/// Every error of the library says all that is to be said in its own message.
macro_rules! told_by_its_message {
    ($($error:ty),+ $(,)?) => {
        $(impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                Self::Wrong(error.to_string())
            }
        })+
    };
}

told_by_its_message!(
    crate::LoadError,
    crate::CompareError,
    crate::article::ArticleError,
    crate::corpus::CorpusError,
    crate::eval::GoldError,
    crate::export::ExportError,
    crate::export::OverDecisions,
    crate::export::OverInput,
    crate::export::RenderError,
    crate::import::ImportError,
    crate::import::Unimported,
    crate::rules::PackError,
    crate::tune::AnnotatedTextError,
    crate::export::diagram::ChoiceError,
    crate::export::diagram::DiagramError,
    crate::export::pictures::PictureError,
    crate::export::svg::SvgError,
);

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            ErrorKind::BrokenPipe => Self::NobodyReads,
            _ => Self::Wrong(format!("cannot write the output: {error}")),
        }
    }
}
