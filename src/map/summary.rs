//! A map in a few lines: who claims how much, the main claims, where the authors clash and agree.
//!
//! In comes an [`ArgumentMap`], out goes a [`MapSummary`], which prints itself as plain text for a terminal, in Chinese or
//! English.

use super::told::{CLAIM_COLUMNS, Teller};
use super::{
    ArgumentMap, ArticleEntry, AuthorShare, Bond, Change, EdgeView, Matrix, Node, shortened,
};
use crate::argument::{ComponentKind, RelationKind};
use crate::bilingual::Lang;
use std::fmt;

/// How many claims and pairs of each sort a summary names.
const NAMED: usize = 3;

/// What an editor wants to know of a map at first sight.
#[derive(Clone, Debug)]
pub struct MapSummary<'map> {
    map: &'map ArgumentMap,
    /// The language it is told in.
    pub lang: Lang,
    /// One entry an article, in the order given.
    pub authors: Vec<AuthorSummary<'map>>,
    /// The surest contradictions between articles.
    pub contradictions: Vec<EdgeView<'map>>,
    /// The surest agreements between articles.
    pub agreements: Vec<EdgeView<'map>>,
    /// Who stands where on the issues.
    pub matrix: Matrix<'map>,
    /// Who agrees with whom, where there are more than two.
    pub bonds: Vec<Bond<'map>>,
    /// The authors who agree with nobody they meet.
    pub loners: Vec<&'map ArticleEntry>,
    /// What changed between one author's articles.
    pub changes: Vec<Change<'map>>,
    /// How many claims nobody on another side takes up.
    pub unanswered: usize,
}

/// What a summary tells of one author.
#[derive(Clone, Debug)]
pub struct AuthorSummary<'map> {
    /// What the author contributes, in figures.
    pub share: AuthorShare<'map>,
    /// Support edges inside the article.
    pub supports: usize,
    /// Contradictions inside the article.
    pub contradictions: usize,
    /// The major claims; where there is none, the claims with the most direct grounds.
    pub main_claims: Vec<&'map Node>,
}

/// Nodes by kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct KindCounts {
    /// Major claims.
    pub major_claims: usize,
    /// Claims.
    pub claims: usize,
    /// Premises.
    pub premises: usize,
}

impl KindCounts {
    /// Counts one more node of that kind.
    pub(super) fn add(&mut self, kind: ComponentKind) {
        match kind {
            ComponentKind::MajorClaim => self.major_claims += 1,
            ComponentKind::Claim => self.claims += 1,
            ComponentKind::Premise => self.premises += 1,
        }
    }

    /// Nodes of any kind.
    pub fn total(self) -> usize {
        self.major_claims + self.claims + self.premises
    }
}

impl ArgumentMap {
    /// The map in a few lines; see [`MapSummary::in_lang`].
    pub fn summary(&self) -> MapSummary<'_> {
        MapSummary {
            map: self,
            lang: Lang::default(),
            authors: self
                .author_shares()
                .into_iter()
                .map(|share| AuthorSummary::of(self, share))
                .collect(),
            contradictions: self.strongest_pairs(RelationKind::Contradiction, NAMED),
            agreements: self.strongest_pairs(RelationKind::Support, NAMED),
            matrix: self.matrix(),
            bonds: match self.articles.len() {
                0..=2 => Vec::new(),
                _ => self.bonds(),
            },
            loners: self.loners(),
            changes: self.changes(),
            unanswered: self.unanswered().len(),
        }
    }
}

impl<'map> AuthorSummary<'map> {
    fn of(map: &'map ArgumentMap, share: AuthorShare<'map>) -> Self {
        let article = share.article;
        let inner = |kind| {
            map.inner_edges()
                .filter(|edge| edge.source.article == article.id && edge.edge.kind == kind)
                .count()
        };
        Self {
            supports: inner(RelationKind::Support),
            contradictions: inner(RelationKind::Contradiction),
            main_claims: main_claims(map, article),
            share,
        }
    }

