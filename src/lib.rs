//! Counterpoint reads opinion articles, maps what each author claims and on what grounds, and lays the maps side by side.

pub mod article;
