//! How the fields of a metadata block are written: as YAML, as TOML, or line by line.

use super::fields::{Field, Value};
use super::front_matter::lines;
use saphyr_parser::{Event, Parser};
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// How the fields are written.
#[derive(Clone, Copy)]
pub(super) enum Notation {
    Yaml,
    Toml,
    /// `**Field:** value`, lists as `` `a` `b` ``.
    Hint,
}

/// A field as it is written, known or not.
struct Entry {
    name: String,
    items: Vec<Item>,
}

/// A value, or one of a list, and the bytes of the block that hold it, quotation marks included or not.
struct Item {
    text: String,
    bytes: Range<usize>,
}

impl Notation {
    /// The known fields in the bytes `inside` of `text`; none where these are no metadata at all.
    pub fn fields(self, text: &str, inside: Range<usize>) -> Option<Vec<(Field, Value)>> {
        let block = text.get(inside.clone())?;
        let (entries, is_certain) = match self {
            Self::Yaml => match yaml(block) {
                Some(entries) => {
                    let named = entries.iter().all(|entry| is_identifier(&entry.name));
                    (entries, named)
                }
                // Titles with a colon are no YAML unless they are quoted; writers forget that.
                None => (colon_lines(block), false),
            },
            // Nothing else stands between two lines of `+++`, and be it broken.
            Self::Toml => (toml(block).unwrap_or_default(), true),
            Self::Hint => (hint_lines(block), false),
        };
        let fields: Vec<(Field, Value)> = entries
            .into_iter()
            .filter_map(|entry| Some((Field::named(&entry.name)?, entry.value(text, inside.start))))
            .collect();
        (is_certain || !fields.is_empty()).then_some(fields)
    }
}

impl Entry {
    fn value(self, text: &str, block: usize) -> Value {
        let printed = self.items.first().and_then(|item| {
            let bytes = block + item.bytes.start..block + item.bytes.end;
            let written = text.get(bytes.clone())?;
            let at = bytes.start + written.find(item.text.as_str())?;
            let quoted = written.trim().len() - item.text.len();
            (quoted == 0 || quoted == 2).then_some(at..at + item.text.len())
        });
        let items = self.items.into_iter().map(|item| item.text);
        Value {
            items: items.filter(|item| !item.is_empty()).collect(),
            printed,
        }
    }
}

/// Whether a program may have named a field so; `注意` and `Note to the reader` are words of a text.
fn is_identifier(name: &str) -> bool {
    name.chars()
        .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.'))
}

/// The parser takes the square of the depth, so that what is no metadata of an article is not given to it: bytes, and
/// opening brackets.
const LONGEST_YAML: usize = 20_000;
const MOST_OPENED: usize = 200;

/// The entries of a YAML mapping; none where the block is something else. Of a value with fields of its own
/// (`author: {name: …}`) the name counts.
fn yaml(block: &str) -> Option<Vec<Entry>> {
    let opened = block.bytes().filter(|byte| b"[{".contains(byte)).count();
    if block.len() > LONGEST_YAML || opened > MOST_OPENED {
        return None;
    }
    let starts: Vec<usize> = block.char_indices().map(|(byte, _)| byte).collect();
    let byte = |character: usize| starts.get(character).copied().unwrap_or(block.len());
    let mut entries: Vec<Entry> = Vec::new();
    // What is open, the mapping of the fields first, and the keys read in each mapping that wait for their values.
    let mut open: Vec<Container> = Vec::new();
    for event in Parser::new_from_str(block) {
        let (event, span) = event.ok()?;
        let depth = open.len();
        match event {
            Event::MappingStart(..) => open.push(Container::Mapping(None)),
            Event::SequenceStart(..) => open.push(Container::Sequence),
            Event::Scalar(text, ..) => match open.last_mut()? {
                Container::Mapping(key @ None) => {
                    if depth == 1 {
                        entries.push(Entry {
                            name: text.to_string(),
                            items: Vec::new(),
                        });
                    }
                    *key = Some(text.into_owned());
                    continue;
                }
                Container::Mapping(Some(key)) if depth > 1 && key != "name" => {}
                _ if matches!(&*text, "~" | "null") => {}
                _ => entries.last_mut()?.items.push(Item {
                    text: text.trim().to_owned(),
                    bytes: byte(span.start.index())..byte(span.end.index()),
                }),
            },
            Event::MappingEnd | Event::SequenceEnd => {
                open.pop();
            }
            Event::DocumentEnd => break,
            Event::Alias(_) | Event::Nothing | Event::StreamStart | Event::StreamEnd => {}
            Event::DocumentStart(_) => continue,
        }
        let closes_a_value = open.len() <= depth;
        if let (true, Some(Container::Mapping(key))) = (closes_a_value, open.last_mut()) {
            *key = None;
        }
    }
    (!entries.is_empty()).then_some(entries)
}

