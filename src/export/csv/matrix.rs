//! `matrix.csv`: who stands where, a row an issue and a column an author.
//!
//! | column | what it holds |
//! |---|---|
//! | `id`, `issue` | the issue's name, `I1`, and its label, the strongest issue first |
//! | one an article, named `A 江晚舟` | its stance; in parentheses the number of claims that only touch the issue |

use super::super::{Format, Tables};
use super::Table;
use crate::map::{ArgumentMap, Position};

/// Authors by issues as a table.
pub const FORMAT: Format = Format {
    tables: Tables::File(table),
    between: true,
    ..Format::standing("matrix-csv", "matrix.csv", |map, options| {
        table(map).to_csv(options.csv)
    })
};

/// The table.
pub fn table(map: &ArgumentMap) -> Table {
    let matrix = map.matrix();
    let mut table = Table::new(&["id", "issue"]);
    let names = matrix
        .articles
        .iter()
        .map(|article| format!("{} {}", article.id, article.byline()));
    table.header.extend(names);
    for row in &matrix.rows {
        let mut cells = vec![row.issue.id.0.clone(), row.issue.label.clone()];
        let stands = row.cells.iter().map(|cell| cell.map(Position::standing));
        cells.extend(stands.map(Option::unwrap_or_default));
        table.row(cells);
    }
    table
}

#[cfg(test)]
mod tests {
    use crate::map::specimen;

    #[test]
    fn every_author_has_a_column() {
        let table = super::table(&specimen::night_markets());
        assert_eq!(table.header, ["id", "issue", "A 江晚舟", "B 石一鸣"]);
        assert_eq!(table.rows[0], ["I1", "夜市的热闹能不能长久", "能", "不能"]);
    }
}
