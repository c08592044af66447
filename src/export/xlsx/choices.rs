//! What an editor may choose in which column.

use crate::argument::{ComponentKind, RelationKind};
use crate::export::csv::Headings;
use crate::map::{ArgumentMap, Decision};
use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, XlsxError};

/// A column with a drop-down.
pub(super) struct Choice {
    /// The columns it stands in, and the column that only the tables it is for have beside it.
    pub columns: &'static [&'static str],
    pub beside: &'static str,
    pub entries: Vec<String>,
    title: &'static str,
    message: &'static str,
}

/// All drop-downs of a map.
pub(super) fn of(map: &ArgumentMap, headings: Headings) -> Vec<Choice> {
    let kinds = [
        ComponentKind::MajorClaim,
        ComponentKind::Claim,
        ComponentKind::Premise,
    ];
    let relations = [RelationKind::Support, RelationKind::Contradiction];
    let mut choices = vec![
        Choice {
            columns: &["decision"],
            beside: "note",
            entries: Decision::ALL.map(|one| one.as_str().to_owned()).to_vec(),
            title: "Your decision",
            message: "accept: it stands. reject: it is wrong. change: correct the coloured columns of the row, \
                      and say why in the note.",
        },
        Choice {
            columns: &["kind"],
            beside: "voice",
            entries: kinds.map(|one| one.as_str().to_owned()).to_vec(),
            title: "Kind",
            message: "What it is: the thesis, a claim, or a ground for one.",
        },
        Choice {
            columns: &["kind"],
            beside: "source_text",
            entries: relations.map(|one| one.as_str().to_owned()).to_vec(),
            title: "Relation",
            message: "How the first bears on the second.",
        },
        Choice {
            columns: &["relation"],
            beside: "node_2",
            entries: relations
                .map(|one| one.as_str().to_owned())
                .into_iter()
                .chain(["unanswered".to_owned()])
                .collect(),
            title: "Relation",
            message: "For a new pair write the names of both nodes into node_1 and node_2.",
        },
        Choice {
            columns: &["view"],
            beside: "voice",
            entries: map.all_views().into_iter().map(|view| view.label).collect(),
            title: "View",
            message: "The view that the claim is filed under; empty where none.",
        },
    ];
    for choice in &mut choices {
        if let [column] = choice.columns {
            choice.entries = headings.choices(column, &choice.entries);
        }
    }
    choices
}

/// Most characters of all entries together, commas between them included, that Excel takes.
const MOST_CHARACTERS: usize = 255;

impl Choice {
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
        let validation = DataValidation::new()
            .allow_list_strings(&self.entries)?
            .set_input_title(self.title)?
            .set_input_message(self.message)?
            .set_error_title("Not in the list")?
            .set_error_message("Choose one of the list, or leave the cell as it was.")?
            .set_error_style(DataValidationErrorStyle::Warning);
        Ok(Some(validation))
    }
}
