//! What a rule looks for in a sentence: words, form and position, combined with `all`, `any` and `not`.

use super::MatchedWords;
use super::definitions::Definitions;
use super::error::ConditionError;
use super::one_or_many::OneOrMany;
use super::placement::Place;
use super::requirement::{
    BlockName, Bounds, ClassSet, Counted, Quoted, Requirement, number_or_bounds,
};
use super::scene::{Ending, Scene};
use super::sentence_set::SentenceSet;
use crate::files::not_a_pattern;
use crate::language::{Lexicon, Modality, QuantityKind, Question};
use crate::pattern::Pattern;
use serde::Deserialize;
use std::ops::Range;

/// A condition as a rule pack states it. Every key that is present must hold; lists mean any of their entries.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Condition {
    /// Classes of cue words, anywhere in the sentence.
    cue: OneOrMany<String>,
    /// How many cue words of the classes in `cue` there are.
    cues: Option<Bounds<usize>>,
    /// Classes of cue words at the very beginning, before it only opening marks.
    opens_with: OneOrMany<String>,
    /// A regular expression over the normalised text.
    pattern: Option<String>,
    /// Kinds of figures.
    quantity: OneOrMany<QuantityKind>,
    /// Number of figures of any kind; a number by itself is the least.
    #[serde(deserialize_with = "number_or_bounds")]
    quantities: Option<Bounds<usize>>,
    /// A question of one of these sorts.
    question: OneOrMany<Question>,
    /// One of these modalities.
    modality: OneOrMany<Modality>,
    /// Whether the words are attributed to a source.
    attributed: Option<bool>,
    /// Whether it denies something.
    negated: Option<bool>,
    /// What its block is on the page.
    block: OneOrMany<BlockName>,
    /// Where it stands.
    place: OneOrMany<Place>,
    /// Whether the author set a part of it in bold or italics.
    emphasised: Option<bool>,
    /// How much of it is in quotation marks.
    quoted: OneOrMany<Quoted>,
    /// Length in characters without marks and blanks.
    length: Option<Bounds<usize>>,
    /// How much its words stand in claims rather than premises elsewhere, in log-odds.
    claim_words: Option<Bounds<f64>>,
    /// Number of clauses.
    clauses: Option<Bounds<usize>>,
    /// Number of names of persons, places, bodies and works.
    names: Option<Bounds<usize>>,
    /// Number of verbs; a heading without one only names a topic.
    verbs: Option<Bounds<usize>>,
    /// Its last mark.
    ends_with: OneOrMany<Ending>,
    /// How many content words it shares with the title.
    title_words: Option<Bounds<usize>>,
    /// How many of the words it holds that name what the article is about.
    key_words: Option<Bounds<usize>>,
    /// Of its content words, the share that other sentences hold too, 0..1.
    recurring_words: Option<Bounds<f64>>,
    /// Number of sentences of its paragraph.
    paragraph: Option<Bounds<usize>>,
    /// What holds of the first sentence of its paragraph, where that is another one.
    opener: Option<Box<Condition>>,
    /// What holds of the sentence before it.
    previous: Option<Box<Condition>>,
    /// What holds of the sentence behind it.
    next: Option<Box<Condition>>,
    /// What holds of its section's heading.
    heading: Option<Box<Condition>>,
    /// All of these hold.
    all: Vec<Condition>,
    /// At least one of these holds.
    any: Vec<Condition>,
    /// This does not hold.
    not: Option<Box<Condition>>,
    #[serde(skip)]
    compiled: Compiled,
}

/// What was made of the keys when the rule was loaded.
#[derive(Clone, Debug, Default)]
struct Compiled {
    cue: ClassSet,
    opens_with: ClassSet,
    pattern: Option<Pattern>,
    /// What the keys ask of the sentence itself, cheapest first: most of what is asked is not so, and most keys are not there.
    requirements: Vec<Requirement>,
}

impl<T: Clone> OneOrMany<T> {
    /// What `ask` makes of the values, where there are any.
    fn asking(&self, ask: impl Fn(Vec<T>) -> Requirement) -> Option<Requirement> {
        let values = self.as_slice();
        (!values.is_empty()).then(|| ask(values.to_vec()))
    }
}

