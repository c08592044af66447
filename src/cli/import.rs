//! `counterpoint import`: an edited table back into its map.

use super::failure::Failure;
use super::loading::Language;
use super::map_file::{read_limited, read_map};
use crate::bilingual::Lang;
use crate::export::{Options, json, spare_inputs, write_file};
use crate::import::{MOST_BYTES, Remark, import};
use std::io::Write;
use std::path::PathBuf;

/// Take an edited table back into its map
///
/// Reads comparison, nodes and edges (*.csv, *.tsv) or the workbook (*.xlsx) after an editor has worked in them: decisions
/// and notes, other kinds, views and relations, added pairs. Columns may be moved, left out or added, rows sorted,
/// filtered or left out; any of Excel, LibreOffice and WPS may have saved the file. Every change is listed, and
/// whatever can't be taken up is, with its sheet, row and column.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The edited table
    table: PathBuf,
    /// The map it was exported from
    #[arg(long, value_name = "MAP")]
    map: PathBuf,
    /// The map to write; it may be the same file
    #[arg(long, short, value_name = "FILE")]
    out: PathBuf,
    /// Language of what is told, and of the reason of an added pair that gives none
    #[arg(long, value_name = "LANG", default_value = "zh")]
    lang: Language,
    /// Print only what could not be taken up
    #[arg(long, short)]
    quiet: bool,
}

pub(super) fn run(arguments: Arguments, out: &mut dyn Write) -> Result<(), Failure> {
    // The map itself may be written over: it comes back with what was edited.
    spare_inputs([&arguments.table], std::slice::from_ref(&arguments.out))?;
    let map = read_map(&arguments.map)?;
    let bytes = read_limited(&arguments.table, MOST_BYTES)?;
    let name = arguments.table.display().to_string();
    let lang = arguments.lang.into();
    let imported = import(&map, &name, &bytes, lang)?;
    let text = json::FORMAT.write(&imported.map, &Options::default())?;
    // The map may be the one that was read: it must never be left half written.
    write_file(&arguments.out, &text)?;
    if !arguments.quiet {
        let title = lang.choose("处已改", "changed");
        tell(out, title, &imported.changes, lang)?;
    }
    let title = lang.choose("处未采用", "not taken up");
    tell(out, title, &imported.left, lang)?;
    Ok(())
}

fn tell(out: &mut dyn Write, title: &str, remarks: &[Remark], lang: Lang) -> std::io::Result<()> {
    writeln!(out, "{} {title}", remarks.len())?;
    for remark in remarks {
        writeln!(out, "  {}", remark.told(lang))?;
    }
    Ok(())
}
