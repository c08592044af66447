//! The units that numbers count in.

use super::quantity::QuantityKind::{self, Amount, Date, Duration, Money, Share};
use super::quantity::begins;

/// Units, and by what a number is to be multiplied; where one begins like another, the longer stands first.
const UNITS: &[(&str, QuantityKind, f64)] = &[
    ("个百分点", Share, 0.01),
    ("%", Share, 0.01),
    ("‰", Share, 0.001),
    ("成", Share, 0.1),
    ("percent", Share, 0.01),
    ("美元", Money, 1.0),
    ("美金", Money, 1.0),
    ("欧元", Money, 1.0),
    ("日元", Money, 1.0),
    ("港元", Money, 1.0),
    ("港币", Money, 1.0),
    ("英镑", Money, 1.0),
    ("人民币", Money, 1.0),
    ("块钱", Money, 1.0),
    ("块", Money, 1.0),
    ("元", Money, 1.0),
    ("毛钱", Money, 0.1),
    ("dollars", Money, 1.0),
    ("yuan", Money, 1.0),
    ("年代", Date, 1.0),
    ("世纪", Date, 1.0),
    ("个世纪", Duration, 36_500.0),
    ("个季度", Duration, 90.0),
    ("个月", Duration, 30.0),
    ("个星期", Duration, 7.0),
    ("个小时", Duration, 1.0 / 24.0),
    ("年半", Duration, 365.0),
    ("年", Duration, 365.0),
    ("周年", Duration, 365.0),
    ("周", Duration, 7.0),
    ("星期", Duration, 7.0),
    ("天", Duration, 1.0),
    ("晚", Duration, 1.0),
    ("小时", Duration, 1.0 / 24.0),
    ("分钟", Duration, 1.0 / 1440.0),
    ("秒钟", Duration, 1.0 / 86_400.0),
    ("秒", Duration, 1.0 / 86_400.0),
    ("years", Duration, 365.0),
    ("months", Duration, 30.0),
    ("weeks", Duration, 7.0),
    ("days", Duration, 1.0),
    ("hours", Duration, 1.0 / 24.0),
    ("million", Amount, 1e6),
    ("billion", Amount, 1e9),
    ("倍", Amount, 1.0),
    ("平方米", Amount, 1.0),
    ("公里", Amount, 1000.0),
    ("米", Amount, 1.0),
    ("公斤", Amount, 1.0),
    ("人次", Amount, 1.0),
    ("多个", Amount, 1.0),
];

/// The end, kind and factor of the unit at `at`; 多, 余, + and a space may come before it.
pub(super) fn unit_at(text: &[char], at: usize) -> Option<(usize, QuantityKind, f64)> {
    let about = usize::from(matches!(text.get(at), Some('多' | '余' | '+' | ' ' | '来')));
    let behind = (about > 0).then_some(at + about);
    behind.into_iter().chain([at]).find_map(|at| {
        let (words, kind, factor) = UNITS.iter().find(|(words, ..)| begins(text, at, words))?;
        let end = at + words.chars().count();
        let goes_on = text.get(end).copied();
        let is_part = match *words {
            "成" => goes_on.is_some_and(|c| "为功立本长果员就都分千".contains(c)),
            "元" => goes_on.is_some_and(|c| "素旦宵".contains(c)),
            "天" => goes_on.is_some_and(|c| "使堂猫然下才".contains(c)),
            "年" => goes_on == Some('级'),
            "周" => goes_on.is_some_and(|c| "末边围期日一".contains(c)),
            "块" => goes_on.is_some_and(|c| !"，。、；！？钱的左".contains(c)),
            "度" | "米" => goes_on.is_some_and(|c| "其粉".contains(c)),
            _ => {
                words.is_ascii()
                    && *words != "%"
                    && goes_on.is_some_and(|c| c.is_ascii_alphabetic())
            }
        };
        (!is_part).then_some((end, *kind, *factor))
    })
}
