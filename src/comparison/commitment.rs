//! Commitment: whether the author holds what a cue says, denies it, or leaves it open.
//!
//! Who asks whether a shop can last (能否长久) or how it could (如何长久), who only wishes or supposes it, warns of it, or
//! speaks of the word, doesn't say that it will; who lowers a risk (降低风险) doesn't say that there is one to fear. The words
//! that tell so are a table of the lexicon, `data/lexicon/commitment.csv`. What a plain negation denies is told in the
//! reading.

use super::frame::{CueHit, Side};
use crate::language::{Language, Reading, Token};
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

/// What its clause makes of a cue of a pole; `hopeful` where the pole is the better one of its frame.
pub(super) fn commitment(
    hit: &CueHit,
    hopeful: bool,
    reading: &Reading,
    language: &Language,
) -> Commitment {
    let place = Place::of(hit, reading, language);
    if let Some(seeming) = place.is_only_seeming() {
        return seeming;
    }
    if hopeful && let Some(harmed) = place.harm() {
        return harmed;
    }
    let elsewhere = place.is_supposed() || place.is_bygone() || place.is_mentioned();
    if place.is_asked() || place.is_aimed_at() || elsewhere {
        return Commitment::Open;
    }
    if hit.side == Side::No
        && let Some(relieved) = place.relief()
    {
        return relieved;
    }
    if let Some(shed) = place.shed() {
        return shed;
    }
    if place.is_warned_off() || place.is_denied_attribute() {
        return Commitment::Open;
    }
    match place.is_apart() {
        true => Commitment::Denied,
        false => Commitment::AsNegated,
    }
}

/// A cue in its clause.
struct Place<'a> {
    cue: &'a Range<usize>,
    /// The clause in which the cue ends, and the cue.
    clause: Range<usize>,
    reading: &'a Reading,
    language: &'a Language,
}

impl<'a> Place<'a> {
    fn of(hit: &'a CueHit, reading: &'a Reading, language: &'a Language) -> Self {
        let cue = &hit.range;
        let clause = match reading.clause_of(cue) {
            Some(at) => reading.clauses[at].clone(),
            None => cue.clone(),
        };
        Self {
            cue,
            clause: clause.start.min(cue.start)..clause.end.max(cue.end),
            reading,
            language,
        }
    }

