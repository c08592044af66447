//! Which articles of a corpus speak to one subject, and where they contradict each other and agree.
//!
//! Two readings: the first takes the key terms of every article and keeps the article itself on disk; the second compares
//! the articles of each group.

use super::batch::each_batch;
use super::document::Delivery;
use super::extract::{guarded, read_document};
use super::grouping::{Group, GroupLimits, group};
use super::key_terms::key_terms;
use super::reprints::{Printing, Printings, text_below_title};
use super::spool::{Spool, Spooled};
use super::staging::{self, MAPS, Staging};
use super::tables::{GroupRows, Tables, map_name};
use super::{CorpusError, Document, Inputs, Progress, Refusal, TableOptions, Watcher, columns};
use crate::Counterpoint;
use crate::article::{Article, join_in_latin};
use crate::export::{Options, json};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

/// What is to be compared, and where it goes.
#[derive(Clone, Debug)]
pub struct CompareOptions {
    /// The folder to write into.
    pub out: PathBuf,
    /// Only articles that speak of one of these; of all where it is empty.
    pub about: Vec<String>,
    /// Articles of a group at most.
    pub most_articles: usize,
    /// How alike the key terms of two articles must be, 0 to 1.
    pub likeness: f64,
    /// Whether the first article that can't be used stops the run.
    pub strict: bool,
    /// How the tables of groups and pairs are written.
    pub tables: TableOptions,
}

impl CompareOptions {
    /// The files of lines and tables that are written; beside them a map a group.
    pub fn written(&self) -> Vec<PathBuf> {
        let files = Tables::files(&self.tables.formats);
        files.iter().map(|file| self.out.join(file)).collect()
    }

    /// The maps of an earlier run in the place of the new ones, by name; none where the folder isn't there yet.
    pub fn maps_replaced(&self) -> Vec<PathBuf> {
        let maps = self.out.join(MAPS);
        let mut names = staging::names(&maps).unwrap_or_default();
        names.retain(|name| staging::is_map(name));
        names.sort();
        names.iter().map(|name| maps.join(name)).collect()
    }
}

/// What a comparison of a corpus found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// Articles read.
    pub articles: usize,
    /// Articles that could not be used, and groups whose comparison failed.
    pub refused: usize,
    /// Articles that speak to the subject asked for.
    pub about: usize,
    /// Articles that print another again: the same text, or most of its sentences.
    pub reprints: usize,
    /// Groups.
    pub groups: usize,
    /// Articles in groups.
    pub grouped: usize,
    /// Pairs across articles that contradict each other.
    pub contradictions: usize,
    /// Pairs across articles that agree.
    pub agreements: usize,
}

/// Groups the articles of the inputs by subject, compares those of each group, and writes groups, pairs and maps.
///
/// # Errors
/// Where nothing can be written, no article can be used, one can't and `strict` is set, or `stop` is set meanwhile.
pub fn compare_corpus(
    counterpoint: &Counterpoint,
    inputs: &Inputs,
    options: &CompareOptions,
    watcher: &mut dyn Watcher,
    stop: &AtomicBool,
) -> Result<Compared, CorpusError> {
    columns::check(&options.tables.formats)?;
    let staging = Staging::for_folder(&options.out)?;
    staging.make_maps()?;
    let mut survey = Survey {
        counterpoint,
        options,
        spool: Spool::in_folder(staging.folder())?,
        printings: Printings::default(),
        subjects: Vec::new(),
        found: Compared::default(),
    };
    let mut progress = Progress {
        all: inputs.bytes(),
        ..Progress::default()
    };
    watcher.begins("reading");
    each_batch(inputs, stop, |batch| {
        progress.articles += batch.len();
        progress.done = batch.last().map_or(progress.done, |(_, read)| *read);
        survey.batch(batch, watcher)?;
        watcher.advanced(&progress);
        Ok(())
    })?;
    if survey.found.articles == 0 {
        let refused = survey.found.refused;
        return Err(CorpusError::NoArticle { refused });
    }
    let limits = GroupLimits {
        most_articles: options.most_articles.max(2),
        likeness: options.likeness,
        common: match options.about.is_empty() {
            true => 0.0,
            false => ASKED_FOR,
        },
    };
    let terms: Vec<_> = (survey.subjects.iter_mut())
        .map(|subject| std::mem::take(&mut subject.terms))
        .collect();
    let groups = group(&terms, limits);
    // What only the first reading needs would lie beside the second.
    drop(terms);
    survey.printings = Printings::default();
    let mut tables = Tables::open(&staging, &options.tables)?;
    survey.compare(&groups, staging.folder(), &mut tables, watcher, stop)?;
    tables.finish()?;
    let found = survey.found;
    drop(survey);
    staging.replace_maps()?;
    staging.complete(&Tables::files(&options.tables.formats))?;
    Ok(found)
}

