//! Whether what stands behind a final mark still belongs to the sentence that seemed to end there.
//!
//! Behind a closing quotation mark that is often so: the sentence around the quotation goes on (`“……。”的说法`), or it says
//! in a few words who spoke (`“……。”老佟说。`), which without the quotation would say nothing.

use super::page::starts_with;

/// Whether what stands at `at` goes on with the sentence that seemed to end there. `closed` where a quotation or bracket was
/// closed behind the final marks, which `ended` with that character.
pub(super) fn joins_back(text: &[char], at: usize, ended: char, closed: bool) -> bool {
    let rest = &text[at..];
    let Some(&next) = rest.iter().find(|next| !next.is_whitespace()) else {
        return false;
    };
    if matches!(
        next,
        '，' | '、' | '：' | ',' | ':' | '/' | '～' | '~' | '-' | '·'
    ) {
        return true;
    }
    if !closed {
        return false;
    }
    if next == '—' {
        return true; // who said it
    }
    let rest = &in_simplified(rest)[..];
    if matches!(text[at - 1], '”' | '」') && is_speech_tag(rest) {
        return true;
    }
    // Only a quoted or bracketed piece can be a part of speech of the sentence around it.
    let begins = |words: &[&str]| words.iter().any(|word| starts_with(rest, word));
    let stands_behind = rest.first().is_some_and(|first| !first.is_whitespace());
    stands_behind && (begins(LEANING) || ended != '。' && begins(LEANING_ON_A_CALL))
}

/// What follows a quotation that is a part of the sentence: particles, pointing words, names for what was quoted.
const LEANING: &[&str] = &[
    "的",
    "地",
    "了",
    "等",
    "之",
    "一词",
    "一说",
    "一句",
    "一类",
    "一语",
    "这一",
    "这种",
    "这个",
    "这句",
    "这类",
    "这样的",
    "这些",
    "那种",
    "那样的",
    "那句",
    "那些",
    "和",
    "与",
    "或",
    "及",
    "是",
    "为",
    "式",
    "般",
    "似的",
    "时，",
    "也是",
    "都是",
    "中的",
    "里的",
    "上的",
];

/// The same behind a question, a call or an unfinished saying, which seldom end the sentence that quotes them.
const LEANING_ON_A_CALL: &[&str] = &[
    "作为",
    "句式",
    "字样",
    "口号",
    "标语",
    "标题",
    "文案",
    "按钮",
    "问题，",
    "问题的",
    "问题时",
    "三个字",
    "几个字",
    "四个字",
    "三字",
    "四字",
    "开头",
    "结尾",
    "一样",
    "之类",
    "这几",
    "这三",
    "这两",
    "这四",
    "这么",
    "这样一",
    "来表",
    "来形容",
    "来概括",
    "来吸引",
    "来回答",
    "还是“",
    "就是",
    "则是",
    "便是",
    "更是",
    "成为",
    "成了",
    "变成",
    "到“",
    "转向",
    "转为",
];

/// As much of the text as is looked at, in simplified characters, which the words here are written in.
fn in_simplified(text: &[char]) -> Vec<char> {
    let beginning = &text[..text.len().min(LONGEST_TAG + 1)];
    let written: String = beginning.iter().collect();
    let simplified: Vec<char> = fast2s::convert(&written).chars().collect();
    match simplified.len() == beginning.len() {
        true => simplified,
        false => beginning.to_vec(),
    }
}

/// Longer clauses behind a quotation say more than who spoke.
const LONGEST_TAG: usize = 26;

/// Whether a clause that only says who spoke comes first: `老佟说。`
fn is_speech_tag(rest: &[char]) -> bool {
    let mut clause = rest.iter();
    let Some(end) = clause.position(|mark| is_mark(*mark)) else {
        return false;
    };
    let tag: String = rest[..end].iter().collect();
    let tag = tag.trim();
    let says = |word: &&str| tag.strip_suffix(*word).is_some_and(is_a_speaker);
    rest[end] == '。' && (SAYING.iter().any(says) || tells_somebody(tag))
}

fn is_mark(mark: char) -> bool {
    !mark.is_alphanumeric()
        && !mark.is_whitespace()
        && !matches!(mark, '·' | '-' | '_' | '@' | '《' | '》')
}

/// Whether somebody is named before the verb, and nothing that makes it another verb: `没法说`.
fn is_a_speaker(before: &str) -> bool {
    let last = before.chars().last();
    before.chars().count() >= 1
        && last.is_some_and(|last| {
            !"不可好难没敢想再先以据别该来法么小听按话名简自俗统号疑学访知味报轨街渠赛频通交公"
                .contains(last)
        })
        && !before.ends_with("可以")
        && !before.ends_with("继续")
}

/// `投资人周蓝告诉记者。`
fn tells_somebody(tag: &str) -> bool {
    tag.find("告诉").is_some_and(|at| {
        let told = &tag[at + "告诉".len()..];
        let hearer = !told.is_empty() && !told.contains(TOLD);
        at > 0 && hearer && told.chars().count() <= LONGEST_HEARER
    })
}

/// Longer words behind 告诉, or words with one of these in them, are what is told.
const LONGEST_HEARER: usize = 10;
const TOLD: [char; 14] = [
    '了', '是', '的', '在', '有', '会', '要', '能', '不', '说', '着', '过', '很', '没',
];

/// Verbs that close a clause which says who spoke.
const SAYING: &[&str] = &[
    "说", "表示", "坦言", "坦承", "直言", "笑称", "笑言", "透露", "提到", "谈到", "指出", "介绍",
    "解释", "强调", "补充", "感叹", "感慨", "回忆", "认为", "称", "问", "反问", "追问", "道",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn joins(before: &str, after: &str) -> bool {
        let text: Vec<char> = before.chars().chain(after.chars()).collect();
        let ended = before
            .chars()
            .rev()
            .find(|mark| *mark != '”' && *mark != '」');
        joins_back(
            &text,
            before.chars().count(),
            ended.unwrap_or('。'),
            before.ends_with(['”', '」']),
        )
    }

    #[test]
    fn who_spoke_belongs_to_what_was_said() {
        for tag in [
            "老佟说。",
            " 街口咖啡馆的店主老佟表示。",
            "一位不愿具名的店主如是说。然后他走了。",
            "投资人周蓝告诉《街角评论》记者。",
            "投资人周蓝告诉街角评论。",
            "店主老佟說。",
            "投資人周藍告訴街角評論。",
        ] {
            assert!(joins("“账算不过来。”", tag), "{tag}");
        }
        for other in [
            "老佟说，账早就算清了。",
            "这件事没法说。",
            "他告诉记者房租涨了。",
            "房租的事大家都知道。",
            "账本不会说",
            "老佟接着算账。",
            "说。",
        ] {
            assert!(!joins("“账算不过来。”", other), "{other}");
        }
        assert!(!joins("账算不过来。", "老佟说。"));
    }

    #[test]
    fn a_sentence_goes_on_behind_what_it_calls_or_asks() {
        assert!(joins("他总以“今天算一笔……”", "句式开头。"));
        assert!(joins("门口贴着“不二价！”", "字样。"));
        assert!(joins("“谁来买单？”", "时，没人作声。"));
        assert!(!joins("“谁来买单？”", "时间过去了三年。"));
        assert!(!joins("他说：“先别签。”", "问题还在那里。"));
        assert!(!joins("“谁来买单？”", "然后没有人作声。"));
    }
}
