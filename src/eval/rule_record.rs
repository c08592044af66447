//! How the rules of a map's evidence fared: how often each spoke for a decision, and how often annotators agree with it.

use super::gold::{Gold, GoldArticle};
use super::side::UnitEdge;
use crate::map::{ArgumentMap, EdgeView, Node, NodeId};
use crate::rules::Evidence;
use std::collections::BTreeMap;
use std::fmt;

/// What became of one rule. Counts are averaged over annotators.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RuleRecord {
    /// Its name.
    pub rule: String,
    /// Nodes, or edges inside an article, whose evidence names it.
    pub fired: f64,
    /// Those for whose kind it spoke.
    pub spoke_for: f64,
    /// Those of the latter that the annotator calls the same, or joins in the same way.
    pub right: f64,
}

impl RuleRecord {
    /// How often it was right where it spoke for a decision, a little towards a half for rules that rarely did.
    fn share(&self) -> f64 {
        (self.right + 1.0) / (self.spoke_for + 2.0)
    }

    fn wrong(&self) -> f64 {
        self.spoke_for - self.right
    }
}

/// The rules of a map's nodes, and those of its edges inside articles, each the worst first.
///
/// Evidence names the loudest rules of each decision only; those are the ones that matter.
pub fn rule_records(map: &ArgumentMap, golds: &[Gold]) -> [Vec<RuleRecord>; 2] {
    let [mut kinds, mut relations] = [BTreeMap::new(), BTreeMap::new()];
    for gold in golds {
        for (entry, article) in map.articles.iter().zip(&gold.articles) {
            let own = Units::of(map.nodes_of(&entry.id), article);
            for node in map.nodes_of(&entry.id) {
                // Where the annotator says nothing, nobody is right or wrong.
                if let Some(right) = own.has_kind(node, article) {
                    add(&mut kinds, &node.evidence, right);
                }
            }
            let inside = |edge: &EdgeView<'_>| {
                edge.source.article == entry.id && edge.target.article == entry.id
            };
            for edge in map.edges().filter(inside) {
                if let Some(right) = own.joins(&edge, article) {
                    add(&mut relations, &edge.edge.evidence, right);
                }
            }
        }
    }
    [kinds, relations].map(|records| worst_first(records.into_values().collect(), golds.len()))
}

fn worst_first(mut records: Vec<RuleRecord>, annotators: usize) -> Vec<RuleRecord> {
    let annotators = annotators.max(1) as f64;
    for record in &mut records {
        record.fired /= annotators;
        record.spoke_for /= annotators;
        record.right /= annotators;
    }
    records.sort_by(|a, b| {
        (a.share().total_cmp(&b.share()))
            .then(b.wrong().total_cmp(&a.wrong()))
            .then(a.rule.cmp(&b.rule))
    });
    records
}

fn add(records: &mut BTreeMap<String, RuleRecord>, evidence: &[Evidence], right: bool) {
    for one in evidence {
        let record = records.entry(one.rule.clone()).or_default();
        record.rule.clone_from(&one.rule);
        record.fired += 1.0;
        if one.weight > 0.0 {
            record.spoke_for += 1.0;
            record.right += f64::from(right);
        }
    }
}

/// The unit that every node of an article stands for.
struct Units<'map>(BTreeMap<&'map NodeId, usize>);

impl<'map> Units<'map> {
    fn of(nodes: impl Iterator<Item = &'map Node>, article: &GoldArticle) -> Self {
        let unit = |node: &'map Node| Some((&node.id, article.main_unit(node.span)?));
        Self(nodes.filter_map(unit).collect())
    }

    fn has_kind(&self, node: &Node, article: &GoldArticle) -> Option<bool> {
        let label = article.labels.get(self.0.get(&node.id)?)?;
        Some(label.kind() == Some(node.kind))
    }

    fn joins(&self, edge: &EdgeView<'_>, article: &GoldArticle) -> Option<bool> {
        let unit = |node: &Node| self.0.get(&node.id).copied();
        let found: UnitEdge = (unit(edge.source)?, unit(edge.target)?, edge.edge.kind);
        let same = |annotated: &&super::GoldRelation| {
            (annotated.source, annotated.target, annotated.kind) == found
        };
        Some(article.relations.iter().find(same).is_some())
    }
}

impl fmt::Display for RuleRecord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = match self.spoke_for {
            0.0 => "-".to_owned(),
            spoke_for => format!("{:.2}", self.right / spoke_for),
        };
        write!(
            f,
            "{:<40} {:>8.1} {:>10.1} {:>8.1} {share:>8}",
            self.rule, self.fired, self.spoke_for, self.right
        )
    }
}
