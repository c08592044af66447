//! The units that numbers count in.

use super::Token;
use super::quantity::QuantityKind::{self, Amount, Date, Duration, Money, Share};
use super::quantity::begins;
use Scale::{By, Months};

/// A unit behind a number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    /// Where it ends, a half behind it included.
    pub end: usize,
    /// What is counted in it.
    pub kind: QuantityKind,
    /// Whether it adds a half to the number: 一年半, 两个半小时.
    pub half: bool,
    scale: Scale,
}

/// How a number of units becomes a value.
#[derive(Clone, Copy, Debug)]
enum Scale {
    /// Multiplied.
    By(f64),
    /// As so many months each, in days.
    Months(f64),
}

impl Unit {
    /// What is counted singly, by a measure word or none that ends at `end`.
    pub fn single(end: usize, kind: QuantityKind) -> Self {
        Self {
            end,
            kind,
            half: false,
            scale: By(1.0),
        }
    }

    /// The same, counting something else: behind `$` everything counts money.
    pub fn of(self, kind: QuantityKind) -> Self {
        Self { kind, ..self }
    }

    /// The same, with 半 behind it if there is one.
    pub fn with_half(self, half: bool) -> Self {
        Self {
            end: self.end + usize::from(half),
            half,
            ..self
        }
    }

    /// The value of so many of it: of spans of time in days, of distances in metres, of shares as a part of one.
    pub fn value(&self, number: f64) -> f64 {
        let number = number + if self.half { 0.5 } else { 0.0 };
        match self.scale {
            By(factor) => number * factor,
            Months(each) => days(number * each),
        }
    }
}

/// Months in days, thirty each as people reckon; but six are half a year, so that 十八个月 are as long as 一年半.
fn days(months: f64) -> f64 {
    let half_years = (months / 6.0).floor();
    half_years * 182.5 + (months - half_years * 6.0) * 30.0
}

/// Units, and what one of them counts; where one begins like another, the longer stands first.
const UNITS: &[(&str, QuantityKind, Scale)] = &[
    ("个百分点", Share, By(0.01)),
    ("%", Share, By(0.01)),
    ("‰", Share, By(0.001)),
    ("成", Share, By(0.1)),
    ("percent", Share, By(0.01)),
    ("美元", Money, By(1.0)),
    ("美金", Money, By(1.0)),
    ("欧元", Money, By(1.0)),
    ("日元", Money, By(1.0)),
    ("港元", Money, By(1.0)),
    ("港币", Money, By(1.0)),
    ("英镑", Money, By(1.0)),
    ("人民币", Money, By(1.0)),
    ("块钱", Money, By(1.0)),
    ("块", Money, By(1.0)),
    ("元", Money, By(1.0)),
    ("毛钱", Money, By(0.1)),
    ("dollars", Money, By(1.0)),
    ("yuan", Money, By(1.0)),
    ("年代", Date, By(1.0)),
    ("世纪", Date, By(1.0)),
    ("个世纪", Duration, By(36_500.0)),
    ("个季度", Duration, Months(3.0)),
    ("个月", Duration, Months(1.0)),
    ("个星期", Duration, By(7.0)),
    ("个小时", Duration, By(1.0 / 24.0)),
    ("年", Duration, By(365.0)),
    ("周年", Duration, By(365.0)),
    ("周", Duration, By(7.0)),
    ("星期", Duration, By(7.0)),
    ("天", Duration, By(1.0)),
    ("晚", Duration, By(1.0)),
    ("小时", Duration, By(1.0 / 24.0)),
    ("分钟", Duration, By(1.0 / 1440.0)),
    ("秒钟", Duration, By(1.0 / 86_400.0)),
    ("秒", Duration, By(1.0 / 86_400.0)),
    ("years", Duration, By(365.0)),
    ("months", Duration, Months(1.0)),
    ("weeks", Duration, By(7.0)),
    ("days", Duration, By(1.0)),
    ("hours", Duration, By(1.0 / 24.0)),
    ("million", Amount, By(1e6)),
    ("billion", Amount, By(1e9)),
    ("倍", Amount, By(1.0)),
    ("平方米", Amount, By(1.0)),
    ("公里", Amount, By(1000.0)),
    ("米", Amount, By(1.0)),
    ("公斤", Amount, By(1.0)),
    ("人次", Amount, By(1.0)),
    ("多个", Amount, By(1.0)),
];

