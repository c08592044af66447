//! Every class of the built-in lexicon in a sentence, what guards swallow, and what a broken table is told.

use super::*;
use crate::language::Language;

/// The classes found in a sentence.
fn classes_in(language: &Language, sentence: &str) -> Vec<String> {
    let reading = language.read(sentence);
    reading
        .cues
        .iter()
        .map(|cue| language.lexicon().class_name(cue.class).to_owned())
        .collect()
}

/// Per class a sentence in which it is found and, where the same words may mislead, one in which it isn't.
const SENTENCES: &[(&str, &str, Option<&str>)] = &[
    ("ability", "老店可以打折。", Some("这种可能性很低。")),
    ("additive", "此外，店里还卖花。", None),
    (
        "adversative",
        "但是客人越来越少。",
        Some("但凡来过的人都记得。"),
    ),
    ("agree_disagree", "我反对拆掉老街。", None),
    ("announcement", "下面聊聊老街的租金。", None),
    (
        "approximator",
        "店里大约有三百本书。",
        Some("警方约谈了店主。"),
    ),
    (
        "attribution_preposition",
        "据当地晚报报道，老街要拆。",
        Some("数据不会说谎。"),
    ),
    (
        "attribution_verb",
        "店主坦言生意难做。",
        Some("换句话讲，生意难做。"),
    ),
    ("aim", "为了省钱，他换了房子。", None),
    ("author_stance", "我认为老街该留。", None),
    ("causal_reason", "因为租金太高，书店搬走了。", None),
    (
        "causal_result",
        "因此书店搬走了。",
        Some("那么多书没人买，那种书更没人买。"),
    ),
    ("cause_effect_verb", "租金上调导致书店搬走。", None),
    ("certainty", "书店注定要搬走。", Some("他有一定的经验。")),
    ("comparison", "相比之下，网店便宜。", None),
    ("concessive", "虽然下雨，客人还是来了。", None),
    ("conditional", "如果租金下调，书店就留下。", None),
    ("contrast", "老街与新城截然不同。", None),
    ("deictic_this", "这种做法行不通。", None),
    ("doubt", "老街究竟还能撑多久？", None),
    ("emphasis_additive", "更重要的是，客人变老了。", None),
    ("enumerative", "首先，租金太高。", None),
    ("essence", "问题的本质是租金。", None),
    ("evaluation_negative", "服务员态度恶劣，房间脏乱。", None),
    ("evaluation_positive", "早餐美味，前台热情周到。", None),
    ("event_verb", "去年书店宣布停业。", None),
    (
        "evidence_source",
        "一份调查显示客人变少。",
        Some("硕士研究生来买书。"),
    ),
    ("evidence_verb", "账本表明书店亏钱。", None),
    ("example", "例如，街角的书店上月搬走。", None),
    ("first_person", "我们常去那家书店。", None),
    ("generaliser", "所有人都喜欢老街。", None),
    ("appearance", "这门生意看似赚钱。", None),
    ("harm", "涨价伤害了熟客的信任。", None),
    ("how", "他们想知道如何留住客人。", Some("他怎么会来？")),
    ("intensifier", "房间非常小。", Some("海报更新了。")),
    ("irony", "所谓的改造只是涨价。", None),
    ("narrative", "那天，我走进街角的书店。", None),
    ("nameless", "书店的情况不同。", Some("书店的租金不同。")),
    ("bygone", "曾几何时，这条街人气很旺。", None),
    ("nowadays", "如今的老街静悄悄。", None),
    ("shed", "书店撕下了低价的标签。", None),
    ("emphatic_question", "降价何尝不是一条路。", None),
    ("expects_no", "书店真的能撑到明年吗？", None),
    ("expects_yes", "这不是浪费吗？", None),
    ("negation", "书店没有盈利。", Some("书店不仅卖书。")),
    ("obligation", "店主必须换一条路。", None),
    ("personal_experience", "我曾在那里住了三晚。", None),
    ("possibility", "书店或许会搬走。", None),
    ("prediction", "明年书店将会搬走。", None),
    ("purpose", "为了省钱，他换了房子。", None),
    ("question_word", "为什么客人不来？", None),
    ("recommendation", "建议早点预订。", Some("推荐算法出了错。")),
    ("relief", "保险减轻了负担。", None),
    ("reported_view", "有人认为纸书会消失。", None),
    ("restatement", "换句话说，书卖不动。", None),
    ("rhetorical_question", "难道老街就该拆吗？", None),
    ("second_person", "你也许去过那家店。", None),
    ("similarity", "书店就像一座灯塔。", Some("两家店不一样。")),
    ("summary", "总之，老街应当留下。", None),
    ("supposition", "如果降价，客人就回来。", None),
    ("temporal_background", "近日，老街又关了两家店。", None),
    ("abstract_noun", "老街的价值不在租金。", None),
    ("person_role", "一位店长关掉了灯。", None),
    ("point_noun", "关门有三个原因。", None),
    ("trouble_noun", "最大的风险是没有客人。", None),
    ("turn", "然而客人并不回头。", Some("但凡来过的人都记得。")),
    ("trend_down", "客流持续下降。", None),
    ("trend_up", "客流持续增长。", None),
    ("warned_off", "与其降价，不如换一条街。", None),
    ("mention", "“稳赚”这两个字，他天天挂在嘴边。", None),
    ("whether", "这取决于客人是否留下。", None),
    ("before_noun", "The shop has closed.", None),
    ("clause_opener", "It has closed because rents rose.", None),
    ("function_word", "They came with us.", None),
    ("general_word", "People make things.", None),
];

