//! What the signals between two authors say of themselves, in English and Chinese.
//!
//! A signal is measured from the mean of its article pair, so each has a second reason for pairs that have less of it than
//! most: “both are premises” would be a lie of a pair in which neither is one.

use crate::bilingual::Bilingual;

/// Why a signal speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SignalReason {
    /// Its id, as it stands in the evidence.
    pub id: &'static str,
    /// What it says.
    pub why: Bilingual<&'static str>,
    /// The same of a pair that has less of it than most.
    pub less: Bilingual<&'static str>,
}

/// The reasons of all signals, in the order of the weight table.
pub fn signal_reasons() -> &'static [SignalReason] {
    REASONS
}

const REASONS: &[SignalReason] = &[
    SignalReason {
        id: "terms.shared",
        why: Bilingual {
            en: "They use the same rare words.",
            zh: "两句用了同样的少见字眼。",
        },
        less: Bilingual {
            en: "They share fewer rare words than most pairs.",
            zh: "两句共用的少见字眼比别的对少。",
        },
    },
    SignalReason {
        id: "terms.any",
        why: Bilingual {
            en: "They use at least some of the same words.",
            zh: "两句至少有几个相同的字眼。",
        },
        less: Bilingual {
            en: "They have fewer words in common than most pairs.",
            zh: "两句相同的字眼比别的对少。",
        },
    },
    SignalReason {
        id: "terms.neighbourhood",
        why: Bilingual {
            en: "The passages around them use the same rare words.",
            zh: "前后文用了同样的少见字眼。",
        },
        less: Bilingual {
            en: "The passages around them share fewer rare words than most.",
            zh: "前后文共用的少见字眼比别的对少。",
        },
    },
    SignalReason {
        id: "frame.opposed",
        why: Bilingual {
            en: "They take opposite poles of a frame.",
            zh: "两句对同一问题持相反的答案。",
        },
        less: Bilingual {
            en: "They take opposite poles less than most pairs.",
            zh: "两句答案相反的问题比别的对少。",
        },
    },
    SignalReason {
        id: "frame.agreed",
        why: Bilingual {
            en: "They take the same pole of a frame.",
            zh: "两句对同一问题持相同的答案。",
        },
        less: Bilingual {
            en: "They take the same poles less than most pairs.",
            zh: "两句答案相同的问题比别的对少。",
        },
    },
    SignalReason {
        id: "frame.opposed_around",
        why: Bilingual {
            en: "The passages around them take opposite poles.",
            zh: "前后文对同一问题持相反的答案。",
        },
        less: Bilingual {
            en: "The passages around them take opposite poles less than most.",
            zh: "前后文答案相反的地方比别的对少。",
        },
    },
    SignalReason {
        id: "frame.opposed_in_shared_words",
        why: Bilingual {
            en: "The passages around them take opposite poles in sentences that use the same rare words.",
            zh: "前后文用同样的少见字眼，对同一问题持相反的答案。",
        },
        less: Bilingual {
            en: "The passages around them take opposite poles in the same rare words less than most.",
            zh: "前后文用同样的少见字眼而答案相反的地方比别的对少。",
        },
    },
    SignalReason {
        id: "frame.agreed_around",
        why: Bilingual {
            en: "The passages around them take the same poles.",
            zh: "前后文对同一问题持相同的答案。",
        },
        less: Bilingual {
            en: "The passages around them take the same poles less than most.",
            zh: "前后文答案相同的地方比别的对少。",
        },
    },
    SignalReason {
        id: "stance.rich",
        why: Bilingual {
            en: "Both take many stances.",
            zh: "两句在多个问题上表态。",
        },
        less: Bilingual {
            en: "They take fewer stances than most pairs.",
            zh: "两句表态的问题比别的对少。",
        },
    },
    SignalReason {
        id: "outlook.opposed",
        why: Bilingual {
            en: "One is hopeful, the other doubtful.",
            zh: "一句乐观，一句怀疑。",
        },
        less: Bilingual {
            en: "They are not hopeful against doubtful as other pairs are.",
            zh: "两句不像别的对那样一句乐观、一句怀疑。",
        },
    },
    SignalReason {
        id: "outlook.both_doubtful",
        why: Bilingual {
            en: "Both are doubtful.",
            zh: "两句都持怀疑。",
        },
        less: Bilingual {
            en: "Not both are doubtful.",
            zh: "两句并非都持怀疑。",
        },
    },
    SignalReason {
        id: "denial.one_sided",
        why: Bilingual {
            en: "Only one of them denies something.",
            zh: "只有一句在否定。",
        },
        less: Bilingual {
            en: "Both deny something, or neither does.",
            zh: "两句都在否定，或者都没有否定。",
        },
    },
    SignalReason {
        id: "kind.premise",
        why: Bilingual {
            en: "One or both are premises; editors prefer claims.",
            zh: "至少一句是理由；编辑更看重主张。",
        },
        less: Bilingual {
            en: "They have fewer premises than most pairs; editors prefer claims.",
            zh: "两句里的理由比别的对少；编辑更看重主张。",
        },
    },
    SignalReason {
        id: "kind.both_premises",
        why: Bilingual {
            en: "Both are premises.",
            zh: "两句都是理由。",
        },
        less: Bilingual {
            en: "Not both are premises.",
            zh: "两句并非都是理由。",
        },
    },
    SignalReason {
        id: "kind.major_claim",
        why: Bilingual {
            en: "One or both are major claims.",
            zh: "至少一句是总论点。",
        },
        less: Bilingual {
            en: "They have fewer major claims than most pairs.",
            zh: "两句里的总论点比别的对少。",
        },
    },
    SignalReason {
        id: "kind.both_major_claims",
        why: Bilingual {
            en: "The authors' theses face each other.",
            zh: "两位作者的总论点相对。",
        },
        less: Bilingual {
            en: "Not both are major claims.",
            zh: "两句并非都是总论点。",
        },
    },
    SignalReason {
        id: "backing",
        why: Bilingual {
            en: "They are argued for.",
            zh: "两句有论证支持。",
        },
        less: Bilingual {
            en: "They are argued for less than most pairs.",
            zh: "支持两句的论证比别的对少。",
        },
    },
    SignalReason {
        id: "length",
        why: Bilingual {
            en: "They say more.",
            zh: "两句说得比别的对多。",
        },
        less: Bilingual {
            en: "They say less than most pairs.",
            zh: "两句说得比别的对少。",
        },
    },
    SignalReason {
        id: "place.title_or_lead",
        why: Bilingual {
            en: "They stand in the title or lead.",
            zh: "至少一句在标题或导语里。",
        },
        less: Bilingual {
            en: "Fewer of them stand in the title or lead than of most pairs.",
            zh: "两句里出自标题或导语的比别的对少。",
        },
    },
    SignalReason {
        id: "place.opening",
        why: Bilingual {
            en: "They stand in the first tenth.",
            zh: "至少一句在全文的前十分之一。",
        },
        less: Bilingual {
            en: "Fewer of them stand in the first tenth than of most pairs.",
            zh: "两句里出自全文前十分之一的比别的对少。",
        },
    },
    SignalReason {
        id: "place.conclusion",
        why: Bilingual {
            en: "They stand in the last sixth.",
            zh: "至少一句在全文的后六分之一。",
        },
        less: Bilingual {
            en: "Fewer of them stand in the last sixth than of most pairs.",
            zh: "两句里出自全文后六分之一的比别的对少。",
        },
    },
];

#[cfg(test)]
mod tests {
    use super::super::signal::SIGNALS;
    use super::*;

    #[test]
    fn every_signal_gives_its_reasons_in_both_languages() {
        let ids: Vec<&str> = SIGNALS.iter().map(|signal| signal.id).collect();
        let told: Vec<&str> = signal_reasons().iter().map(|reason| reason.id).collect();
        assert_eq!(ids, told);
        let is_chinese = |text: &str| text.chars().any(|c| ('一'..='龥').contains(&c));
        for reason in signal_reasons() {
            for chinese in [reason.why.zh, reason.less.zh] {
                assert!(is_chinese(chinese), "{}: {chinese}", reason.id);
            }
            for english in [reason.why.en, reason.less.en] {
                assert!(english.is_ascii() && !english.is_empty(), "{}", reason.id);
            }
            assert_ne!(reason.why.zh, reason.less.zh, "{}", reason.id);
        }
    }
}