/// The unit at `at`; 多, 余, + and a space may come before it, and a half may stand in it or behind it.
pub(super) fn unit_at(text: &[char], at: usize, tokens: &[Token]) -> Option<Unit> {
    let about = usize::from(matches!(text.get(at), Some('多' | '余' | '+' | ' ' | '来')));
    let behind = (about > 0).then_some(at + about);
    behind.into_iter().chain([at]).find_map(|at| {
        halved_inside(text, at, tokens).or_else(|| {
            let (words, kind, scale) = UNITS.iter().find(|(words, ..)| begins(text, at, words))?;
            let end = at + words.chars().count();
            let half = !words.is_ascii() && *kind != Date && is_half(text, end, tokens);
            let unit = Unit {
                end,
                kind: *kind,
                half: false,
                scale: *scale,
            };
            let unit = unit.with_half(half);
            (!goes_on(text, unit.end, words)).then_some(unit)
        })
    })
}

/// A unit with the half in it: 个半小时, 个半月, 分半钟.
fn halved_inside(text: &[char], at: usize, tokens: &[Token]) -> Option<Unit> {
    let [first @ ('个' | '分' | '块'), '半', ..] = text.get(at..)? else {
        return None;
    };
    UNITS.iter().find_map(|(words, kind, scale)| {
        let rest = words.strip_prefix(*first).filter(|rest| !rest.is_empty())?;
        let end = at + 2 + rest.chars().count();
        // 两个半月板 are no ten weeks.
        let stands = begins(text, at + 2, rest) && !is_in_word(end, tokens);
        stands.then_some(Unit {
            end,
            kind: *kind,
            half: true,
            scale: *scale,
        })
    })
}

/// What goes on behind a half, though dictionaries have 半里 and 半左右 as words.
const BEHIND_HALF: &str = "左里下间内";

/// Whether 半 at `at` adds a half to what stands before it, as in 三年半; in 三天半价 it begins a word of its own.
pub(super) fn is_half(text: &[char], at: usize, tokens: &[Token]) -> bool {
    let goes_on = text.get(at + 1).is_some_and(|c| BEHIND_HALF.contains(*c));
    text.get(at) == Some(&'半') && (goes_on || !is_in_word(at + 1, tokens))
}

/// Whether a word begins before `at` and ends behind it.
fn is_in_word(at: usize, tokens: &[Token]) -> bool {
    let mut words = tokens.iter().map(|token| &token.range);
    words.any(|word| word.start < at && at < word.end)
}

/// Whether what looks like the unit is the beginning of a word that goes on at `end`, as 成 is of 成功.
fn goes_on(text: &[char], end: usize, words: &str) -> bool {
    let next = text.get(end).copied();
    match words {
        "成" => next.is_some_and(|c| "为功立本长果员就都分千".contains(c)),
        "元" => next.is_some_and(|c| "素旦宵".contains(c)),
        "天" => next.is_some_and(|c| "使堂猫然下才".contains(c)),
        "年" => next == Some('级'),
        "周" => next.is_some_and(|c| "末边围期日一".contains(c)),
        "块" => next.is_some_and(|c| !"，。、；！？钱的左".contains(c)),
        "米" => next.is_some_and(|c| "其粉".contains(c)),
        _ => words.is_ascii() && words != "%" && next.is_some_and(|c| c.is_ascii_alphabetic()),
    }
}