/// Classes of tables that were made for one rule pack, whose rules bring a sentence for each.
fn tested_by_rules() -> impl Iterator<Item = &'static str> {
    let wording = include_str!("../../../data/lexicon/wording.csv");
    let reviews = include_str!("../../../data/lexicon/reviews.csv");
    let lines = wording.lines().chain(reviews.lines());
    lines.filter_map(|line| line.split(',').nth(1))
}

#[test]
fn the_tables_have_every_class_that_the_program_asks_for() -> Result<(), LexiconError> {
    let lexicon = Lexicon::builtin()?;
    for &cues in Cues::ALL {
        assert!(lexicon.index_of(cues).is_some(), "{cues:?}");
    }
    for &list in WordList::ALL {
        assert!(lexicon.listed(list).next().is_some(), "{list:?}");
    }
    Ok(())
}

#[test]
fn every_class_has_its_sentence() -> Result<(), LexiconError> {
    let language = Language::new(Lexicon::builtin()?);
    for CueClass(class) in language.lexicon().classes() {
        let known = class == Cues::Guard.name()
            || SENTENCES.iter().any(|(known, ..)| known == class)
            || tested_by_rules().any(|known| known == class);
        assert!(known, "no sentence for {class}");
    }
    for (class, found_in, not_in) in SENTENCES {
        let found = classes_in(&language, found_in);
        assert!(
            found.iter().any(|other| other == class),
            "{class}: {found_in} {found:?}"
        );
        if let Some(not_in) = not_in {
            let found = classes_in(&language, not_in);
            assert!(
                found.iter().all(|other| other != class),
                "{class}: {not_in} {found:?}"
            );
        }
    }
    Ok(())
}

#[test]
fn english_and_traditional_sentences_are_read_too() -> Result<(), LexiconError> {
    let language = Language::new(Lexicon::builtin()?);
    for (sentence, class) in [
        (
            "Therefore, the town should keep its bookshop.",
            "causal_result",
        ),
        ("However, rents keep rising.", "adversative"),
        ("In my opinion, books matter.", "author_stance"),
        ("For example, the café closed.", "example"),
        ("It doesn’t pay.", "negation"),
        ("雖然下雨，客人還是來了。", "concessive"),
        ("難道老街就該拆嗎？", "rhetorical_question"),
        ("數據顯示客流減少。", "trend_down"),
    ] {
        let found = classes_in(&language, sentence);
        assert!(
            found.iter().any(|other| other == class),
            "{class}: {sentence} {found:?}"
        );
    }
    Ok(())
}

