//! View packs: reading them, and choosing the one that fits.

use super::cues::{CueEntry, CueFinder, check_cues, yes};
use super::error::ViewPackError;
use crate::bilingual::Bilingual;
use crate::files::RuleFile;
use crate::language::{Analysis, Lexicon};
use serde::Deserialize;
use toml::Spanned;

/// The packs that come with the program, the most particular first.
const BUILTIN: &[(&str, &str)] = &[
    (
        "data/views/xiaohongshu.toml",
        include_str!("../../../data/views/xiaohongshu.toml"),
    ),
    (
        "data/views/general.toml",
        include_str!("../../../data/views/general.toml"),
    ),
];

/// A named family of stances.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// Its name in the outputs, `real_economy`.
    pub id: String,
    /// Its name on a screen.
    pub name: Bilingual,
    /// Statements that are filed under it.
    pub matches: Vec<String>,
    /// Statements that are not.
    pub rejects: Vec<String>,
}

/// The views of a subject.
#[derive(Debug)]
pub struct ViewPack {
    /// Its name.
    pub name: String,
    /// Its views.
    pub views: Vec<View>,
    about: Option<About>,
    spreads: bool,
    finder: CueFinder,
}

/// What articles must speak of for a pack to fit them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct About {
    /// Of every group of words …
    groups: Vec<Vec<String>>,
    /// … so many must be found in every article.
    at_least: usize,
}

/// A pack as its file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PackFile {
    name: String,
    about: Option<About>,
    #[serde(default)]
    undone_by: Vec<Spanned<String>>,
    #[serde(default)]
    aside: Vec<CueEntry>,
    /// Whether statements are filed under a view by those around them, too.
    #[serde(default = "yes")]
    spreads: bool,
    view: Vec<ViewEntry>,
}

/// A view as its file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ViewEntry {
    id: Spanned<String>,
    zh: String,
    en: String,
    turned: Option<Spanned<String>>,
    cues: Vec<CueEntry>,
    #[serde(default)]
    matches: Vec<String>,
    #[serde(default)]
    rejects: Vec<String>,
}

/// A view has no `why`: its name says enough.
const NO_REASON_ASKED: &str = "-";

impl ViewPack {
    /// The packs that come with the program, the most particular first, the general one last.
    ///
    /// # Errors
    /// None that the program's own packs cause.
    pub fn builtin(lexicon: &Lexicon) -> Result<Vec<Self>, ViewPackError> {
        BUILTIN
            .iter()
            .map(|(file, text)| Self::from_toml(file, text, lexicon))
            .collect()
    }

    /// A pack from the text of a file; `file` is its name for error messages.
    ///
    /// # Errors
    /// Every mistake in it at once, with its line.
    pub fn from_toml(file: &str, text: &str, lexicon: &Lexicon) -> Result<Self, ViewPackError> {
        let mut own = RuleFile::new(file, text);
        let mut parts: Vec<PackFile> = own.read();
        let mut views: Vec<ViewEntry> = Vec::new();
        for part in &mut parts {
            views.append(&mut part.view);
        }
        for view in &views {
            own.check_name(&view.id, NO_REASON_ASKED);
        }
        let place_of = |id: &str| views.iter().position(|view| view.id.get_ref() == id);
        let mut turned = Vec::new();
        for view in &views {
            let place = view.turned.as_ref().map(|other| {
                let place = place_of(other.get_ref());
                // A view may stand in a table that can't be read, which tells its own mistake.
                let is_written = text.contains(&format!("id = \"{}\"", other.get_ref()));
                if place.is_none() && !is_written {
                    let cause = format!(
                        "turned = \"{}\" names no view of this pack; write the id of one, or leave it out",
                        other.get_ref()
                    );
                    own.report(other.span(), cause);
                }
                place
            });
            turned.push(place.flatten());
        }
        // Every part repeats what stands before the first view.
        let (name, about, spreads, undone_by, aside) = match parts.into_iter().next() {
            Some(part) => (
                part.name,
                part.about,
                part.spreads,
                part.undone_by,
                part.aside,
            ),
            None => Default::default(),
        };
        let cues: Vec<&[CueEntry]> = views
            .iter()
            .map(|view| view.cues.as_slice())
            .chain([aside.as_slice()])
            .collect();
        check_cues(&cues, &undone_by, lexicon, &mut own);
        own.finish()?;
        let finder = CueFinder::new(&cues, turned, &undone_by, lexicon).map_err(|source| {
            ViewPackError::Cues {
                file: file.to_owned(),
                source,
            }
        })?;
        let view = |entry: ViewEntry| View {
            id: entry.id.into_inner(),
            name: Bilingual {
                zh: entry.zh,
                en: entry.en,
            },
            matches: entry.matches,
            rejects: entry.rejects,
        };
        Ok(Self {
            name,
            about,
            spreads,
            finder,
            views: views.into_iter().map(view).collect(),
        })
    }

    /// Whether a statement is also filed by the company it keeps, not by its own words alone.
    pub(super) fn spreads(&self) -> bool {
        self.spreads
    }

    /// The first of `packs` that fits all articles.
    pub fn choose<'packs>(packs: &'packs [Self], articles: &[&Analysis]) -> Option<&'packs Self> {
        packs
            .iter()
            .find(|pack| articles.iter().all(|article| pack.fits(article)))
    }

    /// Whether the article speaks of what the pack is about; a pack about nothing in particular fits all.
    pub fn fits(&self, article: &Analysis) -> bool {
        let Some(about) = &self.about else {
            return true;
        };
        // No word reaches over the end of a sentence.
        let sentences = article.sentences.iter();
        let text: String = sentences
            .flat_map(|sentence| sentence.reading.text.iter().chain(&['\n']))
            .collect();
        about.groups.iter().all(|words| {
            let found = words.iter().flat_map(|word| text.matches(word.as_str()));
            found.take(about.at_least).count() >= about.at_least
        })
    }

    pub(super) fn finder(&self) -> &CueFinder {
        &self.finder
    }
}
