//! Messages in Chinese: the tables in `data/messages` have every English one beside its Chinese, with slots for what differs
//! from one time to the next.
//!
//! ```text
//! {path}: can't be read: {cause}; check the path | {path}：无法读取：{cause}；请检查路径
//! ```
//!
//! The library speaks English. What it says is compared with the English templates, line by line, and what stands in the
//! slots of the one that fits is put into the Chinese. A slot whose name begins with `cause` or `what` holds words of the
//! program, which are looked up in turn; one whose name begins with `count`, nothing but digits; of one whose name begins with
//! `list` the commas become Chinese; `rest` is not told in Chinese. What no template fits stays as it is.

use crate::bilingual::Lang;
use std::cmp::Reverse;
use std::sync::OnceLock;

/// A message in that language.
pub(super) fn told(message: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => in_chinese(message),
        Lang::En => message.to_owned(),
    }
}

/// Every line in Chinese that the catalogue knows.
pub(super) fn in_chinese(message: &str) -> String {
    let lines = message.split('\n').map(|line| {
        let words = line.trim_start();
        let indent = &line[..line.len() - words.len()];
        match line_in_chinese(words) {
            Some(chinese) if !is_quoted(words) => format!("{indent}{chinese}"),
            _ => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A line in Chinese; nothing where no template fits it.
pub(super) fn line_in_chinese(line: &str) -> Option<String> {
    look_up(templates(), line, 0)
}

/// Whether it is a line of somebody's file, shown because of a mistake in it: `3 | when = …`.
fn is_quoted(line: &str) -> bool {
    let behind_number = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    behind_number.trim_start().starts_with('|')
}

/// Messages within messages that are looked up: there are never so many, unless a file makes up a line of them.
const DEEPEST: usize = 8;

/// One way to say something, in English and in Chinese.
struct Template {
    english: Vec<Piece>,
    chinese: Vec<Piece>,
}

enum Piece {
    Words(String),
    Slot(String),
}

/// Errors and warnings, and help.
const TABLES: [&str; 2] = [
    include_str!("../../data/messages/zh.csv"),
    include_str!("../../data/messages/help.zh.csv"),
];

fn templates() -> &'static [Template] {
    static TEMPLATES: OnceLock<Vec<Template>> = OnceLock::new();
    TEMPLATES.get_or_init(|| read(&TABLES))
}

/// The templates of tables: first those that begin with words, then by how much they say, so that the one that fits
/// best is found first.
fn read(tables: &[&str]) -> Vec<Template> {
    let mut templates: Vec<Template> = tables
        .iter()
        .flat_map(|table| csv::Reader::from_reader(table.as_bytes()).into_records())
        .flatten()
        .map(|row| Template {
            english: pieces(row.get(0).unwrap_or_default()),
            chinese: pieces(row.get(1).unwrap_or_default()),
        })
        .collect();
    templates.sort_by_key(|template| {
        let begins_with_words = matches!(template.english.first(), Some(Piece::Words(_)));
        Reverse((begins_with_words, template.says()))
    });
    templates
}

/// Words and slots in turn; doubled braces stand for themselves, as in Rust.
fn pieces(template: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut words = String::new();
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        words.push_str(&rest[..at]);
        let brace = &rest[at..at + 1];
        rest = &rest[at + 1..];
        if let Some(behind) = rest.strip_prefix(brace) {
            words.push_str(brace);
            rest = behind;
        } else if let Some((name, behind)) = rest.split_once('}') {
            if !words.is_empty() {
                pieces.push(Piece::Words(std::mem::take(&mut words)));
            }
            pieces.push(Piece::Slot(name.to_owned()));
            rest = behind;
        }
    }
    words.push_str(rest);
    if !words.is_empty() {
        pieces.push(Piece::Words(words));
    }
    pieces
}

fn look_up(templates: &[Template], line: &str, depth: usize) -> Option<String> {
    if depth > DEEPEST {
        return None;
    }
    templates.iter().find_map(|template| {
        let slots = template.fit(line)?;
        let mut found = template.says() > 0;
        let mut chinese = String::new();
        for piece in &template.chinese {
            let name = match piece {
                Piece::Words(words) => {
                    chinese.push_str(words);
                    continue;
                }
                Piece::Slot(name) => name,
            };
            let (_, held) = slots.iter().find(|(slot, _)| slot == name)?;
            let is_told = name.starts_with("cause") || name.starts_with("what");
            match is_told.then(|| look_up(templates, held, depth + 1)) {
                Some(Some(words)) => {
                    found = true;
                    chinese.push_str(&words);
                }
                _ if name.starts_with("list") => chinese.push_str(&held.replace(", ", "、")),
                _ => chinese.push_str(held),
            }
        }
        found.then_some(chinese)
    })
}

impl Template {
    /// How many letters of its own it has. `{path}: {cause}` has none, and says something only by what it holds.
    fn says(&self) -> usize {
        let letters = self.english.iter().map(|piece| match piece {
            Piece::Words(words) => words.chars().filter(|one| one.is_alphabetic()).count(),
            Piece::Slot(_) => 0,
        });
        letters.sum()
    }

    /// What a line has in the slots of the English template; nothing where the line is another.
    fn fit<'a>(&'a self, line: &'a str) -> Option<Vec<(&'a str, &'a str)>> {
        let mut slots = Vec::new();
        let mut open: Option<&str> = None;
        let mut rest = line;
        for (place, piece) in self.english.iter().enumerate() {
            let words = match piece {
                Piece::Slot(name) => {
                    open = Some(name);
                    continue;
                }
                Piece::Words(words) => words,
            };
            let is_last = place + 1 == self.english.len();
            let at = match (open, is_last) {
                (None, _) => rest.starts_with(words.as_str()).then_some(0)?,
                (Some(_), true) => rest.strip_suffix(words.as_str())?.len(),
                (Some(_), false) => rest.find(words.as_str())?,
            };
            if let Some(name) = open.take() {
                slots.push((name, &rest[..at]));
            }
            rest = &rest[at + words.len()..];
        }
        match open {
            Some(name) => slots.push((name, rest)),
            None if !rest.is_empty() => return None,
            None => {}
        }
        let may_hold = |(name, held): &(&str, &str)| {
            let is_number = held.bytes().all(|byte| byte.is_ascii_digit());
            !held.is_empty() && (is_number || !name.starts_with("count"))
        };
        slots.iter().all(may_hold).then_some(slots)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "english,chinese\n\
        error: {cause},错误：{cause}\n\
        {path}: {cause},{path}：{cause}\n\
        {path}: can't be read: {cause},{path}：无法读取：{cause}\n\
        \"no view is called “{asked}”; there are: {known}\",没有叫“{asked}”的观点；现有：{known}\n\
        no text,没有文字\n\
        must be {{{what}}},应当是 {{{what}}}\n\
        node,节点\n\
        {count} rows,{count} 行\n\
        the formats are {list},格式有 {list}\n";

    fn told_by(table: &str, line: &str) -> Option<String> {
        look_up(&read(&[table]), line, 0)
    }

    #[test]
    fn what_a_message_names_is_put_into_the_chinese() {
        let told = |line| told_by(TABLE, line).unwrap();
        assert_eq!(
            told("夜市.md: can't be read: it is locked"),
            "夜市.md：无法读取：it is locked"
        );
        assert_eq!(told("must be {node}"), "应当是 {节点}");
    }

    #[test]
    fn the_name_of_a_slot_says_what_it_may_hold() {
        assert_eq!(told_by(TABLE, "12 rows").as_deref(), Some("12 行"));
        assert_eq!(told_by(TABLE, "the stalls in rows"), None);
        let told = told_by(TABLE, "the formats are svg, png, pdf");
        assert_eq!(told.as_deref(), Some("格式有 svg、png、pdf"));
    }

    #[test]
    fn a_message_within_a_message_is_told_in_chinese_too() {
        let told = told_by(TABLE, "error: 夜市.md: can't be read: no text");
        assert_eq!(told.as_deref(), Some("错误：夜市.md：无法读取：没有文字"));
    }

    #[test]
    fn what_the_user_wrote_is_not_taken_for_words_of_the_program() {
        let told = told_by(TABLE, "no view is called “node”; there are: node");
        assert_eq!(told.as_deref(), Some("没有叫“node”的观点；现有：node"));
    }

    #[test]
    fn what_no_row_fits_stays_english() {
        for line in [
            "the ferry is late",
            "夜市.md: the ferry is late",
            "no text at all",
            "",
        ] {
            assert_eq!(told_by(TABLE, line), None, "{line}");
        }
        let quoted = "3 | error: 夜市.md: no text";
        assert_eq!(in_chinese(quoted), quoted);
    }

    #[test]
    fn a_line_made_up_to_nest_for_ever_is_left() {
        assert_eq!(told_by(TABLE, &"夜市: ".repeat(10_000)), None);
    }
}
