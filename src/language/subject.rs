//! The subject of a verb of saying.

use super::attribution::{LONGEST_SOURCE, Spoken};
use super::{CueMatch, Cues, Tag, Token, WordClass, WordList};
use std::ops::Range;

/// The subject in a stretch from the beginning of a clause to its verb: without the connectives and times before it
/// and the adverbs and circumstances behind it.
pub(super) fn subject(spoken: &Spoken, stretch: Range<usize>) -> Option<Range<usize>> {
    let mut words: &[Token] = tokens_in(spoken.tokens, &stretch);
    while let Some((first, rest)) = words.split_first() {
        let opens_title = matches!(spoken.text[first.range.start], '《' | '「' | '“');
        match first.tag {
            Tag::X if opens_title => break,
            Tag::C | Tag::D | Tag::T | Tag::X | Tag::W | Tag::Ad | Tag::U | Tag::Y | Tag::E => {
                words = rest;
            }
            // 在采访中他说: the place ends at its locative.
            Tag::P => {
                let end = rest.iter().position(|word| word.tag == Tag::F)?;
                words = &rest[end + 1..];
            }
            Tag::V if matches!(spoken.text[first.range.start], '像' | '让') => words = rest,
            // 利用技术预测 has no subject; 管理书店的王明 has one.
            Tag::V if words.iter().all(|word| word.tag != Tag::Uj) => return None,
            _ => break,
        }
    }
    let circumstance = |word: &Token| {
        word.tag == Tag::P && "在对向就于通从跟".contains(spoken.text[word.range.start])
    };
    if let Some(at) = words.iter().position(circumstance) {
        words = &words[..at];
    }
    while let Some((last, rest)) = words.split_last() {
        let is_closing = matches!(
            spoken.text[last.range.start],
            '”' | '》' | '）' | ')' | '」'
        );
        match last.tag {
            Tag::D
            | Tag::U
            | Tag::Ud
            | Tag::Ug
            | Tag::Ul
            | Tag::Uz
            | Tag::T
            | Tag::F
            | Tag::C
            | Tag::Ad
            | Tag::Y
            | Tag::Zg
            | Tag::P => words = rest,
            Tag::X | Tag::W if !is_closing => words = rest,
            _ => break,
        }
    }
    let mut source = words.first()?.range.start..words.last()?.range.end;
    // The tokenizer may glue a connective to a name it doesn't know.
    if source.len() > 1 && matches!(spoken.text[source.start], '但' | '而') {
        source.start += 1;
    }
    (source.len() <= LONGEST_SOURCE).then_some(source)
}

/// The subject of the clause before, where the verb's own clause has none: 王老师放下书，说…
pub(super) fn earlier_subject(spoken: &Spoken, cue: &CueMatch) -> Option<Range<usize>> {
    let before = spoken.clauses.get(cue.clause.checked_sub(1)?)?;
    if spoken
        .quotes
        .iter()
        .any(|quote| quote.start <= before.end && before.start <= quote.end)
    {
        return None;
    }
    let words = tokens_in(spoken.tokens, before);
    let is_name = |word: &&Token| word.tag.class() == WordClass::Noun || word.tag == Tag::R;
    let named: Vec<&Token> = words.iter().take_while(is_name).collect();
    Some(named.first()?.range.start..named.last()?.range.end)
}

/// Whether a subject can speak: its last word is a name, a noun, a pronoun or a foreign word.
pub(super) fn is_person_or_body(spoken: &Spoken, source: &Range<usize>) -> bool {
    let last = tokens_in(spoken.tokens, source)
        .iter()
        .rev()
        .find(|word| !matches!(word.tag, Tag::X | Tag::W));
    let Some(last) = last else { return false };
    let pronoun = || {
        let words: String = spoken.text[last.range.clone()].iter().collect();
        matches!(
            words.as_str(),
            "他" | "她"
                | "他们"
                | "她们"
                | "谁"
                | "对方"
                | "有人"
                | "大家"
                | "人家"
                | "you"
                | "he"
                | "she"
                | "they"
        )
    };
    let is_name = matches!(
        last.tag.class(),
        WordClass::Noun | WordClass::Abbreviation | WordClass::Phrase | WordClass::Idiom
    );
    is_name
        || last.tag == Tag::Eng
        || last.tag == Tag::S
        || last.tag == Tag::B
        || (last.tag == Tag::R && pronoun())
        || last.tag == Tag::K
        || last.tag == Tag::Vn
}

