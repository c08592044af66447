//! The formats of exchange: those that other programs of the field read, and that maps come back in.
//!
//! An exchange format is a [`Format`] with two more things: the parts of a map it leaves behind, and how it is read
//! back, where it is. Adding one means one file and one line in [`EXCHANGE`].

use super::loss::{Loss, Part, losses};
use super::{Format, RenderError, apx, argdown, gexf, graphml, json, markdown, mermaid, xaif};
use crate::map::ArgumentMap;

/// Every format of exchange, in the order in which help names them.
pub const EXCHANGE: &[Exchange] = &[
    Exchange {
        format: json::FORMAT,
        left_behind: &[],
        read: Some(|bytes| {
            Ok(ReadBack {
                map: json::from_json(text(bytes)?)?,
                left_out: Vec::new(),
            })
        }),
    },
    xaif::EXCHANGE,
    argdown::EXCHANGE,
    graphml::EXCHANGE,
    gexf::EXCHANGE,
    mermaid::EXCHANGE,
    markdown::EXCHANGE,
    apx::EXCHANGE,
];

/// Reads a map back out of a file's bytes.
pub type Read = fn(&[u8]) -> Result<ReadBack, ReadError>;

/// A format that other programs read.
#[derive(Clone, Copy, Debug)]
pub struct Exchange {
    /// Its name and how it is written.
    pub format: Format,
    /// What it has no place for.
    pub left_behind: &'static [Part],
    /// How it is read back; nothing where it is not.
    pub read: Option<Read>,
}

impl Exchange {
    /// The format of that name.
    pub fn named(name: &str) -> Option<Self> {
        EXCHANGE.iter().copied().find(|one| one.format.name == name)
    }

    /// The format that a file of that name has; of several with one ending (`.json`) the first.
    pub fn of_file(name: &str) -> Option<Self> {
        let ending = |file: &str| file.split_once('.').map(|(_, ending)| ending.to_owned());
        let known = |one: &&Self| {
            ending(one.format.file_name).is_some_and(|known| name.ends_with(&format!(".{known}")))
        };
        let longest = |one: &&Self| one.format.file_name.len();
        let mut matching: Vec<&Self> = EXCHANGE.iter().filter(known).collect();
        matching.sort_by_key(|one| std::cmp::Reverse(longest(one)));
        matching.first().copied().copied()
    }

    /// What of this map the format can't carry.
    pub fn losses(&self, map: &ArgumentMap) -> Vec<Loss> {
        losses(map, self.left_behind)
    }
}

/// What a file gives.
#[derive(Clone, Debug)]
#[must_use = "the map is in it"]
pub struct ReadBack {
    /// The map.
    pub map: ArgumentMap,
    /// What the file holds that has no place in a map, one line each.
    pub left_out: Vec<String>,
}

/// Why a file of some format gives no map.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The bytes are no text.
    #[error("byte {byte} is not UTF-8; save the file as UTF-8")]
    Encoding {
        /// Counted from 0.
        byte: usize,
    },
    /// Larger than any map should be.
    #[error("the file has {megabytes} MB; more than {most} MB are not read")]
    TooLarge {
        /// What it has.
        megabytes: usize,
        /// What is allowed.
        most: usize,
    },
    /// Not of the format.
    #[error("this is no {format}: {place}: {cause}")]
    Form {
        /// What it should be: `GraphML`.
        format: &'static str,
        /// Where it goes wrong: `line 12`, `node n7`.
        place: String,
        /// What is wrong there, and what to do.
        cause: String,
    },
    /// Well-formed, but what it names does not fit together.
    #[error(transparent)]
    Map(#[from] json::JsonError),
}

/// Bytes of a map in any format. No larger one is read, and none is written in a format that is read back. An article of
/// 1,900 sentences, nearly the most that are read, makes 6 MB of JSON, four of them compared make 24: this is room for
/// eighty such, or for two thousand of usual length. A map of this size takes 1.1 GB of memory to read.
pub(crate) const MOST_MAP_BYTES: usize = 512 << 20;

/// Refuses to write what could not be read again.
pub(super) fn check_is_readable(format: &str, bytes: &[u8]) -> Result<(), RenderError> {
    let is_read = || Exchange::named(format).is_some_and(|one| one.read.is_some());
    match bytes.len() > MOST_MAP_BYTES && is_read() {
        false => Ok(()),
        true => Err(RenderError::TooLarge {
            megabytes: bytes.len() >> 20,
            most: MOST_MAP_BYTES >> 20,
        }),
    }
}

/// More nodes, edges or articles than this are a mistake or an attack; a map of a hundred articles has a tenth.
const MOST_ELEMENTS: usize = 200_000;

/// Refuses a file of more elements than any map has.
pub(super) fn few_enough(format: &'static str, elements: usize) -> Result<(), ReadError> {
    match elements <= MOST_ELEMENTS {
        true => Ok(()),
        false => Err(ReadError::Form {
            format,
            place: "the whole".to_owned(),
            cause: format!("more than {MOST_ELEMENTS} nodes and edges, which no map has"),
        }),
    }
}

/// The text of a file that is to be read back.
pub(super) fn text(bytes: &[u8]) -> Result<&str, ReadError> {
    let megabytes = bytes.len() >> 20;
    if bytes.len() > MOST_MAP_BYTES {
        return Err(ReadError::TooLarge {
            megabytes,
            most: MOST_MAP_BYTES >> 20,
        });
    }
    let text = std::str::from_utf8(bytes).map_err(|error| ReadError::Encoding {
        byte: error.valid_up_to(),
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::Options;

    #[test]
    fn nothing_is_written_that_could_not_be_read_again() {
        let map = ArgumentMap::default();
        let write = |name| {
            // Nothing is stored in so many zeros.
            let format = Format::new(name, "map.x", |_, _| Ok(vec![0; MOST_MAP_BYTES + 1]));
            format.write(&map, &Options::default())
        };
        for name in ["json", "xaif", "argdown", "graphml"] {
            let told = write(name).unwrap_err().to_string();
            assert!(
                told.starts_with("it would have 512 MB, and no map of more than 512 MB is read"),
                "{told}"
            );
        }
        assert!(write("html").is_ok());
    }
}
