//! Plain essays and reviews, from the text to its author's argument: components are parts of sentences, and weights
//! those of the text's genre.

use super::clauses::{ClausePack, ClauseScene, ClauseWeights, Genre, find_components};
use super::{Argument, GivenComponent, Relation, argue_given};
use crate::article::Article;
use crate::language::{Language, Lexicon};
use crate::rules::{PackError, RulePack, Weights};

/// What rules count in texts of a genre.
#[derive(Clone, Debug)]
pub struct GenreWeights {
    /// Of rules about clauses.
    pub clauses: ClauseWeights,
    /// Of rules about relations.
    pub relations: Weights,
}

/// Rules and weights for plain texts.
#[derive(Clone, Debug)]
pub struct PlainRules {
    /// Rules about clauses.
    pub clauses: ClausePack,
    /// Rules about relations: those for articles and some for essays only.
    pub relations: RulePack,
    /// For essays.
    pub essay: GenreWeights,
    /// For reviews.
    pub review: GenreWeights,
}

impl PlainRules {
    /// The rules that come with the program, with the relation rules of `pack`.
    ///
    /// # Errors
    /// None that the program's own rules cause.
    pub fn builtin(pack: &RulePack, lexicon: &Lexicon) -> Result<Self, PackError> {
        let clauses = ClausePack::builtin()?;
        let pack = relation_rules(pack, lexicon)?;
        let relations = Weights::from_csv(
            &pack,
            "rule,none,major_claim,claim,premise\n",
            include_str!("../../data/weights/essay/relation.csv"),
            include_str!("../../data/weights/essay/structure.csv"),
        )?;
        let weights = |clause, boundary| -> Result<GenreWeights, PackError> {
            Ok(GenreWeights {
                clauses: ClauseWeights::from_csv(&clauses, clause, boundary)?,
                relations: relations.clone(),
            })
        };
        let essay = weights(
            include_str!("../../data/weights/essay/clause.csv"),
            include_str!("../../data/weights/essay/boundary.csv"),
        )?;
        let review = weights(
            include_str!("../../data/weights/review/clause.csv"),
            include_str!("../../data/weights/review/boundary.csv"),
        )?;
        Ok(Self {
            clauses,
            relations: pack,
            essay,
            review,
        })
    }

    /// The weights for a text; `None` where it is an article, which has rules of its own.
    pub fn weights_for(&self, article: &Article) -> Option<&GenreWeights> {
        match Genre::of(article) {
            Genre::Article => None,
            Genre::Essay => Some(&self.essay),
            Genre::Review => Some(&self.review),
        }
    }
}

/// The relation rules of `pack`, with those for essays.
///
/// They are kept apart so that what articles are judged by stays as it is. Verdicts on what never backs the sentence before
/// are left out: in essays the component before is often a part of the same sentence.
///
/// # Errors
/// None that the program's own rules cause.
pub fn relation_rules(pack: &RulePack, lexicon: &Lexicon) -> Result<RulePack, PackError> {
    let mut pack = pack.clone();
    pack.relation.retain(|rule| !rule.votes.is_verdict());
    let text = include_str!("../../data/rules/essay.toml");
    pack.add("data/rules/essay.toml", text, lexicon)?;
    Ok(pack)
}

/// Finds the argument of a plain text.
pub fn argue_plain(
    article: Article,
    language: &Language,
    pack: &RulePack,
    clauses: &ClausePack,
    weights: &GenreWeights,
) -> Argument {
    let scene = ClauseScene::of(&article, &clauses.cuts, language);
    let components = find_components(&article, &scene, clauses, &weights.clauses);
    let given: Vec<GivenComponent> = components
        .iter()
        .map(|component| GivenComponent {
            span: component.span,
            kind: component.kind,
        })
        .collect();
    let found = argue_given(article, &given, language, pack.weighed(&weights.relations));
    let relations = found.argument.relations.into_iter().filter_map(|relation| {
        Some(Relation {
            source: found.given[relation.source]?,
            target: found.given[relation.target]?,
            runner_up: relation
                .runner_up
                .and_then(|second| second.renamed(|target| found.given[target])),
            ..relation
        })
    });
    Argument {
        relations: relations.collect(),
        components,
    }
}
