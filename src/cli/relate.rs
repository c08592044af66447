//! `counterpoint relate`: does one statement support or contradict another?

use super::extract::{open, rows_failure, through_rows};
use super::failure::Failure;
use super::loading::RuleArguments;
use crate::Counterpoint;
use crate::bilingual::Lang;
use crate::comparison::relate::{Judgement, Label, Reason};
use std::collections::BTreeSet;
use std::io::{BufWriter, Write};
use std::ops::Range;
use std::path::PathBuf;

/// Say whether two statements support or contradict each other, and why
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The statement that is given
    #[arg(
        required_unless_present = "jsonl",
        conflicts_with = "jsonl",
        requires = "b"
    )]
    a: Option<String>,
    /// The statement that is judged by it
    b: Option<String>,
    /// Read {"id", "a", "b"} a line and print {"id", "label", "score", "because"} a line; - is standard input
    #[arg(long, value_name = "PAIRS")]
    jsonl: Option<PathBuf>,
    #[command(flatten)]
    rules: RuleArguments,
}

/// How many reasons are told.
const REASONS_TOLD: usize = 5;

pub(super) fn run(arguments: Arguments, out: &mut dyn Write) -> Result<(), Failure> {
    let builder = arguments.rules.builder();
    if let Some(path) = &arguments.jsonl {
        // Opened first, so that a wrong path is told at once.
        let rows = open(path)?;
        let counterpoint = builder.load()?;
        let mut out = BufWriter::new(out);
        return through_rows(path, counterpoint.lang(), |skipped| {
            match counterpoint.relate_rows(rows, &mut out, skipped) {
                Ok(done) => out.flush().map(|()| done).map_err(Failure::from),
                Err(cause) => Err(rows_failure(path, cause)),
            }
        });
    }
    let (a, b) = (
        arguments.a.unwrap_or_default(),
        arguments.b.unwrap_or_default(),
    );
    for statement in [&a, &b] {
        if statement.trim().is_empty() {
            let message = "a statement is empty; give two statements in quotation marks";
            return Err(Failure::usage("relate", message));
        }
    }
    let counterpoint = builder.load()?;
    tell(&counterpoint, &a, &b, out)
}

/// The label and how sure it is, the reasons in plain words, then the rules that spoke loudest.
fn tell(counterpoint: &Counterpoint, a: &str, b: &str, out: &mut dyn Write) -> Result<(), Failure> {
    let judgement = counterpoint.relate(a, b);
    writeln!(
        out,
        "{}  {:.2}",
        name(judgement.label, counterpoint.lang()),
        judgement.score.value()
    )?;
    let why = judgement.why.in_lang(counterpoint.lang());
    if !why.is_empty() {
        writeln!(out, "{why}")?;
    }
    tell_reasons(&judgement, a, b, out)
}

fn tell_reasons(
    judgement: &Judgement,
    a: &str,
    b: &str,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    for reason in judgement.because.iter().take(REASONS_TOLD) {
        let Reason { rule, weight, .. } = reason;
        let mut words = [words(a, &reason.in_a), words(b, &reason.in_b)].concat();
        let mut seen = BTreeSet::new();
        words.retain(|word| seen.insert(word.clone()));
        write!(out, "  {weight:+.2}  {rule}")?;
        match words.is_empty() {
            true => writeln!(out)?,
            false => writeln!(out, "  {}", words.join(" / "))?,
        }
    }
    Ok(())
}

/// The label as a person reads it; the rows of `--jsonl` keep their own names.
fn name(label: Label, lang: Lang) -> &'static str {
    let (chinese, english) = match label {
        Label::Support => ("支持", "support"),
        Label::Contradict => ("反驳", "contradict"),
        Label::None => ("既不支持也不反驳", "none"),
    };
    match lang {
        Lang::Zh => chinese,
        Lang::En => english,
    }
}

fn words(statement: &str, ranges: &[Range<usize>]) -> Vec<String> {
    ranges
        .iter()
        .map(|range| {
            let characters = statement.chars().skip(range.start);
            characters.take(range.len()).collect()
        })
        .collect()
}
