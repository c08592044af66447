//! Kinds and links chosen together, after Peldszus & Stede (2015): an assignment of kinds and a forest of links that score
//! high as a whole. The kinds are improved one at a time until none gets better (six sweeps at most), and circles among the
//! best links are broken where that costs least: near the best there is, not always it.

use super::ComponentKind;
use super::forest::{LinkScores, forest, second_targets};
pub use super::search::Search;
use crate::rules::{Lean, Role, Structure};

impl From<ComponentKind> for Role {
    fn from(kind: ComponentKind) -> Self {
        match kind {
            ComponentKind::MajorClaim => Self::MajorClaim,
            ComponentKind::Claim => Self::Claim,
            ComponentKind::Premise => Self::Premise,
        }
    }
}

/// The kind of component that a sentence of this role is.
pub(super) fn kind_of(role: Role) -> Option<ComponentKind> {
    match role {
        Role::None => None,
        Role::MajorClaim => Some(ComponentKind::MajorClaim),
        Role::Claim => Some(ComponentKind::Claim),
        Role::Premise => Some(ComponentKind::Premise),
    }
}

/// What the decoder settled on, and what came second. Margins say by how much the decision taken scored higher, in
/// log-odds.
#[derive(Clone, Debug)]
pub struct Decoded {
    /// The role of every sentence.
    pub roles: Vec<Role>,
    /// The sentence each sentence argues about.
    pub targets: Vec<Option<usize>>,
    /// For every sentence the next best role, with its margin.
    pub second_roles: Vec<(Role, f64)>,
    /// For every sentence that argues about another the next best target that closes no circle, with its margin.
    pub second_targets: Vec<Option<(usize, f64)>>,
    /// For every sentence that argues about another by how much that beats its arguing about nothing.
    pub over_nothing: Vec<f64>,
    /// For every sentence whether it objects to its target.
    pub objects: Vec<bool>,
}

/// Chooses what every sentence is. `links[source][target]` is the log-probability that `source`, if it argues about
/// anything, argues about `target`.
pub fn choose_roles<'a>(
    leans: &[Lean],
    links: &'a [Vec<f64>],
    structure: &Structure,
) -> Search<'a> {
    let own: Vec<[f64; 4]> = leans
        .iter()
        .map(|lean| log_scores(lean, structure))
        .collect();
    let guess = first_guess(leans, &own, structure);
    let mut search = Search::new(guess, own, links, structure);
    for _ in 0..MOST_SWEEPS {
        if !search.sweep() {
            break;
        }
    }
    search
}

/// Chooses what every sentence argues about, its role being settled. `scores[source][target]` is what speaks for a
/// link; an objection outbids every link, so long as both ends argue. `forbidden[source]` may be objected to, not backed.
pub fn choose_links(
    search: Search,
    scores: &[Vec<f64>],
    objections: &[Option<usize>],
    forbidden: &[Vec<usize>],
) -> Decoded {
    let scores = LinkScores {
        scores,
        objections,
        forbidden,
    };
    let targets = forest(&search.roles, &scores);
    let second_targets = second_targets(&search.roles, &targets, &scores);
    let count = search.roles.len();
    let totals: Vec<[f64; 4]> = (0..count).map(|at| search.totals(at)).collect();
    let second_role = |(at, totals)| search.second_role(at, totals);
    let over_nothing = |(at, totals)| search.over_nothing(at, totals);
    Decoded {
        second_roles: totals.iter().enumerate().map(second_role).collect(),
        over_nothing: totals.iter().enumerate().map(over_nothing).collect(),
        roles: search.roles,
        objects: (0..count)
            .map(|at| targets[at].is_some() && targets[at] == objections[at])
            .collect(),
        targets,
        second_targets,
    }
}

const MOST_SWEEPS: usize = 6;

/// What each role scores by itself.
fn log_scores(lean: &Lean, structure: &Structure) -> [f64; 4] {
    let mut scores = Role::ALL.map(|role| lean.of(role).max(1e-9).ln());
    scores[Role::Premise.index()] += structure.premise;
    scores
}

