use super::*;
use crate::bilingual::Lang;

fn judge() -> (PairJudge, Language) {
    let language = Language::new(Lexicon::builtin().unwrap());
    let frames = Arc::new(FrameSet::builtin().unwrap());
    let judge = PairJudge::builtin(language.lexicon(), frames).unwrap();
    (judge, language)
}

#[test]
fn the_opposite_contradicts_and_the_same_supports() {
    let (judge, language) = judge();
    let label = |a: &str, b: &str| {
        let judgement = judge.judge(&judge.read(a, &language), &judge.read(b, &language));
        judgement.label
    };
    assert_eq!(
        label("今年来县城的游客增加了", "今年来县城的游客减少了"),
        Label::Contradict
    );
    assert_eq!(
        label("县城的咖啡馆可以长期开下去", "县城没有咖啡馆"),
        Label::Contradict
    );
    assert_eq!(
        label("今年来县城的游客明显增加了", "游客增加了"),
        Label::Support
    );
}

#[test]
fn a_judgement_names_rules_and_words() {
    let (judge, language) = judge();
    let a = judge.read("今年来县城的游客增加了", &language);
    let b = judge.read("今年来县城的游客减少了", &language);
    let judgement = judge.judge(&a, &b);
    let reason = judgement
        .because
        .iter()
        .find(|reason| reason.rule == "antonyms")
        .unwrap();
    let words = [a.words(&reason.in_a), b.words(&reason.in_b)];
    assert_eq!(words.concat(), ["增加", "减少"]);
    assert!(judgement.why.zh.contains("增加") && judgement.why.zh.contains("减少"));
    assert!((judgement.chances.iter().sum::<f64>() - 1.0).abs() < 1e-9);
}

#[test]
fn what_speaks_of_the_same_words_is_one_reason() {
    let (judge, language) = judge();
    let a = judge.read("书店的生意还不错", &language);
    let b = judge.read("书店的生意从来没有好过", &language);
    let judgement = judge.judge(&a, &b);
    for why in [&judgement.why.zh, &judgement.why.en] {
        let mut reasons: Vec<&str> = why.split(['；', ';']).collect();
        let all = reasons.len();
        reasons.sort_unstable();
        reasons.dedup();
        assert_eq!(reasons.len(), all, "{why}");
    }
    let rules = |reason: &&Reason| !reason.in_b.is_empty() && reason.weight > 0.0;
    let told: Vec<&Reason> = judgement.because.iter().filter(rules).collect();
    assert!(
        told.iter().any(|one| told
            .iter()
            .any(|other| one.rule != other.rule && one.in_b == other.in_b)),
        "two rules about the same words, or this tests nothing: {told:?}"
    );
}

#[test]
fn rows_come_back_with_their_ids() {
    let (judge, language) = judge();
    let input = "{\"id\": 7, \"a\": \"店开了\", \"b\": \"店没有开\"}\n\n{\"id\": \"x\", \"a\": \"\", \"b\": \"\"}\n";
    let mut output = Vec::new();
    assert_eq!(
        relate_rows(
            input.as_bytes(),
            &mut output,
            &judge,
            &language,
            Lang::En,
            &mut |row| panic!("{row}")
        )
        .unwrap(),
        2
    );
    let output = String::from_utf8(output).unwrap();
    let first: serde_json::Value = serde_json::from_str(output.lines().next().unwrap()).unwrap();
    assert_eq!(first["id"], 7);
    assert_eq!(first["label"], "contradict");
    let why = first["why"].as_str().unwrap();
    assert!(why.contains(|c: char| c.is_ascii_alphabetic()), "{why}");
    let (mut output, mut skipped) = (Vec::new(), Vec::new());
    let input = "{\"id\": 1}\n{\"id\": 2, \"a\": \"店开了\", \"b\": \"店关了\"}";
    let judged = relate_rows(
        input.as_bytes(),
        &mut output,
        &judge,
        &language,
        Lang::Zh,
        &mut |row| skipped.push(row.to_string()),
    );
    assert_eq!(judged.unwrap(), 1);
    let told = "line 1: missing field `a`; each line must be {\"id\", \"a\", \"b\"}";
    assert_eq!(skipped, [told]);
}

#[test]
fn weights_survive_their_file() {
    let (judge, _) = judge();
    let text = judge.weights.to_toml(&judge.rules);
    let again = RelateWeights::from_toml(&text, &judge.rules).unwrap();
    assert_eq!(again, judge.weights);
    let error = RelateWeights::from_toml(
        "always = { bias = [0, 0, 0], weights = { nonsense = [1, 2, 3] } }\n[in_reply]\nbias = [0, 0, 0]\nweights = {}\n",
        &judge.rules,
    );
    assert!(error.unwrap_err().to_string().contains("nonsense"));
}
