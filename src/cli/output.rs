//! The options about what is written, shared by `compare` and `extract`.

use super::catalogue::told;
use super::explain::Extent;
use super::failure::Failure;
use super::map_file::{read_limited, read_map};
use super::share;
use crate::Counterpoint;
use crate::bilingual::Lang;
use crate::explain::Reasons;
use crate::export::csv::{Dialect, Headings};
use crate::export::json::{self, to_json};
use crate::export::{
    FORMATS, Format, MOST_MAP_BYTES, Options, Skipped, Written, cut_cells, spare_decisions,
    spare_inputs, write_all,
};
use crate::import::spare_unimported;
use crate::map::ArgumentMap;
use clap::{Args, ValueEnum};
use std::io::Write;
use std::path::{Path, PathBuf};

/// What is written, and how.
#[derive(Args)]
pub(super) struct OutputArguments {
    /// What to write; csv stands for six tables: comparison, nodes, edges, issues, matrix and authors; of one article for nodes,
    /// edges and authors [default: json,diagram,dot,svg,csv,html]
    #[arg(long, value_delimiter = ',', value_name = "FORMATS")]
    formats: Option<Vec<FormatName>>,
    /// Leave out supports and contradictions less sure than this, from 0 to 1
    #[arg(long, value_name = "X", default_value_t = 0.0, allow_negative_numbers = true, value_parser = share)]
    min_confidence: f64,
    /// How tables are written
    #[arg(long, value_name = "DIALECT", default_value = "excel")]
    csv_dialect: DialectName,
    /// Write tables without the byte order mark that Excel needs to show Chinese
    #[arg(long)]
    no_bom: bool,
    /// Language of the tables' headings, of the workbook's sheets, and of the words for kinds, relations and decisions; `import`
    /// reads both
    #[arg(long, value_name = "LANG", default_value = "en")]
    headings: HeadingName,
    /// Replace a map.json with an editor's decisions and changes, and tables with those not imported yet
    #[arg(long)]
    overwrite: bool,
    /// Print nothing but errors
    #[arg(long, short)]
    quiet: bool,
    /// Say why: of the surest contradictions and agreements, or of every node and edge with --explain=all
    #[arg(
        long,
        value_name = "EXTENT",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "strongest",
        conflicts_with = "quiet"
    )]
    explain: Option<Extent>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FormatName {
    /// The whole map
    Json,
    /// The counterpoint diagram
    Diagram,
    /// The whole map for Graphviz
    Dot,
    /// The whole map, drawn by Graphviz
    Svg,
    /// Tables for spreadsheets
    Csv,
    /// The report: both articles side by side with what joins them, for any browser
    Html,
    /// The tables as one workbook with drop-downs for decisions
    Xlsx,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum DialectName {
    /// Opens in Excel, WPS and LibreOffice with a double click: with a byte order mark
    Excel,
    /// For programs: no byte order mark, no limit to the length of a cell
    Rfc4180,
    /// Tabs instead of commas, in files named .tsv
    Tsv,
}

/// What is written where nothing is asked for.
const UNASKED: &[FormatName] = &[
    FormatName::Json,
    FormatName::Diagram,
    FormatName::Dot,
    FormatName::Svg,
    FormatName::Csv,
    FormatName::Html,
];

/// In what language tables are headed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum HeadingName {
    /// Chinese, for editors
    Zh,
    /// English, for programs
    En,
}

impl From<HeadingName> for Headings {
    fn from(name: HeadingName) -> Self {
        match name {
            HeadingName::Zh => Self::Chinese,
            HeadingName::En => Self::English,
        }
    }
}

impl FormatName {
    /// Whether it stands for that format: the one called so, and of tables all.
    fn names(self, format: &Format) -> bool {
        match self {
            Self::Csv => format.is_table(),
            _ => (self.to_possible_value()).is_some_and(|value| value.get_name() == format.name),
        }
    }
}

impl OutputArguments {
    /// What is to be explained on the screen.
    pub(super) fn explain(&self) -> Option<Extent> {
        self.explain
    }

    /// Leaves out the edges that are less sure than asked for.
    pub(super) fn filter(&self, map: &mut ArgumentMap) {
        map.leave_out_below(self.min_confidence);
    }

    /// Refuses to write into `folder` over what the run reads, or over an editor's work. `articles` is how many are mapped.
    pub(super) fn check_place(
        &self,
        folder: &Path,
        articles: usize,
        inputs: impl IntoIterator<Item = PathBuf>,
    ) -> Result<(), Failure> {
        let dialect = self.dialect();
        let place = |format: &Format| folder.join(dialect.file_name(format.file_name));
        let formats = self.formats(articles);
        let written: Vec<PathBuf> = formats.iter().map(place).collect();
        spare_inputs(inputs, &written)?;
        if self.overwrite {
            return Ok(());
        }
        let map = folder.join(json::FORMAT.file_name);
        if written.contains(&map) {
            spare_decisions(&map)?;
        }
        let tables = formats.iter().filter(|format| format.holds_tables());
        let tables: Vec<PathBuf> = tables.map(place).filter(|table| table.is_file()).collect();
        if tables.is_empty() {
            return Ok(());
        }
        let kept = read_map(&map).ok();
        let kept = kept.as_ref().map(|kept| (map.as_path(), kept));
        Ok(tables
            .iter()
            .try_for_each(|table| spare_unimported(table, kept))?)
    }

