//! Relations between components that are given, as annotators mark them: parts of sentences, or several sentences.

use super::extract::settle;
use super::kinds::{certain, holding_rules, rank_theses};
use super::{Argument, ComponentKind};
use crate::article::{Article, Block, Sentence, Span};
use crate::language::{Analysis, Language};
use crate::rules::{Lean, Role, Scene, WeighedPack};

/// A component that is given: only its relations are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GivenComponent {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: ComponentKind,
}

/// Finds the relations between given components. The argument's components are the given ones, in their order, but
/// for those with no text of the article in them.
pub fn argue_given(
    article: Article,
    given: &[GivenComponent],
    language: &Language,
    rules: WeighedPack,
) -> GivenArgument {
    let pieces = Pieces::of(article, given, language);
    let scene = Scene::of(&pieces.analysis);
    let (owners, leans) = (&pieces.owners, &pieces.leans);
    let holding = holding_rules(&scene, rules.pack());
    let argument = settle(&scene, &holding, leans, rules);
    let given_of = argument
        .components
        .iter()
        .map(|component| owners[component.sentence])
        .collect();
    GivenArgument {
        argument,
        given: given_of,
    }
}

/// An article cut so that every given component is a sentence of its own.
pub struct Pieces {
    /// The article in pieces.
    pub analysis: Analysis,
    /// Which of the given components each piece is.
    pub owners: Vec<Option<usize>>,
    /// What each piece is known to be.
    pub leans: Vec<Lean>,
}

impl Pieces {
    /// Cuts an article.
    pub fn of(article: Article, given: &[GivenComponent], language: &Language) -> Self {
        let mut order: Vec<usize> = (0..given.len()).collect();
        order.sort_by_key(|&at| given[at].span);
        let (article, owners) = cut(article, given, &order);
        let analysis = language.analyse(article);
        let mut leans: Vec<Lean> = owners
            .iter()
            .map(|owner| certain(owner.map_or(Role::None, |at| Role::from(given[at].kind))))
            .collect();
        rank_theses(&mut leans);
        for lean in leans.iter_mut().filter(|lean| lean.major_claim < 0.5) {
            // Where none is given as the thesis, the first is not to be taken for it.
            lean.major_rank = usize::MAX;
        }
        Self {
            analysis,
            owners,
            leans,
        }
    }
}

/// What [`argue_given`] finds.
#[derive(Clone, Debug)]
pub struct GivenArgument {
    /// The components, in reading order, and their relations.
    pub argument: Argument,
    /// Which of the given components each is.
    pub given: Vec<Option<usize>>,
}

/// Cuts sentences so that every component has a piece of its own; says which component each piece is.
fn cut(
    mut article: Article,
    given: &[GivenComponent],
    order: &[usize],
) -> (Article, Vec<Option<usize>>) {
    let mut owners = Vec::new();
    let mut waiting = order.iter().copied().peekable();
    for block in &mut article.blocks {
        let mut pieces = Vec::new();
        for sentence in std::mem::take(&mut block.sentences) {
            let mut from = 0;
            while let Some(&at) = waiting.peek() {
                let span = given[at].span;
                if span.start >= sentence.span.end {
                    break;
                }
                waiting.next();
                // The piece reaches back to the piece before, so that a connective before the component counts.
                let to = sentence
                    .positions
                    .partition_point(|&position| position < span.end);
                if to > from {
                    pieces.push(piece(&sentence, from, to));
                    owners.push(Some(at));
                    from = to;
                }
            }
            let length = sentence.positions.len();
            let rest = sentence.text.chars().skip(from);
            if from == 0 || rest.clone().any(char::is_alphanumeric) {
                pieces.push(piece(&sentence, from, length));
                owners.push(None);
            }
        }
        block.sentences = pieces;
    }
    article
        .blocks
        .retain(|block: &Block| !block.sentences.is_empty());
    (article, owners)
}

/// The characters `from..to` of a sentence.
fn piece(sentence: &Sentence, from: usize, to: usize) -> Sentence {
    let within = |range: &std::ops::Range<usize>| {
        let cut = range.start.max(from)..range.end.min(to);
        (cut.start < cut.end).then(|| cut.start - from..cut.end - from)
    };
    Sentence {
        span: sentence.span_of(from..to),
        text: sentence.words(from..to),
        positions: sentence.positions[from..to].to_vec(),
        emphasis: sentence.emphasis.iter().filter_map(within).collect(),
    }
}