/// An article after the first reading.
struct Subject {
    spooled: Spooled,
    terms: Vec<(String, f64)>,
    /// Where else its text was printed.
    reprints: Vec<String>,
}

/// What the first reading takes from an article.
struct Glance {
    document: Document,
    printing: Printing,
    /// Nothing where the article speaks of something else.
    terms: Option<Vec<(String, f64)>>,
}

/// What became of a group.
enum GroupOutcome {
    /// Fewer than two of its articles argue.
    Silent,
    /// The comparison failed.
    Refused(Refusal),
    /// What it found.
    Rows(GroupRows),
}

struct Survey<'a> {
    counterpoint: &'a Counterpoint,
    options: &'a CompareOptions,
    spool: Spool,
    printings: Printings,
    subjects: Vec<Subject>,
    found: Compared,
}

/// How alike articles are because all speak of the word that was asked for: as it stands in all of them, it tells nothing
/// among their key terms.
const ASKED_FOR: f64 = 0.15;
/// Groups that are compared before their rows are written.
const GROUPS_AT_ONCE: usize = 64;

impl Survey<'_> {
    fn batch(
        &mut self,
        batch: Vec<Delivery>,
        watcher: &mut dyn Watcher,
    ) -> Result<(), CorpusError> {
        let (counterpoint, about) = (self.counterpoint, &self.options.about);
        let glances: Vec<Result<Glance, Refusal>> = batch
            .into_par_iter()
            .map(|(document, _)| glance(counterpoint, about, document?))
            .collect();
        for glance in glances {
            match glance {
                Ok(glance) => self.enter(glance)?,
                Err(refusal) => self.refuse(refusal, watcher)?,
            }
        }
        Ok(())
    }

    fn enter(&mut self, glance: Glance) -> Result<(), CorpusError> {
        self.found.articles += 1;
        let Some(terms) = glance.terms else {
            return Ok(());
        };
        self.found.about += 1;
        if let Some(first) = self.printings.enter(&glance.printing) {
            self.found.reprints += 1;
            self.subjects[first].reprints.push(glance.document.source);
            return Ok(());
        }
        self.subjects.push(Subject {
            spooled: self.spool.put(glance.document)?,
            terms,
            reprints: Vec::new(),
        });
        Ok(())
    }

    fn refuse(&mut self, refusal: Refusal, watcher: &mut dyn Watcher) -> Result<(), CorpusError> {
        self.found.refused += 1;
        if self.options.strict {
            return Err(CorpusError::Strict(refusal));
        }
        watcher.refused(&refusal);
        Ok(())
    }

    fn compare(
        &mut self,
        groups: &[Group],
        folder: &Path,
        tables: &mut Tables,
        watcher: &mut dyn Watcher,
        stop: &AtomicBool,
    ) -> Result<(), CorpusError> {
        let mut progress = Progress {
            all: groups.iter().map(|group| group.articles.len() as u64).sum(),
            ..Progress::default()
        };
        watcher.begins("comparing");
        for (round, some) in groups.chunks(GROUPS_AT_ONCE).enumerate() {
            if stop.load(Ordering::Relaxed) {
                return Err(CorpusError::Interrupted);
            }
            let compared: Result<Vec<_>, CorpusError> = some
                .par_iter()
                .enumerate()
                .map(|(place, group)| {
                    let name = format!("G{:04}", round * GROUPS_AT_ONCE + place + 1);
                    self.compare_group(&name, group, folder)
                })
                .collect();
            for (outcome, group) in compared?.into_iter().zip(some) {
                progress.articles += group.articles.len();
                match outcome {
                    GroupOutcome::Silent => {}
                    GroupOutcome::Rows(rows) => {
                        tables.write(&rows)?;
                        self.found.groups += 1;
                        self.found.grouped += group.articles.len();
                        self.found.contradictions += rows.contradictions;
                        self.found.agreements += rows.agreements;
                    }
                    GroupOutcome::Refused(refusal) => self.refuse(refusal, watcher)?,
                }
            }
            progress.done = progress.articles as u64;
            watcher.advanced(&progress);
        }
        Ok(())
    }

    /// Compares a group. Its map is written at once: maps are too large to wait for each other.
    fn compare_group(
        &self,
        name: &str,
        group: &Group,
        folder: &Path,
    ) -> Result<GroupOutcome, CorpusError> {
        let mut articles = Vec::new();
        for &article in &group.articles {
            articles.push(self.spool.get(&self.subjects[article].spooled)?);
        }
        let compared = guarded(name, || {
            let articles: Result<Vec<Article>, Refusal> = articles
                .into_iter()
                .map(|document| read_document(self.counterpoint, document))
                .collect();
            Ok(self.counterpoint.compare_evident(articles?))
        });
        let (map, kept) = match compared {
            Ok(Some(compared)) => compared,
            Ok(None) => return Ok(GroupOutcome::Silent),
            Err(refusal) => return Ok(GroupOutcome::Refused(refusal)),
        };
        let written = match json::FORMAT.write(&map, &Options::default()) {
            Ok(written) => written,
            Err(cause) => return Ok(GroupOutcome::Refused(Refusal::new(name, cause))),
        };
        let path = folder.join(map_name(name));
        std::fs::write(&path, written).map_err(CorpusError::unwritable(&path))?;
        let reprints: Vec<&[String]> = kept
            .iter()
            .map(|&place| self.subjects[group.articles[place]].reprints.as_slice())
            .collect();
        let rows = GroupRows::of(name, &group.terms, &reprints, &map)?;
        Ok(GroupOutcome::Rows(rows))
    }
}

