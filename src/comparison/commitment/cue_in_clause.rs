//! What the words around a cue in its clause and sentence say of it.

use super::Commitment;
use crate::comparison::frame::CueHit;
use crate::language::{Cues, Language, Reading, Tag, Token, WordClass, choice};
use std::ops::Range;

/// A cue in its clause.
pub(super) struct CueInClause<'a> {
    cue: &'a Range<usize>,
    /// The clause in which the cue ends, and the cue.
    clause: Range<usize>,
    reading: &'a Reading,
    language: &'a Language,
}

impl<'a> CueInClause<'a> {
    pub(super) fn of(hit: &'a CueHit, reading: &'a Reading, language: &'a Language) -> Self {
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
    fn words_before(&self, class: Cues) -> impl Iterator<Item = &'a Range<usize>> {
        let (start, end) = (self.clause.start, self.cue.start);
        let class = self.language.lexicon().index_of(class);
        let cues = self.reading.cues.iter().rev();
        cues.filter(move |word| Some(word.class) == class)
            .map(|word| &word.range)
            .filter(move |word| start <= word.start && word.end <= end)
    }

    /// Whether the clause asks for what the cue says: 是否, 能不能 and 值不值得 before it, 与否 or 否 behind it, or how to reach it.
    pub(super) fn is_asked(&self) -> bool {
        let text = &self.reading.text;
        self.words_before(Cues::Whether).next().is_some()
            || matches!(self.behind(), ['与', '否', ..] | ['否'] | ['否', '?'])
            || (self.clause.start..self.cue.end)
                .filter_map(|at| choice(text, at))
                .any(|choice| self.clause.start <= choice.start && choice.start < self.cue.end)
            || (self.words_before(Cues::How).next().is_some() && !self.is_in_any_case())
    }

    /// Whether the clause says 无论: the question behind it is not asked.
    fn is_in_any_case(&self) -> bool {
        let mut pairs = self.before().windows(2);
        pairs.any(|pair| matches!(pair, ['无' | '不', '论'] | ['不', '管']))
    }

    /// Whether somebody only wants what the cue says: 为了留住客人. A wish that is denied wants the opposite.
    pub(super) fn is_aimed_at(&self) -> bool {
        let mut aims = self.words_before(Cues::Aim);
        aims.any(|aim| !self.follows(aim.end) && !self.reading.is_negated(aim))
    }

    /// Whether what the cue says is only supposed: 如果客人留下来. What follows from it is told: 如果降价就会亏损.
    pub(super) fn is_supposed(&self) -> bool {
        let mut suppositions = self.words_before(Cues::Supposition);
        suppositions.any(|word| !self.follows(word.end))
    }

    /// Whether it is told of the past: 曾几何时，这条街人气很旺. What the sentence then says of today is not: 当年的蓝海如今拥挤不堪.
    pub(super) fn is_bygone(&self) -> bool {
        let mut pasts = self.language.cues(self.reading, Cues::Bygone);
        pasts.any(|past| {
            let since = past.range.end..self.cue.start;
            let told = self.reading.text.get(since.clone());
            told.is_some_and(|told| !becomes(told)) && !self.turns_to_today(&since)
        })
    }

    /// Whether a word in a stretch of the sentence turns away from what was before it: 但, 如今.
    fn turns_to_today(&self, stretch: &Range<usize>) -> bool {
        [Cues::Adversative, Cues::Nowadays]
            .into_iter()
            .any(|class| {
                let mut turns = self.language.cues(self.reading, class);
                turns.any(|turn| stretch.start <= turn.range.start && turn.range.end <= stretch.end)
            })
    }

    /// Whether it stands in quotation marks and the author speaks of the words: “稳赚”是加盟商爱听的两个字.
    pub(super) fn is_mentioned(&self) -> bool {
        let reading = self.reading;
        let mut quotes = reading.quotes.iter();
        let quote = quotes.find(|quote| quote.start <= self.cue.start && self.cue.end <= quote.end);
        quote.is_some_and(|quote| {
            self.language.cues(reading, Cues::Mention).any(|word| {
                quote.end <= word.range.start && word.range.start - quote.end <= MENTION_REACH
            })
        })
    }

    /// Whether the author only warns the reader off, or somebody keeps off: 切勿贪便宜, 与其降价, 拒绝降价.
    pub(super) fn is_warned_off(&self) -> bool {
        self.words_before(Cues::WarnedOff).next().is_some()
    }

