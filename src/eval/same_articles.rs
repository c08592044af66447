//! Whether a map is of the articles that were annotated; of any others the figures would mean nothing.

use super::gold::{Gold, GoldArticle, GoldError, carries_meaning};
use crate::map::{ArgumentMap, ArticleEntry, Node};

/// Refuses a map of other articles, or of the same in another order: where most of its nodes stand, the annotated article
/// has other words.
///
/// # Errors
/// [`GoldError`] names the annotation, the article and what to do.
pub fn same_articles(map: &ArgumentMap, gold: &Gold) -> Result<(), GoldError> {
    let wrong = |cause: String| GoldError {
        path: gold.name.clone(),
        cause,
    };
    let [first, second] = gold.articles.each_ref().map(|article| {
        let name = article.path.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    });
    let way_out = format!("make the map by `counterpoint compare {first} {second}`");
    if map.articles.len() < gold.articles.len() {
        return Err(wrong(format!("the map has not two articles; {way_out}")));
    }
    for (entry, article) in map.articles.iter().zip(&gold.articles) {
        if !is_same(map, entry, article) {
            return Err(wrong(format!(
                "article {} of the map ({}) is not {}, its nodes stand elsewhere; {way_out}",
                entry.id,
                entry.source,
                article.path.display(),
            )));
        }
    }
    Ok(())
}

fn is_same(map: &ArgumentMap, entry: &ArticleEntry, article: &GoldArticle) -> bool {
    let nodes: Vec<&Node> = map.nodes_of(&entry.id).collect();
    let standing = nodes.iter().filter(|node| stands(node, article)).count();
    2 * standing >= nodes.len()
}

/// Whether the article has a node's words where the node stands; markup may stand between them.
fn stands(node: &Node, article: &GoldArticle) -> bool {
    let mut there = article.source.slice(node.span).chars();
    let mut words = node.text.chars().filter(|&c| carries_meaning(c));
    words.all(|wanted| there.any(|found| found == wanted))
}
