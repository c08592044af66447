//! Reading what comes from outside: files, standard input and lines, none longer than a limit, whatever they say of
//! their length. What is too long is an error of the kind [`ErrorKind::FileTooLarge`].

use std::fs::{self, File};
use std::io::{self, BufRead, Error, ErrorKind, Read};
use std::path::Path;

/// Why a file is not read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReadFileError {
    #[error("it is a folder, not a file")]
    Folder,
    #[error("it is a device, pipe or socket, not a file")]
    NoFile,
    #[error("it is larger than {} MB", most >> 20)]
    TooLarge { bytes: u64, most: usize },
    #[error(transparent)]
    Io(#[from] Error),
}

impl From<ReadFileError> for Error {
    fn from(error: ReadFileError) -> Self {
        let kind = match &error {
            ReadFileError::Folder => ErrorKind::IsADirectory,
            ReadFileError::NoFile => ErrorKind::InvalidInput,
            ReadFileError::TooLarge { .. } => ErrorKind::FileTooLarge,
            ReadFileError::Io(_) => ErrorKind::Other,
        };
        match error {
            ReadFileError::Io(cause) => cause,
            refused => Self::new(kind, refused.to_string()),
        }
    }
}

/// Reads all of a file of at most `most` bytes. A device or pipe, which may never end, and a larger file are refused before
/// they are read.
pub(crate) fn read_file(path: &Path, most: usize) -> Result<Vec<u8>, ReadFileError> {
    let metadata = fs::metadata(path)?;
    if metadata.is_dir() {
        return Err(ReadFileError::Folder);
    }
    if !metadata.is_file() {
        return Err(ReadFileError::NoFile);
    }
    let too_large = |bytes| Err(ReadFileError::TooLarge { bytes, most });
    if metadata.len() > most as u64 {
        return too_large(metadata.len());
    }
    // It may grow while it is read.
    match read_at_most(File::open(path)?, most) {
        Err(cause) if cause.kind() == ErrorKind::FileTooLarge => too_large(most as u64 + 1),
        read => Ok(read?),
    }
}

/// The same of a file that must be UTF-8, without the byte order mark that it may begin with.
pub(crate) fn read_utf8_file(path: &Path, most: usize) -> io::Result<String> {
    let text = String::from_utf8(read_file(path, most)?);
    let mut text = text.map_err(|_| {
        let cause = "stream did not contain valid UTF-8";
        Error::new(ErrorKind::InvalidData, cause)
    })?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Ok(text)
}

/// Reads all of a source of at most `most` bytes; of a larger one no more than shows that it is larger.
pub(crate) fn read_at_most(source: impl Read, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(most as u64 + 1).read_to_end(&mut bytes)?;
    match bytes.len() > most {
        true => Err(too_large("it", most)),
        false => Ok(bytes),
    }
}

/// Reads the next line, its end included, into `line`; whether there is one. Of a line of more than `most` bytes, an
/// error, the rest is left: it may have no end.
pub(crate) fn read_line(
    lines: &mut impl BufRead,
    line: &mut Vec<u8>,
    most: usize,
) -> io::Result<bool> {
    line.clear();
    lines.take(most as u64 + 1).read_until(b'\n', line)?;
    if line.len() > most && !line.ends_with(b"\n") {
        return Err(too_large("the line", most));
    }
    Ok(!line.is_empty())
}

/// A line of a file, counted from 1, without the byte order mark that Excel, Notepad and PowerShell begin a file with.
pub(crate) fn unmarked(line: &[u8], number: usize) -> &[u8] {
    match number {
        1 => line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line),
        _ => line,
    }
}

/// Hands on every line that is not blank, with its number counted from 1. The reader sets the limit, as [`ShortLines`].
pub(crate) fn each_row<E: From<Error>>(
    mut rows: impl BufRead,
    mut take: impl FnMut(usize, &[u8]) -> Result<(), E>,
) -> Result<(), E> {
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        if rows.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        let row = unmarked(&line, number).trim_ascii();
        if !row.is_empty() {
            take(number, row)?;
        }
    }
    Ok(())
}

