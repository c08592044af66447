//! How firmly something is said.

use super::{CueMatch, Cues, Lexicon, Negation};

/// How firmly something is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Modality {
    /// Stated without more.
    #[default]
    Plain,
    /// Certain or bound to come: 必将, 注定, 毫无疑问.
    Certain,
    /// Possible: 或许, 可能, 也许.
    Possible,
    /// Asked for: 应该, 必须, 不妨.
    Required,
}

/// The classes of cues that speak of modality.
const CLASSES: [(Cues, Modality); 4] = [
    (Cues::Certainty, Modality::Certain),
    (Cues::Possibility, Modality::Possible),
    (Cues::Obligation, Modality::Required),
    (Cues::Recommendation, Modality::Required),
];

/// The modality of a sentence: that of its last clause with a cue, since Chinese ends on what matters, and in it of
/// the first cue, whose scope is the widest (或许应该 is a possibility, 应该可能 would be a duty).
pub(super) fn modality(cues: &[CueMatch], negations: &[Negation], lexicon: &Lexicon) -> Modality {
    let classes = CLASSES.map(|(cues, modality)| (lexicon.index_of(cues), modality));
    let spoken = cues.iter().filter_map(|cue| {
        let (_, modality) = classes
            .iter()
            .find(|(class, _)| *class == Some(cue.class))?;
        Some((cue, *modality))
    });
    let mut chosen: Option<(usize, Modality)> = None;
    for (cue, modality) in spoken {
        // "Not certain" is no certainty; 不可能 is a cue of its own.
        let denied = negations
            .iter()
            .any(|negation| negation.scope.start == cue.range.start);
        let modality = match modality {
            Modality::Certain if denied => Modality::Possible,
            other => other,
        };
        if chosen.is_none_or(|(clause, _)| clause < cue.clause) {
            chosen = Some((cue.clause, modality));
        }
    }
    chosen.map_or(Modality::Plain, |(_, modality)| modality)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Language, LexiconError};

    #[test]
    fn the_last_clause_and_its_first_cue_decide() -> Result<(), LexiconError> {
        let language = Language::new(Lexicon::builtin()?);
        for (sentence, expected) in [
            ("这家书店在街角。", Modality::Plain),
            ("这家书店注定撑不过冬天。", Modality::Certain),
            ("这家书店或许还在。", Modality::Possible),
            ("店主应该换一个地方。", Modality::Required),
            ("也许店主应该换一个地方。", Modality::Possible),
            ("顾客可能不来，但店主必须开门。", Modality::Required),
            ("便宜不一定是好事。", Modality::Possible),
            ("建议先看一看再签合同。", Modality::Required),
            ("Perhaps the shop is closed.", Modality::Possible),
        ] {
            assert_eq!(language.read(sentence).modality, expected, "{sentence}");
        }
        Ok(())
    }
}
