//! Parts of speech: the ICTCLAS tag set, as jieba's dictionary and its model for unknown words give it.

/// Declares the tags, by the class that their first letter tells, in alphabetical order.
macro_rules! tags {
    ($($class:ident: $($tag:ident $written:literal)+;)+) => {
        /// The part of speech of a word, as fine as the tokenizer tells it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[allow(missing_docs, reason = "the field's own names: https://github.com/fxsjy/jieba lists them")]
        pub enum Tag {
            $($($tag,)+)+
        }

        impl Tag {
            const ALL: &'static [(Self, &'static str)] = &[$($((Self::$tag, $written),)+)+];

            /// The class of words that it is of.
            pub fn class(self) -> WordClass {
                match self {
                    $($(Self::$tag)|+ => WordClass::$class,)+
                }
            }
        }
    };
}

tags! {
    Adjective: A "a" Ad "ad" Ag "ag" An "an";
    Distinguishing: B "b" Bg "bg";
    Conjunction: C "c";
    Adverb: D "d" Df "df" Dg "dg";
    Exclamation: E "e";
    Foreign: En "en" Eng "eng";
    Locative: F "f" Fg "fg";
    Morpheme: G "g";
    Prefix: H "h";
    Idiom: I "i" In "in";
    Abbreviation: J "j" Jn "jn";
    Suffix: K "k";
    Phrase: L "l" Ln "ln";
    Numeral: M "m" Mg "mg" Mq "mq";
    Noun: N "n" Ng "ng" Nr "nr" Nrfg "nrfg" Nrt "nrt" Ns "ns" Nt "nt" Nz "nz";
    Onomatopoeia: O "o";
    Preposition: P "p";
    Measure: Q "q" Qe "qe" Qg "qg";
    Pronoun: R "r" Rg "rg" Rn "rn" Rr "rr" Rz "rz";
    Place: S "s";
    Time: T "t" Tg "tg" Tn "tn";
    Particle: U "u" Ud "ud" Ug "ug" Uj "uj" Ul "ul" Uv "uv" Uz "uz";
    Verb: V "v" Vd "vd" Vg "vg" Vi "vi" Vn "vn" Vq "vq";
    Mark: W "w";
    Unknown: X "x";
    Modal: Y "y" Yg "yg";
    Descriptive: Z "z" Zg "zg";
}

/// A class of words, which may have several tags.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WordClass {
    /// 漂亮, also where it stands as an adverb or a noun.
    Adjective,
    /// 大型, which only tells things of a kind apart.
    Distinguishing,
    /// 但是.
    Conjunction,
    /// 很.
    Adverb,
    /// 唉.
    Exclamation,
    /// Latin letters.
    Foreign,
    /// 之后.
    Locative,
    /// A part of words that is none itself.
    Morpheme,
    /// 阿.
    Prefix,
    /// 不断深入.
    Idiom,
    /// 公检法.
    Abbreviation,
    /// 们.
    Suffix,
    /// 是不是, which stands for a word.
    Phrase,
    /// 三, also with its measure.
    Numeral,
    /// 咖啡, also names.
    Noun,
    /// 哗啦.
    Onomatopoeia,
    /// 从.
    Preposition,
    /// 家.
    Measure,
    /// 他.
    Pronoun,
    /// 街头.
    Place,
    /// 去年.
    Time,
    /// 的.
    Particle,
    /// 开店, also where it stands as an adverb or a noun.
    Verb,
    /// 。
    Mark,
    /// What no dictionary has, and most marks.
    Unknown,
    /// 吗.
    Modal,
    /// 绿油油.
    Descriptive,
}

impl Tag {
    /// The tag that the tokenizer writes so; [`Tag::X`], its own word for unknown, where it is none of the set.
    pub(super) fn of(written: &str) -> Self {
        let at = NUMBERS.binary_search(&as_number(written.as_bytes()));
        at.map_or(Self::X, |at| Self::ALL[at].0)
    }

    /// A person's name.
    pub fn names_person(self) -> bool {
        matches!(self, Self::Nr | Self::Nrfg | Self::Nrt)
    }
}

/// What is written, as numbers: every word of every sentence is looked up here.
const NUMBERS: [u64; Tag::ALL.len()] = {
    let mut numbers = [0; Tag::ALL.len()];
    let mut at = 0;
    while at < numbers.len() {
        numbers[at] = as_number(Tag::ALL[at].1.as_bytes());
        at += 1;
    }
    numbers
};

/// The letters of a tag as one number, which compares as the tags do; all that are known have four or fewer.
const fn as_number(tag: &[u8]) -> u64 {
    let (mut number, mut at) = (0, 0);
    while at < 8 {
        let letter = if at < tag.len() { tag[at] } else { 0 };
        number = number << 8 | letter as u64;
        at += 1;
    }
    number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tag_is_known_by_what_is_written() {
        assert!(NUMBERS.is_sorted());
        for &(tag, written) in Tag::ALL {
            assert_eq!(Tag::of(written), tag);
        }
        assert_eq!(Tag::of("nrxyz"), Tag::X);
        assert_eq!(Tag::of(""), Tag::X);
    }

    #[test]
    fn tags_of_one_class_begin_with_one_letter() {
        for &(one, written) in Tag::ALL {
            for &(other, beside) in Tag::ALL {
                let same = one.class() == other.class();
                assert!(
                    !same || written[..1] == beside[..1],
                    "{written} and {beside}"
                );
            }
        }
    }
}
