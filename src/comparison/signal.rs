//! Signals: what speaks for putting two statements of different authors side by side, and for how they relate.
//!
//! Each signal is a named rule with a value for every pair of statements; the weights are in `data/weights/cross.toml`,
//! and what each says of itself in [`signal_reasons`](super::signal_reasons).

use super::frame::FrameSet;
use super::grid::{Grid, Pulls};
use super::read_article::ReadArticle;
use super::statement::{Statement, sentences_of};
use crate::argument::ComponentKind;
use std::collections::BTreeMap;

/// A rule over two statements.
pub(super) struct Signal {
    pub(super) id: &'static str,
    value: fn(&Pair) -> Grid,
}

/// The statements of two articles and what is rare in them.
struct Pair<'pair> {
    first: &'pair [Statement<'pair>],
    second: &'pair [Statement<'pair>],
    shared_terms: Grid,
    opposed: Grid,
    agreed: Grid,
    neighbourhood: Pulls,
}

/// How much two sentences of one article share a subject, by their distance.
const NEIGHBOURHOOD: [f64; 4] = [1.0, 0.6, 0.4, 0.2];

/// All signals, in the order of the weight table.
pub(super) const SIGNALS: &[Signal] = &[
    Signal {
        id: "terms.shared",
        value: |pair| pair.shared_terms.clone(),
    },
    Signal {
        id: "terms.any",
        value: |pair| pair.shared_terms.map(|_, _, value| value.sqrt()),
    },
    Signal {
        id: "terms.neighbourhood",
        value: |pair| pair.around(pair.shared_terms.map(|_, _, value| value.sqrt())),
    },
    Signal {
        id: "frame.opposed",
        value: |pair| pair.opposed.clone(),
    },
    Signal {
        id: "frame.agreed",
        value: |pair| pair.agreed.clone(),
    },
    Signal {
        id: "frame.opposed_around",
        value: |pair| pair.around(pair.opposed.clone()),
    },
    Signal {
        id: "frame.opposed_in_shared_words",
        value: |pair| {
            let both = |row, column, value: f64| value * pair.shared_terms.at(row, column).sqrt();
            pair.around(pair.opposed.map(both))
        },
    },
    Signal {
        id: "frame.agreed_around",
        value: |pair| pair.around(pair.agreed.clone()),
    },
    Signal {
        id: "stance.rich",
        value: |pair| pair.sum(|statement| statement.stances.len().min(4) as f64),
    },
    Signal {
        id: "outlook.opposed",
        value: |pair| {
            pair.product(|statement| statement.outlook)
                .map(|_, _, value| -value)
        },
    },
    Signal {
        id: "outlook.both_doubtful",
        value: |pair| pair.product(|statement| f64::from(statement.outlook < 0.0)),
    },
    Signal {
        id: "denial.one_sided",
        value: |pair| pair.each(|a, b| f64::from(a.denies != b.denies)),
    },
    Signal {
        id: "kind.premise",
        value: |pair| pair.sum(|statement| f64::from(statement.is(ComponentKind::Premise))),
    },
    Signal {
        id: "kind.both_premises",
        value: |pair| pair.product(|statement| f64::from(statement.is(ComponentKind::Premise))),
    },
    Signal {
        id: "kind.major_claim",
        value: |pair| pair.sum(|statement| f64::from(statement.is(ComponentKind::MajorClaim))),
    },
    Signal {
        id: "kind.both_major_claims",
        value: |pair| pair.product(|statement| f64::from(statement.is(ComponentKind::MajorClaim))),
    },
    Signal {
        id: "backing",
        value: |pair| pair.sum(|statement| statement.backing.min(3) as f64),
    },
    Signal {
        id: "length",
        value: |pair| pair.sum(|statement| (1.0 + statement.part.len() as f64).ln()),
    },
    Signal {
        id: "place.title_or_lead",
        value: |pair| pair.sum(|statement| f64::from(statement.in_title_or_lead)),
    },
    Signal {
        id: "place.opening",
        value: |pair| pair.sum(|statement| f64::from(statement.place < 0.1)),
    },
    Signal {
        id: "place.conclusion",
        value: |pair| pair.sum(|statement| f64::from(statement.place > 0.85)),
    },
];

