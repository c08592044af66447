//! Why a file can't be imported at all.

/// What is wrong with a file as a whole, and what to do.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ImportError {
    /// Larger than any table of a map.
    #[error(
        "{name}: is larger than {most} MB, which no table of a map is; name the table that was exported"
    )]
    TooLarge {
        /// The file.
        name: String,
        /// Megabytes allowed.
        most: usize,
    },
    /// A workbook that unpacks to far more than it should.
    #[error(
        "{name}: unpacks to more than {most} MB, which no table of a map does; it is not opened"
    )]
    Bomb {
        /// The file.
        name: String,
        /// Megabytes allowed.
        most: usize,
    },
    /// More cells or text than any table of a map.
    #[error(
        "{name}: has more than {cells} cells or {most} MB of text, which no table of a map has; it is not read"
    )]
    TooMuch {
        /// The file.
        name: String,
        /// Cells allowed.
        cells: usize,
        /// Megabytes of text allowed.
        most: usize,
    },
    /// A workbook with programs in it.
    #[error("{name}: has macros ({part}); save it as a workbook without macros (.xlsx)")]
    Macros {
        /// The file.
        name: String,
        /// The part of the workbook that holds them.
        part: String,
    },
    /// A workbook whose XML defines entities.
    #[error(
        "{name}: {part} declares a document type or entities, which no spreadsheet program writes; it is not opened"
    )]
    Entities {
        /// The file.
        name: String,
        /// The part of the workbook.
        part: String,
    },
    /// No workbook of the kind that is read.
    #[error(
        "{name}: can't be read as a workbook: {cause}; save it as .xlsx without a password, or as CSV"
    )]
    Workbook {
        /// The file.
        name: String,
        /// What is wrong.
        cause: String,
    },
    /// A kind of file that is not read.
    #[error("{name}: is {what}; save it as .xlsx or CSV")]
    OtherProgram {
        /// The file.
        name: String,
        /// What it is.
        what: &'static str,
    },
    /// Bytes that are text in no encoding that is read.
    #[error(
        "{name}, line {line}: the bytes are neither UTF-8, UTF-16 nor GB18030; save the file as `CSV UTF-8`"
    )]
    Encoding {
        /// The file.
        name: String,
        /// 1-based, where UTF-8 breaks off.
        line: usize,
    },
    /// Quotation marks or rows that don't add up.
    #[error("{name}, line {line}: {cause}")]
    Delimited {
        /// The file.
        name: String,
        /// 1-based.
        line: u64,
        /// What is wrong.
        cause: String,
    },
    /// Nothing this program has written.
    #[error(
        "{name}: no table with the columns of comparison.csv (node_1, node_2), nodes.csv (id, text) or edges.csv \
         (source, target); keep the header row as it was exported"
    )]
    NoTable {
        /// The file.
        name: String,
    },
}
