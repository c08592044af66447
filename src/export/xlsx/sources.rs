//! The sheet Sources: one row an article, what its file says about it.

use super::super::csv::{Column, Table};
use crate::map::{ArgumentMap, ArticleEntry};

fn columns<'map>() -> [Column<&'map ArticleEntry>; 9] {
    [
        Column("article", |article| article.id.to_string()),
        Column("author", |article| article.author.clone()),
        Column("title", |article| article.title.clone()),
        Column("published", |article| article.date()),
        Column("category", |article| {
            article.metadata.category.clone().unwrap_or_default()
        }),
        Column("tags", |article| article.metadata.tags.join("; ")),
        Column("url", |article| {
            article.metadata.url.clone().unwrap_or_default()
        }),
        Column("page_views", |article| {
            let views = article.metadata.page_views;
            views.map_or_else(String::new, |views| views.to_string())
        }),
        Column("source", |article| article.source.clone()),
    ]
}

pub(crate) fn table(map: &ArgumentMap) -> Table {
    Table::of(&columns(), &map.articles)
}
