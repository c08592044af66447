//! More than two authors: a table with a row for every issue and a column for every author; each cell has the stance
//! and the author's strongest claim on the issue.

use super::choice::Chosen;
use super::chrome;
use super::column::{BODY, SMALL, centred};
use super::excerpt::Telling;
use super::facing::{MARGIN, count};
use super::geometry::{Area, Point};
use super::layout::{Layout, Look, Placed, Text};
use super::words::Words;
use super::{Detail, letters};
use crate::argument::{ComponentKind, RelationKind};
use crate::export::palette::Palette;
use crate::map::{ArticleEntry, EdgeView, Issue, Node, NodeId, Position, on_one_line};

const ISSUE_WIDTH: f64 = 176.0;
/// Widths of an author's column: as wide as the page allows.
const CELL_WIDTHS: [f64; 2] = [150.0, 250.0];
/// What the columns of all authors should not exceed together.
const PAGE_WIDTH: f64 = 1500.0;
const GAP: f64 = 8.0;
const PADDING: f64 = 9.0;
const LINE: f64 = 18.0;
const CLAIM: f64 = 13.0;
const NAME: f64 = 16.0;
/// Rows below [`Detail::Full`]: a page, also of ten authors.
const ROWS: usize = 12;
const TOP: f64 = 40.0;

/// Marks of the first, second and third stance in a row, so that the eye finds who stands with whom.
const POLES: [char; 3] = ['●', '○', '◆'];
/// The mark of an author who takes both poles.
const TORN: char = '◐';

/// Lays the table out; issues that only one author speaks to are left out below [`Detail::Full`].
pub(super) fn lay_out(chosen: &Chosen<'_>, palette: &Palette, words: &Words) -> Layout {
    let authors = chosen.articles.len().max(1) as f64;
    let [narrow, wide] = CELL_WIDTHS;
    let matrix = Matrix {
        chosen,
        palette,
        words,
        width: (PAGE_WIDTH / authors - GAP).floor().clamp(narrow, wide),
    };
    matrix.lay_out()
}

struct Matrix<'a, 'map> {
    chosen: &'a Chosen<'map>,
    palette: &'a Palette,
    words: &'a Words,
    width: f64,
}

impl Matrix<'_, '_> {
    fn lay_out(&self) -> Layout {
        let mut layout = Layout {
            width: self.column_x(self.chosen.articles.len()) - GAP + MARGIN,
            ..Layout::default()
        };
        let mut y = self.head(&mut layout);
        let mut rows = 0;
        for issue in self.chosen.issues() {
            if rows == ROWS && self.chosen.detail != Detail::Full {
                break;
            }
            let positions: Vec<_> = self
                .chosen
                .articles
                .iter()
                .map(|article| self.position(issue, article))
                .collect();
            let speaking = positions.iter().flatten().count();
            if speaking < 2 && self.chosen.detail != Detail::Full {
                continue;
            }
            y = self.row(&mut layout, issue, &positions, y) + GAP;
            rows += 1;
        }
        if layout.boxes.is_empty() {
            let note = self.words.nothing_shared().to_owned();
            let at = Point::new(layout.width / 2.0, y + BODY);
            layout.texts.push(centred(at, BODY, note).soft());
            y += 2.0 * BODY;
        }
        let known = self.chosen.all_issues().len();
        let note = self.words.rows(rows, known, marked(&layout));
        chrome::foot(&mut layout, y - GAP, MARGIN, note, self.palette, self.words);
        layout
    }

