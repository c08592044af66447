//! The words of a summary, in Chinese and English.

use super::{ArticleEntry, Bond, Change, Matrix, Node, Threshold, Turned, shortened};
use crate::bilingual::Lang;
use crate::comparison::MOST_PAIRS;
use crate::counted::counted;

/// Columns that a claim may take on the screen; a Chinese character takes two.
pub(super) const CLAIM_COLUMNS: usize = 64;
/// Columns of the screen that an issue's label may take.
const LABEL_COLUMNS: usize = 40;
/// Rows of the table of issues that a screen shows; the tables hold all.
const ROWS_TOLD: usize = 12;

/// Speaks one language.
#[derive(Clone, Copy)]
pub(super) struct Teller(pub(super) Lang);

impl Teller {
    /// Names one after another.
    pub(super) fn list(self, names: &[&str]) -> String {
        names.join(self.0.choose("、", ", "))
    }

    pub(super) fn claim(self, claim: &Node) -> String {
        let (id, line) = (&claim.id.0, claim.line);
        let text = shortened(&claim.text, CLAIM_COLUMNS);
        match self.0 {
            Lang::Zh => format!("    {id}（第 {line} 行）{text}"),
            Lang::En => format!("    {id} (line {line}) {text}"),
        }
    }

    /// Who stands where, an issue a line.
    pub(super) fn matrix(self, matrix: &Matrix<'_>) -> String {
        let mut told = String::new();
        for row in matrix.rows.iter().take(ROWS_TOLD) {
            let stands: Vec<String> = (matrix.articles.iter().zip(&row.cells))
                .filter_map(|(article, position)| {
                    Some(format!("{} {}", article.id, (*position)?.standing()))
                })
                .collect();
            told += "  ";
            told += &shortened(&row.issue.label, LABEL_COLUMNS);
            if !stands.is_empty() {
                told += self.0.choose("：", ": ");
                told += &stands.join(" · ");
            }
            told.push('\n');
        }
        let more = matrix.rows.len().saturating_sub(ROWS_TOLD);
        if more > 0 {
            told += &match self.0 {
                Lang::Zh => format!("  另有 {more} 个议题\n"),
                Lang::En => format!("  and {more} more\n"),
            };
        }
        told
    }

    pub(super) fn bond(self, bond: &Bond<'_>) -> String {
        let named = |article: &ArticleEntry| {
            let byline = shortened(article.byline(), CLAIM_COLUMNS);
            format!("{} {byline}", article.id)
        };
        let (first, second) = (named(bond.first), named(bond.second));
        let Bond {
            agreements,
            contradictions,
            same_stances,
            opposite_stances,
            ..
        } = bond;
        let leaning = match bond.balance() {
            1.. => self.0.choose("相近", "agree"),
            0 => self.0.choose("相近与相左各半", "agree and part alike"),
            _ => self.0.choose("相左", "part"),
        };
        match self.0 {
            Lang::Zh => format!(
                "{first} – {second}：{leaning}（一致 {agreements} 对，矛盾 {contradictions} 对；\
                 同一立场的议题 {same_stances} 个，相反的 {opposite_stances} 个）"
            ),
            Lang::En => format!(
                "{first} – {second}: {leaning} ({}, {}; same side on {}, opposite on {opposite_stances})",
                counted(*agreements, "agreement"),
                counted(*contradictions, "contradiction"),
                counted(*same_stances, "issue"),
            ),
        }
    }

    pub(super) fn change(self, change: &Change<'_>) -> String {
        let Change { earlier, later, .. } = change;
        let (from, to) = (&earlier.id, &later.id);
        let author = shortened(&later.author, CLAIM_COLUMNS);
        let (before, after) = (earlier.date(), later.date());
        let mut told = match self.0 {
            Lang::Zh => format!("{author}：从 {from}（{before}）到 {to}（{after}）\n"),
            Lang::En => format!("{author} from {from} ({before}) to {to} ({after})\n"),
        };
        let colon = self.0.choose("：", ": ");
        for Turned {
            issue,
            before,
            after,
        } in &change.turned
        {
            let turned = self.0.choose("改变", "turned");
            told += &format!("  {turned}  {}{colon}{before} → {after}\n", issue.label);
        }
        for (issue, stance) in &change.held {
            let held = self.0.choose("未变", "held  ");
            told += &format!("  {held}  {}{colon}{stance}\n", issue.label);
        }
        if change.turned.is_empty() && change.held.is_empty() {
            told += self.0.choose(
                "  没有两篇都表明立场的议题\n",
                "  no issue on which both take a side\n",
            );
        }
        told
    }

