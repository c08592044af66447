//! Commitment: whether the author holds what a cue says, denies it, or leaves it open.
//!
//! Who asks whether a shop can last (能否长久) doesn't say that it will, and who lowers a risk (降低风险) doesn't say that
//! there is one to fear. What a plain negation denies is told in the reading.

use super::frame::{CueHit, Side};
use crate::language::Reading;
use std::ops::Range;

/// What the words around a cue make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Commitment {
    /// It holds as far as no negation reaches over it.
    AsNegated,
    /// It holds although a negation reaches over it: 无法化解危机.
    Affirmed,
    /// It is denied by what stands behind it: 与高价无缘.
    Denied,
    /// The author takes no side.
    Open,
}

/// What its clause makes of a cue.
pub(super) fn commitment(hit: &CueHit, reading: &Reading) -> Commitment {
    let clause = clause_of(hit, reading);
    if is_asked(&hit.range, &reading.text, &clause) {
        return Commitment::Open;
    }
    if hit.side == Side::No
        && let Some(relieved) = relief(&hit.range, reading, &clause)
    {
        return relieved;
    }
    match apart(&hit.range, &reading.text, &clause) {
        true => Commitment::Denied,
        false => Commitment::AsNegated,
    }
}

/// The clause in which the cue ends.
fn clause_of(hit: &CueHit, reading: &Reading) -> Range<usize> {
    let clause = reading.clause_of(&hit.range);
    clause.map_or_else(|| hit.range.clone(), |at| reading.clauses[at].clone())
}

/// What stands in the clause before the cue, and behind it.
fn beside<'t>(cue: &Range<usize>, text: &'t [char], clause: &Range<usize>) -> [&'t [char]; 2] {
    let start = clause.start.min(cue.start);
    let end = clause.end.max(cue.end);
    [&text[start..cue.start], &text[cue.end..end]]
}

/// Words that put what follows as a question, also within an assertion: 关键在于能否….
const WHETHER: &[[char; 2]] = &[
    ['是', '否'],
    ['能', '否'],
    ['可', '否'],
    ['会', '否'],
    ['应', '否'],
    ['有', '无'],
];

/// Whether the clause asks for what the cue says: 是否, 能不能 and 值不值得 before it, 与否 behind it.
fn is_asked(cue: &Range<usize>, text: &[char], clause: &Range<usize>) -> bool {
    let [before, behind] = beside(cue, text, clause);
    before
        .windows(2)
        .any(|pair| WHETHER.iter().any(|word| word == pair))
        || behind.starts_with(&['与', '否'])
        || (clause.start..cue.end)
            .filter_map(|at| choice(text, at))
            .any(|choice| clause.start <= choice.start && choice.start < cue.end)
}

/// The question that offers a choice around 不 or 没 at `at`: 能不能, 愿意不愿意, 有没有.
fn choice(text: &[char], at: usize) -> Option<Range<usize>> {
    if !matches!(text[at], '不' | '没') {
        return None;
    }
    (1..=2).find_map(|length| {
        let start = at.checked_sub(length)?;
        let again = text.get(at + 1..at + 1 + length)?;
        (*again == text[start..at] && again.iter().all(|sign| sign.is_alphabetic()))
            .then_some(start..at + 1 + length)
    })
}

/// Verbs that make an ill less, or meet it.
const RELIEF: &[&str] = &[
    "减少", "降低", "减轻", "避免", "防止", "防范", "预防", "规避", "避开", "躲开", "远离", "杜绝",
    "应对", "解决", "化解", "缓解", "消除", "破除", "打破", "突破", "破解", "克服", "攻克", "战胜",
    "抵御", "对冲", "摆脱", "走出", "弥补", "补齐", "补上",
];

/// How many characters may stand between such a verb and the ill: 缓解了小店长期面临的资金压力.
const RELIEF_REACH: usize = 10;

/// What becomes of an ill that a verb makes less: nothing is said against it, unless the verb is denied.
fn relief(cue: &Range<usize>, reading: &Reading, clause: &Range<usize>) -> Option<Commitment> {
    let text = &reading.text;
    let from = clause.start.max(cue.start.saturating_sub(RELIEF_REACH + 2));
    let verb = (from..cue.start.saturating_sub(1)).rev().find(|&at| {
        let is_verb = |verb: &&str| verb.chars().eq(text[at..at + 2].iter().copied());
        RELIEF.iter().any(is_verb)
    })?;
    let gap = verb + 2..cue.start;
    if is_solution(&text[gap.start..]) || !is_object(&gap, reading) {
        return None;
    }
    let inevitable = verb >= 2 && matches!(text[verb - 2..verb], ['不', '可']);
    let in_vain = matches!(text[gap.start..cue.start], ['不', '了' | '掉' | '完', ..])
        || inevitable
        || reading.is_negated(&(verb..verb + 2));
    Some(match in_vain {
        true => Commitment::Affirmed,
        false => Commitment::Open,
    })
}

