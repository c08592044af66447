//! Pairs in, judgements out, one JSON object a line.

use super::{Label, PairJudge};
use crate::bilingual::Lang;
use crate::bounded::each_row;
use crate::files::{BadRow, json_row};
use crate::language::Language;
use serde::{Deserialize, Serialize};
use std::io::{self, BufRead, Write};

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

/// Judges every pair and says why in `lang`; returns how many there were. Empty lines are skipped. `skipped` is told of every
/// line that is no pair.
///
/// # Errors
/// Where reading or writing fails.
pub fn relate_rows(
    input: impl BufRead,
    mut output: impl Write,
    judge: &PairJudge,
    language: &Language,
    lang: Lang,
    skipped: &mut dyn FnMut(BadRow),
) -> io::Result<usize> {
    let mut judged = 0;
    each_row(input, |line, row| {
        let pair: PairRow = match json_row(row) {
            Ok(pair) => pair,
            Err(cause) => {
                let cause = format!("{cause}; each line must be {{\"id\", \"a\", \"b\"}}");
                skipped(BadRow { line, cause });
                return Ok(());
            }
        };
        let row = judged_row(pair, judge, language, lang);
        serde_json::to_writer(&mut output, &row)?;
        writeln!(output)?;
        judged += 1;
        Ok::<(), io::Error>(())
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
        why: judgement.why.in_lang(lang).to_owned(),
    }
}
