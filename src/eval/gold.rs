//! Gold annotations of a pair of articles: numbered units, a label each, and the relations between them.

use super::gold_file::{GoldFile, is_annotation};
use crate::argument::{ComponentKind, RelationKind};
use crate::article::{LARGEST_FILE, SourceText, Span};
use crate::bounded::read_utf8_file;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What an annotator called a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum GoldLabel {
    /// Major claim.
    #[serde(rename = "M")]
    MajorClaim,
    /// Claim.
    #[serde(rename = "C")]
    Claim,
    /// Premise.
    #[serde(rename = "P")]
    Premise,
    /// Does not argue.
    #[serde(rename = "N")]
    None,
    /// Page furniture.
    #[serde(rename = "B")]
    Boilerplate,
    /// Repeats an earlier unit.
    #[serde(rename = "D")]
    Duplicate,
}

impl GoldLabel {
    /// The kind of component it is, where it argues.
    pub fn kind(self) -> Option<ComponentKind> {
        match self {
            Self::MajorClaim => Some(ComponentKind::MajorClaim),
            Self::Claim => Some(ComponentKind::Claim),
            Self::Premise => Some(ComponentKind::Premise),
            Self::None | Self::Boilerplate | Self::Duplicate => None,
        }
    }
}

/// A relation between two units of one article, by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct GoldRelation {
    /// The unit that argues.
    pub source: usize,
    /// The unit argued for or against.
    pub target: usize,
    /// For or against.
    pub kind: RelationKind,
}

/// A relation between two articles, by the numbers of their units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct UnitPair {
    /// The unit of the first article.
    pub a: usize,
    /// The unit of the second.
    pub b: usize,
    /// How they relate.
    pub kind: RelationKind,
}

/// How far a span reaches into a unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Coverage {
    /// The unit's number.
    pub unit: usize,
    /// Which share of the unit's characters lies inside.
    pub share: f64,
    /// How many characters that are.
    pub characters: u32,
}

/// One annotated article.
#[derive(Clone, Debug)]
pub struct GoldArticle {
    /// Its file.
    pub path: PathBuf,
    /// Its raw text.
    pub source: SourceText,
    /// The span of every unit, by number.
    pub units: BTreeMap<usize, Span>,
    /// The unit that first prints the same words; itself for most.
    pub first_printing: BTreeMap<usize, usize>,
    /// The label of every unit, by number.
    pub labels: BTreeMap<usize, GoldLabel>,
    /// Relations between its units.
    pub relations: Vec<GoldRelation>,
    /// For every code point, how many of those before it carry meaning (letters, digits, Han characters).
    meaning: Vec<u32>,
}

/// One annotator's reading of a pair of articles.
#[derive(Clone, Debug)]
pub struct Gold {
    /// The file's name without its ending, such as `S.1`.
    pub name: String,
    /// The two articles.
    pub articles: [GoldArticle; 2],
    /// Relations across.
    pub cross: Vec<UnitPair>,
}

/// A gold file that can't be used.
#[derive(Debug, thiserror::Error)]
#[error("{path}: {cause}")]
pub struct GoldError {
    /// The file.
    pub path: String,
    /// What is wrong with it.
    pub cause: String,
}

impl Gold {
    /// Reads an annotation file; its articles lie in `articles`, or in `../articles` beside it.
    ///
    /// # Errors
    /// [`GoldError`] names the file, the place in it and what is wrong there.
    pub fn read(path: &Path, articles: Option<&Path>) -> Result<Self, GoldError> {
        Self::read_if_annotated(path, articles)?.ok_or_else(|| {
            let cause = "is no annotation of a pair: it has no `units` and `labels`; name files such as S.1.json";
            error(path, cause)
        })
    }

