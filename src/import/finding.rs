//! What an import has to tell of an edit, in either language.

use super::edits::Wish;
use super::place::SheetPlace;
use super::row::shortened;
use crate::argument::RelationKind;
use crate::bilingual::Lang;
use crate::export::csv::Headings;

/// What became of an edit, or why it can't be taken up.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Finding {
    /// What is wished for holds now.
    Granted {
        item: Named,
        wish: Wish,
    },
    /// Two cells want different things of one field.
    Contrary {
        item: Named,
        here: Wish,
        there: Box<Elsewhere>,
    },
    /// An edge can't be moved there.
    NotMoved {
        item: Named,
        wish: Wish,
        why: NotJoined,
    },
    /// A new pair is in the map.
    Added {
        ends: Named,
        kind: RelationKind,
    },
    /// It can't be.
    NotAdded {
        ends: Named,
        why: NotJoined,
    },
    /// A new pair from a node to itself.
    WithItself,
    /// A new pair of which it isn't said what it is.
    KindMissing,
    /// A word that is no decision; of a new pair or of one that is there.
    NoDecision {
        written: String,
        of_new: bool,
    },
    /// A word that is no kind of component.
    NoKind {
        written: String,
    },
    /// A word that is no kind of relation; a pair may be rejected instead.
    NoRelation {
        written: String,
        is_pair: bool,
    },
    NoIssue {
        written: String,
    },
    NoView {
        written: String,
        known: Vec<String>,
    },
    NoNode {
        written: String,
    },
    /// A row about a node that isn't there.
    NodeGone {
        id: String,
        text: String,
    },
    /// A row about a node that is another one now.
    NodeChanged {
        id: String,
        known: String,
        written: String,
    },
    /// A row that names no pair.
    PairMissing,
    /// A row about a pair that isn't there.
    PairGone {
        ends: [String; 2],
        claim: String,
    },
    /// A row about a relation that isn't there, or, without an id, not once.
    RelationGone {
        id: Option<String>,
        ends: [String; 2],
    },
    /// A row of a table that isn't read back.
    NotReadBack,
    /// A cell that is not for editing.
    Settled {
        written: String,
    },
    /// A column that the editor has added.
    OwnColumn {
        filled: usize,
    },
    /// A sheet that is none of this program's.
    ForeignSheet,
}

/// What another cell wants.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Elsewhere {
    pub wish: Wish,
    pub place: SheetPlace,
}

/// A node or an edge by its name, and whether it runs between articles.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Named {
    pub name: String,
    pub across: bool,
}

/// Why two nodes can't be joined by one more edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum NotJoined {
    /// They are one.
    SameNode,
    /// They are joined by one, of that kind.
    IsThere(RelationKind),
}

