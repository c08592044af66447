//! The rules that spoke, loudest first: what each counted, the words that made it speak, and what it says of itself.

use super::Explainer;
use super::words::{home, in_context};
use crate::map::Node;
use crate::rules::{Evidence, LESS_THAN_USUAL};
use std::fmt;

/// Words shown for one rule; the sentence above shows all.
const MOST_WORDS: usize = 3;

impl Explainer<'_> {
    /// The rules that spoke for, then those against, under headings; `nodes` are where their words may stand.
    pub(super) fn write_witnesses(
        &self,
        f: &mut fmt::Formatter<'_>,
        evidence: &[&Evidence],
        nodes: &[&Node],
        [for_it, against]: [&str; 2],
    ) -> fmt::Result {
        let (speak_for, speak_against): (Vec<&Evidence>, Vec<&Evidence>) =
            evidence.iter().partition(|one| one.weight > 0.0);
        for (heading, witnesses) in [(for_it, speak_for), (against, speak_against)] {
            if !witnesses.is_empty() {
                writeln!(f, "  {heading}")?;
            }
            for one in witnesses {
                self.write_witness(f, one, nodes)?;
            }
        }
        Ok(())
    }

    fn write_witness(
        &self,
        f: &mut fmt::Formatter<'_>,
        evidence: &Evidence,
        nodes: &[&Node],
    ) -> fmt::Result {
        write!(f, "    {:+.2}  {}", evidence.weight, evidence.rule)?;
        if !evidence.case.is_empty() && evidence.case != LESS_THAN_USUAL {
            write!(f, " [{}]", evidence.case)?;
        }
        let mut shown: Vec<String> = Vec::new();
        for words in &evidence.words {
            let context = home(words, nodes).and_then(|node| in_context(node, words));
            let context = context.unwrap_or_else(|| format!("【{}】", words.text));
            if !shown.contains(&context) {
                shown.push(context);
            }
        }
        let more = if shown.len() > MOST_WORDS { " …" } else { "" };
        shown.truncate(MOST_WORDS);
        if !shown.is_empty() {
            write!(f, "  {}{more}", shown.join("  "))?;
        }
        let why = self.reasons.in_its_words(evidence, self.phrases.0);
        let why = why.as_deref();
        writeln!(
            f,
            "\n           {}",
            why.unwrap_or(self.phrases.unknown_rule())
        )
    }
}
