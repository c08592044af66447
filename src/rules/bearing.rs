//! How a possible target stands to a source: near or far, in which direction, and what both seem to be.

use super::outline::headings_above;
use super::role::Role;
use super::scene::Scene;
use serde::Deserialize;
use std::ops::Range;
use std::sync::Arc;

/// What a sentence seems to be, judged by itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lean {
    /// Probability that it does not argue.
    pub none: f64,
    /// Probability that it is the thesis.
    pub major_claim: f64,
    /// Probability that it is a claim.
    pub claim: f64,
    /// Probability that it is a premise.
    pub premise: f64,
    /// Its rank among the article's sentences by `major_claim`, from 0.
    pub major_rank: usize,
}

impl Lean {
    /// With the probability of every role, and the rank as a thesis.
    pub(crate) fn by_role(odds: impl Fn(Role) -> f64, major_rank: usize) -> Self {
        Self {
            none: odds(Role::None),
            major_claim: odds(Role::MajorClaim),
            claim: odds(Role::Claim),
            premise: odds(Role::Premise),
            major_rank,
        }
    }

    /// How likely the sentence has that role.
    pub(crate) fn of(&self, role: Role) -> f64 {
        match role {
            Role::None => self.none,
            Role::MajorClaim => self.major_claim,
            Role::Claim => self.claim,
            Role::Premise => self.premise,
        }
    }
}

/// Something that the weight of a relation rule may depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dimension {
    /// Neighbouring, same paragraph, same section or elsewhere, before or behind.
    Proximity,
    /// In the same paragraph, the same section or elsewhere.
    Scope,
    /// How many sentences away, before or behind.
    Distance,
    /// Before or behind.
    Direction,
    /// What the source seems to be.
    SourceLeaning,
    /// What the target seems to be.
    TargetLeaning,
    /// Both.
    Leanings,
    /// How much more of a claim than of a premise the target seems, in six steps.
    TargetClaimness,
    /// The same of both.
    Claimness,
    /// The target's rank as the thesis.
    MajorRank,
    /// How likely it is that the target does not argue, in four steps.
    TargetDoubt,
    /// How much rare wording both share, in five steps.
    SharedWords,
    /// How many sentences between both lean to claims or theses, in five steps, and whether the target stands before or behind.
    ClaimsBetween,
    /// Where the target stands in the outline: a heading above the source, the text right under that heading, or elsewhere.
    /// The heading above a heading is the nearest of a higher level; where that hardly argues, the next one counts as well.
    Outline,
}

impl Dimension {
    /// Number of dimensions.
    pub const COUNT: usize = Dimension::Outline as usize + 1;

    /// Number of cases.
    pub fn cases(self) -> usize {
        match self {
            Dimension::Proximity => PROXIMITIES.len(),
            Dimension::Scope => SCOPES.len(),
            Dimension::Distance => 2 * DISTANCES.len(),
            Dimension::Direction => 2,
            Dimension::SourceLeaning | Dimension::TargetLeaning => LEANINGS.len(),
            Dimension::Leanings => LEANINGS.len() * LEANINGS.len(),
            Dimension::TargetClaimness => CLAIMNESS_STEPS.len() + 1,
            Dimension::Claimness => (CLAIMNESS_STEPS.len() + 1) * (CLAIMNESS_STEPS.len() + 1),
            Dimension::MajorRank => 5,
            Dimension::TargetDoubt => DOUBT_STEPS.len() + 1,
            Dimension::SharedWords => SHARED_STEPS.len() + 1,
            Dimension::ClaimsBetween => 2 * CLAIMS_BETWEEN.len(),
            Dimension::Outline => OUTLINE.len(),
        }
    }

    /// The name of a case, as the weights file writes it.
    pub fn case_name(self, case: usize) -> String {
        let leaning = |at: usize| LEANINGS[at % LEANINGS.len()];
        match self {
            Dimension::Proximity => PROXIMITIES[case].to_owned(),
            Dimension::Scope => SCOPES[case].to_owned(),
            Dimension::Distance => {
                let side = SIDES[case / DISTANCES.len()];
                format!("{side}_{}", DISTANCES[case % DISTANCES.len()])
            }
            Dimension::Direction => SIDES[case].to_owned(),
            Dimension::SourceLeaning => leaning(case).to_owned(),
            Dimension::TargetLeaning => format!("to_{}", leaning(case)),
            Dimension::Leanings => {
                format!("{}_to_{}", leaning(case / LEANINGS.len()), leaning(case))
            }
            Dimension::TargetClaimness => format!("claimness_{case}"),
            Dimension::Claimness => {
                let steps = CLAIMNESS_STEPS.len() + 1;
                format!("claimness_{}_to_{}", case / steps, case % steps)
            }
            Dimension::MajorRank => format!("thesis_rank_{case}"),
            Dimension::TargetDoubt => format!("doubt_{case}"),
            Dimension::SharedWords => format!("shared_{case}"),
            Dimension::ClaimsBetween => {
                let side = SIDES[case / CLAIMS_BETWEEN.len()];
                format!(
                    "{side}_past_{}",
                    CLAIMS_BETWEEN[case % CLAIMS_BETWEEN.len()]
                )
            }
            Dimension::Outline => OUTLINE[case].to_owned(),
        }
    }
}

