//! A map becomes files: one file here a format.
//!
//! A format is a name, a file name and a function from the map to bytes; adding one means one file and one line in
//! [`FORMATS`]. [`write_all`] puts any of them into a folder, all or none. Formats that other programs read, and those
//! that maps come back in, are in [`EXCHANGE`].

pub mod apx;
pub mod argdown;
pub mod csv;
pub mod diagram;
pub mod dot;
mod draft;
mod exchange;
pub mod gexf;
pub mod graphml;
mod graphviz;
pub mod json;
mod leftovers;
mod loss;
pub mod markdown;
pub mod mermaid;
mod over_decisions;
mod over_input;
mod palette;
pub mod pictures;
pub mod report;
#[cfg(test)]
mod round_trips;
pub mod svg;
mod wrap;
mod write;
pub mod xaif;
pub mod xlsx;
mod xml;

pub(crate) use exchange::MOST_MAP_BYTES;
use exchange::check_is_readable;
pub use exchange::{EXCHANGE, Exchange, ReadBack, ReadError};
pub(crate) use leftovers::{folder_in_the_making, remove_left_files};
pub use loss::{Loss, Part};
pub use over_decisions::{OverDecisions, spare_decisions};
pub(crate) use over_input::FilesReplaced;
pub use over_input::{OverInput, spare_inputs};
pub use wrap::wrap;
pub(crate) use write::write_one_of_many;
pub use write::{ExportError, Skipped, Written, write_all, write_file};

use crate::bilingual::Lang;
use crate::explain::Reasons;
use crate::map::ArgumentMap;
use std::error::Error;

/// Every format, in the order in which `compare` names its files.
pub const FORMATS: &[Format] = &[
    json::FORMAT,
    diagram::FORMAT,
    dot::FORMAT,
    svg::FORMAT,
    csv::nodes::FORMAT,
    csv::edges::FORMAT,
    csv::comparison::FORMAT,
    csv::issues::FORMAT,
    csv::matrix::FORMAT,
    csv::authors::FORMAT,
    report::FORMAT,
    xlsx::FORMAT,
];

/// One way to write a map.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// What it is called on the command line.
    pub name: &'static str,
    /// What its file is called in the output folder.
    pub file_name: &'static str,
    /// Whether what an editor has rejected is in it, with the decision, so that it can be taken back; what is only looked at
    /// shows the map [as it stands](ArgumentMap::standing).
    pub keeps_rejected: bool,
    /// Writes all of a map; the same map and options give the same bytes.
    pub render: Render,
    /// Whether it has nothing but what lies between articles, which one article alone leaves empty.
    pub between: bool,
    /// Whether `import` reads what is edited in it.
    pub edited: bool,
    /// Whether it tells why, by what the rules say of themselves.
    pub tells_why: bool,
    /// The tables it holds.
    pub(crate) tables: Tables,
}

/// Writes a map.
pub type Render = fn(&ArgumentMap, &Options) -> Result<Vec<u8>, RenderError>;

/// The tables that a file holds.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Tables {
    /// It is no table.
    None,
    /// It is a table.
    File(csv::MakeTable),
    /// It is a workbook of several, all with as much in a cell as a spreadsheet keeps.
    Workbook(&'static [csv::MakeTable]),
}

impl Format {
    /// A format of the whole map that holds no table.
    pub const fn new(name: &'static str, file_name: &'static str, render: Render) -> Self {
        Self {
            name,
            file_name,
            keeps_rejected: true,
            render,
            between: false,
            edited: false,
            tells_why: false,
            tables: Tables::None,
        }
    }

    /// A format of the map as it stands that holds no table.
    pub const fn standing(name: &'static str, file_name: &'static str, render: Render) -> Self {
        Self {
            keeps_rejected: false,
            ..Self::new(name, file_name, render)
        }
    }

