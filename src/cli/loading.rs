//! The options about rules, shared by all subcommands.

use super::failure::Failure;
use super::rule_print::{rule_files, rule_print};
use crate::bilingual::Lang;
use crate::{Builder, Counterpoint};
use clap::{Args, ValueEnum};
use std::path::PathBuf;
use std::time::UNIX_EPOCH;

/// Rules of one's own, and the language of labels and reasons.
#[derive(Args)]
pub(super) struct RuleArguments {
    /// Add the rule packs (*.toml), cue tables (*.csv) and weights (weights/*.csv) of this folder
    #[arg(long, value_name = "DIR")]
    rules: Option<PathBuf>,
    /// File claims under the views of this file, whatever the articles are about
    #[arg(long, value_name = "FILE")]
    views: Option<PathBuf>,
    /// Language of labels and reasons; where it is given, of errors and warnings too
    #[arg(long, value_name = "LANG", default_value = "zh")]
    lang: Language,
}

#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Language {
    /// Chinese
    Zh,
    /// English
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Zh => Self::Zh,
            Language::En => Self::En,
        }
    }
}

impl RuleArguments {
    /// The language of labels, reasons and legends.
    pub(super) fn lang(&self) -> Lang {
        self.lang.into()
    }

    /// All that changes what is found, in words. Rules of one's own count by what they say: they may be edited between an
    /// interrupted run and the next.
    ///
    /// # Errors
    /// Where they can't be read.
    pub(super) fn in_words(&self) -> Result<String, Failure> {
        let print = |path: &Option<PathBuf>| match path {
            Some(path) => rule_print(path),
            None => Ok("built in".to_owned()),
        };
        let lang = match self.lang {
            Language::Zh => "zh",
            Language::En => "en",
        };
        Ok(format!(
            "rules {}, views {}, {lang}, program {}",
            print(&self.rules)?,
            print(&self.views)?,
            build()
        ))
    }

    /// The files of rules and views that are read; none of those that can't be, which loading tells.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        let named = self.rules.iter().chain(&self.views);
        named
            .flat_map(|path| rule_files(path).unwrap_or_default())
            .collect()
    }

    /// What the arguments ask for.
    pub(super) fn builder(self) -> Builder {
        let mut builder = Counterpoint::builder().lang(self.lang());
        if let Some(folder) = self.rules {
            builder = builder.rules(folder);
        }
        if let Some(file) = self.views {
            builder = builder.views(file);
        }
        builder
    }
}

/// Tells one build of the program from the next: builds of one version may bring different rules.
fn build() -> String {
    let file = std::env::current_exe().and_then(std::fs::metadata);
    let (bytes, changed) = file.map_or((0, None), |file| (file.len(), file.modified().ok()));
    let changed = changed.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    format!("{bytes}-{}", changed.unwrap_or_default().as_nanos())
}
