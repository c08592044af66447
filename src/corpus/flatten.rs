//! The lines that [`extract_corpus`](super::extract_corpus) writes become tables: articles, nodes and edges.
//!
//! | table | columns |
//! |---|---|
//! | `articles` | `article`, `title`, `author`, `published`, `characters`, `major_claims`, `claims`, `premises`, `supports`, `contradictions` |
//! | `nodes` | `article`, `id`, `kind`, `text`, `start`, `end`, `line`, `heading`, `voice`, `view`, `confidence`, `rules` |
//! | `edges` | `article`, `source`, `target`, `kind`, `confidence`, `rules`, `why` |
//!
//! `article` is where the article lies and joins the three; `id`, `source` and `target` are unique within an article.
//! `start` and `end` count code points of the raw file, `confidence` is 0 to 1, `voice` names whom the author quotes.

use super::columns::{self, Cell, Column, Kind, OpenTable, Shape};
use super::row::{EdgeRow, ExtractedRow, NodeRow};
use super::staging::Staging;
use super::{CorpusError, TableOptions};
use crate::argument::{ComponentKind, RelationKind, Voice};
use crate::bounded::{read_line, unmarked};
use crate::export::spare_inputs;
use crate::files::json_row;
use std::borrow::Cow;
use std::collections::HashSet;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

/// What is to become tables, and where they go.
#[derive(Clone, Debug)]
pub struct FlattenOptions {
    /// Files that [`extract_corpus`](super::extract_corpus) has written.
    pub lines: Vec<PathBuf>,
    /// The folder to write into.
    pub out: PathBuf,
    /// How the tables are written.
    pub tables: TableOptions,
}

/// Bytes of the longest line: more than the longest article that is read gives.
const LONGEST_LINE: usize = 64 << 20;

/// How many rows the tables have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flattened {
    /// Rows of `articles`.
    pub articles: usize,
    /// Rows of `nodes`.
    pub nodes: usize,
    /// Rows of `edges`.
    pub edges: usize,
}

/// Writes the tables. Memory does not grow with the number of articles; nothing is left where it fails.
///
/// # Errors
/// Where a file can't be read or written, a line is none of an extraction, or `stop` is set meanwhile.
pub fn flatten(options: &FlattenOptions, stop: &AtomicBool) -> Result<Flattened, CorpusError> {
    columns::check(&options.tables.formats)?;
    check_each_once(&options.lines)?;
    let files = columns::file_names(&[ARTICLES, NODES, EDGES], &options.tables.formats);
    let written: Vec<PathBuf> = files.iter().map(|file| options.out.join(file)).collect();
    spare_inputs(&options.lines, &written)?;
    let staging = Staging::for_folder(&options.out)?;
    let open = |shape| OpenTable::create(shape, &options.tables, &staging);
    let mut tables = Tables {
        articles: open(ARTICLES)?,
        nodes: open(NODES)?,
        edges: open(EDGES)?,
        found: Flattened::default(),
    };
    for file in &options.lines {
        tables.take_file(file, stop)?;
    }
    let found = tables.found;
    tables.articles.finish()?;
    tables.nodes.finish()?;
    tables.edges.finish()?;
    staging.complete(&files)?;
    Ok(found)
}

/// Refuses a file that is named twice, be it by another way.
fn check_each_once(files: &[PathBuf]) -> Result<(), CorpusError> {
    let mut seen = HashSet::new();
    for path in files {
        // One that isn't there is told of where it is read.
        let place = std::fs::canonicalize(path).unwrap_or_else(|_| path.clone());
        if !seen.insert(place) {
            let path = path.clone();
            return Err(CorpusError::Twice { path });
        }
    }
    Ok(())
}

