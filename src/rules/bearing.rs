//! How a possible target stands to a source: near or far, in which direction, and what both seem to be.

use super::scene::Scene;
use serde::Deserialize;
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
}

impl Dimension {
    const ALL: [Dimension; 13] = [
        Dimension::Proximity,
        Dimension::Scope,
        Dimension::Distance,
        Dimension::Direction,
        Dimension::SourceLeaning,
        Dimension::TargetLeaning,
        Dimension::Leanings,
        Dimension::TargetClaimness,
        Dimension::Claimness,
        Dimension::MajorRank,
        Dimension::TargetDoubt,
        Dimension::SharedWords,
        Dimension::ClaimsBetween,
    ];

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
const LEANINGS: [&str; 4] = ["major_claim", "claim", "premise", "none"];
const CLAIMNESS_STEPS: [f64; 5] = [0.2, 0.35, 0.5, 0.65, 0.8];
const DOUBT_STEPS: [f64; 3] = [0.1, 0.3, 0.6];
const SHARED_STEPS: [f64; 4] = [0.1, 2.5, 5.0, 8.0];
/// So many sentences that look most like the thesis count as leaning to it.
const THESES: usize = 2;

/// How a target stands to a source: the case of every dimension.
#[derive(Clone, Copy, Debug)]
pub struct Bearing {
    cases: [u8; Dimension::ALL.len()],
}

impl Bearing {
    /// The case of one dimension.
    pub fn case(&self, dimension: Dimension) -> usize {
        usize::from(self.cases[dimension as usize])
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
        }
    }

    /// How the sentence `target` stands to the sentence `source`.
    pub fn between(&self, source: usize, target: usize) -> Bearing {
        let (from, to) = (&self.standings[source], &self.standings[target]);
        let apart = source.abs_diff(target);
        let later = u8::from(target >= source);
        let scope = match (from.block == to.block, from.section == to.section) {
            (true, _) => 0,
            (false, true) => 1,
            (false, false) => 2,
        };
        let leanings = LEANINGS.len() as u8;
        let steps = CLAIMNESS_STEPS.len() as u8 + 1;
        let mut cases = [0; Dimension::ALL.len()];
        let mut set = |dimension: Dimension, case: u8| cases[dimension as usize] = case;
        set(
            Dimension::Proximity,
            match apart {
                1 => later,
                _ => 2 * (1 + scope) + later,
            },
        );
        set(Dimension::Scope, scope);
        set(
            Dimension::Distance,
            later * DISTANCES.len() as u8 + distance_step(apart),
        );
        set(Dimension::Direction, later);
        set(Dimension::SourceLeaning, from.leaning);
        set(Dimension::TargetLeaning, to.leaning);
        set(Dimension::Leanings, from.leaning * leanings + to.leaning);
        set(Dimension::TargetClaimness, to.claimness);
        set(Dimension::Claimness, from.claimness * steps + to.claimness);
        set(Dimension::MajorRank, to.rank);
        set(Dimension::TargetDoubt, to.doubt);
        set(Dimension::SharedWords, self.shared[source][target]);
        set(
            Dimension::ClaimsBetween,
            later * CLAIMS_BETWEEN.len() as u8 + self.claims_between_step(source, target),
        );
        Bearing { cases }
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
