//! Groups of articles on one subject, found by the key terms they share.
//!
//! An inverted index leads from each term to the articles that hold it, so only articles with a term in common are ever
//! laid side by side; a term of very many articles tells nothing and leads nowhere. Both bounds keep the cost in step
//! with the number of articles.

use std::collections::{BTreeMap, HashMap};

/// What groups are to be like.
#[derive(Clone, Copy, Debug)]
pub(super) struct GroupLimits {
    /// Articles of a group at most.
    pub(super) most_articles: usize,
    /// How alike two articles must be: the cosine of their key terms, 0 to 1.
    pub(super) likeness: f64,
    /// How alike all of them are from the first, 0 to 1: articles on one word share it.
    pub(super) common: f64,
}

/// Articles on one subject.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    /// Their places in the order given, at least two.
    pub(super) articles: Vec<usize>,
    /// The terms that most of them share, most telling first.
    pub(super) terms: Vec<String>,
}

/// A term of more articles than this leads from none to another.
const MOST_HOLDERS: usize = 150;
/// What a term of one article alone counts. It can lead to no other, but it is part of the article's length: names and
/// words that nobody else uses, the rarest of all, would outweigh what articles on one event share.
const LONE: f64 = 0.3;
/// Partners an article proposes.
const MOST_PARTNERS: usize = 12;
/// A group takes in another only if their articles are, on average, this share of `likeness` alike.
const LOOSEST: f64 = 0.6;
/// Terms that name a group.
const NAMING_TERMS: usize = 5;

/// Finds the groups. `key_terms` has an entry an article: its terms with their weights. The largest groups come first, of
/// one size the one whose first article comes first.
pub(super) fn group(key_terms: &[Vec<(String, f64)>], limits: GroupLimits) -> Vec<Group> {
    let index = Index::of(key_terms);
    let mut alike = index.alike(limits);
    alike.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then(a.ends.cmp(&b.ends)));
    let known: HashMap<(usize, usize), f64> = alike
        .iter()
        .map(|pair| (pair.ends, pair.likeness))
        .collect();
    let mut home: Vec<usize> = (0..key_terms.len()).collect();
    let mut members: Vec<Vec<usize>> = home.iter().map(|&article| vec![article]).collect();
    for pair in &alike {
        let (a, b) = (home[pair.ends.0], home[pair.ends.1]);
        let (to, from) = (a.min(b), a.max(b));
        let together = members[to].len() + members[from].len();
        if to == from || together > limits.most_articles {
            continue;
        }
        let between: f64 = members[to]
            .iter()
            .flat_map(|&one| members[from].iter().map(move |&other| (one, other)))
            .map(|(one, other)| (one.min(other), one.max(other)))
            .map(|ends| known.get(&ends).copied().unwrap_or(0.0))
            .sum();
        let average = between / (members[to].len() * members[from].len()) as f64;
        if average < LOOSEST * limits.likeness {
            continue;
        }
        let moved = std::mem::take(&mut members[from]);
        for &article in &moved {
            home[article] = to;
        }
        members[to].extend(moved);
    }
    let mut groups: Vec<Group> = members
        .into_iter()
        .filter(|articles| articles.len() > 1)
        .map(|mut articles| {
            articles.sort_unstable();
            let terms = index.naming(&articles);
            Group { articles, terms }
        })
        .collect();
    groups.sort_by(|a, b| {
        (b.articles.len().cmp(&a.articles.len())).then_with(|| a.articles.cmp(&b.articles))
    });
    groups
}

/// Two articles with terms in common, the earlier first.
struct Alike {
    ends: (usize, usize),
    likeness: f64,
}

/// From terms to articles and back. Terms are numbered in the order of the alphabet.
struct Index {
    terms: Vec<String>,
    /// Of each article its terms, their weights scaled to length 1.
    articles: Vec<Vec<(usize, f64)>>,
    /// Of each term the articles that hold it, with its weight there.
    holders: Vec<Vec<(usize, f64)>>,
}

impl Index {
    fn of(key_terms: &[Vec<(String, f64)>]) -> Self {
        let mut numbers: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (term, _) in key_terms.iter().flatten() {
            numbers.entry(term).or_default().1 += 1;
        }
        for (number, (_, entry)) in numbers.iter_mut().enumerate() {
            entry.0 = number;
        }
        let all = key_terms.len() as f64;
        let articles: Vec<Vec<(usize, f64)>> = key_terms
            .iter()
            .map(|terms| {
                let weighted = terms.iter().filter_map(|(term, weight)| {
                    let (number, holders) = numbers.get(term.as_str())?;
                    // A word common among these articles names none of their subjects.
                    let lone = if *holders == 1 { LONE } else { 1.0 };
                    Some((*number, lone * weight * (1.0 + all / *holders as f64).ln()))
                });
                scaled(weighted.collect())
            })
            .collect();
        let mut holders = vec![Vec::new(); numbers.len()];
        for (article, terms) in articles.iter().enumerate() {
            for &(term, weight) in terms {
                holders[term].push((article, weight));
            }
        }
        Self {
            terms: numbers.into_keys().map(str::to_owned).collect(),
            articles,
            holders,
        }
    }

