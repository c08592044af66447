//! The place of the diagram in the page.

use crate::bilingual::Lang;
use crate::export::diagram::{Choice, to_svg};
use crate::map::ArgumentMap;

/// The diagram's `<svg>` element, as it is to stand in the page between summary and articles; nothing leaves its
/// section out.
///
/// What the page asks of it:
/// - all text from an article is escaped; there is no script in it and nothing to load;
/// - no `style` attributes, which the page's policy forbids: presentation attributes (`fill="…"`) and classes do;
///   a `<style>` element is admitted by its hash;
/// - what stands for a node carries `data-node="A12"`, for an edge `data-ends="A12 B7"`: a click follows it into the
///   text, and the class `chosen` marks there what is chosen elsewhere.
pub(super) fn svg(map: &ArgumentMap, lang: Lang) -> Option<String> {
    to_svg(map, &Choice::default(), lang).ok()
}
