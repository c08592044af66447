//! Counterpoint reads opinion articles, maps what each author claims and on what grounds, and lays the maps side by side.

pub mod argument;
pub mod article;
pub mod comparison;
pub mod eval;
pub mod export;
pub mod language;
pub mod map;
pub mod rules;
pub mod tune;
