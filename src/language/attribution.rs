//! Whose words a sentence is.
//!
//! Tried in this order: what is reported of people in general (有人认为), how it looks to somebody (在…看来), what a
//! source gives (据…报道), and who says it (…表示, “…”，…说). The author's own 我认为 is no attribution.

use super::reported::reported_view;
use super::subject::{
    earlier_subject, is_author, is_no_speaker, is_person_or_body, is_thing_pointed_at, subject,
    tokens_in,
};
use super::{CueMatch, Cues, Lexicon, Tag, Token};
use std::ops::Range;

/// Whose words a sentence is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The source's name or description, where the sentence gives one.
    pub source: Option<Range<usize>>,
    /// The word that attributes: 说, 认为, 据.
    pub cue: Range<usize>,
    /// What is attributed.
    pub content: Range<usize>,
}

/// A sentence, as far as attribution looks at it.
pub(super) struct Spoken<'a> {
    pub text: &'a [char],
    pub tokens: &'a [Token],
    pub clauses: &'a [Range<usize>],
    pub cues: &'a [CueMatch],
    pub quotes: &'a [Range<usize>],
    pub lexicon: &'a Lexicon,
}

/// Whose words the sentence is, where it says so and it isn't the author.
pub(super) fn attribution(spoken: &Spoken) -> Option<Attribution> {
    let of_class = |cues: Cues| {
        let class = spoken.lexicon.index_of(cues);
        spoken
            .cues
            .iter()
            .filter(move |cue| Some(cue.class) == class)
    };
    if let Some(found) = in_the_eyes_of(spoken) {
        return found.attribution();
    }
    let own = of_class(Cues::AuthorStance).next();
    let reported = of_class(Cues::ReportedView).find_map(|cue| reported_view(spoken, cue));
    let source =
        || of_class(Cues::AttributionPreposition).find_map(|cue| according_to(spoken, cue));
    let voice = || of_class(Cues::AttributionVerb).find_map(|cue| said_by(spoken, cue));
    let evidence = || of_class(Cues::EvidenceVerb).find_map(|cue| shown_by(spoken, cue));
    let found = reported.or_else(source).or_else(voice).or_else(evidence)?;
    // "I believe that they say …" is the author's; "they say that I believe …" is not.
    own.is_none_or(|own| found.cue.start < own.range.start)
        .then_some(found)
}

/// Whom a frame such as 在…看来 names.
enum Eyes {
    Author,
    Other(Attribution),
}

impl Eyes {
    fn attribution(self) -> Option<Attribution> {
        match self {
            Self::Author => None,
            Self::Other(attribution) => Some(attribution),
        }
    }
}

/// 在…看来, 在…眼中: the view of somebody, or of the author himself.
fn in_the_eyes_of(spoken: &Spoken) -> Option<Eyes> {
    spoken.clauses.iter().find_map(|clause| {
        let words = &spoken.text[clause.clone()];
        let ends = |pair: &[char]| matches!(pair, ['看', '来'] | ['眼', '中' | '里']);
        let end = words.windows(2).position(ends)?;
        // The last 在 before it: 现在在店主看来.
        let start = words[..end].iter().rposition(|c| *c == '在')?;
        let length = end - start;
        if !(2..=LONGEST_SOURCE).contains(&length) {
            return None;
        }
        let source = clause.start + start + 1..clause.start + start + length;
        if is_author(spoken, &source) {
            return Some(Eyes::Author);
        }
        // 在目前看来 names a time.
        if tokens_in(spoken.tokens, &source)
            .iter()
            .all(|word| matches!(word.tag, Tag::T | Tag::F))
        {
            return None;
        }
        let cue = source.end..source.end + 2;
        Some(Eyes::Other(Attribution {
            content: rest_behind(spoken, cue.end),
            source: Some(source),
            cue,
        }))
    })
}

/// A source's name is no longer than this.
pub(super) const LONGEST_SOURCE: usize = 30;

