//! Tables of a corpus: rows of typed cells, written as CSV for spreadsheets or as Parquet (Arrow) for DuckDB, pandas and
//! Spark. The columns of a table are the same in both.

mod parquet;
mod spreadsheet;

use super::CorpusError;
use super::staging::Staging;
use crate::export::csv::Headings;

/// What a table holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shape {
    /// What its file is called, without the ending.
    pub(super) name: &'static str,
    /// The columns, from left to right.
    pub(super) columns: &'static [Column],
}

/// A column's name, and what its cells are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column(
    pub(super) &'static str,
    #[cfg_attr(
        not(feature = "parquet"),
        allow(dead_code, reason = "CSV has no types")
    )]
    pub(super) Kind,
);

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text; nothing where there is none.
    Text,
    /// A whole number.
    Whole,
    /// A number.
    Fraction,
    /// Several texts: a list in Parquet, joined by `; ` in CSV.
    Texts,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Nothing,
    Text(String),
    Whole(usize),
    Fraction(f64),
    Texts(Vec<String>),
}

impl Cell {
    /// A text; nothing where it is empty.
    pub(super) fn text(text: &str) -> Self {
        match text {
            "" => Self::Nothing,
            text => Self::Text(text.to_owned()),
        }
    }

    /// Several texts.
    pub(super) fn texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        Self::Texts(texts.into_iter().map(str::to_owned).collect())
    }
}

/// A form that tables are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TableFormat {
    /// Comma-separated values as spreadsheets read them: with a byte order mark, CRLF, and no cell that runs as a formula.
    Csv,
    /// Apache Parquet, packed by Snappy; needs the feature `parquet`.
    Parquet,
}

impl TableFormat {
    fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Parquet => "parquet",
        }
    }

    /// The file of a table.
    fn file_name(self, shape: Shape) -> String {
        format!("{}.{}", shape.name, self.ending())
    }
}

/// The files of several tables, each table in every form.
pub(super) fn file_names(shapes: &[Shape], formats: &[TableFormat]) -> Vec<String> {
    let shapes = shapes.iter().copied();
    shapes
        .flat_map(|shape| formats.iter().map(move |format| format.file_name(shape)))
        .collect()
}

/// How tables are written.
#[derive(Clone, Debug)]
pub struct TableOptions {
    /// The forms.
    pub formats: Vec<TableFormat>,
    /// What columns are called in those for spreadsheets; programs read Parquet by its stable names.
    pub headings: Headings,
}

/// A table that is being written, row by row, in one or more forms.
pub(super) struct OpenTable {
    files: Vec<(std::path::PathBuf, Box<dyn TableFile>)>,
}

/// One file of a table.
trait TableFile {
    /// Adds a row, a cell a column.
    fn row(&mut self, cells: &[Cell]) -> std::io::Result<()>;
    /// Writes what is still to be written.
    fn finish(self: Box<Self>) -> std::io::Result<()>;
}

impl OpenTable {
    /// Makes a file for each form.
    pub(super) fn create(
        shape: Shape,
        options: &TableOptions,
        staging: &Staging,
    ) -> Result<Self, CorpusError> {
        let mut files = Vec::new();
        for format in &options.formats {
            let name = format.file_name(shape);
            let path = staging.folder().join(&name);
            let file = staging.file(&name)?;
            let open: std::io::Result<Box<dyn TableFile>> = match format {
                TableFormat::Csv => spreadsheet::create(shape, options.headings, file),
                TableFormat::Parquet => parquet::create(shape, file),
            };
            files.push((path.clone(), open.map_err(CorpusError::unwritable(&path))?));
        }
        Ok(Self { files })
    }

    /// Adds a row, a cell a column.
    pub(super) fn row(&mut self, cells: &[Cell]) -> Result<(), CorpusError> {
        for (path, file) in &mut self.files {
            file.row(cells).map_err(CorpusError::unwritable(path))?;
        }
        Ok(())
    }

    /// Writes what is still to be written.
    pub(super) fn finish(self) -> Result<(), CorpusError> {
        for (path, file) in self.files {
            file.finish().map_err(CorpusError::unwritable(&path))?;
        }
        Ok(())
    }
}

/// Fails where this build can't write a form, before any work is done.
pub(super) fn check(formats: &[TableFormat]) -> Result<(), CorpusError> {
    match formats.contains(&TableFormat::Parquet) && !cfg!(feature = "parquet") {
        true => Err(CorpusError::NotBuilt),
        false => Ok(()),
    }
}
