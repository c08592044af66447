//! An annotated article as calibration sees it: our sentences with the annotators' labels and links.

use super::text_file::{AnnotatedTextError, ComponentRow, Target, TextRow, read_rows};
use crate::argument::calibration::{Judged, JudgedKinds, JudgedLink, judge_kinds, judge_links};
use crate::argument::{Argument, RelationKind, argue};
use crate::article::FurnitureRules;
use crate::article::{ArticleError, ArticleId, Span, read_path, read_text};
use crate::eval::{Gold, GoldLabel};
use crate::language::{Analysis, Language};
use crate::rules::{Role, RulePack, Scene, WeighedPack, Weights};
use std::collections::BTreeMap;
use std::path::Path;

/// An article, our sentences in it, and what an annotator made of them.
pub struct AnnotatedArticle {
    /// The annotation's name, such as `S.1`.
    pub gold: String,
    /// The pair the article belongs to.
    pub pair: String,
    analysis: Analysis,
    roles: Vec<Option<Role>>,
    links: Vec<JudgedLink>,
}

impl AnnotatedArticle {
    /// Both articles of an annotation.
    ///
    /// # Errors
    /// Where an article can't be read.
    pub fn both(
        gold: &Gold,
        language: &Language,
        furniture: &FurnitureRules,
    ) -> Result<Vec<Self>, ArticleError> {
        let one = |side: usize| -> Result<Self, ArticleError> {
            let annotated = &gold.articles[side];
            let article = read_path(&annotated.path, ArticleId::at(side), furniture)?;
            let analysis = language.analyse(article);
            let mut sentence_of = BTreeMap::new();
            let mut roles = Vec::new();
            for index in 0..analysis.sentences.len() {
                let unit = annotated.main_unit(analysis.sentence(index).span);
                let label = unit.and_then(|unit| annotated.labels.get(&unit));
                roles.push(label.and_then(|label| role_of(*label)));
                if let Some(unit) = unit {
                    sentence_of.entry(unit).or_insert(index);
                }
            }
            let links = annotated
                .relations
                .iter()
                .filter_map(|relation| {
                    Some(JudgedLink {
                        source: *sentence_of.get(&relation.source)?,
                        target: *sentence_of.get(&relation.target)?,
                        against: relation.kind == RelationKind::Contradiction,
                    })
                })
                .filter(|link| link.source != link.target)
                .collect();
            Ok(Self {
                gold: gold.name.clone(),
                pair: gold.pair().to_owned(),
                analysis,
                roles,
                links,
            })
        };
        Ok(vec![one(0)?, one(1)?])
    }

    /// The essays of a file, read as articles: a sentence is what the component that covers most of it is.
    ///
    /// # Errors
    /// [`AnnotatedTextError`] names the file, and the line that is no such text.
    pub fn essays(path: &Path, language: &Language) -> Result<Vec<Self>, AnnotatedTextError> {
        let rows = read_rows(path)?.into_iter();
        Ok(rows.map(|row| Self::essay(&row, language)).collect())
    }

    fn essay(row: &TextRow, language: &Language) -> Self {
        let analysis = language.analyse(read_text("", &row.text, ArticleId::at(0)));
        let main_component = |sentence: Span| {
            let shared = |part: &ComponentRow| {
                let (start, end) = (part.start.max(sentence.start), part.end.min(sentence.end));
                end.saturating_sub(start)
            };
            let parts = row.components.iter().enumerate();
            parts
                .filter(|(_, part)| shared(part) > 0)
                .max_by_key(|(_, part)| shared(part))
                .map(|(at, _)| at)
        };
        let mut sentence_of = BTreeMap::new();
        let mut roles = Vec::new();
        for index in 0..analysis.sentences.len() {
            let part = main_component(analysis.sentence(index).span);
            roles.push(Some(
                part.map_or(Role::None, |part| Role::from(row.components[part].kind)),
            ));
            if let Some(part) = part {
                sentence_of.entry(part).or_insert(index);
            }
        }
        let links = row.relations.iter().flatten().filter_map(|relation| {
            let Target::Component(target) = relation.target else {
                return None;
            };
            Some(JudgedLink {
                source: *sentence_of.get(&relation.source)?,
                target: *sentence_of.get(&target)?,
                against: relation.kind != "support",
            })
        });
        Self {
            gold: String::new(),
            pair: "essays".to_owned(),
            links: links.filter(|link| link.source != link.target).collect(),
            analysis,
            roles,
        }
    }

    /// The rules that hold for its sentences.
    pub(super) fn kinds(&self, pack: &RulePack) -> JudgedKinds {
        judge_kinds(&Scene::of(&self.analysis), self.roles.clone(), pack)
    }

    /// The annotated links between its sentences.
    pub(super) fn links(&self) -> &[JudgedLink] {
        &self.links
    }

    /// The votes on its links, with leans by the weights given.
    pub(super) fn judged(&self, kinds: &JudgedKinds, pack: &RulePack, weights: &Weights) -> Judged {
        judge_links(
            &Scene::of(&self.analysis),
            kinds,
            &self.links,
            pack,
            weights,
        )
    }

    /// What the program makes of it.
    pub(super) fn argue(&self, rules: WeighedPack) -> Argument {
        argue(&self.analysis, rules)
    }
}

fn role_of(label: GoldLabel) -> Option<Role> {
    match label {
        GoldLabel::MajorClaim => Some(Role::MajorClaim),
        GoldLabel::Claim => Some(Role::Claim),
        GoldLabel::Premise => Some(Role::Premise),
        GoldLabel::None => Some(Role::None),
        GoldLabel::Boilerplate | GoldLabel::Duplicate => None,
    }
}