/// The standardised values of all signals for two articles, each with what its sentences say.
pub(super) fn signals(first: &ReadArticle, second: &ReadArticle, frames: &FrameSet) -> Vec<Grid> {
    let [a, b] = [first, second].map(|article| article.statements.as_slice());
    let FrameGrids { opposed, agreed } = frame_grids(a, b, frames);
    let [rows, columns] = [a, b].map(sentences_of);
    let pair = Pair {
        first: a,
        second: b,
        shared_terms: first.terms.shared_with(&second.terms),
        opposed,
        agreed,
        neighbourhood: Pulls::by_distance(&rows, &columns, &NEIGHBOURHOOD),
    };
    SIGNALS
        .iter()
        .map(|signal| (signal.value)(&pair).standardised())
        .collect()
}

impl Pair<'_> {
    fn each(&self, cell: impl Fn(&Statement, &Statement) -> f64) -> Grid {
        Grid::of(self.first.len(), self.second.len(), |row, column| {
            cell(&self.first[row], &self.second[column])
        })
    }

    fn sum(&self, value: impl Fn(&Statement) -> f64) -> Grid {
        self.of_values(value, |a, b| a + b)
    }

    fn product(&self, value: impl Fn(&Statement) -> f64) -> Grid {
        self.of_values(value, |a, b| a * b)
    }

    /// Cells worked out from a value of either statement.
    fn of_values(&self, value: impl Fn(&Statement) -> f64, cell: impl Fn(f64, f64) -> f64) -> Grid {
        let [rows, columns] =
            [self.first, self.second].map(|said| said.iter().map(&value).collect::<Vec<f64>>());
        Grid::of(rows.len(), columns.len(), |row, column| {
            cell(rows[row], columns[column])
        })
    }

    /// What the passages around the statements share.
    fn around(&self, grid: Grid) -> Grid {
        grid.standardised().spread(&self.neighbourhood)
    }
}

/// Statements that may take a pole by chance: two that alone take it are no surer a sign than a handful.
const CHANCE_TAKERS: f64 = 4.0;

/// How rare each frame is among the statements of two articles.
pub(super) fn frame_rarity(
    first: &[Statement],
    second: &[Statement],
    frames: &FrameSet,
) -> Vec<f64> {
    let mut takers = vec![0_usize; frames.frames().len()];
    for statement in first.iter().chain(second) {
        for stance in &statement.stances {
            takers[stance.frame] += 1;
        }
    }
    let all = (first.len() + second.len()) as f64;
    takers
        .into_iter()
        .map(|count| (all / (count as f64 + CHANCE_TAKERS)).ln().max(0.0))
        .collect()
}

/// On how many frames every two statements take poles, each counted by its rarity.
struct FrameGrids {
    /// Opposite ones.
    opposed: Grid,
    /// The same.
    agreed: Grid,
}

fn frame_grids(first: &[Statement], second: &[Statement], frames: &FrameSet) -> FrameGrids {
    let rarity = frame_rarity(first, second, frames);
    let mut holders: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (column, statement) in second.iter().enumerate() {
        for stance in &statement.stances {
            holders.entry(stance.frame).or_default().push(column);
        }
    }
    let mut opposed = Grid::zeros(first.len(), second.len());
    let mut agreed = Grid::zeros(first.len(), second.len());
    for (row, statement) in first.iter().enumerate() {
        for stance in &statement.stances {
            for &column in holders.get(&stance.frame).map_or(&[][..], Vec::as_slice) {
                for other in second[column]
                    .stances
                    .iter()
                    .filter(|other| other.frame == stance.frame)
                {
                    let grid = if other.side == stance.side {
                        &mut agreed
                    } else {
                        &mut opposed
                    };
                    grid.add(row, column, rarity[stance.frame]);
                }
            }
        }
    }
    FrameGrids { opposed, agreed }
}
