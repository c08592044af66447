//! Frames: the questions over which opinion articles part ways, each with two poles and the words that speak for them.
//!
//! In comes `data/frames/*.toml`, out comes a [`FrameSet`] that finds every cue of every frame in one pass.

use super::phrase::{Phrase, Phrases};
use crate::bilingual::Bilingual;
use crate::files::{Mistakes, RuleFile, not_a_pattern};
use crate::pattern::{Pattern, Searched};
use aho_corasick::{AhoCorasick, MatchKind};
use serde::Deserialize;
use std::ops::Range;
use toml::Spanned;

/// One of a frame's two answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The affirming or hopeful answer.
    Yes,
    /// Its opposite.
    No,
}

impl Side {
    /// The other answer.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
        }
    }
}

/// A question with two answers.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// Its name in evidence, `frame.<id>`.
    pub id: String,
    /// The question, as a Chinese issue label ends with it.
    pub question: String,
    /// The question in English.
    pub english: String,
    /// Why authors part ways over it.
    pub why: String,
    /// The same in Chinese, where the file gives it.
    pub why_zh: Option<String>,
    /// Whether neither answer is the more hopeful one.
    #[serde(default)]
    pub neutral: bool,
    /// Whether it tells how a measure stands or moves: statements part over it only where they speak of one measure.
    #[serde(default)]
    pub measured: bool,
    /// Regular expressions; a cue inside what they match speaks for neither: 减少麻烦 is no decline.
    #[serde(default)]
    pub except: Vec<String>,
    /// The affirming answer.
    pub yes: Pole,
    /// Its opposite.
    pub no: Pole,
    /// Sentences with the pole they take.
    pub matches: Vec<(String, String)>,
    /// Sentences that take neither.
    pub rejects: Vec<String>,
}

/// An answer and the words that speak for it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pole {
    /// Its name in Chinese.
    pub name: String,
    /// Its name in English.
    pub english: String,
    /// Words and phrases.
    pub cues: Vec<String>,
    /// Regular expressions.
    #[serde(default)]
    pub patterns: Vec<String>,
    /// English words and phrases, whose words stand for all their forms; `..` is a gap, `/` stands between words of which
    /// one will do: `cut/lower .. costs`.
    #[serde(default)]
    pub phrases: Vec<String>,
}

impl Frame {
    /// Why it sets two claims side by side: in Chinese the question, and why authors part ways over it.
    pub fn told(&self) -> Bilingual {
        let asked = format!("双方都谈到“{}”", self.question);
        Bilingual {
            zh: match &self.why_zh {
                Some(why) => format!("{asked}：{why}"),
                None => format!("{asked}。"),
            },
            en: self.why.clone(),
        }
    }

    /// The answer on `side`.
    pub fn pole(&self, side: Side) -> &Pole {
        match side {
            Side::Yes => &self.yes,
            Side::No => &self.no,
        }
    }
}

/// A frame file that can't be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FrameError {
    /// A file has mistakes; every one is told, each with its place.
    #[error(transparent)]
    Mistakes(#[from] Mistakes),
    /// The cues are too many or too long to be searched together.
    #[error("the frames' cues can't be searched together: {0}")]
    Cues(#[from] aho_corasick::BuildError),
}

/// A cue in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CueHit {
    pub(super) frame: usize,
    /// Its characters.
    pub(super) range: Range<usize>,
    pub(super) side: Side,
    /// Whether it may be a piece of a word: a Chinese cue may, a regular expression and an English phrase say where they begin.
    pub(super) may_cut_words: bool,
}

/// All frames, ready to be found in one pass.
#[derive(Debug)]
pub struct FrameSet {
    frames: Vec<Frame>,
    cues: AhoCorasick,
    /// For every pattern of the automaton, whom it speaks for.
    speaks_for: Vec<(usize, Side)>,
    patterns: Vec<(usize, Side, Pattern)>,
    exceptions: Vec<(usize, Pattern)>,
    phrases: Phrases,
}

/// The regular expressions and English phrases of a frame.
struct FramePatterns {
    poles: Vec<(Side, Pattern)>,
    phrases: Vec<(Side, Phrase)>,
    except: Vec<Pattern>,
}

#[derive(Deserialize)]
struct FrameFile {
    frame: Vec<Spanned<Frame>>,
}

/// The frames that come with the program.
const BUILTIN: &[(&str, &str)] = &[
    (
        "data/frames/general.toml",
        include_str!("../../data/frames/general.toml"),
    ),
    (
        "data/frames/xiaohongshu.toml",
        include_str!("../../data/frames/xiaohongshu.toml"),
    ),
];

impl FrameSet {
    /// The frames that come with the program.
    ///
    /// # Errors
    /// None that the program's own frames cause.
    pub fn builtin() -> Result<Self, FrameError> {
        Self::from_toml(BUILTIN)
    }

    /// The frames that come with the program, and those of an editor's files.
    ///
    /// # Errors
    /// Every mistake in them at once, with its line.
    pub fn builtin_with(files: &[(&str, &str)]) -> Result<Self, FrameError> {
        Self::from_toml(&[BUILTIN, files].concat())
    }