/// The theses, which stay, and of the others what each seems to be by itself.
fn first_guess(leans: &[Lean], own: &[[f64; 4]], structure: &Structure) -> Vec<Role> {
    let likeliest = |scores: &[f64; 4]| {
        [Role::Claim, Role::Premise, Role::None]
            .into_iter()
            .fold(Role::Claim, |best, role| {
                if scores[role.index()] > scores[best.index()] {
                    role
                } else {
                    best
                }
            })
    };
    let most = structure.theses.min(1 + leans.len() / SENTENCES_A_THESIS);
    let likeliest_thesis = leans
        .iter()
        .fold(0.0_f64, |most, lean| most.max(lean.major_claim));
    let enough = (structure.thesis).max(structure.thesis_share * likeliest_thesis);
    let roles = leans.iter().zip(own);
    roles
        .map(|(lean, scores)| match is_thesis(lean, most, enough) {
            true => Role::MajorClaim,
            false => likeliest(scores),
        })
        .collect()
}

/// Every article has a thesis, and a few more sentences may state it. They are told by themselves: claims around
/// would make a thesis of any sentence, as the shorter the way, the likelier the link.
fn is_thesis(lean: &Lean, most: usize, enough: f64) -> bool {
    let may_be = lean.major_rank < most && lean.major_claim >= enough;
    lean.major_rank == 0 || lean.major_claim > 0.5 || may_be
}

/// Who writes a few lines doesn't state the thesis in each.
const SENTENCES_A_THESIS: usize = 8;