    fn before(&self) -> &'a [char] {
        &self.reading.text[self.clause.start..self.cue.start]
    }

    fn behind(&self) -> &'a [char] {
        &self.reading.text[self.cue.end..self.clause.end]
    }

    /// The words of a class of the lexicon that stand in the clause before the cue, the nearest first.
    fn words_before(&self, class: &str) -> impl Iterator<Item = &'a Range<usize>> {
        let (start, end) = (self.clause.start, self.cue.start);
        let class = self.language.lexicon().class_index(class);
        let cues = self.reading.cues.iter().rev();
        cues.filter(move |word| Some(word.class) == class)
            .map(|word| &word.range)
            .filter(move |word| start <= word.start && word.end <= end)
    }

    /// Whether the clause asks for what the cue says: 是否, 能不能 and 值不值得 before it, 与否 or 否 behind it, or how to reach it.
    fn is_asked(&self) -> bool {
        let text = &self.reading.text;
        self.words_before("whether").next().is_some()
            || matches!(self.behind(), ['与', '否', ..] | ['否'] | ['否', '?'])
            || (self.clause.start..self.cue.end)
                .filter_map(|at| choice(text, at))
                .any(|choice| self.clause.start <= choice.start && choice.start < self.cue.end)
            || (self.words_before("how").next().is_some() && !self.is_in_any_case())
    }

    /// Whether the clause says 无论: the question behind it is not asked.
    fn is_in_any_case(&self) -> bool {
        let mut pairs = self.before().windows(2);
        pairs.any(|pair| matches!(pair, ['无' | '不', '论'] | ['不', '管']))
    }

    /// Whether somebody only wants what the cue says: 为了留住客人. A wish that is denied wants the opposite.
    fn is_aimed_at(&self) -> bool {
        let mut aims = self.words_before("aim");
        aims.any(|aim| !self.follows(aim.end) && !self.reading.is_negated(aim))
    }

    /// Whether what the cue says is only supposed: 如果客人留下来. What follows from it is told: 如果降价就会亏损.
    fn is_supposed(&self) -> bool {
        let mut suppositions = self.words_before("supposition");
        suppositions.any(|word| !self.follows(word.end))
    }

    /// Whether it is told of the past: 曾几何时，这条街人气很旺. What the sentence then says of today is not: 当年的蓝海如今拥挤不堪.
    fn is_bygone(&self) -> bool {
        let reading = self.reading;
        let mut pasts = self.language.cues(reading, "bygone");
        pasts.any(|past| {
            let between = reading.text.get(past.range.end..self.cue.start);
            between.is_some_and(|between| {
                let until = past.range.end..self.cue.start;
                let mut turns = ["adversative", "nowadays"]
                    .into_iter()
                    .flat_map(|class| self.language.cues(reading, class));
                !becomes(between)
                    && !turns
                        .any(|turn| until.start <= turn.range.start && turn.range.end <= until.end)
            })
        })
    }

    /// Whether it stands in quotation marks and the author speaks of the words: “稳赚”是加盟商爱听的两个字.
    fn is_mentioned(&self) -> bool {
        let reading = self.reading;
        let mut quotes = reading.quotes.iter();
        let quote = quotes.find(|quote| quote.start <= self.cue.start && self.cue.end <= quote.end);
        quote.is_some_and(|quote| {
            self.language.cues(reading, "mention").any(|word| {
                quote.end <= word.range.start && word.range.start - quote.end <= MENTION_REACH
            })
        })
    }

    /// Whether the author only warns the reader off, or somebody keeps off: 切勿贪便宜, 与其降价, 拒绝降价.
    fn is_warned_off(&self) -> bool {
        self.words_before("warned_off").next().is_some()
    }

    /// Whether a denied clause names it by the way, as what something else is like: 不会为可有可无的活动花时间.
    fn is_denied_attribute(&self) -> bool {
        let behind: Vec<&Token> = self.tokens_behind().take(3).collect();
        let [of, noun, verb] = behind[..] else {
            return false;
        };
        of.tag == "uj"
            && noun.tag.starts_with(['n', 'v'])
            && verb.tag.starts_with('v')
            && self.reading.is_negated(self.cue)
    }

    fn tokens_behind(&self) -> impl Iterator<Item = &'a Token> {
        let (start, end) = (self.cue.end, self.clause.end);
        let tokens = self.reading.tokens.iter();
        tokens.filter(move |token| start <= token.range.start && token.range.end <= end)
    }

    /// Whether between `from` and the cue a word begins what follows.
    fn follows(&self, from: usize) -> bool {
        let between = &self.reading.text[from..self.cue.start];
        between
            .iter()
            .any(|sign| matches!(sign, '就' | '便' | '则' | '才'))
            || between.windows(2).any(|pair| pair == ['那', '么'])
    }

    /// The verb of a class that has the cue for its object.
    fn verb_over(&self, class: &str) -> Option<&'a Range<usize>> {
        let mut verbs = self.words_before(class);
        verbs.find(|verb| {
            let gap = verb.end..self.cue.start;
            gap.len() <= OBJECT_REACH && is_object(&gap, self.reading)
        })
    }

    /// What becomes of a good that a verb does harm to: it is denied, unless the verb is: 伤害了熟客的信任.
    fn harm(&self) -> Option<Commitment> {
        self.denied_by("harm")
    }

    /// What becomes of what somebody gets rid of, the same: 摆脱低价的标签.
    fn shed(&self) -> Option<Commitment> {
        self.denied_by("shed")
    }

    fn denied_by(&self, class: &str) -> Option<Commitment> {
        let verb = self.verb_over(class)?;
        Some(match self.reading.is_negated(verb) {
            true => Commitment::Affirmed,
            false => Commitment::Denied,
        })
    }

    /// What becomes of what only seems so: up to where the sentence turns, the author denies it; where it doesn't turn, he
    /// leaves open what the clause says.
    fn is_only_seeming(&self) -> Option<Commitment> {
        let mut seeming = self.language.cues(self.reading, "appearance");
        let seeming = seeming
            .find(|word| word.range.end <= self.cue.start)?
            .range
            .clone();
        let mut turns = self.language.cues(self.reading, "adversative");
        let turn = turns.find(|turn| seeming.end <= turn.range.start);
        if self.qualifies_a_noun(&seeming) {
            return None;
        }
        match turn {
            Some(turn) if turn.range.start >= self.cue.end => Some(Commitment::Denied),
            Some(_) => None,
            None => (self.clause.start <= seeming.start).then_some(Commitment::Open),
        }
    }

    /// Whether what seems so is no more than the attribute of what the cue says: 看似便宜的原料带来了风险.
    fn qualifies_a_noun(&self, seeming: &Range<usize>) -> bool {
        let between = &self.reading.text[seeming.end..self.cue.start];
        let is_predicate = matches!(between, ['是' | '有' | '能' | '会' | '在', ..]);
        !is_predicate && between.contains(&'的')
    }

    /// What becomes of an ill that a verb makes less: nothing is said against it, unless the verb is denied.
    fn relief(&self) -> Option<Commitment> {
        let text = &self.reading.text;
        let verb = self.verb_over("relief")?;
        let gap = verb.end..self.cue.start;
        if is_solution(&text[gap.start..]) {
            return None;
        }
        let inevitable =
            verb.start >= 2 && matches!(text[verb.start - 2..verb.start], ['不', '可']);
        let in_vain = matches!(
            text[gap.start..self.cue.start],
            ['不', '了' | '掉' | '完', ..]
        ) || inevitable
            || self.reading.is_negated(verb);
        Some(match in_vain {
            true => Commitment::Affirmed,
            false => Commitment::Open,
        })
    }

    /// Whether the clause says that something has nothing to do with the cue: 与…无缘.
    fn is_apart(&self) -> bool {
        let mut before = self.before().iter();
        let mut behind = self.behind().windows(2);
        before.any(|sign| matches!(sign, '与' | '和' | '跟' | '同'))
            && behind.any(|pair| matches!(pair, ['无', '缘'] | ['绝', '缘']))
    }
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

