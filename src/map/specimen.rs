//! Maps for tests: a small one with a bit of everything, and crowded ones of any size.

use super::{
    ArgumentMap, ArticleEntry, Decision, Edge, Issue, IssueId, Node, NodeId, Position, Review,
    ViewEntry,
};
use crate::argument::{
    Alternative, ComponentKind, Confidence, KindRunnerUp, RelationKind, RelationRunnerUp, Voice,
};
use crate::article::{ArticleId, Metadata, Published, Span};
use crate::rules::{Evidence, MatchedWords};
use ComponentKind::{Claim, MajorClaim, Premise};
use RelationKind::{Contradiction, Support};

/// Two authors on night markets: three issues' worth of pairs, a quoted voice, a cell that looks like a formula.
pub(crate) fn night_markets() -> ArgumentMap {
    let mut map = ArgumentMap {
        articles: vec![
            article(0, "江晚舟", "夜市不是城市的麻烦"),
            article(1, "石一鸣", "别再给“夜市”唱赞歌"),
        ],
        views: vec![view("vitality", "街区活力"), view("burden", "城市负担")],
        ..ArgumentMap::default()
    };
    let nodes = [
        (0, MajorClaim, "城市应当把夜市留下来。", Some("vitality")),
        (0, Claim, "夜市让小本生意有了活路。", Some("vitality")),
        (
            0,
            Claim,
            "逛夜市的居民越来越多，这是真实的需求。",
            Some("vitality"),
        ),
        (0, Claim, "夜市让街区在晚上更安全。", Some("vitality")),
        (
            0,
            Premise,
            "去年登记的三百二十个摊位，有二百一十个撑过了冬天。",
            None,
        ),
        (0, Claim, "灯火通明的街道上，盗窃少了。", None),
        (
            0,
            Premise,
            "社区民警说：“今年夏天的报案比往年少了三成，连 Wi-Fi 音箱都没人偷。”",
            None,
        ),
        (
            1,
            MajorClaim,
            "夜市的热闹是一时的，不值得城市为它让路。",
            Some("burden"),
        ),
        (1, Claim, "摊主赚到的钱，大半交了摊位费。", Some("burden")),
        (1, Claim, "新鲜感一过，人流就散了。", Some("burden")),
        (1, Claim, "夜市的生意并不稳。", Some("burden")),
        (1, Premise, "一份调查显示，四成摊位开不过一年。", None),
        (1, Claim, "噪声让楼上的老人整夜睡不好。", Some("burden")),
        (1, Premise, "+40 分贝，这是居民在阳台上测到的数字。", None),
        (1, Premise, "当然，也有摊主连开了三年。", None),
    ];
    for (article, kind, text, view) in nodes {
        add_node(&mut map, article, kind, text, view);
    }
    let edges = [
        ("A2", "A1", Support, 0.82, None),
        ("A3", "A1", Support, 0.8, None),
        ("A4", "A1", Support, 0.7, None),
        ("A5", "A2", Support, 0.66, None),
        ("A6", "A4", Support, 0.61, None),
        ("A7", "A6", Support, 0.9, None),
        ("B2", "B1", Support, 0.7, None),
        ("B3", "B1", Support, 0.75, None),
        ("B4", "B1", Support, 0.64, None),
        ("B5", "B4", Support, 0.88, None),
        ("B6", "B1", Support, 0.5, None),
        ("B7", "B6", Support, 0.93, None),
        ("B8", "B4", Contradiction, 0.77, None),
        ("B3", "A3", Contradiction, 0.75, Some("I1")),
        ("A1", "B1", Contradiction, 0.91, Some("I1")),
        ("A2", "B2", Contradiction, 0.8, Some("I2")),
        ("A5", "B8", Support, 0.6, Some("I2")),
        ("A5", "B5", Contradiction, 0.55, None),
    ];
    for (source, target, kind, confidence, issue) in edges {
        add_edge(&mut map, (source, target), kind, confidence, issue);
    }
    map.issues = vec![
        issue(
            "I1",
            "夜市的热闹能不能长久",
            &[("A1", "能"), ("A3", "能"), ("B1", "不能"), ("B3", "不能")],
        ),
        issue(
            "I2",
            "摊主能不能赚到钱",
            &[("A2", "能"), ("A5", ""), ("B2", "不能"), ("B8", "")],
        ),
    ];
    map
}