impl Condition {
    /// Looks the cue classes up and compiles the patterns; every mistake is reported through `report`.
    pub(super) fn compile(
        &mut self,
        lexicon: &Lexicon,
        definitions: &Definitions,
        report: &mut dyn FnMut(ConditionError),
    ) {
        self.compiled.cue = look_up(&self.cue, lexicon, report);
        self.compiled.opens_with = look_up(&self.opens_with, lexicon, report);
        if self.cues.is_some() && self.cue.as_slice().is_empty() {
            report(ConditionError::CuesOfNoClass);
        }
        if let Some(pattern) = &self.pattern {
            match compiled(pattern, definitions) {
                Ok(pattern) => self.compiled.pattern = Some(pattern),
                Err(mistake) => report(mistake),
            }
        }
        self.compiled.requirements = self.requirements();
        let inner = [
            &mut self.opener,
            &mut self.previous,
            &mut self.next,
            &mut self.heading,
        ];
        for condition in inner.into_iter().flatten() {
            condition.compile(lexicon, definitions, report);
        }
        for condition in self.all.iter_mut().chain(&mut self.any) {
            condition.compile(lexicon, definitions, report);
        }
        if let Some(condition) = &mut self.not {
            condition.compile(lexicon, definitions, report);
        }
    }

    /// Shows `visit` the condition and every one inside it.
    pub(super) fn each<'a>(&'a self, visit: &mut impl FnMut(&'a Self)) {
        visit(self);
        let boxed = [
            &self.opener,
            &self.previous,
            &self.next,
            &self.heading,
            &self.not,
        ];
        let boxed = boxed.into_iter().flatten().map(Box::as_ref);
        for inner in boxed.chain(&self.all).chain(&self.any) {
            inner.each(visit);
        }
    }

    /// The classes of cues that it asks for itself.
    pub(super) fn classes(&self) -> impl Iterator<Item = &str> {
        let named = self.cue.as_slice().iter().chain(self.opens_with.as_slice());
        named.map(String::as_str)
    }

    /// The sentences of an article that the condition holds of.
    pub fn holding(&self, scene: &Scene) -> SentenceSet {
        self.holding_among(scene, SentenceSet::all(scene.len()))
    }

    /// Those among some sentences that the condition holds of. Each key looks only at what the ones before it left.
    fn holding_among(&self, scene: &Scene, mut sentences: SentenceSet) -> SentenceSet {
        for requirement in &self.compiled.requirements {
            requirement.narrow(scene, &mut sentences);
        }
        let next = |at| Some(at + 1).filter(|&next| next < scene.len());
        narrow_by(
            &self.opener,
            |at| scene.opener_of(at),
            scene,
            &mut sentences,
        );
        narrow_by(
            &self.previous,
            |at| at.checked_sub(1),
            scene,
            &mut sentences,
        );
        narrow_by(&self.next, next, scene, &mut sentences);
        let heading = |at: usize| scene.placements[at].heading;
        narrow_by(&self.heading, heading, scene, &mut sentences);
        for inner in &self.all {
            sentences = inner.holding_among(scene, sentences);
        }
        if !self.any.is_empty() {
            let mut any = SentenceSet::none(scene.len());
            for inner in &self.any {
                any.unite(&inner.holding_among(scene, sentences.clone()));
            }
            sentences = any;
        }
        if let Some(inner) = &self.not {
            sentences.subtract(&inner.holding_among(scene, sentences.clone()));
        }
        sentences
    }

    /// The words in the sentence at `index` that the condition matched; empty where it is about form or position.
    pub fn matched_words(&self, scene: &Scene, index: usize) -> Vec<MatchedWords> {
        let mut ranges = Vec::new();
        self.collect_ranges(scene, index, &mut ranges);
        ranges.sort_by_key(|range| (range.start, range.end));
        ranges.dedup();
        let sentence = scene.analysis.sentence(index);
        ranges
            .into_iter()
            .map(|range| MatchedWords {
                text: sentence.words(range.clone()),
                span: sentence.span_of(range),
            })
            .collect()
    }

