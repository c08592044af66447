//! What the keys of a condition ask of one sentence, each by itself.

use super::placement::Place;
use super::scene::{Ending, Scene};
use super::sentence_set::SentenceSet;
use crate::article::BlockKind;
use crate::language::{Modality, QuantityKind, Question, Reading};
use crate::pattern::Pattern;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Error, IntoDeserializer, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;
use std::ops::Range;

/// What one key of a condition asks; lists mean any of their entries.
#[derive(Clone, Debug)]
pub(super) enum Requirement {
    /// So many cues of these classes.
    Cue(ClassSet, Bounds<usize>),
    /// A cue of these classes at the opening.
    OpensWith(ClassSet),
    Block(Vec<BlockName>),
    EndsWith(Vec<Ending>),
    Modality(Vec<Modality>),
    Question(Vec<Question>),
    Emphasised(bool),
    Attributed(bool),
    Negated(bool),
    Count(Counted, Bounds<usize>),
    Quantity(Vec<QuantityKind>),
    Place(Vec<Place>),
    Quoted(Vec<Quoted>),
    ClaimWords(Bounds<f64>),
    RecurringWords(Bounds<f64>),
    Pattern(Pattern),
}

/// Something of which a sentence has a number.
#[derive(Clone, Copy, Debug)]
pub(super) enum Counted {
    Letters,
    Clauses,
    Names,
    Verbs,
    Quantities,
    SentencesBeside,
    TitleWords,
    KeyWords,
}

impl Requirement {
    /// Keeps the sentences that are so.
    pub(super) fn narrow(&self, scene: &Scene, sentences: &mut SentenceSet) {
        match self {
            // Most cues stand in few sentences, which are known.
            Self::Cue(classes, bounds) if !bounds.hold(0) => {
                sentences.intersect(&scene.with_cue_of(classes.iter()));
                if *bounds != Bounds::at_least(1) {
                    sentences.retain(|at| self.holds(scene, at));
                }
            }
            _ => sentences.retain(|at| self.holds(scene, at)),
        }
    }

    fn holds(&self, scene: &Scene, index: usize) -> bool {
        let features = &scene.features[index];
        let reading = scene.reading(index);
        match self {
            Self::Cue(classes, bounds) => bounds.hold(classes.count_in(&features.classes)),
            Self::OpensWith(classes) => classes.count_in(&features.opening_classes) > 0,
            Self::Block(names) => {
                let kind = scene.placements[index].kind;
                names.iter().any(|name| name.holds(kind))
            }
            Self::EndsWith(endings) => endings.contains(&features.ending),
            Self::Modality(modalities) => modalities.contains(&reading.modality),
            Self::Question(sorts) => reading.question.is_some_and(|sort| sorts.contains(&sort)),
            Self::Emphasised(wanted) => {
                *wanted != scene.analysis.sentence(index).emphasis.is_empty()
            }
            Self::Attributed(wanted) => *wanted == reading.attribution.is_some(),
            Self::Negated(wanted) => *wanted != reading.negations.is_empty(),
            Self::Count(what, bounds) => bounds.hold(match what {
                Counted::Letters => features.letters,
                Counted::Clauses => reading.clauses.len(),
                Counted::Names => features.names,
                Counted::Verbs => features.verbs,
                Counted::Quantities => reading.quantities.len(),
                Counted::SentencesBeside => scene.sentences_beside(index),
                Counted::TitleWords => scene.title_words_in[index],
                Counted::KeyWords => scene.vocabulary.key_words_in[index],
            }),
            Self::Quantity(kinds) => {
                let mut quantities = reading.quantities.iter();
                quantities.any(|quantity| kinds.contains(&quantity.kind))
            }
            Self::Place(wanted) => {
                let places = &scene.placements[index].places;
                wanted.iter().any(|place| places.contains(place))
            }
            Self::Quoted(sorts) => sorts.iter().any(|sort| sort.holds(reading)),
            Self::ClaimWords(bounds) => bounds.hold(features.claim_words),
            Self::RecurringWords(bounds) => bounds.hold(scene.vocabulary.recurring_shares[index]),
            Self::Pattern(pattern) => pattern.is_match_in(features.text.searched()),
        }
    }
}