    /// Where an article stands on an issue, if it speaks to it with a claim of the view asked for.
    fn position<'i>(&self, issue: &'i Issue, article: &ArticleEntry) -> Option<&'i Position> {
        let position = issue.position_of(&article.id)?;
        let shown = |id: &NodeId| {
            let node = self.chosen.map.node(id);
            node.is_some_and(|node| self.chosen.shows(node))
        };
        (position.nodes.is_empty() || position.nodes.iter().any(shown)).then_some(position)
    }

    fn column_x(&self, author: usize) -> f64 {
        MARGIN + ISSUE_WIDTH + 2.0 * GAP + author as f64 * (self.width + GAP)
    }

    /// The name of the picture over the issues, the authors over their columns.
    fn head(&self, layout: &mut Layout) -> f64 {
        let names = self.chosen.articles.iter().map(|article| article.byline());
        layout.title = on_one_line(&format!(
            "{}：{}",
            self.words.heading(),
            names.collect::<Vec<_>>().join("，")
        ));
        let base = TOP + NAME;
        let heading = Text::new(Point::new(MARGIN, base), 20.0, self.words.heading());
        layout.texts.push(heading.bold());
        let issues = self.chosen.issues().len();
        let all = [
            self.chosen.all_issues().len(),
            count(&self.chosen.all_pairs, RelationKind::Contradiction),
            count(&self.chosen.all_pairs, RelationKind::Support),
        ];
        let counts = self.words.counts([issues, all[1], all[2]], all);
        let mut at = Point::new(MARGIN, base);
        for line in counts {
            at.y += LINE + 2.0;
            layout.texts.push(Text::new(at, SMALL, line).soft());
        }
        let mut bottom = at.y;
        for (author, article) in self.chosen.articles.iter().enumerate() {
            let mut at = Point::new(self.column_x(author) + PADDING, base);
            let room = self.width - 2.0 * PADDING;
            let name = format!("{} {}", article.id, article.byline());
            for line in letters::lines(&name, NAME, room, 2) {
                layout.texts.push(Text::new(at, NAME, line).bold());
                at.y += NAME * 1.35;
            }
            let title = match article.author.trim() {
                "" => "",
                _ => &article.title,
            };
            for line in letters::lines(title, SMALL, room, 3) {
                layout.texts.push(Text::new(at, SMALL, line));
                at.y += LINE;
            }
            let date = letters::line(&article.date(), SMALL, room);
            layout.texts.push(Text::new(at, SMALL, date).soft());
            bottom = bottom.max(at.y);
        }
        bottom + 14.0
    }

    /// One issue; returns where its row ends.
    fn row(
        &self,
        layout: &mut Layout,
        issue: &Issue,
        positions: &[Option<&Position>],
        y: f64,
    ) -> f64 {
        let mut stances: Vec<&str> = Vec::new();
        for stance in positions
            .iter()
            .flatten()
            .filter_map(|position| position.stance.as_deref())
        {
            if !stances.contains(&stance) {
                stances.push(stance);
            }
        }
        let mut row = vec![self.issue_box(issue, y)];
        for (author, position) in positions.iter().enumerate() {
            row.extend(position.map(|position| {
                let pole = stances
                    .iter()
                    .position(|&stance| Some(stance) == position.stance.as_deref());
                self.cell(issue, position, pole, author, y)
            }));
        }
        let height = row
            .iter()
            .map(|placed| placed.area.height)
            .fold(0.0, f64::max);
        for placed in &mut row {
            placed.area.height = height;
        }
        for author in (0..positions.len()).filter(|&author| positions[author].is_none()) {
            let middle = Point::new(self.column_x(author) + self.width / 2.0, y + height / 2.0);
            layout
                .texts
                .push(centred(middle, BODY, "—".to_owned()).soft());
        }
        layout.boxes.extend(row);
        y + height
    }

    fn issue_box(&self, issue: &Issue, y: f64) -> Placed {
        let mut texts = Vec::new();
        let mut at = Point::new(MARGIN + PADDING, y + PADDING);
        for line in letters::lines(&issue.label, BODY, ISSUE_WIDTH - 2.0 * PADDING, 4) {
            texts.push(Text::new(Point::new(at.x, at.y + BODY), BODY, line).bold());
            at.y += LINE + 2.0;
        }
        let of_kind = |kind| {
            let of_issue = |pair: &&EdgeView<'_>| {
                pair.edge.kind == kind && pair.edge.issue.as_ref() == Some(&issue.id)
            };
            self.chosen.all_pairs.iter().filter(of_issue).count()
        };
        for kind in [RelationKind::Contradiction, RelationKind::Support] {
            let pairs = of_kind(kind);
            if pairs > 0 {
                let told = format!("{} × {pairs}", self.words.across(kind));
                texts.push(Text::new(Point::new(at.x, at.y + SMALL), SMALL, told).soft());
                at.y += LINE;
            }
        }
        Placed {
            name: issue.id.0.clone(),
            node: None,
            look: Look::Issue,
            area: Area {
                x: MARGIN,
                y,
                width: ISSUE_WIDTH,
                height: at.y + PADDING - y,
            },
            texts,
            tooltip: issue.label.clone(),
        }
    }

    /// What an author says on an issue; `pole` is the place of his stance among those of the row.
    fn cell(
        &self,
        issue: &Issue,
        position: &Position,
        pole: Option<usize>,
        author: usize,
        y: f64,
    ) -> Placed {
        let x = self.column_x(author);
        let room = self.width - 2.0 * PADDING;
        let mut texts = Vec::new();
        let mut at = Point::new(x + PADDING, y + PADDING);
        let torn = (!position.torn_between.is_empty()).then_some(&TORN);
        let mark = pole.and_then(|pole| POLES.get(pole)).or(torn);
        let poles = position.poles();
        let bold = !poles.is_empty();
        let stance = match mark {
            _ if !bold => self.words.no_stance().to_owned(),
            Some(mark) => format!("{mark} {poles}"),
            None => poles,
        };
        for line in letters::stance(&stance, BODY, room) {
            let text = Text::new(Point::new(at.x, at.y + BODY), BODY, line);
            texts.push(if bold { text.bold() } else { text.soft() });
            at.y += LINE + 2.0;
        }
        let claims = self.claims(issue, position);
        let (shown, lines) = match self.chosen.detail {
            Detail::Thesis => (0, 0),
            Detail::Claims => (1, 4),
            Detail::Full => (3, usize::MAX),
        };
        let on_issue = |pair: &EdgeView<'_>| pair.edge.issue.as_ref() == Some(&issue.id);
        let pairs = self.chosen.all_pairs.iter().copied();
        let telling = Telling::of(&pairs.filter(on_issue).collect::<Vec<_>>());
        let said = match (shown, self.both_sides(issue, position, &claims)) {
            (1, Some(both)) => both,
            _ => claims.iter().take(shown).map(|&node| (node, "")).collect(),
        };
        for (node, pole) in said {
            let before = match pole {
                "" => format!("{} ", node.id.0),
                pole => format!("{} {pole}{}", node.id.0, self.words.colon()),
            };
            for line in telling.lines(node, &before, CLAIM, room, lines) {
                texts.push(Text::new(Point::new(at.x, at.y + CLAIM), CLAIM, line));
                at.y += LINE;
            }
            at.y += 3.0;
        }
        let view = claims.first().and_then(|node| node.view.as_deref());
        let told = claims
            .iter()
            .map(|node| format!("{} {}", node.id.0, node.text));
        Placed {
            name: format!("{}-{}", issue.id.0, position.article),
            node: claims.first().map(|node| node.id.clone()),
            look: Look::Cell(self.palette.place(view)),
            area: Area {
                x,
                y,
                width: self.width,
                height: at.y + PADDING - y,
            },
            texts,
            tooltip: told.collect::<Vec<_>>().join("\n"),
        }
    }

    /// Of an author on both sides the claim of the surest pair on either, with its pole.
    fn both_sides<'i, 'n>(
        &self,
        issue: &'i Issue,
        position: &Position,
        claims: &[&'n Node],
    ) -> Option<Vec<(&'n Node, &'i str)>> {
        let on = |pole: &String| {
            let mut poles = claims
                .iter()
                .map(|&node| (node, self.chosen.map.pole_of(&node.id, issue)));
            poles.find_map(|(node, on)| Some((node, on?)).filter(|(_, on)| on == pole))
        };
        let both: Vec<_> = position.torn_between.iter().filter_map(on).collect();
        (both.len() > 1).then_some(both)
    }

    /// The author's claims on an issue: the surest pair first, then by kind and confidence.
    fn claims(&self, issue: &Issue, position: &Position) -> Vec<&Node> {
        let map = self.chosen.map;
        let mut claims: Vec<_> = position
            .nodes
            .iter()
            .filter_map(|id| map.node(id))
            .filter(|node| self.chosen.shows(node))
            .collect();
        let strength = |node: &Node| {
            let met = self.chosen.all_pairs.iter().filter(|pair| {
                pair.edge.issue.as_ref() == Some(&issue.id)
                    && (pair.source.id == node.id || pair.target.id == node.id)
            });
            met.map(|pair| pair.edge.confidence.value())
                .fold(0.0, f64::max)
        };
        let level = |node: &Node| match node.kind {
            ComponentKind::MajorClaim => 0,
            ComponentKind::Claim => 1,
            ComponentKind::Premise => 2,
        };
        claims.sort_by(|a, b| {
            strength(b)
                .total_cmp(&strength(a))
                .then(level(a).cmp(&level(b)))
                .then(b.confidence.value().total_cmp(&a.confidence.value()))
        });
        claims
    }
}

/// Whether a third stance is marked in the table, and whether authors on both sides are.
fn marked(layout: &Layout) -> [bool; 2] {
    [POLES[2], TORN].map(|mark| {
        let mut texts = layout.boxes.iter().flat_map(|placed| &placed.texts);
        texts.any(|text| text.words.starts_with(mark))
    })
}
