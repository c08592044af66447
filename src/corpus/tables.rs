//! What is written of the groups of a corpus: lines of JSON, and tables.
//!
//! ```text
//! groups.jsonl  {group, terms, articles: [{id, source, title, author, published, reprints}], issues: [label],
//!                contradictions, agreements, map}
//! pairs.jsonl   {group, relation, confidence, issue, why, first: {…}, second: {…}},
//!               either side {article, node, source, title, author, text, start, end, line}
//! ```
//! `map` is the group's map.json, with the same ids; `article` is the letter that `why` calls a side by. The tables `groups` and `pairs` have the columns below.

use super::columns::{self, Cell, Column, Kind, OpenTable, Shape};
use super::staging::{MAPS, Staging};
use super::{CorpusError, TableFormat, TableOptions};
use crate::argument::RelationKind;
use crate::map::{ArgumentMap, EdgeView, Node};
use serde::Serialize;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

/// The files of lines.
const LINES: [&str; 2] = ["groups.jsonl", "pairs.jsonl"];

const GROUPS: Shape = Shape {
    name: "groups",
    columns: &[
        Column("group", Kind::Text),
        Column("terms", Kind::Texts),
        Column("articles", Kind::Whole),
        Column("titles", Kind::Texts),
        Column("contradictions", Kind::Whole),
        Column("agreements", Kind::Whole),
        Column("map", Kind::Text),
    ],
};
const PAIRS: Shape = Shape {
    name: "pairs",
    columns: &[
        Column("group", Kind::Text),
        Column("relation", Kind::Text),
        Column("confidence", Kind::Fraction),
        Column("issue", Kind::Text),
        Column("author_1", Kind::Text),
        Column("claim_1", Kind::Text),
        Column("author_2", Kind::Text),
        Column("claim_2", Kind::Text),
        Column("why", Kind::Text),
        Column("source_1", Kind::Text),
        Column("line_1", Kind::Whole),
        Column("source_2", Kind::Text),
        Column("line_2", Kind::Whole),
        Column("map", Kind::Text),
        // The letters that `why` calls them by, and their nodes on the map.
        Column("article_1", Kind::Text),
        Column("node_1", Kind::Text),
        Column("article_2", Kind::Text),
        Column("node_2", Kind::Text),
    ],
};

/// What is to be written of a group, ready for the files.
#[derive(Debug, Default)]
pub(super) struct GroupRows {
    pub(super) contradictions: usize,
    pub(super) agreements: usize,
    group_line: Vec<u8>,
    pair_lines: Vec<u8>,
    group_cells: Vec<Cell>,
    pair_cells: Vec<Vec<Cell>>,
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
    published: String,
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
    article: &'a str,
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
                    published: article.date(),
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
    lines: [BufWriter<File>; 2],
    groups: OpenTable,
    pairs: OpenTable,
    folder: PathBuf,
}

impl Tables {
    pub(super) fn open(staging: &Staging, options: &TableOptions) -> Result<Self, CorpusError> {
        let [groups, pairs] = LINES;
        Ok(Self {
            lines: [staging.file(groups)?, staging.file(pairs)?],
            groups: OpenTable::create(GROUPS, options, staging)?,
            pairs: OpenTable::create(PAIRS, options, staging)?,
            folder: staging.folder().to_owned(),
        })
    }

    /// The names of all files.
    pub(super) fn files(formats: &[TableFormat]) -> Vec<String> {
        let tables = columns::file_names(&[GROUPS, PAIRS], formats);
        LINES.map(str::to_owned).into_iter().chain(tables).collect()
    }

    pub(super) fn write(&mut self, rows: &GroupRows) -> Result<(), CorpusError> {
        let lines = [&rows.group_line, &rows.pair_lines];
        for (file, lines) in self.lines.iter_mut().zip(lines) {
            file.write_all(lines)
                .map_err(CorpusError::unwritable(&self.folder))?;
        }
        self.groups.row(&rows.group_cells)?;
        rows.pair_cells
            .iter()
            .try_for_each(|cells| self.pairs.row(cells))
    }

    pub(super) fn finish(mut self) -> Result<(), CorpusError> {
        for file in &mut self.lines {
            file.flush()
                .map_err(CorpusError::unwritable(&self.folder))?;
        }
        self.groups.finish()?;
        self.pairs.finish()
    }
}

fn group_cells(line: &GroupLine<'_>) -> Vec<Cell> {
    vec![
        Cell::text(line.group),
        Cell::texts(line.terms.iter().map(String::as_str)),
        Cell::Whole(line.articles.len()),
        Cell::texts(line.articles.iter().map(|article| article.title)),
        Cell::Whole(line.contradictions),
        Cell::Whole(line.agreements),
        Cell::text(line.map),
    ]
}

fn pair_cells(line: &PairLine<'_>, map: &str) -> Vec<Cell> {
    let byline = |side: &SideLine<'_>| match side.author {
        "" => Cell::text(side.title),
        author => Cell::text(author),
    };
    vec![
        Cell::text(line.group),
        Cell::text(line.relation.as_str()),
        Cell::Fraction(line.confidence),
        Cell::text(line.issue),
        byline(&line.first),
        Cell::text(line.first.text),
        byline(&line.second),
        Cell::text(line.second.text),
        Cell::text(line.why),
        Cell::text(line.first.source),
        Cell::Whole(line.first.line),
        Cell::text(line.second.source),
        Cell::Whole(line.second.line),
        Cell::text(map),
        Cell::text(line.first.article),
        Cell::text(line.first.node),
        Cell::text(line.second.article),
        Cell::text(line.second.node),
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
        article: node.article.as_str(),
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
