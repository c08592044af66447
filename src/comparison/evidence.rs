//! Evidence: the rules and words that spoke for and against a pair.

use super::CompareRules;
use super::grid::Grid;
use super::selection::ChosenPair;
use super::signal::SIGNALS;
use super::statement::Statement;
use crate::argument::RelationKind;
use crate::rules::{Evidence, LESS_THAN_USUAL, Listing, MatchedWords, loudest_first};

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
    let mut spoken = Vec::new();
    for ((signal, grid), votes) in SIGNALS.iter().zip(grids).zip(rules.weights.in_order()) {
        let value = grid.at(pair.row, pair.column);
        let loudness = value * (votes.pairing + toward * votes.contradiction);
        if !Listing::BETWEEN_ARTICLES.hears(loudness) {
            continue;
        }
        let of_signal = |words| Speaking {
            rule: signal.id.to_owned(),
            case: case_of(value),
            words,
        };
        match signal.id {
            "frame.opposed" => spoken.extend(on_frames(a, b, rules, loudness, false)),
            "frame.agreed" => spoken.extend(on_frames(a, b, rules, loudness, true)),
            "terms.shared" => spoken.push((of_signal(shared_words(a, b)), loudness)),
            _ => spoken.push((of_signal(Vec::new()), loudness)),
        }
    }
    let listed = loudest_first(spoken.into_iter(), |a, b| a.rule.cmp(&b.rule));
    let evidence = listed.into_iter().map(|(one, weight)| Evidence {
        rule: one.rule,
        case: one.case,
        words: one.words,
        weight,
    });
    evidence.collect()
}

/// A signal or a frame that spoke.
struct Speaking {
    rule: String,
    case: String,
    words: Vec<MatchedWords>,
}

/// A signal is measured from the mean of its articles: a pair below it is marked by what it lacks.
fn case_of(value: f64) -> String {
    match value < 0.0 {
        true => LESS_THAN_USUAL.to_owned(),
        false => String::new(),
    }
}

/// The frames on which two statements are at one, or apart, each with its words; they share the signal's weight.
fn on_frames(
    a: &Statement,
    b: &Statement,
    rules: &CompareRules,
    loudness: f64,
    agreed: bool,
) -> Vec<(Speaking, f64)> {
    let met: Vec<_> = a
        .stances
        .iter()
        .flat_map(|stance| b.stances.iter().map(move |other| (stance, other)))
        .filter(|(stance, other)| {
            stance.frame == other.frame && (stance.side == other.side) == agreed
        })
        .collect();
    let share = loudness / met.len().max(1) as f64;
    let met = met.into_iter().map(|(stance, other)| {
        let words = stance.words.iter().map(|words| matched(a, words));
        let facing = other.words.iter().map(|words| matched(b, words));
        let speaking = Speaking {
            rule: format!("frame.{}", rules.frames.frames()[stance.frame].id),
            case: String::new(),
            words: words.chain(facing).collect(),
        };
        (speaking, share)
    });
    met.collect()
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
