//! How much of a map a picture shows.
//!
//! In comes a map with what a user asks for, out goes a [`Chosen`]: the articles, the nodes and the pairs to draw. A
//! hundred sentences in boxes are no diagram, so below `full` only what comes first in the `ranking` is drawn.

use super::ranking::{Ranking, surest_of_any_two, surest_on_every_issue};
use crate::map::{ArgumentMap, ArticleEntry, EdgeView, Issue, Node, NodeId};
use std::collections::HashSet;

/// How much to show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Detail {
    /// The theses, and of every issue the surest pair.
    Thesis,
    /// The theses, all pairs, and the claims that carry most: one page.
    #[default]
    Claims,
    /// Every claim and premise.
    Full,
}

impl Detail {
    /// How many nodes of so many articles fit the level: for two, what a landscape A3 page holds in letters of 7
    /// points and more.
    fn room(self, articles: usize) -> usize {
        match self {
            Self::Claims => 18 * articles.max(2),
            Self::Thesis | Self::Full => usize::MAX,
        }
    }
}

/// What a user asks to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// How much.
    pub detail: Detail,
    /// Only issues whose label holds this text, or whose id it is.
    pub issue: Option<String>,
    /// Only claims filed under the view of this id or label, and what they meet.
    pub view: Option<String>,
    /// Only the articles whose author's name holds one of these texts, or whose id it is; all where there are none.
    pub authors: Vec<String>,
    /// At most so many nodes, in place of what the level of detail allows.
    pub max_nodes: Option<usize>,
}

impl Choice {
    /// What of the map is to be drawn.
    ///
    /// # Errors
    /// [`ChoiceError`] where the map has no such issue, view or author; it names those there are.
    pub fn of<'map>(&self, map: &'map ArgumentMap) -> Result<Chosen<'map>, ChoiceError> {
        let articles = self.articles(map)?;
        let issues = self.issues(map)?;
        let view = self.view_id(map)?;
        let mut pairs = pairs(map, &articles, issues.as_deref());
        if let Some(view) = &view {
            let in_view = |node: &Node| node.view.as_ref() == Some(view);
            pairs.retain(|pair| in_view(pair.source) || in_view(pair.target));
        }
        let all_pairs = pairs.clone();
        if articles.len() > 2 && self.detail != Detail::Full {
            pairs = surest_of_any_two(pairs, articles.len());
        }
        if self.detail == Detail::Thesis {
            pairs = surest_on_every_issue(pairs);
        }
        let ranking = Ranking {
            detail: self.detail,
            narrowed: issues.is_some(),
            view: view.clone(),
        };
        let ranked = ranking.of(map, &articles, &pairs);
        let room = self
            .max_nodes
            .unwrap_or_else(|| self.detail.room(articles.len()));
        let nodes: HashSet<&NodeId> = ranked.iter().take(room).map(|node| &node.id).collect();
        pairs.retain(|pair| nodes.contains(&pair.source.id) && nodes.contains(&pair.target.id));
        let of_articles = |node: &&Node| articles.iter().any(|entry| entry.id == node.article);
        let known = map.nodes().filter(of_articles).count();
        Ok(Chosen {
            map,
            articles,
            issues,
            nodes,
            pairs,
            all_pairs,
            known,
            detail: self.detail,
            view,
        })
    }

    fn articles<'map>(
        &self,
        map: &'map ArgumentMap,
    ) -> Result<Vec<&'map ArticleEntry>, ChoiceError> {
        let named = |entry: &&ArticleEntry, name: &String| {
            entry.id.as_str() == name || entry.byline().contains(name.as_str())
        };
        for name in &self.authors {
            if !map.articles.iter().any(|entry| named(&entry, name)) {
                return Err(ChoiceError::Author {
                    asked: name.clone(),
                    known: listed(map.articles.iter().map(ArticleEntry::byline)),
                });
            }
        }
        let asked = |entry: &&ArticleEntry| {
            self.authors.is_empty() || self.authors.iter().any(|name| named(entry, name))
        };
        Ok(map.articles.iter().filter(asked).collect())
    }

    fn issues<'map>(
        &self,
        map: &'map ArgumentMap,
    ) -> Result<Option<Vec<&'map Issue>>, ChoiceError> {
        let Some(asked) = &self.issue else {
            return Ok(None);
        };
        let named = |issue: &&Issue| issue.id.0 == *asked || issue.label.contains(asked.as_str());
        let issues: Vec<_> = map.issues.iter().filter(named).collect();
        match issues.is_empty() {
            false => Ok(Some(issues)),
            true => Err(ChoiceError::Issue {
                asked: asked.clone(),
                known: listed(map.issues.iter().map(|issue| issue.label.as_str())),
            }),
        }
    }

    fn view_id(&self, map: &ArgumentMap) -> Result<Option<String>, ChoiceError> {
        let Some(asked) = &self.view else {
            return Ok(None);
        };
        let views = map.all_views();
        let view = views
            .iter()
            .find(|view| view.id == *asked || view.label == *asked);
        match view {
            Some(view) => Ok(Some(view.id.clone())),
            None => Err(ChoiceError::View {
                asked: asked.clone(),
                known: listed(views.iter().map(|view| view.id.as_str())),
            }),
        }
    }
}

