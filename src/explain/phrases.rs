//! The words of an explanation, in Chinese and English.

use crate::argument::{ComponentKind, Confidence, KindRunnerUp, RelationKind, Voice};
use crate::bilingual::Lang;
use crate::map::{Correction, Decision, Review, on_one_line};

/// Speaks one language.
#[derive(Clone, Copy)]
pub(crate) struct Phrases(pub(crate) Lang);

impl Phrases {
    pub(crate) fn kind(self, kind: Option<ComponentKind>) -> &'static str {
        let (chinese, english) = match kind {
            None => ("不算论证", "no component"),
            Some(ComponentKind::MajorClaim) => ("总论点", "major claim"),
            Some(ComponentKind::Claim) => ("主张", "claim"),
            Some(ComponentKind::Premise) => ("理由", "premise"),
        };
        self.0.choose(chinese, english)
    }

    /// A relation inside an article or across two: 支持 and 反驳 are what one sentence does to another, 一致 and 矛盾 how two
    /// authors stand to each other.
    pub(crate) fn relation(self, kind: RelationKind, across: bool) -> &'static str {
        let (chinese, english) = match (kind, across) {
            (RelationKind::Support, false) => ("支持", "support"),
            (RelationKind::Support, true) => ("一致", "agreement"),
            (RelationKind::Contradiction, false) => ("反驳", "contradiction"),
            (RelationKind::Contradiction, true) => ("矛盾", "contradiction"),
        };
        self.0.choose(chinese, english)
    }

    pub(crate) fn confidence(self, confidence: Confidence) -> String {
        format!(
            "{} {:.2}",
            self.0.choose("把握", "confidence"),
            confidence.value()
        )
    }

    pub(crate) fn issue(self, label: &str) -> String {
        format!("{}{label}", self.0.choose("议题：", "on: "))
    }

    /// What an editor decided, wrote beside it and corrected, `编辑：接受（数字核过）；改了观点`.
    pub(crate) fn review(self, review: &Review) -> String {
        let decision = review.decision.map(|decision| match decision {
            Decision::Accept => self.0.choose("接受", "accepted"),
            Decision::Reject => self
                .0
                .choose("拒绝，不再计入", "rejected, no longer counted"),
            Decision::Change => self.0.choose("修改", "to be changed"),
        });
        let note = on_one_line(&review.note);
        let mut said = match (decision, note.is_empty(), self.0) {
            (None, true, _) => Vec::new(),
            (None, false, _) => vec![note],
            (Some(decision), true, _) => vec![decision.to_owned()],
            (Some(decision), false, Lang::Zh) => vec![format!("{decision}（{note}）")],
            (Some(decision), false, Lang::En) => vec![format!("{decision} ({note})")],
        };
        said.extend(self.corrected(&review.corrected));
        let said = said.join(self.0.choose("；", "; "));
        format!("{}{said}", self.0.choose("编辑：", "editor: "))
    }

    /// What an editor has made otherwise, `改了观点、议题`; nothing where that is nothing.
    pub(crate) fn corrected(self, corrected: &[Correction]) -> Option<String> {
        let added = corrected.contains(&Correction::Added);
        let added = added.then(|| self.0.choose("新增", "added").to_owned());
        let changed: Vec<&str> = (corrected.iter())
            .filter_map(|&correction| self.field(correction))
            .collect();
        let changed = (!changed.is_empty()).then(|| match self.0 {
            Lang::Zh => format!("改了{}", changed.join("、")),
            Lang::En => format!("changed the {}", changed.join(", ")),
        });
        let both: Vec<String> = added.into_iter().chain(changed).collect();
        (!both.is_empty()).then(|| both.join(self.0.choose("；", "; ")))
    }

    /// What of a node or an edge is corrected; nothing where it is the whole.
    fn field(self, correction: Correction) -> Option<&'static str> {
        let (chinese, english) = match correction {
            Correction::Added => return None,
            Correction::Kind => ("类别", "kind"),
            Correction::View => ("观点", "view"),
            Correction::Source => ("起点", "source"),
            Correction::Target => ("终点", "target"),
            Correction::Issue => ("议题", "issue"),
            Correction::Why => ("理由", "reason"),
        };
        Some(self.0.choose(chinese, english))
    }

    pub(crate) fn place(
        self,
        file: &str,
        line: usize,
        heading: Option<&str>,
        voice: &Voice,
        view: Option<&str>,
    ) -> String {
        let mut parts = match self.0 {
            Lang::Zh => vec![format!("{file} 第 {line} 行")],
            Lang::En => vec![format!("{file}, line {line}")],
        };
        if let Some(heading) = heading
            .map(on_one_line)
            .filter(|heading| !heading.is_empty())
        {
            parts.push(match self.0 {
                Lang::Zh => format!("“{heading}”一节"),
                Lang::En => format!("section “{heading}”"),
            });
        }
        parts.push(match (self.0, voice) {
            (Lang::Zh, Voice::Author) => "作者自己的话".to_owned(),
            (Lang::En, Voice::Author) => "the author's own words".to_owned(),
            (Lang::Zh, Voice::Quoted(source)) => format!("引述{}的话", on_one_line(source)),
            (Lang::En, Voice::Quoted(source)) => format!("quotes {}", on_one_line(source)),
        });
        if let Some(view) = view {
            parts.push(format!("{}{view}", self.0.choose("观点：", "view: ")));
        }
        parts.join(self.0.choose("；", "; "))
    }

    /// Headings of the rules for and against a kind.
    pub(crate) fn about_kind(self, kind: &str) -> [String; 2] {
        match self.0 {
            Lang::Zh => [
                format!("说它是{kind}的规则："),
                format!("说它不是{kind}的规则："),
            ],
            Lang::En => [
                format!("Rules that call it a {kind}:"),
                "Rules that speak against that:".to_owned(),
            ],
        }
    }

    /// Headings of the rules for and against arguing about that target.
    pub(crate) fn about_link(self, target: &str) -> [String; 2] {
        match self.0 {
            Lang::Zh => [
                format!("说它针对 {target} 的规则："),
                format!("说它不针对 {target} 的规则："),
            ],
            Lang::En => [
                format!("Rules that say it argues about {target}:"),
                format!("Rules that say it does not argue about {target}:"),
            ],
        }
    }

    /// Headings of the rules for and against setting two claims of different authors side by side.
    pub(crate) fn about_pair(self, kind: &str) -> [String; 2] {
        match self.0 {
            Lang::Zh => [
                format!("说两者相关、且是{kind}的规则："),
                format!("说两者无关、或不是{kind}的规则："),
            ],
            Lang::En => [
                format!("Rules that say they belong together, in {kind}:"),
                "Rules that speak against that:".to_owned(),
            ],
        }
    }

    /// Headings of the rules for and against what was decided, where they tell contradiction from support.
    pub(crate) fn about_contradiction(self, contradicts: bool) -> [&'static str; 2] {
        let (likely, unlikely) = match self.0 {
            Lang::Zh => ("像是反驳的特征：", "不像反驳的特征："),
            Lang::En => ("Signs of a rebuttal:", "Signs against a rebuttal:"),
        };
        match contradicts {
            true => [likely, unlikely],
            false => [unlikely, likely],
        }
    }

    pub(crate) fn no_rule(self) -> &'static str {
        self.0.choose(
            "没有一条规则单独为它说话；它的位置和与别句的关系使它在此。",
            "No rule by itself speaks for it; its place and its links put it here.",
        )
    }

    /// The other kind of relation across articles, with its share of the two.
    pub(crate) fn other_kind(self, kind: RelationKind, margin: f64) -> String {
        let share = 1.0 / (1.0 + margin.exp());
        let kind = self.relation(kind, true);
        match self.0 {
            Lang::Zh => format!("{kind}（两种关系中占 {share:.2}）"),
            Lang::En => format!("{kind} ({share:.2} of both)"),
        }
    }

    pub(crate) fn unknown_rule(self) -> &'static str {
        self.0.choose(
            "（载入的规则里没有这一条；若出自自己的规则，请加上 --rules 文件夹）",
            "(no rule of this name is loaded; for rules of your own add --rules DIR)",
        )
    }

    pub(crate) fn nearly(self) -> &'static str {
        self.0.choose("其次的可能：", "What came second:")
    }

    /// What came second and by how much, in log-odds and in words.
    pub(crate) fn margin(self, other: &str, margin: f64) -> String {
        let (chinese, english) = match margin {
            ..0.0 => (
                "单看更高，因整篇的安排而落选",
                "scored higher by itself; the whole ruled it out",
            ),
            0.0..0.3 => ("几乎不相上下", "a near tie"),
            0.3..1.0 => ("差得不多", "close"),
            1.0..2.5 => ("差距明显", "clearly behind"),
            _ => ("差得很远", "far behind"),
        };
        match self.0 {
            Lang::Zh => format!("{other}，得分差 {margin:.2}，{chinese}"),
            Lang::En => format!("{other}, {margin:.2} behind: {english}"),
        }
    }

    /// The kind that came second: its score counts the links to other sentences too, which [`Phrases::alone`] does not.
    pub(crate) fn kind_margin(self, kind: Option<ComponentKind>, margin: f64) -> String {
        let told = self.margin(self.kind(kind), margin);
        let linked = self.0.choose(
            "连同与别句的关系一起计算：",
            "With its links to other sentences: ",
        );
        match margin < 0.0 {
            true => told,
            false => format!("{linked}{told}"),
        }
    }

    /// What the text alone gives the kind chosen and the one that came second.
    pub(crate) fn alone(
        self,
        kind: ComponentKind,
        confidence: Confidence,
        second: &KindRunnerUp,
    ) -> String {
        let (chosen, nearly) = (self.kind(Some(kind)), self.kind(second.kind));
        let first = format!("{chosen} {:.2}", confidence.value());
        let other = format!("{nearly} {:.2}", second.confidence.value());
        let overruled = second.confidence.value() > confidence.value();
        if overruled && kind == ComponentKind::MajorClaim {
            // Links make no thesis: every article has one, and those most like it are it.
            return match self.0 {
                Lang::Zh => format!(
                    "单看这一句更像{nearly}（{other}，{first}）；但全文各句之中，它属于最像{chosen}的几句。"
                ),
                Lang::En => format!(
                    "By itself it looks more like {nearly} ({other}, {first}); but of all sentences of the article it is among those most like a {chosen}."
                ),
            };
        }
        match (self.0, overruled) {
            (Lang::Zh, false) => format!("只看这一句的字句和位置：{first}，{other}。"),
            (Lang::Zh, true) => format!(
                "单看这一句更像{nearly}（{other}，{first}）；与前后各句的关系使它成为{chosen}。"
            ),
            (Lang::En, false) => format!("The sentence by itself: {first}, {other}."),
            (Lang::En, true) => format!(
                "By itself it looks more like {nearly} ({other}, {first}); its links to the others made it {chosen}."
            ),
        }
    }

    pub(crate) fn other_target(self, target: &str, contradicts: bool) -> String {
        match (self.0, contradicts) {
            (Lang::Zh, false) => format!("支持的是 {target}"),
            (Lang::Zh, true) => format!("反驳的是 {target}"),
            (Lang::En, _) => format!("argues about {target}"),
        }
    }

    pub(crate) fn no_edge(self) -> &'static str {
        self.0.choose("没有这条边", "no edge from it")
    }

    pub(crate) fn edges(self, none: bool) -> &'static str {
        match (self.0, none) {
            (Lang::Zh, false) => "它的边：",
            (Lang::Zh, true) => "它没有边。",
            (Lang::En, false) => "Its edges:",
            (Lang::En, true) => "It has no edges.",
        }
    }
}
