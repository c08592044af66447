//! Sets of an article's sentences, a bit each: what holds of many sentences is found out for all of them at once.

/// A set of sentences of one article, known by their places in its reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentenceSet {
    /// 64 sentences each, the first in the lowest bit.
    words: Vec<u64>,
}

impl SentenceSet {
    /// None of so many sentences.
    pub fn none(count: usize) -> Self {
        Self {
            words: vec![0; count.div_ceil(64)],
        }
    }

    /// All of so many sentences.
    pub fn all(count: usize) -> Self {
        let mut all = Self {
            words: vec![u64::MAX; count.div_ceil(64)],
        };
        if let (Some(last), beyond @ 1..) = (all.words.last_mut(), count % 64) {
            *last = (1 << beyond) - 1;
        }
        all
    }

    /// Takes in a sentence of the article.
    pub fn insert(&mut self, sentence: usize) {
        self.words[sentence / 64] |= 1 << (sentence % 64);
    }

    /// Whether the sentence is in the set.
    pub fn contains(&self, sentence: usize) -> bool {
        let word = self.words.get(sentence / 64);
        word.is_some_and(|word| word >> (sentence % 64) & 1 == 1)
    }

    /// Whether no sentence is in it.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// The sentences, in reading order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(place, word)| {
            let mut left = *word;
            std::iter::from_fn(move || {
                let lowest = left.trailing_zeros() as usize;
                left &= left.checked_sub(1)?;
                Some(64 * place + lowest)
            })
        })
    }

    /// Keeps what is in both.
    pub fn intersect(&mut self, other: &Self) {
        self.combine(other, |own, other| own & other);
    }

    /// Takes in what is in the other.
    pub fn unite(&mut self, other: &Self) {
        self.combine(other, |own, other| own | other);
    }

    /// Drops what is in the other.
    pub fn subtract(&mut self, other: &Self) {
        self.combine(other, |own, other| own & !other);
    }

    /// Keeps the sentences of which `holds`.
    pub fn retain(&mut self, holds: impl Fn(usize) -> bool) {
        for (place, word) in self.words.iter_mut().enumerate() {
            let mut left = *word;
            while left != 0 {
                let lowest = left.trailing_zeros() as usize;
                left &= left - 1;
                if !holds(64 * place + lowest) {
                    *word &= !(1 << lowest);
                }
            }
        }
    }

    fn combine(&mut self, other: &Self, of: impl Fn(u64, u64) -> u64) {
        for (own, other) in self.words.iter_mut().zip(&other.words) {
            *own = of(*own, *other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    const COUNT: usize = 150;

    fn set(sentences: &BTreeSet<usize>) -> SentenceSet {
        let mut set = SentenceSet::none(COUNT);
        for &sentence in sentences {
            set.insert(sentence);
        }
        set
    }

    proptest! {
        #[test]
        fn it_is_a_set(
            some in prop::collection::btree_set(0..COUNT, 0..COUNT),
            others in prop::collection::btree_set(0..COUNT, 0..COUNT),
        ) {
            let own = set(&some);
            prop_assert_eq!(own.iter().collect::<BTreeSet<_>>(), some.clone());
            prop_assert_eq!(own.is_empty(), some.is_empty());
            prop_assert!((0..2 * COUNT).all(|at| own.contains(at) == some.contains(&at)));
            let (mut both, mut either, mut first, mut even) = (own.clone(), own.clone(), own.clone(), own);
            both.intersect(&set(&others));
            either.unite(&set(&others));
            first.subtract(&set(&others));
            even.retain(|at| at % 2 == 0);
            prop_assert_eq!(both, set(&(&some & &others)));
            prop_assert_eq!(either, set(&(&some | &others)));
            prop_assert_eq!(first, set(&(&some - &others)));
            prop_assert_eq!(even, set(&some.into_iter().filter(|at| at % 2 == 0).collect()));
        }
    }

    #[test]
    fn all_are_as_many_as_there_are() {
        for count in [0, 1, 63, 64, 65, 128] {
            assert_eq!(SentenceSet::all(count).iter().count(), count);
            assert!(!SentenceSet::all(count).contains(count));
        }
    }
}