const PROXIMITIES: [&str; 8] = [
    "previous",
    "next",
    "earlier_in_paragraph",
    "later_in_paragraph",
    "earlier_in_section",
    "later_in_section",
    "earlier_elsewhere",
    "later_elsewhere",
];
const SCOPES: [&str; 3] = ["same_paragraph", "same_section", "elsewhere"];
const DISTANCES: [&str; 6] = ["1", "2", "3", "4_to_5", "6_to_10", "far"];
const SIDES: [&str; 2] = ["before", "behind"];
const CLAIMS_BETWEEN: [&str; 5] = ["0", "1", "2", "3_to_4", "more"];
const OUTLINE: [&str; 4] = [
    "no_heading_above",
    "heading_above",
    "under_heading_above",
    "elsewhere",
];
const LEANINGS: [&str; 4] = ["major_claim", "claim", "premise", "none"];
const CLAIMNESS_STEPS: [f64; 5] = [0.2, 0.35, 0.5, 0.65, 0.8];
const DOUBT_STEPS: [f64; 3] = [0.1, 0.3, 0.6];
const SHARED_STEPS: [f64; 4] = [0.1, 2.5, 5.0, 8.0];
/// So many sentences that look most like the thesis count as leaning to it.
const THESES: usize = 2;

/// How a target stands to a source.
#[derive(Clone, Copy)]
pub struct Bearing<'a> {
    bearings: &'a Bearings,
    source: usize,
    target: usize,
}

impl Bearing<'_> {
    /// The case of one dimension.
    pub fn case(&self, dimension: Dimension) -> usize {
        let mut only = Only(0);
        let target = self.target..self.target + 1;
        (self.bearings).cases(dimension, self.source, target, &mut only);
        usize::from(only.0)
    }
}

/// The case of a single target.
struct Only(u8);

impl Extend<u8> for Only {
    fn extend<I: IntoIterator<Item = u8>>(&mut self, cases: I) {
        cases.into_iter().for_each(|case| self.0 = case);
    }
}

/// How the sentences of an article stand to each other. Pairs are many, so whatever one sentence brings into all of its
/// pairs is found out once.
pub struct Bearings {
    standings: Vec<Standing>,
    /// For every source the step of wording that it shares with every target.
    shared: Arc<Vec<Vec<u8>>>,
    /// How many of the sentences before each lean to claims or theses; itself left out.
    claims_before: Vec<usize>,
    /// For every sentence the headings above it, from the nearest to the first that argues; none where none argues.
    headings_above: Vec<Vec<usize>>,
}

/// What a sentence brings into its bearings.
struct Standing {
    block: usize,
    section: usize,
    leaning: u8,
    claimness: u8,
    doubt: u8,
    rank: u8,
}

impl Bearings {
    /// Looks the sentences over.
    pub fn of(scene: &Scene, leans: &[Lean]) -> Self {
        Self::sharing(Arc::new(shared_steps(scene)), scene, leans)
    }

    /// The same sentences once it is known what they are.
    pub fn known(&self, scene: &Scene, leans: &[Lean]) -> Self {
        Self::sharing(Arc::clone(&self.shared), scene, leans)
    }

    fn sharing(shared: Arc<Vec<Vec<u8>>>, scene: &Scene, leans: &[Lean]) -> Self {
        let claims_before = leans.iter().scan(0, |claims, lean| {
            let before = *claims;
            *claims += usize::from(leaning(lean) <= LEANING_TO_CLAIM);
            Some(before)
        });
        let standings = scene.placements.iter().zip(leans);
        Self {
            claims_before: claims_before.collect(),
            standings: standings
                .map(|(placement, lean)| Standing {
                    block: placement.block,
                    section: placement.section,
                    leaning: leaning(lean),
                    claimness: claimness(lean),
                    doubt: step_of(lean.none, &DOUBT_STEPS),
                    rank: lean.major_rank.min(4) as u8,
                })
                .collect(),
            shared,
            headings_above: headings_above(&scene.placements, leans),
        }
    }

