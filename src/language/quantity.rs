//! Figures, dates and shares.

use super::calendar::calendar_date;
use super::numeral::{Numeral, numeral_at, opens_numeral};
use super::unit::{Unit, is_half, unit_at};
use super::{Tag, Token};
use crate::article::starts_with;
use std::ops::Range;

/// A figure, date or share.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Its characters, unit included.
    pub range: Range<usize>,
    /// What it counts.
    pub kind: QuantityKind,
    /// Its value where it can be told: `70万` is 700000, `31%` is 0.31, `2025年` is 2025. Spans of time are
    /// in days (`三周` is 21), distances in metres.
    pub value: Option<f64>,
}

/// What a quantity counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum QuantityKind {
    /// A count or measure: 3000家, 2亿, 三倍.
    Amount,
    /// A share: 31%, 三成, 一半.
    Share,
    /// An amount of money: 40元, 5亿美元.
    Money,
    /// A date or year: 2025年, 1月13日.
    Date,
    /// A span of time: 三周, 十年.
    Duration,
    /// A rank or ordinal: 第三.
    Rank,
}

use QuantityKind::{Amount, Duration, Money, Rank, Share};

/// Measure words that a count may take, beside those the tokenizer tags as such.
const MEASURES: &str =
    "个名位人家台部款条件次种份单张本座间户辆只项场类篇套岁字集页层吨克斤亩度级档代门所国省市城";

/// Measure words behind which a half may stand: 三斤半. Behind one that counts whole things, 半 begins what is counted:
/// 两家半开着门的店.
const HALVED: &str = "斤亩吨克里尺升岁层度";

/// The quantities of a normalised sentence, in order.
pub(super) fn quantities(text: &[char], tokens: &[Token]) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut token = 0;
    let mut at = 0;
    while at < text.len() {
        while tokens.get(token).is_some_and(|t| t.range.end <= at) {
            token += 1;
        }
        if !may_begin(text[at]) {
            at = behind_word(text, at);
            continue;
        }
        let quantity = fixed_share(text, at)
            .or_else(|| calendar_date(text, at))
            .or_else(|| rank(text, at))
            .or_else(|| measured(text, at, &tokens[token..]));
        match quantity {
            Some(quantity) if is_free(text, &quantity, &tokens[token..]) => {
                at = quantity.range.end;
                found.push(quantity);
            }
            _ => at = behind_word(text, at),
        }
    }
    found
}

/// Whether a quantity may begin with the character; with most, none does.
fn may_begin(character: char) -> bool {
    let opens = matches!(character, '第' | 't' | '半' | '$' | '¥' | '￥' | '€' | '£');
    opens || opens_numeral(character)
}

/// Where to look on: behind a run of Latin letters and digits, else at the next character.
fn behind_word(text: &[char], at: usize) -> usize {
    let word = text[at..]
        .iter()
        .take_while(|c| c.is_ascii_alphanumeric())
        .count();
    at + word.max(1)
}

/// Whether a quantity stands for itself: not a part of a name such as gpt4, nor of an idiom such as 三心二意.
fn is_free(text: &[char], quantity: &Quantity, tokens: &[Token]) -> bool {
    let Range { start, end } = quantity.range;
    let before = start.checked_sub(1).map(|before| text[before]);
    if text[start].is_ascii_digit() {
        let glued_before = before.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_')
            || (before == Some('-') && start >= 2 && text[start - 2].is_ascii_alphabetic());
        let glued_behind =
            text[end - 1].is_ascii_digit() && text.get(end).is_some_and(char::is_ascii_alphabetic);
        return !glued_before && !glued_behind;
    }
    let Some(token) = tokens.first() else {
        return true;
    };
    token.range.start >= start.saturating_sub(1) && token.range.end <= end + 1
        || matches!(token.tag, Tag::M | Tag::Mq | Tag::T)
}

