//! Fits the weights of rules on annotated examples: a conditional logit (McFadden 1974) with an L2 prior, by L-BFGS.
//!
//! Deterministic: no randomness, one thread, fixed order.

use std::collections::VecDeque;

/// One decision between alternatives, of which one was the annotators' choice.
#[derive(Clone, Debug, Default)]
pub struct AnnotatedChoice {
    /// For every alternative the parameters that speak for it, with their values.
    pub alternatives: Vec<Vec<(usize, f64)>>,
    /// Index of the alternative that was chosen.
    pub chosen: usize,
    /// How much the decision counts; 1 is usual.
    pub importance: f64,
}

/// What is held of a parameter before any example is seen: a normal distribution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prior {
    /// What it is expected to be, in log-odds.
    pub mean: f64,
    /// How far it may stray: the smaller, the more examples it takes.
    pub variance: f64,
}

impl Prior {
    /// Expected to count nothing.
    pub fn around_zero(variance: f64) -> Self {
        Self {
            mean: 0.0,
            variance,
        }
    }
}

/// Parameters that make the chosen alternatives likeliest, each pulled towards its prior's mean.
///
/// Returns a number for every prior, in log-odds.
pub fn fit(choices: &[AnnotatedChoice], priors: &[Prior]) -> Vec<f64> {
    minimise(priors.len(), |weights, gradient| {
        objective(choices, weights, priors, gradient)
    })
}

/// Parameters that make `loss` least, from 0 on, by L-BFGS. `loss` is given parameters, writes its gradient over what
/// stands there, and returns its value.
pub fn minimise(parameters: usize, loss: impl Fn(&[f64], &mut [f64]) -> f64) -> Vec<f64> {
    let objective = loss;
    let mut weights = vec![0.0; parameters];
    let mut gradient = vec![0.0; parameters];
    let mut loss = objective(&weights, &mut gradient);
    let mut memory: VecDeque<Correction> = VecDeque::new();
    for _ in 0..MOST_ITERATIONS {
        if norm(&gradient) < TOLERANCE * (1.0 + norm(&weights)) {
            break;
        }
        let direction = descent_direction(&gradient, &memory);
        let slope = dot(&gradient, &direction);
        let mut step = if memory.is_empty() {
            1.0 / norm(&gradient).max(1.0)
        } else {
            1.0
        };
        let mut trial = vec![0.0; parameters];
        let mut trial_gradient = vec![0.0; parameters];
        let mut trial_loss;
        loop {
            for (at, value) in trial.iter_mut().enumerate() {
                *value = weights[at] + step * direction[at];
            }
            trial_loss = objective(&trial, &mut trial_gradient);
            if trial_loss <= loss + SUFFICIENT_DECREASE * step * slope || step < SMALLEST_STEP {
                break;
            }
            step *= 0.5;
        }
        if step < SMALLEST_STEP {
            break;
        }
        remember(
            &mut memory,
            Correction::between(&weights, &trial, &gradient, &trial_gradient),
        );
        weights = trial;
        gradient = trial_gradient;
        loss = trial_loss;
    }
    weights
}

/// The probability of every alternative of a choice under the weights.
pub fn probabilities(alternatives: &[Vec<(usize, f64)>], weights: &[f64]) -> Vec<f64> {
    let scores: Vec<f64> = alternatives
        .iter()
        .map(|features| score(features, weights))
        .collect();
    softmax(&scores)
}

/// Scores turned into probabilities.
pub fn softmax(scores: &[f64]) -> Vec<f64> {
    let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let raised: Vec<f64> = scores.iter().map(|score| (score - highest).exp()).collect();
    let total: f64 = raised.iter().sum();
    raised.iter().map(|value| value / total).collect()
}

const MOST_ITERATIONS: usize = 200;
const TOLERANCE: f64 = 1e-4;
const SUFFICIENT_DECREASE: f64 = 1e-4;
const SMALLEST_STEP: f64 = 1e-10;
const MEMORY: usize = 8;

