//! What a picture says of itself, in Chinese or English.

use crate::argument::{ComponentKind, RelationKind};
use crate::bilingual::Lang;
use crate::counted::counted;
use crate::explain::Phrases;

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub(super) struct Words(Lang);

impl Words {
    pub(super) fn of(lang: Lang) -> Self {
        Self(lang)
    }

    fn say(&self, zh: &'static str, en: &'static str) -> &'static str {
        self.0.choose(zh, en)
    }

    pub(super) fn language(&self) -> &'static str {
        self.say("zh-Hans", "en")
    }

    pub(super) fn heading(&self) -> &'static str {
        self.say("观点对照", "Counterpoint")
    }

    pub(super) fn colon(&self) -> &'static str {
        self.say("：", ": ")
    }

    /// `6 个议题`, `10 处矛盾中的 5 处`, `8 处一致`: of issues, contradictions and agreements how many are drawn, and of
    /// how many where that is not all.
    pub(super) fn counts(&self, drawn: [usize; 3], known: [usize; 3]) -> [String; 3] {
        const THINGS: [(&str, &str, &str); 3] = [
            ("个", "议题", "issue"),
            ("处", "矛盾", "contradiction"),
            ("处", "一致", "agreement"),
        ];
        let told = |at: usize| {
            let (measure, thing, english) = THINGS[at];
            let (drawn, known) = (drawn[at], known[at]);
            match self.0 {
                Lang::Zh if drawn == known => format!("{known} {measure}{thing}"),
                Lang::Zh => format!("{known} {measure}{thing}中的 {drawn} {measure}"),
                Lang::En if drawn == known => counted(known, english),
                Lang::En => format!("{drawn} of {}", counted(known, english)),
            }
        };
        [told(0), told(1), told(2)]
    }

    pub(super) fn shown(&self, shown: usize, known: usize) -> String {
        match self.0 {
            Lang::Zh if shown == known => format!("全部 {known} 句"),
            Lang::Zh => format!("{known} 句中的 {shown} 句；+n：未画出的理由数"),
            Lang::En if shown == known => format!("All {known} statements"),
            Lang::En => {
                format!("{shown} of {known} statements; +n: grounds that are not drawn")
            }
        }
    }

    /// How many issues a table has rows for, and what stands in its cells: whether a third stance is `marked` there, and
    /// authors on both sides.
    pub(super) fn rows(&self, shown: usize, known: usize, marked: [bool; 2]) -> String {
        let [third, torn] = marked.map(usize::from);
        let third = ["", self.say("，◆ 为另一种立场", ", ◆ another")][third];
        let torn = [
            "",
            self.say(
                "，◐ 为两面都说（分得清时各举一句）",
                ", ◐ is on both sides (with a claim for each where pairs tell them apart)",
            ),
        ][torn];
        match self.0 {
            Lang::Zh => format!(
                "{known} 个议题中的 {shown} 个，最强的在前；●、○ 为相反的立场{third}{torn}；每格是作者在该议题上最有力的论点"
            ),
            Lang::En => format!(
                "{shown} of {known} issues, the strongest first; ● and ○ are opposite stances{third}{torn}; each cell has the author's strongest claim on the issue"
            ),
        }
    }

    pub(super) fn kind(&self, kind: ComponentKind) -> &'static str {
        Phrases(self.0).kind(Some(kind))
    }

    /// `〔主张 · 看好〕`
    pub(super) fn filed(&self, kind: ComponentKind, view: Option<&str>) -> String {
        let told = [Some(self.kind(kind)), view].into_iter().flatten();
        let told = told.collect::<Vec<_>>().join(" · ");
        match self.0 {
            Lang::Zh => format!("〔{told}〕"),
            Lang::En => format!(" [{told}]"),
        }
    }

    pub(super) fn across(&self, kind: RelationKind) -> &'static str {
        match kind {
            RelationKind::Support => self.say("一致", "agrees"),
            RelationKind::Contradiction => self.say("矛盾", "contradicts"),
        }
    }

    pub(super) fn inner(&self, kind: RelationKind) -> &'static str {
        match kind {
            RelationKind::Support => self.say("文内支持", "support inside"),
            RelationKind::Contradiction => self.say("文内反驳", "contradiction inside"),
        }
    }

    pub(super) fn pair(&self, kind: RelationKind) -> &'static str {
        match kind {
            RelationKind::Support => self.say("两文一致", "agreement across"),
            RelationKind::Contradiction => self.say("两文矛盾", "contradiction across"),
        }
    }

    pub(super) fn through(&self) -> &'static str {
        self.say("经由未画出的句子", "by way of what is not drawn")
    }

    pub(super) fn quoted(&self, source: &str) -> String {
        match self.0 {
            Lang::Zh => format!("〔引 {source}〕"),
            Lang::En => format!("[quoting {source}]"),
        }
    }

    pub(super) fn hidden(&self, count: usize) -> String {
        match self.0 {
            Lang::Zh => format!("（另有 {count} 条理由未画出）"),
            Lang::En => format!("({} not drawn)", counted(count, "ground")),
        }
    }

    pub(super) fn no_stance(&self) -> &'static str {
        self.say("提到而未表态", "no clear stance")
    }

    pub(super) fn without_issue(&self) -> &'static str {
        self.say("未归入议题", "No issue named")
    }

    pub(super) fn nothing_shared(&self) -> &'static str {
        self.say(
            "所选内容中没有共同的议题",
            "No shared issue in what is shown",
        )
    }
}
