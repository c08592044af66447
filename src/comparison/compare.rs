//! From several articles' arguments to a [`Comparison`].

use super::candidates::Candidates;
use super::evidence::evidence;
use super::frame::{FrameError, FrameSet};
use super::issue::{IssueBook, Subject, subject};
use super::read_article::ReadArticle;
use super::selection::by_confidence;
use super::signal::frame_rarity;
use super::statement::Statement;
use super::weights::{CrossWeights, CrossWeightsError};
use super::wording::{End, reason};
use super::{Comparison, ComponentRef, CrossRelation, Pairing};
use crate::argument::{Argument, Confidence};
use crate::bilingual::Lang;
use crate::language::{Analysis, Language, WordRarity};
use crate::rules::to_three_decimals;
use rayon::prelude::*;
use std::sync::Arc;

/// What a comparison goes by.
#[derive(Debug)]
pub struct CompareRules {
    /// The questions over which authors part ways.
    pub frames: Arc<FrameSet>,
    /// What each signal counts.
    pub weights: CrossWeights,
    /// Which words tell what an issue is about.
    pub words: &'static WordRarity,
    /// The language of labels and reasons.
    pub lang: Lang,
}

/// Rules that can't be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CompareRulesError {
    /// The frames.
    #[error(transparent)]
    Frames(#[from] FrameError),
    /// The weights.
    #[error(transparent)]
    Weights(#[from] CrossWeightsError),
}

impl CompareRules {
    /// The rules that come with the program.
    ///
    /// # Errors
    /// None that the program's own rules cause.
    pub fn builtin(lang: Lang) -> Result<Self, CompareRulesError> {
        Ok(Self {
            frames: Arc::new(FrameSet::builtin()?),
            weights: CrossWeights::builtin()?,
            words: WordRarity::builtin(),
            lang,
        })
    }
}

/// A pair on its way to a relation.
struct Drawn {
    relation: CrossRelation,
    subject: Subject,
}

/// Lays the arguments of several articles side by side. Two articles need no others, so pairs of articles are shared out
/// among the processors.
pub fn compare(
    articles: &[(&Analysis, &Argument)],
    pairing: Pairing,
    rules: &CompareRules,
    language: &Language,
) -> Comparison {
    let read: Vec<ReadArticle> = articles
        .par_iter()
        .map(|(analysis, argument)| ReadArticle::of(analysis, argument, rules, language))
        .collect();
    let mut drawn: Vec<Drawn> = pairing
        .pairs(articles.len())
        .into_par_iter()
        .flat_map_iter(|(first, second)| compare_two([first, second], &read, rules))
        .collect();
    let mut issues = IssueBook::default();
    for Drawn { relation, subject } in &drawn {
        issues.enter(subject, relation);
    }
    let said: Vec<&[Statement]> = read.iter().map(|one| one.statements.as_slice()).collect();
    let (issues, places) = issues.close(&said, &rules.frames, rules.lang);
    for Drawn { relation, subject } in &mut drawn {
        let home = places.get(&subject.key);
        relation.issue = home.map(|home| home.issue);
        let label = match home {
            Some(home) if home.own => issues[home.issue].label.clone(),
            _ => subject.label(&rules.frames, rules.lang),
        };
        let end = |end: ComponentRef| End {
            name: articles[end.article].0.article.id.as_str(),
            statement: &said[end.article][end.component],
        };
        let ends = [end(relation.first), end(relation.second)];
        relation.why = reason(subject, &label, &ends, &rules.frames, rules.lang);
    }
    let mut relations: Vec<CrossRelation> = drawn.into_iter().map(|pair| pair.relation).collect();
    relations.sort_by(|a, b| {
        b.confidence
            .value()
            .total_cmp(&a.confidence.value())
            .then((a.first, a.second).cmp(&(b.first, b.second)))
    });
    Comparison { issues, relations }
}

/// The relations between two articles, and what each speaks to.
fn compare_two(
    [first, second]: [usize; 2],
    read: &[ReadArticle],
    rules: &CompareRules,
) -> Vec<Drawn> {
    let Some(candidates) = Candidates::between(&read[first], &read[second], rules) else {
        return Vec::new();
    };
    let probabilities = candidates.probabilities(&rules.weights);
    let chosen = candidates.chosen(&probabilities);
    let Candidates {
        signals,
        grounds,
        common_subject,
    } = &candidates;
    let (a, b) = (grounds.first, grounds.second);
    let rarity = frame_rarity(a, b, &rules.frames);
    by_confidence(chosen, rules.weights.calibration)
        .into_iter()
        .map(|(pair, confidence)| {
            let subject = subject(&pair, &rarity, grounds);
            let relation = CrossRelation {
                first: ComponentRef {
                    article: first,
                    component: pair.row,
                },
                second: ComponentRef {
                    article: second,
                    component: pair.column,
                },
                kind: pair.kind,
                confidence: Confidence::new(to_three_decimals(confidence * common_subject)),
                margin: to_three_decimals(probabilities.margin(&pair)),
                issue: None,
                why: String::new(),
                evidence: evidence(&pair, signals, &a[pair.row], &b[pair.column], rules),
            };
            Drawn { relation, subject }
        })
        .collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::argument::{Component, ComponentKind, RelationKind, Voice};
    use crate::article::{
        Article, ArticleId, Block, BlockKind, Metadata, Sentence, SourceText, Span,
    };
    use crate::language::Lexicon;

    const HOPEFUL: &str = "县城咖啡馆的故事才刚刚开始。\n年轻店主在县城扎根，老街的客人也会留下来。\n小店三个月就回本，是一门赚钱的生意。\n一杯咖啡拉近了两代人。";
    const DOUBTFUL: &str = "县城咖啡馆的好时候已经结束。\n补贴一停，老街的客人就会流失。\n多数小店都在亏损，这门生意难以回本。\n老人和年轻人之间的隔阂仍在。";
    const THIRD: &str = "县城咖啡馆正在改变老街。\n客人喜欢这里，愿意常来，老街的客人留得住。\n小店盈利稳定，这门生意划算。";

    /// A text whose every line is a component.
    pub(in crate::comparison) fn read(
        text: &str,
        position: usize,
        language: &Language,
    ) -> (Analysis, Argument) {
        let mut argument = Argument::default();
        let mut blocks = Vec::new();
        let mut start = 0;
        for line in text.lines() {
            let span = Span::new(start, start + line.chars().count());
            argument.components.push(Component {
                sentence: blocks.len(),
                span,
                text: line.to_owned(),
                kind: if start == 0 {
                    ComponentKind::MajorClaim
                } else {
                    ComponentKind::Claim
                },
                confidence: Confidence::new(1.0),
                voice: Voice::Author,
                evidence: Vec::new(),
                runner_up: None,
            });
            let sentence = Sentence {
                span,
                text: line.to_owned(),
                positions: (span.start..span.end).collect(),
                emphasis: Vec::new(),
            };
            blocks.push(Block {
                kind: BlockKind::Paragraph,
                span,
                sentences: vec![sentence],
            });
            start = span.end + 1;
        }
        let article = Article {
            id: ArticleId::at(position),
            path: String::new(),
            source: SourceText::new(text.to_owned()),
            metadata: Metadata::default(),
            blocks,
            furniture: Vec::new(),
        };
        (language.analyse(article), argument)
    }

    pub(in crate::comparison) fn compared(
        texts: &[&str],
    ) -> Result<Comparison, Box<dyn std::error::Error>> {
        let language = Language::new(Lexicon::builtin()?);
        let rules = CompareRules::builtin(Lang::Zh)?;
        let read: Vec<_> = texts
            .iter()
            .enumerate()
            .map(|(position, text)| read(text, position, &language))
            .collect();
        let articles: Vec<_> = read
            .iter()
            .map(|(analysis, argument)| (analysis, argument))
            .collect();
        Ok(compare(&articles, Pairing::EveryTwo, &rules, &language))
    }

    #[test]
    fn opposite_poles_of_one_question_contradict() -> Result<(), Box<dyn std::error::Error>> {
        let comparison = compared(&[HOPEFUL, DOUBTFUL])?;
        let stay = comparison
            .relations
            .iter()
            .find(|relation| (relation.first.component, relation.second.component) == (1, 1));
        let Some(stay) = stay else {
            panic!("the customers' staying is not compared: {comparison:#?}")
        };
        assert_eq!(stay.kind, RelationKind::Contradiction);
        assert!(stay.why.contains("A 主张留下，B 主张离开"), "{}", stay.why);
        let words: Vec<&str> = stay
            .evidence
            .iter()
            .flat_map(|rule| &rule.words)
            .map(|word| word.text.as_str())
            .collect();
        assert!(
            words.contains(&"扎根") && words.contains(&"流失"),
            "{words:?}"
        );
        Ok(())
    }

    #[test]
    fn three_articles_share_their_issues_and_keep_their_order()
    -> Result<(), Box<dyn std::error::Error>> {
        let comparison = compared(&[HOPEFUL, DOUBTFUL, THIRD])?;
        assert!(
            comparison
                .issues
                .iter()
                .any(|issue| issue.positions.len() == 3),
            "{:#?}",
            comparison.issues
        );
        assert!(
            comparison
                .relations
                .iter()
                .all(|relation| relation.issue.is_some())
        );
        let again = compared(&[HOPEFUL, DOUBTFUL, THIRD])?;
        assert_eq!(format!("{comparison:?}"), format!("{again:?}"));
        Ok(())
    }

    #[test]
    fn what_both_print_word_for_word_is_called_so() -> Result<(), Box<dyn std::error::Error>> {
        let comparison = compared(&[HOPEFUL, HOPEFUL])?;
        let mut relations = comparison.relations.iter();
        let same = relations.find(|pair| pair.first.component == pair.second.component);
        let why = same.map(|pair| (pair.kind, pair.why.as_str()));
        let told = "A、B 的这句话一字不差";
        assert_eq!(why, Some((RelationKind::Support, told)));
        Ok(())
    }

    #[test]
    fn a_reason_names_the_issue_as_its_heading_does() -> Result<(), Box<dyn std::error::Error>> {
        let comparison = compared(&[HOPEFUL, DOUBTFUL, THIRD])?;
        for relation in &comparison.relations {
            let issue = relation.issue.map(|issue| &comparison.issues[issue].label);
            let question = issue
                .filter(|label| relation.why.starts_with("同一议题") && *label != "其他分歧与共识");
            assert!(
                question.is_none_or(|label| relation.why.contains(&format!("“{label}”"))),
                "{issue:?}: {}",
                relation.why
            );
        }
        Ok(())
    }

    #[test]
    fn what_both_only_speak_of_is_no_agreement() -> Result<(), Box<dyn std::error::Error>> {
        let comparison = compared(&["夜市的摊主在河边摆雨棚。", "他们路过夜市，摊主在收拾雨棚。"])?;
        assert!(comparison.relations.is_empty(), "{comparison:#?}");
        Ok(())
    }

    #[test]
    fn articles_without_components_share_nothing() -> Result<(), Box<dyn std::error::Error>> {
        let comparison = compared(&["", HOPEFUL])?;
        assert!(comparison.relations.is_empty() && comparison.issues.is_empty());
        Ok(())
    }
}
