//! Figures against annotations: the same numbers as the field's scorer gives, by unit and by relation.

mod disagreement;
mod figures;
mod gold;
mod spans;

pub use disagreement::{Disagreement, disagreements};
pub use figures::{Figures, Rate, Verdict, judge, mean};
pub use gold::{Gold, GoldArticle, GoldError, GoldLabel, GoldRelation};
pub use spans::SpanCounts;
