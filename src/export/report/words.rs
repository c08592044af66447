//! The page's own words, in Chinese and English: all that neither an article nor the map says.

use crate::argument::RelationKind;
use crate::bilingual::Lang;
use crate::comparison::MOST_PAIRS;
use crate::map::EdgeView;
use std::collections::BTreeMap;

/// Name, Chinese, English.
const WORDS: &[(&str, &str, &str)] = &[
    ("html_lang", "zh-CN", "en"),
    ("colon", "：", ": "),
    ("comma", "，", ", "),
    ("list_comma", "、", ", "),
    ("skip_reading", "跳到原文对照", "Skip to the articles"),
    ("skip_pairs", "跳到对应论点", "Skip to the paired claims"),
    ("overview", "概要", "Summary"),
    ("diagram", "论证图", "Diagram"),
    ("reading", "原文对照", "The articles side by side"),
    ("major_claim", "总论点", "major claims"),
    ("claim", "主张", "claims"),
    ("premise", "理由", "premises"),
    ("views_of", "观点分布", "Claims by view"),
    ("clashes", "最明确的矛盾", "Surest contradictions"),
    ("agreements", "最明确的一致", "Surest agreements"),
    ("none", "没有", "none"),
    ("stances", "谁站在哪一边", "Who stands where"),
    (
        "stances_note",
        "每行一个议题，由强到弱；写着两面的，这位作者两面都说；括号里是谈到它但没有立场的论点数。",
        "A row for every issue, strongest first; where both poles stand, the author says both; in brackets, claims that touch it without taking a side.",
    ),
    ("issue", "议题", "Issue"),
    ("issues", "议题", "Issues"),
    ("pairs", "对应", "Pairs"),
    ("show_pairs", "看对应", "show pairs"),
    ("unanswered", "无人回应的主张", "Claims that nobody answers"),
    (
        "unanswered_note",
        "对方没有一句与它或它的理由相对应。",
        "Nothing on another side meets it or its grounds.",
    ),
    ("company", "谁与谁相近", "Who agrees with whom"),
    ("loners", "与谁都不相合", "Agrees with nobody here"),
    ("authors", "作者", "Authors"),
    ("agreeing", "一致", "Agreements"),
    ("contradicting", "矛盾", "Contradictions"),
    ("same_side", "同一立场", "Same stance"),
    ("other_side", "相反立场", "Opposite stance"),
    ("changes", "同一作者前后", "What an author changed"),
    ("turned", "改变", "turned"),
    ("held", "未变", "held"),
    ("contradicts", "矛盾", "contradicts"),
    ("agrees", "一致", "agrees"),
    ("backs", "支持", "backs"),
    ("attacks", "反驳", "attacks"),
    ("no_issue", "未归入议题", "On no named issue"),
    ("filters", "筛选", "Filters"),
    ("all_issues", "全部议题", "All issues"),
    ("all_views", "全部观点", "All views"),
    ("all_kinds", "全部类别", "All kinds"),
    ("all_relations", "全部关系", "All relations"),
    ("view", "观点", "View"),
    ("no_view", "未归入观点", "no view"),
    ("kind", "类别", "Kind"),
    ("relation", "关系", "Relation"),
    ("confidence", "把握", "Confidence"),
    ("at_least", "把握不低于", "Confidence at least"),
    ("reset", "清除筛选", "Clear filters"),
    ("search", "在原文里搜索", "Search the articles"),
    ("next", "下一处", "Next"),
    ("previous", "上一处", "Previous"),
    ("left", "左栏", "Left"),
    ("right", "右栏", "Right"),
    ("middle", "对应", "Pairs"),
    ("columns", "显示哪一栏", "Column to show"),
    (
        "shown",
        "显示 {n} / {all} 对；数字是把握（0 到 1）；每两篇最多列出 {most} 对",
        "{n} of {all} pairs; the figures are confidences, 0 to 1; of every two articles at most {most} pairs are listed",
    ),
    ("hits", "第 {n} 处，共 {all} 处", "{n} of {all}"),
    ("no_hits", "没有找到", "not found"),
    (
        "no_pairs",
        "没有符合筛选条件的对应。",
        "No pair passes the filters.",
    ),
    (
        "keys",
        "键盘：↑↓ 逐对查看，←→ 进入左右原文，/ 搜索，Esc 返回",
        "Keys: ↑↓ step through the pairs, ←→ into the articles, / search, Esc back",
    ),
    ("why", "为什么", "Why"),
    ("close", "关闭", "Close"),
    ("speak_for", "赞成的规则", "Rules that speak for it"),
    ("speak_against", "反对的规则", "Rules that speak against it"),
    ("signs_for", "像是反驳的特征", "Signs of a rebuttal"),
    (
        "signs_against",
        "不像反驳的特征",
        "Signs against a rebuttal",
    ),
    (
        "no_rule",
        "没有一条规则单独为它说话；它的位置和与别句的关系使它在此。",
        "No rule by itself speaks for it; its place and its links put it here.",
    ),
    ("nearly", "其次的可能", "What came second"),
    ("joined", "与它相关的论点", "What it is joined to"),
    ("backed_by", "理由", "backed by"),
    ("attacked_by", "受到反驳", "attacked by"),
    (
        "not_joined",
        "它与别的论点没有联系。",
        "It is joined to no other claim.",
    ),
    ("to_text", "到原文", "Go to the text"),
    ("legend", "图例", "Legend"),
    (
        "met",
        "底色较深：与另一篇有对应",
        "deeper tint: met by another article",
    ),
    (
        "claims_only",
        "这份报告由 map.json 画成，只有论点，没有全文。",
        "Made from map.json: the claims only, without the whole text.",
    ),
    ("grounds", "论点与理由", "Claims and their grounds"),
    (
        "no_script",
        "浏览器没有运行脚本：可以阅读和打印，不能筛选、搜索和查看依据。",
        "Scripts do not run here: you can read and print, but not filter, search or see the reasons.",
    ),
    (
        "made_by",
        "由 counterpoint 依规则生成；每一条都可以查到依据，引用前请看把握与理由。",
        "Made by counterpoint, by rules; every mark names its grounds. Read confidence and reasons before you quote one.",
    ),
];

