//! The raw source of an article, addressed by code points.

use super::Span;

/// The decoded text of a file, exactly as it was written, with an index from code points to bytes and lines.
#[derive(Clone, Debug, Default)]
pub struct SourceText {
    text: String,
    /// Byte offset of every code point, and the length in bytes at the end.
    byte_of: Vec<u32>,
    /// Code point at which every line begins.
    line_starts: Vec<u32>,
}

impl SourceText {
    /// Indexes `text`. A byte order mark, where there is one, counts as a code point.
    pub fn new(text: String) -> Self {
        let mut byte_of = Vec::with_capacity(text.len() / 2 + 1);
        let mut line_starts = vec![0];
        for (index, (byte, character)) in text.char_indices().enumerate() {
            byte_of.push(byte as u32);
            if character == '\n' {
                line_starts.push(index as u32 + 1);
            }
        }
        byte_of.push(text.len() as u32);
        Self {
            text,
            byte_of,
            line_starts,
        }
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Length in code points.
    pub fn len(&self) -> usize {
        self.byte_of.len().saturating_sub(1)
    }

    /// Whether the file has no text.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text of `span`; parts beyond the end of the file are left out.
    pub fn slice(&self, span: Span) -> &str {
        let last = self.len();
        let start = self.byte_of.get(span.start.min(last)).copied().unwrap_or(0) as usize;
        let end = self.byte_of.get(span.end.min(last)).copied().unwrap_or(0) as usize;
        &self.text[start..end.max(start)]
    }

    /// The span of a range of bytes. A bound inside a character is moved to that character's end.
    pub fn span_of_bytes(&self, bytes: std::ops::Range<usize>) -> Span {
        Span::new(
            self.code_point_at(bytes.start),
            self.code_point_at(bytes.end),
        )
    }

    /// The code point that begins at or after `byte`.
    pub fn code_point_at(&self, byte: usize) -> usize {
        self.byte_of
            .partition_point(|&start| (start as usize) < byte)
            .min(self.len())
    }

    /// The 1-based line that `code_point` stands in.
    pub fn line(&self, code_point: usize) -> usize {
        self.line_starts
            .partition_point(|&start| start as usize <= code_point)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_bytes_and_lines_agree() {
        let source = SourceText::new("热闹\n不等于 trust。".to_owned());
        assert_eq!(source.len(), 13);
        assert_eq!(source.slice(Span::new(3, 6)), "不等于");
        assert_eq!(source.span_of_bytes(7..16), Span::new(3, 6));
        assert_eq!((source.line(1), source.line(2), source.line(3)), (1, 1, 2));
        assert_eq!(source.slice(Span::new(12, 99)), "。");
    }
}
