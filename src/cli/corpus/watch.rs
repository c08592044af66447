//! Progress of a run on standard error: a bar on a terminal, plain lines elsewhere.

use crate::bilingual::Lang;
use crate::cli::catalogue::told;
use crate::corpus::{Progress, Refusal, Watcher};
use crate::counted::counted;
use crate::map::on_one_line;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// How long a file of progress lines stays silent.
const BETWEEN_LINES: Duration = Duration::from_secs(10);

/// The length of a bar before the first batch tells it; of none, nothing would be all.
const UNKNOWN: u64 = 1;

/// Tells of a run on standard error.
pub(super) struct Report {
    bar: Option<ProgressBar>,
    quiet: bool,
    lang: Lang,
    work: String,
    began: Instant,
    /// When the stretch of work began that is told of.
    stretch: Instant,
    told: Instant,
}

impl Report {
    pub(super) fn new(quiet: bool, lang: Lang) -> Self {
        let drawn = !quiet && std::io::stderr().is_terminal();
        Self {
            bar: drawn.then(bar),
            quiet,
            lang,
            work: String::new(),
            began: Instant::now(),
            stretch: Instant::now(),
            told: Instant::now(),
        }
    }

    /// Since the run began.
    pub(super) fn elapsed(&self) -> Duration {
        self.began.elapsed()
    }

    fn line(&self, line: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| say(line)),
            None => say(line),
        }
    }
}

impl Watcher for Report {
    fn begins(&mut self, work: &str) {
        let work = match self.lang {
            Lang::Zh => in_chinese(work),
            Lang::En => work,
        };
        work.clone_into(&mut self.work);
        self.stretch = Instant::now();
        self.told = self.stretch;
        if let Some(bar) = &self.bar {
            bar.reset();
            bar.set_length(UNKNOWN);
            bar.set_message(work.to_owned());
        }
    }

    fn advanced(&mut self, progress: &Progress) {
        let time = self.stretch.elapsed();
        let rate = progress.articles as f64 / time.as_secs_f64().max(0.001);
        let articles = progress.articles + progress.resumed;
        let left = progress.left(time).map(|left| left.as_secs_f64());
        let left = match (self.lang, left) {
            (Lang::Zh, Some(left)) => format!("，还要 {left:.0} 秒"),
            (Lang::En, Some(left)) => format!(", {left:.0} s left"),
            (_, None) => String::new(),
        };
        let (colon, told) = match self.lang {
            Lang::Zh => ("：", format!("{articles} 篇，每秒 {rate:.0} 篇{left}")),
            Lang::En => {
                let articles = counted(articles, "article");
                (": ", format!("{articles}, {rate:.0}/s{left}"))
            }
        };
        if let Some(bar) = &self.bar {
            bar.set_length(progress.all);
            bar.set_position(progress.done);
            bar.set_message(format!("{}{colon}{told}", self.work));
            return;
        }
        let last = progress.done >= progress.all;
        if self.quiet || (self.told.elapsed() < BETWEEN_LINES && !last) {
            return;
        }
        self.told = Instant::now();
        let share = 100 * progress.done / progress.all.max(1);
        let comma = match self.lang {
            Lang::Zh => "，",
            Lang::En => ", ",
        };
        say(&format!("{}{colon}{share} %{comma}{told}", self.work));
    }

    fn refused(&mut self, refusal: &Refusal) {
        // Names in archives and rows may hold anything, and nothing of it may move the cursor.
        let skipped = on_one_line(&format!("skipped: {refusal}"));
        self.line(&told(&skipped, self.lang));
    }
}

impl Drop for Report {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// What a stretch of work is called in Chinese.
fn in_chinese(work: &str) -> &str {
    match work {
        "reading" => "读取",
        "extracting" => "提取",
        "comparing" => "比较",
        other => other,
    }
}

fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{bar:30} {percent:>3} % {msg}");
    ProgressBar::new(UNKNOWN).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// Nothing is left to do where nobody listens.
fn say(line: &str) {
    let _ = writeln!(std::io::stderr(), "{line}");
}

/// A flag that Ctrl-C sets: the run ends after what it is at, so that only whole files are left. A second Ctrl-C ends it
/// at once.
pub(super) fn stop_on_interrupt() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&stop);
    // Where signals can't be caught, Ctrl-C ends the program at once; the journal still tells what is whole.
    let _ = ctrlc::set_handler(move || {
        if flag.swap(true, Ordering::Relaxed) {
            std::process::exit(INTERRUPTED);
        }
    });
    stop
}

/// What shells expect of a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;
