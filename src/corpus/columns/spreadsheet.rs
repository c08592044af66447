//! Tables as CSV for spreadsheets.

use super::{Cell, Shape, TableFile};
use crate::export::csv::{Headings, as_text};
use std::fs::File;
use std::io::{self, BufWriter, Write};

pub(super) fn create(
    shape: Shape,
    headings: Headings,
    mut file: BufWriter<File>,
) -> io::Result<Box<dyn TableFile>> {
    // Excel takes a file without this mark for the system's old encoding.
    file.write_all("\u{feff}".as_bytes())?;
    let mut table = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(file);
    let names: Vec<String> = shape
        .columns
        .iter()
        .map(|column| column.0.to_owned())
        .collect();
    for name in &names {
        table.write_field(headings.name(name, &names).as_ref())?;
    }
    table.write_record(None::<&[u8]>)?;
    Ok(Box::new(Spreadsheet {
        shape,
        headings,
        table,
    }))
}

struct Spreadsheet {
    shape: Shape,
    headings: Headings,
    table: csv::Writer<BufWriter<File>>,
}

impl TableFile for Spreadsheet {
    fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
        for (column, cell) in self.shape.columns.iter().zip(cells) {
            let cell = shown(cell);
            let told = self.headings.word(column.0, &cell, false);
            self.table.write_field(as_text(told).as_ref())?;
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
