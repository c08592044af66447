//! Positions: which pole of a frame an author takes, told by the claims that are shown for it.

use super::IssuePosition;
use super::frame::{Frame, Side};
use super::statement::Statement;
use super::topic::uses;
use crate::bilingual::Lang;
use std::collections::BTreeSet;

/// A frame as an issue asks it.
#[derive(Clone, Copy)]
pub(super) struct AskedFrame<'issue> {
    /// Index of the frame in its set.
    pub(super) frame: usize,
    pub(super) poles: &'issue Frame,
    /// The word that names the issue.
    pub(super) subject: Option<&'issue str>,
    pub(super) lang: Lang,
}

impl AskedFrame<'_> {
    /// Where an article stands: `shown` are those of its statements that stand in pairs.
    pub(super) fn position(
        self,
        article: usize,
        statements: &[Statement],
        shown: &BTreeSet<usize>,
    ) -> IssuePosition {
        let bystanders = self.bystanders(statements);
        // An editor reads the reasons of the shown pairs below the issue: what else is said may not overrule them.
        let sides = match self.sides(statements, shown) {
            Sides::Neither => self.sides(statements, &bystanders),
            sides => sides,
        };
        let join_in = bystanders.into_iter().filter(|&index| {
            let side = self.side_of(&statements[index]);
            side.is_some_and(|side| sides.include(side))
        });
        let components: BTreeSet<usize> = shown.iter().copied().chain(join_in).collect();
        let pole = |side| self.poles.pole(side).name_in(self.lang).to_owned();
        let (stance, torn_between) = match sides {
            Sides::Neither => (None, Vec::new()),
            Sides::One(side) => (Some(pole(side)), Vec::new()),
            Sides::Both => (None, vec![pole(Side::Yes), pole(Side::No)]),
        };
        IssuePosition {
            article,
            stance,
            torn_between,
            components: components.into_iter().collect(),
        }
    }

    /// The statements, shown or not, that take a pole and use the word that names the issue.
    fn bystanders(self, statements: &[Statement]) -> BTreeSet<usize> {
        let Some(subject) = self.subject else {
            return BTreeSet::new();
        };
        let speaks = |of: &Statement| self.side_of(of).is_some() && uses(of, subject);
        let all = statements.iter().enumerate();
        all.filter(|(_, of)| speaks(of))
            .map(|(index, _)| index)
            .collect()
    }

    fn sides(self, statements: &[Statement], indices: &BTreeSet<usize>) -> Sides {
        let statements = indices.iter().map(|&index| &statements[index]);
        let sides = statements.filter_map(|statement| self.side_of(statement));
        sides.fold(Sides::Neither, Sides::and)
    }

    fn side_of(self, statement: &Statement) -> Option<Side> {
        let mut stances = statement.stances.iter();
        let stance = stances.find(|stance| stance.frame == self.frame)?;
        Some(stance.side)
    }
}

/// The poles that an author takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sides {
    Neither,
    One(Side),
    Both,
}

impl Sides {
    fn and(self, side: Side) -> Self {
        match self {
            Self::Neither => Self::One(side),
            Self::One(same) if same == side => self,
            Self::One(_) | Self::Both => Self::Both,
        }
    }

    fn include(self, side: Side) -> bool {
        self == Self::Both || self == Self::One(side)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comparison::compare::tests::read;
    use crate::comparison::frame::FrameSet;
    use crate::comparison::statement::statements;
    use crate::language::{Language, Lexicon};

    const TEXT: &str = "老街的客人会留下来。\n补贴一停，老街的客人就会流失。\n老街的客人还会流失。\n老街的灯亮到很晚。";

    fn position(shown: &[usize]) -> Result<IssuePosition, Box<dyn std::error::Error>> {
        let language = Language::new(Lexicon::builtin()?);
        let frames = FrameSet::builtin()?;
        let (analysis, argument) = read(TEXT, 0, &language);
        let said = statements(&analysis, &argument, &frames, &language);
        let mut all = frames.frames().iter();
        let frame = all.position(|frame| frame.id == "stay_leave");
        let frame = frame.ok_or("there is no such frame")?;
        let asked = AskedFrame {
            frame,
            poles: &frames.frames()[frame],
            subject: Some("客人"),
            lang: Lang::Zh,
        };
        Ok(asked.position(0, &said, &shown.iter().copied().collect()))
    }

    #[test]
    fn an_author_stands_where_his_shown_claims_do() -> Result<(), Box<dyn std::error::Error>> {
        let stays = position(&[0, 3])?;
        assert_eq!(stays.stance.as_deref(), Some("留下"));
        assert_eq!(
            stays.components,
            [0, 3],
            "what says the opposite is left out"
        );
        let leaves = position(&[1])?;
        assert_eq!(leaves.stance.as_deref(), Some("离开"));
        assert_eq!(leaves.components, [1, 2], "what says the same joins in");
        Ok(())
    }

    #[test]
    fn an_author_may_be_on_both_sides() -> Result<(), Box<dyn std::error::Error>> {
        let torn = position(&[0, 1])?;
        assert_eq!(torn.stance, None);
        assert_eq!(torn.torn_between, ["留下", "离开"]);
        assert_eq!(torn.components, [0, 1, 2]);
        let by_the_rest = position(&[3])?;
        assert_eq!(by_the_rest.torn_between.len(), 2);
        Ok(())
    }
}
