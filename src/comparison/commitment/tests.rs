use crate::comparison::frame::FrameSet;
use crate::comparison::stance::stances;
use crate::language::{Language, Lexicon};

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// The poles, by the names of their frames, that a sentence takes.
fn poles(text: &str) -> Result<Vec<(String, String)>, Box<dyn std::error::Error>> {
    let frames = FrameSet::builtin()?;
    let language = Language::new(Lexicon::builtin()?);
    let reading = language.read(text);
    let whole = 0..reading.text.len();
    let taken = stances(&reading, &whole, None, &frames, &language);
    Ok(taken
        .into_iter()
        .map(|stance| {
            let frame = &frames.frames()[stance.frame];
            (frame.id.clone(), frame.pole(stance.side).name.clone())
        })
        .collect())
}

fn pole(text: &str, frame: &str) -> Result<Option<String>, Box<dyn std::error::Error>> {
    let of_frame = poles(text)?.into_iter().find(|(id, _)| id == frame);
    Ok(of_frame.map(|(_, pole)| pole))
}

/// None of the sentences takes a pole of the frame.
fn takes_none(frame: &str, texts: &[&str]) -> Outcome {
    for text in texts {
        assert_eq!(pole(text, frame)?, None, "{text}");
    }
    Ok(())
}

/// Each sentence takes the pole of the frame that is called `side`.
fn takes(frame: &str, side: &str, texts: &[&str]) -> Outcome {
    for text in texts {
        assert_eq!(pole(text, frame)?.as_deref(), Some(side), "{text}");
    }
    Ok(())
}

#[test]
fn who_asks_whether_takes_no_side() -> Outcome {
    for (text, frame) in [
        ("关键在于小店能否留住熟客", "stay_leave"),
        ("要看这门生意是否赚钱", "profit_loss"),
        ("先问自己会不会亏损", "profit_loss"),
        ("客人愿不愿意下单还不好说", "consumption"),
        ("后厨安不安全要看台账", "safe_risky"),
        ("这件事的成功与否取决于店主", "success_failure"),
        ("小店的生意持久否", "lasting"),
    ] {
        assert_eq!(pole(text, frame)?, None, "{text}");
    }
    let told = pole("不管别人是否看好，小店留住了熟客", "stay_leave")?;
    assert_eq!(told.as_deref(), Some("留下"), "another clause is told");
    let told = pole("小店的底气能不能守住", "strength_weakness")?;
    assert_eq!(
        told.as_deref(),
        Some("有优势"),
        "what is asked about is told"
    );
    Ok(())
}

#[test]
fn words_that_are_only_spoken_of_are_not_said() -> Outcome {
    takes_none(
        "profit_loss",
        &[
            "“赚钱”是加盟商最爱听的两个字",
            "他不信“赚钱”这种说法",
            "“赚钱”一词印在招牌上",
        ],
    )?;
    takes("profit_loss", "赚钱", &["他靠“赚钱”的副业养家"])
}

#[test]
fn what_is_wished_supposed_or_sought_is_not_said() -> Outcome {
    takes_none(
        "stay_leave",
        &[
            "他们想知道如何留住熟客",
            "为了留住熟客",
            "店主希望客人留下来",
            "如果客人愿意留下来",
            "一旦客人流失",
            "别让熟客流失",
            "店主拒绝让熟客流失",
        ],
    )?;
    takes(
        "stay_leave",
        "离开",
        &["如果降价客人就会流失", "一旦涨价，客人就会流失"],
    )?;
    takes(
        "stay_leave",
        "留下",
        &["无论如何小店留住了熟客", "他们为此留住了熟客"],
    )
}

#[test]
fn an_ill_that_is_made_less_is_no_reproach() -> Outcome {
    takes_none(
        "opportunity_threat",
        &[
            "分散进货可以降低风险",
            "合伙开店能化解不少潜在的危机",
            "保险减轻了店主长期面临的负担",
            "合伙开店没有制造风险，只是缓解房租和人工的压力",
        ],
    )?;
    takes(
        "opportunity_threat",
        "是隐患",
        &[
            "一张保单无法化解这场危机",
            "涨租带来了不可避免的风险",
            "这套解决方案的风险在房东手里",
            "降低门槛会带来风险",
        ],
    )
}

#[test]
fn a_good_that_is_harmed_is_denied() -> Outcome {
    takes("trust", "没有信任", &["涨价伤害了熟客的信任"])?;
    takes("trust", "有信任", &["涨价并没有破坏熟客的信任"])
}

#[test]
fn what_was_so_once_is_not_held_today() -> Outcome {
    takes_none(
        "profit_loss",
        &["曾几何时，这门生意很赚钱", "当年这门生意赚钱"],
    )?;
    takes(
        "profit_loss",
        "赚钱",
        &["当年的空地，如今是赚钱的夜市", "昔日的仓库成了赚钱的书店"],
    )
}

#[test]
fn what_one_gets_rid_of_is_denied() -> Outcome {
    takes(
        "price_cheap_dear",
        "价高",
        &["书店想清楚之后撕下了低价的标签"],
    )
}

#[test]
fn what_only_seems_so_is_not_held() -> Outcome {
    takes(
        "profit_loss",
        "亏钱",
        &[
            "这门生意看上去赚钱，客人也多，但房租吃掉了利润",
            "这门生意看似赚钱，但房租吃掉了利润",
        ],
    )?;
    takes_none("profit_loss", &["这门生意看似赚钱"])?;
    let told = pole("看似不起眼的小店最赚钱", "profit_loss")?;
    assert_eq!(told.as_deref(), Some("赚钱"), "the shop seems small");
    Ok(())
}

#[test]
fn what_is_said_of_nobody_is_denied() -> Outcome {
    takes(
        "gap_bridge",
        "隔阂仍在",
        &[
            "The new square unites nobody.",
            "The square unites no one in the town.",
        ],
    )?;
    takes(
        "gap_bridge",
        "隔阂在消除",
        &["The square unites the town, no matter who pays."],
    )
}

#[test]
fn english_is_asked_wished_supposed_and_denied_as_well() -> Outcome {
    takes_none(
        "safe_risky",
        &[
            "The council wants to make the crossing safer.",
            "If the crossing is safe, the school will open.",
            "Nobody knows whether the crossing is safe.",
            "The harbour used to be dangerous.",
        ],
    )?;
    takes(
        "safe_risky",
        "不安全",
        &[
            "The crossing is no longer safe.",
            "The paint fails to make the crossing safer.",
            "The crossing has never been safe.",
            "The crossing isn’t safe.",
        ],
    )?;
    takes(
        "safe_risky",
        "安全",
        &[
            "The crossing is safe because nobody parks on it.",
            "The crossing is not dangerous and the children know it.",
            "Nobody complains since the crossing is safe.",
        ],
    )
}

#[test]
fn what_one_has_nothing_to_do_with_is_denied() -> Outcome {
    takes("price_cheap_dear", "便宜实惠", &["这家店与高价无缘"])
}
