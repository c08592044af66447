//! Headings and fixed words of the tables in Chinese, and back: `import` reads both.

use super::Table;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The language of headings, and of the words for kinds, relations and decisions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Headings {
    /// Stable names for programs, `node_1`.
    #[default]
    English,
    /// For editors, 节点1.
    Chinese,
}

/// What columns are called; a name in English may have two in Chinese, of which the first table that suits takes its own.
const NAMES: &[(&str, &str)] = &[
    ("id", "编号"),
    ("article", "文章"),
    ("author", "作者"),
    ("kind", "类别"),
    ("view", "观点"),
    ("text", "原文"),
    ("voice", "引述"),
    ("heading", "小节"),
    ("line", "行"),
    ("start", "起"),
    ("end", "止"),
    ("confidence", "把握"),
    ("rules", "规则"),
    ("words", "字句"),
    ("decision", "决定"),
    ("note", "备注"),
    ("source", "起点"),
    ("source", FILE),
    ("target", "终点"),
    ("scope", "范围"),
    ("issue", "议题"),
    ("why", "理由"),
    ("source_text", "起点原文"),
    ("target_text", "终点原文"),
    ("relation", "关系"),
    ("author_1", "作者1"),
    ("claim_1", "主张1"),
    ("author_2", "作者2"),
    ("claim_2", "主张2"),
    ("view_1", "观点1"),
    ("view_2", "观点2"),
    ("line_1", "行1"),
    ("line_2", "行2"),
    ("node_1", "节点1"),
    ("node_2", "节点2"),
    ("stance", "立场"),
    ("claims", "主张数"),
    ("nodes", "节点"),
    ("agreements", "一致数"),
    ("contradictions", "矛盾数"),
    ("title", "标题"),
    ("published", "发表日期"),
    ("major_claims", "总论点数"),
    ("premises", "理由数"),
    ("category", "栏目"),
    ("tags", "标签"),
    ("url", "网址"),
    ("page_views", "阅读量"),
    ("group", "组"),
    ("terms", "关键词"),
    ("articles", "文章数"),
    ("titles", "各篇标题"),
    ("map", "论证图"),
    ("source_1", "文件1"),
    ("source_2", "文件2"),
    ("article_1", "文章1"),
    ("article_2", "文章2"),
    ("characters", "字数"),
    ("supports", "支持数"),
];
/// What `source` is called where it names the file of an article and not the end of a relation.
const FILE: &str = "文件";
/// What columns begin with that an author or a view has for itself.
const PREFIXES: &[(&str, &str)] = &[("share_", "份额_"), ("with_", "与_")];

/// Words that a column holds: the column, the word, and what it is called in Chinese; of a relation also where it runs
/// between articles.
const WORDS: &[(&str, &str, &str)] = &[
    ("kind", "major_claim", "总论点"),
    ("kind", "claim", "主张"),
    ("kind", "premise", "理由"),
    ("kind", "support", "支持"),
    ("kind", "support", "一致"),
    ("kind", "contradiction", "反驳"),
    ("kind", "contradiction", "矛盾"),
    ("relation", "support", "一致"),
    ("relation", "contradiction", "矛盾"),
    ("relation", "unanswered", "无人回应"),
    ("scope", "inside", "文内"),
    ("scope", "across", "文间"),
    ("decision", "accept", "接受"),
    ("decision", "reject", "拒绝"),
    ("decision", "change", "修改"),
];

/// What the sheets of the workbook are called in Chinese.
const SHEETS: &[(&str, &str)] = &[
    ("Comparison", "对照"),
    ("Claims", "论点"),
    ("Relations", "关系"),
    ("Issues", "议题"),
    ("Matrix", "立场"),
    ("Authors", "作者"),
    ("Sources", "来源"),
];

impl Headings {
    /// The one or the other.
    pub(crate) fn choose<'a>(self, chinese: &'a str, english: &'a str) -> &'a str {
        match self {
            Self::English => english,
            Self::Chinese => chinese,
        }
    }

    /// What a sheet of the workbook is called.
    pub(crate) fn sheet(self, name: &str) -> &str {
        let found = SHEETS.iter().find(|(english, _)| *english == name);
        found.map_or(name, |(_, chinese)| self.choose(chinese, name))
    }

