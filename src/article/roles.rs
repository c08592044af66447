//! Which passage is the title, which the lead, and which short lines head a section.

use super::page::{Line, Page, Passage};
use super::{BlockKind, Metadata};

/// Titles and headings are not longer than this.
const LONGEST_HEADING: usize = 40;

/// Bold lines count as headings only up to this length: longer ones are statements.
const LONGEST_BOLD_HEADING: usize = 20;

/// A paragraph from this length on is body text; no title comes after it.
const SHORTEST_BODY: usize = 60;

/// Finds the title: the first top heading, or the first heading at all, before any body text.
///
/// `elsewhere` is the title as the file's metadata prints it, put in front where the page has no title of its own.
pub(super) fn name_title(page: &mut Page, elsewhere: Option<Passage>) {
    let wanted = page.metadata.title.as_deref().map(letters);
    let body = page
        .passages
        .iter()
        .position(is_body)
        .unwrap_or(page.passages.len());
    let head = &page.passages[..body];
    let same = head.iter().position(|passage| {
        wanted
            .as_ref()
            .is_some_and(|title| *title == letters(&passage.text()))
    });
    let heading = |level: u8| {
        let is_level = move |passage: &Passage| matches!(passage.kind, BlockKind::Heading(found) if found <= level);
        head.iter().position(is_level)
    };
    let untitled = wanted.is_none();
    let found = same.or_else(|| {
        untitled
            .then(|| heading(1).or_else(|| heading(2)))
            .flatten()
    });
    let found = found.or_else(|| elsewhere.is_none().then(|| heading(1)).flatten());
    match (
        found.and_then(|index| page.passages.get_mut(index)),
        elsewhere,
    ) {
        (Some(passage), _) => passage.kind = BlockKind::Title,
        (None, Some(title)) => page.passages.insert(0, title),
        (None, None) => {}
    }
    note_title(&mut page.metadata, &page.passages);
}

/// Takes the first line of an unformatted text as its title where it looks like one.
pub(super) fn title_from_first_line(page: &mut Page) {
    if let [first, _, ..] = &mut page.passages[..]
        && first.lines.len() == 1
        && first.lines.iter().all(is_short_line)
    {
        first.kind = BlockKind::Title;
    }
    note_title(&mut page.metadata, &page.passages);
}

fn note_title(metadata: &mut Metadata, passages: &[Passage]) {
    if metadata.title.is_none() {
        let title = passages
            .iter()
            .find(|passage| passage.kind == BlockKind::Title);
        metadata.title = title.map(|passage| passage.text().replace('\n', " "));
    }
}

/// Names the quoted summary between title and text, and headings that are printed as plain lines.
pub(super) fn name_lead_and_headings(passages: &mut [Passage]) {
    let titles = passages
        .iter()
        .take_while(|passage| passage.kind == BlockKind::Title)
        .count();
    for passage in passages.iter_mut().skip(titles) {
        if passage.kind != BlockKind::Quote {
            break;
        }
        passage.kind = BlockKind::Lead;
    }
    for passage in passages
        .iter_mut()
        .filter(|passage| passage.kind == BlockKind::Paragraph)
    {
        if let [line] = &passage.lines[..]
            && let Some(level) = printed_heading(line)
        {
            passage.kind = BlockKind::Heading(level);
        }
    }
}

/// The level of a heading that is only printed as one: numbered, or all in bold.
fn printed_heading(line: &Line) -> Option<u8> {
    if !is_short_line(line) {
        return None;
    }
    let text = line.text();
    let bold = line
        .glyphs
        .iter()
        .all(|glyph| glyph.emphasised || glyph.character.is_whitespace());
    let phrase = !text.contains(['，', ',', '：', '“', '"']);
    let unnumbered = text.trim_start_matches(CHINESE_DIGITS);
    let bracketed = text
        .strip_prefix(['（', '('])
        .map(|rest| (rest, rest.trim_start_matches(CHINESE_DIGITS)));
    if unnumbered.len() < text.len() && unnumbered.starts_with('、') {
        Some(2)
    } else if bracketed
        .is_some_and(|(rest, after)| after.len() < rest.len() && after.starts_with(['）', ')']))
    {
        Some(3)
    } else {
        (bold && phrase && text.chars().count() <= LONGEST_BOLD_HEADING).then_some(3)
    }
}

/// The figures that number sections: `一、` and `（一）`.
const CHINESE_DIGITS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// A short line that does not end as a sentence does.
fn is_short_line(line: &Line) -> bool {
    let closes = |last: char| {
        matches!(
            last,
            '。' | '；' | '，' | '、' | '…' | ';' | ',' | '：' | ':'
        )
    };
    line.glyphs.len() <= LONGEST_HEADING
        && line
            .glyphs
            .last()
            .is_some_and(|last| !closes(last.character) && last.character != '.')
}

fn is_body(passage: &Passage) -> bool {
    let length: usize = passage.lines.iter().map(|line| line.glyphs.len()).sum();
    passage.kind == BlockKind::Paragraph && length >= SHORTEST_BODY && !passage.in_shared_link
}

fn letters(text: &str) -> String {
    text.chars()
        .filter(|character| character.is_alphanumeric())
        .collect()
}
