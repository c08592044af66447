//! Files every component of an article under a view: first by its own words, then, where views are parts of a subject
//! that passages speak of, by the company it keeps. A judgement, for or against, doesn't spread to its neighbours.
//!
//! Smoothing over neighbours and relations is label propagation with clamped seeds (Zhu & Ghahramani 2002): in each
//! round a component's own votes are kept and a share of its company's standing is added.

use super::pack::{View, ViewPack};
use crate::argument::{Argument, Component};
use crate::article::BlockKind;
use crate::language::{Analysis, Reading};
use std::collections::BTreeMap;
use std::ops::Range;

/// No component's own words count more than this, however many cues it has.
const MOST_VOTES: f64 = 3.5;
/// What the company adds, next to 1 for the component's own words.
const HEADING: f64 = 0.1;
const NEIGHBOURS: f64 = 0.6;
const RELATIONS: f64 = 0.25;
const ARTICLE: f64 = 0.1;
/// How many components before and behind are neighbours.
const REACH: usize = 2;
const ROUNDS: usize = 2;
/// Below this no view is given.
const ENOUGH: f64 = 0.55;

/// The view of every component, in order; none where its words and its company speak for none, or for something
/// aside the pack's subject.
pub fn views_of<'pack>(
    analysis: &Analysis,
    argument: &Argument,
    pack: &'pack ViewPack,
) -> Vec<Option<&'pack View>> {
    let own: Vec<Vec<f64>> = argument
        .components
        .iter()
        .map(|component| own_votes(analysis, component, pack))
        .collect();
    if !pack.spreads() {
        return own.iter().map(|votes| strongest(votes, pack)).collect();
    }
    let fixed = fixed_votes(analysis, argument, pack, &own);
    let company = company(argument);
    let mut standing = own;
    for _ in 0..ROUNDS {
        standing = fixed
            .iter()
            .zip(&company)
            .map(|(fixed, company)| company.joined(fixed, &standing))
            .collect();
    }
    standing
        .iter()
        .map(|votes| strongest(votes, pack))
        .collect()
}

/// The view of a statement that stands alone in its article.
pub(super) fn view_alone<'pack>(reading: &Reading, pack: &'pack ViewPack) -> Option<&'pack View> {
    let own = votes_of(reading, &(0..reading.text.len()), pack);
    let mut votes = own.clone();
    if pack.spreads() {
        let all: f64 = own.iter().sum();
        add(&mut votes, ARTICLE / all.max(1.0), &own);
    }
    strongest(&votes, pack)
}

/// What the component's own words speak for.
fn own_votes(analysis: &Analysis, component: &Component, pack: &ViewPack) -> Vec<f64> {
    let Some(sentence) = analysis.sentences.get(component.sentence) else {
        return vec![0.0; pack.finder().outcomes()];
    };
    votes_of(&sentence.reading, &characters_of(analysis, component), pack)
}

/// What words speak for; many of one view count no more than a few.
fn votes_of(reading: &Reading, within: &Range<usize>, pack: &ViewPack) -> Vec<f64> {
    let votes = pack.finder().votes(reading, within).into_iter();
    votes.map(|vote| vote.min(MOST_VOTES)).collect()
}

/// The characters of the sentence's text that the component covers.
fn characters_of(analysis: &Analysis, component: &Component) -> Range<usize> {
    let positions = &analysis.sentence(component.sentence).positions;
    let start = positions.partition_point(|place| *place < component.span.start);
    let end = positions.partition_point(|place| *place < component.span.end);
    start..end
}

/// Own words, heading, and what the article speaks for on the whole: what doesn't change from round to round.
fn fixed_votes(
    analysis: &Analysis,
    argument: &Argument,
    pack: &ViewPack,
    own: &[Vec<f64>],
) -> Vec<Vec<f64>> {
    let mut article = vec![0.0; pack.finder().outcomes()];
    for votes in own {
        add(&mut article, 1.0, votes);
    }
    let all: f64 = article.iter().sum();
    article.iter_mut().for_each(|vote| *vote /= all.max(1.0));
    let mut votes_of_headings: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
    argument
        .components
        .iter()
        .zip(own)
        .map(|(component, own)| {
            let mut votes = own.clone();
            add(&mut votes, ARTICLE, &article);
            if let Some(heading) = heading_before(analysis, component.sentence) {
                let heading = votes_of_headings.entry(heading).or_insert_with(|| {
                    let reading = &analysis.sentences[heading].reading;
                    pack.finder().votes(reading, &(0..reading.text.len()))
                });
                add(&mut votes, HEADING, heading);
            }
            votes
        })
        .collect()
}

/// The nearest heading above a sentence.
fn heading_before(analysis: &Analysis, sentence: usize) -> Option<usize> {
    (0..sentence.min(analysis.sentences.len()))
        .rev()
        .find(|place| matches!(analysis.block_kind(*place), BlockKind::Heading(_)))
}

/// The components that a component keeps company with.
struct Company {
    neighbours: Vec<usize>,
    related: Vec<usize>,
}

fn company(argument: &Argument) -> Vec<Company> {
    let count = argument.components.len();
    let mut company: Vec<Company> = (0..count)
        .map(|place| Company {
            neighbours: (place.saturating_sub(REACH)..(place + REACH + 1).min(count))
                .filter(|other| *other != place)
                .collect(),
            related: Vec::new(),
        })
        .collect();
    for relation in &argument.relations {
        let (source, target) = (relation.source, relation.target);
        if source < count && target < count {
            company[source].related.push(target);
            company[target].related.push(source);
        }
    }
    company
}

impl Company {
    /// A component's votes with its company's.
    fn joined(&self, fixed: &[f64], standing: &[Vec<f64>]) -> Vec<f64> {
        let mut votes = fixed.to_vec();
        for (others, weight) in [(&self.neighbours, NEIGHBOURS), (&self.related, RELATIONS)] {
            for other in others {
                add(&mut votes, weight / others.len() as f64, &standing[*other]);
            }
        }
        votes
    }
}

fn add(votes: &mut [f64], share: f64, more: &[f64]) {
    for (vote, more) in votes.iter_mut().zip(more) {
        *vote += share * more;
    }
}

/// The view with most votes, the first of equals.
fn strongest<'pack>(votes: &[f64], pack: &'pack ViewPack) -> Option<&'pack View> {
    let mut best = (pack.views.len(), ENOUGH);
    for (outcome, vote) in votes.iter().enumerate() {
        if *vote > best.1 {
            best = (outcome, *vote);
        }
    }
    pack.views.get(best.0)
}
