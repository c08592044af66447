//! How much two statements have in common. In common they must have something to speak of the same; whether they
//! agree on it, overlap cannot tell.

use super::Found;
use super::letters::SketchedSet;
use super::names::Measure;
use super::statement::{Prepared, Word};

/// What a near-synonym counts, next to 1 for the word itself.
const SYNONYM: f64 = 0.8;
/// What a word counts of which two characters in a row are found.
const PART: f64 = 0.6;
/// What a word counts of which only single characters are found.
const LETTERS: f64 = 0.3;

/// How close the wording of two statements is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Closeness {
    /// Nearly the same words in the same order.
    Same,
    /// Much the same words.
    Near,
    /// Anything less.
    Far,
}

/// Takes all measures; says how close the two are.
pub(super) fn measure(a: &Prepared, b: &Prepared, found: &mut Found) -> Closeness {
    let common = [common_letters(a, b), common_letters(b, a)];
    let in_order = share(common_in_order(&common[0], &common[1]), b.letters.len());
    let weights: Vec<f64> = b.content.iter().map(|word| presence(word, a)).collect();
    let missing = weights.iter().filter(|weight| **weight < 0.5).count();
    let words_found = match weights.len() {
        0 => 0.0,
        count => weights.iter().sum::<f64>() / count as f64,
    };
    for (measure, value) in [
        (Measure::WordsFound, words_found),
        (Measure::WordsMissing, missing as f64),
        (
            Measure::CharactersFound,
            found_in(&b.letters, &a.letter_set),
        ),
        (
            Measure::BigramsFound,
            bigrams_found(&b.letters, &a.bigram_set),
        ),
        (Measure::InOrder, in_order),
        (
            Measure::InOnePiece,
            share(longest_piece(a, b), b.letters.len()),
        ),
        (Measure::Answered, found_in(&a.letters, &b.letter_set)),
        (Measure::LengthB, b.letters.len() as f64),
        (Measure::LengthA, a.letters.len() as f64),
        (Measure::BreaksB, b.breaks as f64),
    ] {
        found.measure(measure, value);
    }
    match in_order {
        close if close >= 0.6 => Closeness::Same,
        close if close >= 0.35 => Closeness::Near,
        _ => Closeness::Far,
    }
}

/// The letters of a statement that another has too.
fn common_letters(of: &Prepared, with: &Prepared) -> Vec<char> {
    let letters = of.letters.iter();
    letters
        .filter(|letter| with.letter_set.contains(letter))
        .copied()
        .collect()
}

/// Whether a word of one statement is found in another, from 0 to 1.
fn presence(word: &Word, other: &Prepared) -> f64 {
    let pair_is_there = |pair: &[char]| other.bigram_set.contains(&[pair[0], pair[1]]);
    let mut pairs = word.letters.windows(2);
    let may_be_there = match word.letters.as_slice() {
        [only] => other.letter_set.contains(only),
        _ => pairs.clone().all(pair_is_there),
    };
    if may_be_there && contains(&other.letters, &word.letters) {
        return 1.0;
    }
    if word
        .synonym_groups
        .iter()
        .any(|group| other.synonym_groups.contains(group))
    {
        return SYNONYM;
    }
    if word.letters.len() < 2 {
        return 0.0;
    }
    let letters = LETTERS * found_in(&word.letters, &other.letter_set);
    match pairs.any(pair_is_there) {
        true => PART.max(letters),
        false => letters,
    }
}

fn contains(text: &[char], part: &[char]) -> bool {
    text.windows(part.len()).any(|window| window == part)
}

fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

fn found_in(letters: &[char], set: &SketchedSet<char>) -> f64 {
    let found = letters.iter().filter(|letter| set.contains(letter)).count();
    share(found, letters.len())
}

fn bigrams_found(letters: &[char], known: &SketchedSet<[char; 2]>) -> f64 {
    let found = letters
        .windows(2)
        .filter(|pair| known.contains(&[pair[0], pair[1]]))
        .count();
    share(found, letters.len().saturating_sub(1))
}

/// Length of the longest common subsequence.
fn common_in_order(a: &[char], b: &[char]) -> usize {
    let mut above = vec![0usize; b.len() + 1];
    for letter in a {
        let mut diagonal = 0;
        for (column, other) in b.iter().enumerate() {
            let best = if letter == other {
                diagonal + 1
            } else {
                above[column + 1].max(above[column])
            };
            diagonal = above[column + 1];
            above[column + 1] = best;
        }
    }
    above.last().copied().unwrap_or(0)
}

/// Length of the longest stretch of `b` that stands in `a`.
fn longest_piece(a: &Prepared, b: &Prepared) -> usize {
    let mut longest = 0;
    // How long the stretch is that ends at each letter of `b` and at the letter of `a` before this one.
    let mut ending = vec![0usize; b.letters.len() + 1];
    let mut nothing_ends = true;
    for letter in &a.letters {
        if !b.letter_set.contains(letter) {
            if !nothing_ends {
                ending.fill(0);
                nothing_ends = true;
            }
            continue;
        }
        nothing_ends = false;
        for (column, other) in b.letters.iter().enumerate().rev() {
            ending[column + 1] = if letter == other {
                ending[column] + 1
            } else {
                0
            };
            longest = longest.max(ending[column + 1]);
        }
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    fn statement(text: &str) -> Prepared {
        let letters = letters(text);
        Prepared {
            letter_set: letters.iter().copied().collect(),
            letters,
            ..Prepared::default()
        }
    }

    #[test]
    fn common_characters_are_counted_in_order_and_in_one_piece() {
        let (a, b) = (letters("老街的客流在慢慢恢复"), letters("客流恢复了"));
        assert_eq!(common_in_order(&a, &b), 4);
        let piece = longest_piece(&statement("老街的客流在慢慢恢复"), &statement("客流恢复了"));
        assert_eq!(piece, 2);
        assert_eq!(common_in_order(&a, &a), a.len());
        assert_eq!(longest_piece(&statement(""), &statement("客流")), 0);
    }

    #[test]
    fn bigrams_tell_more_than_characters() {
        let (a, b) = (letters("流客"), letters("客流"));
        assert_eq!(
            bigrams_found(&b, &[['流', '客']].into_iter().collect()),
            0.0
        );
        assert_eq!(found_in(&b, &a.iter().copied().collect()), 1.0);
    }
}
