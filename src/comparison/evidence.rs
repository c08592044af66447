//! Evidence: the rules and words that spoke for and against a pair.

use super::CompareRules;
use super::grid::Grid;
use super::selection::ChosenPair;
use super::signal::SIGNALS;
use super::statement::Statement;
use crate::argument::{RelationKind, to_three_decimals};
use crate::rules::{Evidence, LESS_THAN_USUAL, MatchedWords};

/// Votes too weak to be worth a line.
const FAINT: f64 = 0.05;

/// The rules that spoke for and against a pair, loudest first.
pub(super) fn evidence(
    pair: &ChosenPair,
    grids: &[Grid],
    a: &Statement,
    b: &Statement,
    rules: &CompareRules,
) -> Vec<Evidence> {
    let toward = if pair.kind == RelationKind::Contradiction {
        1.0
    } else {
        -1.0
    };
    let mut evidence = Vec::new();
    for ((signal, grid), votes) in SIGNALS.iter().zip(grids).zip(rules.weights.in_order()) {
        let value = grid.at(pair.row, pair.column);
        let weight = value * (votes.pairing + toward * votes.contradiction);
        if weight.abs() < FAINT {
            continue;
        }
        match signal.id {
            "frame.opposed" => evidence.extend(frame_evidence(a, b, rules, weight, false)),
            "frame.agreed" => evidence.extend(frame_evidence(a, b, rules, weight, true)),
            "terms.shared" => evidence.push(Evidence {
                rule: signal.id.to_owned(),
                case: case_of(value),
                words: shared_words(a, b),
                weight: to_three_decimals(weight),
            }),
            id => evidence.push(Evidence {
                rule: id.to_owned(),
                case: case_of(value),
                words: Vec::new(),
                weight: to_three_decimals(weight),
            }),
        }
    }
    evidence.sort_by(|x, y| {
        y.weight
            .abs()
            .total_cmp(&x.weight.abs())
            .then_with(|| x.rule.cmp(&y.rule))
    });
    evidence
}

/// A signal is measured from the mean of its articles: a pair below it is marked by what it lacks.
fn case_of(value: f64) -> String {
    match value < 0.0 {
        true => LESS_THAN_USUAL.to_owned(),
        false => String::new(),
    }
}

/// The frames on which two statements are at one, or apart, each with its words; they share the signal's weight.
fn frame_evidence(
    a: &Statement,
    b: &Statement,
    rules: &CompareRules,
    weight: f64,
    agreed: bool,
) -> Vec<Evidence> {
    let met: Vec<_> = a
        .stances
        .iter()
        .flat_map(|stance| b.stances.iter().map(move |other| (stance, other)))
        .filter(|(stance, other)| {
            stance.frame == other.frame && (stance.side == other.side) == agreed
        })
        .collect();
    let share = to_three_decimals(weight / met.len().max(1) as f64);
    met.into_iter()
        .map(|(stance, other)| Evidence {
            rule: format!("frame.{}", rules.frames.frames()[stance.frame].id),
            case: String::new(),
            words: stance
                .words
                .iter()
                .map(|words| matched(a, words))
                .chain(other.words.iter().map(|words| matched(b, words)))
                .collect(),
            weight: share,
        })
        .collect()
}

/// The content words that both statements use, where they stand in each.
fn shared_words(a: &Statement, b: &Statement) -> Vec<MatchedWords> {
    let common: Vec<&String> = a.content_words.intersection(&b.content_words).collect();
    [a, b]
        .into_iter()
        .flat_map(|statement| {
            statement
                .reading
                .tokens
                .iter()
                .filter(|token| statement.part.contains(&token.range.start))
                .filter(|token| common.contains(&&statement.reading.word(token)))
                .map(|token| matched(statement, &token.range))
        })
        .collect()
}

fn matched(statement: &Statement, words: &std::ops::Range<usize>) -> MatchedWords {
    MatchedWords {
        text: statement.sentence.words(words.clone()),
        span: statement.span_of(words),
    }
}
