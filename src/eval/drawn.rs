//! The argument that an annotator drew, in the program's own types: what builds on arguments is measured and fitted on it
//! alone, apart from what the program itself would have found.

use super::gold::{Gold, GoldArticle, GoldLabel};
use crate::argument::{Argument, Component, Confidence, Relation, Voice};
use crate::article::{Article, ArticleId, Block, BlockKind, Metadata, Sentence, SourceText, Span};
use crate::language::{Analysis, Language};

/// An annotated article, read.
pub struct DrawnArgument {
    /// What its units say, each a sentence and a block by itself. Page furniture and what is printed twice are left out.
    pub analysis: Analysis,
    /// The units that argue, with the relations between them.
    pub argument: Argument,
    /// The number of the unit that each component is.
    pub units: Vec<usize>,
}

impl Gold {
    /// What the annotator drew inside both articles.
    pub fn drawn(&self, language: &Language) -> [DrawnArgument; 2] {
        let [first, second] = &self.articles;
        [(0, first), (1, second)].map(|(place, article)| article.drawn(place, language))
    }
}

impl GoldArticle {
    fn drawn(&self, place: usize, language: &Language) -> DrawnArgument {
        let mut blocks: Vec<Block> = Vec::new();
        let mut argument = Argument::default();
        let mut units = Vec::new();
        for (&unit, &span) in &self.units {
            let label = self.labels.get(&unit).copied().unwrap_or(GoldLabel::None);
            if matches!(label, GoldLabel::Boilerplate | GoldLabel::Duplicate) {
                continue;
            }
            let sentence = visible(&self.source, span);
            if let Some(kind) = label.kind() {
                argument.components.push(Component {
                    sentence: blocks.len(),
                    span,
                    text: sentence.text.clone(),
                    kind,
                    confidence: Confidence::new(1.0),
                    voice: Voice::Author,
                    evidence: Vec::new(),
                    runner_up: None,
                });
                units.push(unit);
            }
            blocks.push(Block {
                kind: match blocks.is_empty() {
                    true => BlockKind::Title,
                    false => BlockKind::Paragraph,
                },
                span,
                sentences: vec![sentence],
            });
        }
        let component = |unit: usize| units.iter().position(|&known| known == unit);
        argument.relations = self
            .relations
            .iter()
            .filter_map(|relation| {
                Some(Relation {
                    source: component(relation.source)?,
                    target: component(relation.target)?,
                    kind: relation.kind,
                    confidence: Confidence::new(1.0),
                    evidence: Vec::new(),
                    runner_up: None,
                })
            })
            .collect();
        let article = Article {
            id: ArticleId::at(place),
            path: self.path.display().to_string(),
            source: self.source.clone(),
            metadata: Metadata::default(),
            blocks,
            furniture: Vec::new(),
        };
        DrawnArgument {
            analysis: language.analyse(article),
            argument,
            units,
        }
    }
}

/// A unit without its markup.
fn visible(source: &SourceText, span: Span) -> Sentence {
    let (positions, text) = (span.start..)
        .zip(source.slice(span).chars())
        .filter(|(_, character)| !matches!(character, '*' | '\\' | '#' | '`' | '\n'))
        .unzip();
    Sentence {
        span,
        text,
        positions,
        emphasis: Vec::new(),
    }
}
