//! The rules that a [`Counterpoint`] goes by, for those who list, check and change them.

mod check;
mod plain;

pub use check::Checked;

use crate::argument::ComponentKind;
use crate::article::{AboveTitle, check_furniture_examples};
use crate::bilingual::{Bilingual, Lang};
use crate::comparison::view::check_view_examples;
use crate::comparison::{Pole, Side};
use crate::comparison::{check_frame_examples, signal_reasons};
use crate::counterpoint::Counterpoint;
use crate::explain::{Phrases, Reason, Reasons};
use crate::loading::LoadError;
use crate::rules::{ComponentVote, ExampleFailure, RelationRule, RelationVote, check_examples};
use std::fmt;

/// One rule, as a person reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleEntry {
    /// What it is about: `furniture`, `component`, `relation`, `signal`, `frame`, `pair`; of essays and reviews `cut`,
    /// `clause` or `essay`.
    pub sort: &'static str,
    /// Its name in the evidence.
    pub id: String,
    /// One line for the editor who wonders.
    pub why: Bilingual,
    /// What a signal says of a pair that has less of it than most.
    pub less: Option<Bilingual<&'static str>>,
    /// What a rule about two sentences of an article concludes.
    pub votes: Option<RelationVote>,
    /// What else there is to say, each with its name: in the language of the [`Counterpoint`].
    pub details: Vec<(&'static str, String)>,
}

impl RuleEntry {
    fn new(sort: &'static str, id: &str, why: Bilingual) -> Self {
        Self {
            sort,
            id: id.to_owned(),
            why,
            less: None,
            votes: None,
            details: Vec::new(),
        }
    }

    /// The rule in full, as `rules show` prints it.
    pub fn told_in(&self, lang: Lang) -> impl fmt::Display {
        Told(self, lang)
    }

    fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.details.push((name, value.into()));
        self
    }

    fn with_all(mut self, name: &'static str, values: &[String]) -> Self {
        for value in values {
            self.details.push((name, value.clone()));
        }
        self
    }
}

/// A rule in full, told in a language; what it looks for and its examples stand as its pack has them.
struct Told<'a>(&'a RuleEntry, Lang);

impl fmt::Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let &Self(entry, lang) = self;
        let rule = lang.choose("规则", "rule");
        writeln!(f, "{} {rule} `{}`", entry.sort, entry.id)?;
        writeln!(f, "  {}", entry.why.in_lang(lang))?;
        if let Some(less) = &entry.less {
            writeln!(f, "  {:<8} {}", "less", less.in_lang(lang))?;
        }
        for (name, value) in &entry.details {
            let value = value.trim_end().replace('\n', "\n           ");
            writeln!(f, "  {name:<8} {value}")?;
        }
        Ok(())
    }
}

impl Counterpoint {
    /// All rules in use: those about one line, one sentence, two sentences of an article, two authors, and those for
    /// plain essays and reviews.
    ///
    /// # Errors
    /// As [`Counterpoint::test_rules`].
    pub fn rule_entries(&self) -> Result<Vec<RuleEntry>, LoadError> {
        let mut entries = self.furniture_entries();
        entries.extend(self.map_entries());
        let pair = self.judge().rules().rules().iter();
        entries.extend(pair.map(|rule| RuleEntry::new("pair", &rule.id, rule.why.clone())));
        entries.extend(self.plain_entries()?);
        Ok(entries)
    }

    /// What every rule in use says of itself.
    ///
    /// # Errors
    /// As [`Counterpoint::test_rules`].
    pub fn reasons(&self) -> Result<Reasons, LoadError> {
        Ok(reasons_of(self.rule_entries()?))
    }

    /// What the rules say of themselves that the evidence of a map can name; those for single statements, essays and
    /// reviews are not loaded for it.
    pub fn map_reasons(&self) -> Reasons {
        reasons_of(self.map_entries())
    }

    fn map_entries(&self) -> Vec<RuleEntry> {
        let mut entries = self.component_entries();
        entries.extend(self.relation_entries());
        let signals = signal_reasons().iter();
        entries.extend(signals.map(|signal| RuleEntry {
            less: Some(signal.less),
            ..RuleEntry::new("signal", signal.id, signal.why.owned())
        }));
        entries.extend(self.frame_entries());
        entries
    }

    /// Every example of every rule, frame and view that does not hold.
    ///
    /// # Errors
    /// Where the rules for essays and reviews, which come with the program, ask for cues that the lexicon in use lacks.
    pub fn test_rules(&self) -> Result<Vec<ExampleFailure>, LoadError> {
        let mut failures = check_furniture_examples(&self.furniture);
        failures.extend(check_examples(&self.pack, &self.language));
        failures.extend(check_frame_examples(
            &self.compare_rules.frames,
            &self.language,
        ));
        failures.extend(check_view_examples(&self.views, &self.language));
        failures.extend(self.test_plain_rules()?);
        Ok(failures)
    }

