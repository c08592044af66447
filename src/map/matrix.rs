//! Who stands where: authors by issues.

use super::{ArgumentMap, ArticleEntry, Issue, Position, shortened};
use std::fmt;

/// A row for every issue, a cell for every author.
#[derive(Clone, Debug)]
pub struct Matrix<'map> {
    /// The articles, in the map's order; each row's cells follow it.
    pub articles: Vec<&'map ArticleEntry>,
    /// The issues, strongest first.
    pub rows: Vec<MatrixRow<'map>>,
}

/// Where the authors stand on one issue.
#[derive(Clone, Debug)]
pub struct MatrixRow<'map> {
    /// The issue.
    pub issue: &'map Issue,
    /// One entry an article; nothing where it does not speak to the issue.
    pub cells: Vec<Option<&'map Position>>,
}

/// Rows that a screen shows; the tables hold all.
const ROWS_TOLD: usize = 12;
/// Columns of the screen that an issue's label may take.
const LABEL_COLUMNS: usize = 40;

impl ArgumentMap {
    /// Authors by issues, each cell the author's stance.
    pub fn matrix<'map>(&'map self) -> Matrix<'map> {
        let row = |issue: &'map Issue| MatrixRow {
            issue,
            cells: self
                .articles
                .iter()
                .map(|article| issue.position_of(&article.id))
                .collect(),
        };
        Matrix {
            articles: self.articles.iter().collect(),
            rows: self.issues.iter().map(row).collect(),
        }
    }
}

impl Position {
    /// The stance in words, or how many claims touch the issue without taking a side.
    pub fn standing(&self) -> String {
        match &self.stance {
            Some(stance) => stance.clone(),
            None => format!("({})", self.nodes.len()),
        }
    }
}

impl fmt::Display for Matrix<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for row in self.rows.iter().take(ROWS_TOLD) {
            write!(f, "  {}", shortened(&row.issue.label, LABEL_COLUMNS))?;
            let stands = self.articles.iter().zip(&row.cells);
            for (place, (article, position)) in
                stands.filter_map(|(a, p)| Some((a, (*p)?))).enumerate()
            {
                let mark = if place == 0 { ": " } else { " · " };
                write!(f, "{mark}{} {}", article.id, position.standing())?;
            }
            writeln!(f)?;
        }
        match self.rows.len().saturating_sub(ROWS_TOLD) {
            0 => Ok(()),
            more => writeln!(f, "  and {more} more"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::specimen;

    #[test]
    fn every_author_has_a_cell_for_every_issue() {
        let map = specimen::night_markets();
        let matrix = map.matrix();
        assert!(matrix.rows.iter().all(|row| row.cells.len() == 2));
        assert_eq!(
            matrix.to_string(),
            "  夜市的热闹能不能长久: A 能 · B 不能\n  摊主能不能赚到钱: A 能 · B 不能\n"
        );
    }
}
