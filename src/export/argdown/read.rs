//! Argdown comes back, as far as this program writes it: headings, statements with tags and data, relations.
//!
//! An editor may also write statements and relations by hand (`+ [X]`, `- [X]`, `<+`, `<-` are understood); anything
//! else of the language is refused with its line, because half of it would be worse.

use super::super::draft::{self, Draft, DraftEdge};
use super::super::exchange::{ReadBack, ReadError, few_enough, text};
use super::data::{ArticleData, NodeData};
use crate::argument::{ComponentKind, RelationKind};
use crate::article::{ArticleId, Published};
use crate::map::{ArticleEntry, NodeId};
use std::collections::HashMap;

pub(super) fn from_argdown(bytes: &[u8]) -> Result<ReadBack, ReadError> {
    let mut reading = Reading::default();
    let mut in_front_matter = false;
    for (place, line) in text(bytes)?.lines().enumerate() {
        let trimmed = line.trim();
        if trimmed == "===" {
            in_front_matter = !in_front_matter;
        } else if !in_front_matter && !trimmed.is_empty() && !trimmed.starts_with("//") {
            few_enough(
                "Argdown",
                reading.draft.nodes.len() + reading.relations.len(),
            )?;
            let read = reading.line(line, place + 1);
            read.map_err(|cause| ReadError::Form {
                format: "Argdown that this program reads",
                place: format!("line {}", place + 1),
                cause,
            })?;
        }
    }
    reading.finish()
}

#[derive(Default)]
struct Reading {
    draft: Draft,
    article: Option<ArticleId>,
    /// The statement that relations hang on.
    statement: Option<String>,
    names: HashMap<String, NodeId>,
    relations: Vec<(String, String, RelationKind, usize)>,
}

impl Reading {
    fn line(&mut self, line: &str, number: usize) -> Result<(), String> {
        if let Some(heading) = line.strip_prefix("# ") {
            return self.heading(heading);
        }
        if line.starts_with('[') {
            return self.statement(line);
        }
        match line.starts_with([' ', '\t']) {
            true => self.relation(line.trim(), number),
            false => Err("neither a heading (`# …`), a statement (`[A1]: …`), nor a relation under one (`    +> [A2]`)".to_owned()),
        }
    }

    fn heading(&mut self, heading: &str) -> Result<(), String> {
        self.statement = None;
        let (title, data) = parted(heading);
        let Some(data) = data else {
            self.article = Some(self.draft.article_of(unescaped(title).trim()));
            return Ok(());
        };
        let data: ArticleData =
            serde_json::from_str(data).map_err(|cause| format!("the heading's data: {cause}"))?;
        self.article = Some(data.article.clone());
        self.draft.articles.push(ArticleEntry {
            title: data.title,
            published: Published::read(&data.published),
            source: data.source,
            ..draft::article(data.article, &data.author)
        });
        Ok(())
    }

    fn statement(&mut self, line: &str) -> Result<(), String> {
        let unclosed = "a statement's name ends with `]`";
        let (name, rest) = line[1..].split_once(']').ok_or(unclosed)?;
        self.statement = Some(name.to_owned());
        // Without words it is a mere mention, on which relations hang.
        let Some(words) = rest.strip_prefix(':') else {
            return Ok(());
        };
        let (words, data) = parted(words);
        let data: NodeData = match data {
            None => NodeData::default(),
            Some(data) => serde_json::from_str(data)
                .map_err(|cause| format!("the data of [{name}]: {cause}"))?,
        };
        let (words, tags) = untagged(words);
        let kind = tags.iter().find_map(|tag| ComponentKind::named(tag));
        let article = match &self.article {
            Some(article) => article.clone(),
            None => self.draft.article_of(""),
        };
        let text = unescaped(words.trim());
        let node = data.into_node(name, article, kind.unwrap_or(ComponentKind::Claim), text);
        self.names.insert(name.to_owned(), node.id.clone());
        self.draft.nodes.push(node);
        Ok(())
    }

    fn relation(&mut self, line: &str, number: usize) -> Result<(), String> {
        let statement = self
            .statement
            .clone()
            .ok_or("a relation without a statement above it")?;
        let (arrow, other) = line.split_once(' ').ok_or("a relation reads `+> [A2]`")?;
        let other = other
            .trim()
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'));
        let other = other
            .ok_or("a relation names a statement, `[A2]`")?
            .to_owned();
        let (support, contradiction) = (RelationKind::Support, RelationKind::Contradiction);
        let (source, target, kind) = match arrow {
            "+>" => (statement, other, support),
            "->" | "><" => (statement, other, contradiction),
            "+" | "<+" => (other, statement, support),
            "-" | "<-" => (other, statement, contradiction),
            _ => return Err(format!("`{arrow}` is none of +> -> >< + <+ - <-")),
        };
        self.relations.push((source, target, kind, number));
        Ok(())
    }

    fn finish(mut self) -> Result<ReadBack, ReadError> {
        for (source, target, kind, number) in self.relations {
            let id = |name: &str| {
                let id = self.names.get(name).cloned();
                id.ok_or_else(|| ReadError::Form {
                    format: "Argdown that this program reads",
                    place: format!("line {number}"),
                    cause: format!("no statement is called [{name}]"),
                })
            };
            self.draft.edges.push(DraftEdge {
                source: id(&source)?,
                target: id(&target)?,
                edge: draft::edge(kind),
            });
        }
        Ok(self.draft.finish()?)
    }
}

/// The words and the data in braces behind them.
fn parted(line: &str) -> (&str, Option<&str>) {
    let mut escaped = false;
    for (at, character) in line.char_indices() {
        match character {
            '\\' if !escaped => escaped = true,
            '{' if !escaped => return (&line[..at], Some(line[at..].trim_end())),
            _ => escaped = false,
        }
    }
    (line, None)
}

/// The words and the tags behind them.
fn untagged(words: &str) -> (&str, Vec<String>) {
    let mut escaped = false;
    for (at, character) in words.char_indices() {
        match character {
            '\\' if !escaped => escaped = true,
            '#' if !escaped => {
                let tags = words[at..].split('#').skip(1);
                let tags = tags.map(|tag| tag.trim().trim_matches(['(', ')']).to_owned());
                return (&words[..at], tags.collect());
            }
            _ => escaped = false,
        }
    }
    (words, Vec::new())
}

pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => out.extend(characters.next()),
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_editor_writes_by_hand_is_read() {
        let written =
            "# 江晚舟\n\n[A1]: 留下。 #major_claim\n    + [A2]\n\n[A2]: 有人来\\#1。 #claim\n";
        let map = from_argdown(written.as_bytes()).unwrap().map;
        let edge = map.edges().next().unwrap();
        assert_eq!(
            (edge.source.text.as_str(), edge.target.id.0.as_str()),
            ("有人来#1。", "A1")
        );
        assert_eq!(map.articles[0].author, "江晚舟");
    }

    #[test]
    fn what_is_not_understood_is_refused_with_its_line() {
        let wrong = from_argdown("# A\n\n<argument>: 一。\n".as_bytes()).unwrap_err();
        assert!(
            wrong
                .to_string()
                .starts_with("this is no Argdown that this program reads: line 3: neither")
        );
    }
}