/// The same with a third author, who is on both sides of the first issue, and a third issue on which nobody is paired.
pub(crate) fn three_on_night_markets() -> ArgumentMap {
    let mut map = night_markets();
    map.articles.push(article(2, "白露", "夜市要有人管"));
    for (kind, text, view) in [
        (MajorClaim, "管得好的夜市年年都热闹。", Some("burden")),
        (Claim, "没人管的夜市，热闹一阵就散了。", Some("burden")),
        (Claim, "摊主靠手艺吃饭，一样能赚到钱。", None),
    ] {
        add_node(&mut map, 2, kind, text, view);
    }
    for (source, target, kind, confidence, issue) in [
        ("B1", "C1", Contradiction, 0.7, "I1"),
        ("B3", "C2", Support, 0.6, "I1"),
        ("A2", "C3", Support, 0.5, "I2"),
    ] {
        add_edge(&mut map, (source, target), kind, confidence, Some(issue));
    }
    let standing = |stance: Option<&str>, torn: &[&str], nodes: &[&str]| Position {
        article: ArticleId::at(2),
        stance: stance.map(str::to_owned),
        torn_between: torn.iter().map(|&pole| pole.to_owned()).collect(),
        nodes: nodes.iter().map(|&id| NodeId(id.to_owned())).collect(),
    };
    let third = [
        standing(None, &["能", "不能"], &["C1", "C2"]),
        standing(Some("能"), &[], &["C3"]),
    ];
    for (issue, position) in map.issues.iter_mut().zip(third) {
        issue.positions.push(position);
    }
    let nobody = issue("I3", "街区安不安静", &[("A4", "安静"), ("B6", "吵")]);
    map.issues.push(nobody);
    map
}

/// A map of `authors` articles with `each` nodes each, as dense as a long opinion article.
pub(crate) fn crowded(authors: usize, each: usize) -> ArgumentMap {
    let mut dice = Dice(20_260_101);
    let mut map = ArgumentMap {
        views: vec![
            view("vitality", "街区活力"),
            view("burden", "城市负担"),
            view("order", "管理秩序"),
        ],
        ..ArgumentMap::default()
    };
    for author in 0..authors {
        let name = ["江晚舟", "石一鸣", "白露", "钟期"][author % 4];
        map.articles
            .push(article(author, name, "夜市的账，到底应该怎么算"));
        for number in 0..each {
            let kind = match number {
                0..3 => MajorClaim,
                _ if number < each / 3 => Claim,
                _ => Premise,
            };
            let text = dice.sentence();
            let view = [None, Some("vitality"), Some("burden"), Some("order")][dice.below(4)];
            add_node(&mut map, author, kind, &text, view);
        }
    }
    let id = |author: usize, number: usize| format!("{}{}", ArticleId::at(author), number + 1);
    for author in 0..authors {
        for number in 3..each {
            let above = if number < each / 3 {
                dice.below(6)
            } else {
                dice.below(each / 3)
            };
            let kind = if dice.below(15) == 0 {
                Contradiction
            } else {
                Support
            };
            if above != number && dice.below(10) > 0 {
                add_edge(
                    &mut map,
                    (&id(author, number), &id(author, above)),
                    kind,
                    0.7,
                    None,
                );
            }
        }
    }
    map.issues = [
        "夜市的热闹能不能长久",
        "摊主能不能赚到钱",
        "居民得到了什么",
        "要不要管",
    ]
    .iter()
    .enumerate()
    .map(|(index, label)| issue(&format!("I{}", index + 1), label, &[]))
    .collect();
    for pair in 0..(authors.saturating_sub(1)) * 18 {
        let first = dice.below(authors - 1);
        let second = first + 1 + dice.below(authors - 1 - first);
        let ends = (
            id(first, dice.below(each / 3)),
            id(second, dice.below(each / 3)),
        );
        let kind = if pair % 3 == 0 {
            Support
        } else {
            Contradiction
        };
        let issue = format!("I{}", 1 + pair % 4);
        add_edge(&mut map, (&ends.0, &ends.1), kind, 0.6, Some(&issue));
    }
    map
}

pub(crate) fn view(id: &str, label: &str) -> ViewEntry {
    ViewEntry {
        id: id.to_owned(),
        label: label.to_owned(),
    }
}

pub(crate) fn article(position: usize, author: &str, title: &str) -> ArticleEntry {
    ArticleEntry {
        id: ArticleId::at(position),
        title: title.to_owned(),
        author: author.to_owned(),
        published: Published::read(&format!("2025-06-{:02}", position + 1)),
        source: format!("texts/{position}.md"),
        metadata: Metadata {
            title: Some(title.to_owned()),
            author: Some(author.to_owned()),
            tags: vec!["夜市".to_owned()],
            ..Metadata::default()
        },
        text: Vec::new(),
    }
}

