//! The program as one value: what reads, extracts, compares and relates, with its rules loaded.

use crate::argument::{Argument, TextRowsError, argue, argue_rows, sentence_leans};
use crate::article::{
    Article, ArticleError, ArticleId, BlockKind, FurnitureRules, read_bytes, read_path,
};
use crate::bilingual::Lang;
use crate::comparison::relate::{Judgement, PairJudge, relate_rows};
use crate::comparison::view::{ViewPack, views_of};
use crate::comparison::{CompareRules, Comparison, Pairing, compare};
use crate::files::BadRow;
use crate::language::{Analysis, Language};
use crate::loading::{LoadError, Loader};
use crate::map::{ArgumentMap, Contribution, Legend, build};
use crate::rules::{Lean, RulePack, WeighedPack, Weights};
use rayon::prelude::*;
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Reads articles, finds their authors' arguments and compares them, by the rules it was loaded with.
pub struct Counterpoint {
    pub(crate) language: Language,
    pub(crate) furniture: FurnitureRules,
    pub(crate) pack: RulePack,
    pub(crate) weights: Weights,
    pub(crate) compare_rules: CompareRules,
    /// Only `relate` needs it, so it waits for that, unless an editor's cue tables might not suit it.
    pub(crate) judge: OnceLock<PairJudge>,
    pub(crate) views: Vec<ViewPack>,
}

/// An article with its author's argument.
pub struct Extracted {
    /// The article and what its sentences say.
    pub analysis: Analysis,
    /// Claims, premises and how they bear on each other.
    pub argument: Argument,
}

/// What [`Counterpoint`] is to be loaded with.
#[derive(Clone, Debug, Default)]
#[must_use = "nothing is loaded before `load`"]
pub struct Builder {
    pub(crate) rules: Option<PathBuf>,
    pub(crate) views: Option<PathBuf>,
    pub(crate) lang: Lang,
}

/// Why articles can't be compared.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CompareError {
    /// The same file is given twice.
    #[error("{path} is given twice; name each article once")]
    SameFile {
        /// Its path.
        path: String,
    },
    /// Two files hold the same article.
    #[error("{first} and {second} hold the same text; give two different articles")]
    SameText {
        /// The path of the one given first.
        first: String,
        /// The path of the other.
        second: String,
    },
    /// Nothing in an article argues.
    #[error(
        "{path}: no argument was found in it: no claim, and nothing that backs one; \
         check that it is an opinion article and that its text is complete"
    )]
    NoArgument {
        /// Its path.
        path: String,
    },
    /// Nothing in a few sentences argues: rules go by how sentences stand to each other.
    #[error(
        "{path}: no argument was found in it: below the title it has only {}, too little for rules to tell claims from reasons; \
         give the whole article, or two statements to `counterpoint relate`",
        sentences_in_words(*sentences)
    )]
    TooShort {
        /// Its path.
        path: String,
        /// How many sentences it has below the title.
        sentences: usize,
    },
}

/// An article of fewer sentences is too short for most rules.
const FEW_SENTENCES: usize = 5;

fn no_argument(article: &Article) -> CompareError {
    let path = article.path.clone();
    let blocks = article.blocks.iter();
    let sentences = blocks
        .filter(|block| block.kind != BlockKind::Title)
        .map(|block| block.sentences.len())
        .sum();
    match sentences < FEW_SENTENCES {
        true => CompareError::TooShort { path, sentences },
        false => CompareError::NoArgument { path },
    }
}

fn sentences_in_words(sentences: usize) -> String {
    match sentences {
        1 => "one sentence".to_owned(),
        _ => format!("{sentences} sentences"),
    }
}

impl Counterpoint {
    /// With the rules that come with the program.
    ///
    /// # Errors
    /// None that the program's own rules cause; see [`Builder::load`].
    pub fn builtin() -> Result<Self, LoadError> {
        Builder::default().load()
    }

    /// With rules or views of one's own.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// Reads the article in a file.
    ///
    /// # Errors
    /// Where there is no such file, it can't be read or decoded, or holds no text.
    pub fn read(&self, path: impl AsRef<Path>) -> Result<Article, ArticleError> {
        read_path(path.as_ref(), ArticleId::at(0), &self.furniture)
    }

    /// Reads an article from memory; `name` stands for its path.
    ///
    /// # Errors
    /// Where the bytes can't be decoded or hold no text.
    pub fn read_bytes(&self, name: &str, bytes: Vec<u8>) -> Result<Article, ArticleError> {
        read_bytes(name, bytes, ArticleId::at(0), &self.furniture)
    }