impl Finding {
    /// What is found, in one line.
    pub fn told(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.in_chinese(),
            Lang::En => self.in_english(),
        }
    }

    fn in_english(&self) -> String {
        match self {
            Self::Granted { item, wish } => format!("{}: {}", item.name, wish.in_english()),
            Self::Contrary { item, here, there } => format!(
                "{}: {} here, but {} at {}; left as it was, make both the same",
                item.name,
                here.in_english(),
                there.wish.in_english(),
                there.place.told(Lang::En)
            ),
            Self::NotMoved { item, wish, why } => {
                let (wish, why) = (wish.in_english(), why.told(Lang::En, item));
                format!("{}: {wish}: {why}; left as it was", item.name)
            }
            Self::Added { ends, kind } => format!("{}: added {}", ends.name, kind.as_str()),
            Self::NotAdded { ends, why } => {
                format!("{}: {}; not added", ends.name, why.told(Lang::En, ends))
            }
            Self::WithItself => SAME_NODE[1].to_owned(),
            Self::KindMissing => {
                "a new pair needs support or contradiction here; it was not added".to_owned()
            }
            Self::NoDecision { written, of_new } => match of_new {
                true => format!(
                    "`{}` is no decision; the pair was not added",
                    shortened(written)
                ),
                false => format!("`{written}` is no decision; write accept, reject or change"),
            },
            Self::NoKind { written } => format!(
                "`{}` is no kind; write major_claim, claim or premise",
                shortened(written)
            ),
            Self::NoRelation { written, is_pair } => format!(
                "`{}` is no relation; write support or contradiction{}",
                shortened(written),
                if *is_pair { ", or reject the pair" } else { "" }
            ),
            Self::NoIssue { written } => format!(
                "no issue is called “{}”; see the labels in issues.csv",
                shortened(written)
            ),
            Self::NoView { written, known } => format!(
                "no view is called “{}”; the views are {}",
                shortened(written),
                known.join(", ")
            ),
            Self::NoNode { written } => format!("the map has no node `{}`", shortened(written)),
            Self::NodeGone { id, text } => format!(
                "no longer matches: the map has no node `{id}` (“{}”)",
                shortened(text)
            ),
            Self::NodeChanged { id, known, written } => format!(
                "no longer matches: {id} is “{}” in the map, but “{}” here; the row was not read",
                shortened(known),
                shortened(written)
            ),
            Self::PairGone {
                ends: [a, b],
                claim,
            } => format!(
                "no longer matches: node_1 `{a}` and node_2 `{b}` are no row of the comparison (“{}”)",
                shortened(claim)
            ),
            Self::RelationGone {
                id: Some(id),
                ends: [a, b],
            } => format!("no longer matches: the map has no relation {id} from {a} to {b}"),
            Self::RelationGone {
                id: None,
                ends: [a, b],
            } => format!(
                "the map has no single relation from {a} to {b}; keep the column id, and leave its cell empty where \
                 you add one"
            ),
            Self::PairMissing => "names no pair; write its nodes into node_1 and node_2".to_owned(),
            Self::NotReadBack => "no row of the export; this table is not read back".to_owned(),
            Self::Settled { written } => format!(
                "says “{}”; this column is not for editing, the map keeps its own",
                shortened(written)
            ),
            Self::OwnColumn { filled } => {
                format!("a column of your own; its {filled} cells stay in the file")
            }
            Self::ForeignSheet => {
                "its header is none of this program's; the sheet was not read".to_owned()
            }
        }
    }

    fn in_chinese(&self) -> String {
        match self {
            Self::Granted { item, wish } => {
                format!("{}：{}", item.name, wish.in_chinese(item.across))
            }
            Self::Contrary { item, here, there } => format!(
                "{}：这里{}，{}却{}；两处须一致，未作改动",
                item.name,
                here.in_chinese(item.across),
                there.place.told(Lang::Zh),
                there.wish.in_chinese(item.across)
            ),
            Self::NotMoved { item, wish, why } => {
                let (wish, why) = (wish.in_chinese(item.across), why.told(Lang::Zh, item));
                format!("{}：{wish}：{why}，未作改动", item.name)
            }
            Self::Added { ends, kind } => {
                format!("{}：新增“{}”", ends.name, relation(*kind, ends.across))
            }
            Self::NotAdded { ends, why } => {
                format!("{}：{}，未加入", ends.name, why.told(Lang::Zh, ends))
            }
            Self::WithItself => SAME_NODE[0].to_owned(),
            Self::KindMissing => "新增的一对要在这里写“一致”或“矛盾”，未加入".to_owned(),
            Self::NoDecision { written, of_new } => match of_new {
                true => format!("“{}”不是决定，这一对未加入", shortened(written)),
                false => format!("“{written}”不是决定，请写“接受”“拒绝”或“修改”"),
            },
            Self::NoKind { written } => format!(
                "“{}”不是类别，请写“总论点”“主张”或“理由”",
                shortened(written)
            ),
            Self::NoRelation { written, is_pair } => match is_pair {
                true => format!(
                    "“{}”不是关系，请写“一致”或“矛盾”，不要这一对就在“决定”里写“拒绝”",
                    shortened(written)
                ),
                false => format!("“{}”不是关系，请写“支持”或“反驳”", shortened(written)),
            },
            Self::NoIssue { written } => format!(
                "没有名为“{}”的议题，各议题的名称见 issues.csv",
                shortened(written)
            ),
            Self::NoView { written, known } => format!(
                "没有名为“{}”的观点，现有：{}",
                shortened(written),
                known.join("、")
            ),
            Self::NoNode { written } => format!("图中没有节点“{}”", shortened(written)),
            Self::NodeGone { id, text } => {
                format!("已对不上：图中没有节点 {id}（“{}”）", shortened(text))
            }
            Self::NodeChanged { id, known, written } => format!(
                "已对不上：{id} 在图中是“{}”，这里是“{}”，这一行未读",
                shortened(known),
                shortened(written)
            ),
            Self::PairGone {
                ends: [a, b],
                claim,
            } => format!(
                "已对不上：对照表中没有节点1“{a}”、节点2“{b}”这一行（“{}”）",
                shortened(claim)
            ),
            Self::RelationGone {
                id: Some(id),
                ends: [a, b],
            } => format!("已对不上：图中没有从 {a} 到 {b} 的关系 {id}"),
            Self::RelationGone {
                id: None,
                ends: [a, b],
            } => format!(
                "从 {a} 到 {b} 的关系在图中不是恰好一条：请保留“编号”一列，新增的行把它留空"
            ),
            Self::PairMissing => "没有写明是哪一对，请填“节点1”和“节点2”".to_owned(),
            Self::NotReadBack => "导出的表中没有这一行，而且这张表不会读回".to_owned(),
            Self::Settled { written } => {
                format!("改成了“{}”；这一列不供修改，图中不变", shortened(written))
            }
            Self::OwnColumn { filled } => {
                format!("自己加的一列，其中 {filled} 格只留在文件里")
            }
            Self::ForeignSheet => "表头不是本程序的，这张工作表未读".to_owned(),
        }
    }
}

