//! `map.md`: the map as a report to read or to paste into an issue: the authors, where they meet, each one's argument.

use super::Format;
use super::exchange::Exchange;
use super::loss::Part;
use crate::argument::{ComponentKind, RelationKind, Voice};
use crate::article::MARKDOWN_MARK;
use crate::bilingual::Lang;
use crate::explain::Phrases;
use crate::map::{ArgumentMap, ArticleEntry, Decision, EdgeView, Node, Review, on_one_line};
use std::fmt::{self, Write};

/// The map as a Markdown report.
pub const EXCHANGE: Exchange = Exchange {
    format: Format::new("markdown", "map.md", |map, options| {
        let lang = options.lang;
        let mut text = String::new();
        let written = Report { map, lang }.write(&mut text);
        written.map_err(super::RenderError::failed)?;
        Ok(text.into_bytes())
    }),
    left_behind: &[
        Part::Metadata,
        Part::Base,
        Part::Spans,
        Part::NodeConfidence,
        Part::InnerConfidence,
        Part::Evidence,
        Part::RunnersUp,
        Part::InnerReviews,
    ],
    read: None,
};

/// The report on a map, in a language.
struct Report<'map> {
    map: &'map ArgumentMap,
    lang: Lang,
}

impl Report<'_> {
    fn write(&self, out: &mut String) -> fmt::Result {
        let map = self.map;
        let titles: Vec<String> = map.articles.iter().map(ArticleEntry::headline).collect();
        writeln!(out, "{MARKDOWN_MARK}\n\n# {}\n", plain(&titles.join(" · ")))?;
        let standing = map.standing();
        self.write_authors(out, &standing)?;
        self.write_matrix(out, &standing)?;
        for group in map.pairs_by_issue() {
            let label = group.issue.map_or("…", |issue| &issue.label);
            writeln!(out, "## {}\n", plain(label))?;
            for pair in &group.pairs {
                self.write_pair(out, pair)?;
            }
            writeln!(out)?;
        }
        for article in &map.articles {
            writeln!(out, "## {} {}\n", article.id, plain(&article.headline()))?;
            for node in map.nodes_of(&article.id) {
                self.write_node(out, node)?;
            }
            writeln!(out)?;
        }
        Ok(())
    }

    fn write_authors(&self, out: &mut String, standing: &ArgumentMap) -> fmt::Result {
        let columns = self.lang.choose(
            "| | 作者 | 标题 | 日期 | 总论点 | 主张 | 理由 | 一致 | 矛盾 |",
            "| | author | title | published | major claims | claims | premises | agreements | contradictions |",
        );
        writeln!(out, "{columns}\n|---|---|---|---|---|---|---|---|---|")?;
        for share in standing.author_shares() {
            let (article, nodes) = (share.article, share.nodes);
            writeln!(
                out,
                "| {} | {} | {} | {} | {} | {} | {} | {} | {} |",
                article.id,
                plain(&article.author),
                plain(&article.title),
                plain(&article.date()),
                nodes.major_claims,
                nodes.claims,
                nodes.premises,
                share.agreements,
                share.contradictions
            )?;
        }
        writeln!(out)
    }

    fn write_matrix(&self, out: &mut String, standing: &ArgumentMap) -> fmt::Result {
        let matrix = standing.matrix();
        if matrix.rows.is_empty() {
            return Ok(());
        }
        let authors: Vec<String> = matrix
            .articles
            .iter()
            .map(|one| plain(one.byline()))
            .collect();
        let issue = self.lang.choose("议题", "issue");
        writeln!(out, "| {issue} | {} |", authors.join(" | "))?;
        writeln!(out, "|---|{}", "---|".repeat(authors.len()))?;
        for row in &matrix.rows {
            let cells: Vec<String> = row
                .cells
                .iter()
                .map(|cell| cell.map_or_else(String::new, |position| plain(&position.standing())))
                .collect();
            writeln!(
                out,
                "| {} | {} |",
                plain(&row.issue.label),
                cells.join(" | ")
            )?;
        }
        writeln!(out)
    }

    fn write_pair(&self, out: &mut String, pair: &EdgeView<'_>) -> fmt::Result {
        let confidence = pair.edge.confidence.value();
        let why = plain(&pair.edge.why);
        let review = self.review(pair.edge.review.as_ref());
        match self.lang {
            Lang::Zh => {
                let kind = Phrases(self.lang).relation(pair.edge.kind, true);
                writeln!(out, "- **{kind}**（{confidence:.2}）：{why}{review}")?;
            }
            Lang::En => {
                let kind = pair.edge.kind.as_str();
                writeln!(out, "- **{kind}** ({confidence:.2}): {why}{review}")?;
            }
        }
        for node in [pair.source, pair.target] {
            let author = plain(self.map.byline_of(node));
            let text = plain(&node.text);
            writeln!(out, "  - {} {author}{}{text}", node.id.0, self.colon())?;
        }
        Ok(())
    }

    fn write_node(&self, out: &mut String, node: &Node) -> fmt::Result {
        let mark = match node.kind {
            ComponentKind::MajorClaim => "**",
            ComponentKind::Claim => "*",
            ComponentKind::Premise => "",
        };
        let quoted = match &node.voice {
            Voice::Author => String::new(),
            Voice::Quoted(source) => format!(" 〔{}〕", plain(source)),
        };
        let text = plain(&node.text);
        let (view, line) = (plain(self.map.view_label(node)), node.line);
        let told = match self.lang {
            Lang::Zh => [
                Phrases(self.lang).kind(Some(node.kind)).to_owned(),
                view,
                format!("第 {line} 行"),
            ],
            Lang::En => [node.kind.as_str().to_owned(), view, format!("line {line}")],
        };
        let told: Vec<String> = told.into_iter().filter(|one| !one.is_empty()).collect();
        let told = match self.lang {
            Lang::Zh => format!("（{}）", told.join("，")),
            Lang::En => format!(" ({})", told.join(", ")),
        };
        let review = self.review(node.review.as_ref());
        writeln!(
            out,
            "- {} {mark}{text}{mark}{quoted}{told}{review}",
            node.id.0
        )?;
        let of_node = |edge: &EdgeView<'_>| edge.source.id == node.id;
        for edge in self.map.inner_edges().filter(of_node) {
            let bearing = match edge.edge.kind {
                RelationKind::Support => self.lang.choose("支持", "supports"),
                RelationKind::Contradiction => self.lang.choose("反驳", "contradicts"),
            };
            let why = plain(&edge.edge.why);
            let target = &edge.target.id.0;
            writeln!(out, "  - {bearing} {target}{}{why}", self.colon())?;
        }
        Ok(())
    }

    fn review(&self, review: Option<&Review>) -> String {
        let Some(review) = review else {
            return String::new();
        };
        let decision = match review.decision {
            None if review.note.is_empty() => None,
            None => Some(self.lang.choose("备注", "note")),
            Some(Decision::Accept) => Some(self.lang.choose("接受", "accept")),
            Some(Decision::Reject) => Some(self.lang.choose("拒绝", "reject")),
            Some(Decision::Change) => Some(self.lang.choose("修改", "change")),
        };
        let mut told = String::new();
        if let Some(decision) = decision {
            told += &format!(" — **{decision}**");
        }
        if !review.note.is_empty() {
            told += &format!("{}{}", self.colon(), plain(&review.note));
        }
        if let Some(corrected) = Phrases(self.lang).corrected(&review.corrected) {
            told += &format!(" — **{corrected}**");
        }
        told
    }

    fn colon(&self) -> &'static str {
        self.lang.choose("：", ": ")
    }
}

