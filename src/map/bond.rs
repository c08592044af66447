//! Who agrees with whom, and who stands alone.

use super::{ArgumentMap, ArticleEntry, Issue};
use crate::argument::RelationKind;

/// What two authors share and where they part.
#[derive(Clone, Debug)]
pub struct Bond<'map> {
    /// The article given first.
    pub first: &'map ArticleEntry,
    /// The article given later.
    pub second: &'map ArticleEntry,
    /// Pairs of claims that support each other.
    pub agreements: usize,
    /// Pairs of claims that contradict each other.
    pub contradictions: usize,
    /// Issues on which both take the same pole.
    pub same_stances: usize,
    /// Issues on which they take different poles.
    pub opposite_stances: usize,
}

impl Bond<'_> {
    /// Above 0 where the authors agree more often than not, below where they part more often.
    pub fn balance(&self) -> isize {
        (self.agreements + self.same_stances).cast_signed()
            - (self.contradictions + self.opposite_stances).cast_signed()
    }

    /// Whether they agree on anything.
    fn agrees(&self) -> bool {
        self.agreements + self.same_stances > 0
    }

    /// Whether they meet at all.
    fn meets(&self) -> bool {
        self.agreements + self.contradictions + self.same_stances + self.opposite_stances > 0
    }
}

impl ArgumentMap {
    /// Every two authors who were compared and meet, the closest first.
    pub fn bonds(&self) -> Vec<Bond<'_>> {
        let mut bonds = Vec::new();
        for (place, first) in self.articles.iter().enumerate() {
            for second in &self.articles[place + 1..] {
                if self.compares(&first.id, &second.id) {
                    bonds.push(self.bond(first, second));
                }
            }
        }
        bonds.retain(Bond::meets);
        bonds.sort_by_key(|bond| std::cmp::Reverse(bond.balance()));
        bonds
    }

    /// The authors who meet others and agree with none, on no claim and no issue; of two, nobody can be said to stand alone.
    pub fn loners(&self) -> Vec<&ArticleEntry> {
        if self.articles.len() < 3 {
            return Vec::new();
        }
        let bonds = self.bonds();
        let alone = |article: &&ArticleEntry| {
            let mut own = bonds
                .iter()
                .filter(|bond| bond.first.id == article.id || bond.second.id == article.id)
                .peekable();
            own.peek().is_some() && own.all(|bond| !bond.agrees())
        };
        self.articles.iter().filter(alone).collect()
    }

    fn bond<'map>(&'map self, first: &'map ArticleEntry, second: &'map ArticleEntry) -> Bond<'map> {
        let pairs = |kind| {
            self.cross_edges()
                .filter(|edge| edge.edge.kind == kind)
                .filter(|edge| {
                    let ends = [&edge.source.article, &edge.target.article];
                    ends.contains(&&first.id) && ends.contains(&&second.id)
                })
                .count()
        };
        let stances = || {
            let both = |issue: &'map Issue| {
                Some((issue.stance_of(&first.id)?, issue.stance_of(&second.id)?))
            };
            self.issues.iter().filter_map(both)
        };
        Bond {
            first,
            second,
            agreements: pairs(RelationKind::Support),
            contradictions: pairs(RelationKind::Contradiction),
            same_stances: stances().filter(|(a, b)| a == b).count(),
            opposite_stances: stances().filter(|(a, b)| a != b).count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::specimen;
    use super::*;
    use crate::argument::ComponentKind::Claim;

    #[test]
    fn authors_of_opposite_poles_part() {
        let map = specimen::night_markets();
        let bonds = map.bonds();
        assert_eq!(bonds.len(), 1);
        let told = (bonds[0].agreements, bonds[0].contradictions);
        assert_eq!((told, bonds[0].opposite_stances), ((1, 4), 2));
        assert!(bonds[0].balance() < 0);
        assert!(map.loners().is_empty(), "of two, nobody stands alone");
    }

    #[test]
    fn who_was_not_compared_is_not_told_to_agree() {
        let mut map = specimen::night_markets();
        map.articles.push(specimen::article(2, "白露", "夜市"));
        for issue in &mut map.issues {
            let mut third = issue.positions[1].clone();
            third.article = map.articles[2].id.clone();
            issue.positions.push(third);
        }
        let met = |map: &ArgumentMap| -> Vec<String> {
            let names = |bond: &Bond<'_>| format!("{}–{}", bond.first.id, bond.second.id);
            map.bonds().iter().map(names).collect()
        };
        assert_eq!(met(&map), ["B–C", "A–C", "A–B"]);
        assert!(map.loners().iter().all(|one| one.id.as_str() != "C"));
        map.base = Some(map.articles[0].id.clone());
        assert_eq!(met(&map), ["A–C", "A–B"]);
        assert_eq!(map.standing().bonds().len(), 2);
    }

    #[test]
    fn whom_everyone_contradicts_stands_alone() {
        let mut map = ArgumentMap::default();
        for (place, author) in ["江晚舟", "石一鸣", "白露"].into_iter().enumerate() {
            map.articles.push(specimen::article(place, author, "夜市"));
            specimen::add_node(&mut map, place, Claim, "夜市该不该留。", None);
        }
        let relations = [
            (("A1", "B1"), RelationKind::Support),
            (("A1", "C1"), RelationKind::Contradiction),
            (("B1", "C1"), RelationKind::Contradiction),
        ];
        for (ends, kind) in relations {
            specimen::add_edge(&mut map, ends, kind, 0.8, None);
        }
        let alone: Vec<&str> = map.loners().iter().map(|one| one.byline()).collect();
        assert_eq!(alone, ["白露"]);
        assert_eq!(map.bonds()[0].balance(), 1);
    }
    #[test]
    fn who_parts_oftener_than_not_still_agrees() {
        let mut map = ArgumentMap::default();
        for (place, author) in ["江晚舟", "石一鸣", "白露"].into_iter().enumerate() {
            map.articles.push(specimen::article(place, author, "夜市"));
            for text in ["夜市该不该留。", "摊主能不能赚钱。"] {
                specimen::add_node(&mut map, place, Claim, text, None);
            }
        }
        let relations = [
            (("A1", "C1"), RelationKind::Contradiction),
            (("A2", "C2"), RelationKind::Contradiction),
            (("A1", "C2"), RelationKind::Support),
            (("B1", "C1"), RelationKind::Contradiction),
        ];
        for (ends, kind) in relations {
            specimen::add_edge(&mut map, ends, kind, 0.8, None);
        }
        let alone: Vec<&str> = map.loners().iter().map(|one| one.byline()).collect();
        assert_eq!(alone, ["石一鸣"]);
    }
}
