//! What is written of the groups of a corpus: lines of JSON, and the same as tables.
//!
//! ```text
//! groups.jsonl  {group, terms, articles: [{id, source, title, author, published, reprints}], issues: [label],
//!                contradictions, agreements, map}
//! pairs.jsonl   {group, relation, confidence, issue, why, first: {…}, second: {…}},
//!               either side {node, source, title, author, text, start, end, line}
//! ```
//! `map` is the group's map.json, with the same ids.

use super::CorpusError;
use super::staging::{MAPS, Staging};
use crate::argument::RelationKind;
use crate::export::csv::as_text;
use crate::map::{ArgumentMap, EdgeView, Node};
use serde::Serialize;
use std::fs::File;
use std::io::{BufWriter, Write};

/// The names of the files.
pub(super) const FILES: [&str; 4] = ["groups.jsonl", "groups.csv", "pairs.jsonl", "pairs.csv"];

const GROUP_COLUMNS: [&str; 7] = [
    "group",
    "terms",
    "articles",
    "titles",
    "contradictions",
    "agreements",
    "map",
];
const PAIR_COLUMNS: [&str; 14] = [
    "group",
    "relation",
    "confidence",
    "issue",
    "author_1",
    "claim_1",
    "author_2",
    "claim_2",
    "why",
    "source_1",
    "line_1",
    "source_2",
    "line_2",
    "map",
];

/// What is to be written of a group, ready for the files.
#[derive(Debug, Default)]
pub(super) struct GroupRows {
    pub(super) contradictions: usize,
    pub(super) agreements: usize,
    group_line: Vec<u8>,
    pair_lines: Vec<u8>,
    group_cells: Vec<String>,
    pair_cells: Vec<Vec<String>>,
}

#[derive(Serialize)]
struct GroupLine<'a> {
    group: &'a str,
    terms: &'a [String],
    articles: Vec<ArticleLine<'a>>,
    issues: Vec<&'a str>,
    contradictions: usize,
    agreements: usize,
    map: &'a str,
}

#[derive(Serialize)]
struct ArticleLine<'a> {
    id: &'a str,
    source: &'a str,
    title: &'a str,
    author: &'a str,
    published: &'a str,
    reprints: &'a [String],
}

#[derive(Serialize)]
struct PairLine<'a> {
    group: &'a str,
    relation: RelationKind,
    confidence: f64,
    issue: &'a str,
    why: &'a str,
    first: SideLine<'a>,
    second: SideLine<'a>,
}

#[derive(Serialize)]
struct SideLine<'a> {
    node: &'a str,
    source: &'a str,
    title: &'a str,
    author: &'a str,
    text: &'a str,
    start: usize,
    end: usize,
    line: usize,
}

/// The map's file, below the folder of results.
pub(super) fn map_name(group: &str) -> String {
    format!("{MAPS}/{group}.json")
}

impl GroupRows {
    /// The rows of a group; `reprints` has an entry an article of the map: where else its text was printed.
    pub(super) fn of(
        group: &str,
        terms: &[String],
        reprints: &[&[String]],
        map: &ArgumentMap,
    ) -> Result<Self, serde_json::Error> {
        let count = |kind| {
            map.cross_edges()
                .filter(|pair| pair.edge.kind == kind)
                .count()
        };
        let mut rows = Self {
            contradictions: count(RelationKind::Contradiction),
            agreements: count(RelationKind::Support),
            ..Self::default()
        };
        let file = map_name(group);
        for pair in map.cross_edges() {
            let line = pair_line(group, map, &pair);
            rows.pair_cells.push(pair_cells(&line, &file));
            serde_json::to_writer(&mut rows.pair_lines, &line)?;
            rows.pair_lines.push(b'\n');
        }
        let articles = map.articles.iter().zip(reprints);
        let line = GroupLine {
            group,
            terms,
            articles: articles
                .map(|(article, reprints)| ArticleLine {
                    id: article.id.as_str(),
                    source: &article.source,
                    title: &article.title,
                    author: &article.author,
                    published: &article.published,
                    reprints,
                })
                .collect(),
            issues: map
                .issues
                .iter()
                .map(|issue| issue.label.as_str())
                .collect(),
            contradictions: rows.contradictions,
            agreements: rows.agreements,
            map: &file,
        };
        rows.group_cells = group_cells(&line);
        rows.group_line = serde_json::to_vec(&line)?;
        rows.group_line.push(b'\n');
        Ok(rows)
    }
}

