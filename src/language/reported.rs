//! What is said of people in general: 有人认为, 很多人觉得, some argue.

use super::CueMatch;
use super::attribution::{Attribution, Spoken, rest_behind};
use crate::article::starts_with;
use std::ops::Range;

/// 有人认为, 不少人说: the source is all but the verb.
pub(super) fn reported_view(spoken: &Spoken, cue: &CueMatch) -> Option<Attribution> {
    let words = &spoken.text[cue.range.clone()];
    let verb = SAYING
        .iter()
        .find(|verb| ends_with(words, verb))?
        .chars()
        .count();
    let source = cue.range.start..cue.range.end - verb;
    Some(Attribution {
        source: named(spoken.text, source),
        cue: cue.range.end - verb..cue.range.end,
        content: until_turn(spoken, rest_behind(spoken, cue.range.end)),
    })
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
    "都", "也", "均", "皆", "曾", "会", "被", "听", "据", "在", "常",
];

/// The verbs in which a reported view ends; the other words of that class (支持者, 评论区) are only people.
const SAYING: &[&str] = &[
    "认为",
    "觉得",
    "以为",
    "常说",
    "总说",
    "说",
    "问",
    "担心",
    "质疑",
    "指出",
    "听说",
    "据说",
    "say",
    "argue",
    "believe",
    "argued",
    "said",
    "claim",
    "think",
    "insist",
    "told",
    "warn",
    "claimed",
    "says",
    "claims",
    "complain",
    "complain of",
    "complain that",
    "complain about",
    "object",
    "fear",
    "feared",
    "told us",
];

/// The part of a reported view before the author's own 但 or 然而.
fn until_turn(spoken: &Spoken, content: Range<usize>) -> Range<usize> {
    let turn = spoken
        .clauses
        .iter()
        .filter(|clause| clause.start > content.start)
        .find(|clause| {
            TURNS
                .iter()
                .any(|turn| starts_with(&spoken.text[(*clause).clone()], turn))
        });
    let end = turn.map_or(content.end, |clause| clause.start.saturating_sub(1));
    content.start..end.max(content.start)
}

/// Words with which an author turns against a view he reports.
const TURNS: &[&str] = &[
    "但",
    "然而",
    "可是",
    "不过",
    "其实",
    "事实上",
    "殊不知",
    "but",
    "however",
    "yet",
    "in fact",
    "in reality",
];

/// Whether `words` end with `ending`.
fn ends_with(words: &[char], ending: &str) -> bool {
    let length = ending.chars().count();
    length <= words.len()
        && ending
            .chars()
            .eq(words[words.len() - length..].iter().copied())
}