    /// Frames from TOML files, each with its name for error messages. Of two frames with one id the later counts.
    ///
    /// # Errors
    /// Every mistake in them at once, with its line.
    pub fn from_toml(files: &[(&str, &str)]) -> Result<Self, FrameError> {
        let mut read: Vec<(Frame, FramePatterns)> = Vec::new();
        for &(file, content) in files {
            let mut own = RuleFile::new(file, content);
            for FrameFile { frame } in own.read() {
                for frame in frame {
                    let patterns = check(&frame, &mut own);
                    let frame = frame.into_inner();
                    match read.iter().position(|(known, _)| known.id == frame.id) {
                        Some(index) => read[index] = (frame, patterns),
                        None => read.push((frame, patterns)),
                    }
                }
            }
            own.finish()?;
        }
        let mut frames = Vec::new();
        let mut patterns = Vec::new();
        let mut exceptions = Vec::new();
        let mut phrases = Phrases::default();
        for (index, (frame, own)) in read.into_iter().enumerate() {
            frames.push(frame);
            let of_poles = own.poles.into_iter();
            patterns.extend(of_poles.map(|(side, pattern)| (index, side, pattern)));
            for (side, phrase) in own.phrases {
                phrases.add(index, side, phrase);
            }
            exceptions.extend(own.except.into_iter().map(|pattern| (index, pattern)));
        }
        let mut words = Vec::new();
        let mut speaks_for = Vec::new();
        for (index, side, pole) in poles(&frames) {
            for cue in &pole.cues {
                words.push(cue.clone());
                speaks_for.push((index, side));
            }
        }
        let cues = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .ascii_case_insensitive(true)
            .build(&words)?;
        Ok(Self {
            frames,
            cues,
            speaks_for,
            patterns,
            exceptions,
            phrases,
        })
    }

    /// The frames in the order of their files.
    pub fn frames(&self) -> &[Frame] {
        &self.frames
    }

    /// The cues in a text, by frame and place; one that lies inside a longer cue or an exception of its frame doesn't count.
    pub(super) fn find(&self, text: &[char]) -> Vec<CueHit> {
        let string: String = text.iter().collect();
        let character_at = character_index(&string);
        let characters = |bytes: Range<usize>| character_at[bytes.start]..character_at[bytes.end];
        let mut hits = Vec::new();
        let mut add = |(frame, side): (usize, Side), range, may_cut_words| {
            hits.push(CueHit {
                frame,
                range,
                side,
                may_cut_words,
            });
        };
        for found in self.cues.find_overlapping_iter(&string) {
            let speaks_for = self.speaks_for[found.pattern().as_usize()];
            add(speaks_for, characters(found.range()), true);
        }
        let searched = Searched::new(&string);
        for (frame, side, pattern) in &self.patterns {
            for found in pattern.find_iter(searched) {
                add((*frame, *side), characters(found), false);
            }
        }
        for (frame, side, range) in self.phrases.find(text) {
            add((frame, side), range, false);
        }
        hits.sort_by_key(|hit| (hit.frame, hit.range.start, hit.range.end, hit.side));
        hits.dedup_by_key(|hit| (hit.frame, hit.range.clone(), hit.side));
        let inside_longer = |hit: &CueHit| {
            hits.iter().any(|other| {
                other.frame == hit.frame
                    && other.range.start <= hit.range.start
                    && hit.range.end <= other.range.end
                    && hit.range.len() < other.range.len()
            })
        };
        let mut excepted = Vec::new();
        for (frame, pattern) in &self.exceptions {
            if hits.iter().any(|hit| hit.frame == *frame) {
                let found = pattern.find_iter(searched);
                excepted.extend(found.into_iter().map(|bytes| (*frame, characters(bytes))));
            }
        }
        let is_excepted = |hit: &CueHit| {
            excepted.iter().any(|(frame, range)| {
                *frame == hit.frame && range.start <= hit.range.start && hit.range.end <= range.end
            })
        };
        hits.iter()
            .filter(|hit| !inside_longer(hit) && !is_excepted(hit))
            .cloned()
            .collect()
    }
}

/// Both poles of every frame.
fn poles(frames: &[Frame]) -> impl Iterator<Item = (usize, Side, &Pole)> {
    frames
        .iter()
        .enumerate()
        .flat_map(|(index, frame)| [(index, Side::Yes, &frame.yes), (index, Side::No, &frame.no)])
}

/// Keeps what is wrong with a frame; its patterns.
fn check(frame: &Spanned<Frame>, file: &mut RuleFile<'_>) -> FramePatterns {
    let id = file.id_of_table(frame.span().start, &frame.get_ref().id);
    let frame = frame.get_ref();
    file.check_name(&id, &frame.why);
    let mut phrases = Vec::new();
    for (side, pole) in [(Side::Yes, &frame.yes), (Side::No, &frame.no)] {
        for written in &pole.phrases {
            match Phrase::read(written) {
                Ok(phrase) => phrases.push((side, phrase)),
                Err(cause) => file.report_words(&id, written, cause),
            }
        }
    }
    let mut read = |pattern: &String| match Pattern::new(pattern) {
        Ok(pattern) => Some(pattern),
        Err(cause) => {
            file.report_words(&id, pattern, not_a_pattern(&cause));
            None
        }
    };
    let except = frame.except.iter().filter_map(&mut read).collect();
    let mut poles = Vec::new();
    for (side, pole) in [(Side::Yes, &frame.yes), (Side::No, &frame.no)] {
        poles.extend(
            pole.patterns
                .iter()
                .filter_map(&mut read)
                .map(|pattern| (side, pattern)),
        );
    }
    if [&frame.yes, &frame.no]
        .iter()
        .any(|pole| pole.cues.iter().any(String::is_empty))
    {
        file.report_words(&id, "", "an empty cue; delete it");
    }
    FramePatterns {
        poles,
        phrases,
        except,
    }
}

/// For every byte offset that begins a character, and for the end, the number of characters before it.
fn character_index(text: &str) -> Vec<usize> {
    let mut index = vec![0; text.len() + 1];
    let mut count = 0;
    for (byte, _) in text.char_indices() {
        index[byte] = count;
        count += 1;
    }
    index[text.len()] = count;
    index
}
