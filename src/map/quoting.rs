//! Reasons that name the word in the text, where a rule's own reason names one of its kind: “毕竟”支持前面的话 where the rule
//! says so of 因为.

use super::on_one_line;
use crate::article::is_cjk;
use crate::bilingual::Lang;
use crate::rules::Evidence;
use std::borrow::Cow;
use std::ops::Range;

/// The reason with the word of the evidence in place of the one that it names; as it is where either has several.
pub(crate) fn quoting<'reason>(
    reason: &'reason str,
    evidence: &Evidence,
    lang: Lang,
) -> Cow<'reason, str> {
    let mut words = evidence.words.iter().map(|words| on_one_line(&words.text));
    let (Some(word), Some(named)) = (words.next(), named_in(reason, lang)) else {
        return Cow::Borrowed(reason);
    };
    if word.is_empty() || word == reason[named.clone()] || words.any(|other| other != word) {
        return Cow::Borrowed(reason);
    }
    let (before, after) = (&reason[..named.start], &reason[named.end..]);
    Cow::Owned(format!("{before}{word}{after}"))
}

/// Where a reason names the only word it names: in Chinese between quotation marks, in English in Chinese letters.
fn named_in(reason: &str, lang: Lang) -> Option<Range<usize>> {
    let (start, end) = match lang {
        Lang::Zh => {
            let start = reason.find('“')? + '“'.len_utf8();
            (start, start + reason[start..].find('”')?)
        }
        Lang::En => {
            let start = reason.find(is_cjk)?;
            let end = reason[start..].find(|letter| !is_cjk(letter));
            (start, end.map_or(reason.len(), |end| start + end))
        }
    };
    let names_more = match lang {
        Lang::Zh => reason[end..].contains('“') || reason[start..end].contains('…'),
        Lang::En => reason[end..].contains(is_cjk),
    };
    (!names_more).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Span;
    use crate::rules::MatchedWords;

    fn told(reason: &str, words: &[&str], lang: Lang) -> String {
        let words = words.iter().map(|text| MatchedWords {
            text: (*text).to_owned(),
            span: Span::new(0, 1),
        });
        let evidence = Evidence {
            rule: String::new(),
            case: String::new(),
            words: words.collect(),
            weight: 1.0,
        };
        quoting(reason, &evidence, lang).into_owned()
    }

    #[test]
    fn the_word_in_the_text_stands_for_the_one_that_the_rule_names() {
        let because = "“因为”支持前面的话。";
        assert_eq!(told(because, &["毕竟"], Lang::Zh), "“毕竟”支持前面的话。");
        assert_eq!(told(because, &["因为"], Lang::Zh), because);
        assert_eq!(told(because, &[], Lang::Zh), because);
        assert_eq!(
            told(because, &["毕竟", "由于"], Lang::Zh),
            because,
            "which of the two?"
        );
        assert_eq!(
            told("What stands before a 但是 is granted.", &["但"], Lang::En),
            "What stands before a 但 is granted."
        );
        let several = ["“首先”与“其次”并列。", "“不是……而是”纠正前面的说法。"];
        for reason in several {
            assert_eq!(told(reason, &["第二"], Lang::Zh), reason);
        }
    }
}