/// 据…报道, 根据…的数据: the source is what stands between the preposition and the noun or verb of giving.
fn according_to(spoken: &Spoken, cue: &CueMatch) -> Option<Attribution> {
    let clause = spoken.clauses.get(cue.clause)?;
    let content = rest_behind(spoken, clause.end);
    if content.is_empty()
        || spoken.text[clause.start..cue.range.start]
            .iter()
            .any(|c| c.is_alphanumeric())
    {
        return None;
    }
    // 据悉 and 据了解 name nobody.
    if cue.range.len() > 1 && spoken.text[cue.range.start] == '据' {
        let source = Some(cue.range.end..clause.end).filter(|source| !source.is_empty());
        return Some(Attribution {
            source: source.filter(|source| source.len() <= LONGEST_SOURCE),
            cue: cue.range.clone(),
            content,
        });
    }
    let giving = [
        Cues::EvidenceSource,
        Cues::AttributionVerb,
        Cues::EvidenceVerb,
    ]
    .map(|cues| spoken.lexicon.index_of(cues));
    let gives = |other: &&CueMatch| {
        giving.contains(&Some(other.class))
            && cue.range.end <= other.range.start
            && other.range.end <= clause.end
    };
    let given = spoken.cues.iter().rfind(gives);
    let end = match given {
        Some(given) => given.range.start,
        None if spoken.text[cue.range.clone()] == ['据'] => clause.end,
        None => return None,
    };
    let mut source = cue.range.end..end;
    while source.len() > 1 && matches!(spoken.text[source.end - 1], '的' | '所') {
        source.end -= 1;
    }
    // 根据财报: the thing given is all that is named.
    if source.is_empty() {
        source = cue.range.end..clause.end;
    }
    (source.len() <= LONGEST_SOURCE).then(|| Attribution {
        source: Some(source),
        cue: cue.range.clone(),
        content,
    })
}

/// …说, …认为: the source is the subject of the verb, what is said stands behind it or, quoted, before it.
fn said_by(spoken: &Spoken, cue: &CueMatch) -> Option<Attribution> {
    let clause = spoken.clauses.get(cue.clause)?;
    if is_quoted(spoken, cue.range.start) || !is_verb(spoken, cue) || is_in_phrase(spoken, cue) {
        return None;
    }
    // “…”他说: what is quoted is not the subject.
    let start = spoken
        .quotes
        .iter()
        .map(|quote| quote.end)
        .filter(|end| *end <= cue.range.start && is_sentence_end(spoken.text, *end))
        .fold(clause.start, usize::max);
    let source = subject(spoken, start..cue.range.start).or_else(|| earlier_subject(spoken, cue));
    if let Some(source) = &source
        && (is_author(spoken, source)
            || !is_person_or_body(spoken, source)
            || is_thing_pointed_at(spoken, source)
            || is_no_speaker(spoken, source))
    {
        return None;
    }
    let behind = rest_behind(spoken, cue.range.end);
    let opens = opens_saying(spoken.text, cue.range.end);
    let least = if opens {
        SHORTEST_SAYING
    } else {
        SHORTEST_CLAUSE
    };
    let quoted = quoted_before(
        spoken,
        source
            .as_ref()
            .map_or(cue.range.start, |source| source.start),
    );
    let content = match quoted {
        Some(quoted) if behind.len() < least || !opens => quoted,
        _ if behind.len() >= least => behind,
        _ => return None,
    };
    let unnamed = opens
        && matches!(
            spoken.text.get(cue.range.end),
            Some('：' | ':' | '“' | '「')
        );
    (source.is_some() || unnamed).then(|| Attribution {
        source,
        cue: cue.range.clone(),
        content,
    })
}

/// Whether a quotation that ends at `end` closes with a mark of its own, as a whole saying does and a word doesn't.
fn is_sentence_end(text: &[char], end: usize) -> bool {
    end.checked_sub(1).is_some_and(|last| {
        matches!(
            text[last],
            '。' | '！' | '？' | '，' | '.' | '!' | '?' | ','
        )
    })
}

/// Whether a mark behind a verb opens what is said.
fn opens_saying(text: &[char], at: usize) -> bool {
    text[at..]
        .iter()
        .find(|c| !c.is_whitespace())
        .is_some_and(|c| matches!(c, '：' | ':' | '，' | ',' | '“' | '「' | '"'))
}

