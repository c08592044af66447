//! The tokenizer's dictionary, loaded beside everything else.
//!
//! Unpacking it takes longer than all else that a run does, so it goes on while rules and articles are read; the first
//! sentence waits for what is left of it.

use jieba_rs::Jieba;
use std::sync::LazyLock;
use std::thread::{self, JoinHandle};

/// The tokenizer with its dictionary, or the thread that is loading it.
pub struct Dictionary(LazyLock<Jieba, Box<dyn FnOnce() -> Jieba + Send>>);

impl Dictionary {
    /// Begins to load it; returns at once.
    pub fn load() -> Self {
        Self(match thread::Builder::new().spawn(Jieba::new) {
            Ok(loading) => LazyLock::new(Box::new(|| joined(loading))),
            // Without a thread to spare, it is loaded when it is needed.
            Err(_) => LazyLock::new(Box::new(Jieba::new)),
        })
    }

    /// The tokenizer, as soon as it is there.
    pub(super) fn ready(&self) -> &Jieba {
        &self.0
    }

    /// Loads what tags words that no dictionary has; otherwise that happens at the first such word.
    pub fn load_tagger() {
        Jieba::empty().tag("新词", true);
    }
}

fn joined(loading: JoinHandle<Jieba>) -> Jieba {
    loading
        .join()
        .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}
