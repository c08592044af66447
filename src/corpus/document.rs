//! The articles of all inputs, one after the other, as bytes with a name.

use super::archive::{read_tar, read_zip};
use super::inputs::NO_FILE;
use super::names::fingerprint;
use super::rows::read_rows;
use super::{Input, InputKind, Inputs};
use crate::article::{ArticleError, LARGEST_FILE, Metadata, read_file};
use std::cell::Cell;
use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufReader, Read, Seek};
use std::ops::ControlFlow;
use std::rc::Rc;

/// An article as it lies in a file, an archive or a row.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// Where it lies: `a.md`, `articles.tar.xz!it/1.md`, `rows.jsonl#r12` by its id, else `rows.jsonl#line 12`.
    pub source: String,
    /// Its text, undecoded.
    pub bytes: Vec<u8>,
    /// What a row says about it.
    pub metadata: Option<Metadata>,
}

/// Why one article is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Where it lies, as in [`Document::source`].
    pub source: String,
    /// The whole message: it names the article, the cause and the way out.
    pub reason: String,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.reason)
    }
}

impl Refusal {
    pub(super) fn new(source: impl Into<String>, cause: impl std::fmt::Display) -> Self {
        let source = source.into();
        let reason = format!("{source}: {cause}");
        Self { source, reason }
    }
}

/// A document or why there is none, and how many bytes of all inputs are read by then.
pub(super) type Delivery = (Result<Document, Refusal>, u64);

/// Reads all inputs in order and hands every document on, until `deliver` wants no more; first why some can't be read.
pub(super) fn read_all(inputs: &Inputs, deliver: &mut dyn FnMut(Delivery) -> ControlFlow<()>) {
    for refusal in &inputs.refused {
        if deliver((Err(refusal.clone()), 0)).is_break() {
            return;
        }
    }
    let mut before = 0;
    for input in &inputs.files {
        let meter = Meter::default();
        let mut names = Names::default();
        let mut counted = |document: Result<Document, Refusal>| {
            let document = document.map(|document| names.set_apart(document));
            deliver((document, before + meter.read().min(input.bytes)))
        };
        let flow = match read_input(input, &meter, &mut counted) {
            Ok(flow) => flow,
            Err(cause) => counted(Err(Refusal::new(
                input.path.to_string_lossy(),
                format!("can't be read further: {cause}; check that the file is complete"),
            ))),
        };
        before += input.bytes;
        if flow.is_break() {
            return;
        }
    }
}

/// The names in one input, by their fingerprints: rows may share an id, and an archive may hold two entries of one name.
#[derive(Default)]
struct Names(HashMap<u64, usize>);

impl Names {
    /// Gives the second document of a name one of its own, `rows.jsonl#r1 (2)`: what is written of it would take the place
    /// of the first, or be joined with it.
    fn set_apart(&mut self, mut document: Document) -> Document {
        let count = self.0.entry(fingerprint(document.source.as_bytes()));
        let count = count.and_modify(|count| *count += 1).or_insert(1);
        if *count == 1 {
            return document;
        }
        let mut number = *count;
        let name = loop {
            let name = format!("{} ({number})", document.source);
            if self.0.insert(fingerprint(name.as_bytes()), 1).is_none() {
                break name;
            }
            number += 1;
        };
        document.source = name;
        document
    }
}

/// Where documents go.
pub(super) type Deliver<'a> = dyn FnMut(Result<Document, Refusal>) -> ControlFlow<()> + 'a;

/// Memory that unpacking may take: `xz -9` needs 65 MB.
const UNPACKING_MEMORY: u64 = 128 << 20;

fn read_input(
    input: &Input,
    meter: &Meter,
    deliver: &mut Deliver<'_>,
) -> io::Result<ControlFlow<()>> {
    let name = input.path.to_string_lossy();
    if input.kind == InputKind::Article {
        let document = match read_file(&input.path) {
            Ok(bytes) => Ok(Document {
                source: name.into_owned(),
                bytes,
                metadata: None,
            }),
            // Standard input, which its own message offers, is no input of a corpus.
            Err(ArticleError::NoFile { .. }) => Err(Refusal::new(name, NO_FILE)),
            Err(error) => Err(Refusal {
                source: name.into_owned(),
                reason: error.to_string(),
            }),
        };
        meter.set(input.bytes);
        return Ok(deliver(document));
    }
    // Asked before it is opened: opening a pipe would wait for someone to write.
    if !std::fs::metadata(&input.path)?.is_file() {
        return Err(io::Error::other(
            "it is a device, pipe or socket, not a file",
        ));
    }
    let file = Metered {
        inner: File::open(&input.path)?,
        meter: meter.clone(),
    };
    match input.kind {
        InputKind::Zip => read_zip(&name, file, deliver),
        InputKind::Rows => read_rows(&name, BufReader::new(file), LARGEST_FILE, deliver),
        InputKind::TarXz => {
            let stream = liblzma::stream::Stream::new_stream_decoder(
                UNPACKING_MEMORY,
                liblzma::stream::CONCATENATED,
            )
            .map_err(io::Error::other)?;
            let unpacked = liblzma::read::XzDecoder::new_stream(BufReader::new(file), stream);
            read_tar(&name, unpacked, deliver)
        }
        InputKind::TarGz => {
            // An archive may be packed in several parts, one behind the other.
            let unpacked = flate2::bufread::MultiGzDecoder::new(BufReader::new(file));
            read_tar(&name, unpacked, deliver)
        }
        InputKind::Tar | InputKind::Article => read_tar(&name, BufReader::new(file), deliver),
    }
}

/// How many bytes of a file are read.
#[derive(Clone, Debug, Default)]
struct Meter(Rc<Cell<u64>>);

impl Meter {
    fn read(&self) -> u64 {
        self.0.get()
    }

    fn set(&self, bytes: u64) {
        self.0.set(bytes);
    }
}

struct Metered<R> {
    inner: R,
    meter: Meter,
}

impl<R: Read> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        self.meter.set(self.meter.read() + read as u64);
        Ok(read)
    }
}

impl<R: Seek> Seek for Metered<R> {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        self.inner.seek(to)
    }
}
