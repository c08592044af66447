//! What holds between two statements or not: denial, opposites, evaluation, figures and names.

use super::Found;
use super::names::Check;
use super::overlap::Closeness;
use super::statement::{AntonymWord, Prepared, Word};
use std::collections::BTreeMap;
use std::ops::Range;

/// Runs all checks.
pub(super) fn check(a: &Prepared, b: &Prepared, closeness: Closeness, found: &mut Found) {
    denial(a, b, closeness, found);
    denied_words(a, b, found);
    opposites(a, b, closeness, found);
    stances(a, b, closeness, found);
    evaluation(a, b, found);
    figures(a, b, closeness, found);
    for (here, there, only, both) in [
        (&b.names, a, Check::NameOnlyInB, Check::NameInBoth),
        (&b.times, a, Check::TimeOnlyInB, Check::TimeInBoth),
        (&b.latin, a, Check::LatinOnlyInB, Check::LatinInBoth),
    ] {
        mentions(here, there, only, both, found);
    }
    if b.asks {
        found.check(Check::BAsks, vec![], vec![]);
    }
    if a.asks {
        found.check(Check::AAsks, vec![], vec![]);
    }
    if b.exclaims {
        found.check(Check::BExclaims, vec![], vec![]);
    }
}

/// Which of the two denies anything at all; the closer their words, the more it tells.
fn denial(a: &Prepared, b: &Prepared, closeness: Closeness, found: &mut Found) {
    let (in_a, in_b) = (&a.denials, &b.denials);
    let [alone, same, near] = match (in_a.is_empty(), in_b.is_empty()) {
        (true, false) => [
            Some(Check::DenialOnlyInB),
            Some(Check::SameWordsDenialOnlyInB),
            Some(Check::NearWordsDenialOnlyInB),
        ],
        (false, true) => [
            Some(Check::DenialOnlyInA),
            Some(Check::SameWordsDenialOnlyInA),
            Some(Check::NearWordsDenialOnlyInA),
        ],
        (false, false) => [
            Some(Check::DenialInBoth),
            Some(Check::SameWordsDenialInBoth),
            Some(Check::NearWordsDenialInBoth),
        ],
        (true, true) => [
            None,
            Some(Check::SameWordsNoDenial),
            Some(Check::NearWordsNoDenial),
        ],
    };
    let close = match closeness {
        Closeness::Same => same,
        Closeness::Near => near,
        Closeness::Far => None,
    };
    for check in [alone, close].into_iter().flatten() {
        found.check(check, in_a.clone(), in_b.clone());
    }
    if in_b.len() >= 2 {
        found.check(Check::DenialTwiceInB, vec![], in_b.clone());
    }
}

/// Words that one denies and the other asserts, or that both deny.
fn denied_words(a: &Prepared, b: &Prepared, found: &mut Found) {
    let mut fired: BTreeMap<Check, [Vec<Range<usize>>; 2]> = BTreeMap::new();
    for word in &b.content {
        let twins: Vec<&Word> = a.content.iter().filter(|twin| alike(twin, word)).collect();
        let Some(twin) = twins.first() else { continue };
        let check = match (twins.iter().all(|twin| twin.denied), word.denied) {
            (false, true) if twins.iter().all(|twin| !twin.denied) => Check::BDeniesWhatASays,
            (true, false) => Check::ADeniesWhatBSays,
            (true, true) => Check::BothDenyTheSame,
            _ => continue,
        };
        let [in_a, in_b] = fired.entry(check).or_default();
        in_a.push(twin.range.clone());
        in_b.push(word.range.clone());
    }
    for (check, [in_a, in_b]) in fired {
        found.check(check, in_a, in_b);
    }
}

/// The poles that both take of one frame, and whether they take them of one thing.
fn stances(a: &Prepared, b: &Prepared, closeness: Closeness, found: &mut Found) {
    let mut fired: BTreeMap<Check, [Vec<Range<usize>>; 2]> = BTreeMap::new();
    for one in &a.stances {
        for other in b.stances.iter().filter(|other| other.frame == one.frame) {
            let opposite = one.side != other.side;
            let [anywhere, of_one_thing] = match opposite {
                false => [Check::SameStance, Check::SameStanceOnSameSubject],
                true => [Check::OppositeStances, Check::OppositeStancesOnSameSubject],
            };
            let close = !one.beside.is_disjoint(&other.beside);
            let only_they_differ = opposite && closeness == Closeness::Same;
            let checks = [
                Some(anywhere),
                close.then_some(of_one_thing),
                only_they_differ.then_some(Check::OppositeStancesInSameWords),
            ];
            for check in checks.into_iter().flatten() {
                let [in_a, in_b] = fired.entry(check).or_default();
                in_a.extend(one.words.iter().cloned());
                in_b.extend(other.words.iter().cloned());
            }
        }
    }
    for (check, [in_a, in_b]) in fired {
        found.check(check, in_a, in_b);
    }
}

/// The same word, or one that means the same.
fn alike(one: &Word, other: &Word) -> bool {
    one.letters == other.letters
        || one
            .synonym_groups
            .iter()
            .any(|group| other.synonym_groups.contains(group))
}

