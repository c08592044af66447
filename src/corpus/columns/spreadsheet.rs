//! Tables as CSV for spreadsheets.

use super::{Cell, Shape, TableFile};
use crate::export::csv::as_text;
use std::fs::File;
use std::io::{self, BufWriter, Write};

pub(super) fn create(shape: Shape, mut file: BufWriter<File>) -> io::Result<Box<dyn TableFile>> {
    // Excel takes a file without this mark for the system's old encoding.
    file.write_all("\u{feff}".as_bytes())?;
    let mut table = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(file);
    table.write_record(shape.columns.iter().map(|column| column.0))?;
    Ok(Box::new(Spreadsheet { table }))
}

struct Spreadsheet {
    table: csv::Writer<BufWriter<File>>,
}

impl TableFile for Spreadsheet {
    fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        for cell in cells {
            self.table.write_field(as_text(&shown(cell)).as_ref())?;
        }
        Ok(self.table.write_record(None::<&[u8]>)?)
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.table.flush()
    }
}

fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Nothing => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Whole(number) => number.to_string(),
        Cell::Fraction(number) => number.to_string(),
        Cell::Texts(texts) => texts.join("; "),
    }
}
