//! Counterpoint reads opinion articles, maps what each author claims and on what grounds, and lays the maps side by
//! side: where the authors agree, where they contradict each other, and why the program thinks so.
//!
//! Everything goes by rules. The same input gives the same bytes, nothing is fetched from a network, and every node and
//! edge names the rules and the words in the source that put it there.
//!
//! ```
//! use counterpoint::Counterpoint;
//!
//! let counterpoint = Counterpoint::builtin()?;
//! let map = counterpoint.compare(counterpoint.samples()?)?;
//! for pair in map.cross_edges().take(3) {
//!     println!("{:?} ({})", pair.edge.kind, pair.edge.why);
//!     println!("  {} {}", pair.source.id.0, pair.source.text);
//!     println!("  {} {}", pair.target.id.0, pair.target.text);
//! }
//!
//! let judgement = counterpoint.relate("咖啡馆带动了消费。", "咖啡馆没有带动消费。");
//! println!("{:?}: {}", judgement.label, judgement.why.zh);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The way through the house
//!
//! ```text
//!  file ──► article ──► language ──► argument ──► comparison ──► map ──► explain ──► export
//!           read, keep   tokens,      one author's  issues,        nodes,  in plain    json dot
//!           spans, drop  cues, polar- components    stances,       edges   words       svg csv html
//!           furniture    ity, voice   and relations cross edges
//!                           ▲             ▲             ▲
//!                           └──────── rules (data/) ────┘
//! ```
//!
//! One direction, one type handed on at each door:
//!
//! | room | what comes in | what goes out |
//! |---|---|---|
//! | [`article`] | a file | [`Article`](article::Article): blocks and sentences with their spans in the raw file |
//! | [`language`] | an article | [`Analysis`](language::Analysis): what each sentence says |
//! | [`argument`] | an analysis | [`Argument`](argument::Argument): components and relations of one author |
//! | [`comparison`] | several authors' arguments | [`Comparison`](comparison::Comparison): issues and cross relations; views |
//! | [`map`] | arguments and comparison | [`ArgumentMap`](map::ArgumentMap) |
//! | [`explain`] | a map, and what each rule says of itself | why a node or edge is there |
//! | [`export`] | a map | files |
//! | [`import`] | a table that an editor has changed, and its map | the map with the changes |
//!
//! [`rules`] loads the rule packs that the rooms go by, but for those about page furniture, which [`article`] asks. Below
//! the rooms, `files` reads what an editor writes and tells every mistake, `bounded` nothing longer than a limit; `pattern`
//! holds regular expressions that are seldom asked in vain; `counted` says how many of a thing, `bilingual` the same in two
//! languages. A room imports only rooms to its left, and these; [`rules`] see [`article`] and [`language`], of which they
//! speak. On top stand [`Counterpoint`], which holds everything loaded and lists its rules, [`corpus`], which works
//! through thousands of articles, [`cli`], and [`eval`] and [`tune`], which measure the program against annotations and fit
//! what each rule counts.

pub mod argument;
pub mod article;
mod bilingual;
mod bounded;
pub mod cli;
pub mod comparison;
pub mod corpus;
mod counted;
mod counterpoint;
pub mod eval;
pub mod explain;
pub mod export;
mod files;
pub mod import;
pub mod language;
mod loading;
pub mod map;
mod pattern;
mod rulebook;
pub mod rules;
pub mod tune;

pub use bilingual::{Bilingual, Lang};
pub use counterpoint::{Builder, CompareError, Counterpoint, Extracted};
pub use files::BadRow;
pub use loading::LoadError;
pub use rulebook::{Checked, RuleEntry};
