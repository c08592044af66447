//! Negations and what they deny.

use super::question::choice;
use super::{CueMatch, Cues, Lexicon, Quantity, Tag, Token, WordClass, WordList};
use std::ops::Range;

/// A negation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Negation {
    /// The word that denies.
    pub cue: Range<usize>,
    /// What it denies: from behind the word to the end of its clause, or to where before that something else begins: an
    /// adversative, a condition or another clause, what follows from one (就, 便, 才), the noun of an attribute, the next predicate behind 、.
    pub scope: Range<usize>,
}

/// The parts of a sentence that decide what is denied.
pub(super) struct Sayings<'a> {
    pub text: &'a [char],
    pub tokens: &'a [Token],
    pub clauses: &'a [Range<usize>],
    pub cues: &'a [CueMatch],
    pub quantities: &'a [Quantity],
}

/// The negations among the cues of a sentence. Words that only look like one are kept out by guards in the lexicon
/// (不仅, 无论, 不得不); what depends on the neighbourhood is told here.
pub(super) fn negations(said: &Sayings, lexicon: &Lexicon) -> Vec<Negation> {
    let negation = lexicon.index_of(Cues::Negation);
    let turn = [Cues::Adversative, Cues::Conditional, Cues::ClauseOpener]
        .map(|cues| lexicon.index_of(cues));
    let deniers: Vec<&CueMatch> = said
        .cues
        .iter()
        .filter(|cue| Some(cue.class) == negation)
        .collect();
    deniers
        .iter()
        .filter(|cue| {
            choice(said.text, cue.range.start).is_none()
                && !is_short_measure(said, &cue.range)
                && !is_either_or(said, cue)
                && !insists(said.text, cue, &deniers)
        })
        .map(|cue| {
            let start = cue.range.end;
            let clause_end = said
                .clauses
                .get(cue.clause)
                .map_or(said.text.len(), |clause| clause.end);
            let turned = said
                .cues
                .iter()
                .filter(|other| turn.contains(&Some(other.class)))
                .map(|other| other.range.start)
                .chain(begins_what_follows(said))
                .filter(|turn| *turn > start)
                .fold(clause_end.max(start), usize::min);
            let end = attribute_end(said, &cue.range, turned, lexicon).unwrap_or(turned);
            let end = next_predicate(said, cue, end).unwrap_or(end);
            Negation {
                cue: cue.range.clone(),
                scope: start..end,
            }
        })
        .collect()
}

/// The adverbs that begin what follows from a denied condition, which is not denied with it: 不涨价就很难回本.
fn begins_what_follows<'a>(said: &'a Sayings<'a>) -> impl Iterator<Item = usize> + 'a {
    let adverbs = said.tokens.iter().filter(|token| token.tag == Tag::D);
    adverbs
        .map(|token| token.range.start)
        .filter(|&at| matches!(said.text[at], '就' | '便' | '才'))
}

/// Where an attribute ends that the negation belongs to: in 不喜欢咖啡的顾客会离开 only 喜欢咖啡 is denied. It is one when
/// behind its 的 and a noun comes a predicate of its own, or where it is no more than one word: 没人理会的招牌, 没钱的人.
fn attribute_end(
    said: &Sayings,
    cue: &Range<usize>,
    end: usize,
    lexicon: &Lexicon,
) -> Option<usize> {
    let first = said
        .tokens
        .partition_point(|token| token.range.start < cue.end);
    let last = said.tokens.partition_point(|token| token.range.end <= end);
    let scope = said.tokens.get(first..last)?;
    // 不是 and 不认为 deny the whole clause behind them.
    let whole = said.text[cue.clone()].ends_with(&['是'])
        || matches!(said.text[cue.clone()], [.., '非'])
        || scope.first().is_some_and(|token| {
            lexicon.lists(WordList::ClauseVerb, &said.text[token.range.clone()])
        });
    if whole {
        return None;
    }
    let of = scope.iter().position(|token| token.tag == Tag::Uj)?;
    let of_one_word = of == 0 || (of == 1 && denies_deeds(&said.text[cue.clone()]));
    if of_one_word {
        return Some(scope[of].range.start);
    }
    let noun = scope[of + 1..]
        .iter()
        .position(|token| token.tag.class() == WordClass::Noun || token.tag == Tag::R)?;
    let predicate = scope[of + noun + 2..].first().is_some_and(|token| {
        lexicon.lists(WordList::PredicateOpener, &said.text[token.range.clone()])
    });
    predicate.then(|| scope[of].range.start)
}

/// Whether a negation denies what follows as a deed or a quality, not as a thing that is wanting: 不, 难以, 没人.
fn denies_deeds(cue: &[char]) -> bool {
    matches!(cue, ['不' | '未' | '难', ..] | ['无', '法'] | [.., '人'])
}

/// Where behind 、 the next of several parallel predicates begins, which the negation no longer reaches: in 账目不可涂改、
/// 全程可追溯 only 涂改 is denied. What is denied together, 不会喝酒、抽烟, brings no adverb or subject of its own.
fn next_predicate(said: &Sayings, cue: &CueMatch, end: usize) -> Option<usize> {
    use WordClass::{Adjective, Adverb, Idiom, Noun, Phrase, Pronoun, Verb};
    if !denies_deeds(&said.text[cue.range.clone()]) {
        return None;
    }
    let scope = cue.range.end..end;
    let mut marks = scope.clone().filter(|&at| said.text[at] == '、');
    marks.find(|&mark| {
        let stop = (mark + 1..end).find(|&at| said.text[at] == '、');
        let item = mark + 1..stop.unwrap_or(end);
        let within = said.tokens.iter();
        let mut classes = within
            .filter(|token| item.start <= token.range.start && token.range.end <= item.end)
            .map(|token| token.tag.class());
        let first = classes.next();
        first.is_some_and(|class| matches!(class, Noun | Pronoun | Adverb))
            && classes.any(|class| matches!(class, Verb | Adjective | Adverb | Idiom | Phrase))
    })
}

