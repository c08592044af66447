//! Calibration: fits what every rule counts on annotated articles, and tells what to expect of unseen ones.
//!
//! Each figure for a pair comes from weights fitted without that pair. What sentences seem to be, which the weights of
//! relation rules depend on, is always judged by weights that have not seen the article (stacking, Wolpert 1992).
//!
//! [`cross`] fits what speaks between two articles, [`relate`] what speaks between two statements.

pub mod cross;
pub mod relate;

mod annotated;
mod report;
mod text_file;
mod texts;

pub use crate::argument::calibration::{ComponentPrior, Worth};
pub use crate::argument::clauses::calibration::ClausePrior;
pub use crate::rules::fitting::Prior;
pub use annotated::AnnotatedArticle;
pub use report::{RuleWorth, TuneReport};
pub use text_file::AnnotatedTextError;
pub use texts::{
    AnnotatedText, TextFigures, TextPriors, TextRules, fit_texts, five_fold, read_texts,
    text_tables,
};

use crate::argument::calibration::{self, Judged, JudgedKinds};
use crate::eval::{Figures, Gold, Verdict, judge};
use crate::rules::{RulePack, WeighedPack, Weights};

/// Bytes of the largest file of annotated essays, reviews or pairs that is read.
const MOST_BYTES: usize = 256 << 20;

/// What is held of weights before any article is seen.
#[derive(Clone, Copy, Debug)]
pub struct Priors {
    /// Of component rules.
    pub component: ComponentPrior,
    /// How far the weights of relation rules that vote for a link may stray.
    pub link: f64,
    /// Of what link rules count on essays, the share they are expected to count on articles.
    pub essays: f64,
    /// How far the weights of relation rules that vote for a contradiction may stray from 0.
    pub contradiction: f64,
    /// Of relation rules that vote for an objection.
    pub objection: Prior,
}

impl Default for Priors {
    fn default() -> Self {
        Self {
            component: ComponentPrior {
                voted: 0.2,
                variance: 0.1,
            },
            link: 0.1,
            essays: 0.5,
            contradiction: 0.3,
            objection: Prior {
                mean: 0.0,
                variance: 3.0,
            },
        }
    }
}

/// What weights fitted without a pair reach on one annotation of it.
#[derive(Clone, Debug)]
pub struct HeldOut {
    /// The annotation's name, such as `S.1`.
    pub gold: String,
    /// The figures reached.
    pub figures: Figures,
    /// Furniture taken for components.
    pub boilerplate: usize,
}

impl HeldOut {
    /// The pair it annotates.
    pub fn pair(&self) -> &str {
        self.gold.split('.').next().unwrap_or_default()
    }
}

/// Fits weights on all articles, and on all but each pair to see what they reach on it. What link rules count on
/// `essays`, if there are any, is where their weights start from: essays are many, and argue by the same connectives.
pub fn tune(
    golds: &[Gold],
    articles: &[AnnotatedArticle],
    essays: &[AnnotatedArticle],
    pack: &RulePack,
    priors: &Priors,
) -> (Weights, TuneReport) {
    let basis = (!essays.is_empty()).then(|| {
        let kinds: Vec<JudgedKinds> = essays.iter().map(|essay| essay.kinds(pack)).collect();
        fit(essays, &kinds, None, pack, priors, None)
    });
    let basis = basis.as_ref();
    let kinds: Vec<JudgedKinds> = articles.iter().map(|article| article.kinds(pack)).collect();
    let mut held_out = Vec::new();
    let mut component = vec![Worth::default(); pack.component.len()];
    let mut relation = vec![Worth::default(); pack.relation.len()];
    for pair in pairs(articles) {
        let weights = fit(articles, &kinds, Some(&pair), pack, priors, basis);
        for (article, kinds) in articles.iter().zip(&kinds) {
            if article.pair == pair {
                calibration::component_worth(kinds, &weights, &mut component);
                let judged = article.judged(kinds, pack, &weights);
                calibration::relation_worth(&judged, pack, &weights, &mut relation);
            }
        }
        for gold in golds.iter().filter(|gold| gold.pair() == pair) {
            let (figures, boilerplate) =
                judge(&verdict(gold, articles, pack.weighed(&weights)), gold);
            held_out.push(HeldOut {
                gold: gold.name.clone(),
                figures,
                boilerplate,
            });
        }
    }
    let weights = fit(articles, &kinds, None, pack, priors, basis);
    let report = TuneReport::new(pack, held_out, &component, &relation);
    (weights, report)
}

/// What the program makes of both articles of an annotation.
fn verdict(gold: &Gold, articles: &[AnnotatedArticle], rules: WeighedPack) -> Verdict {
    let mut verdict = Verdict::default();
    let own = articles.iter().filter(|article| article.gold == gold.name);
    for (side, article) in own.enumerate().take(2) {
        let argument = article.argue(rules);
        let parts = argument.components.iter();
        verdict.components[side] = parts.map(|part| (part.span, part.kind)).collect();
        let edges = argument.relations.iter();
        verdict.relations[side] = edges
            .map(|edge| (edge.source, edge.target, edge.kind))
            .collect();
    }
    verdict
}

fn pairs(articles: &[AnnotatedArticle]) -> Vec<String> {
    let mut pairs: Vec<String> = Vec::new();
    for article in articles {
        if !pairs.contains(&article.pair) {
            pairs.push(article.pair.clone());
        }
    }
    pairs
}

fn fit(
    articles: &[AnnotatedArticle],
    kinds: &[JudgedKinds],
    kept_out: Option<&str>,
    pack: &RulePack,
    priors: &Priors,
    basis: Option<&Weights>,
) -> Weights {
    let seen: Vec<(&AnnotatedArticle, &JudgedKinds)> = articles
        .iter()
        .zip(kinds)
        .filter(|(article, _)| Some(article.pair.as_str()) != kept_out)
        .collect();
    let fit_kinds = |left_out: Option<&str>| {
        let kinds: Vec<&JudgedKinds> = seen
            .iter()
            .filter(|(article, _)| Some(article.pair.as_str()) != left_out)
            .map(|(_, kinds)| *kinds)
            .collect();
        let mut weights = Weights::zero(pack);
        calibration::fit_components(&kinds, pack, priors.component, &mut weights);
        weights
    };
    let mut weights = fit_kinds(None);
    let annotated: Vec<_> = seen
        .iter()
        .map(|(article, kinds)| (*kinds, article.links()))
        .collect();
    calibration::learn_fits(&annotated, &mut weights);
    let mut judged: Vec<Judged> = Vec::new();
    for pair in pairs(articles) {
        let own: Vec<_> = seen.iter().filter(|(one, _)| one.pair == pair).collect();
        if own.is_empty() {
            continue;
        }
        let unseen = fit_kinds(Some(&pair));
        let votes = own
            .iter()
            .map(|(article, kinds)| article.judged(kinds, pack, &unseen));
        judged.extend(votes);
    }
    let elsewhere = basis.map(|basis| (basis, priors.essays));
    let link_priors = calibration::relation_priors(pack, priors.link, elsewhere);
    calibration::fit_links(&judged, pack, &link_priors, &mut weights);
    calibration::fit_settled_links(&judged, pack, priors.link, &mut weights);
    calibration::fit_contradictions(&judged, pack, priors.contradiction, &mut weights);
    calibration::fit_objections(&judged, pack, priors.objection, &mut weights);
    weights
}