    /// Writes of the map what belongs into the format: all of it, or what stands.
    ///
    /// # Errors
    /// [`RenderError`] where a program is missing or the format has no room for the map.
    pub fn write(&self, map: &ArgumentMap, options: &Options) -> Result<Vec<u8>, RenderError> {
        let bytes = match self.keeps_rejected {
            true => (self.render)(map, options),
            false => (self.render)(&map.standing(), options),
        }?;
        check_is_readable(self.name, &bytes)?;
        Ok(bytes)
    }

    /// Whether its file is a table.
    pub fn is_table(&self) -> bool {
        matches!(self.tables, Tables::File(_))
    }

    /// Whether its file is a table or holds several.
    pub fn holds_tables(&self) -> bool {
        !matches!(self.tables, Tables::None)
    }

    /// The format of that name.
    pub fn named(name: &str) -> Option<Self> {
        FORMATS.iter().copied().find(|format| format.name == name)
    }
}

/// What the files of these formats leave out of a map, one line each: cells longer than a spreadsheet keeps.
pub fn cut_cells(map: &ArgumentMap, formats: &[Format], options: &Options) -> Vec<String> {
    let mut told = Vec::new();
    for format in formats {
        let tables = match &format.tables {
            Tables::File(table) if options.csv.spreadsheet_limit => std::slice::from_ref(table),
            Tables::Workbook(tables) => tables,
            Tables::None | Tables::File(_) => &[],
        };
        let cut: usize = tables.iter().map(|table| table(map).too_long()).sum();
        if cut > 0 {
            let file = options.csv.file_name(format.file_name);
            told.push(match options.lang {
                Lang::Zh => format!(
                    "{file}：{cut} 个单元格超过 32,767 字，在表中截断；map.json 里是全文"
                ),
                Lang::En => format!(
                    "{file}: {cut} cells longer than 32,767 characters are cut there; map.json has them whole"
                ),
            });
        }
    }
    told
}

/// What a user may choose about the files.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// How tables are written.
    pub csv: csv::Dialect,
    /// The language of everything on a page that is not the articles'.
    pub lang: Lang,
    /// What the rules say of themselves, for formats that tell why; without it they are only named.
    pub reasons: Reasons,
}

/// Why a format could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RenderError {
    /// The program that draws it is not installed or does not draw it; the message says why and what to do. The other formats
    /// do without.
    #[error("{0}")]
    NotDrawn(String),
    /// The map is larger than any that is read back.
    #[error(
        "it would have {megabytes} MB, and no map of more than {most} MB is read again; compare fewer articles at once"
    )]
    TooLarge {
        /// What it would have.
        megabytes: usize,
        /// What is allowed.
        most: usize,
    },
    /// Anything else.
    #[error(transparent)]
    Failed(Box<dyn Error + Send + Sync>),
}

impl RenderError {
    pub(crate) fn failed(cause: impl Error + Send + Sync + 'static) -> Self {
        Self::Failed(Box::new(cause))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Decision, specimen};

    #[test]
    fn what_is_rejected_is_kept_to_be_taken_back_and_shown_nowhere() {
        let map = specimen::night_markets();
        let mut decided = map.clone();
        for pair in ["E16", "E17", "E18"] {
            specimen::decide(&mut decided, pair, Decision::Reject, "");
        }
        let mut without = map.clone();
        without.retain_edges(|edge| {
            let on_the_second = edge.issue.as_ref().is_some_and(|issue| issue.0 == "I2");
            let is_the_last = edge.confidence.value() == 0.55;
            !(on_the_second || is_the_last)
        });
        let exchange = EXCHANGE.iter().map(|one| one.format);
        let all = FORMATS.iter().copied().chain(exchange);
        // Graphviz takes its time, the report has a test of its own, and nodes.csv knows no pairs.
        let others = ["svg", "html", "nodes-csv"];
        for format in all.filter(|format| !others.contains(&format.name)) {
            let bytes = |map| format.write(map, &Options::default()).unwrap();
            match format.keeps_rejected {
                true => assert!(bytes(&decided) != bytes(&without), "{}", format.name),
                false => assert!(bytes(&decided) == bytes(&without), "{}", format.name),
            }
        }
    }
}
