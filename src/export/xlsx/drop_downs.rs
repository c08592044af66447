//! What an editor may choose in which column.

use crate::argument::{ComponentKind, RelationKind};
use crate::export::csv::Headings;
use crate::map::{ArgumentMap, Decision};
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, XlsxError};

/// A column with a drop-down.
pub(super) struct DropDown {
    /// The columns it stands in, and the column that only the tables it is for have beside it.
    pub columns: &'static [&'static str],
    pub beside: &'static str,
    pub entries: Vec<String>,
    title: &'static str,
    message: &'static str,
    headings: Headings,
}

/// All drop-downs of a map.
pub(super) fn of(map: &ArgumentMap, headings: Headings) -> Vec<DropDown> {
    let kinds = [
        ComponentKind::MajorClaim,
        ComponentKind::Claim,
        ComponentKind::Premise,
    ];
    let relations = [RelationKind::Support, RelationKind::Contradiction];
    let say = |chinese, english| headings.choose(chinese, english);
    let mut drop_downs = vec![
        DropDown {
            columns: &["decision"],
            beside: "note",
            entries: Decision::ALL.map(|one| one.as_str().to_owned()).to_vec(),
            title: say("你的决定", "Your decision"),
            message: say(
                "接受：照此保留。拒绝：判断有误。修改：改正本行有颜色的各列，并在备注里说明理由。",
                "accept: it stands. reject: it is wrong. change: correct the coloured columns of the row, \
                 and say why in the note.",
            ),
            headings,
        },
        DropDown {
            columns: &["kind"],
            beside: "voice",
            entries: kinds.map(|one| one.as_str().to_owned()).to_vec(),
            title: say("类别", "Kind"),
            message: say(
                "它是什么：总论点、主张，还是主张的理由。",
                "What it is: the thesis, a claim, or a ground for one.",
            ),
            headings,
        },
        DropDown {
            columns: &["kind"],
            beside: "source_text",
            entries: relations.map(|one| one.as_str().to_owned()).to_vec(),
            title: say("关系", "Relation"),
            message: say(
                "起点对终点是什么关系。",
                "How the first bears on the second.",
            ),
            headings,
        },
        DropDown {
            columns: &["relation"],
            beside: "node_2",
            entries: relations
                .map(|one| one.as_str().to_owned())
                .into_iter()
                .chain(["unanswered".to_owned()])
                .collect(),
            title: say("关系", "Relation"),
            message: say(
                "新增一对时，在“节点1”“节点2”两列写上两个节点的编号。",
                "For a new pair write the names of both nodes into node_1 and node_2.",
            ),
            headings,
        },
        DropDown {
            columns: &["view"],
            beside: "voice",
            entries: map.all_views().into_iter().map(|view| view.label).collect(),
            title: say("观点", "View"),
            message: say(
                "这一句所归的观点；没有则留空。",
                "The view that the claim is filed under; empty where none.",
            ),
            headings,
        },
    ];
    for drop_down in &mut drop_downs {
        if let [column] = drop_down.columns {
            drop_down.entries = headings.choices(column, &drop_down.entries);
        }
    }
    drop_downs
}

/// Most characters of all entries together, commas between them included, that Excel takes.
const MOST_CHARACTERS: usize = 255;

impl DropDown {
    /// The validation; nothing where Excel can't hold the list (too long, or an entry with a comma in it).
    pub(super) fn validation(&self) -> Result<Option<DataValidation>, XlsxError> {
        let long: usize = self
            .entries
            .iter()
            .map(|entry| entry.encode_utf16().count() + 1)
            .sum();
        let comma = self.entries.iter().any(|entry| entry.contains(','));
        let blank = self.entries.iter().all(|entry| entry.trim().is_empty());
        if long > MOST_CHARACTERS || comma || blank {
            return Ok(None);
        }
        let say = |chinese, english| self.headings.choose(chinese, english);
        let validation = DataValidation::new()
            .allow_list_strings(&self.entries)?
            .set_input_title(self.title)?
            .set_input_message(self.message)?
            .set_error_title(say("不在列表中", "Not in the list"))?
            .set_error_message(say(
                "请从列表中选择，或保持原样。",
                "Choose one of the list, or leave the cell as it was.",
            ))?
            .set_error_style(DataValidationErrorStyle::Warning);
        Ok(Some(validation))
    }
}
