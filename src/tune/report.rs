//! What calibration found: figures on held-out pairs, and what every rule is worth.

use super::HeldOut;
use crate::argument::calibration::Worth;
use crate::eval::{Figures, mean};
use crate::rules::RulePack;
use std::fmt;

/// What one rule is worth on articles that its weights have not seen.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleWorth {
    /// Its name.
    pub id: String,
    /// How often it fires, and what that gains.
    pub worth: Worth,
}

/// What to expect of unseen pairs, and which rules help, hurt or never fire.
#[derive(Clone, Debug)]
pub struct TuneReport {
    /// One entry an annotation, from weights fitted without its pair.
    pub held_out: Vec<HeldOut>,
    /// Every rule, the most helpful first.
    pub rules: Vec<RuleWorth>,
}

impl TuneReport {
    pub(super) fn new(
        pack: &RulePack,
        held_out: Vec<HeldOut>,
        component: &[Worth],
        relation: &[Worth],
    ) -> Self {
        let components = pack.component.iter().map(|rule| &rule.id).zip(component);
        let relations = pack.relation.iter().map(|rule| &rule.id).zip(relation);
        let mut rules: Vec<RuleWorth> = components
            .chain(relations)
            .map(|(id, worth)| RuleWorth {
                id: id.clone(),
                worth: *worth,
            })
            .collect();
        rules.sort_by(|a, b| b.worth.gain.total_cmp(&a.worth.gain));
        Self { held_out, rules }
    }

    /// The mean over the wanted pairs, each pair the mean over its annotators.
    pub fn mean_over(&self, wanted: impl Fn(&str) -> bool) -> Figures {
        let mut pairs: Vec<(&str, Vec<Figures>)> = Vec::new();
        for held in self.held_out.iter().filter(|held| wanted(held.pair())) {
            match pairs.iter_mut().find(|(pair, _)| *pair == held.pair()) {
                Some((_, figures)) => figures.push(held.figures.clone()),
                None => pairs.push((held.pair(), vec![held.figures.clone()])),
            }
        }
        let means: Vec<Figures> = pairs.iter().map(|(_, figures)| mean(figures)).collect();
        mean(&means)
    }

    /// Whether a pair was annotated more than once, so that its figures are means over annotators.
    pub fn annotated_twice(&self, pair: &str) -> bool {
        let annotations = self.held_out.iter().filter(|held| held.pair() == pair);
        annotations.count() > 1
    }
}

/// The figures that calibration concerns; those across articles have weights of their own.
const SHOWN: [&str; 7] = [
    "argumentative",
    "claim",
    "premise",
    "major_claim",
    "relation",
    "link",
    "contradiction",
];
/// So many rules are named as helping most and as hurting most.
const NAMED: usize = 12;

impl fmt::Display for TuneReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "F1 on each pair, from weights fitted without it:")?;
        write!(f, "{:<22}", "")?;
        for name in SHOWN {
            write!(f, " {name:>13}")?;
        }
        writeln!(f, " {:>11}", "boilerplate")?;
        for held in &self.held_out {
            write_row(f, &held.gold, &held.figures)?;
            writeln!(f, " {:>11}", held.boilerplate)?;
        }
        let twice = |pair: &str| self.annotated_twice(pair);
        if self.held_out.iter().any(|held| twice(held.pair())) {
            write_row(f, "mean, annotated twice", &self.mean_over(twice))?;
            writeln!(f)?;
        }
        write_row(f, "mean, all pairs", &self.mean_over(|_| true))?;
        writeln!(f, "\n")?;
        let silent: Vec<&str> = self.named(|worth| worth.fires == 0).collect();
        let helping: Vec<&RuleWorth> = self.rules.iter().filter(|r| r.worth.gain > 0.0).collect();
        let hurting: Vec<&RuleWorth> = self.rules.iter().filter(|r| r.worth.gain < 0.0).collect();
        writeln!(
            f,
            "{} rules help, {} hurt, {} never fire (nats of log-likelihood on held-out pairs):",
            helping.len(),
            hurting.len(),
            silent.len()
        )?;
        for rule in helping.iter().take(NAMED) {
            write_rule(f, "helps", rule)?;
        }
        for rule in hurting.iter().rev().take(NAMED) {
            write_rule(f, "hurts", rule)?;
        }
        for id in silent {
            writeln!(f, "never {id}")?;
        }
        Ok(())
    }
}

impl TuneReport {
    fn named(&self, which: impl Fn(&Worth) -> bool) -> impl Iterator<Item = &str> {
        let rules = self.rules.iter().filter(move |rule| which(&rule.worth));
        rules.map(|rule| rule.id.as_str())
    }
}

fn write_row(f: &mut fmt::Formatter<'_>, name: &str, figures: &Figures) -> fmt::Result {
    write!(f, "{name:<22}")?;
    for wanted in SHOWN {
        let rate = figures.iter().find(|(name, _)| *name == wanted);
        write!(f, " {:>13.3}", rate.map_or(0.0, |(_, rate)| rate.f1))?;
    }
    Ok(())
}

fn write_rule(f: &mut fmt::Formatter<'_>, verb: &str, rule: &RuleWorth) -> fmt::Result {
    let Worth { fires, gain } = rule.worth;
    writeln!(f, "{verb} {gain:>+8.2}  fires {fires:>6}  {}", rule.id)
}
