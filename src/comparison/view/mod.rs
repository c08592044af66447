//! Views: named families of stances that an editor sorts claims into, such as "real economy" and "flight risk".
//!
//! A [`ViewPack`] (data/views/*.toml) names the views of a subject and the cues that speak for each;
//! [`ViewPack::choose`] picks the pack that fits the articles, [`views_of`] files every component under a view or
//! none.

mod assign;
mod cues;
mod error;
mod examples;
mod pack;

pub use assign::views_of;
pub use error::ViewPackError;
pub(crate) use examples::check_view_examples;
pub use pack::{View, ViewPack};

#[cfg(test)]
mod tests;