/// Whether something turns into what the cue says: 当年的空地成了夜市.
fn becomes(between: &[char]) -> bool {
    let mut pairs = between.windows(2);
    pairs.any(|pair| matches!(pair, ['变', '成' | '得' | '为'] | ['成', '了' | '为']))
}

/// How many characters may stand between a quotation and what calls it words.
const MENTION_REACH: usize = 20;

/// How many characters may stand between a verb of relief or harm and its object: 缓解了小店长期面临的资金压力.
const OBJECT_REACH: usize = 10;

/// Whether 解决 is part of a noun: 解决方案, 解决办法.
fn is_solution(behind: &[char]) -> bool {
    matches!(behind, ['方', '案' | '法', ..] | ['办', '法', ..])
}

/// Whether what stands behind the gap can be the object of the verb before it: no other verb comes between, except in an
/// attribute with 的, and no conjunction but those that join objects: 化解运营与成本的压力.
fn is_object(gap: &Range<usize>, reading: &Reading) -> bool {
    let within = reading
        .tokens
        .iter()
        .filter(|token| gap.start <= token.range.start && token.range.end <= gap.end);
    let mut open = true;
    for token in within {
        match token.tag {
            "uj" => open = true,
            "c" if joins_objects(&reading.text[token.range.clone()]) => {}
            "v" | "c" | "d" => open = false,
            _ => {}
        }
    }
    open
}

