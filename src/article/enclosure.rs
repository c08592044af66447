//! What stands between two marks that belong together: titles, quotations, brackets.
//!
//! A reader takes a short exclamation of two sentences (`“涨了！又涨了！”`) for one thing that somebody said, and a bracket
//! for an aside; the sentence around them goes on. A speech of several sentences is more than that, and each of its
//! sentences stands for itself.

/// A quotation or bracket of more characters is read sentence by sentence.
const LONGEST_WHOLE: usize = 60;

/// A quotation or bracket with more ends of sentences inside, the last one left out, is read sentence by sentence.
const MOST_ENDS_INSIDE: usize = 2;

/// For every character, whether a sentence that would end there goes on because it stands inside something whole.
pub(super) fn held_together(text: &[char]) -> Vec<bool> {
    let mut held = vec![false; text.len()];
    hold_titles(text, &mut held);
    let mut open: Vec<usize> = Vec::new();
    for (at, mark) in text.iter().enumerate() {
        if closing_of(*mark).is_some() {
            open.push(at);
            continue;
        }
        let near = |&&start: &&usize| at - start <= LONGEST_WHOLE + 1;
        let level = open
            .iter()
            .rev()
            .take_while(near)
            .position(|start| closing_of(text[*start]) == Some(*mark));
        if let Some(above) = level {
            open.truncate(open.len() - above);
            if let Some(start) = open.pop() {
                hold(text, start, at, &mut held);
            }
        }
    }
    held
}

/// Holds together what stands between the marks at `start` and `end`, where it is short enough.
fn hold(text: &[char], start: usize, end: usize, held: &mut [bool]) {
    let inner = &text[start + 1..end];
    let last_run = inner.iter().rev().take_while(|mark| is_end(**mark)).count();
    let inner = &inner[..inner.len() - last_run];
    let follows_end = |pair: &&[char]| is_end(pair[0]) && !is_end(pair[1]);
    if inner.windows(2).filter(follows_end).count() > MOST_ENDS_INSIDE {
        return;
    }
    // What ends the last sentence of a quotation may end the one around it too.
    let mut whole = start + 1 + inner.len();
    // An aside that asks or exclaims does not: 它（谁信呢？）早就关了.
    let aside = matches!(text[start], '（' | '(') && start > 0 && text[start - 1].is_alphanumeric();
    if aside && !text[whole..end].contains(&'。') {
        whole = end;
    }
    held[start..whole].fill(true);
}

fn is_end(mark: char) -> bool {
    matches!(mark, '。' | '！' | '？' | '!' | '?' | '；' | '｡')
}

fn closing_of(mark: char) -> Option<char> {
    match mark {
        '“' => Some('”'),
        '「' => Some('」'),
        '『' => Some('』'),
        '（' => Some('）'),
        '(' => Some(')'),
        _ => None,
    }
}

/// Titles end no sentence, however long they are and whatever marks they hold.
fn hold_titles(text: &[char], held: &mut [bool]) {
    let mut open = None;
    for (index, mark) in text.iter().enumerate() {
        match (mark, open) {
            ('《' | '〈', None) => open = Some(index),
            ('》' | '〉', Some(start)) => {
                held[start..index].fill(true);
                open = None;
            }
            _ => {}
        }
    }
}

/// For every character, whether a straight quote stands open before it.
pub(super) fn straight_quotes(text: &[char]) -> Vec<bool> {
    let mut open = false;
    let mut before = Vec::with_capacity(text.len());
    for mark in text {
        before.push(open);
        open ^= *mark == '"';
    }
    before
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with a stroke behind every 。！？ that is not held.
    fn free(text: &str) -> String {
        let text: Vec<char> = text.chars().collect();
        let held = held_together(&text);
        let mut shown = String::new();
        for (mark, held) in text.iter().zip(held) {
            shown.push(*mark);
            if is_end(*mark) && !held {
                shown.push('/');
            }
        }
        shown
    }

    #[test]
    fn short_quotations_and_brackets_are_whole() {
        for (text, expected) in [
            ("他喊“涨了！又涨了！”就走。", "他喊“涨了！又涨了！/”就走。/"),
            ("店主（谁信呢？）说没亏。", "店主（谁信呢？）说没亏。/"),
            (
                "店关了（账没算完。人也走了。）",
                "店关了（账没算完。人也走了。/）",
            ),
            ("「先开。「再看？」好。」", "「先开。「再看？」好。/」"),
            ("“没关上。后来也没有。", "“没关上。/后来也没有。/"),
            ("）先闭后开（不算。", "）先闭后开（不算。/"),
            ("读过《咖啡！咖啡？》的人。", "读过《咖啡！咖啡？》的人。/"),
        ] {
            assert_eq!(free(text), expected);
        }
    }

    #[test]
    fn speeches_are_read_sentence_by_sentence() {
        let long = "房租一年比一年高，人手一年比一年难找，豆子的价钱又跟着汇率走，";
        let speech = format!("“{long}{long}账算不过来。所以关了。”");
        assert!(free(&speech).contains("账算不过来。/所以"));
        assert_eq!(
            free("“一算。二算。三算。四算。”"),
            "“一算。/二算。/三算。/四算。/”"
        );
    }
}
