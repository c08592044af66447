//! What sort of text it is, told by its form.

use crate::article::{Article, BlockKind};

/// Sorts of texts that argue in ways of their own, each with weights of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Genre {
    /// Headings, a lead, lists or quotations set off; or more text than an essay has.
    Article,
    /// Several paragraphs of bare text.
    Essay,
    /// One short stretch of text: what a customer writes.
    Review,
}

/// From so many characters on a bare text is taken for an article.
const LONGEST_ESSAY: usize = 6000;
/// Characters beyond which a text of one paragraph is taken for an essay; one of just so many is a review.
const LONGEST_REVIEW: usize = 600;

impl Genre {
    /// The genre of a text.
    pub fn of(article: &Article) -> Self {
        let bare = |kind| matches!(kind, BlockKind::Title | BlockKind::Paragraph);
        let paragraphs = article
            .blocks
            .iter()
            .filter(|block| block.kind == BlockKind::Paragraph);
        let length: usize = article.blocks.iter().map(|block| block.span.len()).sum();
        let titled = article
            .blocks
            .iter()
            .any(|block| block.kind == BlockKind::Title);
        match (paragraphs.count(), length) {
            _ if !article.blocks.iter().all(|block| bare(block.kind)) => Genre::Article,
            (_, LONGEST_ESSAY..) => Genre::Article,
            (0..=1, 0..=LONGEST_REVIEW) if !titled => Genre::Review,
            _ => Genre::Essay,
        }
    }
}
