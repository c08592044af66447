//! Elements of an SVG file, written by quick-xml, which escapes every text and attribute.

use crate::map::on_one_line;
use quick_xml::Writer;
use quick_xml::events::{BytesEnd, BytesStart, BytesText, Event};
use std::io;

/// A file in the making.
pub(super) struct Canvas {
    writer: Writer<Vec<u8>>,
}

/// An attribute: its name and value.
pub(super) type Attribute<'a> = (&'a str, &'a str);

impl Canvas {
    pub(super) fn new() -> Self {
        Self {
            writer: Writer::new_with_indent(Vec::new(), b' ', 1),
        }
    }

    /// An element with others inside.
    pub(super) fn group(
        &mut self,
        name: &str,
        attributes: &[Attribute<'_>],
        inside: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        self.writer
            .write_event(Event::Start(start(name, attributes)))?;
        inside(self)?;
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    /// An element without content.
    pub(super) fn empty(&mut self, name: &str, attributes: &[Attribute<'_>]) -> io::Result<()> {
        self.writer
            .write_event(Event::Empty(start(name, attributes)))
    }

    /// An element that holds a text on one line, without characters that XML forbids.
    pub(super) fn text(
        &mut self,
        name: &str,
        attributes: &[Attribute<'_>],
        text: &str,
    ) -> io::Result<()> {
        self.writer
            .write_event(Event::Start(start(name, attributes)))?;
        let text = on_one_line(text);
        self.writer
            .write_event(Event::Text(BytesText::new(&text)))?;
        self.writer.write_event(Event::End(BytesEnd::new(name)))
    }

    pub(super) fn finish(self) -> io::Result<String> {
        let mut bytes = self.writer.into_inner();
        bytes.push(b'\n');
        String::from_utf8(bytes).map_err(io::Error::other)
    }
}

fn start<'a>(name: &'a str, attributes: &[Attribute<'_>]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for &(key, value) in attributes {
        start.push_attribute((key, on_one_line(value).as_str()));
    }
    start
}

/// A number with at most one decimal, as short as it goes: the same on every machine.
pub(super) fn number(value: f64) -> String {
    let tenths = (value * 10.0).round() as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, rest) = (tenths.abs() / 10, tenths.abs() % 10);
    match rest {
        0 => format!("{sign}{whole}"),
        rest => format!("{sign}{whole}.{rest}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!(
            [0.0, -0.04, 12.34, -7.96, 0.05].map(number),
            ["0", "0", "12.3", "-8", "0.1"]
        );
    }

    #[test]
    fn whatever_a_text_holds_stays_text() {
        let mut canvas = Canvas::new();
        canvas
            .text(
                "text",
                &[("id", "a\"<&\u{0}")],
                "</text><script>&amp;\u{1b}",
            )
            .unwrap();
        assert_eq!(
            canvas.finish().unwrap(),
            "<text id=\"a&quot;&lt;&amp;\">&lt;/text&gt;&lt;script&gt;&amp;amp;</text>\n"
        );
    }
}