    /// How many nodes are filed under each view, by the view's label in the map's order; views without nodes are left out.
    pub fn views(&self) -> impl Iterator<Item = (&str, usize)> {
        let views = self.share.views.iter();
        views
            .filter(|view| view.nodes > 0)
            .map(|view| (view.view.label.as_str(), view.nodes))
    }
}

fn main_claims<'map>(map: &'map ArgumentMap, article: &'map ArticleEntry) -> Vec<&'map Node> {
    let of_kind = |kind| {
        map.nodes_of(&article.id)
            .filter(move |node| node.kind == kind)
    };
    let mut main: Vec<_> = of_kind(ComponentKind::MajorClaim).collect();
    if main.is_empty() {
        main = of_kind(ComponentKind::Claim).collect();
        main.sort_by_cached_key(|claim| {
            let grounds = map.inner_edges().filter(|edge| {
                edge.target.id == claim.id && edge.edge.kind == RelationKind::Support
            });
            std::cmp::Reverse(grounds.count())
        });
    }
    main.truncate(NAMED);
    main
}

impl fmt::Display for MapSummary<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = Teller(self.lang);
        for author in &self.authors {
            self.write_author(f, author)?;
        }
        if !self.matrix.rows.is_empty() {
            let title = words.0.choose("议题", "Issues");
            writeln!(f, "{title}\n{}", words.matrix(&self.matrix))?;
        }
        let clashes = words.0.choose("最明确的矛盾", "Surest contradictions");
        self.write_pairs(f, clashes, &self.contradictions)?;
        let agreements = words.0.choose("最明确的一致", "Surest agreements");
        self.write_pairs(f, agreements, &self.agreements)?;
        self.write_company(f)?;
        for change in &self.changes {
            writeln!(f, "{}", words.change(change))?;
        }
        if self.authors.len() > 1 {
            if self.contradictions.is_empty() && self.agreements.is_empty() {
                writeln!(
                    f,
                    "{}",
                    words.no_pair(self.map.threshold(), self.map.is_in_latin())
                )?;
            }
            let [against, agreeing] =
                [RelationKind::Contradiction, RelationKind::Support].map(|kind| {
                    let pairs = self.map.cross_edges();
                    pairs.filter(|pair| pair.edge.kind == kind).count()
                });
            if against + agreeing > 0 {
                writeln!(f, "{}", words.pairs(against, agreeing))?;
            }
            writeln!(f, "{}", words.unanswered(self.unanswered))?;
        }
        Ok(())
    }
}

impl MapSummary<'_> {
    /// The same in another language.
    #[must_use]
    pub fn in_lang(self, lang: Lang) -> Self {
        Self { lang, ..self }
    }

    fn write_author(&self, f: &mut fmt::Formatter<'_>, author: &AuthorSummary<'_>) -> fmt::Result {
        let words = Teller(self.lang);
        let KindCounts {
            major_claims,
            claims,
            premises,
        } = author.share.nodes;
        let counts = [
            major_claims,
            claims,
            premises,
            author.supports,
            author.contradictions,
        ];
        writeln!(f, "{}", words.article(author.share.article, counts))?;
        let views: Vec<_> = author.views().collect();
        if !views.is_empty() {
            writeln!(f, "{}", words.views(&views))?;
        }
        for claim in &author.main_claims {
            writeln!(f, "{}", words.claim(claim))?;
        }
        writeln!(f)
    }

    /// Of many authors only the closest and the furthest are named; `authors.csv` holds all.
    fn write_company(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.bonds.is_empty() {
            return Ok(());
        }
        let words = Teller(self.lang);
        writeln!(
            f,
            "{}",
            words.0.choose("谁与谁相近", "Who agrees with whom")
        )?;
        let last = self.bonds.len().saturating_sub(NAMED).max(NAMED);
        let named = self.bonds.iter().take(NAMED);
        for bond in named.chain(self.bonds.iter().skip(last)) {
            writeln!(f, "  {}", words.bond(bond))?;
        }
        if !self.loners.is_empty() {
            let names: Vec<_> = self.loners.iter().map(|one| one.byline()).collect();
            let alone = words
                .0
                .choose("与谁都不相合：", "agrees with nobody here: ");
            writeln!(f, "  {alone}{}", words.list(&names))?;
        }
        writeln!(f)
    }

    fn write_pairs(
        &self,
        f: &mut fmt::Formatter<'_>,
        title: &str,
        pairs: &[EdgeView<'_>],
    ) -> fmt::Result {
        if pairs.is_empty() {
            return Ok(());
        }
        let words = Teller(self.lang);
        writeln!(f, "{title}")?;
        for pair in pairs {
            let label = self.map.issue_label(pair.edge);
            let confidence = pair.edge.confidence.value();
            writeln!(f, "  {confidence:.2}  {}", shortened(label, CLAIM_COLUMNS))?;
            writeln!(f, "{}", words.claim(pair.source))?;
            writeln!(f, "{}", words.claim(pair.target))?;
        }
        writeln!(f)
    }
}