/// All words in a language, by their names.
pub(super) fn words(lang: Lang) -> BTreeMap<&'static str, String> {
    let most = MOST_PAIRS.to_string();
    let spoken = |&(name, chinese, english)| {
        let words = lang.choose(chinese, english);
        (name, words.replace("{most}", &most))
    };
    WORDS.iter().map(spoken).collect()
}

/// One word by its name.
pub(super) fn word(name: &str, lang: Lang) -> &'static str {
    let known = WORDS.iter().find(|(known, ..)| *known == name);
    known.map_or("", |&(_, chinese, english)| lang.choose(chinese, english))
}

/// What an edge says of its source and its target.
pub(super) fn relation(edge: &EdgeView<'_>, lang: Lang) -> &'static str {
    let name = match (edge.edge.kind, edge.is_cross()) {
        (RelationKind::Contradiction, true) => "contradicts",
        (RelationKind::Contradiction, false) => "attacks",
        (RelationKind::Support, true) => "agrees",
        (RelationKind::Support, false) => "backs",
    };
    word(name, lang)
}

pub(super) fn line(line: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("第 {line} 行"),
        Lang::En => format!("line {line}"),
    }
}

pub(super) fn quotes(source: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("引述{source}的话"),
        Lang::En => format!("quotes {source}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_word_that_a_template_or_script_asks_for_is_there() {
        let known: HashSet<_> = WORDS.iter().map(|(name, ..)| *name).collect();
        assert_eq!(known.len(), WORDS.len(), "no name twice");
        let sources = super::super::TEMPLATES.map(|(_, source)| source).concat();
        let asked = |source: &str| -> Vec<String> {
            let after = source.split("words.").skip(1);
            after
                .map(|rest| {
                    let end = rest.find(|c: char| c != '_' && !c.is_ascii_alphanumeric());
                    rest[..end.unwrap_or(rest.len())].to_owned()
                })
                .collect()
        };
        for name in asked(&sources).iter().chain(&asked(super::super::SCRIPT)) {
            assert!(known.contains(name.as_str()), "{name}");
        }
    }
}
