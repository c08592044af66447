//! What the entries of a zip archive are called. An archive says of a name that it is UTF-8, or nothing; Windows in Chinese
//! writes the encoding of its system and says nothing, which by the letter of the format is that of the first PCs.

use crate::article::of_names;
use encoding_rs::Encoding;
use std::io::{Read, Seek};
use zip::ZipArchive;

/// Bytes of names by which their encoding is told.
const LOOKED_AT: usize = 1 << 20;

/// How the names of an archive are to be read.
pub(super) struct ZipNames {
    /// Of those that are no UTF-8.
    encoding: Option<&'static Encoding>,
}

impl ZipNames {
    /// Looks at all names together: one alone is too short to tell its encoding by.
    pub(super) fn of<R: Read + Seek>(zip: &ZipArchive<R>) -> Self {
        let mut foreign = Vec::new();
        for place in 0..zip.len() {
            let Ok(entry) = zip.by_index_data(place) else {
                continue;
            };
            let name = entry.name_raw();
            if std::str::from_utf8(name).is_err() {
                foreign.extend_from_slice(name);
                foreign.push(b'\n');
            }
            if foreign.len() > LOOKED_AT {
                break;
            }
        }
        let encoding = match foreign.is_empty() {
            true => None,
            false => of_names(&foreign),
        };
        Self { encoding }
    }

    /// The name of the entry at a place; one that can't be read is called by its number.
    pub(super) fn name<R: Read + Seek>(&self, zip: &ZipArchive<R>, place: usize) -> String {
        let foreign = zip.by_index_data(place).ok().and_then(|entry| {
            let name = entry.name_raw();
            let is_utf8 = std::str::from_utf8(name).is_ok();
            let encoding = self.encoding.filter(|_| !is_utf8)?;
            let name = encoding.decode_without_bom_handling_and_without_replacement(name)?;
            Some(name.into_owned())
        });
        foreign.unwrap_or_else(|| match zip.name_for_index(place) {
            Some(Ok(name)) => name.into_owned(),
            _ => format!("entry {}", place + 1),
        })
    }
}
