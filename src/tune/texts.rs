//! Calibration on annotated essays and reviews: one JSON object a line, `{"id", "text", "components", "relations"}`.

use super::text_file::{AnnotatedTextError, Target, TextRow, read_rows};
use crate::argument::calibration::{
    Judged, JudgedLink, fit_contradictions, fit_links, judge_links_leaning, known_kinds,
    learn_fits, relation_priors,
};
use crate::argument::clauses::calibration::{
    ClausePrior, JudgedClauses, fit_clauses, judge_clauses,
};
use crate::argument::clauses::{ClausePack, ClauseScene};
use crate::argument::{
    ComponentKind, GenreWeights, GivenComponent, Pieces, argue_given, argue_plain,
};
use crate::article::{Article, ArticleId, Span, read_text};
use crate::eval::SpanCounts;
use crate::language::Language;
use crate::rules::{Role, RulePack, Scene, Weights};
use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;

/// A text and what annotators marked in it.
pub struct AnnotatedText {
    text: String,
    components: Vec<GivenComponent>,
    relations: Vec<TextRelation>,
    clauses: JudgedClauses,
}

/// A relation by the indices of its components; `None` stands for any major claim.
type TextRelation = (usize, Option<usize>, bool);

/// The rules that texts are read by.
pub struct TextRules<'a> {
    /// Reads sentences.
    pub language: &'a Language,
    /// Rules about relations.
    pub relations: &'a RulePack,
    /// Rules about clauses.
    pub clauses: &'a ClausePack,
}

/// How strongly weights for texts are pulled towards 0.
#[derive(Clone, Copy, Debug)]
pub struct TextPriors {
    /// Of rules about clauses.
    pub clauses: ClausePrior,
    /// Of relation rules that vote for a link.
    pub link: f64,
    /// Of relation rules that vote for a contradiction.
    pub contradiction: f64,
    /// The log-odds above which a link argues against its target.
    pub contradiction_from: f64,
}

impl Default for TextPriors {
    fn default() -> Self {
        Self {
            clauses: ClausePrior {
                variance: 0.1,
                least_clauses: 6,
                thesis: 0.7,
            },
            link: 0.1,
            contradiction: 0.1,
            contradiction_from: -0.8,
        }
    }
}

/// What to expect of unseen texts.
#[derive(Clone, Debug, Default)]
pub struct TextFigures {
    /// Of components.
    pub components: SpanCounts,
    /// Of relations between given components: right, found, annotated.
    pub relations: [usize; 3],
    /// Of contradictions among them.
    pub contradictions: [usize; 3],
}

impl TextFigures {
    /// The F1 of right, found and annotated relations.
    pub fn f1([right, found, annotated]: [usize; 3]) -> f64 {
        2.0 * right as f64 / (found + annotated).max(1) as f64
    }
}

/// Reads a file of annotated texts.
///
/// # Errors
/// [`AnnotatedTextError`] names the file, and the line that is no such text.
pub fn read_texts(
    path: &Path,
    rules: &TextRules,
) -> Result<Vec<AnnotatedText>, AnnotatedTextError> {
    let rows = read_rows(path)?.into_iter();
    Ok(rows.map(|row| AnnotatedText::of(row, rules)).collect())
}

/// Fits weights on all texts.
pub fn fit_texts(texts: &[&AnnotatedText], rules: &TextRules, priors: &TextPriors) -> GenreWeights {
    let clauses: Vec<&JudgedClauses> = texts.iter().map(|text| &text.clauses).collect();
    GenreWeights {
        clauses: fit_clauses(&clauses, rules.clauses, &priors.clauses),
        relations: fit_relations(texts, rules, priors),
    }
}

/// What weights fitted on four fifths of the texts reach on the last, for every fifth.
pub fn five_fold(texts: &[AnnotatedText], rules: &TextRules, priors: &TextPriors) -> TextFigures {
    let mut figures = TextFigures::default();
    for fold in 0..5 {
        let seen: Vec<&AnnotatedText> = (0..texts.len())
            .filter(|at| at % 5 != fold)
            .map(|at| &texts[at])
            .collect();
        let weights = fit_texts(&seen, rules, priors);
        for text in texts.iter().skip(fold).step_by(5) {
            text.judge(rules, &weights, &mut figures);
        }
    }
    figures
}

impl AnnotatedText {
    /// Whether relations are annotated in it, not only components.
    pub fn has_relations(&self) -> bool {
        !self.relations.is_empty()
    }

    fn of(row: TextRow, rules: &TextRules) -> Self {
        let components: Vec<GivenComponent> = row
            .components
            .iter()
            .map(|component| GivenComponent {
                span: Span::new(component.start, component.end),
                kind: component.kind,
            })
            .collect();
        let relations = row.relations.unwrap_or_default().into_iter().map(|row| {
            let target = match row.target {
                Target::Component(at) => Some(at),
                Target::Thesis(_) => None,
            };
            (row.source, target, row.kind != "support")
        });
        let article = article(&row.text);
        let scene = ClauseScene::of(&article, &rules.clauses.cuts, rules.language);
        Self {
            clauses: judge_clauses(&scene, &components, rules.clauses),
            relations: relations.collect(),
            components,
            text: row.text,
        }
    }

