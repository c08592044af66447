//! Fits the weights: a table for all pairs and one that is added in replies, the augmented features of Daumé III 2007
//! (*Frustratingly Easy Domain Adaptation*): what holds in both genres is learned once. Multinomial logistic regression
//! with an L2 penalty, in full batches from a zero start, so that the same examples give the same weights.

use crate::comparison::pair::RuleId;
use crate::comparison::relate::{Label, RelateWeights, Table, softmax};
use crate::rules::fitting::minimise;

const LABELS: usize = Label::ALL.len();

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
pub fn fit(examples: &[&Example], rules: usize, penalty: f64) -> RelateWeights {
    let loss = Loss {
        examples,
        penalty,
        table: rules + 1,
    };
    let parameters = minimise(loss.size(), |at, gradient| loss.at(at, gradient));
    let (always, in_reply) = parameters.split_at(loss.table * LABELS);
    RelateWeights::new(table(always), table(in_reply))
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

    /// The loss; writes its gradient over what stands there.
    fn at(&self, parameters: &[f64], gradient: &mut [f64]) -> f64 {
        let mut loss = 0.0;
        gradient.fill(0.0);
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
        loss
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::FrameSet;
    use crate::comparison::relate::PairJudge;
    use crate::language::{Language, Lexicon};
    use std::sync::Arc;

    #[test]
    fn fitting_is_deterministic_and_finds_what_separates() {
        let language = Language::new(Lexicon::builtin().unwrap());
        let frames = Arc::new(FrameSet::builtin().unwrap());
        let judge = PairJudge::builtin(language.lexicon(), frames).unwrap();
        let example = |b: &str, label| {
            let (a, b) = (
                judge.read("店里很热闹", &language),
                judge.read(b, &language),
            );
            let fired = judge
                .rules()
                .firings(&a, &b)
                .iter()
                .map(|firing| firing.rule)
                .collect();
            Example {
                fired,
                reply: false,
                label,
                fold: 0,
                weight: 1.0,
            }
        };
        let examples = [
            example("店里不热闹", Label::Contradict),
            example("店里热闹", Label::Support),
            example("明天下雨", Label::None),
        ];
        let references: Vec<&Example> = examples.iter().collect();
        let rules = judge.rules().rules().len();
        let weights = fit(&references, rules, 0.1);
        assert_eq!(weights, fit(&references, rules, 0.1));
        for example in &examples {
            let (label, _) = PairJudge::likeliest(&weights.chances(&example.fired, example.reply));
            assert_eq!(label, example.label);
        }
    }
}