/// Shares in words: 一半, 半数, 百分之三十, 三分之一.
fn fixed_share(text: &[char], at: usize) -> Option<Quantity> {
    let share = |end: usize, value: Option<f64>| {
        Some(Quantity {
            range: at..end,
            kind: Share,
            value,
        })
    };
    for words in ["一半", "半数"] {
        if begins(text, at, words) {
            return share(at + 2, Some(0.5));
        }
    }
    let (behind, whole) = if begins(text, at, "百分之") {
        (at + 3, Some(100.0))
    } else {
        let whole = numeral_at(text, at)?;
        if !begins(text, whole.end, "分之") {
            return None;
        }
        (whole.end + 2, whole.value)
    };
    let part = numeral_at(text, behind)?;
    share(
        part.end,
        part.value.zip(whole).map(|(part, whole)| part / whole),
    )
}

/// Ranks: 第三, 第2名, top10. A bare 第一 before a comma only counts the author's points.
fn rank(text: &[char], at: usize) -> Option<Quantity> {
    let behind = if text[at] == '第' {
        at + 1
    } else if begins(text, at, "top") {
        at + 3 + usize::from(text.get(at + 3) == Some(&' '))
    } else {
        return None;
    };
    let number = numeral_at(text, behind)?;
    let end = number.end + usize::from(matches!(text.get(number.end), Some('名' | '位')));
    // 第三方, 第一时间 and 第一步 are words of their own.
    let counts_points = text
        .get(end)
        .is_some_and(|c| "，、：,:点方时步手眼".contains(*c));
    (!counts_points).then_some(Quantity {
        range: at..end,
        kind: Rank,
        value: number.value,
    })
}

/// A number or a range of numbers with its unit.
fn measured(text: &[char], at: usize, tokens: &[Token]) -> Option<Quantity> {
    let sign = usize::from(matches!(text[at], '$' | '¥' | '￥' | '€' | '£'));
    let start = at + sign;
    if text.get(start) == Some(&'半') {
        return half(text, start, tokens);
    }
    let mut number = numeral_at(text, start)?;
    let first = number;
    let mut unit = unit_at(text, number.end, tokens);
    let behind_first = unit.map_or(number.end, |unit| unit.end);
    if let Some(last) = range_end(text, number.end).or_else(|| range_end(text, behind_first)) {
        number = Numeral {
            value: None,
            ..last
        };
        unit = unit_at(text, number.end, tokens);
    }
    let unit = match (unit, sign) {
        (Some(unit), 1) => unit.of(Money),
        (None, 1) => Unit::single(number.end, Money),
        (Some(unit), _) => unit,
        (None, _) => plain_count(text, &first, &number, start, tokens)?,
    };
    let bare_one = number.chinese && number.value == Some(1.0) && !unit.half;
    if bare_one && (unit.kind == Amount || is_some_day(text, start, unit.end)) {
        return None;
    }
    Some(Quantity {
        range: at..unit.end,
        kind: unit.kind,
        value: number.value.map(|number| rounded(unit.value(number))),
    })
}

/// 半年 and the like.
fn half(text: &[char], start: usize, tokens: &[Token]) -> Option<Quantity> {
    let unit = unit_at(text, start + 1, tokens).filter(|unit| unit.kind == Duration)?;
    Some(Quantity {
        range: start..unit.end,
        kind: unit.kind,
        value: Some(rounded(unit.value(0.5))),
    })
}

/// The second number of 3-5, 三到五 or 10至20, whose mark stands at `at`.
fn range_end(text: &[char], at: usize) -> Option<Numeral> {
    matches!(text.get(at)?, '-' | '~' | '～' | '–' | '—' | '至' | '到').then_some(())?;
    numeral_at(text, at + 1)
}