/// The open files of results.
pub(super) struct Tables {
    group_lines: BufWriter<File>,
    pair_lines: BufWriter<File>,
    group_table: csv::Writer<BufWriter<File>>,
    pair_table: csv::Writer<BufWriter<File>>,
}

impl Tables {
    pub(super) fn open(staging: &Staging) -> Result<Self, CorpusError> {
        let [groups, group_table, pairs, pair_table] = FILES;
        let table = |name: &str, columns: &[&str]| -> Result<_, CorpusError> {
            let mut file = staging.file(name)?;
            let unwritable = || CorpusError::unwritable(&staging.folder().join(name));
            // Excel takes a file without this mark for the system's old encoding.
            file.write_all("\u{feff}".as_bytes())
                .map_err(unwritable())?;
            let mut table = csv::WriterBuilder::new()
                .terminator(csv::Terminator::CRLF)
                .from_writer(file);
            let written = table.write_record(columns);
            written.map_err(|cause| unwritable()(cause.into()))?;
            Ok(table)
        };
        Ok(Self {
            group_lines: staging.file(groups)?,
            pair_lines: staging.file(pairs)?,
            group_table: table(group_table, &GROUP_COLUMNS)?,
            pair_table: table(pair_table, &PAIR_COLUMNS)?,
        })
    }

    pub(super) fn write(&mut self, rows: &GroupRows) -> std::io::Result<()> {
        self.group_lines.write_all(&rows.group_line)?;
        self.pair_lines.write_all(&rows.pair_lines)?;
        let safe = |cells: &[String]| -> Vec<String> {
            cells
                .iter()
                .map(|cell| as_text(cell).into_owned())
                .collect()
        };
        self.group_table.write_record(safe(&rows.group_cells))?;
        for cells in &rows.pair_cells {
            self.pair_table.write_record(safe(cells))?;
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> std::io::Result<()> {
        self.group_lines.flush()?;
        self.pair_lines.flush()?;
        self.group_table.flush()?;
        self.pair_table.flush()
    }
}

fn group_cells(line: &GroupLine<'_>) -> Vec<String> {
    let titles: Vec<&str> = line.articles.iter().map(|article| article.title).collect();
    vec![
        line.group.to_owned(),
        line.terms.join("; "),
        line.articles.len().to_string(),
        titles.join("; "),
        line.contradictions.to_string(),
        line.agreements.to_string(),
        line.map.to_owned(),
    ]
}

fn pair_cells(line: &PairLine<'_>, map: &str) -> Vec<String> {
    let byline = |side: &SideLine<'_>| match side.author {
        "" => side.title.to_owned(),
        author => author.to_owned(),
    };
    vec![
        line.group.to_owned(),
        line.relation.as_str().to_owned(),
        line.confidence.to_string(),
        line.issue.to_owned(),
        byline(&line.first),
        line.first.text.to_owned(),
        byline(&line.second),
        line.second.text.to_owned(),
        line.why.to_owned(),
        line.first.source.to_owned(),
        line.first.line.to_string(),
        line.second.source.to_owned(),
        line.second.line.to_string(),
        map.to_owned(),
    ]
}

fn pair_line<'a>(group: &'a str, map: &'a ArgumentMap, pair: &EdgeView<'a>) -> PairLine<'a> {
    PairLine {
        group,
        relation: pair.edge.kind,
        confidence: pair.edge.confidence.value(),
        issue: map.issue_label(pair.edge),
        why: &pair.edge.why,
        first: side_line(map, pair.source),
        second: side_line(map, pair.target),
    }
}

fn side_line<'a>(map: &'a ArgumentMap, node: &'a Node) -> SideLine<'a> {
    let article = map
        .articles
        .iter()
        .find(|article| article.id == node.article);
    SideLine {
        node: &node.id.0,
        source: article.map_or("", |article| &article.source),
        title: article.map_or("", |article| &article.title),
        author: article.map_or("", |article| &article.author),
        text: &node.text,
        start: node.span.start,
        end: node.span.end,
        line: node.line,
    }
}