#[test]
fn guards_swallow_shorter_cues() -> Result<(), LexiconError> {
    let lexicon = Lexicon::from_csv(&[(
        "own.csv",
        "cue,class,place,note\n不过,adversative,,\n不过如此,guard,,\n也不过,additive,clause_end,\n",
    )])?;
    let language = Language::new(lexicon);
    assert_eq!(classes_in(&language, "不过味道很好。"), ["adversative"]);
    assert!(classes_in(&language, "味道不过如此。").is_empty());
    Ok(())
}

#[test]
fn the_place_of_a_cue_counts() -> Result<(), LexiconError> {
    let lexicon = Lexicon::from_csv(&[(
        "own.csv",
        "cue,class,place,note\n最后,last,clause_start,\n罢了,only,sentence_end,\n其实,turn,sentence_start,\n而已,only,clause_end,\n",
    )])?;
    let language = Language::new(lexicon);
    for (sentence, expected) in [
        ("店关了，最后人也走了。", 1),
        ("这是最后一次。", 0),
        ("说说罢了。", 1),
        ("罢了，走吧。", 0),
        ("“其实”他没来。", 1),
        ("他其实没来。", 0),
        ("说说而已，别信。", 1),
    ] {
        assert_eq!(
            classes_in(&language, sentence).len(),
            expected,
            "{sentence}"
        );
    }
    Ok(())
}

#[test]
fn all_mistakes_are_told_at_once() {
    let table = "cue,class,place,note\n,causal_reason,any,\n因为,Causal,any,\n因为,causal_reason,somewhere,\n因为,causal_reason,,\n因为,causal_reason,,twice\n好,-evaluation,,\n a,b,any,c,d\n";
    let error = Lexicon::from_csv(&[("own.csv", table), ("other.csv", "word,class\n")]);
    let told = error
        .err()
        .map(|error| error.to_string())
        .unwrap_or_default();
    let expected = [
        "own.csv:2:1: the cue is empty",
        "own.csv:3:4: `Causal` is no class name",
        "own.csv:4:18: `somewhere` is no place",
        "own.csv:6:1: `因为` is already listed as causal_reason",
        "own.csv:7:1: no earlier table lists `好` as evaluation",
        "own.csv:8:12: 5 cells instead of 4",
        "other.csv:1:1: the first line must be `cue,class,place,note`",
    ];
    let lines = told.lines().filter(|line| line.contains(".csv:"));
    let lines: Vec<&str> = lines.collect();
    assert_eq!(lines.len(), expected.len(), "{told}");
    for (line, expected) in lines.iter().zip(expected) {
        assert!(line.starts_with(expected), "{line}");
    }
    assert!(
        told.contains("4 | 因为,causal_reason,somewhere,\n  |                    ^^^^^^^^^\n"),
        "{told}"
    );
}

#[test]
fn an_own_table_takes_cues_out_and_adds_some() -> Result<(), LexiconError> {
    let own = "cue,class,place,note\n但是,-adversative,,\n话又说回来,adversative,clause_start,\n";
    let tables: Vec<(&str, &str)> = BUILTIN.iter().copied().chain([("own.csv", own)]).collect();
    let language = Language::new(Lexicon::from_csv(&tables)?);
    let has = |sentence: &str| classes_in(&language, sentence).contains(&"adversative".to_owned());
    assert!(!has("但是下雨了。"));
    assert!(has("话又说回来，雨不大。"));
    Ok(())
}

#[test]
fn a_folder_that_cannot_be_read_is_named() {
    let error = Lexicon::builtin_with_folder(Path::new("no/such/folder"));
    let told = error
        .err()
        .map(|error| error.to_string())
        .unwrap_or_default();
    assert!(told.starts_with("no/such/folder: "), "{told}");
}
