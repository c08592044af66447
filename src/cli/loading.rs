//! The options about rules, shared by all subcommands.

use crate::comparison::Lang;
use crate::{Builder, Counterpoint};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Rules of one's own, and the language of labels and reasons.
#[derive(Args)]
pub(super) struct RuleArguments {
    /// Add the rule packs (*.toml), cue tables (*.csv) and weights (weights/*.csv) of this folder
    #[arg(long, value_name = "DIR")]
    rules: Option<PathBuf>,
    /// File claims under the views of this file, whatever the articles are about
    #[arg(long, value_name = "FILE")]
    views: Option<PathBuf>,
    /// Language of labels and reasons
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

    /// All that changes what is found, in words.
    pub(super) fn in_words(&self) -> String {
        let path = |path: &Option<PathBuf>| match path {
            Some(path) => path.display().to_string(),
            None => "built in".to_owned(),
        };
        let lang = match self.lang {
            Language::Zh => "zh",
            Language::En => "en",
        };
        format!(
            "rules {}, views {}, {lang}",
            path(&self.rules),
            path(&self.views)
        )
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
