//! A value for every pair of statements of two articles.

/// Rows are the statements of the first article, columns those of the second.
#[derive(Clone, Debug)]
pub(super) struct Grid<T = f64> {
    rows: usize,
    columns: usize,
    values: Vec<T>,
}

impl<T: Copy> Grid<T> {
    /// A grid of `rows` times `columns` cells, each worked out by `cell`.
    pub(super) fn of(rows: usize, columns: usize, mut cell: impl FnMut(usize, usize) -> T) -> Self {
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

    /// A grid that holds the same value everywhere.
    pub(super) fn filled(rows: usize, columns: usize, value: T) -> Self {
        Self {
            rows,
            columns,
            values: vec![value; rows * columns],
        }
    }

    pub(super) fn rows(&self) -> usize {
        self.rows
    }

    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    pub(super) fn at(&self, row: usize, column: usize) -> T {
        self.values[row * self.columns + column]
    }

    pub(super) fn at_mut(&mut self, row: usize, column: usize) -> &mut T {
        &mut self.values[row * self.columns + column]
    }

    pub(super) fn row(&self, row: usize) -> &[T] {
        &self.values[row * self.columns..(row + 1) * self.columns]
    }
}

impl Grid {
    /// An empty grid of zeros.
    pub(super) fn zeros(rows: usize, columns: usize) -> Self {
        Self::filled(rows, columns, 0.0)
    }

    pub(super) fn add(&mut self, row: usize, column: usize, value: f64) {
        *self.at_mut(row, column) += value;
    }

    /// Adds so many times another grid of the same size, cell by cell.
    pub(super) fn add_times(&mut self, times: f64, other: &Self) {
        for (cell, value) in self.values.iter_mut().zip(&other.values) {
            *cell += times * value;
        }
    }

    /// Each cell worked out anew from its place and value.
    pub(super) fn map(&self, mut cell: impl FnMut(usize, usize, f64) -> f64) -> Self {
        let mut values = Vec::with_capacity(self.values.len());
        for row in 0..self.rows {
            let old = self.row(row).iter().enumerate();
            values.extend(old.map(|(column, value)| cell(row, column, *value)));
        }
        Self {
            rows: self.rows,
            columns: self.columns,
            values,
        }
    }

    /// In standard deviations from the mean of the grid, so that one weight serves long and short articles.
    pub(super) fn standardised(mut self) -> Self {
        let count = self.values.len().max(1) as f64;
        let mean = self.values.iter().sum::<f64>() / count;
        let spread = (self
            .values
            .iter()
            .map(|value| (value - mean).powi(2))
            .sum::<f64>()
            / count)
            .sqrt();
        for value in &mut self.values {
            *value = if spread > 1e-9 {
                (*value - mean) / spread
            } else {
                0.0
            };
        }
        self
    }

    /// Every cell takes in its neighbours, each by its pull.
    pub(super) fn spread(&self, pulls: &Pulls) -> Self {
        let half = self.map(|row, column, _| self.pulled_along(row, &pulls.across[column]));
        // Whole rows at once: far faster than cell by cell, and every cell still adds up in the same order.
        let mut whole = Self::zeros(self.rows, self.columns);
        if self.columns > 0 {
            for (row, pulls) in whole.values.chunks_mut(self.columns).zip(&pulls.down) {
                for &(other, pull) in pulls {
                    for (cell, value) in row.iter_mut().zip(half.row(other)) {
                        *cell += pull * value;
                    }
                }
            }
        }
        whole
    }

    /// Works out anew the cells of a spread grid that a change of `from` at one place may reach.
    pub(super) fn spread_around(&mut self, from: &Self, pulls: &Pulls, row: usize, column: usize) {
        for row in reach(&pulls.down, row) {
            for column in reach(&pulls.across, column) {
                let mut sum = 0.0;
                for &(other, pull) in &pulls.down[row] {
                    sum += pull * from.pulled_along(other, &pulls.across[column]);
                }
                *self.at_mut(row, column) = sum;
            }
        }
    }

    /// Changes the cells that a place pulls on.
    pub(super) fn change_around(
        &mut self,
        pulls: &Pulls,
        row: usize,
        column: usize,
        change: impl Fn(f64) -> f64,
    ) {
        for &(row, _) in &pulls.down[row] {
            for &(column, _) in &pulls.across[column] {
                let cell = self.at_mut(row, column);
                *cell = change(*cell);
            }
        }
    }

    fn pulled_along(&self, row: usize, across: &[(usize, f64)]) -> f64 {
        let row = self.row(row);
        across.iter().map(|&(other, pull)| pull * row[other]).sum()
    }
}

/// How much the rows of a grid share with each other, and its columns.
pub(super) struct Pulls {
    /// For every row, the rows that pull on it, ascending, and how much.
    down: Vec<Vec<(usize, f64)>>,
    across: Vec<Vec<(usize, f64)>>,
}

impl Pulls {
    /// By how far the sentences of statements stand apart: the pull of 0, 1, 2, … sentences. Both in reading order.
    pub(super) fn by_distance(rows: &[usize], columns: &[usize], pull: &[f64]) -> Self {
        Self {
            down: gathered(rows, pull),
            across: gathered(columns, pull),
        }
    }
}

/// For every sentence, those near enough to pull on it.
fn gathered(sentences: &[usize], pull: &[f64]) -> Vec<Vec<(usize, f64)>> {
    let pulling_on = |&sentence: &usize| {
        let first = sentences.partition_point(|&other| other + pull.len() <= sentence);
        let others = sentences.iter().enumerate().skip(first);
        others
            .map_while(|(at, &other)| Some((at, *pull.get(other.abs_diff(sentence))?)))
            .collect()
    };
    sentences.iter().map(pulling_on).collect()
}

/// The rows whose spread values a change around one row may reach: those that its neighbours pull on.
fn reach(pulls: &[Vec<(usize, f64)>], at: usize) -> std::ops::Range<usize> {
    let ends = |at: usize| {
        let (first, last) = (pulls[at].first(), pulls[at].last());
        (first.map_or(at, |end| end.0), last.map_or(at, |end| end.0))
    };
    let (first, last) = ends(at);
    ends(first).0..ends(last).1 + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_takes_in_its_neighbours() {
        let grid = Grid::of(3, 1, |row, _| if row == 1 { 1.0 } else { 0.0 });
        let pulls = Pulls::by_distance(&[4, 5, 6], &[9], &[1.0, 0.5]);
        let spread = grid.spread(&pulls);
        assert_eq!((spread.at(0, 0), spread.at(1, 0)), (0.5, 1.0));
        let standardised = grid.standardised();
        assert_eq!(standardised.at(0, 0), standardised.at(2, 0));
    }

    #[test]
    fn what_changes_in_one_place_reaches_its_neighbours_alone() {
        let (rows, columns) = ([0, 1, 2, 5, 6, 9, 12], [0, 3, 4, 5, 6, 7, 8, 20]);
        let pulls = Pulls::by_distance(&rows, &columns, &[1.0, 0.8, 0.64]);
        let mut grid = Grid::of(7, 8, |row, column| (row * 8 + column) as f64 / 7.0);
        let mut spread = grid.spread(&pulls);
        for (row, column) in [(1, 2), (6, 7), (3, 0), (1, 3)] {
            grid.change_around(&pulls, row, column, |value| value * 0.3);
            spread.spread_around(&grid, &pulls, row, column);
            assert_eq!(spread.values, grid.spread(&pulls).values);
        }
    }
}
