//! Why a file could not be read as an article.

use std::path::PathBuf;

/// What went wrong with a file. Each message names the file, the cause, and what to do about it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ArticleError {
    /// There is no such file.
    #[error("{}: no such file; check the path", path.display())]
    Missing {
        /// As given.
        path: PathBuf,
    },
    /// The path names a folder.
    #[error("{}: is a folder, not a file; name the articles in it one by one", path.display())]
    IsDirectory {
        /// As given.
        path: PathBuf,
    },
    /// The path names a device, a pipe or a socket.
    #[error("{}: is a device, pipe or socket, not a file; save the article to a file, or name - to read standard input", path.display())]
    NoFile {
        /// As given.
        path: PathBuf,
    },
    /// The system did not let the file be read.
    #[error("{}: cannot be read: {cause}; check the file's permissions", path.display())]
    Unreadable {
        /// As given.
        path: PathBuf,
        /// What the system says.
        #[source]
        cause: std::io::Error,
    },
    /// The file has no bytes, or only white space.
    #[error("{name}: the file is empty; give a file with the article's text")]
    Empty {
        /// The path as given, or `-`.
        name: String,
    },
    /// The file is no text at all.
    #[error(
        "{name}: is not a text file ({cause}); save the article as Markdown, HTML or plain text, in UTF-8 if possible"
    )]
    Binary {
        /// The path as given, or `-`.
        name: String,
        /// What gave it away.
        cause: String,
    },
    /// The file holds no article, but what this program or another made of one.
    #[error("{name}: is {what}, not an article; {instead}")]
    Foreign {
        /// The path as given, or `-`.
        name: String,
        /// What it is.
        what: &'static str,
        /// What to do with it.
        instead: &'static str,
    },
    /// The bytes are no valid text in any known encoding.
    #[error(
        "{name}: byte {byte} is not valid {tried}, and no other known encoding fits; save the file as UTF-8 and try again"
    )]
    Undecodable {
        /// The path as given, or `-`.
        name: String,
        /// The likeliest encoding.
        tried: &'static str,
        /// Where it fails first, counted from 0.
        byte: usize,
    },
    /// Nothing but page furniture stands in the file.
    #[error(
        "{name}: no article text is left once navigation, advertisements and other page furniture are set aside; \
         check that the file holds the article itself"
    )]
    NoText {
        /// The path as given, or `-`.
        name: String,
    },
    /// The file is larger than spans can address.
    #[error("{name}: is {bytes} bytes long, more than {limit}; give one article a file")]
    TooLarge {
        /// The path as given, or `-`.
        name: String,
        /// Its length in bytes.
        bytes: usize,
        /// The longest that is read, in bytes.
        limit: usize,
    },
    /// A sentence goes on and on.
    #[error(
        "{name}:{line}: a sentence of {characters} characters, more than {limit}; check that the file holds an article, \
         and that its sentences end"
    )]
    LongSentence {
        /// The path as given, or `-`.
        name: String,
        /// Where it begins, counted from 1.
        line: usize,
        /// Its length.
        characters: usize,
        /// The longest that is read.
        limit: usize,
    },
    /// The text is longer than any article.
    #[error("{name}: has {count} {what}, more than {limit}; give one article a file")]
    TooLong {
        /// The path as given, or `-`.
        name: String,
        /// What is counted: `characters`, `passages` or `sentences`.
        what: &'static str,
        /// How many.
        count: usize,
        /// The most that are read.
        limit: usize,
    },
}