    fn judge(&self, rules: &TextRules, weights: &GenreWeights, figures: &mut TextFigures) {
        let (language, pack) = (rules.language, rules.relations);
        let found = argue_plain(article(&self.text), language, pack, rules.clauses, weights);
        let found: Vec<GivenComponent> = found
            .components
            .iter()
            .map(|component| GivenComponent {
                span: component.span,
                kind: component.kind,
            })
            .collect();
        let length = self.text.chars().count();
        figures.components.add(length, &found, &self.components);
        if self.relations.is_empty() {
            return;
        }
        let related = argue_given(
            article(&self.text),
            &self.components,
            language,
            pack.weighed(&weights.relations),
        );
        let found = related.argument.relations.iter().filter_map(|relation| {
            let against = relation.kind == crate::argument::RelationKind::Contradiction;
            Some((
                related.given[relation.source]?,
                related.given[relation.target],
                against,
            ))
        });
        let found: BTreeSet<TextRelation> = found.map(|relation| self.folded(relation)).collect();
        let annotated: BTreeSet<TextRelation> = self
            .relations
            .iter()
            .map(|&relation| self.folded(relation))
            .collect();
        add_counts(&mut figures.relations, &found, &annotated, |_| true);
        add_counts(
            &mut figures.contradictions,
            &found,
            &annotated,
            |relation| relation.2,
        );
    }

    /// The relation with every major claim taken for the same.
    fn folded(&self, (source, target, against): TextRelation) -> TextRelation {
        let is_thesis = |at: &usize| self.components[*at].kind == ComponentKind::MajorClaim;
        (source, target.filter(|at| !is_thesis(at)), against)
    }

    /// The votes on the annotated relations.
    fn judged_relations(
        &self,
        rules: &TextRules,
    ) -> (
        crate::argument::calibration::JudgedKinds,
        Vec<JudgedLink>,
        Judged,
    ) {
        let pieces = Pieces::of(article(&self.text), &self.components, rules.language);
        let piece_of = |component: usize| {
            pieces
                .owners
                .iter()
                .position(|owner| *owner == Some(component))
        };
        let thesis = (0..self.components.len())
            .find(|&at| self.components[at].kind == ComponentKind::MajorClaim);
        let links: Vec<JudgedLink> = self
            .relations
            .iter()
            .filter_map(|&(source, target, against)| {
                Some(JudgedLink {
                    source: piece_of(source)?,
                    target: piece_of(target.or(thesis)?)?,
                    against,
                })
            })
            .filter(|link| link.source != link.target)
            .collect();
        let roles = pieces.owners.iter().map(|owner| {
            Some(match owner.map(|at| self.components[at].kind) {
                None => Role::None,
                Some(ComponentKind::MajorClaim) => Role::MajorClaim,
                Some(ComponentKind::Claim) => Role::Claim,
                Some(ComponentKind::Premise) => Role::Premise,
            })
        });
        let kinds = known_kinds(roles.collect());
        let scene = Scene::of(&pieces.analysis);
        let judged = judge_links_leaning(&scene, &kinds, &pieces.leans, &links, rules.relations);
        (kinds, links, judged)
    }
}

fn article(text: &str) -> Article {
    read_text("-", text, ArticleId::at(0))
}

fn add_counts(
    counts: &mut [usize; 3],
    found: &BTreeSet<TextRelation>,
    annotated: &BTreeSet<TextRelation>,
    counts_in: impl Fn(&TextRelation) -> bool,
) {
    let of = |set: &BTreeSet<TextRelation>| set.iter().filter(|r| counts_in(r)).count();
    counts[0] += found
        .intersection(annotated)
        .filter(|r| counts_in(r))
        .count();
    counts[1] += of(found);
    counts[2] += of(annotated);
}

fn fit_relations(texts: &[&AnnotatedText], rules: &TextRules, priors: &TextPriors) -> Weights {
    let mut weights = Weights::zero(rules.relations);
    weights.structure.contradiction = priors.contradiction_from;
    let (mut kinds, mut judged) = (Vec::new(), Vec::new());
    for text in texts.iter().filter(|text| !text.relations.is_empty()) {
        let (own, links, votes) = text.judged_relations(rules);
        kinds.push((own, links));
        judged.push(votes);
    }
    let linked: Vec<_> = kinds
        .iter()
        .map(|(kinds, links)| (kinds, links.as_slice()))
        .collect();
    learn_fits(&linked, &mut weights);
    let link_priors = relation_priors(rules.relations, priors.link, None);
    fit_links(&judged, rules.relations, &link_priors, &mut weights);
    fit_contradictions(&judged, rules.relations, priors.contradiction, &mut weights);
    weights
}

/// The tables of a genre's weights, by file name; those of relations only where `texts` have any.
pub fn text_tables(
    weights: &GenreWeights,
    texts: &[AnnotatedText],
    rules: &TextRules,
) -> Vec<(&'static str, String)> {
    let (clause, boundary) = weights.clauses.to_csv(rules.clauses);
    let mut tables = vec![("clause.csv", clause), ("boundary.csv", boundary)];
    if texts.iter().any(AnnotatedText::has_relations) {
        let (_, relation) = weights.relations.to_csv(rules.relations);
        tables.push(("relation.csv", relation));
        tables.push(("structure.csv", weights.relations.structure.to_csv()));
    }
    tables
}

impl fmt::Display for TextFigures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [none, major, claim, premise] = self.components.by_character();
        writeln!(
            f,
            "  characters {:.3} (none {none:.3}, major claim {major:.3}, claim {claim:.3}, premise {premise:.3}), spans {:.3}",
            self.components.macro_f1(),
            self.components.by_span()
        )?;
        if self.relations[2] == 0 {
            return Ok(());
        }
        writeln!(
            f,
            "  relations {:.3}, contradictions {:.3}",
            Self::f1(self.relations),
            Self::f1(self.contradictions)
        )
    }
}
