//! The labels of a row of clauses, chosen together: a linear-chain conditional random field (Lafferty et al. 2001).
//!
//! Every clause brings a score for every label, every boundary between two clauses a score for every pair of labels.

use super::label::{LABELS, Label};

/// Scores of a row of clauses.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    /// For every clause the score of every label.
    pub labels: Vec<[f64; LABELS]>,
    /// For every clause the scores of every pair of the label before and its own; those of the first are not used.
    pub boundaries: Vec<[[f64; LABELS]; LABELS]>,
}

/// How likely labels and pairs of neighbouring labels are.
pub struct Marginals {
    /// The log of the sum over all rows of labels.
    pub log_sum: f64,
    /// For every clause the probability of every label.
    pub labels: Vec<[f64; LABELS]>,
    /// For every clause but the first the probability of every pair of the label before and its own.
    pub boundaries: Vec<[[f64; LABELS]; LABELS]>,
}

const IMPOSSIBLE: f64 = -1e4;

impl Chain {
    /// The likeliest row of labels (Viterbi).
    pub fn best(&self) -> Vec<Label> {
        let Some(first) = self.labels.first() else {
            return Vec::new();
        };
        let mut reached = std::array::from_fn(|at| first[at] + opening(at));
        let mut back: Vec<[usize; LABELS]> = Vec::with_capacity(self.labels.len());
        for at in 1..self.labels.len() {
            let mut next = [f64::NEG_INFINITY; LABELS];
            let mut from = [0; LABELS];
            for to in 0..LABELS {
                for (before, score) in reached.iter().enumerate() {
                    let score = score + self.boundary(at, before, to);
                    if score > next[to] {
                        (next[to], from[to]) = (score, before);
                    }
                }
                next[to] += self.labels[at][to];
            }
            back.push(from);
            reached = next;
        }
        let mut at = (1..LABELS).fold(0, |best, at| match reached[at] > reached[best] {
            true => at,
            false => best,
        });
        let mut labels = vec![Label::ALL[at]];
        for from in back.iter().rev() {
            at = from[at];
            labels.push(Label::ALL[at]);
        }
        labels.reverse();
        labels
    }

    /// How likely every label is at every clause (forward-backward).
    pub fn marginals(&self) -> Marginals {
        let count = self.labels.len();
        let mut ahead = vec![[0.0; LABELS]; count];
        let mut behind = vec![[0.0; LABELS]; count];
        for at in 0..count {
            ahead[at] = match at {
                0 => std::array::from_fn(|to| self.labels[0][to] + opening(to)),
                _ => std::array::from_fn(|to| {
                    let scores: [f64; LABELS] = std::array::from_fn(|before| {
                        ahead[at - 1][before] + self.boundary(at, before, to)
                    });
                    log_sum(&scores) + self.labels[at][to]
                }),
            };
        }
        for at in (1..count).rev() {
            behind[at - 1] = std::array::from_fn(|before| {
                let scores: [f64; LABELS] = std::array::from_fn(|to| {
                    self.boundary(at, before, to) + self.labels[at][to] + behind[at][to]
                });
                log_sum(&scores)
            });
        }
        let total = ahead.last().map_or(0.0, log_sum);
        let labels = (0..count)
            .map(|at| std::array::from_fn(|to| (ahead[at][to] + behind[at][to] - total).exp()))
            .collect();
        let boundaries = (0..count)
            .map(|at| match at {
                0 => [[0.0; LABELS]; LABELS],
                _ => std::array::from_fn(|before| {
                    std::array::from_fn(|to| {
                        let within = self.labels[at][to] + self.boundary(at, before, to);
                        (ahead[at - 1][before] + within + behind[at][to] - total).exp()
                    })
                }),
            })
            .collect();
        Marginals {
            log_sum: total,
            labels,
            boundaries,
        }
    }

    /// The score of a row of labels.
    pub fn score(&self, labels: &[usize]) -> f64 {
        let own: f64 = labels.iter().zip(&self.labels).map(|(&at, s)| s[at]).sum();
        let between: f64 = (1..labels.len())
            .map(|at| self.boundary(at, labels[at - 1], labels[at]))
            .sum();
        own + between
    }

    fn boundary(&self, at: usize, before: usize, to: usize) -> f64 {
        match Label::ALL[to].may_follow(Some(Label::ALL[before])) {
            true => self.boundaries[at][before][to],
            false => IMPOSSIBLE,
        }
    }
}

fn opening(label: usize) -> f64 {
    match Label::ALL[label].may_follow(None) {
        true => 0.0,
        false => IMPOSSIBLE,
    }
}

fn log_sum(scores: &[f64; LABELS]) -> f64 {
    let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    highest + scores.iter().map(|s| (s - highest).exp()).sum::<f64>().ln()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::argument::ComponentKind::{Claim, Premise};

    #[test]
    fn a_component_is_never_continued_that_was_not_begun() {
        let mut wants_continuation = [0.0; LABELS];
        wants_continuation[Label::Continues(Claim).index()] = 2.0;
        let mut wants_premise = [0.0; LABELS];
        wants_premise[Label::Begins(Premise).index()] = 5.0;
        let chain = Chain {
            labels: vec![wants_continuation, wants_continuation, wants_premise],
            boundaries: vec![[[0.0; LABELS]; LABELS]; 3],
        };
        let expected = [
            Label::Begins(Claim),
            Label::Continues(Claim),
            Label::Begins(Premise),
        ];
        assert_eq!(chain.best(), expected);
    }

    #[test]
    fn probabilities_sum_to_one_and_favour_the_best() {
        let mut scores = [0.0; LABELS];
        scores[Label::Begins(Claim).index()] = 3.0;
        let chain = Chain {
            labels: vec![scores, [0.0; LABELS]],
            boundaries: vec![[[0.0; LABELS]; LABELS]; 2],
        };
        let marginals = chain.marginals();
        for clause in &marginals.labels {
            assert!((clause.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        }
        let pairs: f64 = marginals.boundaries[1].iter().flatten().sum();
        assert!((pairs - 1.0).abs() < 1e-9);
        assert!(marginals.labels[0][Label::Begins(Claim).index()] > 0.5);
    }
}
