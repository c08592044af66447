//! What a clause is in a row of clauses: outside every component, or the beginning or continuation of one.

use crate::argument::ComponentKind;

/// The label of a clause, as in BIO tagging (Ramshaw & Marcus 1995).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label {
    /// In no component.
    Outside,
    /// Begins a component.
    Begins(ComponentKind),
    /// Continues the component of the clause before it.
    Continues(ComponentKind),
}

/// How many labels there are.
pub const LABELS: usize = 7;

impl Label {
    /// All labels, in the order of the weight tables' columns.
    pub const ALL: [Label; LABELS] = [
        Label::Outside,
        Label::Begins(ComponentKind::MajorClaim),
        Label::Continues(ComponentKind::MajorClaim),
        Label::Begins(ComponentKind::Claim),
        Label::Continues(ComponentKind::Claim),
        Label::Begins(ComponentKind::Premise),
        Label::Continues(ComponentKind::Premise),
    ];

    /// Its place in [`Label::ALL`].
    pub fn index(self) -> usize {
        let kind = |kind| match kind {
            ComponentKind::MajorClaim => 1,
            ComponentKind::Claim => 3,
            ComponentKind::Premise => 5,
        };
        match self {
            Label::Outside => 0,
            Label::Begins(of) => kind(of),
            Label::Continues(of) => kind(of) + 1,
        }
    }

    /// Its name in the weight tables.
    pub fn name(self) -> String {
        match self {
            Label::Outside => "none".to_owned(),
            Label::Begins(kind) => format!("begins_{}", kind.as_str()),
            Label::Continues(kind) => format!("continues_{}", kind.as_str()),
        }
    }

    /// The kind of component it belongs to.
    pub fn kind(self) -> Option<ComponentKind> {
        match self {
            Label::Outside => None,
            Label::Begins(kind) | Label::Continues(kind) => Some(kind),
        }
    }

    /// Whether it can stand behind `before`; `None` stands for the beginning of the text.
    pub fn may_follow(self, before: Option<Label>) -> bool {
        match self {
            Label::Continues(kind) => before.and_then(Label::kind) == Some(kind),
            _ => true,
        }
    }
}