pub(super) fn argues(role: Role) -> bool {
    matches!(role, Role::Claim | Role::Premise)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(
        leans: &[Lean],
        links: &[Vec<f64>],
        objections: &[Option<usize>],
        structure: &Structure,
    ) -> Decoded {
        let forbidden = vec![Vec::new(); leans.len()];
        let search = choose_roles(leans, links, structure);
        choose_links(search, links, objections, &forbidden)
    }

    fn lean(none: f64, major_claim: f64, claim: f64, premise: f64, major_rank: usize) -> Lean {
        Lean {
            none,
            major_claim,
            claim,
            premise,
            major_rank,
        }
    }

    fn structure(link: f64) -> Structure {
        let mut structure = Structure {
            link,
            ..Structure::default()
        };
        let links = [
            [0.0; 4],
            [0.0; 4],
            [0.0, 20.0, 35.0, 0.0],
            [0.0, 2.0, 50.0, 1.0],
        ];
        structure.learn_fits(&links, &[20.0, 4.0, 50.0, 50.0]);
        structure
    }

    #[test]
    fn a_confident_link_makes_an_unsure_premise_a_claim() {
        // The second sentence seems slightly more of a premise, but two others clearly argue for it.
        let leans = [
            lean(0.01, 0.9, 0.08, 0.01, 0),
            lean(0.02, 0.02, 0.46, 0.5, 2),
            lean(0.02, 0.01, 0.07, 0.9, 3),
            lean(0.02, 0.01, 0.07, 0.9, 4),
            lean(0.5, 0.05, 0.2, 0.25, 1),
        ];
        let far = (0.02f64).ln();
        let near = (0.9f64).ln();
        let mut links = vec![vec![far; 5]; 5];
        links[1][0] = near;
        links[2][1] = near;
        links[3][1] = near;
        let decoded = decode(&leans, &links, &[None; 5], &structure(1.0));
        assert_eq!(decoded.roles[1], Role::Claim);
        assert_eq!(decoded.targets[1], Some(0));
        assert_eq!(decoded.targets[2], Some(1));
    }

    /// Ten claims, of which the first is the thesis and the second looks like one by `likeness`, with all others at its side.
    fn claims_around_the_second(likeness: f64) -> Decoded {
        let mut leans = vec![lean(0.02, 0.01, 0.8, 0.17, 9); 10];
        leans[0] = lean(0.01, 0.9, 0.08, 0.01, 0);
        leans[1] = lean(0.02, likeness, 0.78 - likeness, 0.2, 1);
        let mut links = vec![vec![(0.02f64).ln(); 10]; 10];
        for row in links.iter_mut().skip(2) {
            row[1] = (0.9f64).ln();
        }
        decode(&leans, &links, &[None; 10], &structure(1.0))
    }

    #[test]
    fn claims_around_a_sentence_make_no_thesis_of_it() {
        assert_eq!(claims_around_the_second(0.02).roles[1], Role::Claim);
        assert_eq!(claims_around_the_second(0.3).roles[1], Role::MajorClaim);
    }

    #[test]
    fn a_few_lines_have_one_thesis() {
        let leans = [
            lean(0.02, 0.45, 0.4, 0.13, 0),
            lean(0.02, 0.4, 0.45, 0.13, 1),
            lean(0.02, 0.3, 0.55, 0.13, 2),
        ];
        let links = vec![vec![(0.3f64).ln(); 3]; 3];
        let decoded = decode(&leans, &links, &[None; 3], &structure(1.0));
        let theses = decoded
            .roles
            .iter()
            .filter(|role| **role == Role::MajorClaim);
        assert_eq!(theses.count(), 1);
    }

    #[test]
    fn what_came_second_is_kept_with_its_margin() {
        let leans = [
            lean(0.01, 0.9, 0.08, 0.01, 0),
            lean(0.02, 0.001, 0.6, 0.379, 1),
            lean(0.02, 0.01, 0.07, 0.9, 2),
        ];
        let mut links = vec![vec![(0.01f64).ln(); 3]; 3];
        links[1][0] = (0.9f64).ln();
        links[2][1] = (0.6f64).ln();
        links[2][0] = (0.3f64).ln();
        let decoded = decode(&leans, &links, &[None; 3], &structure(1.0));
        assert_eq!(decoded.targets, [None, Some(0), Some(1)]);
        assert_eq!(decoded.second_roles[1].0, Role::Premise);
        assert!(
            decoded
                .second_roles
                .iter()
                .all(|(_, margin)| *margin >= 0.0)
        );
        let second = decoded.second_targets[2];
        assert!(second.is_some_and(|(target, margin)| target == 0 && margin > 0.0));
        // Its one other target argues about it.
        assert_eq!(decoded.second_targets[1], None);
        assert!(decoded.over_nothing[2] > 0.0);
    }

    #[test]
    fn an_objection_outbids_the_likelier_link() {
        let leans = [
            lean(0.01, 0.9, 0.08, 0.01, 0),
            lean(0.02, 0.001, 0.3, 0.679, 1),
            lean(0.02, 0.01, 0.9, 0.07, 2),
        ];
        let mut links = vec![vec![(0.1f64).ln(); 3]; 3];
        links[1][0] = (0.8f64).ln();
        links[2][1] = (0.8f64).ln();
        let decoded = decode(&leans, &links, &[None, Some(2), None], &structure(1.0));
        assert_eq!(decoded.targets, [None, Some(2), Some(0)]);
        assert_eq!(decoded.objects, [false, true, false]);
    }

    #[test]
    fn what_backs_nothing_it_may_back_has_no_target() {
        let leans = [
            lean(0.01, 0.9, 0.08, 0.01, 0),
            lean(0.02, 0.001, 0.3, 0.679, 1),
        ];
        let links = vec![vec![-0.1; 2]; 2];
        let forbidden = [Vec::new(), vec![0]];
        let structure = structure(1.0);
        let chosen = |objections: &[Option<usize>]| {
            let search = choose_roles(&leans, &links, &structure);
            choose_links(search, &links, objections, &forbidden)
        };
        assert_eq!(chosen(&[None, None]).targets, [None, None]);
        let objecting = chosen(&[None, Some(0)]);
        assert_eq!(objecting.targets, [None, Some(0)]);
        assert!(objecting.objects[1]);
    }

    #[test]
    fn links_never_run_in_a_circle() {
        let leans = vec![lean(0.0, 0.0, 0.9, 0.1, 9); 6];
        let mut links = vec![vec![-3.0; 6]; 6];
        for source in 0..6 {
            links[source][(source + 1) % 6] = -0.1;
        }
        let decoded = decode(&leans, &links, &[None; 6], &structure(0.5));
        for start in 0..6 {
            let mut at = start;
            let mut steps = 0;
            while let Some(next) = decoded.targets[at] {
                at = next;
                steps += 1;
                assert!(steps <= 6, "a circle through sentence {start}");
            }
        }
    }
}