    /// The two articles that come with the program, of opposite opinion on one subject.
    ///
    /// # Errors
    /// None that the program's own rules cause.
    pub fn samples(&self) -> Result<Vec<Article>, ArticleError> {
        SAMPLES
            .iter()
            .map(|(path, bytes)| self.read_bytes(path, bytes.to_vec()))
            .collect()
    }

    /// What the sentences of an article say.
    pub fn analyse(&self, article: Article) -> Analysis {
        self.language.analyse(article)
    }

    /// What each sentence of an article seems to be, judged by itself, in reading order.
    pub fn leans(&self, analysis: &Analysis) -> Vec<Lean> {
        sentence_leans(analysis, self.rules())
    }

    /// Finds the argument of an article's author.
    pub fn extract(&self, article: Article) -> Extracted {
        let analysis = self.analyse(article);
        let argument = argue(&analysis, self.rules());
        Extracted { analysis, argument }
    }

    /// The map of one article, or of several that are compared. Articles are called `A`, `B`, … in the order given.
    ///
    /// # Errors
    /// Where an article is given twice, or argues nothing.
    pub fn compare(&self, articles: Vec<Article>) -> Result<ArgumentMap, CompareError> {
        self.compare_in(Pairing::EveryTwo, articles)
    }

    /// The map of an article and of those that are each compared with it, but not with each other.
    ///
    /// # Errors
    /// As [`Counterpoint::compare`].
    pub fn compare_with(
        &self,
        base: Article,
        others: Vec<Article>,
    ) -> Result<ArgumentMap, CompareError> {
        let articles = std::iter::once(base).chain(others).collect();
        self.compare_in(Pairing::WithFirst, articles)
    }

    fn compare_in(
        &self,
        pairing: Pairing,
        mut articles: Vec<Article>,
    ) -> Result<ArgumentMap, CompareError> {
        refuse_doubles(&articles)?;
        for (place, article) in articles.iter_mut().enumerate() {
            article.id = ArticleId::at(place);
        }
        let extracted = self.extract_all(articles);
        if let Some(silent) = extracted.iter().find(|one| !one.argument.is_evident()) {
            return Err(no_argument(&silent.analysis.article));
        }
        Ok(self.map(extracted, pairing))
    }

    /// The map of one article, and whether nothing in it argues.
    pub(crate) fn map_alone(&self, article: Article) -> (ArgumentMap, bool) {
        let extracted = self.extract(article);
        let silent = !extracted.argument.is_evident();
        let map = self.map(vec![extracted], Pairing::EveryTwo);
        (map, silent)
    }

    /// The map of those among several articles that argue, and their places in the order given; nothing where fewer than
    /// two do.
    pub(crate) fn compare_evident(
        &self,
        articles: Vec<Article>,
    ) -> Option<(ArgumentMap, Vec<usize>)> {
        let (mut extracted, mut places) = (Vec::new(), Vec::new());
        for (place, mut article) in articles.into_iter().enumerate() {
            article.id = ArticleId::at(extracted.len());
            let one = self.extract(article);
            if one.argument.is_evident() {
                extracted.push(one);
                places.push(place);
            }
        }
        let comparable = extracted.len() > 1;
        comparable.then(|| (self.map(extracted, Pairing::EveryTwo), places))
    }

    /// Whether the statement `a` supports or contradicts `b`, and why.
    pub fn relate(&self, a: &str, b: &str) -> Judgement {
        let judge = self.judge();
        let read = |statement| judge.read(statement, &self.language);
        judge.judge(&read(a), &read(b))
    }

    /// The language of labels and reasons.
    pub fn lang(&self) -> Lang {
        self.compare_rules.lang
    }

    /// Finds the argument of every text of a file of rows; says how many there were, and tells `skipped` of every line that is no
    /// such row. See [`argue_rows`].
    ///
    /// # Errors
    /// Where reading or writing fails.
    pub fn extract_rows(
        &self,
        rows: impl BufRead,
        out: impl Write,
        skipped: &mut dyn FnMut(BadRow),
    ) -> Result<usize, TextRowsError> {
        argue_rows(rows, out, &self.language, self.rules(), skipped)
    }

    /// Judges every pair of a file of rows; says how many there were, and tells `skipped` of every line that is no such row.
    ///
    /// # Errors
    /// Where reading or writing fails.
    pub fn relate_rows(
        &self,
        rows: impl BufRead,
        out: impl Write,
        skipped: &mut dyn FnMut(BadRow),
    ) -> io::Result<usize> {
        let (judge, language) = (self.judge(), &self.language);
        relate_rows(rows, out, judge, language, self.lang(), skipped)
    }