    /// The formats asked for, of a map of so many articles.
    fn formats(&self, articles: usize) -> Vec<Format> {
        let wanted = self.formats.as_deref().unwrap_or(UNASKED);
        FORMATS
            .iter()
            .filter(|format| wanted.iter().any(|name| name.names(format)))
            // Of one article alone they would be no more than a line of headings.
            .filter(|format| articles > 1 || !format.between)
            .copied()
            .collect()
    }

    /// Writes the map's files into `folder`, then the summary and the files' names to `out`.
    pub(super) fn write(
        &self,
        counterpoint: &Counterpoint,
        map: &ArgumentMap,
        folder: &Path,
        out: &mut dyn Write,
    ) -> Result<(), Failure> {
        let formats = self.formats(map.articles.len());
        let options = Options {
            csv: self.dialect(),
            lang: counterpoint.lang(),
            reasons: match formats.iter().any(|format| format.tells_why) {
                true => counterpoint.map_reasons(),
                false => Reasons::default(),
            },
        };
        let older = match self.quiet {
            true => Vec::new(),
            false => older_files(map, folder, &formats, &options),
        };
        let written = write_all(map, folder, &formats, &options)?;
        let lang = counterpoint.lang();
        if !self.quiet {
            let summary = map.summary().in_lang(lang).to_string();
            writeln!(out, "{}", summary.trim_end())?;
            tell(&written, lang, out)?;
            tell_older(&older, lang, out)?;
            for line in cut_cells(map, &formats, &options) {
                writeln!(out, "{}", told(&line, lang))?;
            }
        }
        match &self.formats {
            Some(_) if !written.skipped.is_empty() => {
                let left_out: Vec<String> = written
                    .skipped
                    .iter()
                    .map(|skipped| told_left_out(skipped, lang))
                    .collect();
                Err(Failure::Wrong(left_out.join("\nerror: ")))
            }
            // Without the option a picture more is a gift, not a promise.
            None if !self.quiet => {
                for skipped in &written.skipped {
                    writeln!(out, "{}", told_left_out(skipped, lang))?;
                }
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn dialect(&self) -> Dialect {
        let dialect = match self.csv_dialect {
            DialectName::Excel => Dialect::EXCEL,
            DialectName::Rfc4180 => Dialect::RFC4180,
            DialectName::Tsv => Dialect::TSV,
        };
        Dialect {
            byte_order_mark: dialect.byte_order_mark && !self.no_bom,
            headings: self.headings.into(),
            ..dialect
        }
    }
}

/// The names of this program's files in the folder that an earlier run has left and this one does not write, where they
/// are of another map: those of the same lie rightly beside the new ones.
fn older_files(
    map: &ArgumentMap,
    folder: &Path,
    formats: &[Format],
    options: &Options,
) -> Vec<String> {
    let new: Vec<String> = formats
        .iter()
        .map(|format| options.csv.file_name(format.file_name))
        .collect();
    let dialects = [Dialect::EXCEL, Dialect::TSV];
    let mut older: Vec<String> = Vec::new();
    for format in FORMATS {
        for name in dialects.map(|dialect| dialect.file_name(format.file_name)) {
            let known = new.contains(&name) || older.contains(&name);
            if !known && folder.join(&name).is_file() {
                older.push(name);
            }
        }
    }
    if older.is_empty() || is_of(map, &folder.join(json::FORMAT.file_name)) {
        return Vec::new();
    }
    older
}

/// Whether a file is the map.json of this map.
fn is_of(map: &ArgumentMap, file: &Path) -> bool {
    let kept = read_limited(file, MOST_MAP_BYTES);
    let made = to_json(map);
    matches!((kept, made), (Ok(kept), Ok(made)) if kept == made.as_bytes())
}

fn tell_older(older: &[String], lang: Lang, out: &mut dyn Write) -> std::io::Result<()> {
    if older.is_empty() {
        return Ok(());
    }
    let names = older.join(lang.choose("、", ", "));
    match lang {
        Lang::Zh => writeln!(out, "文件夹里还有先前写的，不是这次的结果：{names}"),
        Lang::En => writeln!(
            out,
            "Left from an earlier run, and not of this map: {names}"
        ),
    }
}

fn tell(written: &Written, lang: Lang, out: &mut dyn Write) -> std::io::Result<()> {
    if written.files.is_empty() {
        return Ok(());
    }
    let title = match lang {
        Lang::Zh => "写出的文件",
        Lang::En => "Written",
    };
    writeln!(out, "\n{title}")?;
    for file in &written.files {
        writeln!(out, "  {}", file.display())?;
    }
    Ok(())
}

fn told_left_out(skipped: &Skipped, lang: Lang) -> String {
    let file = skipped.file.display();
    let reason = told(&skipped.reason, lang);
    match lang {
        Lang::Zh => format!("没有写出 {file}：{reason}"),
        Lang::En => format!("{file} was left out: {reason}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_called_by_one_name() {
        for format in FORMATS {
            let names = FormatName::value_variants().iter();
            let named = names.filter(|name| name.names(format)).count();
            assert_eq!(named, 1, "{}", format.name);
        }
    }
}
