//! A number for every pair of statements of two articles.

/// Rows are the statements of the first article, columns those of the second.
#[derive(Clone, Debug)]
pub(super) struct Grid {
    rows: usize,
    columns: usize,
    values: Vec<f64>,
}

impl Grid {
    /// A grid of `rows` times `columns` cells, each worked out by `cell`.
    pub(super) fn of(
        rows: usize,
        columns: usize,
        mut cell: impl FnMut(usize, usize) -> f64,
    ) -> Self {
        let mut values = Vec::with_capacity(rows * columns);
        for row in 0..rows {
            for column in 0..columns {
                values.push(cell(row, column));
            }
        }
        Self {
            rows,
            columns,
            values,
        }
    }

    /// An empty grid of zeros.
    pub(super) fn zeros(rows: usize, columns: usize) -> Self {
        Self {
            rows,
            columns,
            values: vec![0.0; rows * columns],
        }
    }

    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    pub(super) fn at(&self, row: usize, column: usize) -> f64 {
        self.values[row * self.columns + column]
    }

    pub(super) fn add(&mut self, row: usize, column: usize, value: f64) {
        self.values[row * self.columns + column] += value;
    }

    /// Each cell worked out anew from its place and value.
    pub(super) fn map(&self, mut cell: impl FnMut(usize, usize, f64) -> f64) -> Self {
        Self::of(self.rows, self.columns, |row, column| {
            cell(row, column, self.at(row, column))
        })
    }

    /// In standard deviations from the mean of the grid, so that one weight serves long and short articles.
    pub(super) fn standardised(&self) -> Self {
        let count = self.values.len().max(1) as f64;
        let mean = self.values.iter().sum::<f64>() / count;
        let spread = (self
            .values
            .iter()
            .map(|value| (value - mean).powi(2))
            .sum::<f64>()
            / count)
            .sqrt();
        self.map(|_, _, value| {
            if spread > 1e-9 {
                (value - mean) / spread
            } else {
                0.0
            }
        })
    }

    /// Every cell takes in its neighbours: `row_pull` and `column_pull` say how much two rows or columns share.
    pub(super) fn spread(
        &self,
        row_pull: impl Fn(usize, usize) -> f64,
        column_pull: impl Fn(usize, usize) -> f64,
    ) -> Self {
        let across = gathered(self.columns, column_pull);
        let down = gathered(self.rows, row_pull);
        let half = self.map(|row, column, _| {
            across[column]
                .iter()
                .map(|&(other, pull)| pull * self.at(row, other))
                .sum()
        });
        // Whole rows at once: far faster than cell by cell, and every cell still adds up in the same order.
        let mut whole = Self::zeros(self.rows, self.columns);
        if self.columns > 0 {
            for (row, pulls) in whole.values.chunks_mut(self.columns).zip(&down) {
                for &(other, pull) in pulls {
                    for (cell, value) in row.iter_mut().zip(half.row(other)) {
                        *cell += pull * value;
                    }
                }
            }
        }
        whole
    }

    fn row(&self, row: usize) -> &[f64] {
        &self.values[row * self.columns..(row + 1) * self.columns]
    }
}

/// For every index, the indices that pull on it.
fn gathered(count: usize, pull: impl Fn(usize, usize) -> f64) -> Vec<Vec<(usize, f64)>> {
    (0..count)
        .map(|index| {
            (0..count)
                .map(|other| (other, pull(index, other)))
                .filter(|&(_, pull)| pull > 0.0)
                .collect()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_takes_in_its_neighbours() {
        let grid = Grid::of(3, 1, |row, _| if row == 1 { 1.0 } else { 0.0 });
        let near = |a: usize, b: usize| {
            if a.abs_diff(b) <= 1 {
                0.5_f64.powi(a.abs_diff(b) as i32)
            } else {
                0.0
            }
        };
        let spread = grid.spread(near, near);
        assert_eq!((spread.at(0, 0), spread.at(1, 0)), (0.5, 1.0));
        assert_eq!(grid.standardised().at(0, 0), grid.standardised().at(2, 0));
    }
}
