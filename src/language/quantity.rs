//! Figures, dates and shares.

use std::ops::Range;

/// A figure, date or share.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Its characters, unit included.
    pub range: Range<usize>,
    /// What it counts.
    pub kind: QuantityKind,
    /// Its value where it can be told (`70万` is 700000, `31%` is 0.31).
    pub value: Option<f64>,
}

/// What a quantity counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuantityKind {
    /// A count or measure: 3000家, 2亿.
    Amount,
    /// A share: 31%, 三成, 一半.
    Share,
    /// An amount of money: 40元, 5亿美元.
    Money,
    /// A date or year: 2025年, 1月13日.
    Date,
    /// A span of time: 三周, 十年.
    Duration,
    /// A rank or ordinal: 第三.
    Rank,
}
