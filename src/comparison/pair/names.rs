//! The checks and measures that the program knows, by their names in `data/rules/relate.toml`.

/// An enum whose variants have names in the rules file.
macro_rules! named {
    ($(#[$doc:meta])* $type:ident { $($variant:ident = $name:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $type {
            $(#[doc = concat!("`", $name, "`")] $variant,)*
        }

        impl $type {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The name in the rules file.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }
        }
    };
}

named! {
    /// A number between two statements.
    Measure {
        WordsFound = "words_found",
        WordsMissing = "words_missing",
        CharactersFound = "characters_found",
        BigramsFound = "bigrams_found",
        InOrder = "in_order",
        InOnePiece = "in_one_piece",
        Answered = "answered",
        LengthB = "length_b",
        LengthA = "length_a",
        BreaksB = "breaks_b",
    }
}

named! {
    /// Something that holds between two statements or not.
    Check {
        DenialOnlyInB = "denial_only_in_b",
        DenialOnlyInA = "denial_only_in_a",
        DenialInBoth = "denial_in_both",
        DenialTwiceInB = "denial_twice_in_b",
        SameWordsDenialOnlyInB = "same_words_denial_only_in_b",
        SameWordsDenialOnlyInA = "same_words_denial_only_in_a",
        SameWordsDenialInBoth = "same_words_denial_in_both",
        SameWordsNoDenial = "same_words_no_denial",
        NearWordsDenialOnlyInB = "near_words_denial_only_in_b",
        NearWordsDenialOnlyInA = "near_words_denial_only_in_a",
        NearWordsDenialInBoth = "near_words_denial_in_both",
        NearWordsNoDenial = "near_words_no_denial",
        BDeniesWhatASays = "b_denies_what_a_says",
        ADeniesWhatBSays = "a_denies_what_b_says",
        BothDenyTheSame = "both_deny_the_same",
        Antonyms = "antonyms",
        AntonymsInSameWords = "antonyms_in_same_words",
        AntonymsOnSameSubject = "antonyms_on_same_subject",
        AntonymsOfTwoCharacters = "antonyms_of_two_characters",
        SeveralAntonyms = "several_antonyms",
        AntonymDenied = "antonym_denied",
        SamePole = "same_pole",
        SamePoleTwice = "same_pole_twice",
        OppositeStances = "opposite_stances",
        OppositeStancesOnSameSubject = "opposite_stances_on_same_subject",
        OppositeStancesInSameWords = "opposite_stances_in_same_words",
        SameStance = "same_stance",
        SameStanceOnSameSubject = "same_stance_on_same_subject",
        BPraises = "b_praises",
        BBlames = "b_blames",
        PraiseAgainstBlame = "praise_against_blame",
        BlameAgainstPraise = "blame_against_praise",
        SameEvaluation = "same_evaluation",
        FigureInB = "figure_in_b",
        FigureOnlyInB = "figure_only_in_b",
        FiguresDiffer = "figures_differ",
        FiguresDifferInSameWords = "figures_differ_in_same_words",
        SameFigures = "same_figures",
        NameOnlyInB = "name_only_in_b",
        NameInBoth = "name_in_both",
        TimeOnlyInB = "time_only_in_b",
        TimeInBoth = "time_in_both",
        LatinOnlyInB = "latin_only_in_b",
        LatinInBoth = "latin_in_both",
        BAsks = "b_asks",
        AAsks = "a_asks",
        BExclaims = "b_exclaims",
    }
}