    fn requirements(&self) -> Vec<Requirement> {
        let count = |bounds: Option<Bounds<usize>>, what| {
            bounds.map(|bounds| Requirement::Count(what, bounds))
        };
        let Compiled {
            cue,
            opens_with,
            pattern,
            ..
        } = &self.compiled;
        let cue = (!cue.is_empty()).then(|| {
            let least = Bounds::at_least(1);
            Requirement::Cue(cue.clone(), self.cues.unwrap_or(least))
        });
        let opening = (!opens_with.is_empty()).then(|| Requirement::OpensWith(opens_with.clone()));
        let written = [
            cue,
            opening,
            self.block.asking(Requirement::Block),
            self.ends_with.asking(Requirement::EndsWith),
            self.modality.asking(Requirement::Modality),
            self.question.asking(Requirement::Question),
            self.emphasised.map(Requirement::Emphasised),
            self.attributed.map(Requirement::Attributed),
            self.negated.map(Requirement::Negated),
            count(self.length, Counted::Letters),
            count(self.clauses, Counted::Clauses),
            count(self.names, Counted::Names),
            count(self.verbs, Counted::Verbs),
            count(self.paragraph, Counted::SentencesBeside),
            self.claim_words.map(Requirement::ClaimWords),
            count(self.title_words, Counted::TitleWords),
            count(self.key_words, Counted::KeyWords),
            self.recurring_words.map(Requirement::RecurringWords),
            count(self.quantities, Counted::Quantities),
            self.quantity.asking(Requirement::Quantity),
            self.place.asking(Requirement::Place),
            self.quoted.asking(Requirement::Quoted),
            pattern.clone().map(Requirement::Pattern),
        ];
        written.into_iter().flatten().collect()
    }

    fn collect_ranges(&self, scene: &Scene, index: usize, ranges: &mut Vec<Range<usize>>) {
        let (reading, features) = (scene.reading(index), &scene.features[index]);
        let (cue, opens_with) = (&self.compiled.cue, &self.compiled.opens_with);
        // Most conditions ask for no cue.
        let asked = !(cue.is_empty() && opens_with.is_empty());
        for found in reading.cues.iter().filter(|_| asked) {
            let opens = found.range.start == features.opening && opens_with.contains(found.class);
            if opens || cue.contains(found.class) {
                ranges.push(found.range.clone());
            }
        }
        if let Some(pattern) = &self.compiled.pattern {
            let text = features.text.as_str();
            ranges.extend(
                pattern
                    .find_iter(features.text.searched())
                    .into_iter()
                    .map(|found| {
                        let start = text[..found.start].chars().count();
                        start..start + text[found].chars().count()
                    }),
            );
        }
        for quantity in &reading.quantities {
            let wanted = self.quantities.is_some_and(|bounds| bounds.has_min())
                || self.quantity.as_slice().contains(&quantity.kind);
            if wanted {
                ranges.push(quantity.range.clone());
            }
        }
        if let Some(bounds) = self.claim_words {
            let loudest = reading.wording.loudest(bounds.has_min());
            ranges.extend(
                loudest
                    .into_iter()
                    .map(|at| reading.tokens[at].range.clone()),
            );
        }
        if self.key_words.is_some_and(|bounds| bounds.has_min()) {
            ranges.extend(scene.vocabulary.key_words_of(reading));
        }
        for inner in &self.all {
            inner.collect_ranges(scene, index, ranges);
        }
        for inner in &self.any {
            let mut this = SentenceSet::none(scene.len());
            this.insert(index);
            if !inner.holding_among(scene, this).is_empty() {
                inner.collect_ranges(scene, index, ranges);
            }
        }
    }
}

/// Keeps the sentences whose neighbour the condition holds of.
fn narrow_by(
    condition: &Option<Box<Condition>>,
    neighbour: impl Fn(usize) -> Option<usize>,
    scene: &Scene,
    sentences: &mut SentenceSet,
) {
    let Some(condition) = condition else { return };
    let mut neighbours = SentenceSet::none(scene.len());
    for at in sentences.iter().filter_map(&neighbour) {
        neighbours.insert(at);
    }
    let holding = condition.holding_among(scene, neighbours);
    sentences.retain(|at| neighbour(at).is_some_and(|beside| holding.contains(beside)));
}

fn compiled(pattern: &str, definitions: &Definitions) -> Result<Pattern, ConditionError> {
    Pattern::new(&definitions.expanded(pattern)?).map_err(|cause| ConditionError::Pattern {
        pattern: pattern.to_owned(),
        cause: not_a_pattern(&cause),
    })
}

fn look_up(
    names: &OneOrMany<String>,
    lexicon: &Lexicon,
    report: &mut dyn FnMut(ConditionError),
) -> ClassSet {
    let mut classes = ClassSet::default();
    for name in names.as_slice() {
        match lexicon.class_index(name) {
            Some(class) => classes.insert(class),
            None => report(ConditionError::CueClass {
                class: name.clone(),
                known: (lexicon.classes().iter())
                    .map(|class| class.0.clone())
                    .collect(),
            }),
        }
    }
    classes
}
