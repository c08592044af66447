//! How firmly something is said.

/// How firmly something is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// Stated without more.
    #[default]
    Plain,
    /// Certain or bound to come: 必将, 注定, 毫无疑问.
    Certain,
    /// Possible: 或许, 可能, 也许.
    Possible,
    /// Asked for: 应该, 必须, 不妨.
    Required,
}
