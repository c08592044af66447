//! Views that are reported in order to be rejected: 不少人认为…，其实未必.
//!
//! What people in general are said to think is not the author's where he turns against it, in the same sentence or at
//! the beginning of the next.

use crate::language::{Cues, Language, Reading};
use std::ops::Range;

/// How many characters into the next sentence the turn may stand: 但从店主的角度看，…
const TURN_REACH: usize = 2;

/// The characters of the sentence that report a view which the author then rejects.
pub(super) fn rejected_view(
    reading: &Reading,
    next: Option<&Reading>,
    language: &Language,
) -> Option<Range<usize>> {
    let attribution = reading.attribution.as_ref()?;
    let said = attribution
        .source
        .as_ref()
        .map_or(attribution.cue.start, |source| source.start)..attribution.cue.end;
    let class = |cues: Cues| language.lexicon().index_of(cues);
    let in_general = reading
        .cues_of(class(Cues::ReportedView)?)
        .any(|cue| cue.range.start < said.end && said.start < cue.range.end);
    if !in_general {
        return None;
    }
    let content = attribution.content.clone();
    // In English critics say and we are told what the author is about to answer.
    if reading.english {
        return Some(content);
    }
    let adversative = class(Cues::Adversative)?;
    let turns_here = reading
        .cues_of(adversative)
        .any(|cue| cue.range.start >= content.end);
    let turns_next = next.is_some_and(|next| {
        let turns = next
            .cues_of(adversative)
            .any(|cue| cue.range.start <= TURN_REACH);
        turns && !next.negations.is_empty()
    });
    (turns_here || turns_next).then_some(content)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lexicon;

    #[test]
    fn a_view_that_the_author_turns_against_is_not_his() -> Result<(), Box<dyn std::error::Error>> {
        let language = Language::new(Lexicon::builtin()?);
        let rejected = |text: &str, next: Option<&str>| {
            let reading = language.read(text);
            let next = next.map(|next| language.read(next));
            rejected_view(&reading, next.as_ref(), &language).map(|view| reading.words(&view))
        };
        let same = rejected(
            "不少人认为夜市能带来客流，但摊主的账本说的是另一回事。",
            None,
        );
        assert!(same.is_some_and(|view| view.contains("带来客流") && !view.contains("账本")));
        let next = rejected(
            "大家都说夜市是机会。",
            Some("但从摊主的角度看，事情并不是这样。"),
        );
        assert!(next.is_some_and(|view| view.contains("机会")));
        assert_eq!(
            rejected("大家都说夜市是机会。", Some("周末的人流翻了一番。")),
            None
        );
        let english = rejected("Critics say that the night market is a danger.", None);
        assert!(english.is_some_and(|view| view.contains("danger")));
        assert_eq!(rejected("王师傅说夜市是机会，但他没有摊位。", None), None);
        Ok(())
    }
}
