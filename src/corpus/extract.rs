//! The argument of every article of a corpus.

use super::batch::each_batch;
use super::document::Delivery;
use super::journal::{Entry, Journal};
use super::names::fingerprint as print_of;
use super::outlet::Outlet;
use super::row::{counts_of, line_of};
use super::{CorpusError, Counts, Document, Inputs, Progress, Refusal, Watcher};
use crate::Counterpoint;
use crate::article::Article;
use crate::export::OverDecisions;
use crate::export::json::to_json;
use rayon::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

/// What is to be done with the arguments of a corpus.
#[derive(Clone, Debug, Default)]
pub struct ExtractOptions {
    /// A file of lines (`*.jsonl`), or a folder for a map.json an article.
    pub out: PathBuf,
    /// Whether the first article that can't be used stops the run.
    pub strict: bool,
    /// Whether maps are replaced in which an editor has decided or changed something.
    pub overwrite: bool,
    /// Whatever else changes the outcome, in words: an interrupted run is gone on with only where this is the same.
    pub settings: String,
}

/// What a run found.
#[derive(Clone, Debug, Default)]
pub struct Extraction {
    /// In all articles, those of an earlier, interrupted run included.
    pub counts: Counts,
    /// How many articles an earlier run had done.
    pub resumed: usize,
    /// Whether what an interrupted run had done was not used, as other rules or another program had done it.
    pub begun_anew: bool,
    /// Where the first articles lie in which nothing argues, at most one more than [`FEW_SILENT`](Self::FEW_SILENT).
    pub silent: Vec<String>,
}

impl Extraction {
    /// So many articles in which nothing argues are named; of more there is something else wrong.
    pub const FEW_SILENT: usize = 10;

    fn count(&mut self, entry: &Entry) {
        self.counts += entry.counts;
        if entry.counts.silent > 0 && self.silent.len() <= Self::FEW_SILENT {
            self.silent.push(entry.source.clone());
        }
    }
}

/// Finds the argument of every article of the inputs and writes them in their order. A run that was interrupted is gone
/// on with: what it did is not done again.
///
/// # Errors
/// Where nothing can be written, an editor's work would be written over, no article can be used, one can't and `strict` is
/// set, or `stop` is set meanwhile.
pub fn extract_corpus(
    counterpoint: &Counterpoint,
    inputs: &Inputs,
    options: &ExtractOptions,
    watcher: &mut dyn Watcher,
    stop: &AtomicBool,
) -> Result<Extraction, CorpusError> {
    let journal = Outlet::prepare(&options.out)?;
    let journal = Journal::open(&journal, &options.settings)?;
    let mut run = Run {
        counterpoint,
        found: Extraction {
            begun_anew: journal.is_begun_anew(),
            ..Extraction::default()
        },
        journal,
        outlet: Outlet::open(&options.out)?,
        options,
        stop,
        progress: Progress {
            all: inputs.bytes(),
            ..Progress::default()
        },
        waiting: Vec::new(),
    };
    watcher.begins("extracting");
    let read = each_batch(inputs, stop, |batch| run.batch(batch, watcher));
    run.finish_batch(watcher)?;
    read.map_err(|error| match error {
        CorpusError::Interrupted => CorpusError::Paused,
        other => other,
    })?;
    let Counts {
        articles, refused, ..
    } = run.found.counts;
    if articles == 0 {
        run.outlet.discard()?;
        run.journal.close()?;
        return Err(CorpusError::NoArticle { refused });
    }
    run.outlet.complete()?;
    run.journal.close()?;
    Ok(run.found)
}

struct Run<'a> {
    counterpoint: &'a Counterpoint,
    journal: Journal,
    outlet: Outlet,
    options: &'a ExtractOptions,
    stop: &'a AtomicBool,
    found: Extraction,
    progress: Progress,
    /// The last batch, found but not written yet.
    waiting: Vec<Done>,
}

/// An article that is done, and what is to be written of it.
struct Done {
    entry: Entry,
    content: Vec<u8>,
}

