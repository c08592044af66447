//! Components of plain essays and reviews. There a component is often a part of a sentence: lead-ins such as 首先 or 我认为
//! stay outside, and a sentence may hold several.
//!
//! In comes a text without headings, out come its components. Sentences are [cut](mod@cut) into clauses; [rules](rule) say
//! where each clause stands and what it says; the [labels](label) of all clauses (outside, begins or continues a
//! component) are [chosen together](chain) by the [weights] of the text's genre.

pub mod calibration;
pub mod chain;
pub mod cut;
mod dimension;
mod examples;
mod find;
mod genre;
pub mod label;
pub mod rule;
pub mod scene;
#[cfg(test)]
mod tests;
pub mod weights;

pub use examples::check_clause_examples;
pub use find::find_components;
pub use genre::Genre;
pub use rule::{ClausePack, ClauseRule};
pub use scene::ClauseScene;
pub use weights::ClauseWeights;