    /// What a column of a table with that header is called.
    pub(crate) fn name<'a>(self, column: &'a str, header: &[String]) -> Cow<'a, str> {
        if self == Self::English {
            return Cow::Borrowed(column);
        }
        if column == "source" && !header.iter().any(|name| name == "target") {
            return Cow::Borrowed(FILE);
        }
        if let Some((_, chinese)) = NAMES.iter().find(|(english, _)| *english == column) {
            return Cow::Borrowed(chinese);
        }
        let begun = PREFIXES
            .iter()
            .find_map(|(english, chinese)| Some((chinese, column.strip_prefix(english)?)));
        begun.map_or(Cow::Borrowed(column), |(chinese, rest)| {
            Cow::Owned(format!("{chinese}{rest}"))
        })
    }

    /// What a word is called in a column; `across` where the row is about two articles.
    pub(crate) fn word<'a>(self, column: &str, word: &'a str, across: bool) -> &'a str {
        if self == Self::English {
            return word;
        }
        let mut known = WORDS
            .iter()
            .filter(|(of, english, _)| *of == column && *english == word)
            .map(|(_, _, chinese)| *chinese);
        let first = known.next();
        let found = if across {
            known.next().or(first)
        } else {
            first
        };
        found.unwrap_or(word)
    }

    /// All words that an editor may choose from in a column, of those given in English.
    pub(crate) fn choices(self, column: &str, words: &[String]) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for across in [false, true] {
            for word in words {
                let told = self.word(column, word, across).to_owned();
                if !all.contains(&told) {
                    all.push(told);
                }
            }
        }
        all
    }
}

impl Table {
    /// The table with these headings and words.
    pub(crate) fn with_headings(&self, headings: Headings) -> Cow<'_, Self> {
        if headings == Headings::English {
            return Cow::Borrowed(self);
        }
        let header = self.header.iter();
        let name = |column: &String| self.heading(column, headings).into_owned();
        let rows = self.rows.iter().map(|row| {
            let across = self.is_across(row);
            let cells = self.header.iter().zip(row);
            cells
                .map(|(column, cell)| headings.word(column, cell, across).to_owned())
                .collect()
        });
        Cow::Owned(Self {
            header: header.map(name).collect(),
            labels: BTreeMap::new(),
            rows: rows.collect(),
        })
    }

    /// What a column is called.
    pub(crate) fn heading<'a>(&'a self, column: &'a str, headings: Headings) -> Cow<'a, str> {
        let label = self.labels.get(column).map_or(column, String::as_str);
        headings.name(headings.choose(label, column), &self.header)
    }

    /// Whether a row is about a relation between articles.
    pub(crate) fn is_across(&self, row: &[String]) -> bool {
        let scope = self.column("scope").and_then(|at| row.get(at));
        scope.is_some_and(|scope| scope == "across")
    }
}

/// The English name of a column that has a Chinese one.
pub(crate) fn in_english(name: &str) -> Option<Cow<'static, str>> {
    if let Some((english, _)) = NAMES.iter().find(|(_, chinese)| *chinese == name) {
        return Some(Cow::Borrowed(english));
    }
    PREFIXES.iter().find_map(|(english, chinese)| {
        let rest = name.strip_prefix(chinese)?;
        Some(Cow::Owned(format!("{english}{rest}")))
    })
}

/// The English word for a Chinese one in a column.
pub(crate) fn word_in_english(column: &str, word: &str) -> Option<&'static str> {
    let found = WORDS
        .iter()
        .find(|(of, _, chinese)| *of == column && *chinese == word);
    found.map(|(_, english, _)| *english)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::{FORMATS, Tables, xlsx};
    use crate::map::specimen;
    use std::collections::BTreeSet;

    #[test]
    fn every_heading_has_one_name_in_chinese() {
        let names: BTreeSet<&str> = NAMES.iter().map(|(_, chinese)| *chinese).collect();
        assert_eq!(names.len(), NAMES.len());
        let map = specimen::night_markets();
        let made = FORMATS.iter().filter_map(|format| match format.tables {
            Tables::File(table) => Some(table(&map)),
            Tables::None | Tables::Workbook(_) => None,
        });
        for table in made.chain([xlsx::sources(&map)]) {
            let told = table.with_headings(Headings::Chinese);
            for (english, chinese) in table.header.iter().zip(&told.header) {
                // The columns of a matrix are called by the articles.
                if english == chinese {
                    assert!(english.starts_with(['A', 'B']), "{english}");
                    continue;
                }
                let label = table.labels.get(english).unwrap_or(english);
                assert_eq!(in_english(chinese).as_deref(), Some(label.as_str()));
            }
        }
    }
}
