//! The form of an xAIF document, as far as a map needs it.

use crate::article::ArticleId;
use crate::map::{ArticleEntry, Edge, Issue, Node, ViewEntry};
use serde::{Deserialize, Deserializer, Serialize};
use std::borrow::Cow;

#[derive(Serialize, Deserialize)]
pub(super) struct Document<'map> {
    #[serde(rename = "AIF")]
    pub aif: Aif<'map>,
    #[serde(default)]
    pub text: Text,
    #[serde(
        rename = "OVA",
        alias = "ova",
        default,
        deserialize_with = "or_default"
    )]
    pub layout: Layout,
    #[serde(default, skip_deserializing)]
    pub dialog: bool,
    #[serde(
        rename = "counterpoint",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub extension: Option<Extension<'map>>,
}

/// What AIF has no place for.
#[derive(Serialize, Deserialize)]
pub(super) struct Extension<'map> {
    pub articles: Cow<'map, [ArticleEntry]>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<ArticleId>,
    pub views: Cow<'map, [ViewEntry]>,
    pub issues: Cow<'map, [Issue]>,
}

/// Some tools write `null` for a list without entries.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Aif<'map> {
    #[serde(default, deserialize_with = "or_default")]
    pub nodes: Vec<Vertex<'map>>,
    #[serde(default, deserialize_with = "or_default")]
    pub edges: Vec<Arc>,
    #[serde(default, deserialize_with = "or_default")]
    pub locutions: Vec<Locution>,
    #[serde(default, deserialize_with = "or_default")]
    pub participants: Vec<Participant>,
    #[serde(default, skip_deserializing)]
    pub schemefulfillments: Vec<String>,
    #[serde(default, skip_deserializing)]
    pub descriptorfulfillments: Vec<String>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Vertex<'map> {
    #[serde(rename = "nodeID")]
    pub node_id: Id,
    #[serde(default)]
    pub text: String,
    #[serde(rename = "type")]
    pub kind: String,
    #[serde(default, deserialize_with = "or_default")]
    pub timestamp: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scheme: Option<String>,
    #[serde(
        rename = "counterpoint",
        default,
        skip_serializing_if = "Option::is_none"
    )]
    pub record: Option<Record<'map>>,
}

/// What the map says of a proposition or a relation.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Record<'map> {
    Node(Cow<'map, Node>),
    Edge(Cow<'map, Edge>),
}

#[derive(Serialize, Deserialize)]
pub(super) struct Arc {
    #[serde(rename = "edgeID")]
    pub edge_id: Id,
    #[serde(rename = "fromID")]
    pub from_id: Id,
    #[serde(rename = "toID")]
    pub to_id: Id,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Locution {
    #[serde(rename = "nodeID")]
    pub node_id: Id,
    #[serde(rename = "personID")]
    pub person_id: Id,
    #[serde(default, deserialize_with = "or_default")]
    pub timestamp: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Participant {
    #[serde(rename = "participantID")]
    pub participant_id: Id,
    #[serde(default, deserialize_with = "or_default")]
    pub firstname: String,
    #[serde(default, deserialize_with = "or_default")]
    pub surname: String,
}

/// A number, as this program and the newer tools write; a text, as older ones do.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Id {
    Number(u64),
    Text(String),
}

impl From<usize> for Id {
    fn from(number: usize) -> Self {
        Self::Number(number as u64)
    }
}

impl Id {
    /// The same whether written as a number or as a text.
    pub fn name(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.clone(),
        }
    }
}

/// The text that was analysed: an object in newer documents, a string in older ones.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
pub(super) enum Text {
    Marked { txt: String },
    Other(serde_json::Value),
}

impl Default for Text {
    fn default() -> Self {
        Self::Other(serde_json::Value::Null)
    }
}

/// How OVA lays the diagram out.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Layout {
    #[serde(default, skip_deserializing)]
    pub firstname: String,
    #[serde(default, skip_deserializing)]
    pub surname: String,
    #[serde(default, skip_deserializing)]
    pub url: String,
    #[serde(default, skip_deserializing)]
    pub nodes: Vec<LayoutNode>,
    #[serde(default, skip_deserializing)]
    pub edges: Vec<String>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct LayoutNode {
    #[serde(rename = "nodeID")]
    pub node_id: Id,
    pub visible: bool,
    pub x: usize,
    pub y: usize,
    pub timestamp: String,
}

fn or_default<'de, D, T>(deserializer: D) -> Result<T, D::Error>
where
    D: Deserializer<'de>,
    T: Default + Deserialize<'de>,
{
    Ok(Option::<T>::deserialize(deserializer)?.unwrap_or_default())
}
