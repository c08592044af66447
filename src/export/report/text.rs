//! An article as the page shows it: its passages, cut into pieces where claims begin and end.

use super::claim::{Claim, Claims};
use crate::article::{Block, BlockKind, Sentence};
use crate::explain::place_in;
use crate::map::{ArgumentMap, ArticleEntry, Node, NodeId};
use crate::rules::MatchedWords;
use serde::Serialize;
use std::collections::HashMap;
use std::ops::Range;

/// An article's column.
#[derive(Serialize)]
pub(super) struct Panel {
    id: String,
    byline: String,
    title: String,
    published: String,
    source: String,
    /// What language a screen reader is to speak; empty where that is not Chinese.
    lang: &'static str,
    passages: Vec<Passage>,
    /// Whether only the claims are known, not the whole text.
    claims_only: bool,
}

/// A heading, a paragraph, a quotation, or a list with its entries.
#[derive(Serialize)]
struct Passage {
    form: &'static str,
    /// One entry but for lists.
    entries: Vec<Vec<Piece>>,
}

/// A stretch of text inside one claim, or between two.
#[derive(Serialize)]
struct Piece {
    text: String,
    emphasised: bool,
    claim: Option<Claim>,
    /// Whether the claim begins here, rather than going on.
    begins: bool,
}

/// An article's text with the places of its claims.
pub(super) struct Text<'map> {
    entry: &'map ArticleEntry,
    nodes: Vec<&'map Node>,
    /// For every character shown of a node, where it stands in the raw file.
    positions: HashMap<&'map NodeId, Vec<usize>>,
}

impl<'map> Text<'map> {
    pub(super) fn of(map: &'map ArgumentMap, entry: &'map ArticleEntry) -> Self {
        let nodes: Vec<&Node> = map.nodes_of(&entry.id).collect();
        let mut positions: HashMap<_, Vec<usize>> = HashMap::new();
        for sentence in entry.text.iter().flat_map(|block| &block.sentences) {
            for (at, node) in shares(sentence, &nodes) {
                if let Some(node) = node {
                    let own = positions.entry(&node.id).or_default();
                    own.extend(sentence.positions.get(at).into_iter().flatten());
                }
            }
        }
        Self {
            entry,
            nodes,
            positions,
        }
    }

    /// Which characters of a node, as the page shows it, are the words; nothing where they stand elsewhere.
    pub(super) fn place_of(&self, node: &Node, words: &MatchedWords) -> Option<Range<usize>> {
        let Some(positions) = self.positions.get(&node.id) else {
            return place_in(node, words);
        };
        let place = |at: usize| positions.partition_point(|&position| position < at);
        let range = place(words.span.start)..place(words.span.end);
        (!range.is_empty()).then_some(range)
    }

    /// Whether a node stands in this article.
    pub(super) fn holds(&self, node: &Node) -> bool {
        self.entry.id == node.article
    }

    pub(super) fn panel(&self, claims: &Claims) -> Panel {
        let entry = self.entry;
        let claims_only = entry.text.is_empty();
        let passages = match claims_only {
            true => self.claims_by_heading(claims),
            false => self.passages(claims),
        };
        let title = entry
            .text
            .iter()
            .find(|block| block.kind == BlockKind::Title);
        Panel {
            id: entry.id.to_string(),
            byline: entry.byline().to_owned(),
            // Shown with its claims as the first passage where the text has one.
            title: title.map_or_else(|| entry.title.clone(), |_| String::new()),
            published: entry.date(),
            source: entry.source.clone(),
            lang: lang_of(&self.nodes),
            passages,
            claims_only,
        }
    }

    fn passages(&self, claims: &Claims) -> Vec<Passage> {
        let mut passages: Vec<Passage> = Vec::new();
        let mut begun = Vec::new();
        for block in &self.entry.text {
            let entry = self.pieces(block, claims, &mut begun);
            match passages.last_mut() {
                Some(last) if block.kind == BlockKind::ListItem && last.form == "list" => {
                    last.entries.push(entry);
                }
                _ => passages.push(Passage {
                    form: form(block.kind),
                    entries: vec![entry],
                }),
            }
        }
        passages
    }

    fn pieces(&self, block: &Block, claims: &Claims, begun: &mut Vec<&'map NodeId>) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for sentence in &block.sentences {
            let text: Vec<char> = sentence.text.chars().collect();
            let emphasised = |at: usize| sentence.emphasis.iter().any(|range| range.contains(&at));
            for (run, node) in shares(sentence, &self.nodes) {
                for run in cut_where(run, emphasised) {
                    let begins = node.is_some_and(|node| !begun.contains(&&node.id));
                    if let Some(node) = node.filter(|_| begins) {
                        begun.push(&node.id);
                    }
                    pieces.push(Piece {
                        emphasised: emphasised(run.start),
                        text: text[run].iter().collect(),
                        claim: node.and_then(|node| claims.claim(node)),
                        begins,
                    });
                }
            }
            // Words of scripts with spaces would run into each other.
            if sentence.text.ends_with(|last: char| last.is_ascii()) {
                pieces.push(Piece {
                    text: " ".to_owned(),
                    emphasised: false,
                    claim: None,
                    begins: false,
                });
            }
        }
        pieces
    }

    /// What a map without its articles' text can show: the claims in reading order under their headings.
    fn claims_by_heading(&self, claims: &Claims) -> Vec<Passage> {
        let mut passages = Vec::new();
        let mut heading = None;
        for node in &self.nodes {
            let plain = |text: &str, claim: Option<Claim>| Piece {
                text: text.to_owned(),
                emphasised: false,
                begins: claim.is_some(),
                claim,
            };
            if node.heading != heading {
                heading.clone_from(&node.heading);
                passages.extend(heading.as_deref().map(|heading| Passage {
                    form: "heading",
                    entries: vec![vec![plain(heading, None)]],
                }));
            }
            passages.push(Passage {
                form: "paragraph",
                entries: vec![vec![plain(&node.text, claims.claim(node))]],
            });
        }
        passages
    }
}

/// The stretches of a sentence's characters, each with the node it belongs to.
fn shares<'n>(sentence: &Sentence, nodes: &[&'n Node]) -> Vec<(Range<usize>, Option<&'n Node>)> {
    let near: Vec<&Node> = nodes
        .iter()
        .filter(|node| node.span.overlaps(sentence.span))
        .copied()
        .collect();
    let node_at = |position: usize| {
        let mut around = near.iter();
        around.position(|node| node.span.start <= position && position < node.span.end)
    };
    let owners: Vec<Option<usize>> = sentence.positions.iter().map(|&at| node_at(at)).collect();
    let mut shares: Vec<(Range<usize>, Option<&Node>)> = Vec::new();
    for run in cut_where(0..owners.len(), |at| owners[at]) {
        let owner = owners[run.start].map(|place| near[place]);
        shares.push((run, owner));
    }
    shares
}

/// Cuts a range wherever `quality` changes; no part is empty.
fn cut_where<Quality: PartialEq>(
    range: Range<usize>,
    quality: impl Fn(usize) -> Quality,
) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for at in range {
        match runs.last_mut() {
            Some(run) if quality(run.start) == quality(at) => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

fn form(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Title => "title",
        BlockKind::Lead => "lead",
        BlockKind::Heading(_) => "heading",
        BlockKind::Paragraph => "paragraph",
        BlockKind::ListItem => "list",
        BlockKind::Quote => "quote",
    }
}

fn lang_of(nodes: &[&Node]) -> &'static str {
    let mut letters = nodes.iter().flat_map(|node| node.text.chars());
    match letters.any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter)) {
        true => "zh",
        false => "",
    }
}
