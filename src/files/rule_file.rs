//! A TOML file of rules on its way in: everything that is wrong with it is told at once.
//!
//! A reader stops at the first thing it can't read. So where the whole file can't be read, every `[[table]]` of it is read
//! by itself: each tells its first mistake, and those that can be read are checked like any other.

use super::mistake::{Mistake, Mistakes};
use regex_lite::Regex;
use serde::de::DeserializeOwned;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::ops::Range;
use toml::Spanned;

/// A file of rules, and what is wrong with it.
pub(crate) struct RuleFile<'a> {
    file: &'a str,
    text: &'a str,
    /// Where the first rule of every id writes it.
    ids: BTreeMap<String, usize>,
    /// See [`RuleFile::tables`].
    tables: OnceCell<Vec<Range<usize>>>,
    mistakes: Vec<Mistake>,
}

/// The parts of a rule that every sort of rules has.
pub(crate) struct RuleParts<'a> {
    pub(crate) id: &'a Spanned<String>,
    pub(crate) why: &'a str,
    /// How many examples there are of what it matches, and of what it rejects.
    pub(crate) examples: [usize; 2],
}

impl<'a> RuleFile<'a> {
    /// `file` is its name in mistakes.
    pub(crate) fn new(file: &'a str, text: &'a str) -> Self {
        Self {
            file,
            text,
            ids: BTreeMap::new(),
            tables: OnceCell::new(),
            mistakes: Vec::new(),
        }
    }

    /// What the file says: one value where it can be read, else one for every table that can be read by itself, each
    /// with what stands before the first table.
    pub(crate) fn read<T: DeserializeOwned>(&mut self) -> Vec<T> {
        let whole = match toml::from_str(self.text) {
            Ok(whole) => return vec![whole],
            Err(error) => error,
        };
        let mut parts = Vec::new();
        let tables = self.tables().to_vec();
        let head = tables.first().map_or(0, |first| first.start);
        for table in tables {
            match toml::from_str(&alone(self.text, head, &table)) {
                Ok(part) => parts.push(part),
                Err(error) => self.refuse(&error),
            }
        }
        if self.mistakes.is_empty() {
            self.refuse(&whole);
        }
        parts
    }

    /// What stands at these bytes.
    pub(crate) fn written(&self, at: Range<usize>) -> String {
        self.text.get(at).unwrap_or_default().trim().to_owned()
    }

    /// Keeps a mistake at these bytes.
    pub(crate) fn report(&mut self, at: Range<usize>, cause: impl Display) {
        let mistake = Mistake::at(self.file, self.text, at, cause.to_string());
        self.mistakes.push(mistake);
    }

    /// Keeps a mistake at `words` in the table of the rule; at the rule's id where the table writes them otherwise.
    pub(crate) fn report_words(&mut self, id: &Spanned<String>, words: &str, cause: impl Display) {
        let table = self.table_at(id.span().start).unwrap_or(0..self.text.len());
        let quoted = ['"', '\''].iter().find_map(|quote| {
            let quoted = format!("{quote}{words}{quote}");
            let place = self.text[table.clone()].find(&quoted)? + table.start;
            Some(place..place + quoted.len())
        });
        self.report(quoted.unwrap_or(id.span()), cause);
    }

    /// The id of the table that stands at `at`, with its place.
    pub(crate) fn id_of_table(&self, at: usize, id: &str) -> Spanned<String> {
        let table = self.table_at(at).unwrap_or(at..self.text.len());
        let mut line_start = table.start;
        for line in self.text[table.clone()].split_inclusive('\n') {
            if line.trim_start().starts_with("id") {
                let start = line_start + line.find(['"', '\'']).unwrap_or(0);
                let end = line_start + line.rfind(['"', '\'']).map_or(line.len(), |end| end + 1);
                return Spanned::new(start..end, id.to_owned());
            }
            line_start += line.len();
        }
        Spanned::new(table.start..table.start, id.to_owned())
    }

    /// What holds of every rule: a name of its own and a reason; examples are checked apart.
    pub(crate) fn check_name(&mut self, id: &Spanned<String>, why: &str) {
        let name = id.get_ref();
        if name.trim().is_empty() {
            self.report(id.span(), "the id is empty; give the rule a name");
        } else if let Some(first) = self.ids.get(name) {
            let before = &self.text[..(*first).min(self.text.len())];
            let line = before.matches('\n').count() + 1;
            let cause = format!(
                "the id `{name}` is taken by the rule in line {line}; give this one another"
            );
            self.report(id.span(), cause);
        } else {
            self.ids.insert(name.clone(), id.span().start);
        }
        if why.trim().is_empty() {
            self.report(
                id.span(),
                format!("the rule `{name}` needs a reason: write a line of `why`"),
            );
        }
    }

