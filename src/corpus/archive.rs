//! The articles in tar and zip archives. Nothing is unpacked to disk; what an archive may do to a reader is bounded.

use super::document::Deliver;
use super::zip_names::ZipNames;
use super::{Document, InputKind, Refusal};
use crate::article::LARGEST_FILE;
use std::cell::Cell;
use std::io::{self, Read, Seek};
use std::ops::ControlFlow;
use std::path::Path;
use std::rc::Rc;

/// What an entry's own headers (long names and the like) may take, in bytes.
const LARGEST_HEADER: u64 = 1 << 20;
/// A tar archive pads its entries to this.
const TAR_BLOCK: u64 = 512;
/// Entries beyond this are not looked at.
const MOST_ENTRIES: usize = 2_000_000;

/// Reads the articles of a tar archive, in its order.
pub(super) fn read_tar(
    archive: &str,
    bytes: impl Read,
    deliver: &mut Deliver<'_>,
) -> io::Result<ControlFlow<()>> {
    let allowance = Allowance::default();
    allowance.grant(LARGEST_HEADER);
    let mut tar = tar::Archive::new(Allowed {
        inner: bytes,
        allowance: allowance.clone(),
    });
    for entry in tar.entries()?.take(MOST_ENTRIES) {
        let mut entry = entry?;
        let declared = entry.size();
        // Enough for this entry, its padding, and the headers of the next.
        allowance.grant(declared.saturating_add(TAR_BLOCK + LARGEST_HEADER));
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        let kind = entry.header().entry_type();
        let found = match (kind.is_dir(), kind.is_file()) {
            (true, _) => continue,
            (false, true) => Entry::of(archive, &name),
            (false, false) => Entry::Refused(Refusal::new(
                source(archive, &name),
                "is a link or device, not a file; left out",
            )),
        };
        if found.hand_on(declared, &mut entry, deliver)?.is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// Reads the articles of a zip archive, in its order.
pub(super) fn read_zip(
    archive: &str,
    bytes: impl Read + Seek,
    deliver: &mut Deliver<'_>,
) -> io::Result<ControlFlow<()>> {
    let mut zip = zip::ZipArchive::new(bytes)?;
    let names = ZipNames::of(&zip);
    for place in 0..zip.len().min(MOST_ENTRIES) {
        let raw = names.name(&zip, place);
        let flow = match zip.by_index(place) {
            Ok(entry) if entry.is_dir() => continue,
            Ok(mut entry) => {
                let found = match entry.is_symlink() {
                    true => Entry::Refused(Refusal::new(
                        source(archive, &raw),
                        "is a link, not a file; left out",
                    )),
                    false => Entry::of(archive, &raw),
                };
                let declared = entry.size();
                match found.hand_on(declared, &mut entry, deliver) {
                    Ok(flow) => flow,
                    Err(cause) => deliver(Err(damaged(archive, &raw, &cause))),
                }
            }
            Err(cause) => match Entry::of(archive, &raw) {
                Entry::PassedOver => continue,
                _ => deliver(Err(damaged(archive, &raw, &cause))),
            },
        };
        if flow.is_break() {
            return Ok(ControlFlow::Break(()));
        }
    }
    Ok(ControlFlow::Continue(()))
}

/// What is done with an entry.
enum Entry {
    Article(String),
    Refused(Refusal),
    PassedOver,
}

impl Entry {
    fn of(archive: &str, name: &str) -> Self {
        let parts = || name.split(['/', '\\']);
        let hidden = |part: &str| part.starts_with('.') && part != "." && part != "..";
        if parts().any(|part| hidden(part) || part == "__MACOSX") {
            return Self::PassedOver;
        }
        if InputKind::of(Path::new(name)) != Some(InputKind::Article) {
            return Self::PassedOver;
        }
        let drive = name.as_bytes().get(1) == Some(&b':');
        let climbs = name.starts_with(['/', '\\']) || drive || parts().any(|part| part == "..");
        if climbs || name.contains('\0') {
            return Self::Refused(Refusal::new(
                source(archive, name),
                "its path leads out of the archive; left out",
            ));
        }
        Self::Article(source(archive, name))
    }

    fn hand_on(
        self,
        declared: u64,
        bytes: &mut dyn Read,
        deliver: &mut Deliver<'_>,
    ) -> io::Result<ControlFlow<()>> {
        let limit = LARGEST_FILE as u64;
        let too_large = |source: String| {
            let cause = format!("unpacks to more than {limit} bytes; give one article a file");
            Err(Refusal::new(source, cause))
        };
        Ok(match self {
            Self::PassedOver => ControlFlow::Continue(()),
            Self::Refused(refusal) => deliver(Err(refusal)),
            Self::Article(source) if declared > limit => deliver(too_large(source)),
            Self::Article(source) => {
                // What the entry says of its length is not believed.
                let mut content = Vec::new();
                bytes.take(limit + 1).read_to_end(&mut content)?;
                deliver(match content.len() > LARGEST_FILE {
                    true => too_large(source),
                    false => Ok(Document {
                        source,
                        bytes: content,
                        metadata: None,
                    }),
                })
            }
        })
    }
}

fn source(archive: &str, name: &str) -> String {
    format!("{archive}!{name}")
}

fn damaged(archive: &str, name: &str, cause: &dyn std::fmt::Display) -> Refusal {
    Refusal::new(
        source(archive, name),
        format!("can't be unpacked: {cause}; check the archive"),
    )
}

/// How many bytes may still be unpacked: a few kilobytes may unpack to a name of gigabytes.
#[derive(Clone, Debug, Default)]
struct Allowance(Rc<Cell<u64>>);

impl Allowance {
    fn grant(&self, bytes: u64) {
        self.0.set(bytes);
    }
}

struct Allowed<R> {
    inner: R,
    allowance: Allowance,
}

impl<R: Read> Read for Allowed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let left = self.allowance.0.get();
        if left == 0 && !buffer.is_empty() {
            return Err(io::Error::other("an entry holds more than it says"));
        }
        let most = usize::try_from(left)
            .unwrap_or(usize::MAX)
            .min(buffer.len());
        let read = self.inner.read(&mut buffer[..most])?;
        self.allowance.grant(left - read as u64);
        Ok(read)
    }
}
