//! Who stands where: authors by issues.

use super::{ArgumentMap, ArticleEntry, Issue, Position};

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
    /// The stance in words, both where it takes both, or how many claims touch the issue without taking a side.
    pub fn standing(&self) -> String {
        let poles = self.poles();
        match poles.is_empty() {
            false => poles,
            true => format!("({})", self.nodes.len()),
        }
    }

    /// The pole it takes in words, both (`留下 / 离开`) where it takes both, or nothing.
    pub fn poles(&self) -> String {
        match &self.stance {
            Some(stance) => stance.clone(),
            None => self.torn_between.join(" / "),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::specimen;
    use super::super::told::Teller;
    use crate::bilingual::Lang;

    #[test]
    fn every_author_has_a_cell_for_every_issue() {
        let map = specimen::night_markets();
        let matrix = map.matrix();
        assert!(matrix.rows.iter().all(|row| row.cells.len() == 2));
        assert_eq!(
            Teller(Lang::En).matrix(&matrix),
            "  夜市的热闹能不能长久: A 能 · B 不能\n  摊主能不能赚到钱: A 能 · B 不能\n"
        );
    }
}