/// The quotation that stands before `at`: “…”，他说.
fn quoted_before(spoken: &Spoken, at: usize) -> Option<Range<usize>> {
    let mut before = spoken.quotes.iter().filter(|quote| quote.end <= at);
    let first = before.next()?;
    let last = before.next_back().unwrap_or(first);
    let is_whole = spoken.text[..first.start]
        .iter()
        .all(|c| !c.is_alphanumeric());
    let is_adjacent = spoken.text[last.end..at]
        .iter()
        .all(|c| !c.is_alphanumeric());
    (is_whole && is_adjacent).then_some(first.start..last.end)
}

/// What is said has at least so many characters; 说谎 and 说话 say nothing.
const SHORTEST_SAYING: usize = 3;

/// Without a mark between, what stands behind the verb must be long enough for a clause: 强调质量 only names a thing.
const SHORTEST_CLAUSE: usize = 6;

/// 数据显示, 研究表明: the source is what shows it, and must be a kind of evidence.
fn shown_by(spoken: &Spoken, cue: &CueMatch) -> Option<Attribution> {
    let clause = spoken.clauses.get(cue.clause)?;
    if is_quoted(spoken, cue.range.start) {
        return None;
    }
    let source = subject(spoken, clause.start..cue.range.start)?;
    let evidence = spoken.lexicon.index_of(Cues::EvidenceSource);
    let is_evidence = spoken
        .cues
        .iter()
        .any(|other| Some(other.class) == evidence && source.contains(&other.range.start));
    let content = rest_behind(spoken, cue.range.end);
    (is_evidence && content.len() >= SHORTEST_SAYING).then(|| Attribution {
        source: Some(source),
        cue: cue.range.clone(),
        content,
    })
}

/// Whether the tokenizer and the neighbourhood let the cue be a verb with something said behind it: 他说的话 doesn't.
fn is_verb(spoken: &Spoken, cue: &CueMatch) -> bool {
    let next = spoken.text.get(cue.range.end).copied();
    let noun = spoken
        .tokens
        .iter()
        .find(|token| token.range == cue.range)
        .is_some_and(|token| matches!(token.tag, Tag::N | Tag::Nr | Tag::Vn));
    let attached = next.is_some_and(|c| "的了着过起法来得到不".contains(c));
    !attached && (!noun || opens_saying(spoken.text, cue.range.end))
}

/// Whether the cue is part of a longer one, as 说 of 不管怎么说.
fn is_in_phrase(spoken: &Spoken, cue: &CueMatch) -> bool {
    spoken.cues.iter().any(|other| {
        other.range.len() > cue.range.len()
            && other.range.start <= cue.range.start
            && cue.range.end <= other.range.end
    })
}

/// Whether a character stands inside quotation marks.
fn is_quoted(spoken: &Spoken, at: usize) -> bool {
    spoken.quotes.iter().any(|quote| quote.contains(&at))
}

/// What stands behind `at`, without the marks in front of it.
pub(super) fn rest_behind(spoken: &Spoken, at: usize) -> Range<usize> {
    let marks = spoken.text[at..]
        .iter()
        .take_while(|c| !c.is_alphanumeric())
        .count();
    let start = (at + marks).min(spoken.text.len());
    let end = spoken
        .clauses
        .last()
        .map_or(spoken.text.len(), |clause| clause.end);
    // A quotation is given without its marks.
    let quoted = spoken
        .quotes
        .iter()
        .find(|quote| quote.start == start && quote.end + 1 >= end);
    start..quoted.map_or(end, |quote| quote.end).max(start)
}

#[cfg(test)]
mod tests {
    use crate::language::{Language, Lexicon, LexiconError};

