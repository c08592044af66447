//! `map.md`: the map as a report to read or to paste into an issue: the authors, where they meet, each one's argument.

use super::Format;
use super::exchange::Exchange;
use super::loss::Part;
use crate::argument::{ComponentKind, RelationKind, Voice};
use crate::map::{ArgumentMap, ArticleEntry, EdgeView, Node, on_one_line};
use std::fmt::{self, Write};

/// The map as a Markdown report.
pub const EXCHANGE: Exchange = Exchange {
    format: Format {
        name: "markdown",
        file_name: "map.md",
        keeps_rejected: true,
        render: |map, _| {
            let mut report = String::new();
            write_report(&mut report, map).map_err(super::RenderError::failed)?;
            Ok(report.into_bytes())
        },
    },
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

fn write_report(out: &mut String, map: &ArgumentMap) -> fmt::Result {
    let titles: Vec<String> = map.articles.iter().map(ArticleEntry::headline).collect();
    writeln!(out, "# {}\n", plain(&titles.join(" · ")))?;
    let standing = map.standing();
    write_authors(out, &standing)?;
    write_matrix(out, &standing)?;
    for group in map.pairs_by_issue() {
        let label = group.issue.map_or("…", |issue| &issue.label);
        writeln!(out, "## {}\n", plain(label))?;
        for pair in &group.pairs {
            write_pair(out, map, pair)?;
        }
        writeln!(out)?;
    }
    for article in &map.articles {
        writeln!(out, "## {} {}\n", article.id, plain(&article.headline()))?;
        for node in map.nodes_of(&article.id) {
            write_node(out, map, node)?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn write_authors(out: &mut String, map: &ArgumentMap) -> fmt::Result {
    writeln!(
        out,
        "| | author | title | published | major claims | claims | premises | agreements | contradictions |"
    )?;
    writeln!(out, "|---|---|---|---|---|---|---|---|---|")?;
    for share in map.author_shares() {
        let (article, nodes) = (share.article, share.nodes);
        writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            article.id,
            plain(&article.author),
            plain(&article.title),
            plain(&article.published),
            nodes.major_claims,
            nodes.claims,
            nodes.premises,
            share.agreements,
            share.contradictions
        )?;
    }
    writeln!(out)
}

fn write_matrix(out: &mut String, map: &ArgumentMap) -> fmt::Result {
    let matrix = map.matrix();
    if matrix.rows.is_empty() {
        return Ok(());
    }
    let authors: Vec<String> = matrix
        .articles
        .iter()
        .map(|one| plain(one.byline()))
        .collect();
    writeln!(out, "| issue | {} |", authors.join(" | "))?;
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

fn write_pair(out: &mut String, map: &ArgumentMap, pair: &EdgeView<'_>) -> fmt::Result {
    writeln!(
        out,
        "- **{}** ({:.2}): {}{}",
        pair.edge.kind.as_str(),
        pair.edge.confidence.value(),
        plain(&pair.edge.why),
        review(pair.edge.review.as_ref())
    )?;
    for node in [pair.source, pair.target] {
        let author = plain(map.byline_of(node));
        writeln!(out, "  - {} {author}: {}", node.id.0, plain(&node.text))?;
    }
    Ok(())
}

fn write_node(out: &mut String, map: &ArgumentMap, node: &Node) -> fmt::Result {
    let mark = match node.kind {
        ComponentKind::MajorClaim => "**",
        ComponentKind::Claim => "*",
        ComponentKind::Premise => "",
    };
    let quoted = match &node.voice {
        Voice::Author => String::new(),
        Voice::Quoted(source) => format!(" 〔{}〕", plain(source)),
    };
    let view = match map.view_label(node) {
        "" => String::new(),
        label => format!(", {}", plain(label)),
    };
    writeln!(
        out,
        "- {} {mark}{}{mark}{quoted} ({}{view}, line {}){}",
        node.id.0,
        plain(&node.text),
        node.kind.as_str(),
        node.line,
        review(node.review.as_ref())
    )?;
    for edge in map.inner_edges().filter(|edge| edge.source.id == node.id) {
        let bearing = match edge.edge.kind {
            RelationKind::Support => "supports",
            RelationKind::Contradiction => "contradicts",
        };
        let why = plain(&edge.edge.why);
        writeln!(out, "  - {bearing} {}: {why}", edge.target.id.0)?;
    }
    Ok(())
}

fn review(review: Option<&crate::map::Review>) -> String {
    let Some(review) = review else {
        return String::new();
    };
    let decision = review.decision.map_or("note", |decision| decision.as_str());
    match review.note.as_str() {
        "" => format!(" — **{decision}**"),
        note => format!(" — **{decision}**: {}", plain(note)),
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
    use crate::map::specimen;

    #[test]
    fn a_report_names_authors_issues_pairs_and_claims() {
        let mut report = String::new();
        write_report(&mut report, &specimen::night_markets()).unwrap();
        insta::assert_snapshot!(report);
    }
}