pub(crate) fn add_node(
    map: &mut ArgumentMap,
    position: usize,
    kind: ComponentKind,
    text: &str,
    view: Option<&str>,
) {
    let article = ArticleId::at(position);
    let number = map.nodes_of(&article).count() + 1;
    let start = 100 + number * 100;
    let voice = match text.split_once("说：") {
        Some((source, _)) => Voice::Quoted(source.to_owned()),
        None => Voice::Author,
    };
    map.add_node(Node {
        id: NodeId(format!("{article}{number}")),
        article,
        kind,
        text: text.to_owned(),
        span: Span::new(start, start + text.chars().count()),
        line: 10 + number * 2,
        heading: (number > 3).then(|| "生意与街坊".to_owned()),
        voice,
        view: view.map(str::to_owned),
        confidence: Confidence::new(0.5 + number as f64 / 40.0),
        evidence: vec![Evidence {
            rule: "kind.assertion".to_owned(),
            case: String::new(),
            words: vec![MatchedWords {
                text: text.chars().take(2).collect(),
                span: Span::new(start, start + 2),
            }],
            weight: 0.1 + 0.2,
        }],
        runner_up: (number > 1).then(|| KindRunnerUp {
            kind: (number != 3).then_some(Claim),
            confidence: Confidence::new(0.5 - number as f64 / 40.0),
            margin: 0.25 * number as f64,
        }),
        review: None,
    });
}

pub(crate) fn add_edge(
    map: &mut ArgumentMap,
    ends: (&str, &str),
    kind: RelationKind,
    confidence: f64,
    issue: Option<&str>,
) {
    let ends = [ends.0, ends.1].map(|id| map.index_of(&NodeId(id.to_owned())).unwrap());
    let why = match (kind, issue) {
        (Support, None) => "同一段里，后一句给出前一句的理由",
        (Contradiction, None) => "“当然”引出相反的情形",
        (Support, Some(_)) => "两人在这个问题上立场相同",
        (Contradiction, Some(_)) => "两人在这个问题上立场相反：一说能，一说不能",
    };
    let edge = Edge {
        kind,
        confidence: Confidence::new(confidence),
        issue: issue.map(|id| IssueId(id.to_owned())),
        why: why.to_owned(),
        evidence: vec![Evidence {
            rule: "relation.neighbour".to_owned(),
            case: String::new(),
            words: Vec::new(),
            weight: 1.25,
        }],
        runner_up: issue.is_some().then(|| RelationRunnerUp {
            alternative: Alternative::OtherKind { kind: kind.other() },
            margin: 0.4,
        }),
        review: None,
    };
    map.add_edge(ends[0], ends[1], edge);
}

/// Writes an editor's word on the node or edge of that name.
pub(crate) fn decide(map: &mut ArgumentMap, name: &str, decision: Decision, note: &str) {
    let review = Some(Review {
        decision: Some(decision),
        note: note.to_owned(),
        corrected: Vec::new(),
    });
    match map.edge_ids().place_of(name) {
        Some(place) => {
            let mut edges = map.graph.edge_weights_mut();
            edges.nth(place).unwrap().review = review;
        }
        None => {
            let mut nodes = map.nodes_mut();
            nodes.find(|node| node.id.0 == name).unwrap().review = review;
        }
    }
}

fn issue(id: &str, label: &str, stances: &[(&str, &str)]) -> Issue {
    let positions = ["A", "B"]
        .iter()
        .enumerate()
        .map(|(position, letter)| {
            let mine: Vec<_> = stances
                .iter()
                .filter(|(node, _)| node.starts_with(letter))
                .collect();
            Position {
                article: ArticleId::at(position),
                stance: mine.first().map(|(_, stance)| (*stance).to_owned()),
                torn_between: Vec::new(),
                nodes: mine
                    .iter()
                    .map(|(node, _)| NodeId((*node).to_owned()))
                    .collect(),
            }
        })
        .collect();
    Issue {
        id: IssueId(id.to_owned()),
        label: label.to_owned(),
        positions,
    }
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % bound.max(1)
    }

    fn sentence(&mut self) -> String {
        let clauses = [
            "夜市的灯一亮",
            "街坊就下楼来",
            "摊主却在算账",
            "租金一年涨了两回",
            "“热闹”不等于收入",
            "他们说 Wi-Fi 比水电还贵",
            "老店的门脸暗了下去",
            "真正留下的是回头客",
            "这样的需求谁也造不出来",
            "噪声和油烟要有人管",
        ];
        let picked: Vec<_> = (0..2 + self.below(6))
            .map(|_| clauses[self.below(clauses.len())])
            .collect();
        picked.join("，") + "。"
    }
}
