//! The sheet Sources: one row an article, what its file says about it.

use super::super::csv::Table;
use crate::map::ArgumentMap;

pub(crate) fn table(map: &ArgumentMap) -> Table {
    let mut table = Table::new(&[
        "article",
        "author",
        "title",
        "published",
        "category",
        "tags",
        "url",
        "page_views",
        "source",
    ]);
    for article in &map.articles {
        let metadata = &article.metadata;
        table.row([
            article.id.as_str(),
            &article.author,
            &article.title,
            &article.date(),
            metadata.category.as_deref().unwrap_or_default(),
            &metadata.tags.join("; "),
            metadata.url.as_deref().unwrap_or_default(),
            &metadata
                .page_views
                .map_or_else(String::new, |views| views.to_string()),
            &article.source,
        ]);
    }
    table
}