/// A YAML collection that is being read.
enum Container {
    /// With the key whose value comes next.
    Mapping(Option<String>),
    Sequence,
}

/// The entries of a TOML table, those in its tables (`[taxonomies]`, `[extra]`) included.
fn toml(block: &str) -> Option<Vec<Entry>> {
    let table = DeTable::parse(block).ok()?;
    let table = table.get_ref();
    let nested = table
        .values()
        .filter_map(|value| value.get_ref().as_table())
        .flatten();
    let entries = table.iter().chain(nested).filter_map(|(name, value)| {
        let items = match value.get_ref() {
            DeValue::Array(items) => items.iter().map(toml_item).collect(),
            DeValue::Table(_) => return None,
            _ => vec![toml_item(value)],
        };
        Some(Entry {
            name: name.get_ref().to_string(),
            items,
        })
    });
    Some(entries.collect())
}

fn toml_item(value: &Spanned<DeValue>) -> Item {
    let text = match value.get_ref() {
        DeValue::String(text) => text.trim().to_owned(),
        DeValue::Integer(number) => number.as_str().to_owned(),
        DeValue::Float(number) => number.as_str().to_owned(),
        DeValue::Boolean(value) => value.to_string(),
        DeValue::Datetime(date) => date.to_string(),
        DeValue::Array(_) | DeValue::Table(_) => String::new(),
    };
    Item {
        text,
        bytes: value.span(),
    }
}

/// `field: value`, each on a line.
fn colon_lines(block: &str) -> Vec<Entry> {
    line_entries(block, |line| {
        match line.starts_with([' ', '\t', '#', '-']) {
            true => None,
            false => line.split_once(':'),
        }
    })
}

/// `**Field:** value`, each on a line.
fn hint_lines(block: &str) -> Vec<Entry> {
    line_entries(block, |line| {
        line.trim_start().strip_prefix("**")?.split_once(":**")
    })
}

/// The lines that `split` into a name and a value.
fn line_entries<'a>(
    block: &'a str,
    split: impl Fn(&'a str) -> Option<(&'a str, &'a str)>,
) -> Vec<Entry> {
    let fields = lines(block, 0).filter_map(|(bytes, line)| {
        let (name, rest) = split(line)?;
        let value = rest.trim();
        let start = bytes.end - rest.trim_start().len();
        let items = match value.strip_prefix('`') {
            Some(marked) => marked.split('`').collect(),
            None => vec![unquote(value)],
        };
        let items = items.into_iter().map(|item| Item {
            text: item.trim().to_owned(),
            bytes: start..start + value.len(),
        });
        Some(Entry {
            name: name.to_owned(),
            items: items.collect(),
        })
    });
    fields.collect()
}

fn unquote(text: &str) -> &str {
    let inside = |quote| text.strip_prefix(quote)?.strip_suffix(quote);
    inside('"').or_else(|| inside('\'')).unwrap_or(text)
}
