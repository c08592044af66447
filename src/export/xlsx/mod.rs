//! `map.xlsx`: the map as a workbook to work in.
//!
//! Seven sheets: Comparison, Claims, Relations, Issues, Matrix and Authors, which are `comparison.csv`, `nodes.csv`,
//! `edges.csv`, `issues.csv`, `matrix.csv` and `authors.csv`, and Sources; with headings in Chinese their names are Chinese
//! too. The header stays in sight, every column can be filtered, texts are wrapped, and claims have the colours of their
//! views. An editor decides in the column `decision` (accept, reject, change) and corrects kinds,
//! views and relations from drop-downs; `counterpoint import` brings it back. On paper
//! (A3) a sheet is as wide as the page, as far as it is for reading, with its header on each.
//!
//! The workbook's date is that of the newest article, so that the same map gives the same bytes.

mod drop_downs;
mod sheet;
mod sources;

use super::csv::{Headings, Table, authors, comparison, edges, issues, matrix, nodes};
use super::palette::Palette;
use super::{Format, RenderError, Tables};
use crate::bilingual::Lang;
use crate::map::{ArgumentMap, ArticleEntry, NodeId};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use sheet::Sheet;
pub(crate) use sources::table as sources;

/// The map as a workbook.
pub const FORMAT: Format = Format {
    tables: Tables::Workbook(&[
        comparison::table,
        nodes::table,
        edges::table,
        issues::table,
        matrix::table,
        authors::table,
    ]),
    edited: true,
    ..Format::new("xlsx", "map.xlsx", |map, options| {
        to_xlsx_with(map, options.lang, options.csv.headings).map_err(RenderError::failed)
    })
};

/// Writes the workbook. The same map gives the same bytes.
///
/// # Errors
/// rust_xlsxwriter's; a map of more than a million nodes or edges has no room in a sheet.
pub fn to_xlsx(map: &ArgumentMap, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    to_xlsx_with(map, lang, Headings::English)
}

/// The same with the names of sheets, headings, drop-downs and fixed words in a language.
///
/// # Errors
/// As [`to_xlsx`].
pub fn to_xlsx_with(
    map: &ArgumentMap,
    lang: Lang,
    headings: Headings,
) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(map, headings)?);
    let standing = map.standing();
    let sheets: [(&str, Format, Table); 7] = [
        (
            "Comparison",
            comparison::FORMAT,
            comparison::table_in(map, lang),
        ),
        ("Claims", nodes::FORMAT, nodes::table(map)),
        ("Relations", edges::FORMAT, edges::table(map)),
        ("Issues", issues::FORMAT, issues::table(&standing)),
        ("Matrix", matrix::FORMAT, matrix::table(&standing)),
        ("Authors", authors::FORMAT, authors::table(&standing)),
        ("Sources", FORMAT, sources::table(map)),
    ];
    let fills = Fills::of(map);
    let drop_downs = drop_downs::of(map, headings);
    for (name, format, table) in &sheets {
        if format.between && map.articles.len() == 1 {
            // It would be no more than a line of headings.
            continue;
        }
        let sheet = Sheet {
            table,
            fills: &fills,
            drop_downs: &drop_downs,
            headings,
        };
        sheet.write(workbook.add_worksheet().set_name(headings.sheet(name))?)?;
    }
    workbook.save_to_buffer()
}

/// The colour of every node's view.
struct Fills<'map> {
    map: &'map ArgumentMap,
    palette: Palette,
}

impl<'map> Fills<'map> {
    fn of(map: &'map ArgumentMap) -> Self {
        Self {
            map,
            palette: Palette::of(map),
        }
    }

    /// The colour of the node of that name; nothing where it is filed under no view.
    fn of_node(&self, id: &str) -> Option<&'static str> {
        let node = self.map.node(&NodeId(id.to_owned()))?;
        Some(self.palette.tint(Some(node.view.as_deref()?)).light)
    }
}

/// Most characters that the title of a document may have.
const TITLE_CHARACTERS: usize = 255;

fn properties(map: &ArgumentMap, headings: Headings) -> Result<DocProperties, XlsxError> {
    let titles: Vec<String> = map.articles.iter().map(ArticleEntry::headline).collect();
    let title: String = titles.join(" · ").chars().take(TITLE_CHARACTERS).collect();
    Ok(DocProperties::new()
        .set_title(title)
        .set_subject(headings.choose("论证图", "Argument map"))
        .set_comment(headings.choose(
            "用 counterpoint import 可把决定和改动并回 map.json",
            "counterpoint import brings decisions and corrections back into map.json",
        ))
        .set_creation_datetime(&newest(map)?))
}

/// The date of the newest article; where none is dated, the first day of 2000.
fn newest(map: &ArgumentMap) -> Result<ExcelDateTime, XlsxError> {
    let dates = map.articles.iter().filter_map(|article| {
        let day @ (year, month, date) = article.published.as_ref()?.date()?.day()?;
        Some((day, ExcelDateTime::from_ymd(year, month, date).ok()?))
    });
    match dates.max_by_key(|(day, _)| *day) {
        Some((_, date)) => Ok(date),
        None => ExcelDateTime::from_ymd(2000, 1, 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::specimen;

    #[test]
    fn the_same_map_gives_the_same_bytes() {
        let map = specimen::night_markets();
        let first = to_xlsx(&map, Lang::Zh).unwrap();
        std::thread::sleep(std::time::Duration::from_millis(1100));
        assert!(first == to_xlsx(&map, Lang::Zh).unwrap());
        assert!(
            !to_xlsx(&ArgumentMap::default(), Lang::En)
                .unwrap()
                .is_empty()
        );
    }
}
