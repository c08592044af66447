//! What is said of people in general: 有人认为, 很多人觉得, some argue.

use super::attribution::{Attribution, Spoken, rest_behind};
use super::{CueMatch, Lexicon, WordList};
use crate::article::starts_with;
use std::ops::Range;

/// 有人认为, 不少人说: the source is all but the verb.
pub(super) fn reported_view(spoken: &Spoken, cue: &CueMatch) -> Option<Attribution> {
    let verb = verb_at(&spoken.text[cue.range.clone()], spoken.lexicon)?;
    let verb = cue.range.start + verb;
    Some(Attribution {
        source: named(spoken.text, cue.range.start..verb),
        cue: verb..cue.range.end,
        content: until_turn(spoken, rest_behind(spoken, cue.range.end)),
    })
}

/// Where in a cue of `reported_view` its verb begins; the words of that class without one (支持者, 评论区) are only people.
pub(super) fn verb_at(cue: &[char], lexicon: &Lexicon) -> Option<usize> {
    let verbs = lexicon.listed(WordList::ReportedVerb);
    let longest = verbs
        .filter(|verb| cue.ends_with(verb))
        .map(<[char]>::len)
        .max()?;
    Some(cue.len() - longest)
}

/// Who is named before the verb, without what says how many of them or how often: 大家都说, 人们普遍认为. 都说, 听说 and 被认为 name
/// nobody.
fn named(text: &[char], mut source: Range<usize>) -> Option<Range<usize>> {
    while let Some(manner) = MANNERS
        .iter()
        .find(|manner| ends_with(&text[source.clone()], manner))
    {
        source.end -= manner.chars().count();
    }
    while let Some(manner) = MANNERS
        .iter()
        .find(|manner| starts_with(&text[source.clone()], manner))
    {
        source.start += manner.chars().count();
    }
    (!source.is_empty()).then_some(source)
}

/// What may stand around a subject and before its verb of saying, the longer first.
const MANNERS: &[&str] = &[
    "普遍", "一般", "往往", "常常", "总是", "大多", "一直", "通常", "可能", "或许", "也许", " ",
    "都", "也", "均", "皆", "曾", "会", "被", "听", "据", "在", "常", "误", "总", "老",
];

/// The part of a reported view before the author's own 但 or 然而.
fn until_turn(spoken: &Spoken, content: Range<usize>) -> Range<usize> {
    let turn = spoken
        .clauses
        .iter()
        .filter(|clause| clause.start > content.start)
        .find(|clause| {
            let words = &spoken.text[(*clause).clone()];
            let mut turns = spoken.lexicon.listed(WordList::ReportedTurn);
            turns.any(|turn| words.starts_with(turn))
        });
    let end = turn.map_or(content.end, |clause| clause.start.saturating_sub(1));
    content.start..end.max(content.start)
}

/// Whether `words` end with `ending`.
fn ends_with(words: &[char], ending: &str) -> bool {
    let length = ending.chars().count();
    length <= words.len()
        && ending
            .chars()
            .eq(words[words.len() - length..].iter().copied())
}