    /// Whether a denied clause names it by the way, as what something else is like: 不会为可有可无的活动花时间.
    pub(super) fn is_denied_attribute(&self) -> bool {
        let behind: Vec<&Token> = self.tokens_behind().take(3).collect();
        let [of, noun, verb] = behind[..] else {
            return false;
        };
        of.tag == Tag::Uj
            && matches!(noun.tag.class(), WordClass::Noun | WordClass::Verb)
            && verb.tag.class() == WordClass::Verb
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
            || between.windows(4).any(|word| word == ['t', 'h', 'e', 'n'])
    }

    /// The verb of a class that has the cue for its object.
    fn verb_over(&self, class: Cues) -> Option<&'a Range<usize>> {
        let mut verbs = self.words_before(class);
        verbs.find(|verb| {
            let gap = verb.end..self.cue.start;
            gap.len() <= object_reach(self.reading) && is_object(&gap, self.reading)
        })
    }

    /// What becomes of a good that a verb does harm to: it is denied, unless the verb is: 伤害了熟客的信任.
    pub(super) fn harm(&self) -> Option<Commitment> {
        self.denied_by(Cues::Harm)
    }

    /// What becomes of what somebody gets rid of, the same: 摆脱低价的标签.
    pub(super) fn shed(&self) -> Option<Commitment> {
        self.denied_by(Cues::Shed)
    }

    fn denied_by(&self, class: Cues) -> Option<Commitment> {
        let verb = self.verb_over(class)?;
        Some(match self.reading.is_negated(verb) {
            true => Commitment::Affirmed,
            false => Commitment::Denied,
        })
    }

    /// What becomes of what only seems so: up to where the sentence turns, the author denies it; where it doesn't turn, he
    /// leaves open what the clause says.
    pub(super) fn is_only_seeming(&self) -> Option<Commitment> {
        let mut seeming = self.language.cues(self.reading, Cues::Appearance);
        let seeming = seeming
            .find(|word| word.range.end <= self.cue.start)?
            .range
            .clone();
        let mut turns = self.language.cues(self.reading, Cues::Adversative);
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
    pub(super) fn relief(&self) -> Option<Commitment> {
        let text = &self.reading.text;
        let verb = self.verb_over(Cues::Relief)?;
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

    /// Whether what is said of is nobody or nothing: the square unites nobody.
    fn has_nothing_for_object(&self) -> bool {
        let behind: String = self.behind().iter().take(NOTHING_REACH).collect();
        let mut words = behind.split_whitespace();
        match words.next() {
            Some("nobody" | "nothing" | "none" | "neither") => true,
            Some("no") => !matches!(words.next(), Some("matter" | "doubt" | "less")),
            _ => false,
        }
    }

    /// Whether the clause says that something has nothing to do with the cue: 与…无缘.
    pub(super) fn is_apart(&self) -> bool {
        let mut before = self.before().iter();
        let mut behind = self.behind().windows(2);
        self.has_nothing_for_object()
            || before.any(|sign| matches!(sign, '与' | '和' | '跟' | '同'))
                && behind.any(|pair| matches!(pair, ['无', '缘'] | ['绝', '缘']))
    }
}

/// Whether something turns into what the cue says: 当年的空地成了夜市.
fn becomes(between: &[char]) -> bool {
    let mut pairs = between.windows(2);
    pairs.any(|pair| matches!(pair, ['变', '成' | '得' | '为'] | ['成', '了' | '为']))
}

/// Within so many characters behind a cue stands what it is denied of, and the word behind that.
const NOTHING_REACH: usize = 16;

/// How many characters may stand between a quotation and what calls it words.
const MENTION_REACH: usize = 20;

/// How many characters may stand between a verb of relief or harm and its object: 缓解了小店长期面临的资金压力; English
/// takes more of them to say the same.
fn object_reach(reading: &Reading) -> usize {
    if reading.english { 24 } else { 10 }
}

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
            Tag::Uj => open = true,
            Tag::C if joins_objects(&reading.text[token.range.clone()]) => {}
            Tag::V | Tag::C | Tag::D => open = false,
            _ => {}
        }
    }
    open
}

fn joins_objects(conjunction: &[char]) -> bool {
    matches!(conjunction, ['与' | '和' | '及' | '或'] | ['以', '及'])
}
