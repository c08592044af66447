//! Does one statement support or contradict another? The rules that fire between them are weighed by a multinomial logistic
//! model whose every weight belongs to a rule that a person can name; out comes a [`Judgement`] with its reasons.

mod jsonl;
mod weights;

pub use jsonl::relate_rows;
pub use weights::{RelateWeights, RelateWeightsError};
pub(crate) use weights::{Table, softmax};

use super::frame::FrameSet;
use super::pair::{Firing, PairRules, PairRulesError, Prepared, RuleId};
use crate::argument::Confidence;
use crate::bilingual::Bilingual;
use crate::language::{Language, Lexicon};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

/// What one statement does to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Label {
    /// Who grants `a` has reason to grant `b`.
    Support,
    /// Both cannot comfortably be held together.
    Contradict,
    /// Neither.
    None,
}

impl Label {
    /// All labels, in the order of the columns of the weights.
    pub const ALL: [Self; 3] = [Self::Support, Self::Contradict, Self::None];
}

/// What the program makes of two statements, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The likeliest label.
    pub label: Label,
    /// How likely it is.
    pub score: Confidence,
    /// How likely each label is, in the order of [`Label::ALL`].
    pub chances: [f64; 3],
    /// The rules that spoke for the label (and against it), strongest first.
    pub because: Vec<Reason>,
    /// The strongest reasons in plain words.
    pub why: Bilingual,
}

/// A rule that fired, the words it matched, and what it added to the score of the label, in log-odds.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// Id of the rule.
    pub rule: String,
    /// Its words in the first statement, in characters of the visible text.
    pub in_a: Vec<Range<usize>>,
    /// Its words in the second statement.
    pub in_b: Vec<Range<usize>>,
    /// Negative where the rule spoke against the label.
    pub weight: f64,
}

/// Weighs the rules that fire between two statements.
#[derive(Debug)]
pub struct PairJudge {
    rules: PairRules,
    weights: RelateWeights,
}

/// Why there is no judge.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PairJudgeError {
    /// The rules can't be used.
    #[error(transparent)]
    Rules(#[from] PairRulesError),
    /// The weights can't be used.
    #[error(transparent)]
    Weights(#[from] RelateWeightsError),
}

impl PairJudge {
    /// The judge with the rules and weights that come with the program, for statements read with `lexicon`, over `frames`.
    ///
    /// # Errors
    /// Where `lexicon` lacks the cues of a rule.
    pub fn builtin(lexicon: &Lexicon, frames: Arc<FrameSet>) -> Result<Self, PairJudgeError> {
        let rules = PairRules::builtin(lexicon, frames)?;
        let weights = RelateWeights::builtin(&rules)?;
        Ok(Self::new(rules, weights))
    }

    /// A judge with other weights.
    pub fn new(rules: PairRules, weights: RelateWeights) -> Self {
        Self { rules, weights }
    }

    /// The rules it weighs.
    pub fn rules(&self) -> &PairRules {
        &self.rules
    }

    /// Prepares a sentence for [`PairJudge::judge`].
    pub fn read(&self, sentence: &str, language: &Language) -> Prepared {
        self.rules.statement(&language.read(sentence), language)
    }

    /// Does `a` support or contradict `b`?
    pub fn judge(&self, a: &Prepared, b: &Prepared) -> Judgement {
        let firings = self.rules.firings(a, b);
        let fired: Vec<RuleId> = firings.iter().map(|firing| firing.rule).collect();
        let chances = self.weights.chances(&fired, a.is_long());
        let (label, chance) = Self::likeliest(&chances);
        let because = self.reasons(firings, label, a.is_long());
        Judgement {
            label,
            score: Confidence::new(chance),
            chances,
            why: self.explain(&because, a, b),
            because,
        }
    }

    /// The label with the highest chance, the first of equals.
    pub(crate) fn likeliest(chances: &[f64; 3]) -> (Label, f64) {
        let mut best = (Label::Support, f64::MIN);
        for (label, chance) in Label::ALL.into_iter().zip(*chances) {
            if chance > best.1 {
                best = (label, chance);
            }
        }
        best
    }

    fn reasons(&self, firings: Vec<Firing>, label: Label, reply: bool) -> Vec<Reason> {
        let mut reasons: Vec<Reason> = firings
            .into_iter()
            .map(|firing| Reason {
                rule: self.rules.rule(firing.rule).id.clone(),
                in_a: firing.in_a,
                in_b: firing.in_b,
                weight: weights::rounded(self.weights.of(firing.rule, reply)[label as usize]),
            })
            .filter(|reason| reason.weight != 0.0)
            .collect();
        reasons.sort_by(|one, other| other.weight.abs().total_cmp(&one.weight.abs()));
        reasons
    }

    /// The two strongest reasons that point at words, about each words one; where there is none, the strongest of all.
    fn explain(&self, because: &[Reason], a: &Prepared, b: &Prepared) -> Bilingual {
        let for_it = || because.iter().filter(|reason| reason.weight > 0.0);
        let mut told = HashSet::new();
        let mut chosen: Vec<&Reason> = for_it()
            .filter(|reason| !reason.in_a.is_empty() || !reason.in_b.is_empty())
            // That `b` says a thing and that `b` alone says it are two rules but one reason.
            .filter(|reason| told.insert((&reason.in_a, &reason.in_b)))
            .take(2)
            .collect();
        if chosen.is_empty() {
            chosen = for_it().take(1).collect();
        }
        let rules = self.rules.rules();
        let whys: Vec<Bilingual> = chosen
            .iter()
            .filter_map(|reason| {
                let rule = rules.iter().find(|rule| rule.id == reason.rule)?;
                let (in_a, in_b) = (a.words(&reason.in_a), b.words(&reason.in_b));
                Some(rule.why_of(&in_a, &in_b))
            })
            .collect();
        let joined = |text: fn(&Bilingual) -> &str, mark: &str| {
            let texts: Vec<&str> = whys.iter().map(text).collect();
            texts.join(mark)
        };
        Bilingual {
            zh: joined(|why| &why.zh, "；"),
            en: joined(|why| &why.en, "; "),
        }
    }
}

#[cfg(test)]
mod tests;