/// What counts without a unit of the table: any Arabic number, or a Chinese one with a measure word.
fn plain_count(
    text: &[char],
    first: &Numeral,
    last: &Numeral,
    start: usize,
    tokens: &[Token],
) -> Option<Unit> {
    let about = usize::from(matches!(text.get(last.end), Some('多' | '余' | '+')));
    let end = last.end + about;
    let next = text.get(end).copied();
    let measure = |measure_end: usize| {
        let halves = text.get(end..measure_end);
        let halves = halves.is_some_and(|words| matches!(words, [word] if HALVED.contains(*word)));
        Unit::single(measure_end, Amount).with_half(halves && is_half(text, measure_end, tokens))
    };
    if next.is_some_and(|c| MEASURES.contains(c)) {
        return Some(measure(end + 1));
    }
    let tagged = tokens
        .iter()
        .find(|token| token.range.start == end)
        .filter(|token| token.tag == Tag::Q);
    if let Some(tagged) = tagged {
        return Some(measure(tagged.range.end));
    }
    if last.chinese {
        let large =
            first.digits == 0 && end > start + 1 && last.value.is_none_or(|value| value >= 100.0);
        return large.then(|| Unit::single(end, Amount));
    }
    // A number that opens a line counts its headings: "1. ", "02 ", "3、".
    let counts_headings =
        start == 0 && matches!(next, None | Some('.' | '、' | ')' | '）' | ' ' | '|'));
    (!counts_headings).then(|| Unit::single(end, Amount))
}

/// 一天 or 一年 behind 有, 这, 那, 某 or 每 is no length of time.
fn is_some_day(text: &[char], start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).map(|before| text[before]);
    end - start <= 2 && before.is_some_and(|c| "有这那某每同新".contains(c))
}

/// A product without the dust of binary fractions.
fn rounded(value: f64) -> f64 {
    (value * 1e9).round() / 1e9
}

/// Whether `words` stand at `at`.
pub(super) fn begins(text: &[char], at: usize, words: &str) -> bool {
    text.get(at..).is_some_and(|rest| starts_with(rest, words))
}

#[cfg(test)]
mod tests {
    use super::{QuantityKind, QuantityKind::*, rounded};
    use crate::language::{Language, Lexicon, LexiconError};

