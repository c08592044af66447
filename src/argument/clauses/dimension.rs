//! What the weight of a rule about clauses may depend on: the clause's place, size, marks and subject.

use super::scene::{ClauseScene, ClauseView, PlaceOf, Topic};
use serde::Deserialize;

/// Something that the weight of a rule about clauses may depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClauseDimension {
    /// Which paragraph it stands in: title, only, first, second, third, middle, penultimate, last.
    Paragraph,
    /// The same, coarser: title, only, first, middle, last.
    Section,
    /// The number of paragraphs.
    Paragraphs,
    /// Which sentence of its paragraph: only, first, second, middle, penultimate, last.
    Sentence,
    /// The number of sentences of its paragraph.
    Sentences,
    /// How many sentences stand before its own.
    FromStart,
    /// How many sentences stand behind its own.
    FromEnd,
    /// The tenth of the text.
    Tenth,
    /// Which clause of its sentence: only, first, inside, last.
    Part,
    /// The number of clauses of its sentence.
    Clauses,
    /// Its length, in steps.
    Length,
    /// Its sentence's length, in steps.
    SentenceLength,
    /// The mark before it.
    MarkBefore,
    /// The mark behind it.
    Mark,
    /// Whether it holds cue words: none, some, or nothing else.
    Cued,
    /// How many long words it shares with the title.
    TitleWords,
    /// What it is about, compared with what was spoken of before.
    Topic,
    /// Whether it judges: holds a word of a class of judgement or evaluation.
    Judges,
}

/// Classes of cue words that judge.
const JUDGING: [&str; 3] = ["judgement", "evaluation_positive", "evaluation_negative"];

impl ClauseDimension {
    /// The case of the clause at `at`.
    pub fn case(self, scene: &ClauseScene, at: usize) -> String {
        let view = &scene.clauses[at];
        let named = match self {
            Self::Paragraph => paragraph(view.paragraph, true),
            Self::Section => paragraph(view.paragraph, false),
            Self::Paragraphs => return up_to(7, view.paragraph.map_or(0, |place| place.of)),
            Self::Sentence => place(view.sentence),
            Self::Sentences => return up_to(6, view.sentence.of),
            Self::FromStart => return up_to(8, view.sentence_in_text.at),
            Self::FromEnd => {
                return up_to(8, view.sentence_in_text.of - 1 - view.sentence_in_text.at);
            }
            Self::Tenth => return up_to(9, 10 * at / scene.clauses.len().max(1)),
            Self::Part => part(view.part),
            Self::Clauses => return up_to(8, view.part.of),
            Self::Length => return length(view.letters),
            Self::SentenceLength => return up_to(8, view.sentence_letters / 12),
            Self::MarkBefore => return mark(view.clause.mark_before),
            Self::Mark => return mark(view.clause.mark),
            Self::Cued => cued(view),
            Self::TitleWords => return up_to(4, view.title_words),
            Self::Topic => match scene.topic(at) {
                Topic::Unnamed => "unnamed",
                Topic::Same => "same",
                Topic::Resumed => "resumed",
                Topic::Returned => "returned",
                Topic::New => "new",
            },
            Self::Judges => match judges(view) {
                true => "judges",
                false => "tells",
            },
        };
        named.to_owned()
    }
}

fn paragraph(place: Option<PlaceOf>, fine: bool) -> &'static str {
    let Some(PlaceOf { at, of }) = place else {
        return "title";
    };
    match at {
        _ if of == 1 => "only",
        0 => "first",
        _ if at + 1 == of => "last",
        _ if !fine => "middle",
        _ if at + 2 == of => "penultimate",
        1 => "second",
        2 => "third",
        _ => "middle",
    }
}

fn place(PlaceOf { at, of }: PlaceOf) -> &'static str {
    match at {
        _ if of == 1 => "only",
        0 => "first",
        _ if at + 1 == of => "last",
        1 => "second",
        _ if at + 2 == of => "penultimate",
        _ => "middle",
    }
}

fn part(PlaceOf { at, of }: PlaceOf) -> &'static str {
    match at {
        _ if of == 1 => "only",
        0 => "first",
        _ if at + 1 == of => "last",
        _ => "inside",
    }
}

fn length(letters: usize) -> String {
    match letters {
        0..=5 => letters.to_string(),
        6..=9 => "6-9".to_owned(),
        _ => match letters / 5 * 5 {
            from @ ..=25 => format!("{from}-{}", from + 4),
            _ => "30 and more".to_owned(),
        },
    }
}

fn mark(mark: Option<char>) -> String {
    mark.map_or_else(
        || "none".to_owned(),
        |mark| match mark {
            ',' | '，' => "comma".to_owned(),
            ':' | '：' => "colon".to_owned(),
            other => other.to_string(),
        },
    )
}

fn cued(view: &ClauseView) -> &'static str {
    match view.cues.iter().map(|cue| cue.span.len()).max() {
        None => "no cue",
        Some(longest) if longest + 1 >= view.span.len() => "only a cue",
        Some(_) => "some cue",
    }
}

fn judges(view: &ClauseView) -> bool {
    view.cues
        .iter()
        .any(|cue| JUDGING.contains(&cue.class_name.as_str()))
}

fn up_to(most: usize, count: usize) -> String {
    match count < most {
        true => count.to_string(),
        false => format!("{most} and more"),
    }
}
