//! `counterpoint convert`: a map from one format into another.

use super::extract::is_input;
use super::failure::Failure;
use super::language::for_the_user;
use super::loading::RuleArguments;
use super::map_file::read_limited;
use super::output::HeadingName;
use crate::bounded::read_at_most;
use crate::explain::Reasons;
use crate::export::csv::Dialect;
use crate::export::{
    EXCHANGE, Exchange, FORMATS, Format, Loss, MOST_MAP_BYTES, Options, spare_inputs, write_file,
};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Bring a map into another format, or back from one
///
/// What the other format can't carry is listed on standard error. The map.json that `compare` writes and everything
/// written here in json, xaif or graphml comes back whole; argdown comes back but for what is listed.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The map; - is standard input
    map: PathBuf,
    /// Its format: json, xaif, argdown or graphml; told by the file's name where it is not given
    #[arg(long, value_name = "FORMAT", value_parser = source_format)]
    from: Option<Exchange>,
    /// The format wanted: json, xaif, argdown, graphml, gexf, mermaid, markdown or apx; to work in and give to `import`
    /// nodes-csv, edges-csv, comparison-csv or xlsx; to look at diagram, dot, svg, html, issues-csv, matrix-csv or
    /// authors-csv
    #[arg(long, value_name = "FORMAT", value_parser = target_format)]
    to: Target,
    /// File to write; standard output where it is not given
    #[arg(long, short, value_name = "FILE")]
    out: Option<PathBuf>,
    /// Language of the headings of tables
    #[arg(long, value_name = "LANG", default_value = "en")]
    headings: HeadingName,
    #[command(flatten)]
    rules: RuleArguments,
}

/// A format to write.
#[derive(Clone, Copy)]
enum Target {
    Exchange(Exchange),
    /// One that is only looked at, or read by `import`.
    View(Format),
}

pub(super) fn run(arguments: Arguments, out: &mut dyn Write) -> Result<(), Failure> {
    let from = match arguments.from {
        Some(from) => from,
        None => told_by_name(&arguments.map)?,
    };
    if let Some(file) = &arguments.out {
        let rules = arguments.rules.files();
        let inputs = rules.iter().chain([&arguments.map]);
        spare_inputs(inputs, std::slice::from_ref(file))?;
    }
    let name = arguments.map.display();
    let Some(read) = from.read else {
        let message = format!("{} is not read back", from.format.name);
        return Err(Failure::usage("convert", &message));
    };
    let bytes = bytes_of(&arguments.map)?;
    let back = read(&bytes).map_err(|cause| Failure::Wrong(format!("{name}: {cause}")))?;
    let mut remarks: Vec<String> = back
        .left_out
        .iter()
        .map(|line| format!("not read: {line}"))
        .collect();
    let format = match arguments.to {
        Target::Exchange(to) => {
            let lost = to.losses(&back.map);
            remarks.extend(
                lost.iter()
                    .map(|loss: &Loss| format!("not carried by {}: {loss}", to.format.name)),
            );
            to.format
        }
        Target::View(format) => {
            let name = format.name;
            remarks.push(match format.edited {
                true => format!(
                    "{name} is not read back whole: `import` takes what is edited in it into the map; keep the map"
                ),
                false => format!("{name} is to be looked at; keep the map itself"),
            });
            format
        }
    };
    let options = Options {
        csv: Dialect {
            headings: arguments.headings.into(),
            ..Dialect::default()
        },
        lang: arguments.rules.lang(),
        // Only the report tells them, and loading the rules takes its time.
        reasons: match format.tells_why {
            true => arguments.rules.builder().load()?.map_reasons(),
            false => Reasons::default(),
        },
    };
    let bytes = format.write(&back.map, &options)?;
    match &arguments.out {
        None => out.write_all(&bytes)?,
        Some(file) => write_file(file, &bytes)?,
    }
    let mut error = std::io::stderr().lock();
    for line in remarks {
        // Where nobody listens there is nobody to tell.
        let _ = writeln!(error, "{}", for_the_user(&line));
    }
    Ok(())
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, Failure> {
    if !is_input(path) {
        return read_limited(path, MOST_MAP_BYTES);
    }
    read_at_most(std::io::stdin().lock(), MOST_MAP_BYTES)
        .map_err(|cause| Failure::Wrong(format!("standard input can't be read: {cause}")))
}

fn told_by_name(path: &Path) -> Result<Exchange, Failure> {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned());
    let known = name.as_deref().and_then(Exchange::of_file);
    known
        .or_else(|| Exchange::named("json").filter(|_| is_input(path)))
        .ok_or_else(|| {
            let message = format!(
                "{}: the name tells no format; name it with --from",
                path.display()
            );
            Failure::usage("convert", &message)
        })
}

fn source_format(name: &str) -> Result<Exchange, String> {
    let known = |one: &&Exchange| one.read.is_some();
    let names: Vec<&str> = EXCHANGE
        .iter()
        .filter(known)
        .map(|one| one.format.name)
        .collect();
    Exchange::named(name)
        .filter(|one| one.read.is_some())
        .ok_or_else(|| format!("the formats that are read are {}", names.join(", ")))
}

fn target_format(name: &str) -> Result<Target, String> {
    let exchange = Exchange::named(name).map(Target::Exchange);
    let target = exchange.or_else(|| Format::named(name).map(Target::View));
    target.ok_or_else(|| {
        let mut names: Vec<&str> = EXCHANGE.iter().map(|one| one.format.name).collect();
        names.extend(
            FORMATS
                .iter()
                .map(|one| one.name)
                .filter(|name| *name != "json"),
        );
        format!("the formats are {}", names.join(", "))
    })
}