    #[test]
    fn who_says_what() -> Result<(), LexiconError> {
        let language = Language::new(Lexicon::builtin()?);
        type Saying<'a> = (&'a str, &'a str, &'a str);
        #[rustfmt::skip]
        let table: &[(&str, Option<Saying>)] = &[
            ("据路透社报道，小镇上周关闭了三家工厂。", Some(("路透社", "据", "小镇上周关闭了三家工厂"))),
            ("根据统计局的数据，人口连续五年减少。", Some(("统计局", "根据", "人口连续五年减少"))),
            ("据了解，书店将在下月搬走。", Some(("", "据了解", "书店将在下月搬走"))),
            ("王明表示，明年会再开两家。", Some(("王明", "表示", "明年会再开两家"))),
            ("书店老板李强坦言：“我撑不下去了。”", Some(("书店老板李强", "坦言", "我撑不下去了。"))),
            ("“我撑不下去了。”李强说。", Some(("李强", "说", "我撑不下去了。"))),
            ("经济学家陈默在接受采访时指出，租金才是关键。", Some(("经济学家陈默", "指出", "租金才是关键"))),
            ("在店主看来，租金才是关键。", Some(("店主", "看来", "租金才是关键"))),
            ("数据显示，六成书店没有盈利。", Some(("数据", "显示", "六成书店没有盈利"))),
            ("一项大学的研究表明，阅读时间在缩短。", Some(("一项大学的研究", "表明", "阅读时间在缩短"))),
            ("有人认为书店会消失，但我不这么看。", Some(("有人", "认为", "书店会消失"))),
            ("很多人觉得纸书已经过时。", Some(("很多人", "觉得", "纸书已经过时"))),
            ("大家都说书店会消失。", Some(("大家", "说", "书店会消失"))),
            ("都说书店会消失。", Some(("", "说", "书店会消失"))),
            ("也许有人会说，书店会消失。", Some(("有人", "说", "书店会消失"))),
            ("Critics say the shop will close.", Some(("critics", "say", "the shop will close"))),
            ("但是专家们认为，情况会好转。", Some(("专家们", "认为", "情况会好转"))),
            ("John said the shop would close.", Some(("john", "said", "the shop would close"))),
            ("我的朋友说，书店不会消失。", Some(("我的朋友", "说", "书店不会消失"))),
            ("前文提到，书店不会消失。", None),
            ("在目前看来，书店不会消失。", None),
            ("店家强调质量。", None),
            ("我认为书店不会消失。", None),
            ("笔者认为，书店不会消失。", None),
            ("在我看来，书店不会消失。", None),
            ("本文认为租金才是关键。", None),
            ("可以说，书店已经不同了。", None),
            ("换句话说，书店已经不同了。", None),
            ("对顾客来说，价格很重要。", None),
            ("他说的话没人信。", None),
            ("这些数字提醒我们，书店的日子不好过。", None),
            ("这种反差说明，租金才是关键。", None),
            ("这位店主说，租金才是关键。", Some(("这位店主", "说", "租金才是关键"))),
            ("这份报告指出，租金才是关键。", Some(("这份报告", "指出", "租金才是关键"))),
            ("这家公司表示，明年会再开两家。", Some(("这家公司", "表示", "明年会再开两家"))),
            ("你这个时候说书店会消失，没有人信。", None),
            ("这些书都是顾客介绍来的，店主没有花钱。", None),
            ("最后无人反驳店主的决定，书店关了门。", None),
            ("没有雇过人的店主说，味道最要紧。", Some(("没有雇过人的店主", "说", "味道最要紧"))),
            ("不管怎么说，书店已经不同了。", None),
            ("我会觉得书店不会消失。", None),
            ("个人建议，先看看租金。", None),
            ("很多人误以为书店已经消失。", Some(("", "以为", "书店已经消失"))),
            ("误以为书店会消失的人不少。", Some(("", "以为", "书店会消失的人不少"))),
            ("根据顾客的需要，店主换了咖啡豆。", None),
            ("书店的小说卖得很好。", None),
        ];
        let mut wrong = Vec::new();
        for (sentence, expected) in table {
            let reading = language.read(sentence);
            let words = |range: &std::ops::Range<usize>| reading.words(range);
            let found = reading.attribution.as_ref().map(|found| {
                (
                    found.source.as_ref().map_or(String::new(), words),
                    words(&found.cue),
                    words(&found.content),
                )
            });
            let expected = expected.map(|(source, cue, content)| {
                (source.to_owned(), cue.to_owned(), content.to_owned())
            });
            if found != expected {
                wrong.push(format!("{sentence} {found:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        Ok(())
    }
}