const SAME_NODE: [&str; 2] = [
    "关系要连接两个节点，不能连到自己",
    "a relation joins two nodes, not one with itself",
];

impl NotJoined {
    fn told(self, lang: Lang, of: &Named) -> String {
        match (self, lang) {
            (Self::SameNode, _) => lang.choose(SAME_NODE[0], SAME_NODE[1]).to_owned(),
            (Self::IsThere(kind), Lang::Zh) => {
                format!("已有“{}”关系", relation(kind, of.across))
            }
            (Self::IsThere(kind), Lang::En) => format!("a {} is there already", kind.as_str()),
        }
    }
}

impl Wish {
    fn in_english(&self) -> String {
        match self {
            Self::Kind(kind) => format!("kind {}", kind.as_str()),
            Self::View(None) => "no view".to_owned(),
            Self::View(Some(view)) => format!("view {view}"),
            Self::Relation(kind) => format!("relation {}", kind.as_str()),
            Self::Issue(None) => "no issue".to_owned(),
            Self::Issue(Some(issue)) => format!("issue {}", issue.0),
            Self::Why(why) => format!("why “{why}”"),
            Self::Source(node) => format!("source {}", node.0),
            Self::Target(node) => format!("target {}", node.0),
            Self::Decision(None) => "no decision".to_owned(),
            Self::Decision(Some(decision)) => format!("decision {}", decision.as_str()),
            Self::Note(note) if note.is_empty() => "no note".to_owned(),
            Self::Note(note) => format!("note “{note}”"),
        }
    }

    /// The same; `across` of an edge between articles.
    fn in_chinese(&self, across: bool) -> String {
        match self {
            Self::Kind(kind) => format!("类别“{}”", word("kind", kind.as_str(), false)),
            Self::View(None) => "不归入观点".to_owned(),
            Self::View(Some(view)) => format!("观点“{view}”"),
            Self::Relation(kind) => format!("关系“{}”", relation(*kind, across)),
            Self::Issue(None) => "不归入议题".to_owned(),
            Self::Issue(Some(issue)) => format!("议题 {}", issue.0),
            Self::Why(why) => format!("理由“{why}”"),
            Self::Source(node) => format!("起点 {}", node.0),
            Self::Target(node) => format!("终点 {}", node.0),
            Self::Decision(None) => "无决定".to_owned(),
            Self::Decision(Some(decision)) => {
                format!("决定“{}”", word("decision", decision.as_str(), false))
            }
            Self::Note(note) if note.is_empty() => "无备注".to_owned(),
            Self::Note(note) => format!("备注“{note}”"),
        }
    }
}

fn relation(kind: RelationKind, across: bool) -> &'static str {
    word("kind", kind.as_str(), across)
}

/// A fixed word of the tables, as `--headings zh` has it.
fn word(column: &str, word: &'static str, across: bool) -> &'static str {
    Headings::Chinese.word(column, word, across)
}
