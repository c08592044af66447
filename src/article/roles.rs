//! Which passage is the title, which the lead, and which short lines head a section.

use super::page::{Line, Page, Passage, letters_of};
use super::wrapping::columns;
use super::{BlockKind, Metadata};

/// Titles and headings are not wider than this, in columns: 40 Chinese characters.
const WIDEST_HEADING: usize = 80;

/// Bold lines count as headings only up to this length: longer ones are statements.
const LONGEST_BOLD_HEADING: usize = 20;

/// A paragraph from this length on is body text; no title comes after it.
const SHORTEST_BODY: usize = 60;

/// Finds the title among the passages before the body: what the metadata calls so, else the first top heading, else a
/// heading that opens the page.
///
/// `elsewhere` is the title as the file's metadata prints it, put in front where the page has no title of its own.
pub(super) fn name_title(page: &mut Page, elsewhere: Option<Passage>) {
    let wanted = page.metadata.title.as_deref().map(letters_of);
    let body = page.passages.iter().position(is_body);
    let head = &page.passages[..body.unwrap_or(page.passages.len())];
    let position = |is_title: &dyn Fn(&Passage) -> bool| head.iter().position(is_title);
    let same = position(&|passage| Some(letters_of(&passage.text())) == wanted);
    let top = || position(&|passage| passage.kind == BlockKind::Heading(1));
    let opening = || {
        position(&|passage| passage.kind == BlockKind::Heading(2))
            .filter(|index| is_opening(head, *index))
    };
    let found = same.or_else(|| match (&wanted, &elsewhere) {
        (None, _) => top().or_else(opening),
        (_, None) => top(),
        _ => None,
    });
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

/// Whether the heading is the first thing on the page, and no first section.
fn is_opening(head: &[Passage], index: usize) -> bool {
    let text = head[index].text();
    let numbered = text.starts_with(|first: char| first.is_ascii_digit())
        || text.contains('、') && text.starts_with(CHINESE_DIGITS);
    index == 0 && !numbered
}

/// Takes the first line of an unformatted text as its title where it looks like one. What is `above` the title, as a date,
/// is passed over.
pub(super) fn title_from_first_line(page: &mut Page, above: impl Fn(&Passage) -> bool) {
    let start = page.passages.iter().position(|passage| !above(passage));
    let start = start.unwrap_or(page.passages.len());
    if let [first, _, ..] = &mut page.passages[start..]
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
    columns(line) <= WIDEST_HEADING
        && line
            .glyphs
            .last()
            .is_some_and(|last| !closes(last.character) && last.character != '.')
}

fn is_body(passage: &Passage) -> bool {
    let length: usize = passage.lines.iter().map(|line| line.glyphs.len()).sum();
    passage.kind == BlockKind::Paragraph && length >= SHORTEST_BODY && !passage.in_shared_link
}
