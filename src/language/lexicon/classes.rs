//! The classes of words that the program asks for by itself, whatever rules do: a name that is misspelt here is no name.

/// Declares classes with their names in the tables.
macro_rules! classes {
    ($(#[$about:meta])* $sort:ident: $($(#[$doc:meta])* $class:ident $name:literal)+) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum $sort {
            $($(#[$doc])* $class,)+
        }

        impl $sort {
            pub(crate) const ALL: &'static [Self] = &[$(Self::$class,)+];

            /// As the tables write it.
            pub(crate) fn name(self) -> &'static str {
                match self {
                    $(Self::$class => $name,)+
                }
            }
        }
    };
}

classes! {
    /// A class of cues. Rules ask for these, and any other that a table brings, by name.
    Cues:
    Adversative "adversative"
    /// 为了: what somebody only wants.
    Aim "aim"
    /// 看似: what only seems so.
    Appearance "appearance"
    AttributionPreposition "attribution_preposition"
    AttributionVerb "attribution_verb"
    AuthorStance "author_stance"
    /// The, our: an English noun follows.
    BeforeNoun "before_noun"
    Blame "blame"
    /// 曾几何时: told of the past.
    Bygone "bygone"
    Certainty "certainty"
    /// Because: another clause begins.
    ClauseOpener "clause_opener"
    Conditional "conditional"
    /// 难道: implies its answer even without a question mark.
    EmphaticQuestion "emphatic_question"
    EvaluationNegative "evaluation_negative"
    EvaluationPositive "evaluation_positive"
    EvidenceSource "evidence_source"
    EvidenceVerb "evidence_verb"
    /// 真的, 还能: the yes-or-no question that holds it expects a no.
    ExpectsNo "expects_no"
    /// 不是, 不也: the yes-or-no question that holds it expects a yes.
    ExpectsYes "expects_yes"
    /// Carries no content.
    FunctionWord "function_word"
    /// People, make: tells nothing of what an English sentence is about.
    GeneralWord "general_word"
    /// No cue itself, but keeps the cues inside it from counting, as 不仅 does 不.
    Guard "guard"
    /// 伤害: what it does harm to is denied.
    Harm "harm"
    How "how"
    Irony "irony"
    /// 两个字: what stands in quotation marks before it is spoken of, not said.
    Mention "mention"
    /// Names nothing, though it is a noun.
    Nameless "nameless"
    Negation "negation"
    Nowadays "nowadays"
    Obligation "obligation"
    Possibility "possibility"
    Praise "praise"
    Recommendation "recommendation"
    /// 化解: what it makes less is left open.
    Relief "relief"
    /// 有人认为: what is said of people in general.
    ReportedView "reported_view"
    RhetoricalQuestion "rhetorical_question"
    /// 摆脱: what somebody gets rid of is denied.
    Shed "shed"
    Supposition "supposition"
    /// 切勿: the reader is warned off, or somebody keeps off.
    WarnedOff "warned_off"
    Whether "whether"
}

classes! {
    /// A list of words that are no cues, but are looked up where a cue stands; see `data/lexicon/beside_cues.csv`.
    WordList:
    AuthorName "author_name"
    ClauseVerb "clause_verb"
    NoSpeaker "no_speaker"
    PredicateOpener "predicate_opener"
    ReaderName "reader_name"
    ReportedTurn "reported_turn"
    ReportedVerb "reported_verb"
    SpeakerNoun "speaker_noun"
    StatingVerb "stating_verb"
    SupposingWord "supposing_word"
}

impl WordList {
    /// The list that the tables call so.
    pub(crate) fn named(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|list| list.name() == name)
    }
}