fn joins_objects(conjunction: &[char]) -> bool {
    matches!(conjunction, ['与' | '和' | '及' | '或'] | ['以', '及'])
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
            ("小店的生意持久否", "lasting"),
        ] {
            assert_eq!(pole(text, frame)?, None, "{text}");
        }
        let told = pole("不管别人是否看好，小店留住了熟客", "stay_leave")?;
        assert_eq!(told.as_deref(), Some("留下"), "another clause is told");
        let told = pole("小店的底气能不能守住", "strength_weakness")?;
        assert_eq!(
            told.as_deref(),
            Some("有优势"),
            "what is asked about is told"
        );
        Ok(())
    }

    #[test]
    fn words_that_are_only_spoken_of_are_not_said() -> Outcome {
        for text in [
            "“赚钱”是加盟商最爱听的两个字",
            "他不信“赚钱”这种说法",
            "“赚钱”一词印在招牌上",
        ] {
            assert_eq!(pole(text, "profit_loss")?, None, "{text}");
        }
        let told = pole("他靠“赚钱”的副业养家", "profit_loss")?;
        assert_eq!(told.as_deref(), Some("赚钱"));
        Ok(())
    }

    #[test]
    fn what_is_wished_supposed_or_sought_is_not_said() -> Outcome {
        for text in [
            "他们想知道如何留住熟客",
            "为了留住熟客",
            "店主希望客人留下来",
            "如果客人愿意留下来",
            "一旦客人流失",
            "别让熟客流失",
            "店主拒绝让熟客流失",
        ] {
            assert_eq!(pole(text, "stay_leave")?, None, "{text}");
        }
        for (text, side) in [
            ("如果降价客人就会流失", "离开"),
            ("一旦涨价，客人就会流失", "离开"),
            ("无论如何小店留住了熟客", "留下"),
            ("他们为此留住了熟客", "留下"),
        ] {
            let told = pole(text, "stay_leave")?;
            assert_eq!(told.as_deref(), Some(side), "{text}");
        }
        Ok(())
    }

    #[test]
    fn an_ill_that_is_made_less_is_no_reproach() -> Outcome {
        for text in [
            "分散进货可以降低风险",
            "合伙开店能化解不少潜在的危机",
            "保险减轻了店主长期面临的负担",
            "合伙开店没有制造风险，只是缓解房租和人工的压力",
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
    fn a_good_that_is_harmed_is_denied() -> Outcome {
        for (text, side) in [
            ("涨价伤害了熟客的信任", "没有信任"),
            ("涨价并没有破坏熟客的信任", "有信任"),
        ] {
            assert_eq!(pole(text, "trust")?.as_deref(), Some(side), "{text}");
        }
        Ok(())
    }

    #[test]
    fn what_was_so_once_is_not_held_today() -> Outcome {
        for text in ["曾几何时，这门生意很赚钱", "当年这门生意赚钱"] {
            assert_eq!(pole(text, "profit_loss")?, None, "{text}");
        }
        for text in ["当年的空地，如今是赚钱的夜市", "昔日的仓库成了赚钱的书店"]
        {
            let told = pole(text, "profit_loss")?;
            assert_eq!(told.as_deref(), Some("赚钱"), "{text}");
        }
        Ok(())
    }

    #[test]
    fn what_one_gets_rid_of_is_denied() -> Outcome {
        let told = pole("书店想清楚之后撕下了低价的标签", "price_cheap_dear")?;
        assert_eq!(told.as_deref(), Some("价高"));
        Ok(())
    }

    #[test]
    fn what_only_seems_so_is_not_held() -> Outcome {
        let told = pole(
            "这门生意看上去赚钱，客人也多，但房租吃掉了利润",
            "profit_loss",
        )?;
        assert_eq!(told.as_deref(), Some("亏钱"));
        let told = pole("看似不起眼的小店最赚钱", "profit_loss")?;
        assert_eq!(told.as_deref(), Some("赚钱"), "the shop seems small");
        let told = pole("这门生意看似赚钱，但房租吃掉了利润", "profit_loss")?;
        assert_eq!(told.as_deref(), Some("亏钱"));
        assert_eq!(pole("这门生意看似赚钱", "profit_loss")?, None);
        Ok(())
    }

    #[test]
    fn what_one_has_nothing_to_do_with_is_denied() -> Outcome {
        let told = pole("这家店与高价无缘", "price_cheap_dear")?;
        assert_eq!(told.as_deref(), Some("便宜实惠"));
        Ok(())
    }
}