fn glance(
    counterpoint: &Counterpoint,
    about: &[String],
    document: Document,
) -> Result<Glance, Refusal> {
    let source = document.source.clone();
    guarded(&source, || {
        let article = read_document(counterpoint, document.clone())?;
        let text = text_below_title(&article);
        let terms = speaks_of(&article, &text, about).then(|| {
            let rarity = &counterpoint.compare_rules.words;
            key_terms(&article, &counterpoint.language, rarity)
        });
        Ok(Glance {
            document,
            printing: Printing::of(&article, &text),
            terms,
        })
    })
}

/// An article that names a word in its title speaks of it, and one that uses it so often.
const OFTEN: usize = 3;

fn speaks_of(article: &Article, text: &str, about: &[String]) -> bool {
    let small = text.to_lowercase();
    let title = article
        .metadata
        .title
        .as_deref()
        .unwrap_or_default()
        .to_lowercase();
    about.is_empty()
        || about.iter().any(|word| {
            let word = word.to_lowercase();
            times(&title, &word) > 0 || times(&small, &word) >= OFTEN
        })
}

/// How often a text has a word; Latin ones stand by themselves: `ai` is no part of `email`.
fn times(text: &str, word: &str) -> usize {
    text.match_indices(word)
        .filter(|(at, found)| {
            let (before, behind) = (&text[..*at], &text[at + found.len()..]);
            !join_in_latin(before.chars().next_back(), word.chars().next())
                && !join_in_latin(word.chars().next_back(), behind.chars().next())
        })
        .count()
}

#[cfg(test)]
mod tests {
    use super::times;

    #[test]
    fn a_latin_word_stands_by_itself() {
        assert_eq!(times("email and retail", "ai"), 0);
        assert_eq!(times("用ai写信，ai会不会取代人", "ai"), 2);
        assert_eq!(times("夜市旁的夜市", "夜市"), 2);
    }
}
