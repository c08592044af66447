//! The options about how much a picture shows.

use super::count;
use crate::export::diagram::{Choice, Detail};
use clap::{Args, ValueEnum};

/// What of a map to draw.
#[derive(Args)]
pub(super) struct PictureArguments {
    /// How much to show
    #[arg(long, value_name = "LEVEL", default_value = "claims")]
    detail: Level,
    /// Only issues whose label holds this text, or whose id it is
    #[arg(long, value_name = "TEXT")]
    issue: Option<String>,
    /// Only claims filed under this view, and what they meet
    #[arg(long, value_name = "ID")]
    view: Option<String>,
    /// Only this author; may be given several times
    #[arg(long, value_name = "NAME")]
    author: Vec<String>,
    /// At most so many claims and premises, in place of what --detail allows
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = count)]
    max_nodes: Option<usize>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Level {
    /// The theses, and the surest pair on every issue
    Thesis,
    /// The theses, all pairs, and the claims that carry most: one page
    Claims,
    /// Everything
    Full,
}

impl PictureArguments {
    /// What the arguments ask for.
    pub(super) fn choice(&self) -> Choice {
        Choice {
            detail: match self.detail {
                Level::Thesis => Detail::Thesis,
                Level::Claims => Detail::Claims,
                Level::Full => Detail::Full,
            },
            issue: self.issue.clone(),
            view: self.view.clone(),
            authors: self.author.clone(),
            max_nodes: self.max_nodes,
        }
    }
}