/// Whether a subject is a thing that the author points at, and draws his own conclusion from: 这些数字提醒我们. Whom he points at
/// may speak, and so may what is written: 这位店主, 这份报告.
pub(super) fn is_thing_pointed_at(spoken: &Spoken, source: &Range<usize>) -> bool {
    let words = &spoken.text[source.clone()];
    let pointed_at = words.starts_with(&['这'])
        || words.starts_with(&['此'])
        || words.starts_with(&['上', '述'])
        || words.starts_with(&['以', '上']);
    if !pointed_at {
        return false;
    }
    let evidence = spoken.lexicon.index_of(Cues::EvidenceSource);
    let is_written = spoken
        .cues
        .iter()
        .any(|cue| Some(cue.class) == evidence && source.contains(&cue.range.start));
    let is_name = tokens_in(spoken.tokens, source)
        .last()
        .is_some_and(|last| matches!(last.tag, Tag::Nr | Tag::Nt | Tag::Nz | Tag::Eng));
    let mut speakers = spoken.lexicon.listed(WordList::SpeakerNoun);
    !is_written && !is_name && !speakers.any(|speaker| words.ends_with(speaker))
}

/// Whether what stands before a verb of saying is a clause of its own, or nobody who could speak: 内容都是人（说出来的）,
/// 你这个时候, 无人; or somebody of whom that is only supposed: 如果经理（认为）, 让用户（觉得）. What describes a speaker may hold a verb, as 没有雇过人的店主 does.
pub(super) fn is_no_speaker(spoken: &Spoken, source: &Range<usize>) -> bool {
    let text = &spoken.text[source.clone()];
    let words = tokens_in(spoken.tokens, source);
    let is = |word: &Token, list: WordList| {
        let said = &spoken.text[word.range.clone()];
        spoken.lexicon.lists(list, said)
    };
    let is_attribute = |at: usize| words[at..].iter().any(|word| word.tag == Tag::Uj);
    let states = (words.iter().enumerate())
        .any(|(at, word)| is(word, WordList::StatingVerb) && !is_attribute(at));
    let before = spoken
        .tokens
        .partition_point(|token| token.range.end <= source.start);
    let before = before.checked_sub(1).map(|last| &spoken.tokens[last]);
    let beside = before.filter(|word| word.range.end == source.start);
    let is_supposed = beside
        .into_iter()
        .chain(words.first())
        .any(|word| is(word, WordList::SupposingWord));
    let suffers = words
        .iter()
        .any(|word| spoken.text[word.range.clone()] == ['被']);
    let is_reader = words.first().is_some_and(|first| {
        let is_owner = words.get(1).is_some_and(|next| next.tag == Tag::Uj);
        is(first, WordList::ReaderName) && !is_owner
    });
    let count = |mark: char| text.iter().filter(|sign| **sign == mark).count();
    let is_torn = count('（') != count('）') || count('(') != count(')');
    let mut nobody = spoken.lexicon.listed(WordList::NoSpeaker);
    states
        || is_supposed
        || suffers
        || is_reader
        || is_torn
        || nobody.any(|end| text.ends_with(end))
}

/// Whether a subject is the author speaking, of himself or his text; 我的朋友 and 我妈 are others.
pub(super) fn is_author(spoken: &Spoken, source: &Range<usize>) -> bool {
    let words = tokens_in(spoken.tokens, source);
    let Some((first, rest)) = words.split_first() else {
        return false;
    };
    let word = &spoken.text[first.range.clone()];
    let other = rest
        .first()
        .is_some_and(|next| next.tag == Tag::Uj || next.tag.class() == WordClass::Noun);
    spoken.lexicon.lists(WordList::AuthorName, word) && !other
}

/// The tokens that lie in `range`.
pub(super) fn tokens_in<'a>(tokens: &'a [Token], range: &Range<usize>) -> &'a [Token] {
    let start = tokens.partition_point(|token| token.range.start < range.start);
    let end = tokens.partition_point(|token| token.range.end <= range.end);
    tokens.get(start..end).unwrap_or_default()
}
