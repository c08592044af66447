//! GraphML as elements: nodes and edges with their values by the names of the keys.
//!
//! A document type declaration is refused, and with it every entity that a file could define.

use super::super::exchange::{ReadError, few_enough};
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

/// Values by the `attr.name` of their keys.
pub(super) type Values = HashMap<String, String>;

/// What a file holds.
#[derive(Default)]
pub(super) struct Elements {
    pub graph: Values,
    pub nodes: Vec<(String, Values)>,
    pub edges: Vec<(String, String, Values)>,
}

/// Nested deeper than this is no graph.
const DEEPEST: usize = 64;

struct Scan<'text> {
    reader: Reader<&'text [u8]>,
    text: &'text str,
    keys: HashMap<String, String>,
    elements: Elements,
    open: Vec<Owner>,
    /// The name of the key whose value is being read.
    value: Option<(String, String)>,
}

#[derive(Clone, Copy, PartialEq)]
enum Owner {
    Graph,
    Node,
    Edge,
    Other,
}

pub(super) fn scan(text: &str) -> Result<Elements, ReadError> {
    let mut scan = Scan {
        reader: Reader::from_str(text),
        text,
        keys: HashMap::new(),
        elements: Elements::default(),
        open: Vec::new(),
        value: None,
    };
    let mut graphs = 0;
    loop {
        let event = scan.reader.read_event();
        match event.map_err(|cause| scan.wrong(&cause))? {
            Event::Start(tag) => {
                if scan.open.len() >= DEEPEST {
                    return Err(scan.wrong(&"elements are nested too deep"));
                }
                scan.few_enough()?;
                graphs += usize::from(tag.local_name().as_ref() == "graph");
                let owner = scan.begin(&tag)?;
                scan.open.push(owner);
            }
            Event::Empty(tag) => {
                scan.few_enough()?;
                scan.begin(&tag)?;
                scan.end();
            }
            Event::End(_) => {
                scan.open.pop();
                scan.end();
            }
            Event::Text(text) => scan.more(&text.xml_content(XmlVersion::Implicit1_0)),
            Event::CData(text) => scan.more(&text.xml_content(XmlVersion::Implicit1_0)),
            Event::GeneralRef(reference) => {
                let number = reference.resolve_char_ref();
                match number.map_err(|cause| scan.wrong(&cause))? {
                    Some(character) => scan.more(character.encode_utf8(&mut [0; 4])),
                    None => {
                        let name = reference.xml_content(XmlVersion::Implicit1_0);
                        let known = quick_xml::escape::resolve_predefined_entity(&name);
                        let known = known.ok_or_else(|| {
                            scan.wrong(&format!("the entity &{name}; is none of XML's own"))
                        })?;
                        scan.more(known);
                    }
                }
            }
            Event::DocType(_) => {
                let cause = "a document type declaration; take it out, entities are not read";
                return Err(scan.wrong(&cause));
            }
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    if graphs == 0 {
        return Err(scan.wrong(&"it has no <graph>; name a file that a program saved as GraphML"));
    }
    Ok(scan.elements)
}

impl Scan<'_> {
    fn few_enough(&self) -> Result<(), ReadError> {
        few_enough(
            "GraphML",
            self.elements.nodes.len() + self.elements.edges.len(),
        )
    }

    /// What an opening tag begins.
    fn begin(&mut self, tag: &BytesStart<'_>) -> Result<Owner, ReadError> {
        let owner = match tag.local_name().as_ref() {
            "key" => {
                let id = self.attribute(tag, "id")?;
                let name = self.attribute(tag, "attr.name")?;
                if let (Some(id), Some(name)) = (id, name) {
                    self.keys.insert(id, name);
                }
                Owner::Other
            }
            "graph" => Owner::Graph,
            "node" => {
                let id = self.required(tag, "id")?;
                self.elements.nodes.push((id, Values::new()));
                Owner::Node
            }
            "edge" => {
                let ends = (self.required(tag, "source")?, self.required(tag, "target")?);
                self.elements.edges.push((ends.0, ends.1, Values::new()));
                Owner::Edge
            }
            "data" => {
                let key = self.required(tag, "key")?;
                let name = self.keys.get(&key).cloned().unwrap_or(key);
                self.value = Some((name, String::new()));
                Owner::Other
            }
            _ => Owner::Other,
        };
        Ok(owner)
    }

    /// What a closing tag ends: a value goes to the node, edge or graph around it.
    fn end(&mut self) {
        let Some((name, value)) = self.value.take() else {
            return;
        };
        let around = self.open.iter().rev().find(|owner| **owner != Owner::Other);
        let values = match around {
            Some(Owner::Node) => self.elements.nodes.last_mut().map(|(_, values)| values),
            Some(Owner::Edge) => self.elements.edges.last_mut().map(|(_, _, values)| values),
            _ => Some(&mut self.elements.graph),
        };
        if let Some(values) = values {
            values.insert(name, value);
        }
    }

    fn more(&mut self, text: &str) {
        if let Some((_, value)) = &mut self.value {
            value.push_str(text);
        }
    }

    fn required(&self, tag: &BytesStart<'_>, name: &str) -> Result<String, ReadError> {
        let missing = || self.wrong(&format!("<{}> lacks its {name}", tag.name().as_ref()));
        self.attribute(tag, name)?.ok_or_else(missing)
    }

    fn attribute(&self, tag: &BytesStart<'_>, name: &str) -> Result<Option<String>, ReadError> {
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|cause| self.wrong(&cause))?;
            if attribute.key.as_ref() == name {
                let value = attribute.normalized_value(XmlVersion::Implicit1_0);
                return match value {
                    Ok(value) => Ok(Some(value.into_owned())),
                    Err(cause) => Err(self.wrong(&cause)),
                };
            }
        }
        Ok(None)
    }

    fn wrong(&self, cause: &dyn std::fmt::Display) -> ReadError {
        let at = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX);
        let before = self
            .text
            .as_bytes()
            .get(..at)
            .unwrap_or(self.text.as_bytes());
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        ReadError::Form {
            format: "GraphML",
            place: format!("line {line}"),
            cause: cause.to_string(),
        }
    }
}