/// Text on one line in which Markdown finds no markup.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for character in on_one_line(text).chars() {
        if matches!(
            character,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&' | '$'
        ) {
            out.push('\\');
        }
        out.push(character);
    }
    // A number, a dash or a plus at the start would begin a list.
    match out.chars().next() {
        Some('+' | '-') => format!("\\{out}"),
        _ => out,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::{Correction, specimen};

    #[test]
    fn a_report_names_authors_issues_pairs_and_claims() {
        let mut map = specimen::night_markets();
        let told = |map: &ArgumentMap, lang| {
            let mut text = String::new();
            Report { map, lang }.write(&mut text).unwrap();
            text
        };
        insta::assert_snapshot!(told(&map, Lang::En));
        insta::assert_snapshot!("in_chinese", told(&map, Lang::Zh));
        specimen::decide(&mut map, "E15", Decision::Reject, "不是一回事");
        assert!(told(&map, Lang::Zh).contains(" — **拒绝**：不是一回事"));
        assert!(told(&map, Lang::En).contains(" — **reject**: 不是一回事"));
        map.nodes_mut().next().unwrap().review = Some(Review {
            corrected: vec![Correction::View],
            ..Review::default()
        });
        assert!(told(&map, Lang::Zh).contains(" — **改了观点**\n"));
        assert!(told(&map, Lang::En).contains(" — **changed the view**\n"));
    }
}