/// Opposites: an opposition counts when each statement stands at one end of it only.
fn opposites(a: &Prepared, b: &Prepared, closeness: Closeness, found: &mut Found) {
    let (ends_a, ends_b) = (ends(a), ends(b));
    let mut opposed: [Vec<Range<usize>>; 2] = Default::default();
    let mut cancelled: [Vec<Range<usize>>; 2] = Default::default();
    let mut agreed: [Vec<Range<usize>>; 2] = Default::default();
    for (opposition, in_b) in &ends_b {
        let Some(in_a) = ends_a.get(opposition) else {
            continue;
        };
        let (Some(end_a), Some(end_b)) = (one_end(in_a), one_end(in_b)) else {
            continue;
        };
        let (word_a, word_b) = (in_a[0], in_b[0]);
        let same_word_end = word_a.end.other == word_b.end.other;
        let pairs = match (end_a == end_b, same_word_end) {
            (false, false) => &mut opposed,
            (true, false) => &mut cancelled,
            (true, true) => &mut agreed,
            // The same word, denied on one side: `denied_words` says so.
            (false, true) => continue,
        };
        pairs[0].push(word_a.range.clone());
        pairs[1].push(word_b.range.clone());
    }
    let mut fire = |check: Check, [in_a, in_b]: &[Vec<Range<usize>>; 2]| {
        found.check(check, in_a.clone(), in_b.clone());
    };
    if !opposed[1].is_empty() {
        fire(Check::Antonyms, &opposed);
        if closeness == Closeness::Same {
            fire(Check::AntonymsInSameWords, &opposed);
        }
        if closeness != Closeness::Far {
            fire(Check::AntonymsOnSameSubject, &opposed);
        }
        if opposed[1].iter().any(|range| range.len() >= 2) {
            fire(Check::AntonymsOfTwoCharacters, &opposed);
        }
        if opposed[1].len() >= 2 {
            fire(Check::SeveralAntonyms, &opposed);
        }
    }
    if !cancelled[1].is_empty() {
        fire(Check::AntonymDenied, &cancelled);
    }
    if !agreed[1].is_empty() {
        fire(Check::SamePole, &agreed);
        if agreed[1].len() >= 2 {
            fire(Check::SamePoleTwice, &agreed);
        }
    }
}

/// The words of a statement by the opposition they stand in.
fn ends(statement: &Prepared) -> BTreeMap<usize, Vec<&AntonymWord>> {
    let mut ends: BTreeMap<usize, Vec<&AntonymWord>> = BTreeMap::new();
    for word in &statement.antonym_words {
        ends.entry(word.end.opposition).or_default().push(word);
    }
    ends
}

/// The end that all words stand for; none where they stand for both.
fn one_end(words: &[&AntonymWord]) -> Option<bool> {
    let first = words.first()?.meant();
    words
        .iter()
        .all(|word| word.meant() == first)
        .then_some(first)
}

fn evaluation(a: &Prepared, b: &Prepared, found: &mut Found) {
    let leaning = |statement: &Prepared| statement.praise.len().cmp(&statement.blame.len());
    let (of_a, of_b) = (leaning(a), leaning(b));
    let words = |statement: &Prepared, leaning: std::cmp::Ordering| match leaning.is_gt() {
        true => statement.praise.clone(),
        false => statement.blame.clone(),
    };
    if of_b.is_eq() {
        return;
    }
    let (in_a, in_b) = (words(a, of_a), words(b, of_b));
    let (alone, against) = match of_b.is_gt() {
        true => (Check::BPraises, Check::PraiseAgainstBlame),
        false => (Check::BBlames, Check::BlameAgainstPraise),
    };
    found.check(alone, vec![], in_b.clone());
    if of_a == of_b.reverse() {
        found.check(against, in_a, in_b);
    } else if of_a == of_b {
        found.check(Check::SameEvaluation, in_a, in_b);
    }
}

fn figures(a: &Prepared, b: &Prepared, closeness: Closeness, found: &mut Found) {
    let ranges = |statement: &Prepared| -> Vec<Range<usize>> {
        let figures = statement.figures.iter();
        figures.map(|(range, _)| range.clone()).collect()
    };
    let new: Vec<Range<usize>> = b
        .figures
        .iter()
        .filter(|(_, figure)| a.figures.iter().all(|(_, other)| other != figure))
        .map(|(range, _)| range.clone())
        .collect();
    if b.figures.is_empty() {
        return;
    }
    found.check(Check::FigureInB, vec![], ranges(b));
    if new.is_empty() {
        found.check(Check::SameFigures, ranges(a), ranges(b));
        return;
    }
    found.check(Check::FigureOnlyInB, vec![], new.clone());
    if a.figures.is_empty() {
        return;
    }
    if closeness == Closeness::Same {
        found.check(Check::FiguresDifferInSameWords, ranges(a), new.clone());
    }
    found.check(Check::FiguresDiffer, ranges(a), new);
}

/// Names, times or Latin words of one statement: which the other has, which it lacks.
fn mentions(words: &[Word], other: &Prepared, only: Check, both: Check, found: &mut Found) {
    let (shared, new): (Vec<&Word>, Vec<&Word>) = words.iter().partition(|word| {
        other
            .letters
            .windows(word.letters.len().max(1))
            .any(|window| window == word.letters)
    });
    for (check, words) in [(only, new), (both, shared)] {
        if !words.is_empty() {
            let ranges = words.iter().map(|word| word.range.clone()).collect();
            found.check(check, vec![], ranges);
        }
    }
}