    /// That no claim meets another; whether only for want of certainty, and whether the articles are in `latin` letters, of
    /// which the rules know little.
    pub(super) fn no_pair(self, threshold: Option<&Threshold>, latin: bool) -> String {
        if let Some(Threshold { least, pairs, .. }) =
            threshold.filter(|threshold| threshold.pairs > 0)
        {
            return match self.0 {
                Lang::Zh => format!("没有一对论点的把握达到 {least}；略去了 {pairs} 对"),
                Lang::En => {
                    let are = if *pairs == 1 { "is" } else { "are" };
                    let pairs = counted(*pairs, "pair");
                    format!("No pair of claims is as sure as {least}; {pairs} {are} left out")
                }
            };
        }
        let none = self.0.choose(
            "没有找到规则有把握对应起来的论点",
            "No pair of claims was found that the rules could be sure of",
        );
        let why = self.0.choose(
            "；文章多为拉丁字母，而程序认识的英文不如中文多，其他语言则不认识",
            "; the articles are mostly in Latin letters, and the program knows less English than Chinese and no other language",
        );
        format!("{none}{}", if latin { why } else { "" })
    }

    /// How many pairs there are, and that no two articles have more: their number tells nothing of how far authors part.
    pub(super) fn pairs(self, contradictions: usize, agreements: usize) -> String {
        match self.0 {
            Lang::Zh => format!(
                "矛盾 {contradictions} 对，一致 {agreements} 对；每两篇最多列出最有把握的 {MOST_PAIRS} 对"
            ),
            Lang::En => {
                let pairs = [
                    counted(contradictions, "contradiction"),
                    counted(agreements, "agreement"),
                ];
                let pairs = pairs.join(", ");
                format!("{pairs}; of every two articles at most the {MOST_PAIRS} surest pairs")
            }
        }
    }

    pub(super) fn unanswered(self, claims: usize) -> String {
        match (self.0, claims) {
            (Lang::Zh, _) => format!("{claims} 个主张没有别的作者回应"),
            (Lang::En, 1) => "1 claim is taken up on no other side".to_owned(),
            (Lang::En, _) => format!("{claims} claims are taken up on no other side"),
        }
    }

    /// An article, its nodes by kind and its edges, `[major claims, claims, premises, supports, contradictions]`.
    pub(super) fn article(self, article: &ArticleEntry, counts: [usize; 5]) -> String {
        let id = &article.id;
        let headline = shortened(&article.headline(), CLAIM_COLUMNS);
        let [major, claims, premises, supports, contradictions] = counts;
        match self.0 {
            Lang::Zh => format!(
                "{id}  {headline}\n  总论点 {major}，主张 {claims}，理由 {premises}；文内支持 {supports}，反驳 {contradictions}"
            ),
            Lang::En => format!(
                "{id}  {headline}\n  {}, {}, {}; {}, {} inside the article",
                counted(major, "major claim"),
                counted(claims, "claim"),
                counted(premises, "premise"),
                counted(supports, "support"),
                counted(contradictions, "contradiction"),
            ),
        }
    }

    pub(super) fn views(self, views: &[(&str, usize)]) -> String {
        let views: Vec<String> = views
            .iter()
            .map(|(label, filed)| format!("{} {filed}", shortened(label, CLAIM_COLUMNS)))
            .collect();
        match self.0 {
            Lang::Zh => format!("  观点：{}", views.join("，")),
            Lang::En => format!("  views: {}", views.join(", ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::specimen;
    use super::*;

    #[test]
    fn one_of_a_kind_is_singular() {
        let map = specimen::night_markets();
        let bonds = map.bonds();
        assert_eq!(
            Teller(Lang::En).bond(&bonds[0]),
            "A 江晚舟 – B 石一鸣: part (1 agreement, 4 contradictions; same side on 0 issues, opposite on 2)"
        );
        assert_eq!(
            Teller(Lang::Zh).bond(&bonds[0]),
            "A 江晚舟 – B 石一鸣：相左（一致 1 对，矛盾 4 对；同一立场的议题 0 个，相反的 2 个）"
        );
    }
}