    /// The same; nothing where the file holds something else than an annotation of a pair, such as the views of units.
    ///
    /// # Errors
    /// As [`Gold::read`].
    pub fn read_if_annotated(
        path: &Path,
        articles: Option<&Path>,
    ) -> Result<Option<Self>, GoldError> {
        let text = read(path)?;
        if !is_annotation(&text) {
            return Ok(None);
        }
        let file: GoldFile = serde_json::from_str(&text).map_err(|cause| error(path, cause))?;
        let beside = path.parent().unwrap_or(Path::new(".")).join("../articles");
        let folder = articles.unwrap_or(&beside);
        let wrong = |cause: String| error(path, cause);
        let article = |side: &str, id: &str| -> Result<GoldArticle, GoldError> {
            let path = folder.join(format!("{id}.md"));
            let source = SourceText::new(read(&path)?);
            let units = file.units(side, &source).map_err(wrong)?;
            let labels = file.labels(side, &units).map_err(wrong)?;
            let relations = file.relations(side, &units).map_err(wrong)?;
            Ok(GoldArticle::new(path, source, units, labels, relations))
        };
        let articles = [article("A", &file.a)?, article("B", &file.b)?];
        let cross = file.cross(articles.each_ref().map(|article| &article.units));
        Ok(Some(Self {
            name: path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            cross: cross.map_err(wrong)?,
            articles,
        }))
    }

    /// The pair it annotates: the name up to its first dot.
    pub fn pair(&self) -> &str {
        self.name.split('.').next().unwrap_or_default()
    }
}

impl GoldArticle {
    fn new(
        path: PathBuf,
        source: SourceText,
        units: BTreeMap<usize, Span>,
        labels: BTreeMap<usize, GoldLabel>,
        relations: Vec<GoldRelation>,
    ) -> Self {
        let mut meaning = vec![0];
        for character in source.as_str().chars() {
            let before = meaning.last().copied().unwrap_or(0);
            meaning.push(before + u32::from(carries_meaning(character)));
        }
        let mut printed = BTreeMap::new();
        let mut first_printing = BTreeMap::new();
        for (&unit, &span) in &units {
            let words: String = source
                .slice(span)
                .chars()
                .filter(|&c| carries_meaning(c))
                .collect();
            first_printing.insert(unit, *printed.entry(words).or_insert(unit));
        }
        Self {
            path,
            source,
            units,
            first_printing,
            labels,
            relations,
            meaning,
        }
    }

    /// Number of characters inside a span that carry meaning.
    pub fn weight(&self, span: Span) -> u32 {
        let at = |place: usize| self.meaning[place.min(self.meaning.len() - 1)];
        at(span.end).saturating_sub(at(span.start))
    }

    /// The units a span reaches into.
    pub fn covered(&self, span: Span) -> Vec<Coverage> {
        self.units
            .iter()
            .filter(|(_, unit)| unit.overlaps(span))
            .filter_map(|(&number, unit)| {
                let shared = Span::new(unit.start.max(span.start), unit.end.min(span.end));
                let inside = self.weight(shared);
                (inside > 0).then(|| Coverage {
                    unit: number,
                    share: f64::from(inside) / f64::from(self.weight(*unit)),
                    characters: inside,
                })
            })
            .collect()
    }

    /// The unit a span stands for: the one it covers most, in its first printing.
    pub fn main_unit(&self, span: Span) -> Option<usize> {
        let mut best: Option<Coverage> = None;
        for covered in self.covered(span) {
            if best.is_none_or(|best| covered.characters > best.characters) {
                best = Some(covered);
            }
        }
        best.map(|best| self.first_printing[&best.unit])
    }
}

fn read(path: &Path) -> Result<String, GoldError> {
    read_utf8_file(path, LARGEST_FILE).map_err(|cause| error(path, cause))
}

fn error(path: &Path, cause: impl std::fmt::Display) -> GoldError {
    GoldError {
        path: path.display().to_string(),
        cause: cause.to_string(),
    }
}

/// Letters, digits and Han characters.
pub(super) fn carries_meaning(character: char) -> bool {
    character.is_ascii_alphanumeric() || ('\u{4e00}'..='\u{9fff}').contains(&character)
}