    fn furniture_entries(&self) -> Vec<RuleEntry> {
        let entry = |id: &str, why: &Bilingual, matches: &[String], rejects: &[String]| {
            RuleEntry::new("furniture", id, why.clone())
                .with_all("matches", matches)
                .with_all("rejects", rejects)
        };
        let lines = self.furniture.iter().map(|rule| {
            let entry = entry(&rule.id, &rule.why, &rule.matches, &rule.rejects);
            match rule.above_title {
                AboveTitle::Never => entry,
                above => entry.with("above_title", above.as_str()),
            }
        });
        let elements = self
            .furniture
            .elements()
            .map(|rule| entry(&rule.id, &rule.why, &rule.matches, &rule.rejects));
        let labels = self
            .furniture
            .labels()
            .map(|rule| entry(&rule.id, &rule.why, &rule.matches, &rule.rejects));
        lines.chain(elements).chain(labels).collect()
    }

    fn component_entries(&self) -> Vec<RuleEntry> {
        let rules = self.pack.component.iter().zip(&self.weights.component);
        rules
            .map(|(rule, weights)| {
                let [none, major_claim, claim, premise] = [
                    weights.none,
                    weights.major_claim,
                    weights.claim,
                    weights.premise,
                ]
                .map(|weight| format!("{weight:+.2}"));
                let counts = match self.lang() {
                    Lang::Zh => format!(
                        "不算论证 {none}，总论点 {major_claim}，主张 {claim}，理由 {premise}"
                    ),
                    Lang::En => format!(
                        "none {none}, major claim {major_claim}, claim {claim}, premise {premise}"
                    ),
                };
                RuleEntry::new("component", &rule.id, rule.why.clone())
                    .with("when", &rule.when_written)
                    .with("votes", component_vote(rule.votes, self.lang()))
                    .with("counts", counts)
                    .with_all("matches", &rule.matches)
                    .with_all("rejects", &rule.rejects)
            })
            .collect()
    }

    fn relation_entries(&self) -> Vec<RuleEntry> {
        let rules = self.pack.relation.iter().zip(&self.weights.relation);
        rules
            .map(|(rule, weights)| relation_entry("relation", rule, weights, self.lang()))
            .collect()
    }

    fn frame_entries(&self) -> Vec<RuleEntry> {
        let pole = |pole: &Pole| {
            let mut words = pole.cues.join(" ");
            if !pole.phrases.is_empty() {
                words.push_str(" | ");
                words.push_str(&pole.phrases.join(", "));
            }
            format!("{}: {words}", pole.name)
        };
        self.compare_rules
            .frames
            .frames()
            .iter()
            .map(|frame| {
                let matches = frame.matches.iter();
                let matches: Vec<String> = matches
                    .map(|(text, pole)| format!("{text}\n[{pole}]"))
                    .collect();
                RuleEntry::new("frame", &format!("frame.{}", frame.id), frame.told())
                    .with("yes", pole(frame.pole(Side::Yes)))
                    .with("no", pole(frame.pole(Side::No)))
                    .with_all("matches", &matches)
                    .with_all("rejects", &frame.rejects)
            })
            .collect()
    }
}

fn reasons_of(entries: Vec<RuleEntry>) -> Reasons {
    Reasons::of(entries.into_iter().map(|entry| {
        let reason = Reason {
            why: entry.why,
            less: entry.less,
            votes: entry.votes,
        };
        (entry.id, reason)
    }))
}

fn relation_entry(
    sort: &'static str,
    rule: &RelationRule,
    weights: &[f64],
    lang: Lang,
) -> RuleEntry {
    let (chinese, english) = match rule.votes {
        RelationVote::Link => ("前者针对后者", "for a link"),
        RelationVote::SettledLink => (
            "前者针对后者（各句类别定下之后）",
            "for a link between settled kinds",
        ),
        RelationVote::Contradiction => ("是反驳，不是支持", "for a contradiction"),
        RelationVote::Objection => ("前者反驳近处的后者", "for an objection"),
        RelationVote::Never => ("前者绝不支持后者", "that the one never backs the other"),
        RelationVote::Coordinate => ("两者并列，针对同一个论点", "that both argue about the same"),
    };
    let votes = lang.choose(chinese, english);
    let mut entry = RuleEntry::new(sort, &rule.id, rule.why.clone()).with("votes", votes);
    entry.votes = Some(rule.votes);
    for (end, written) in ["source", "target"].into_iter().zip(&rule.ends_written) {
        if !written.is_empty() {
            entry = entry.with(end, written);
        }
    }
    for case in &rule.only {
        entry = entry.with("only", rule.case_name(*case));
    }
    let counting = !rule.votes.is_verdict();
    for (case, weight) in weights.iter().enumerate().filter(|_| counting) {
        let counts = format!("{} {weight:+.2}", rule.case_name(case));
        entry = entry.with("counts", counts.trim_start());
    }
    entry
        .with_all("matches", &rule.matches)
        .with_all("rejects", &rule.rejects)
}

fn component_vote(vote: ComponentVote, lang: Lang) -> &'static str {
    let kind = |kind| Phrases(lang).kind(Some(kind));
    match vote {
        ComponentVote::None => lang.choose("不算论证", "that it does not argue"),
        ComponentVote::MajorClaim => kind(ComponentKind::MajorClaim),
        ComponentVote::Claim => kind(ComponentKind::Claim),
        ComponentVote::Premise => kind(ComponentKind::Premise),
        ComponentVote::Never => lang.choose("绝不是论证", "that it never argues"),
    }
}
