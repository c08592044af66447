//! Sets of letters and of neighbouring letters, asked for thousands of pairs of statements.

use std::collections::BTreeSet;

/// A set that mostly says no: a sketch of 256 bits answers before the set is searched.
#[derive(Clone, Debug)]
pub(super) struct SketchedSet<T> {
    sketch: [u64; 4],
    members: BTreeSet<T>,
}

impl<T> Default for SketchedSet<T> {
    fn default() -> Self {
        Self {
            sketch: [0; 4],
            members: BTreeSet::new(),
        }
    }
}

impl<T: Sketched> SketchedSet<T> {
    pub(super) fn contains(&self, member: &T) -> bool {
        let (part, bit) = place(member);
        self.sketch[part] & bit != 0 && self.members.contains(member)
    }
}

impl<T: Sketched> FromIterator<T> for SketchedSet<T> {
    fn from_iter<I: IntoIterator<Item = T>>(members: I) -> Self {
        let mut set = Self::default();
        for member in members {
            let (part, bit) = place(&member);
            set.sketch[part] |= bit;
            set.members.insert(member);
        }
        set
    }
}

/// What a sketch can be made of.
pub(super) trait Sketched: Ord {
    /// A number that differs for most members.
    fn number(&self) -> u32;
}

impl Sketched for char {
    fn number(&self) -> u32 {
        u32::from(*self)
    }
}

impl Sketched for [char; 2] {
    fn number(&self) -> u32 {
        let [first, second] = self.map(u32::from);
        first.wrapping_mul(31).wrapping_add(second)
    }
}

fn place<T: Sketched>(member: &T) -> (usize, u64) {
    let number = member.number();
    ((number >> 6) as usize & 3, 1 << (number & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sketched_set_holds_its_members_and_nothing_else() {
        let letters: Vec<char> = "客流在慢慢恢复，店却少了".chars().collect();
        let set: SketchedSet<char> = letters.iter().copied().collect();
        let pairs: SketchedSet<[char; 2]> =
            letters.windows(2).map(|two| [two[0], two[1]]).collect();
        assert!(letters.iter().all(|letter| set.contains(letter)));
        assert!(('一'..'龥').filter(|other| set.contains(other)).count() <= letters.len());
        assert!(pairs.contains(&['客', '流']) && !pairs.contains(&['流', '客']));
    }
}
