//! `counterpoint rules`: what the program goes by, for those who change it.

use super::failure::Failure;
use super::language::for_the_user;
use super::loading::RuleArguments;
use crate::loading::{program_files, rule_files};
use crate::{Checked, Counterpoint, RuleEntry};
use clap::Subcommand;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Check, list, show and test rules
#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Say where rule packs, view packs, cue tables or weights are wrong; without files, check all that are in use
    Check {
        /// Rule packs and view packs (*.toml), tables of cues, claim words or weights (*.csv), or folders of them
        files: Vec<PathBuf>,
        #[command(flatten)]
        rules: RuleArguments,
    },
    /// List all rules, one a line: sort, id, why
    List {
        #[command(flatten)]
        rules: RuleArguments,
    },
    /// Show one rule: what it looks for, what it concludes and why, what it counts, its examples
    Show {
        /// Its id, as it stands in the evidence
        id: String,
        #[command(flatten)]
        rules: RuleArguments,
    },
    /// Run the examples of every rule and frame: it must hold for each of `matches` and for none of `rejects`
    Test {
        #[command(flatten)]
        rules: RuleArguments,
    },
}

pub(super) fn run(arguments: Arguments, out: &mut dyn Write) -> Result<(), Failure> {
    match arguments.task {
        Task::Check { files, rules } => check(rules, &files, out),
        Task::List { rules } => list(&rules.builder().load()?, out),
        Task::Show { id, rules } => show(&rules.builder().load()?, &id, out),
        Task::Test { rules } => test(&rules.builder().load()?, out),
    }
}

fn check(rules: RuleArguments, paths: &[PathBuf], out: &mut dyn Write) -> Result<(), Failure> {
    let counterpoint = rules.builder().load()?;
    if paths.is_empty() {
        // They are in use, so they have been read without a mistake.
        let count = counterpoint.rule_entries()?.len();
        return Ok(writeln!(
            out,
            "{}",
            for_the_user(&format!("{count} rules, no mistake"))
        )?);
    }
    let mut mistakes = Vec::new();
    for path in paths {
        match path.is_dir() {
            true => check_folder(&counterpoint, path, &mut mistakes, out)?,
            false => check_file(&counterpoint, path, &mut mistakes, out)?,
        }
    }
    match mistakes.is_empty() {
        true => Ok(()),
        false => Err(Failure::Wrong(mistakes.join("\nerror: "))),
    }
}

/// Checks every file of a folder, which may bring the cues that its rules ask for; one of the program's own data brings none.
fn check_folder(
    counterpoint: &Counterpoint,
    folder: &Path,
    mistakes: &mut Vec<String>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    if let Some(files) = program_files(folder)? {
        for file in &files {
            check_file(counterpoint, file, mistakes, out)?;
        }
        return Ok(());
    }
    let files = match rule_files(folder) {
        Ok(files) => files,
        Err(error) => {
            mistakes.push(error.to_string());
            return Ok(());
        }
    };
    if files.is_empty() {
        mistakes.push(format!(
            "{}: holds no rule packs (*.toml) and no tables (*.csv); name the folder they lie in",
            folder.display()
        ));
    }
    let together = Counterpoint::builder().rules(folder).load();
    let before = mistakes.len();
    for file in &files {
        let counterpoint = together.as_ref().unwrap_or(counterpoint);
        check_file(counterpoint, file, mistakes, out)?;
    }
    // Each by itself may be sound.
    if let (Err(error), true) = (together, mistakes.len() == before) {
        mistakes.push(error.to_string());
    }
    Ok(())
}

fn check_file(
    counterpoint: &Counterpoint,
    file: &Path,
    mistakes: &mut Vec<String>,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let name = file.display();
    match counterpoint.check_file(file) {
        Ok(Checked::Builtin { holds }) => {
            let known =
                format!("{name}: {holds}, which come with the program only and are not checked");
            writeln!(out, "{}", for_the_user(&known))?;
        }
        Ok(Checked::Sound {
            holds,
            idle_classes,
            nameless_views,
        }) => {
            let sound = format!("{name}: {holds}, no mistake");
            writeln!(out, "{}", for_the_user(&sound))?;
            for class in idle_classes {
                let idle = format!(
                    "{name}: no rule asks for the class `{class}`, so that its cues count nothing; the classes that rules \
                     ask for are the second column of the tables in data/lexicon"
                );
                writeln!(out, "{}", for_the_user(&idle))?;
            }
            for cue in nameless_views {
                let idle = format!(
                    "{name}: `{cue}` ends in no verb of the class reported_verb, so that no sentence is taken for somebody \
                     else's words by it; to change that, add the verb to a table with that class"
                );
                writeln!(out, "{}", for_the_user(&idle))?;
            }
        }
        Err(error) => mistakes.push(error.to_string()),
    }
    Ok(())
}

fn list(counterpoint: &Counterpoint, out: &mut dyn Write) -> Result<(), Failure> {
    let entries = counterpoint.rule_entries()?;
    let widest = entries
        .iter()
        .map(|entry| entry.id.len())
        .max()
        .unwrap_or(0);
    for entry in &entries {
        let RuleEntry { sort, id, .. } = entry;
        let why = entry.why.in_lang(counterpoint.lang());
        writeln!(out, "{sort:<10} {id:<widest$}  {why}")?;
    }
    Ok(())
}

fn show(counterpoint: &Counterpoint, id: &str, out: &mut dyn Write) -> Result<(), Failure> {
    let entries = counterpoint.rule_entries()?;
    let found: Vec<_> = entries.iter().filter(|entry| entry.id == id).collect();
    if found.is_empty() {
        let near: Vec<&str> = entries
            .iter()
            .map(|entry| entry.id.as_str())
            .filter(|known| known.contains(id) || id.contains(known))
            .collect();
        let hint = match near.is_empty() {
            true => "`counterpoint rules list` names all".to_owned(),
            false => format!("there are {}", near.join(", ")),
        };
        return Err(Failure::Wrong(format!("no rule is called `{id}`; {hint}")));
    }
    for entry in found {
        write!(out, "{}", entry.told_in(counterpoint.lang()))?;
    }
    Ok(())
}

/// The sorts of rules whose examples are run.
const TESTED: [&str; 7] = [
    "furniture",
    "frame",
    "component",
    "relation",
    "cut",
    "clause",
    "essay",
];

fn test(counterpoint: &Counterpoint, out: &mut dyn Write) -> Result<(), Failure> {
    let failures = counterpoint.test_rules()?;
    if failures.is_empty() {
        let entries = counterpoint.rule_entries()?;
        let run = entries.iter().filter(|entry| TESTED.contains(&entry.sort));
        let sound = format!("all examples of {} rules hold", run.count());
        return Ok(writeln!(out, "{}", for_the_user(&sound))?);
    }
    for failure in &failures {
        writeln!(out, "{}", for_the_user(&failure.to_string()))?;
    }
    Err(Failure::Wrong(format!(
        "{} examples do not hold; change the rule, or the example where it is wrong",
        failures.len()
    )))
}