    /// How the sentence `target` stands to the sentence `source`.
    pub fn between(&self, source: usize, target: usize) -> Bearing<'_> {
        Bearing {
            bearings: self,
            source,
            target,
        }
    }

    /// Adds to `cases` the case of a dimension for a source and each of the targets. What depends on the dimension is asked
    /// once, not for every target.
    pub fn cases(
        &self,
        dimension: Dimension,
        source: usize,
        targets: Range<usize>,
        cases: &mut impl Extend<u8>,
    ) {
        let from = &self.standings[source];
        let to = targets.clone().zip(&self.standings[targets]);
        let apart = |target: usize| source.abs_diff(target);
        let later = |target: usize| u8::from(target >= source);
        let scope = |to: &Standing| match (from.block == to.block, from.section == to.section) {
            (true, _) => 0,
            (false, true) => 1,
            (false, false) => 2,
        };
        let leanings = LEANINGS.len() as u8;
        let steps = CLAIMNESS_STEPS.len() as u8 + 1;
        match dimension {
            Dimension::Proximity => cases.extend(to.map(|(at, to)| match apart(at) {
                1 => later(at),
                _ => 2 * (1 + scope(to)) + later(at),
            })),
            Dimension::Scope => cases.extend(to.map(|(_, to)| scope(to))),
            Dimension::Distance => cases.extend(
                to.map(|(at, _)| later(at) * DISTANCES.len() as u8 + distance_step(apart(at))),
            ),
            Dimension::Direction => cases.extend(to.map(|(at, _)| later(at))),
            Dimension::SourceLeaning => cases.extend(to.map(|_| from.leaning)),
            Dimension::TargetLeaning => cases.extend(to.map(|(_, to)| to.leaning)),
            Dimension::Leanings => {
                cases.extend(to.map(|(_, to)| from.leaning * leanings + to.leaning))
            }
            Dimension::TargetClaimness => cases.extend(to.map(|(_, to)| to.claimness)),
            Dimension::Claimness => {
                cases.extend(to.map(|(_, to)| from.claimness * steps + to.claimness))
            }
            Dimension::MajorRank => cases.extend(to.map(|(_, to)| to.rank)),
            Dimension::TargetDoubt => cases.extend(to.map(|(_, to)| to.doubt)),
            Dimension::SharedWords => {
                let shared = &self.shared[source];
                cases.extend(to.map(|(at, _)| shared[at]))
            }
            Dimension::ClaimsBetween => cases.extend(to.map(|(at, _)| {
                let between = self.claims_between_step(source, at);
                later(at) * CLAIMS_BETWEEN.len() as u8 + between
            })),
            Dimension::Outline => {
                let above = &self.headings_above[source];
                cases.extend(to.map(|(at, to)| {
                    let heads = |&heading: &usize| self.standings[heading].section == to.section;
                    if above.is_empty() {
                        0
                    } else if above.contains(&at) {
                        1
                    } else if above.iter().any(heads) {
                        2
                    } else {
                        3
                    }
                }))
            }
        }
    }

    fn claims_between_step(&self, source: usize, target: usize) -> u8 {
        let (first, last) = (source.min(target), source.max(target));
        let claims = match last - first {
            0 => 0,
            _ => self.claims_before[last] - self.claims_before[first + 1],
        };
        match claims {
            0..=2 => claims as u8,
            3..=4 => 3,
            _ => 4,
        }
    }
}

/// For every two sentences the step of wording that they share: a word counts the more, the fewer sentences hold it.
fn shared_steps(scene: &Scene) -> Vec<Vec<u8>> {
    let count = scene.len();
    let holders = &scene.vocabulary.holders;
    let steps_from = |words: &Vec<usize>| {
        let mut shared = vec![0.0; count];
        for &word in words {
            let rarity = (count as f64 / holders[word].len() as f64).ln();
            for &other in &holders[word] {
                shared[other] += rarity;
            }
        }
        let steps = shared.iter().map(|&shared| step_of(shared, &SHARED_STEPS));
        steps.collect()
    };
    scene
        .vocabulary
        .of_sentences
        .iter()
        .map(steps_from)
        .collect()
}

fn distance_step(sentences: usize) -> u8 {
    match sentences {
        0..=1 => 0,
        2 => 1,
        3 => 2,
        4..=5 => 3,
        6..=10 => 4,
        _ => 5,
    }
}

/// The last of [`LEANINGS`] that counts as a claim.
const LEANING_TO_CLAIM: u8 = 1;

fn leaning(lean: &Lean) -> u8 {
    if lean.major_rank < THESES {
        0
    } else if lean.none > lean.claim && lean.none > lean.premise {
        3
    } else if lean.claim >= lean.premise {
        1
    } else {
        2
    }
}

fn claimness(lean: &Lean) -> u8 {
    let share = lean.claim / (lean.claim + lean.premise).max(1e-9);
    step_of(share, &CLAIMNESS_STEPS)
}

fn step_of(value: f64, steps: &[f64]) -> u8 {
    steps.iter().map(|&step| u8::from(value > step)).sum()
}
