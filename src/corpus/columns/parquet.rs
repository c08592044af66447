//! Tables as Parquet, in a build with the feature `parquet`.

use super::{Shape, TableFile};
use std::fs::File;
use std::io::{self, BufWriter};

#[cfg(feature = "parquet")]
pub(super) fn create(shape: Shape, file: BufWriter<File>) -> io::Result<Box<dyn TableFile>> {
    Ok(Box::new(written::ParquetTable::new(shape, file)?))
}

#[cfg(not(feature = "parquet"))]
pub(super) fn create(_: Shape, _: BufWriter<File>) -> io::Result<Box<dyn TableFile>> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}

#[cfg(feature = "parquet")]
mod written {
    use super::super::{Cell, Column, Kind, Shape, TableFile};
    use arrow_array::RecordBatch;
    use arrow_array::builder::{
        ArrayBuilder, Float64Builder, Int64Builder, ListBuilder, StringBuilder,
    };
    use arrow_schema::{DataType, Field, Schema};
    use parquet::arrow::ArrowWriter;
    use parquet::basic::Compression;
    use parquet::file::properties::WriterProperties;
    use std::fs::File;
    use std::io::{self, BufWriter};
    use std::sync::Arc;

    /// Rows that are put into columns before they are handed to the writer.
    const ROWS_AT_ONCE: usize = 4_096;
    /// Rows of a row group, which the writer keeps in memory.
    const ROWS_OF_GROUP: usize = 65_536;

    pub(super) struct ParquetTable {
        schema: Arc<Schema>,
        columns: Vec<Builder>,
        rows: usize,
        writer: ArrowWriter<BufWriter<File>>,
    }

    impl ParquetTable {
        pub(super) fn new(shape: Shape, file: BufWriter<File>) -> io::Result<Self> {
            let fields: Vec<Field> = shape.columns.iter().map(field).collect();
            let schema = Arc::new(Schema::new(fields));
            let properties = WriterProperties::builder()
                .set_compression(Compression::SNAPPY)
                .set_max_row_group_row_count(Some(ROWS_OF_GROUP))
                .build();
            let writer = ArrowWriter::try_new(file, Arc::clone(&schema), Some(properties));
            Ok(Self {
                schema,
                columns: shape.columns.iter().map(Builder::of).collect(),
                rows: 0,
                writer: writer.map_err(io::Error::other)?,
            })
        }

        fn hand_over(&mut self) -> io::Result<()> {
            if self.rows == 0 {
                return Ok(());
            }
            self.rows = 0;
            let arrays = self.columns.iter_mut().map(|column| column.any().finish());
            let batch = RecordBatch::try_new(Arc::clone(&self.schema), arrays.collect());
            let batch = batch.map_err(io::Error::other)?;
            self.writer.write(&batch).map_err(io::Error::other)
        }
    }

    impl TableFile for ParquetTable {
        fn row(&mut self, cells: &[Cell]) -> io::Result<()> {
            for (column, cell) in self.columns.iter_mut().zip(cells) {
                column.push(cell);
            }
            self.rows += 1;
            match self.rows == ROWS_AT_ONCE {
                true => self.hand_over(),
                false => Ok(()),
            }
        }

        fn finish(mut self: Box<Self>) -> io::Result<()> {
            self.hand_over()?;
            let file = self.writer.into_inner().map_err(io::Error::other)?;
            file.into_inner().map_err(|error| error.into_error())?;
            Ok(())
        }
    }

    fn field(Column(name, kind): &Column) -> Field {
        let data = match kind {
            Kind::Text => DataType::Utf8,
            Kind::Whole => DataType::Int64,
            Kind::Fraction => DataType::Float64,
            Kind::Texts => DataType::List(Arc::new(Field::new("item", DataType::Utf8, true))),
        };
        Field::new(*name, data, true)
    }

    /// A column in the making.
    enum Builder {
        Text(StringBuilder),
        Whole(Int64Builder),
        Fraction(Float64Builder),
        Texts(ListBuilder<StringBuilder>),
    }

    impl Builder {
        fn of(Column(_, kind): &Column) -> Self {
            match kind {
                Kind::Text => Self::Text(StringBuilder::new()),
                Kind::Whole => Self::Whole(Int64Builder::new()),
                Kind::Fraction => Self::Fraction(Float64Builder::new()),
                Kind::Texts => Self::Texts(ListBuilder::new(StringBuilder::new())),
            }
        }

        /// A cell of another kind than the column's counts as missing.
        fn push(&mut self, cell: &Cell) {
            match (self, cell) {
                (Self::Text(column), Cell::Text(text)) => column.append_value(text),
                (Self::Text(column), _) => column.append_null(),
                (Self::Whole(column), Cell::Whole(number)) => {
                    column.append_option(i64::try_from(*number).ok());
                }
                (Self::Whole(column), _) => column.append_null(),
                (Self::Fraction(column), Cell::Fraction(number)) => column.append_value(*number),
                (Self::Fraction(column), _) => column.append_null(),
                (Self::Texts(column), Cell::Texts(texts)) => {
                    texts
                        .iter()
                        .for_each(|text| column.values().append_value(text));
                    column.append(true);
                }
                (Self::Texts(column), _) => column.append(false),
            }
        }

        fn any(&mut self) -> &mut dyn ArrayBuilder {
            match self {
                Self::Text(column) => column,
                Self::Whole(column) => column,
                Self::Fraction(column) => column,
                Self::Texts(column) => column,
            }
        }
    }
}
