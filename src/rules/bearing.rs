//! How a possible target stands to a source: near or far, in which direction, and what both seem to be.

use super::scene::Scene;
use serde::Deserialize;

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
}

impl Dimension {
    const ALL: [Dimension; 12] = [
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
        }
    }

    /// The name of a case, as the weights file writes it.
    pub fn case_name(self, case: usize) -> String {
        let leaning = |at: usize| LEANINGS[at % LEANINGS.len()];
        match self {
            Dimension::Proximity => PROXIMITIES[case].to_owned(),
            Dimension::Scope => SCOPES[case].to_owned(),
            Dimension::Distance => {
                let side = if case < DISTANCES.len() {
                    "before"
                } else {
                    "behind"
                };
                format!("{side}_{}", DISTANCES[case % DISTANCES.len()])
            }
            Dimension::Direction => ["before", "behind"][case].to_owned(),
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
const LEANINGS: [&str; 4] = ["major_claim", "claim", "premise", "none"];
const CLAIMNESS_STEPS: [f64; 5] = [0.2, 0.35, 0.5, 0.65, 0.8];
const DOUBT_STEPS: [f64; 3] = [0.1, 0.3, 0.6];
const SHARED_STEPS: [f64; 4] = [0.1, 2.5, 5.0, 8.0];
/// So many sentences that look most like the thesis count as leaning to it.
const THESES: usize = 2;

/// How a target stands to a source: the case of every dimension.
#[derive(Clone, Copy, Debug)]
pub struct Bearing {
    cases: [usize; Dimension::ALL.len()],
}

impl Bearing {
    /// The case of one dimension.
    pub fn case(&self, dimension: Dimension) -> usize {
        self.cases[dimension as usize]
    }

    /// How the sentence `target` stands to the sentence `source`. `rarity` weighs a shared word.
    pub fn between(
        scene: &Scene,
        leans: &[Lean],
        rarity: &dyn Fn(&str) -> f64,
        source: usize,
        target: usize,
    ) -> Self {
        let before = target < source;
        let far = usize::from(!before);
        let (from, to) = (leaning(&leans[source]), leaning(&leans[target]));
        let (from_claimness, to_claimness) = (claimness(&leans[source]), claimness(&leans[target]));
        let shared: f64 = shared_numbers(&scene.word_numbers[source], &scene.word_numbers[target])
            .map(|number| rarity(&scene.vocabulary[number]))
            .sum();
        let cases = Dimension::ALL.map(|dimension| match dimension {
            Dimension::Proximity => proximity(scene, source, target),
            Dimension::Scope => scope(scene, source, target),
            Dimension::Distance => far * DISTANCES.len() + distance_step(source.abs_diff(target)),
            Dimension::Direction => far,
            Dimension::SourceLeaning => from,
            Dimension::TargetLeaning => to,
            Dimension::Leanings => from * LEANINGS.len() + to,
            Dimension::TargetClaimness => to_claimness,
            Dimension::Claimness => from_claimness * (CLAIMNESS_STEPS.len() + 1) + to_claimness,
            Dimension::MajorRank => leans[target].major_rank.min(4),
            Dimension::TargetDoubt => step_of(leans[target].none, &DOUBT_STEPS),
            Dimension::SharedWords => step_of(shared, &SHARED_STEPS),
        });
        Self { cases }
    }
}

/// The numbers that two ascending lists have in common, ascending.
fn shared_numbers<'a>(some: &'a [usize], others: &'a [usize]) -> impl Iterator<Item = usize> + 'a {
    let mut rest = others.iter().peekable();
    some.iter().copied().filter(move |number| {
        while rest.next_if(|other| *other < number).is_some() {}
        rest.next_if_eq(&number).is_some()
    })
}

fn proximity(scene: &Scene, source: usize, target: usize) -> usize {
    let (from, to) = (&scene.placements[source], &scene.placements[target]);
    let later = usize::from(target > source);
    if source.abs_diff(target) == 1 {
        later
    } else if from.block == to.block {
        2 + later
    } else if from.section == to.section {
        4 + later
    } else {
        6 + later
    }
}

fn scope(scene: &Scene, source: usize, target: usize) -> usize {
    let (from, to) = (&scene.placements[source], &scene.placements[target]);
    match (from.block == to.block, from.section == to.section) {
        (true, _) => 0,
        (false, true) => 1,
        (false, false) => 2,
    }
}

fn distance_step(sentences: usize) -> usize {
    match sentences {
        0..=1 => 0,
        2 => 1,
        3 => 2,
        4..=5 => 3,
        6..=10 => 4,
        _ => 5,
    }
}

fn leaning(lean: &Lean) -> usize {
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

fn claimness(lean: &Lean) -> usize {
    let share = lean.claim / (lean.claim + lean.premise).max(1e-9);
    step_of(share, &CLAIMNESS_STEPS)
}

fn step_of(value: f64, steps: &[f64]) -> usize {
    steps.iter().filter(|&&step| value > step).count()
}
