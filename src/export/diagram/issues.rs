//! The issues between two columns: a card each, with the question, where either author stands, and a lane for every
//! pair of claims that meets on it.

use super::choice::Chosen;
use super::column::{BODY, SMALL, centred};
use super::geometry::{Area, Point};
use super::layout::{Anchor, Ink, Look, Placed, Text, Word};
use super::letters;
use super::words::Words;
use crate::map::{EdgeView, Issue, shortened};

/// How wide a card is, pixels.
pub(super) const WIDTH: f64 = 236.0;
const PADDING: f64 = 10.0;
const LINE: f64 = 20.0;
const STANCE_LINE: f64 = 17.0;
const LANE: f64 = 22.0;
const WORD_HEIGHT: f64 = 17.0;
/// Room for a node's id at either end of a lane.
const ID: f64 = 40.0;
const NAME_COLUMNS: usize = 12;

/// One issue with the pairs that meet on it.
pub(super) struct Card<'map> {
    /// Nothing for pairs that name no issue.
    issue: Option<&'map Issue>,
    pub(super) pairs: Vec<EdgeView<'map>>,
    /// Where its middle would like to be.
    pub(super) wish: f64,
    pub(super) placed: Placed,
    pub(super) words: Vec<Word>,
    /// What stands on each lane, from left to right: the free stretches between id, word and id.
    gaps: Vec<Vec<(f64, f64)>>,
    label: Vec<String>,
    stances: Option<[Vec<String>; 2]>,
}

/// The cards of all issues that a pair meets on, in the map's order; not placed yet.
pub(super) fn cards<'map>(chosen: &Chosen<'map>) -> Vec<Card<'map>> {
    let issues = chosen.map.issues.iter().map(Some).chain([None]);
    let filled = issues.filter_map(|issue| {
        let named = |pair: &&EdgeView<'_>| {
            let of_pair = pair.edge.issue.as_ref().and_then(|id| chosen.map.issue(id));
            of_pair.map(|issue| &issue.id) == issue.map(|issue| &issue.id)
        };
        let pairs: Vec<_> = chosen.pairs.iter().filter(named).copied().collect();
        (!pairs.is_empty()).then(|| Card::new(issue, pairs, chosen))
    });
    filled.collect()
}

impl<'map> Card<'map> {
    fn new(issue: Option<&'map Issue>, pairs: Vec<EdgeView<'map>>, chosen: &Chosen<'map>) -> Self {
        let room = WIDTH - 2.0 * PADDING;
        let label = issue.map_or_else(Vec::new, |issue| {
            letters::lines(&issue.label, BODY, room, 3)
        });
        let stance = |place: usize| {
            let article = chosen.articles.get(place)?;
            let poles = issue?.position_of(&article.id)?.poles();
            (!poles.is_empty()).then_some(poles)
        };
        let told = [stance(0), stance(1)];
        let stances = told.iter().any(Option::is_some).then(|| {
            told.map(|stance| match stance {
                Some(stance) => letters::stance(&stance, SMALL, room / 2.0 - 6.0),
                None => vec!["—".to_owned()],
            })
        });
        Self {
            issue,
            pairs,
            wish: 0.0,
            placed: Placed {
                name: issue.map_or_else(String::new, |issue| issue.id.0.clone()),
                node: None,
                look: Look::Issue,
                area: Area::default(),
                texts: Vec::new(),
                tooltip: issue.map_or_else(String::new, |issue| issue.label.clone()),
            },
            words: Vec::new(),
            gaps: Vec::new(),
            label,
            stances,
        }
    }

    pub(super) fn height(&self) -> f64 {
        self.head() + self.pairs.len() as f64 * LANE + PADDING - 4.0
    }

    /// The middle of a pair's lane; once the card is placed.
    pub(super) fn lane(&self, number: usize) -> f64 {
        self.placed.area.y + self.head() + LANE * (number as f64 + 0.5)
    }

    /// The stretches of a lane that are free for its line.
    pub(super) fn gaps(&self, number: usize) -> &[(f64, f64)] {
        self.gaps.get(number).map_or(&[], Vec::as_slice)
    }

    pub(super) fn place(&mut self, at: Point, words: &Words) {
        self.placed.area = Area {
            x: at.x,
            y: at.y,
            width: WIDTH,
            height: self.height(),
        };
        let area = self.placed.area;
        if self.issue.is_none() {
            self.label = vec![words.without_issue().to_owned()];
            self.placed.area.height = self.height();
        }
        let mut y = area.y + PADDING;
        for line in &self.label {
            let base = Point::new(area.middle().x, y + BODY);
            self.placed
                .texts
                .push(centred(base, BODY, line.clone()).bold());
            y += LINE;
        }
        if let Some([left, right]) = &self.stances {
            for (lines, anchor, x) in [
                (left, Anchor::Start, area.x + PADDING),
                (right, Anchor::End, area.right() - PADDING),
            ] {
                for (number, line) in lines.iter().enumerate() {
                    let base = Point::new(x, y + SMALL + STANCE_LINE * number as f64);
                    let text = Text::new(base, SMALL, line.clone()).anchored(anchor);
                    self.placed.texts.push(text);
                }
            }
        }
        self.fill_lanes(words);
    }

    fn fill_lanes(&mut self, words: &Words) {
        let area = self.placed.area;
        for number in 0..self.pairs.len() {
            let pair = self.pairs[number];
            let (left, right) = (pair.source, pair.target);
            let y = self.lane(number);
            let word = words.across(pair.edge.kind).to_owned();
            let half = letters::width(&word, SMALL) / 2.0 + 9.0;
            let middle = area.middle().x;
            for (node, anchor, x) in [
                (left, Anchor::Start, area.x + PADDING),
                (right, Anchor::End, area.right() - PADDING),
            ] {
                let base = Point::new(x, y + SMALL / 3.0);
                let id = Text::new(base, SMALL, shortened(&node.id.0, NAME_COLUMNS));
                self.placed.texts.push(id.anchored(anchor).soft());
            }
            let width =
                |id: &str| letters::width(&shortened(id, NAME_COLUMNS), SMALL).min(ID * 2.0);
            let mut gaps = vec![
                (area.x + PADDING + width(&left.id.0) + 5.0, middle - half),
                (
                    middle + half,
                    area.right() - PADDING - width(&right.id.0) - 5.0,
                ),
            ];
            // Long ids may leave nothing of the line.
            gaps.retain(|(start, end)| start < end);
            self.gaps.push(gaps);
            let mut text = centred(Point::new(middle, y + SMALL * 0.36), SMALL, word);
            text.ink = Ink::OnRelation;
            self.words.push(Word {
                kind: pair.edge.kind,
                ends: [left.id.clone(), right.id.clone()],
                area: Area {
                    x: middle - half,
                    y: y - WORD_HEIGHT / 2.0,
                    width: 2.0 * half,
                    height: WORD_HEIGHT,
                },
                text,
            });
        }
    }

    /// Height of the question and the stances.
    fn head(&self) -> f64 {
        let stances = self.stances.as_ref().map_or(0.0, |[left, right]| {
            STANCE_LINE * left.len().max(right.len()) as f64 + 4.0
        });
        PADDING + self.label.len().max(1) as f64 * LINE + stances
    }
}
