//! xAIF comes back: what this program wrote with all it carries, what OVA and others drew as far as it goes.

use super::super::draft::{self, Draft, DraftEdge};
use super::super::exchange::{ReadBack, ReadError, few_enough, text};
use super::form::{Aif, Document, Id, Record, Vertex};
use crate::argument::RelationKind;
use crate::map::NodeId;
use std::collections::{BTreeMap, HashMap};

/// Reads a map back; the words and relations of the diagram count more than the records beside them.
pub(super) fn from_xaif(bytes: &[u8]) -> Result<ReadBack, ReadError> {
    let document: Document<'_> =
        serde_json::from_str(text(bytes)?).map_err(|cause| ReadError::Form {
            format: "xAIF",
            place: format!("line {}", cause.line()),
            cause: cause.to_string(),
        })?;
    few_enough(
        "xAIF",
        document.aif.nodes.len().max(document.aif.edges.len()),
    )?;
    let mut draft = Draft::default();
    if let Some(extension) = document.extension {
        draft.articles = extension.articles.into_owned();
        draft.base = extension.base;
        draft.views = extension.views.into_owned();
        draft.issues = extension.issues.into_owned();
    }
    let speakers = speakers(&document.aif);
    let arcs = arcs(&document.aif);
    let recorded = document
        .aif
        .nodes
        .iter()
        .filter_map(|one| match &one.record {
            Some(Record::Node(node)) => Some(node.id.clone()),
            _ => None,
        });
    draft.taken.extend(recorded);
    let mut names = HashMap::new();
    for vertex in document.aif.nodes.iter().filter(|one| one.kind == "I") {
        let id = vertex.node_id.name();
        let node = proposition(&mut draft, vertex, speakers.get(&id));
        names.insert(id, node.id.clone());
        draft.nodes.push(node);
    }
    for vertex in &document.aif.nodes {
        let kind = match vertex.kind.as_str() {
            "RA" => RelationKind::Support,
            "CA" => RelationKind::Contradiction,
            "I" | "L" | "YA" | "TA" => continue,
            other => {
                let told = format!("node {}: {other} ({})", vertex.node_id.name(), vertex.text);
                draft.left_out.push(told);
                continue;
            }
        };
        relate(&mut draft, vertex, kind, &arcs, &names);
    }
    Ok(draft.finish()?)
}

fn proposition(
    draft: &mut Draft,
    vertex: &Vertex<'_>,
    speaker: Option<&String>,
) -> crate::map::Node {
    if let Some(Record::Node(node)) = &vertex.record {
        let mut node = node.clone().into_owned();
        node.text.clone_from(&vertex.text);
        return node;
    }
    let author = speaker.map_or("", String::as_str);
    let article = draft.article_of(author);
    let id = draft.free_id(&article);
    draft::node(id, article, &vertex.text)
}

/// An edge from every proposition that leads into the relation to every one that it leads to.
fn relate(
    draft: &mut Draft,
    vertex: &Vertex<'_>,
    kind: RelationKind,
    arcs: &Arcs,
    names: &HashMap<String, NodeId>,
) {
    let id = vertex.node_id.name();
    let ends = |map: &BTreeMap<String, Vec<String>>| -> Vec<NodeId> {
        let ids = map.get(&id).into_iter().flatten();
        ids.filter_map(|end| names.get(end).cloned()).collect()
    };
    let (sources, targets) = (ends(&arcs.into), ends(&arcs.out_of));
    if sources.is_empty() || targets.is_empty() {
        let told = format!(
            "node {id}: a {} without a proposition at one end",
            vertex.kind
        );
        draft.left_out.push(told);
    }
    for source in &sources {
        for target in &targets {
            let mut edge = match &vertex.record {
                Some(Record::Edge(edge)) => edge.clone().into_owned(),
                _ => draft::edge(kind),
            };
            edge.kind = kind;
            draft.edges.push(DraftEdge {
                source: source.clone(),
                target: target.clone(),
                edge,
            });
        }
    }
}

struct Arcs {
    into: BTreeMap<String, Vec<String>>,
    out_of: BTreeMap<String, Vec<String>>,
}

fn arcs(aif: &Aif<'_>) -> Arcs {
    let mut arcs = Arcs {
        into: BTreeMap::new(),
        out_of: BTreeMap::new(),
    };
    for arc in &aif.edges {
        let (from, to) = (arc.from_id.name(), arc.to_id.name());
        arcs.into.entry(to.clone()).or_default().push(from.clone());
        arcs.out_of.entry(from).or_default().push(to);
    }
    arcs
}

/// Who asserts which proposition: the participant of a locution two arcs before it.
fn speakers(aif: &Aif<'_>) -> HashMap<String, String> {
    let person = |id: &Id| {
        let mut all = aif.participants.iter();
        let person = all.find(|one| one.participant_id.name() == id.name())?;
        let names = [person.firstname.trim(), person.surname.trim()];
        let names = names
            .into_iter()
            .filter(|name| !name.is_empty() && *name != "None");
        Some(names.collect::<Vec<_>>().join(" "))
    };
    let said_by: HashMap<String, String> = aif
        .locutions
        .iter()
        .filter_map(|locution| Some((locution.node_id.name(), person(&locution.person_id)?)))
        .collect();
    let arcs = arcs(aif);
    let mut speakers = HashMap::new();
    for (locution, speaker) in &said_by {
        for assertion in arcs.out_of.get(locution).into_iter().flatten() {
            for proposition in arcs.out_of.get(assertion).into_iter().flatten() {
                speakers.insert(proposition.clone(), speaker.clone());
            }
        }
    }
    speakers
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diagram_drawn_elsewhere_becomes_a_map() {
        let drawn = r#"{
          "AIF": {
            "nodes": [
              {"nodeID": "1", "text": "Markets stay.", "type": "I"},
              {"nodeID": "2", "text": "People come.", "type": "I"},
              {"nodeID": "3", "text": "Default Inference", "type": "RA"},
              {"nodeID": "4", "text": "Ann: Markets stay.", "type": "L"},
              {"nodeID": "5", "text": "Asserting", "type": "YA"},
              {"nodeID": "6", "text": "Default Rephrase", "type": "MA"}],
            "edges": [
              {"edgeID": 1, "fromID": "2", "toID": "3"},
              {"edgeID": 2, "fromID": 3, "toID": 1},
              {"edgeID": 3, "fromID": 4, "toID": 5},
              {"edgeID": 4, "fromID": 5, "toID": 1}],
            "locutions": [{"nodeID": 4, "personID": 7}],
            "participants": [{"participantID": 7, "firstname": "Ann", "surname": "Lee"}],
            "schemefulfillments": null
          },
          "text": "", "OVA": null
        }"#;
        let read = from_xaif(drawn.as_bytes()).unwrap();
        let map = read.map;
        assert_eq!(map.articles[0].author, "Ann Lee");
        let edge = map.edges().next().unwrap();
        assert_eq!(edge.source.text, "People come.");
        assert_eq!(edge.target.id.0, "A1");
        assert_eq!(read.left_out, ["node 6: MA (Default Rephrase)"]);
    }
}
