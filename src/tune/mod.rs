//! Calibration: fits what every rule counts on annotated articles, and tells what to expect of unseen ones.
//!
//! Each figure for a pair comes from weights fitted without that pair. What sentences seem to be, which the weights of
//! relation rules depend on, is always judged by weights that have not seen the article (stacking, Wolpert 1992).

mod annotated;
mod texts;

pub use annotated::AnnotatedArticle;
pub use texts::{
    AnnotatedText, TextFigures, TextPriors, TextRules, clause_tables, fit_texts, five_fold,
    read_texts,
};

use crate::argument::calibration::{self, Judged};
use crate::eval::{Figures, Gold, Verdict, judge, mean};
use crate::rules::{RulePack, Weights};

/// How strongly weights are pulled towards 0: the variance of their normal prior.
#[derive(Clone, Copy, Debug)]
pub struct Priors {
    /// Of component rules.
    pub component: f64,
    /// Of relation rules that vote for a link.
    pub link: f64,
    /// Of relation rules that vote for a contradiction.
    pub contradiction: f64,
}

impl Default for Priors {
    fn default() -> Self {
        Self {
            component: 0.1,
            link: 0.1,
            contradiction: 0.3,
        }
    }
}

/// What to expect of an unseen pair.
#[derive(Clone, Debug)]
pub struct HeldOut {
    /// The annotator and pair that were kept out.
    pub gold: String,
    /// What weights fitted on all other pairs reach on it.
    pub figures: Figures,
    /// Furniture taken for components.
    pub boilerplate: usize,
}

/// Fits weights on all articles.
pub fn fit(articles: &[AnnotatedArticle], pack: &RulePack, priors: &Priors) -> Weights {
    fit_without(articles, None, pack, priors)
}

/// For every annotation the figures that weights fitted without its pair reach.
pub fn leave_one_pair_out(
    golds: &[Gold],
    articles: &[AnnotatedArticle],
    pack: &RulePack,
    priors: &Priors,
    vary: &[&dyn Fn(&mut Weights)],
) -> Vec<Vec<HeldOut>> {
    let mut all: Vec<Vec<HeldOut>> = vary.iter().map(|_| Vec::new()).collect();
    for pair in pairs(articles) {
        let base = fit_without(articles, Some(&pair), pack, priors);
        for (v, held_out) in vary.iter().zip(all.iter_mut()) {
            let mut weights = base.clone();
            v(&mut weights);
            for gold in golds.iter().filter(|gold| gold.pair() == pair) {
                let mut verdict = Verdict::default();
                let own = articles.iter().filter(|article| article.gold == gold.name);
                for (side, article) in own.enumerate().take(2) {
                    let argument = article.argue(pack, &weights);
                    verdict.components[side] = argument
                        .components
                        .iter()
                        .map(|part| (part.span, part.kind))
                        .collect();
                    verdict.relations[side] = argument
                        .relations
                        .iter()
                        .map(|edge| (edge.source, edge.target, edge.kind))
                        .collect();
                }
                let (figures, boilerplate) = judge(&verdict, gold);
                held_out.push(HeldOut {
                    gold: gold.name.clone(),
                    figures,
                    boilerplate,
                });
            }
        }
    }
    all
}

/// The mean over pairs, each pair the mean over its annotators.
pub fn mean_over_pairs(held_out: &[HeldOut], wanted: impl Fn(&str) -> bool) -> Figures {
    let pair_of = |name: &str| name.split('.').next().unwrap_or_default().to_owned();
    let mut by_pair: Vec<(String, Vec<Figures>)> = Vec::new();
    for held in held_out {
        let pair = pair_of(&held.gold);
        if !wanted(&pair) {
            continue;
        }
        match by_pair.iter_mut().find(|(known, _)| *known == pair) {
            Some((_, figures)) => figures.push(held.figures.clone()),
            None => by_pair.push((pair, vec![held.figures.clone()])),
        }
    }
    let means: Vec<Figures> = by_pair.iter().map(|(_, figures)| mean(figures)).collect();
    mean(&means)
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

fn fit_without(
    articles: &[AnnotatedArticle],
    kept_out: Option<&str>,
    pack: &RulePack,
    priors: &Priors,
) -> Weights {
    let seen: Vec<&AnnotatedArticle> = articles
        .iter()
        .filter(|article| Some(article.pair.as_str()) != kept_out)
        .collect();
    let kinds: Vec<_> = seen.iter().map(|article| article.kinds(pack)).collect();
    let mut weights = Weights::zero(pack);
    let all: Vec<&_> = kinds.iter().collect();
    calibration::fit_components(&all, pack, priors.component, &mut weights);
    // Leans of every article come from weights that have not seen its pair, as they will for unseen articles.
    let mut judged: Vec<Judged> = Vec::new();
    let mut folds: Vec<(String, Weights)> = Vec::new();
    for (article, own) in seen.iter().zip(&kinds) {
        if !folds.iter().any(|(pair, _)| *pair == article.pair) {
            let others: Vec<&_> = seen
                .iter()
                .zip(&kinds)
                .filter(|(other, _)| other.pair != article.pair)
                .map(|(_, kinds)| kinds)
                .collect();
            let mut fold = Weights::zero(pack);
            calibration::fit_components(&others, pack, priors.component, &mut fold);
            folds.push((article.pair.clone(), fold));
        }
        if let Some((_, fold)) = folds.iter().find(|(pair, _)| *pair == article.pair) {
            judged.push(article.judged(own, pack, fold));
        }
    }
    let annotated: Vec<_> = seen
        .iter()
        .zip(&kinds)
        .map(|(one, kinds)| (kinds, one.links()))
        .collect();
    calibration::learn_fits(&annotated, &mut weights);
    calibration::fit_links(&judged, pack, priors.link, &mut weights);
    calibration::fit_contradictions(&judged, pack, priors.contradiction, &mut weights);
    weights
}
