//! Slips of the pen in names.

/// Whether two names differ by no more than a slip of the pen: one or two letters left out, added or mistaken.
pub(crate) fn is_near(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut distances: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut distances[0], at + 1);
        for (place, against) in other.iter().enumerate() {
            let replaced = diagonal + usize::from(letter != against);
            diagonal = distances[place + 1];
            distances[place + 1] = replaced.min(diagonal + 1).min(distances[place] + 1);
        }
    }
    distances.last().is_some_and(|&apart| apart <= 2)
}

#[cfg(test)]
mod tests {
    use super::is_near;

    #[test]
    fn a_slip_of_the_pen_is_near() {
        assert!(is_near("advrsative", "adversative"));
        assert!(is_near("", "ab"));
        assert!(!is_near("causal_reason", "causal_result"));
    }
}
