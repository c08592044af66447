//! A mistake in a file that an editor wrote, shown where it stands.
//!
//! ```text
//! mine/own.toml:3:22: no lexicon has the cue class `advrsative`; …
//! 3 | when = { opens_with = "advrsative" }
//!   |                       ^^^^^^^^^^^^
//! ```

use std::fmt;
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// Something wrong in a file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The file, as it was given.
    pub file: String,
    /// 1-based line.
    pub line: usize,
    /// 1-based character in the line.
    pub column: usize,
    /// What is wrong and what to write instead.
    pub cause: String,
    /// The line as it is written.
    written: String,
    /// How many of its characters are meant.
    length: usize,
}

impl Mistake {
    /// About the bytes `at` of a file's text; where they run over several lines, about the first.
    pub fn at(file: &str, text: &str, at: Range<usize>, cause: impl Into<String>) -> Self {
        let on_boundary = |byte: usize| {
            (0..=byte.min(text.len()))
                .rev()
                .find(|&at| text.is_char_boundary(at))
                .unwrap_or(0)
        };
        let start = on_boundary(at.start);
        let line_start = text[..start].rfind('\n').map_or(0, |end| end + 1);
        let line_end = text[start..]
            .find('\n')
            .map_or(text.len(), |end| start + end);
        let end = on_boundary(at.end).clamp(start, line_end);
        Self {
            file: file.to_owned(),
            line: text[..start].matches('\n').count() + 1,
            column: text[line_start..start].chars().count() + 1,
            cause: cause.into(),
            written: text[line_start..line_end].trim_end_matches('\r').to_owned(),
            length: text[start..end].chars().count(),
        }
    }

    /// About `words` in a line of a file's text; about the whole line where they do not stand in it.
    pub fn in_line(
        file: &str,
        text: &str,
        line: usize,
        words: &str,
        cause: impl Into<String>,
    ) -> Self {
        let before = text.split_inclusive('\n').take(line.saturating_sub(1));
        let start: usize = before.map(str::len).sum();
        let written = text[start..].lines().next().unwrap_or_default();
        let within = match written.find(words) {
            Some(place) if !words.is_empty() => place..place + words.len(),
            _ => 0..written.len(),
        };
        Self::at(file, text, start + within.start..start + within.end, cause)
    }
}

/// Characters of a line that are shown at most.
const MOST_SHOWN: usize = 600;

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let column = self.column - 1;
        // Of a line without end only what stands around the mistake is shown.
        let first = column.saturating_sub(MOST_SHOWN / 2);
        let end = first + MOST_SHOWN;
        let characters = |range: Range<usize>| -> String {
            let from = self.written.chars().skip(range.start);
            from.take(range.len()).collect()
        };
        let cut_before = if first > 0 { "…" } else { "" };
        let cut_behind = if self.written.chars().nth(end).is_some() {
            "…"
        } else {
            ""
        };
        let before = cut_before.to_owned() + &characters(first..column);
        let meant = characters(column..(column + self.length).min(end));
        let number = self.line.to_string();
        let margin = " ".repeat(number.len());
        writeln!(
            f,
            "{}:{}:{}: {}",
            self.file, self.line, self.column, self.cause
        )?;
        // A tab before the caret keeps it below its place, however wide the terminal draws tabs.
        let indent: String = before
            .chars()
            .map(|character| match character {
                '\t' => "\t".to_owned(),
                other => " ".repeat(other.encode_utf8(&mut [0; 4]).width_cjk()),
            })
            .collect();
        let shown = characters(first..end);
        writeln!(f, "{number} | {cut_before}{shown}{cut_behind}")?;
        write!(
            f,
            "{margin} | {indent}{}",
            "^".repeat(meant.width_cjk().max(1))
        )
    }
}

/// Everything that is wrong in a file, or several, in the order of their lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistakes(Vec<Mistake>);

impl Mistakes {
    /// Nothing is wrong, or everything that is.
    ///
    /// # Errors
    /// The mistakes, where there are any.
    pub fn none_of(mut mistakes: Vec<Mistake>) -> Result<(), Self> {
        let mut files: Vec<String> = Vec::new();
        for mistake in &mistakes {
            if !files.contains(&mistake.file) {
                files.push(mistake.file.clone());
            }
        }
        mistakes.sort_by_key(|mistake| {
            let file = files.iter().position(|file| *file == mistake.file);
            (file, mistake.line, mistake.column)
        });
        mistakes.dedup();
        match mistakes.is_empty() {
            true => Ok(()),
            false => Err(Self(mistakes)),
        }
    }

    /// One a mistake.
    pub fn iter(&self) -> impl Iterator<Item = &Mistake> {
        self.0.iter()
    }
}

impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.len() > 1 {
            writeln!(f, "{} mistakes to mend", self.0.len())?;
        }
        for (place, mistake) in self.0.iter().enumerate() {
            if place > 0 {
                writeln!(f)?;
            }
            write!(f, "{mistake}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Mistakes {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_stands_below_its_words_however_wide_they_are() {
        let text = "a = 1\n\t夜市 = \"留下\"\n";
        let at = text
            .find("\"留下\"")
            .map(|start| start..start + "\"留下\"".len());
        let mistake = Mistake::at("own.toml", text, at.unwrap(), "wrong");
        assert_eq!(
            mistake.to_string(),
            "own.toml:2:7: wrong\n2 | \t夜市 = \"留下\"\n  | \t       ^^^^^^"
        );
    }

    #[test]
    fn of_an_endless_line_the_place_is_shown() {
        let text = format!("a = {}夜市{}", "[".repeat(100_000), "]".repeat(100_000));
        let at = text.find("夜市").unwrap();
        let shown = Mistake::at("own.toml", &text, at..at + 6, "wrong").to_string();
        assert!(shown.len() < 2_000);
        let lines: Vec<&str> = shown.lines().collect();
        assert!(lines[1].starts_with("1 | …[") && lines[1].ends_with("]…"));
        let place = |line: &str, sought: char| {
            let before = line.chars().take_while(|character| *character != sought);
            before.collect::<String>().width_cjk()
        };
        assert_eq!(place(lines[1], '夜'), place(lines[2], '^'));
    }

    #[test]
    fn places_beyond_the_text_are_its_end() {
        let mistake = Mistake::at("own.toml", "书", 1..9, "wrong");
        assert_eq!((mistake.line, mistake.column), (1, 1));
        assert_eq!(Mistake::at("own.toml", "", 3..9, "wrong").line, 1);
        assert_eq!(
            Mistake::in_line("a.csv", "x\ny,z\n", 2, "z", "wrong").column,
            3
        );
        assert_eq!(Mistake::in_line("a.csv", "x\n", 7, "z", "wrong").line, 2);
    }
}
