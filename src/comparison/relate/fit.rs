//! Fits the weights: a table for all pairs and one that is added in replies, the augmented features of Daumé III 2007
//! (*Frustratingly Easy Domain Adaptation*): what holds in both genres is learned once. Multinomial logistic regression with an L2 penalty, by limited-memory BFGS (Nocedal & Wright,
//! *Numerical Optimization*, 2nd ed., algorithms 7.4 and 3.1). Full batches from a zero start, so that the same
//! examples give the same weights.

use super::weights::{Table, softmax};
use super::{Label, Weights};
use crate::comparison::pair::RuleId;
use std::collections::VecDeque;

const LABELS: usize = Label::ALL.len();
/// Steps remembered for the curvature.
const MEMORY: usize = 10;
const MOST_STEPS: usize = 200;
/// Stop when the loss falls by less than this share.
const ENOUGH: f64 = 1e-6;

/// A pair with the right answer.
#[derive(Clone, Debug)]
pub struct Example {
    /// The rules that fire.
    pub fired: Vec<RuleId>,
    /// Whether `b` answers a text rather than a sentence.
    pub reply: bool,
    /// The right label.
    pub label: Label,
    /// Which fold it belongs to; pairs that share their first statement share their fold.
    pub fold: usize,
    /// How much it counts next to 1.
    pub weight: f64,
}

/// Lets every set of examples count the same, however many it has, so that no genre outweighs another.
pub fn balance(sets: &mut [Vec<Example>]) {
    let all: usize = sets.iter().map(Vec::len).sum();
    let share = all as f64 / sets.len().max(1) as f64;
    for set in sets {
        let weight = share / set.len().max(1) as f64;
        set.iter_mut().for_each(|example| example.weight = weight);
    }
}

/// The weights of `rules` rules that fit the examples best. The higher `penalty`, the smaller the weights.
pub fn fit(examples: &[&Example], rules: usize, penalty: f64) -> Weights {
    let loss = Loss {
        examples,
        penalty,
        table: rules + 1,
    };
    let parameters = minimise(&loss);
    let (always, in_reply) = parameters.split_at(loss.table * LABELS);
    Weights::new(table(always), table(in_reply))
}

fn table(parameters: &[f64]) -> Table {
    let mut rows = parameters
        .chunks_exact(LABELS)
        .map(|row| std::array::from_fn(|column| row[column]));
    Table {
        bias: rows.next().unwrap_or_default(),
        of_rule: rows.collect(),
    }
}

/// The negative log-likelihood of the examples and the penalty. Parameters: two tables, each the bias, then the rules, a
/// row of three columns each.
struct Loss<'a> {
    examples: &'a [&'a Example],
    penalty: f64,
    /// Rows of a table.
    table: usize,
}

impl Loss<'_> {
    fn size(&self) -> usize {
        2 * self.table * LABELS
    }

    /// The rows that an example draws on.
    fn rows(&self, example: &Example) -> Vec<usize> {
        let fired = example.fired.iter().map(|rule| rule.index() + 1);
        let mut rows: Vec<usize> = std::iter::once(0).chain(fired).collect();
        if example.reply {
            rows.extend_from_within(..);
            let half = rows.len() / 2;
            rows[half..].iter_mut().for_each(|row| *row += self.table);
        }
        rows
    }

    /// The loss and its gradient.
    fn at(&self, parameters: &[f64]) -> (f64, Vec<f64>) {
        let mut loss = 0.0;
        let mut gradient = vec![0.0; self.size()];
        for example in self.examples {
            let rows = self.rows(example);
            let mut scores = [0.0; LABELS];
            for row in &rows {
                for (column, score) in scores.iter_mut().enumerate() {
                    *score += parameters[row * LABELS + column];
                }
            }
            let mut error = softmax(scores);
            let right = example.label as usize;
            loss -= example.weight * error[right].max(f64::MIN_POSITIVE).ln();
            error[right] -= 1.0;
            for row in &rows {
                for (column, error) in error.iter().enumerate() {
                    gradient[row * LABELS + column] += example.weight * error;
                }
            }
        }
        for (index, parameter) in parameters.iter().enumerate().skip(LABELS) {
            loss += 0.5 * self.penalty * parameter * parameter;
            gradient[index] += self.penalty * parameter;
        }
        (loss, gradient)
    }
}

/// A remembered step and how the gradient changed along it.
struct Step {
    moved: Vec<f64>,
    turned: Vec<f64>,
}

fn minimise(loss: &Loss) -> Vec<f64> {
    let mut here = vec![0.0; loss.size()];
    let (mut value, mut gradient) = loss.at(&here);
    let mut memory: VecDeque<Step> = VecDeque::with_capacity(MEMORY);
    for _ in 0..MOST_STEPS {
        let direction = descent(&gradient, &memory);
        let slope = dot(&direction, &gradient);
        let Some((next, next_value, next_gradient)) = walk(loss, &here, value, &direction, slope)
        else {
            break;
        };
        let step = Step {
            moved: difference(&next, &here),
            turned: difference(&next_gradient, &gradient),
        };
        let gain = value - next_value;
        (here, value, gradient) = (next, next_value, next_gradient);
        if dot(&step.moved, &step.turned) > 1e-10 {
            if memory.len() == MEMORY {
                memory.pop_front();
            }
            memory.push_back(step);
        }
        if gain < ENOUGH * value.abs() {
            break;
        }
    }
    here
}

/// The way down by the two-loop recursion.
fn descent(gradient: &[f64], memory: &VecDeque<Step>) -> Vec<f64> {
    let mut way: Vec<f64> = gradient.iter().map(|slope| -slope).collect();
    let mut taken = Vec::with_capacity(memory.len());
    for step in memory.iter().rev() {
        let share = dot(&step.moved, &way) / dot(&step.moved, &step.turned);
        add(&mut way, -share, &step.turned);
        taken.push(share);
    }
    let scale = match memory.back() {
        Some(last) => dot(&last.moved, &last.turned) / dot(&last.turned, &last.turned),
        None => 1.0 / dot(gradient, gradient).sqrt().max(1.0),
    };
    way.iter_mut().for_each(|part| *part *= scale);
    for (step, share) in memory.iter().zip(taken.into_iter().rev()) {
        let back = dot(&step.turned, &way) / dot(&step.moved, &step.turned);
        add(&mut way, share - back, &step.moved);
    }
    way
}

/// Backtracks along the direction until the loss falls enough; nothing where it doesn't.
fn walk(
    loss: &Loss,
    here: &[f64],
    value: f64,
    direction: &[f64],
    slope: f64,
) -> Option<(Vec<f64>, f64, Vec<f64>)> {
    let mut length = 1.0;
    for _ in 0..30 {
        let mut next = here.to_vec();
        add(&mut next, length, direction);
        let (next_value, gradient) = loss.at(&next);
        if next_value <= value + 1e-4 * length * slope {
            return Some((next, next_value, gradient));
        }
        length *= 0.5;
    }
    None
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(x, y)| x * y).sum()
}

fn difference(one: &[f64], other: &[f64]) -> Vec<f64> {
    one.iter().zip(other).map(|(x, y)| x - y).collect()
}

fn add(sum: &mut [f64], share: f64, other: &[f64]) {
    for (part, more) in sum.iter_mut().zip(other) {
        *part += share * more;
    }
}