/// Whether the word only says "less than", as in 不到三成 and 不足百人.
fn is_short_measure(said: &Sayings, cue: &Range<usize>) -> bool {
    matches!(said.text[cue.clone()], ['不', '到' | '足'])
        && said
            .quantities
            .iter()
            .any(|quantity| quantity.range.start == cue.end)
}

/// Whether 不是 is the first half of 不是…就是…, either one or the other.
fn is_either_or(said: &Sayings, cue: &CueMatch) -> bool {
    let rest = &said.text[cue.range.end..];
    let Some(half) = rest
        .windows(2)
        .position(|pair| matches!(pair, ['就' | '便', '是']))
    else {
        return false;
    };
    said.text[cue.range.clone()] == ['不', '是'] && half > 0 && half <= EITHER_OR
}

/// The longest first half of 不是…就是….
const EITHER_OR: usize = 12;

/// Whether the negation is one half of 非…不可, which insists.
fn insists(text: &[char], cue: &CueMatch, deniers: &[&CueMatch]) -> bool {
    let is_first = |other: &CueMatch| text[other.range.start] == '非';
    let is_second = |other: &CueMatch| matches!(text[other.range.clone()], ['不', '可' | '行']);
    let has = |wanted: &dyn Fn(&CueMatch) -> bool, before: bool| {
        deniers.iter().any(|other| {
            other.clause == cue.clause
                && wanted(other)
                && (other.range.start < cue.range.start) == before
        })
    };
    (is_first(cue) && has(&is_second, false)) || (is_second(cue) && has(&is_first, true))
}

#[cfg(test)]
mod tests {
    use crate::language::{Language, Lexicon, LexiconError};

    #[test]
    fn what_is_denied() -> Result<(), LexiconError> {
        let language = Language::new(Lexicon::builtin()?);
        for (sentence, words, denied) in [
            ("顾客不会回来。", "回来", true),
            ("顾客会回来。", "回来", false),
            ("他没有赚钱，但店还开着。", "赚钱", true),
            ("他没有赚钱，但店还开着。", "开着", false),
            ("店主不是没有办法。", "办法", false),
            ("他不得不关门。", "关门", false),
            ("我们不能不承认失败。", "承认", false),
            ("这件事并非不重要。", "重要", false),
            ("无不感到惊讶。", "惊讶", false),
            ("不仅便宜而且好吃。", "便宜", false),
            ("不但便宜。", "便宜", false),
            ("不过味道很好。", "味道", false),
            ("客人不断增加。", "增加", false),
            ("不少客人满意。", "满意", false),
            ("无论天气好坏都营业。", "营业", false),
            ("味道非常好。", "好", false),
            ("没错，味道好。", "好", false),
            ("不妨试一试。", "试", false),
            ("两家差不多便宜。", "便宜", false),
            ("他们会不会留下？", "留下", false),
            ("有没有希望？", "希望", false),
            ("你喜欢不喜欢咖啡？", "咖啡", false),
            ("开店难以赚钱。", "赚钱", true),
            ("他无法坚持。", "坚持", true),
            ("这里缺乏人气。", "人气", true),
            ("店家拒绝涨价。", "涨价", true),
            ("工厂停止生产。", "生产", true),
            ("小镇告别贫困。", "贫困", true),
            ("这谈不上成功。", "成功", true),
            ("利润不到三成。", "三成", false),
            ("不是你走就是我走。", "你走", false),
            ("他非要去不可。", "去", false),
            ("不喜欢咖啡的顾客会离开。", "咖啡", true),
            ("不喜欢咖啡的顾客会离开。", "离开", false),
            ("这里没有长久的生意。", "生意", true),
            ("不是所有的人都喜欢。", "喜欢", true),
            ("没人理会的招牌挂在街角。", "招牌", false),
            ("这是没人理会的招牌。", "招牌", false),
            ("不涨价就很难回本。", "涨价", true),
            ("书店不打折就没人来。", "打折", true),
            ("不降租金就会关门。", "关门", false),
            ("没钱的人觉得书店便宜。", "便宜", false),
            ("这里没有便宜的房子。", "房子", true),
            ("账目不可涂改、全程可追溯。", "涂改", true),
            ("账目不可涂改、全程可追溯。", "追溯", false),
            ("管理不畅、流程繁琐。", "繁琐", false),
            ("店里不卖咖啡、茶叶。", "茶叶", true),
            ("店里没有咖啡、茶叶。", "茶叶", true),
            ("他不会喝酒、抽烟。", "抽烟", true),
            ("回头客不高。", "高", true),
            ("咖啡不贵。", "贵", true),
            ("这里的不同之处很多。", "同", false),
            ("並不是所有人都喜歡。", "喜欢", true),
            ("The shop will not survive.", "survive", true),
            ("The shop will survive.", "survive", false),
        ] {
            let reading = language.read(sentence);
            let text: String = reading.text.iter().collect();
            let byte = text.find(words).unwrap_or(text.len());
            let start = text[..byte].chars().count();
            let range = start..start + words.chars().count();
            assert_eq!(
                reading.is_negated(&range),
                denied,
                "{sentence} {:?}",
                reading.negations
            );
        }
        Ok(())
    }
}