    /// What holds of every rule with examples.
    pub(crate) fn check(&mut self, rule: &RuleParts<'_>) {
        self.check_name(rule.id, rule.why);
        if rule.examples.contains(&0) {
            let id = rule.id.get_ref();
            let cause = format!(
                "the rule `{id}` needs at least one example in `matches` and one in `rejects`"
            );
            self.report(rule.id.span(), cause);
        }
    }

    /// The regular expression that a rule writes; a mistake where it is none.
    pub(crate) fn pattern(&mut self, pattern: &Spanned<String>) -> Option<Regex> {
        Regex::new(pattern.get_ref())
            .map_err(|cause| self.report(pattern.span(), not_a_pattern(&cause)))
            .ok()
    }

    /// Nothing is wrong, or everything that is.
    pub(crate) fn finish(self) -> Result<(), Mistakes> {
        Mistakes::none_of(self.mistakes)
    }

    /// The bytes of every table; told apart once, as files may have hundreds.
    fn tables(&self) -> &[Range<usize>] {
        self.tables.get_or_init(|| tables(self.text))
    }

    /// The table that holds a byte.
    fn table_at(&self, at: usize) -> Option<Range<usize>> {
        let mut tables = self.tables().iter();
        tables.find(|table| table.contains(&at)).cloned()
    }

    fn refuse(&mut self, error: &toml::de::Error) {
        let end = self.text.trim_end().len();
        let at = error.span().unwrap_or(end..end);
        // What the reader missed at the end of a table is shown at its last line.
        let start = match at.start >= self.text.len() {
            true => end,
            false => at.start,
        };
        self.report(start..at.end, error.message().replace('\n', "; "));
    }
}

/// What a reader of patterns says, on one line.
pub(crate) fn not_a_pattern(cause: &dyn Display) -> String {
    let said = cause.to_string();
    let last = said.lines().last().unwrap_or_default();
    let last = last.trim_start_matches("error: ");
    format!("this is not a regular expression: {last}")
}

/// The bytes of every table that is headed by `[[name]]`, its heading included.
fn tables(text: &str) -> Vec<Range<usize>> {
    let mut starts = Vec::new();
    let mut at = 0;
    let mut open: Option<&str> = None;
    for line in text.split_inclusive('\n') {
        if open.is_none() && is_heading(line) {
            starts.push(at);
        }
        // A string in three quotes may hold lines that look like headings.
        let mut rest = line;
        while let Some((place, mark)) = next_mark(rest, open) {
            open = match open {
                Some(_) => None,
                None => Some(mark),
            };
            rest = &rest[place + mark.len()..];
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts
        .iter()
        .copied()
        .zip(ends)
        .map(|(start, end)| start..end)
        .collect()
}

/// Whether a line begins like `[[name]]`; a list of lists begins with a quotation mark or a figure.
fn is_heading(line: &str) -> bool {
    let name = line.trim_start().strip_prefix("[[");
    name.is_some_and(|name| name.trim_start().starts_with(char::is_alphabetic))
}

/// The next mark that opens a string of several lines, or closes the one that is open.
fn next_mark<'l>(line: &'l str, open: Option<&str>) -> Option<(usize, &'l str)> {
    ["\"\"\"", "'''"]
        .iter()
        .filter(|mark| open.is_none_or(|open| open == **mark))
        .filter_map(|mark| Some((line.find(mark)?, *mark)))
        .min()
        .map(|(place, mark)| (place, &line[place..place + mark.len()]))
}

/// The names of its tables, `[table]` or `[[table]]`, in their order.
pub(crate) fn table_names(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| {
        let line = line.trim_start().strip_prefix('[')?;
        let name = line.strip_prefix('[').unwrap_or(line).trim_start();
        let name = (name.starts_with(char::is_alphabetic)).then_some(name)?;
        name.split(|letter: char| !(letter.is_alphanumeric() || letter == '_'))
            .next()
    })
}

/// The text with all tables but one blanked out, so that every byte keeps its place; `head` bytes stand before the first.
fn alone(text: &str, head: usize, table: &Range<usize>) -> String {
    let blank = |part: &str| -> String {
        let kept = |byte: u8| if byte == b'\n' { '\n' } else { ' ' };
        part.bytes().map(kept).collect()
    };
    [
        &text[..head],
        &blank(&text[head..table.start]),
        &text[table.clone()],
        &blank(&text[table.end..]),
    ]
    .concat()
}