/// What one step of L-BFGS (Nocedal 1980) remembers of the curvature.
struct Correction {
    step: Vec<f64>,
    change: Vec<f64>,
    inverse: f64,
}

impl Correction {
    fn between(from: &[f64], to: &[f64], gradient: &[f64], next: &[f64]) -> Self {
        let step: Vec<f64> = to.iter().zip(from).map(|(a, b)| a - b).collect();
        let change: Vec<f64> = next.iter().zip(gradient).map(|(a, b)| a - b).collect();
        let inverse = dot(&step, &change);
        Self {
            step,
            change,
            inverse,
        }
    }
}

fn remember(memory: &mut VecDeque<Correction>, correction: Correction) {
    // A step along which the gradient did not grow says nothing about curvature.
    if correction.inverse > 1e-12 {
        if memory.len() == MEMORY {
            memory.pop_front();
        }
        memory.push_back(correction);
    }
}

fn descent_direction(gradient: &[f64], memory: &VecDeque<Correction>) -> Vec<f64> {
    let mut direction: Vec<f64> = gradient.iter().map(|value| -value).collect();
    let mut factors = Vec::with_capacity(memory.len());
    for correction in memory.iter().rev() {
        let factor = dot(&correction.step, &direction) / correction.inverse;
        add_scaled(&mut direction, &correction.change, -factor);
        factors.push(factor);
    }
    if let Some(latest) = memory.back() {
        let scale = latest.inverse / dot(&latest.change, &latest.change);
        direction.iter_mut().for_each(|value| *value *= scale);
    }
    for (correction, factor) in memory.iter().zip(factors.iter().rev()) {
        let back = dot(&correction.change, &direction) / correction.inverse;
        add_scaled(&mut direction, &correction.step, factor - back);
    }
    direction
}

fn objective(
    choices: &[AnnotatedChoice],
    weights: &[f64],
    priors: &[Prior],
    gradient: &mut [f64],
) -> f64 {
    let mut loss = 0.0;
    for ((slope, weight), prior) in gradient.iter_mut().zip(weights).zip(priors) {
        let strays = weight - prior.mean;
        *slope = strays / prior.variance;
        loss += 0.5 * strays * strays / prior.variance;
    }
    for choice in choices {
        let odds = probabilities(&choice.alternatives, weights);
        loss -= choice.importance * odds[choice.chosen].max(f64::MIN_POSITIVE).ln();
        for (at, features) in choice.alternatives.iter().enumerate() {
            let wanted = if at == choice.chosen { 1.0 } else { 0.0 };
            let pull = choice.importance * (odds[at] - wanted);
            for &(parameter, value) in features {
                gradient[parameter] += pull * value;
            }
        }
    }
    loss
}

fn score(features: &[(usize, f64)], weights: &[f64]) -> f64 {
    features
        .iter()
        .map(|&(parameter, value)| weights[parameter] * value)
        .sum()
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

fn norm(a: &[f64]) -> f64 {
    dot(a, a).sqrt()
}

fn add_scaled(to: &mut [f64], what: &[f64], factor: f64) {
    for (value, add) in to.iter_mut().zip(what) {
        *value += factor * add;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_that_always_speaks_for_the_choice_gets_a_positive_weight() {
        // Parameter 0 fires on the chosen alternative nine times in ten, parameter 1 at random.
        let choices: Vec<AnnotatedChoice> = (0..100)
            .map(|case| AnnotatedChoice {
                alternatives: vec![vec![(0, 1.0)], vec![(1, f64::from(case / 10 % 2))]],
                chosen: usize::from(case % 10 == 0),
                importance: 1.0,
            })
            .collect();
        let weights = fit(&choices, &[Prior::around_zero(10.0); 2]);
        assert!(
            weights[0] > 1.0 && weights[0] > weights[1],
            "got {weights:?}"
        );
        let odds = probabilities(&choices[0].alternatives, &weights);
        assert!(
            (odds[0] - 0.9).abs() < 0.05,
            "nine in ten were chosen, got {odds:?}"
        );
    }
}
