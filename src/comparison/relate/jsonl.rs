//! Pairs in, judgements out, one JSON object a line.

use super::{Label, PairJudge};
use crate::bounded::each_row;
use crate::comparison::Lang;
use crate::language::Language;
use serde::{Deserialize, Serialize};
use std::io::{BufRead, Write};

/// A row that comes in.
#[derive(Deserialize)]
struct PairRow {
    id: serde_json::Value,
    a: String,
    b: String,
}

/// A row that goes out.
#[derive(Serialize)]
struct JudgedRow {
    id: serde_json::Value,
    label: Label,
    score: f64,
    because: Vec<BecauseRow>,
    why: String,
}

#[derive(Serialize)]
struct BecauseRow {
    rule: String,
    words: Vec<String>,
    weight: f64,
}

/// Why rows can't be judged.
#[derive(Debug, thiserror::Error)]
pub enum RowsError {
    /// A line isn't a pair.
    #[error("line {line}: {source}; each line must be {{\"id\", \"a\", \"b\"}}")]
    Line {
        /// 1-based line.
        line: usize,
        /// What is wrong.
        source: serde_json::Error,
    },
    /// Reading or writing failed.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// Judges every pair and says why in `lang`; returns how many there were. Empty lines are skipped.
///
/// # Errors
/// [`RowsError`] names the line that is no pair; where reading or writing fails.
pub fn relate_rows(
    input: impl BufRead,
    mut output: impl Write,
    judge: &PairJudge,
    language: &Language,
    lang: Lang,
) -> Result<usize, RowsError> {
    let mut judged = 0;
    each_row(input, |line, row| {
        let pair: PairRow =
            serde_json::from_slice(row).map_err(|source| RowsError::Line { line, source })?;
        let row = judged_row(pair, judge, language, lang);
        serde_json::to_writer(&mut output, &row).map_err(std::io::Error::from)?;
        writeln!(output)?;
        judged += 1;
        Ok::<(), RowsError>(())
    })?;
    Ok(judged)
}

fn judged_row(pair: PairRow, judge: &PairJudge, language: &Language, lang: Lang) -> JudgedRow {
    let a = judge.read(&pair.a, language);
    let b = judge.read(&pair.b, language);
    let judgement = judge.judge(&a, &b);
    let because = judgement
        .because
        .iter()
        .map(|reason| BecauseRow {
            rule: reason.rule.clone(),
            words: [a.words(&reason.in_a), b.words(&reason.in_b)].concat(),
            weight: reason.weight,
        })
        .collect();
    JudgedRow {
        id: pair.id,
        label: judgement.label,
        score: judgement.score.value(),
        because,
        why: match lang {
            Lang::Zh => judgement.why.zh,
            Lang::En => judgement.why.en,
        },
    }
}
