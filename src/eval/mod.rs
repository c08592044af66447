//! Figures against annotations: the same numbers as the field's scorer gives, by unit and by relation.

mod disagreement;
mod drawn;
mod figures;
mod gold;
mod gold_file;
mod rule_record;
mod same_articles;
mod side;
mod spans;
mod tables;

pub use disagreement::{Disagreement, disagreements};
pub use drawn::DrawnArgument;
pub use figures::{Figures, Rate, Verdict, judge, mean};
pub use gold::{Coverage, Gold, GoldArticle, GoldError, GoldLabel, GoldRelation, UnitPair};
pub use rule_record::{RuleRecord, rule_records};
pub use same_articles::same_articles;
pub use spans::SpanCounts;
pub use tables::Tables;