/// Classes of cues.
#[derive(Clone, Debug, Default)]
pub(super) struct ClassSet {
    classes: Vec<usize>,
    /// A bit for each class, classes 64 apart sharing one: what shares no bit shares no class.
    bits: u64,
}

impl ClassSet {
    pub(super) fn insert(&mut self, class: usize) {
        self.classes.push(class);
        self.bits |= 1 << (class % 64);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.classes.is_empty()
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.classes.iter().copied()
    }

    pub(super) fn contains(&self, class: usize) -> bool {
        self.classes.contains(&class)
    }

    /// How many of the classes found are in the set.
    fn count_in(&self, found: &Self) -> usize {
        if self.bits & found.bits == 0 {
            return 0;
        }
        let found = found.classes.iter();
        found.filter(|class| self.contains(**class)).count()
    }
}

impl FromIterator<usize> for ClassSet {
    fn from_iter<I: IntoIterator<Item = usize>>(classes: I) -> Self {
        let mut set = Self::default();
        for class in classes {
            set.insert(class);
        }
        set
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum BlockName {
    Title,
    Lead,
    Heading,
    TopHeading,
    SubHeading,
    Paragraph,
    ListItem,
    Quote,
}

impl BlockName {
    fn holds(self, kind: BlockKind) -> bool {
        match self {
            Self::Title => kind == BlockKind::Title,
            Self::Lead => kind == BlockKind::Lead,
            Self::Heading => matches!(kind, BlockKind::Heading(_)),
            Self::TopHeading => matches!(kind, BlockKind::Heading(level) if level <= 2),
            Self::SubHeading => matches!(kind, BlockKind::Heading(level) if level > 2),
            Self::Paragraph => kind == BlockKind::Paragraph,
            Self::ListItem => kind == BlockKind::ListItem,
            Self::Quote => kind == BlockKind::Quote,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Quoted {
    /// Begins with a quotation mark.
    Opens,
    /// Some of it is quoted.
    Part,
    /// More than half of it is quoted.
    Most,
}

/// The least and the most of a number, both included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Bounds<T> {
    min: Option<T>,
    max: Option<T>,
}

/// Bounds, or a number that stands for the least.
pub(super) fn number_or_bounds<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Bounds<usize>>, D::Error> {
    struct NumberOrBounds;

    impl<'de> Visitor<'de> for NumberOrBounds {
        type Value = Bounds<usize>;

        fn expecting(&self, told: &mut fmt::Formatter<'_>) -> fmt::Result {
            told.write_str("a number, or bounds such as { min = 2, max = 4 }")
        }

        fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
            usize::deserialize(number.into_deserializer()).map(Bounds::at_least)
        }

        fn visit_map<A: MapAccess<'de>>(self, keys: A) -> Result<Self::Value, A::Error> {
            Bounds::deserialize(MapAccessDeserializer::new(keys))
        }
    }

    deserializer.deserialize_any(NumberOrBounds).map(Some)
}

impl<T: PartialOrd> Bounds<T> {
    pub(super) fn at_least(min: T) -> Self {
        Self {
            min: Some(min),
            max: None,
        }
    }

    /// Whether much is asked for, rather than little.
    pub(super) fn has_min(&self) -> bool {
        self.min.is_some()
    }

    fn hold(&self, value: T) -> bool {
        let enough = self.min.as_ref().is_none_or(|min| value >= *min);
        enough && self.max.as_ref().is_none_or(|max| value <= *max)
    }
}

impl Quoted {
    fn holds(self, reading: &Reading) -> bool {
        match self {
            Quoted::Opens => reading
                .text
                .iter()
                .find(|character| !character.is_whitespace())
                .is_some_and(|character| "“‘「『\"".contains(*character)),
            Quoted::Part => !reading.quotes.is_empty(),
            Quoted::Most => {
                let inside: usize = reading.quotes.iter().map(Range::len).sum();
                inside * 2 > reading.text.len()
            }
        }
    }
}