    /// Every article with the partners most like it.
    fn alike(&self, limits: GroupLimits) -> Vec<Alike> {
        let mut pairs: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        for (article, terms) in self.articles.iter().enumerate() {
            let mut shared: BTreeMap<usize, f64> = BTreeMap::new();
            for &(term, weight) in terms {
                let holders = &self.holders[term];
                if holders.len() > MOST_HOLDERS {
                    continue;
                }
                for &(other, its) in holders.iter().filter(|(other, _)| *other != article) {
                    *shared.entry(other).or_insert(0.0) += weight * its;
                }
            }
            let mut partners: Vec<(usize, f64)> = shared
                .into_iter()
                .map(|(other, cosine)| (other, limits.common + (1.0 - limits.common) * cosine))
                .filter(|(_, likeness)| *likeness >= limits.likeness)
                .collect();
            partners.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            for (other, likeness) in partners.into_iter().take(MOST_PARTNERS) {
                pairs.insert((article.min(other), article.max(other)), likeness);
            }
        }
        pairs
            .into_iter()
            .map(|(ends, likeness)| Alike { ends, likeness })
            .collect()
    }

    /// The terms that at least half of the articles hold, most telling first.
    fn naming(&self, articles: &[usize]) -> Vec<String> {
        let mut weights: BTreeMap<usize, (usize, f64)> = BTreeMap::new();
        for &(term, weight) in articles.iter().flat_map(|&article| &self.articles[article]) {
            let entry = weights.entry(term).or_default();
            entry.0 += 1;
            entry.1 += weight;
        }
        let mut shared: Vec<(usize, f64)> = weights
            .into_iter()
            .filter(|(_, (holders, _))| *holders > 1 && 2 * holders >= articles.len())
            .map(|(term, (_, weight))| (term, weight))
            .collect();
        shared.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        shared
            .into_iter()
            .take(NAMING_TERMS)
            .map(|(term, _)| self.terms[term].clone())
            .collect()
    }
}

fn scaled(mut terms: Vec<(usize, f64)>) -> Vec<(usize, f64)> {
    let length = terms
        .iter()
        .map(|(_, weight)| weight * weight)
        .sum::<f64>()
        .sqrt();
    for (_, weight) in &mut terms {
        *weight /= length.max(f64::MIN_POSITIVE);
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMITS: GroupLimits = GroupLimits {
        most_articles: 3,
        likeness: 0.3,
        common: 0.0,
    };

    fn articles(texts: &[&str]) -> Vec<Vec<(String, f64)>> {
        let terms = |text: &&str| text.split(' ').map(|term| (term.to_owned(), 1.0)).collect();
        texts.iter().map(terms).collect()
    }

    #[test]
    fn articles_of_one_subject_come_together() {
        let found = group(
            &articles(&[
                "夜市 摊主 噪音",
                "高铁 票价 春运",
                "夜市 摊主 租金",
                "高铁 票价 晚点",
                "月亮",
            ]),
            LIMITS,
        );
        let places: Vec<&[usize]> = found
            .iter()
            .map(|group| group.articles.as_slice())
            .collect();
        assert_eq!(places, [&[0, 2][..], &[1, 3]]);
        assert_eq!(found[0].terms, ["夜市", "摊主"]);
    }

    #[test]
    fn words_of_one_article_alone_hardly_part_it_from_others() {
        let event = articles(&[
            "夜市 摊主 老周 棚屋 竹竿 雨布 暖炉 煤气",
            "夜市 摊主 街坊 耳塞 窗帘 投诉 值班 巡查",
        ]);
        assert_eq!(group(&event, LIMITS).len(), 1);
        let named = articles(&[
            "夜市 老周 棚屋 竹竿 雨布 暖炉 煤气 桌椅 灯箱 招牌 推车 铁锅",
            "夜市 街坊 耳塞 窗帘 投诉 值班 巡查 路障 扫帚 喇叭 花坛 井盖",
        ]);
        assert_eq!(group(&named, LIMITS), []);
        let asked_for = GroupLimits {
            common: 0.15,
            ..LIMITS
        };
        assert_eq!(group(&named, asked_for).len(), 1);
    }

    #[test]
    fn a_group_stays_within_its_limits() {
        let found = group(&articles(&["夜市 摊主"; 8]), LIMITS);
        assert!(found.iter().all(|group| group.articles.len() <= 3));
        assert_eq!(group(&[], LIMITS), []);
        assert_eq!(group(&articles(&["", ""])[..1], LIMITS), []);
    }
}
