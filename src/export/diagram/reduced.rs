//! The chosen part of a map as a map of its own, for Graphviz and whoever else draws maps.

use super::choice::Chosen;
use super::outline::Outline;
use super::words::Words;
use crate::article::ArticleId;
use crate::bilingual::Lang;
use crate::map::{ArgumentMap, Edge};
use std::collections::HashMap;

impl Chosen<'_> {
    /// The chosen articles, issues and nodes with the relations between them. A ground whose superior is left out
    /// bears on the nearest that is not; the reason given for it, in the language asked for, says so.
    pub fn to_map(&self, lang: Lang) -> ArgumentMap {
        let mut map = ArgumentMap::default();
        map.articles = self
            .articles
            .iter()
            .map(|&article| article.clone())
            .collect();
        let shown = |id: &ArticleId| self.articles.iter().any(|entry| &entry.id == id);
        map.base = self.map.base.clone().filter(shown);
        map.views = self.map.views.clone();
        map.issues = self.issues().into_iter().cloned().collect();
        for issue in &mut map.issues {
            issue.positions.retain(|position| {
                let mut articles = self.articles.iter();
                articles.any(|entry| entry.id == position.article)
            });
            for position in &mut issue.positions {
                position.nodes.retain(|node| self.nodes.contains(node));
            }
        }
        let mut places = HashMap::new();
        for node in self
            .map
            .nodes()
            .filter(|node| self.nodes.contains(&node.id))
        {
            places.insert(&node.id, map.add_node(node.clone()));
        }
        let inner = self.map.inner_edges();
        for edge in inner.chain(self.pairs.iter().copied()) {
            if let (Some(&source), Some(&target)) =
                (places.get(&edge.source.id), places.get(&edge.target.id))
            {
                map.add_edge(source, target, edge.edge.clone());
            }
        }
        for article in &self.articles {
            let outline = Outline::of(self, &article.id, &HashMap::new());
            for row in &outline.rows {
                let Some(bond) = row.bond.filter(|bond| !bond.is_direct) else {
                    continue;
                };
                let superior = outline.rows.get(bond.superior).map(|row| &row.node.id);
                let target = superior.and_then(|id| places.get(id));
                if let (Some(&source), Some(&target)) = (places.get(&row.node.id), target) {
                    let edge = Edge {
                        kind: bond.kind,
                        why: Words::of(lang).through().to_owned(),
                        ..bond.first.edge.clone()
                    };
                    map.add_edge(source, target, edge);
                }
            }
        }
        map
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Choice, Detail};
    use super::*;
    use crate::export::json::{from_json, to_json};
    use crate::map::specimen;

    #[test]
    fn a_ground_bears_on_the_nearest_superior_left() {
        let map = specimen::night_markets();
        let choice = Choice {
            detail: Detail::Thesis,
            ..Choice::default()
        };
        let part = choice.of(&map).unwrap().to_map(Lang::Zh);
        let told: Vec<_> = part
            .edges()
            .map(|edge| format!("{}-{}", edge.source.id.0, edge.target.id.0))
            .collect();
        assert_eq!(
            told,
            [
                "A2-A1", "A5-A2", "B2-B1", "A1-B1", "A2-B2", "A5-B5", "B5-B1"
            ]
        );
        let text = to_json(&part).unwrap();
        assert_eq!(to_json(&from_json(&text).unwrap()).unwrap(), text);
    }
}
