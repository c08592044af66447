//! The texts that the script's data tells, each said once: what was said before is named by its place, and sentences
//! that differ by their figures alone are one text with gaps.

use serde::Serialize;
use std::collections::HashMap;

/// Where a figure stands in a text; no phrase of the program holds this character.
const GAP: char = '\u{fffc}';

/// Texts with their places. The first is the empty one.
pub(super) struct Wording {
    texts: Vec<String>,
    places: HashMap<String, usize>,
}

/// A text by its place, with the figures for its gaps.
#[derive(Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub(super) enum Said {
    Plain(usize),
    /// The place, then the figures with two decimals, in hundredths.
    WithFigures(Vec<i64>),
}

impl Wording {
    pub(super) fn new() -> Self {
        let mut wording = Self {
            texts: Vec::new(),
            places: HashMap::new(),
        };
        wording.place("");
        wording
    }

    /// The place of a text, the same for the same text.
    pub(super) fn place(&mut self, text: &str) -> usize {
        if let Some(&place) = self.places.get(text) {
            return place;
        }
        let place = self.texts.len();
        self.texts.push(text.to_owned());
        self.places.insert(text.to_owned(), place);
        place
    }

    /// What the program says in figures, these taken out of the text.
    pub(super) fn say(&mut self, text: &str) -> Said {
        let (pattern, figures) = without_figures(text);
        let place = self.place(&pattern);
        match figures.is_empty() {
            true => Said::Plain(place),
            false => {
                let place = i64::try_from(place).unwrap_or_default();
                Said::WithFigures([vec![place], figures].concat())
            }
        }
    }

    pub(super) fn into_texts(self) -> Vec<String> {
        self.texts
    }
}

/// `差 0.36，差得不多` becomes `差 □，差得不多` and 36.
fn without_figures(text: &str) -> (String, Vec<i64>) {
    let mut pattern = String::with_capacity(text.len());
    let mut figures = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        // A figure begins with its sign.
        let start = match rest[..at].ends_with('-') {
            true => at - 1,
            false => at,
        };
        let is_part = |c: char| c.is_ascii_digit() || c == '.';
        let length = rest[at..].find(|c| !is_part(c)).unwrap_or(rest.len() - at);
        let (written, after) = (&rest[start..at + length], &rest[at + length..]);
        match hundredths(written) {
            Some(figure) => {
                pattern.push_str(&rest[..start]);
                pattern.push(GAP);
                figures.push(figure);
            }
            None => pattern.push_str(&rest[..at + length]),
        }
        rest = after;
    }
    pattern.push_str(rest);
    (pattern, figures)
}

/// A number written with two decimals, if writing it again gives the same.
fn hundredths(written: &str) -> Option<i64> {
    let figure = (written.parse::<f64>().ok()? * 100.0).round() as i64;
    (format!("{:.2}", figure as f64 / 100.0) == written).then_some(figure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_that_differ_by_their_figures_are_one_text() {
        let mut wording = Wording::new();
        let near = wording.say("主张，差 0.36，差得不多");
        let far = wording.say("主张，差 -2.50，差得不多");
        assert_eq!(near, Said::WithFigures(vec![1, 36]));
        assert_eq!(far, Said::WithFigures(vec![1, -250]));
        assert_eq!(wording.into_texts(), ["", "主张，差 \u{fffc}，差得不多"]);
    }

    #[test]
    fn names_and_lines_are_no_figures() {
        let mut wording = Wording::new();
        for text in [
            "支持的是 A12",
            "第 7 行 · 2.0 时代",
            "1.2.3",
            "-0.00",
            "007.25",
        ] {
            let said = wording.say(text);
            assert_eq!(said, Said::Plain(wording.place(text)), "{text}");
        }
        assert_eq!(wording.say(""), Said::Plain(0));
    }
}