const ARTICLES: Shape = Shape {
    name: "articles",
    columns: &[
        Column("article", Kind::Text),
        Column("title", Kind::Text),
        Column("author", Kind::Text),
        Column("published", Kind::Text),
        Column("characters", Kind::Whole),
        Column("major_claims", Kind::Whole),
        Column("claims", Kind::Whole),
        Column("premises", Kind::Whole),
        Column("supports", Kind::Whole),
        Column("contradictions", Kind::Whole),
    ],
};
const NODES: Shape = Shape {
    name: "nodes",
    columns: &[
        Column("article", Kind::Text),
        Column("id", Kind::Text),
        Column("kind", Kind::Text),
        Column("text", Kind::Text),
        Column("start", Kind::Whole),
        Column("end", Kind::Whole),
        Column("line", Kind::Whole),
        Column("heading", Kind::Text),
        Column("voice", Kind::Text),
        Column("view", Kind::Text),
        Column("confidence", Kind::Fraction),
        Column("rules", Kind::Texts),
    ],
};
const EDGES: Shape = Shape {
    name: "edges",
    columns: &[
        Column("article", Kind::Text),
        Column("source", Kind::Text),
        Column("target", Kind::Text),
        Column("kind", Kind::Text),
        Column("confidence", Kind::Fraction),
        Column("rules", Kind::Texts),
        Column("why", Kind::Text),
    ],
};

struct Tables {
    articles: OpenTable,
    nodes: OpenTable,
    edges: OpenTable,
    found: Flattened,
}

impl Tables {
    fn take_file(&mut self, path: &Path, stop: &AtomicBool) -> Result<(), CorpusError> {
        let unreadable = || CorpusError::unreadable(path);
        let mut lines = BufReader::new(File::open(path).map_err(unreadable())?);
        let mut line = Vec::new();
        for number in 1.. {
            if !read_line(&mut lines, &mut line, LONGEST_LINE).map_err(unreadable())? {
                break;
            }
            if stop.load(Ordering::Relaxed) {
                return Err(CorpusError::Interrupted);
            }
            let row = unmarked(&line, number);
            let row = json_row(row).map_err(|cause| CorpusError::NoLine {
                path: path.to_owned(),
                line: number,
                cause,
            })?;
            self.take(&row)?;
        }
        Ok(())
    }

    fn take(&mut self, row: &ExtractedRow<'_>) -> Result<(), CorpusError> {
        self.articles.row(&article_cells(row))?;
        for node in &row.nodes {
            self.nodes.row(&node_cells(&row.source, node))?;
        }
        for edge in &row.edges {
            self.edges.row(&edge_cells(&row.source, edge))?;
        }
        self.found.articles += 1;
        self.found.nodes += row.nodes.len();
        self.found.edges += row.edges.len();
        Ok(())
    }
}

fn article_cells(row: &ExtractedRow<'_>) -> [Cell; 10] {
    let nodes = |kind| row.nodes.iter().filter(|node| node.kind == kind).count();
    let edges = |kind| row.edges.iter().filter(|edge| edge.kind == kind).count();
    [
        Cell::text(&row.source),
        Cell::text(&row.title),
        Cell::text(&row.author),
        Cell::text(&row.published),
        Cell::Whole(row.characters),
        Cell::Whole(nodes(ComponentKind::MajorClaim)),
        Cell::Whole(nodes(ComponentKind::Claim)),
        Cell::Whole(nodes(ComponentKind::Premise)),
        Cell::Whole(edges(RelationKind::Support)),
        Cell::Whole(edges(RelationKind::Contradiction)),
    ]
}

fn node_cells(article: &str, node: &NodeRow<'_>) -> [Cell; 12] {
    [
        Cell::text(article),
        Cell::text(&node.id),
        Cell::text(node.kind.as_str()),
        Cell::text(&node.text),
        Cell::Whole(node.start),
        Cell::Whole(node.end),
        Cell::Whole(node.line),
        Cell::text(node.heading.as_deref().unwrap_or_default()),
        match node.voice.as_ref() {
            Voice::Author => Cell::Nothing,
            Voice::Quoted(name) => Cell::text(name),
        },
        Cell::text(node.view.as_deref().unwrap_or_default()),
        Cell::Fraction(node.confidence),
        Cell::texts(node.rules.iter().map(Cow::as_ref)),
    ]
}

fn edge_cells(article: &str, edge: &EdgeRow<'_>) -> [Cell; 7] {
    [
        Cell::text(article),
        Cell::text(&edge.source),
        Cell::text(&edge.target),
        Cell::text(edge.kind.as_str()),
        Cell::Fraction(edge.confidence),
        Cell::texts(edge.rules.iter().map(Cow::as_ref)),
        Cell::text(&edge.why),
    ]
}
