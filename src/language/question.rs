//! Whether a sentence asks, and whether it wants an answer.

/// A question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// It implies its answer: 难道…吗, 真的是…吗, 何尝不.
    Rhetorical,
    /// It only asks.
    Open,
}
