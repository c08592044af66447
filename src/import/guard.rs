//! What a workbook may be, looked at before any part of it is parsed: a workbook is a zip archive of XML, and both can be
//! made to fill a machine's memory.

use super::ImportError;
use aho_corasick::AhoCorasick;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Most bytes that all parts of a workbook may unpack to.
const MOST_UNPACKED: usize = 64 << 20;
/// Most parts a workbook may have.
const MOST_PARTS: usize = 2_000;
/// Bytes looked at in one go.
const CHUNK: usize = 64 << 10;

/// Most cells that hold anything in all sheets together; a map of a hundred articles has half as many.
const MOST_CELLS: usize = 500_000;
/// Most bytes of text in all cells together.
const MOST_TEXT: usize = 32 << 20;

/// How much has been read so far.
#[derive(Default)]
pub(super) struct Extent {
    cells: usize,
    text: usize,
}

impl Extent {
    /// Counts one more cell, and refuses what no table of a map needs.
    pub fn cell(&mut self, name: &str, cell: &str) -> Result<(), ImportError> {
        self.cells += 1;
        self.text += cell.len();
        match self.cells > MOST_CELLS || self.text > MOST_TEXT {
            false => Ok(()),
            true => Err(ImportError::TooMuch {
                name: name.to_owned(),
                cells: MOST_CELLS,
                most: MOST_TEXT >> 20,
            }),
        }
    }
}

/// Whether the bytes are a zip archive, as workbooks are.
pub(super) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Refuses archives that unpack to too much, macros and XML with entities.
pub(super) fn check(name: &str, bytes: &[u8]) -> Result<(), ImportError> {
    let broken = |cause: &dyn std::fmt::Display| ImportError::Workbook {
        name: name.to_owned(),
        cause: cause.to_string(),
    };
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|cause| broken(&cause))?;
    if archive.len() > MOST_PARTS {
        return Err(broken(&format!("it has {} parts", archive.len())));
    }
    let declarations =
        AhoCorasick::new(["<!DOCTYPE", "<!ENTITY"]).map_err(|cause| broken(&cause))?;
    let names = archive
        .file_names()
        .map(|name| name.map(|name| name.into_owned()));
    let names: Vec<String> = names
        .collect::<Result<_, _>>()
        .map_err(|cause| broken(&cause))?;
    if let Some(part) = names
        .iter()
        .find(|part| part.to_lowercase().contains("vbaproject"))
    {
        return Err(ImportError::Macros {
            name: name.to_owned(),
            part: part.clone(),
        });
    }
    if names.iter().any(|part| part == "content.xml") {
        return Err(ImportError::OtherProgram {
            name: name.to_owned(),
            what: "an OpenDocument file",
        });
    }
    let mut unpacked = 0;
    let mut chunk = vec![0; CHUNK];
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).map_err(|cause| broken(&cause))?;
        // The end of the chunk before, so that a declaration is found across the border.
        let mut kept = 0;
        loop {
            let read = part
                .read(&mut chunk[kept..])
                .map_err(|cause| broken(&cause))?;
            if read == 0 {
                break;
            }
            // The sizes an archive claims are not to be trusted; what comes out is counted.
            unpacked += read;
            if unpacked > MOST_UNPACKED {
                return Err(ImportError::Bomb {
                    name: name.to_owned(),
                    most: MOST_UNPACKED >> 20,
                });
            }
            let filled = kept + read;
            if declarations.is_match(&chunk[..filled]) {
                return Err(ImportError::Entities {
                    name: name.to_owned(),
                    part: names.get(at).cloned().unwrap_or_default(),
                });
            }
            kept = filled.min(16);
            chunk.copy_within(filled - kept..filled, 0);
        }
    }
    Ok(())
}