    #[test]
    fn quantities_have_range_kind_and_value() -> Result<(), LexiconError> {
        let language = Language::new(Lexicon::builtin()?);
        type Expected<'a> = &'a [(&'a str, QuantityKind, Option<f64>)];
        #[rustfmt::skip]
        let table: &[(&str, Expected)] = &[
            ("去年新开了3000家书店。", &[("3000家", Amount, Some(3000.0))]),
            ("利润只有31%。", &[("31%", Share, Some(0.31))]),
            ("毛利率下降了２.５个百分点。", &[("2.5个百分点", Share, Some(0.025))]),
            ("三成顾客是老人。", &[("三成", Share, Some(0.3))]),
            ("一半的店已经关门。", &[("一半", Share, Some(0.5))]),
            ("三分之一的人没回来。", &[("三分之一", Share, Some(1.0 / 3.0))]),
            ("百分之三十的货架空着。", &[("百分之三十", Share, Some(0.3))]),
            ("一杯卖40元。", &[("40元", Money, Some(40.0))]),
            ("融资5亿美元。", &[("5亿美元", Money, Some(5e8))]),
            ("只要3-5元就能买到。", &[("3-5元", Money, None)]),
            ("票价$12。", &[("$12", Money, Some(12.0))]),
            ("2025年的账还没算完。", &[("2025年", Date, Some(2025.0))]),
            ("2024年11月3日开业。", &[("2024年11月3日", Date, None)]),
            ("1月13日那天下雪。", &[("1月13日", Date, None)]),
            ("发布于2025-01-13。", &[("2025-01-13", Date, None)]),
            ("二〇二三年的冬天很长。", &[("二〇二三年", Date, Some(2023.0))]),
            ("三周之后人就散了。", &[("三周", Duration, Some(21.0))]),
            ("十年之后他回来了。", &[("十年", Duration, Some(3650.0))]),
            ("半年回本。", &[("半年", Duration, Some(182.5))]),
            ("撑了3个月。", &[("3个月", Duration, Some(90.0))]),
            ("租约是一年半。", &[("一年半", Duration, Some(547.5))]),
            ("租约是十八个月。", &[("十八个月", Duration, Some(547.5))]),
            ("租约十二个月，押金一年一付。", &[("十二个月", Duration, Some(365.0)), ("一年", Duration, Some(365.0))]),
            ("筹备了三个半月。", &[("三个半月", Duration, Some(105.0))]),
            ("装修用了两个月半。", &[("两个月半", Duration, Some(75.0))]),
            ("排队要两个半小时。", &[("两个半小时", Duration, Some(rounded(2.5 / 24.0)))]),
            ("路上花了3小时半。", &[("3小时半", Duration, Some(rounded(3.5 / 24.0)))]),
            ("摊位三分半钟就抢光了。", &[("三分半钟", Duration, Some(rounded(3.5 / 1440.0)))]),
            ("展览只开两天半。", &[("两天半", Duration, Some(2.5))]),
            ("一年半以后房租翻了一倍半。", &[("一年半", Duration, Some(547.5)), ("一倍半", Amount, Some(1.5))]),
            ("三年半的合同，两年半没涨过租。", &[("三年半", Duration, Some(1277.5)), ("两年半", Duration, Some(912.5))]),
            ("这家店一年半才回本，三年半就关了。", &[("一年半", Duration, Some(547.5)), ("三年半", Duration, Some(1277.5))]),
            ("一年半左右能回本，两年半里涨了三次租。", &[("一年半", Duration, Some(547.5)), ("两年半", Duration, Some(912.5)), ("三次", Amount, Some(3.0))]),
            ("利润降了三成半。", &[("三成半", Share, Some(0.35))]),
            ("一斤半花生卖两块半。", &[("一斤半", Amount, Some(1.5)), ("两块半", Money, Some(2.5))]),
            ("他三岁半就进了幼儿园。", &[("三岁半", Amount, Some(3.5))]),
            ("几年半的账都算不清。", &[("几年半", Duration, None)]),
            ("开业三天半价。", &[("三天", Duration, Some(3.0))]),
            ("三年半途而废。", &[("三年", Duration, Some(1095.0))]),
            ("连着两天半夜有人敲门。", &[("两天", Duration, Some(2.0))]),
            ("南北两个半球的季节相反。", &[("两个", Amount, Some(2.0))]),
            ("货架上只剩三个半成品。", &[("三个", Amount, Some(3.0))]),
            ("医生换了两个半月板。", &[("两个", Amount, Some(2.0))]),
            ("这座城排在第三。", &[("第三", Rank, Some(3.0))]),
            ("近300万人报名。", &[("300万人", Amount, Some(3e6))]),
            ("粉丝超过10w+。", &[("10w+", Amount, Some(1e5))]),
            ("价格翻了三倍。", &[("三倍", Amount, Some(3.0))]),
            ("数千名学生参加。", &[("数千名", Amount, None)]),
            ("About 3 million people left within 10 years.", &[("3 million", Amount, Some(3e6)), ("10 years", Duration, Some(3650.0))]),
            ("他做事三心二意。", &[]),
            ("千万别信。", &[]),
            ("一个人走了。", &[]),
            ("用gpt4写稿，用5g上网。", &[]),
            ("第一，价格太高。", &[]),
            ("1. 价格", &[]),
            ("第三方几乎没有回应。", &[]),
            ("有一天他来了。", &[]),
            ("十分满意。", &[]),
            ("他成为店长。", &[]),
        ];
        let mut wrong = Vec::new();
        for (sentence, expected) in table {
            let reading = language.read(sentence);
            let found: Vec<(String, QuantityKind, Option<f64>)> = reading
                .quantities
                .iter()
                .map(|quantity| {
                    (
                        reading.words(&quantity.range),
                        quantity.kind,
                        quantity.value,
                    )
                })
                .collect();
            let expected: Vec<(String, QuantityKind, Option<f64>)> = expected
                .iter()
                .map(|(words, kind, value)| ((*words).to_owned(), *kind, *value))
                .collect();
            if found != expected {
                wrong.push(format!("{sentence} {found:?}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        Ok(())
    }
}