    /// The rules about one author's sentences, with what they count.
    fn rules(&self) -> WeighedPack<'_> {
        self.pack.weighed(&self.weights)
    }

    /// What weighs the words of two statements.
    #[expect(
        clippy::expect_used,
        reason = "with an editor's cue tables it is there since loading; with the program's own a test loads it"
    )]
    pub(crate) fn judge(&self) -> &PairJudge {
        self.judge.get_or_init(|| {
            let frames = self.compare_rules.frames.clone();
            PairJudge::builtin(self.language.lexicon(), frames)
                .expect("the built-in pair rules are sound")
        })
    }

    /// Articles are extracted side by side, since none needs another.
    fn extract_all(&self, articles: Vec<Article>) -> Vec<Extracted> {
        let articles = articles.into_par_iter();
        articles.map(|article| self.extract(article)).collect()
    }

    fn map(&self, extracted: Vec<Extracted>, pairing: Pairing) -> ArgumentMap {
        let (analyses, arguments): (Vec<Analysis>, Vec<Argument>) = extracted
            .into_iter()
            .map(|one| (one.analysis, one.argument))
            .unzip();
        let sides: Vec<_> = analyses.iter().zip(&arguments).collect();
        let comparison = match sides.len() {
            0 | 1 => Comparison::default(),
            _ => compare(&sides, pairing, &self.compare_rules, &self.language),
        };
        let views = ViewPack::choose(&self.views, &analyses.iter().collect::<Vec<_>>());
        let parts = analyses.iter().zip(arguments).map(|(analysis, argument)| {
            let views = views.map_or_else(Vec::new, |pack| views_of(analysis, &argument, pack));
            Contribution {
                analysis,
                argument,
                views,
            }
        });
        let legend = Legend {
            pack: &self.pack,
            views: views.map_or(&[], |pack| &pack.views),
            lang: self.compare_rules.lang,
        };
        let mut map = build(parts.collect(), &comparison, &legend);
        if pairing == Pairing::WithFirst && map.articles.len() > 2 {
            map.base = map.articles.first().map(|article| article.id.clone());
        }
        map
    }
}

impl Builder {
    /// Adds the rule packs (`*.toml`), lexicons (`*.csv`) and weights (`weights/*.csv`) of a folder; a rule or table
    /// of a known name takes the place of the program's.
    pub fn rules(mut self, folder: impl Into<PathBuf>) -> Self {
        self.rules = Some(folder.into());
        self
    }

    /// Files nodes under the views of this file, whatever the articles are about.
    pub fn views(mut self, file: impl Into<PathBuf>) -> Self {
        self.views = Some(file.into());
        self
    }

    /// The language of labels and reasons; Chinese unless asked otherwise.
    pub fn lang(mut self, lang: Lang) -> Self {
        self.lang = lang;
        self
    }

    /// Loads everything.
    ///
    /// # Errors
    /// [`LoadError`] names the file and the line of the mistake.
    pub fn load(self) -> Result<Counterpoint, LoadError> {
        Loader::new(self).load()
    }
}

const SAMPLES: &[(&str, &[u8])] = &[
    (
        "data/samples/county_cafes_take_root.md",
        include_bytes!("../data/samples/county_cafes_take_root.md"),
    ),
    (
        "data/samples/county_cafes_cool_off.md",
        include_bytes!("../data/samples/county_cafes_cool_off.md"),
    ),
];

fn refuse_doubles(articles: &[Article]) -> Result<(), CompareError> {
    let texts: Vec<String> = articles.iter().map(text_without_blanks).collect();
    for (second, article) in articles.iter().enumerate() {
        for (first, earlier) in articles[..second].iter().enumerate() {
            if earlier.path == article.path {
                return Err(CompareError::SameFile {
                    path: article.path.clone(),
                });
            }
            if texts[first] == texts[second] {
                return Err(CompareError::SameText {
                    first: earlier.path.clone(),
                    second: article.path.clone(),
                });
            }
        }
    }
    Ok(())
}

/// What a reader sees, without blanks: two printings of one article differ in markup and line breaks.
fn text_without_blanks(article: &Article) -> String {
    let sentences = article.blocks.iter().flat_map(|block| &block.sentences);
    sentences
        .flat_map(|sentence| sentence.text.chars())
        .filter(|character| !character.is_whitespace())
        .collect()
}