#[cfg(test)]
mod tests {
    use super::super::specimen;
    use super::*;

    #[test]
    fn a_summary_names_the_claims_and_where_they_clash() {
        let map = specimen::night_markets();
        insta::assert_snapshot!(map.summary());
        insta::assert_snapshot!("in_english", map.summary().in_lang(Lang::En));
    }

    #[test]
    fn without_a_thesis_the_claims_with_most_grounds_stand_for_it() {
        let mut map = ArgumentMap {
            articles: vec![specimen::article(0, "", "无题")],
            ..ArgumentMap::default()
        };
        for text in ["夜市会散。", "租金会涨。", "合同一年一签。"] {
            specimen::add_node(&mut map, 0, ComponentKind::Claim, text, None);
        }
        specimen::add_edge(&mut map, ("A3", "A2"), RelationKind::Support, 0.9, None);
        let summary = map.summary();
        assert_eq!(summary.authors[0].main_claims[0].text, "租金会涨。");
        assert_eq!(summary.authors[0].share.article.byline(), "无题");
    }

    #[test]
    fn where_no_pair_is_sure_enough_the_summary_says_so() {
        let mut map = specimen::night_markets();
        map.leave_out_below(0.95);
        let told = map.summary().in_lang(Lang::En).to_string();
        let said = "No pair of claims is as sure as 0.95; 5 pairs are left out";
        assert!(told.contains(said), "{told}");
        assert!(!told.contains("Issues"), "{told}");
        assert!(told.contains("2 claims are taken up"), "{told}");
        let told = map.summary().to_string();
        assert!(
            told.contains("没有一对论点的把握达到 0.95；略去了 5 对"),
            "{told}"
        );
    }

    #[test]
    fn where_nothing_meets_the_summary_blames_no_author() {
        let two = |texts: [&str; 2]| {
            let mut map = ArgumentMap {
                articles: vec![
                    specimen::article(0, "Ann Lee", "Trams"),
                    specimen::article(1, "Bo Hill", "Buses"),
                ],
                ..ArgumentMap::default()
            };
            for (article, text) in texts.into_iter().enumerate() {
                specimen::add_node(&mut map, article, ComponentKind::Claim, text, None);
            }
            let summary = map.summary();
            let chinese = summary.to_string();
            [chinese, summary.in_lang(Lang::En).to_string()]
        };
        let [chinese, english] = two(["Trams are slow.", "Trams are never slow."]);
        assert!(chinese.contains("没有找到规则有把握"), "{chinese}");
        assert!(chinese.contains("英文不如中文多"), "{chinese}");
        assert!(
            english.contains("could be sure of; the articles"),
            "{english}"
        );
        assert!(english.contains("A  Ann Lee: Trams"), "{english}");
        let [chinese, english] = two(["电车走得慢。", "Trams 一点都不慢。"]);
        assert!(!chinese.contains("英文不如中文多"), "{chinese}");
        assert!(english.contains("could be sure of\n"), "{english}");
    }

    #[test]
    fn an_empty_map_has_an_empty_summary() {
        assert_eq!(ArgumentMap::default().summary().to_string(), "");
    }
}
