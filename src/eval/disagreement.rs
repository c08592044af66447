//! Where a map and an annotator differ, with the sentence and the rules, so that an editor can see what to mend.

use super::gold::{Gold, GoldLabel};
use crate::argument::{ComponentKind, Confidence};
use crate::map::{ArgumentMap, NodeId};
use std::fmt;

/// A component that an annotator calls otherwise.
#[derive(Clone, Debug)]
pub struct Disagreement {
    /// The annotation's name.
    pub annotation: String,
    /// The node of the map.
    pub node: NodeId,
    /// Its text.
    pub text: String,
    /// What the map calls it.
    pub found: ComponentKind,
    /// How sure the map is.
    pub confidence: Confidence,
    /// What the annotator calls it.
    pub gold: GoldLabel,
    /// The rules that spoke loudest for what the map calls it.
    pub rules: Vec<String>,
}

/// The components that an annotator calls otherwise, in the order of the map.
pub fn disagreements(map: &ArgumentMap, gold: &Gold) -> Vec<Disagreement> {
    let mut found = Vec::new();
    for (entry, article) in map.articles.iter().zip(&gold.articles) {
        for node in map.nodes_of(&entry.id) {
            let label = article
                .main_unit(node.span)
                .and_then(|unit| article.labels.get(&unit));
            let Some(&label) = label else { continue };
            if label.kind() == Some(node.kind) || label == GoldLabel::Duplicate {
                continue;
            }
            let speaking = node.evidence.iter().filter(|one| one.weight > 0.0);
            found.push(Disagreement {
                annotation: gold.name.clone(),
                node: node.id.clone(),
                text: node.text.clone(),
                found: node.kind,
                confidence: node.confidence,
                gold: label,
                rules: speaking.take(3).map(|one| one.rule.clone()).collect(),
            });
        }
    }
    found
}

impl fmt::Display for Disagreement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let gold = match self.gold.kind() {
            Some(kind) => kind.as_str(),
            None => "no component",
        };
        writeln!(
            f,
            "{} {}, {:.2} sure; {} says {gold}: {}",
            self.node.0,
            self.found.as_str(),
            self.confidence.value(),
            self.annotation,
            self.text
        )?;
        write!(f, "    {}", self.rules.join(", "))
    }
}