/// What of a map is drawn.
#[derive(Clone, Debug)]
pub struct Chosen<'map> {
    /// The whole map.
    pub map: &'map ArgumentMap,
    /// The articles, in the map's order.
    pub articles: Vec<&'map ArticleEntry>,
    /// The nodes.
    pub nodes: HashSet<&'map NodeId>,
    /// The pairs across these articles whose two ends are among the nodes, the surest first; of more than two articles
    /// below [`Detail::Full`] the surest between any two, and at
    /// [`Detail::Thesis`] the surest on every issue.
    pub pairs: Vec<EdgeView<'map>>,
    /// The same whether or not there is room for their ends: what a table counts.
    pub all_pairs: Vec<EdgeView<'map>>,
    /// How many nodes the articles have in all.
    pub known: usize,
    /// How much was asked for.
    pub detail: Detail,
    issues: Option<Vec<&'map Issue>>,
    view: Option<String>,
}

impl<'map> Chosen<'map> {
    /// The issues asked for, in the map's order; of one view those on which a pair has a claim filed under it.
    pub fn issues(&self) -> Vec<&'map Issue> {
        let mut issues = self.all_issues();
        if self.view.is_some() {
            let met = |issue: &Issue| {
                let mut pairs = self.all_pairs.iter();
                pairs.any(|pair| pair.edge.issue.as_ref() == Some(&issue.id))
            };
            issues.retain(|issue| met(issue));
        }
        issues
    }

    /// The same, whatever the view.
    pub(super) fn all_issues(&self) -> Vec<&'map Issue> {
        let all = || self.map.issues.iter().collect();
        self.issues.clone().unwrap_or_else(all)
    }

    /// Whether a claim is filed under the view asked for or met by one that is; any claim where none is asked for.
    pub(super) fn shows(&self, node: &Node) -> bool {
        let ends = || {
            self.all_pairs
                .iter()
                .flat_map(|pair| [pair.source, pair.target])
        };
        match &self.view {
            None => true,
            view => &node.view == view || ends().any(|end| end.id == node.id),
        }
    }
}

/// Something was asked for that the map does not have.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ChoiceError {
    /// No such issue.
    #[error("no issue of the map is called “{asked}”; there are: {known}")]
    Issue {
        /// What was asked for.
        asked: String,
        /// The labels there are.
        known: String,
    },
    /// No such view.
    #[error("no view of the map is called “{asked}”; there are: {known}")]
    View {
        /// What was asked for.
        asked: String,
        /// The ids there are.
        known: String,
    },
    /// No such author.
    #[error("no author of the map is called “{asked}”; there are: {known}")]
    Author {
        /// What was asked for.
        asked: String,
        /// The names there are.
        known: String,
    },
}

fn listed<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<_> = names.collect();
    match names.is_empty() {
        true => "none".to_owned(),
        false => names.join(", "),
    }
}

fn pairs<'map>(
    map: &'map ArgumentMap,
    articles: &[&ArticleEntry],
    issues: Option<&[&Issue]>,
) -> Vec<EdgeView<'map>> {
    let shown = |node: &Node| articles.iter().any(|entry| entry.id == node.article);
    let groups = map.pairs_by_issue().into_iter().filter(|group| {
        issues.is_none_or(|asked| {
            group
                .issue
                .is_some_and(|issue| asked.iter().any(|asked| asked.id == issue.id))
        })
    });
    let mut pairs: Vec<_> = groups.flat_map(|group| group.pairs).collect();
    pairs.retain(|pair| shown(pair.source) && shown(pair.target));
    pairs.sort_by(EdgeView::surest_first);
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bilingual::Lang;
    use crate::map::specimen;

    #[test]
    fn the_theses_come_with_one_pair_an_issue() {
        let map = specimen::night_markets();
        let choice = Choice {
            detail: Detail::Thesis,
            ..Choice::default()
        };
        let chosen = choice.of(&map).unwrap();
        assert!(chosen.pairs.len() < chosen.all_pairs.len());
        let issues: HashSet<_> = chosen.pairs.iter().map(|pair| &pair.edge.issue).collect();
        assert_eq!(issues.len(), chosen.pairs.len());
        let told = |lang| {
            let texts = super::super::lay_out(&chosen, lang).texts.into_iter();
            let mut words = texts.map(|text| text.words);
            words
                .find(|words| words.contains(" · "))
                .unwrap_or_default()
        };
        assert_eq!(
            told(Lang::Zh),
            "3 个议题 · 4 处矛盾中的 3 处 · 1 处一致中的 0 处"
        );
        assert_eq!(
            told(Lang::En),
            "3 issues · 3 of 4 contradictions · 0 of 1 agreement"
        );
    }
}