/// Whether 解决 is part of a noun: 解决方案, 解决办法.
fn is_solution(behind: &[char]) -> bool {
    matches!(behind, ['方', '案' | '法', ..] | ['办', '法', ..])
}

/// Whether what stands behind the gap can be the object of the verb before it: no other verb comes between, except in an
/// attribute with 的.
fn is_object(gap: &Range<usize>, reading: &Reading) -> bool {
    let within = reading
        .tokens
        .iter()
        .filter(|token| gap.start <= token.range.start && token.range.end <= gap.end);
    let mut open = true;
    for token in within {
        match token.tag {
            "uj" => open = true,
            "v" | "c" | "d" => open = false,
            _ => {}
        }
    }
    open
}

/// Whether the clause says that something has nothing to do with the cue: 与…无缘.
fn apart(cue: &Range<usize>, text: &[char], clause: &Range<usize>) -> bool {
    let [before, behind] = beside(cue, text, clause);
    before
        .iter()
        .any(|sign| matches!(sign, '与' | '和' | '跟' | '同'))
        && behind
            .windows(2)
            .any(|pair| matches!(pair, ['无', '缘'] | ['绝', '缘']))
}

#[cfg(test)]
mod tests {
    use crate::comparison::frame::FrameSet;
    use crate::comparison::stance::stances;
    use crate::language::{Language, Lexicon};

    type Outcome = Result<(), Box<dyn std::error::Error>>;

    /// The poles, by the names of their frames, that a sentence takes.
    fn poles(text: &str) -> Result<Vec<(String, String)>, Box<dyn std::error::Error>> {
        let frames = FrameSet::builtin()?;
        let language = Language::new(Lexicon::builtin()?);
        let reading = language.read(text);
        let whole = 0..reading.text.len();
        let taken = stances(&reading, &whole, None, &frames, &language);
        Ok(taken
            .into_iter()
            .map(|stance| {
                let frame = &frames.frames()[stance.frame];
                (frame.id.clone(), frame.pole(stance.side).name.clone())
            })
            .collect())
    }

    fn pole(text: &str, frame: &str) -> Result<Option<String>, Box<dyn std::error::Error>> {
        let of_frame = poles(text)?.into_iter().find(|(id, _)| id == frame);
        Ok(of_frame.map(|(_, pole)| pole))
    }

    #[test]
    fn who_asks_whether_takes_no_side() -> Outcome {
        for (text, frame) in [
            ("关键在于小店能否留住熟客", "stay_leave"),
            ("要看这门生意是否赚钱", "profit_loss"),
            ("先问自己会不会亏损", "profit_loss"),
            ("客人愿不愿意下单还不好说", "consumption"),
            ("后厨安不安全要看台账", "safe_risky"),
            ("这件事的成功与否取决于店主", "success_failure"),
        ] {
            assert_eq!(pole(text, frame)?, None, "{text}");
        }
        let told = pole("不管别人是否看好，小店留住了熟客", "stay_leave")?;
        assert_eq!(told.as_deref(), Some("留下"), "another clause is told");
        let told = pole("小店的优势能不能守住", "strength_weakness")?;
        assert_eq!(
            told.as_deref(),
            Some("有优势"),
            "what is asked about is told"
        );
        Ok(())
    }

    #[test]
    fn an_ill_that_is_made_less_is_no_reproach() -> Outcome {
        for text in [
            "分散进货可以降低风险",
            "合伙开店能化解不少潜在的危机",
            "保险减轻了店主长期面临的负担",
        ] {
            assert_eq!(pole(text, "opportunity_threat")?, None, "{text}");
        }
        for text in [
            "一张保单无法化解这场危机",
            "涨租带来了不可避免的风险",
            "这套解决方案的风险在房东手里",
            "降低门槛会带来风险",
        ] {
            let told = pole(text, "opportunity_threat")?;
            assert_eq!(told.as_deref(), Some("是隐患"), "{text}");
        }
        Ok(())
    }

    #[test]
    fn what_one_has_nothing_to_do_with_is_denied() -> Outcome {
        let told = pole("这家店与高价无缘", "price_cheap_dear")?;
        assert_eq!(told.as_deref(), Some("便宜实惠"));
        Ok(())
    }
}