impl Run<'_> {
    fn batch(
        &mut self,
        batch: Vec<Delivery>,
        watcher: &mut dyn Watcher,
    ) -> Result<(), CorpusError> {
        let read = batch.last().map_or(self.progress.done, |(_, read)| *read);
        let mut new = Vec::with_capacity(batch.len());
        for (document, _) in batch {
            if new.is_empty() && self.is_done(&document, watcher)? {
                continue;
            }
            new.push(document);
        }
        if new.is_empty() {
            self.progress.done_before = read;
        }
        self.spare_decisions(&new)?;
        let whole_map = self.writes_maps();
        let (counterpoint, stop) = (self.counterpoint, self.stop);
        // Written by one processor while the others go on: files and lines take a good part of the time.
        let (done, written) = rayon::join(
            || -> Result<Vec<Done>, CorpusError> {
                let new = new.into_par_iter();
                new.map(|document| match stop.load(Ordering::Relaxed) {
                    // Who presses Ctrl-C would not wait for a whole batch.
                    true => Err(CorpusError::Interrupted),
                    false => extract(counterpoint, document, whole_map),
                })
                .collect()
            },
            || self.write(),
        );
        written?;
        self.tell_written(watcher)?;
        self.waiting = done?;
        self.progress.done = read;
        Ok(())
    }

    /// Refuses to write over an editor's work, before any is spent on what could not be written.
    fn spare_decisions(&self, new: &[Result<Document, Refusal>]) -> Result<(), CorpusError> {
        if self.options.overwrite {
            return Ok(());
        }
        let new = new.par_iter().flatten();
        let spared = new.map(|document| self.outlet.spare_decisions(&document.source));
        // All of a batch, so that it is always the same that is told of.
        let spared: Vec<Result<(), OverDecisions>> = spared.collect();
        spared.into_iter().try_for_each(|one| Ok(one?))
    }

    /// Writes what still waits for it.
    fn finish_batch(&mut self, watcher: &mut dyn Watcher) -> Result<(), CorpusError> {
        self.write()?;
        self.tell_written(watcher)
    }

    fn writes_maps(&self) -> bool {
        matches!(self.outlet, Outlet::Folder(_))
    }

    /// Whether an earlier run has done the document; from the first that it has not, all is done anew.
    fn is_done(
        &mut self,
        document: &Result<Document, Refusal>,
        watcher: &mut dyn Watcher,
    ) -> Result<bool, CorpusError> {
        let Some(entry) = self.journal.next_done() else {
            return Ok(false);
        };
        let (source, print) = identity(document);
        if entry.source != source || entry.fingerprint != print || !self.outlet.holds(entry) {
            self.journal.forget_rest()?;
            return Ok(false);
        }
        if let Some(entry) = self.journal.pass() {
            self.outlet.pass(&entry);
            self.found.resumed += 1;
            self.progress.resumed += 1;
            self.found.count(&entry);
            self.tell(&entry, watcher)?;
        }
        Ok(true)
    }

    fn write(&mut self) -> Result<(), CorpusError> {
        let mut end = self.outlet.end();
        let whole_map = self.writes_maps();
        for Done { entry, content } in &mut self.waiting {
            end += content.len() as u64;
            entry.end = if whole_map { 0 } else { end };
        }
        let usable = self
            .waiting
            .iter()
            .filter(|done| done.entry.refused.is_none());
        let contents: Vec<(&str, &[u8])> = usable
            .map(|done| (done.entry.source.as_str(), done.content.as_slice()))
            .collect();
        self.outlet.write(&contents)?;
        self.journal
            .enter(self.waiting.iter().map(|done| &done.entry))
    }

    /// Counts the articles written, and tells of those that could not be used.
    fn tell_written(&mut self, watcher: &mut dyn Watcher) -> Result<(), CorpusError> {
        let written = std::mem::take(&mut self.waiting);
        self.progress.articles += written.len();
        for Done { entry, .. } in &written {
            self.found.count(entry);
            self.tell(entry, watcher)?;
        }
        watcher.advanced(&self.progress);
        Ok(())
    }

    fn tell(&self, entry: &Entry, watcher: &mut dyn Watcher) -> Result<(), CorpusError> {
        let Some(reason) = &entry.refused else {
            return Ok(());
        };
        let refusal = Refusal {
            source: entry.source.clone(),
            reason: reason.clone(),
        };
        if self.options.strict {
            return Err(CorpusError::Strict(refusal));
        }
        watcher.refused(&refusal);
        Ok(())
    }
}

fn identity(document: &Result<Document, Refusal>) -> (&str, u64) {
    match document {
        Ok(document) => (&document.source, print_of(&document.bytes)),
        Err(refusal) => (&refusal.source, print_of(refusal.reason.as_bytes())),
    }
}

fn extract(
    counterpoint: &Counterpoint,
    document: Result<Document, Refusal>,
    whole_map: bool,
) -> Result<Done, CorpusError> {
    let (source, fingerprint) = identity(&document);
    let mut entry = Entry {
        source: source.to_owned(),
        fingerprint,
        end: 0,
        written: 0,
        counts: Counts::default(),
        refused: None,
    };
    let mapped = document.and_then(|document| {
        let bytes = document.bytes.len();
        let source = document.source.clone();
        guarded(&source, || {
            let article = read_document(counterpoint, document)?;
            let characters = article.source.as_str().chars().count();
            let (map, silent) = counterpoint.map_alone(article);
            Ok((map, silent, characters, bytes))
        })
    });
    let mut content = Vec::new();
    match mapped {
        Ok((map, silent, characters, bytes)) => {
            entry.counts = counts_of(&map, silent, bytes);
            content = match whole_map {
                true => to_json(&map)?.into_bytes(),
                false => line_of(&entry.source, characters, &map)?,
            };
        }
        Err(refusal) => {
            entry.counts.refused = 1;
            entry.refused = Some(refusal.reason);
        }
    }
    entry.written = print_of(&content);
    Ok(Done { entry, content })
}

/// The article in a document; what its row says about it goes before what the text says.
pub(super) fn read_document(
    counterpoint: &Counterpoint,
    document: Document,
) -> Result<Article, Refusal> {
    let Document {
        source,
        bytes,
        metadata,
    } = document;
    let row = source.rsplit_once('#').map(|(_, row)| row.to_owned());
    let read = counterpoint.read_bytes(&source, bytes);
    let mut article = read.map_err(|error| Refusal {
        source,
        reason: error.to_string(),
    })?;
    if let Some(known) = metadata {
        let own = &mut article.metadata;
        // All rows of a file would share its name.
        own.title = known.title.or_else(|| own.title.take()).or(row);
        own.author = known.author.or_else(|| own.author.take());
        own.published = known.published.or_else(|| own.published.take());
        own.url = known.url.or_else(|| own.url.take());
    }
    Ok(article)
}

/// A mistake of the program in one article must not cost the others.
pub(super) fn guarded<T>(
    source: &str,
    work: impl FnOnce() -> Result<T, Refusal>,
) -> Result<T, Refusal> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let cause = "the program failed on it, which is a mistake of the program; please report it with the article";
        Err(Refusal::new(source, cause))
    })
}
