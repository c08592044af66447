//! An annotated article as calibration sees it: our sentences with the annotators' labels and links.

use crate::argument::calibration::{Judged, JudgedKinds, JudgedLink, judge_kinds, judge_links};
use crate::argument::decode::Role;
use crate::argument::{Argument, RelationKind, argue};
use crate::article::{ArticleError, ArticleId, read_path};
use crate::eval::{Gold, GoldLabel};
use crate::language::{Analysis, Language};
use crate::rules::{FurnitureRules, RulePack, Scene, Weights};
use std::collections::BTreeMap;

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
    pub(super) fn argue(&self, pack: &RulePack, weights: &Weights) -> Argument {
        argue(&self.analysis, pack, weights)
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