/// Lines for readers that set no limit themselves: the first of more than `most` bytes is an error.
pub(crate) struct ShortLines<R> {
    inner: R,
    most: usize,
    /// Bytes of the present line that are read.
    long: usize,
}

impl<R> ShortLines<R> {
    pub(crate) fn of(inner: R, most: usize) -> Self {
        Self {
            inner,
            most,
            long: 0,
        }
    }
}

impl<R: BufRead> Read for ShortLines<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for ShortLines<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        match self.long > self.most {
            true => Err(too_large("the line", self.most)),
            false => self.inner.fill_buf(),
        }
    }

    fn consume(&mut self, amount: usize) {
        // What is consumed lies in the buffer, so nothing is read here.
        if amount > 0
            && let Ok(buffer) = self.inner.fill_buf()
        {
            let taken = &buffer[..amount.min(buffer.len())];
            self.long = match taken.iter().rposition(|byte| *byte == b'\n') {
                Some(end) => taken.len() - end - 1,
                None => self.long + taken.len(),
            };
        }
        self.inner.consume(amount);
    }
}

fn too_large(what: &str, most: usize) -> Error {
    let limit = most >> 20;
    Error::new(
        ErrorKind::FileTooLarge,
        format!("{what} is larger than {limit} MB"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::BufReader;

    const MOST: usize = 1 << 20;

    #[test]
    fn no_more_is_read_than_the_limit() {
        assert_eq!(read_at_most(&b"abc"[..], 3).ok(), Some(b"abc".to_vec()));
        let endless = read_at_most(io::repeat(b'a'), MOST).unwrap_err();
        assert_eq!(endless.to_string(), "it is larger than 1 MB");
    }

    #[test]
    fn a_larger_file_is_refused_unread() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("夜市.txt");
        fs::write(&path, "夜市").unwrap();
        assert_eq!(read_file(&path, 6).unwrap(), "夜市".as_bytes());
        let refused = read_file(&path, 5).unwrap_err();
        assert!(matches!(
            refused,
            ReadFileError::TooLarge { bytes: 6, most: 5 }
        ));
        assert_eq!(Error::from(refused).kind(), ErrorKind::FileTooLarge);
        let refused = read_file(folder.path(), 6).unwrap_err();
        assert_eq!(refused.to_string(), "it is a folder, not a file");
    }

    #[cfg(unix)]
    #[test]
    fn what_may_never_end_is_refused_unread() {
        let refused = read_file(Path::new("/dev/zero"), MOST).unwrap_err();
        assert_eq!(
            refused.to_string(),
            "it is a device, pipe or socket, not a file"
        );
    }

    #[test]
    fn a_long_line_is_read_no_further() {
        let mut lines = &b"one\ntwo\nlonger"[..];
        let mut line = Vec::new();
        for expected in ["one\n", "two\n"] {
            assert!(matches!(read_line(&mut lines, &mut line, 4), Ok(true)));
            assert_eq!(line, expected.as_bytes());
        }
        let long = read_line(&mut lines, &mut line, 4).unwrap_err();
        assert_eq!(long.kind(), ErrorKind::FileTooLarge);
        assert_eq!(lines, b"r");
        assert!(matches!(read_line(&mut lines, &mut line, 4), Ok(true)));
        assert!(matches!(read_line(&mut lines, &mut line, 4), Ok(false)));
    }

    #[test]
    fn many_short_lines_are_no_long_one() {
        let text = "夜市\n".repeat(5_000);
        let lines = ShortLines::of(BufReader::with_capacity(7, text.as_bytes()), 6);
        assert_eq!(lines.lines().map_while(Result::ok).count(), 5_000);
        let endless = ShortLines::of(BufReader::new(io::repeat(b'a')), MOST);
        let first = endless.lines().next();
        let told = first.and_then(Result::err).map(|error| error.to_string());
        assert_eq!(told.as_deref(), Some("the line is larger than 1 MB"));
    }
}
