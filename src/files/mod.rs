//! Files that an editor writes: read in whatever encoding a spreadsheet saves, every mistake told where it stands.

mod encoding;
mod example;
mod json_row;
mod misspelt;
mod mistake;
mod number_table;
mod own_file;
mod rule_file;

pub(crate) use encoding::{BrokenEncoding, Decoded, decode};
pub(crate) use example::broken_examples;
pub use example::{ExampleFailure, ExampleFault};
pub use json_row::BadRow;
pub(crate) use json_row::json_row;
pub(crate) use misspelt::is_near;
pub use mistake::{Mistake, Mistakes};
pub(crate) use number_table::{CellMistake, LARGEST_NUMBER, NumberTable, Row, read_numbers};
pub(crate) use own_file::{MOST_RULE_BYTES, delimiter_of, heading_of, read_own_file, read_text};
pub(crate) use rule_file::{RuleFile, RuleParts, not_a_pattern, table_names};
