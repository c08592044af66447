//! Help in Chinese: what clap wrote, line by line by the catalogue, and broken as Chinese is.

use super::catalogue::{in_chinese, line_in_chinese};
use super::language;
use crate::bilingual::Lang;
use crate::export::wrap;
use unicode_width::UnicodeWidthStr;

/// Columns of a line at most, as in English.
const WIDEST: usize = 100;

/// What clap tells in brackets behind a help text.
const TOLD_BEHIND: [&str; 2] = [" [default: ", " [possible values: "];

/// The help in the language of messages.
pub(super) fn told(help: &str) -> String {
    match language::of_messages() {
        Lang::Zh => help_in_chinese(help),
        Lang::En => help.to_owned(),
    }
}

/// The help in Chinese. The English must not be broken into lines yet: clap breaks lines at spaces, of which Chinese has
/// none, and every text must be there whole to be found in the catalogue.
pub(super) fn help_in_chinese(help: &str) -> String {
    help.split('\n')
        .map(|line| {
            let (head, text) = parted(line);
            let (text, behind) = without_brackets(text);
            let chinese = line_in_chinese(text);
            let lines = broken(head, chinese.as_deref().unwrap_or(text), &behind);
            lines.trim_end().to_owned()
        })
        .collect::<Vec<_>>()
        .join("\n")
}

/// What stands before a text on its line (the name of an option, a command or a value) and the text.
fn parted(line: &str) -> (&str, &str) {
    let indent = line.len() - line.trim_start().len();
    let words = &line[indent..];
    let name = match words.strip_prefix("- ") {
        Some(value) => value.find(": ").map(|at| at + "- : ".len()),
        None => words.find("  "),
    };
    let behind_name = indent + name.unwrap_or(0);
    let spaces = line[behind_name..].len() - line[behind_name..].trim_start().len();
    line.split_at(behind_name + spaces)
}

/// A help text without what clap tells behind it, and that.
pub(super) fn without_brackets(text: &str) -> (&str, Vec<&str>) {
    let mut text = text;
    let mut behind = Vec::new();
    while text.ends_with(']') {
        let Some(at) = TOLD_BEHIND
            .iter()
            .filter_map(|begin| text.rfind(begin))
            .max()
        else {
            break;
        };
        behind.insert(0, text[at..].trim_start());
        text = &text[..at];
    }
    (text, behind)
}

/// A text behind its head, and what clap tells behind it; lines after the first begin below it.
fn broken(head: &str, text: &str, behind: &[&str]) -> String {
    let column = head.width_cjk();
    let room = WIDEST.saturating_sub(column);
    let mut lines = wrap(text, room, usize::MAX);
    for bracket in behind {
        let bracket = in_chinese(bracket);
        match lines.last_mut() {
            Some(line) if line.width_cjk() + 1 + bracket.width_cjk() <= room => {
                line.push(' ');
                line.push_str(&bracket);
            }
            _ => lines.extend(wrap(&bracket, room, usize::MAX)),
        }
    }
    format!("{head}{}", lines.join(&format!("\n{}", " ".repeat(column))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::{Arg, Command, CommandFactory};

    #[test]
    fn every_help_text_has_a_chinese_one() {
        let mut program = super::super::Arguments::command();
        program.build();
        let mut missing = Vec::new();
        look_through(&program, &mut missing);
        missing.sort();
        missing.dedup();
        assert!(
            missing.is_empty(),
            "data/messages/zh.csv lacks: {missing:#?}"
        );
    }

    /// The paragraphs of a command's help, of its arguments' and of their values'.
    fn look_through(command: &Command, missing: &mut Vec<String>) {
        let mut texts = vec![command.get_about(), command.get_long_about()];
        let values: Vec<_> = (command.get_arguments())
            .filter(|argument| !argument.is_hide_set())
            .flat_map(Arg::get_possible_values)
            .collect();
        texts.extend(values.iter().map(|value| value.get_help()));
        for argument in command.get_arguments() {
            texts.extend([argument.get_help(), argument.get_long_help()]);
        }
        for text in texts.into_iter().flatten() {
            let text = text.to_string();
            let paragraphs = text.split('\n').filter(|line| !line.is_empty());
            let unknown = paragraphs.map(|line| without_brackets(line).0);
            missing.extend(
                unknown
                    .filter(|line| line_in_chinese(line).is_none())
                    .map(str::to_owned),
            );
        }
        for subcommand in command.get_subcommands() {
            look_through(subcommand, missing);
        }
    }

    #[test]
    fn what_clap_tells_behind_a_text_is_told_behind_it() {
        let text = "How tables are written [default: excel] [possible values: excel, tsv]";
        let behind = vec!["[default: excel]", "[possible values: excel, tsv]"];
        assert_eq!(without_brackets(text), ("How tables are written", behind));
    }

    #[test]
    fn lines_after_the_first_begin_below_it() {
        let text = "夜市让街道更热闹，".repeat(8);
        let lines = broken("      --out <DIR>  ", &text, &["[default: excel]"]);
        let lines: Vec<&str> = lines.lines().collect();
        assert_eq!(lines.len(), 2);
        assert!(lines[1].trim_start().len() + 19 == lines[1].len());
        assert!(lines[1].ends_with("， [默认：excel]"));
        assert!(lines.iter().all(|line| line.width_cjk() <= WIDEST));
    }
}
