//! Texts in, components and relations out, one JSON object a line.

use super::{
    Argument, ComponentKind, GivenComponent, PlainRules, RelationKind, argue, argue_given,
    argue_plain,
};
use crate::article::{ArticleId, Span, read_text};
use crate::bounded::each_row;
use crate::files::{BadRow, json_row};
use crate::language::Language;
use crate::rules::{PackError, WeighedPack};
use serde::{Deserialize, Serialize};
use std::io::{BufRead, Write};

/// Why rows can't be judged.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum TextRowsError {
    /// The rules for plain texts can't be used.
    #[error(transparent)]
    Rules(#[from] PackError),
    /// Reading or writing failed.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// A row that comes in.
#[derive(Deserialize)]
struct TextRow {
    id: serde_json::Value,
    text: String,
    components: Option<Vec<ComponentRow>>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(expecting = "an object with `kind`, `start` and `end`")]
struct ComponentRow {
    kind: ComponentKind,
    start: usize,
    end: usize,
}

/// A row that goes out.
#[derive(Serialize)]
struct ArguedRow {
    id: serde_json::Value,
    components: Vec<ComponentRow>,
    relations: Vec<RelationRow>,
}

#[derive(Serialize)]
struct RelationRow {
    source: usize,
    target: usize,
    kind: RelationKind,
}

/// Finds the argument of every text, one a line; says how many there were. Empty lines are skipped. A row that brings
/// components keeps them and gets only relations. Essays and reviews without headings go by the rules for plain texts.
///
/// `skipped` is told of every line that is no such row.
///
/// # Errors
/// Where reading or writing fails.
pub fn argue_rows(
    input: impl BufRead,
    mut output: impl Write,
    language: &Language,
    rules: WeighedPack,
    skipped: &mut dyn FnMut(BadRow),
) -> Result<usize, TextRowsError> {
    let plain = PlainRules::builtin(rules.pack(), language.lexicon())?;
    let mut argued = 0;
    each_row(input, |line, row| {
        let row: TextRow = match json_row(row) {
            Ok(row) => row,
            Err(cause) => {
                let must =
                    "each line must be {\"id\", \"text\"}, with `components` where they are given";
                let cause = format!("{cause}; {must}");
                skipped(BadRow { line, cause });
                return Ok(());
            }
        };
        let row = argued_row(row, language, rules, &plain);
        serde_json::to_writer(&mut output, &row).map_err(std::io::Error::from)?;
        writeln!(output)?;
        argued += 1;
        Ok::<(), TextRowsError>(())
    })?;
    Ok(argued)
}

fn argued_row(
    row: TextRow,
    language: &Language,
    rules: WeighedPack,
    plain: &PlainRules,
) -> ArguedRow {
    let article = read_text("-", &row.text, ArticleId::at(0));
    let genre = plain.weights_for(&article);
    let Some(components) = row.components else {
        let argument = match genre {
            Some(genre) => argue_plain(article, language, &plain.relations, &plain.clauses, genre),
            None => argue(&language.analyse(article), rules),
        };
        return ArguedRow {
            id: row.id,
            components: argument
                .components
                .iter()
                .map(|component| ComponentRow {
                    kind: component.kind,
                    start: component.span.start,
                    end: component.span.end,
                })
                .collect(),
            relations: relations(&argument, Some),
        };
    };
    let given: Vec<GivenComponent> = components
        .iter()
        .map(|component| GivenComponent {
            span: Span::new(component.start, component.end),
            kind: component.kind,
        })
        .collect();
    let rules = genre.map_or(rules, |genre| plain.relations.weighed(&genre.relations));
    let found = argue_given(article, &given, language, rules);
    ArguedRow {
        id: row.id,
        components,
        relations: relations(&found.argument, |at| found.given[at]),
    }
}

fn relations(argument: &Argument, place: impl Fn(usize) -> Option<usize>) -> Vec<RelationRow> {
    argument
        .relations
        .iter()
        .filter_map(|relation| {
            Some(RelationRow {
                source: place(relation.source)?,
                target: place(relation.target)?,
                kind: relation.kind,
            })
        })
        .collect()
}
