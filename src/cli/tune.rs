//! `counterpoint tune`: fits what rules count on annotated pairs, and tells what to expect of unseen ones.

use super::failure::Failure;
use super::loading::RuleArguments;
use crate::Counterpoint;
use crate::eval::Gold;
use crate::tune::{AnnotatedArticle, Priors, tune};
use std::io::Write;
use std::path::PathBuf;

/// Fit the weights of the rules on annotated pairs of articles
///
/// Prints the figures that weights fitted without a pair reach on it, and which rules help, hurt or never fire on
/// pairs their weights have not seen. Same annotations, same bytes out.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Annotations (*.json), as in the pairs S.1.json and S.2.json of two annotators of pair S
    #[arg(required = true, value_name = "GOLD")]
    golds: Vec<PathBuf>,
    /// Folder of the annotated articles; ../articles beside the annotation where it is not given
    #[arg(long, value_name = "DIR")]
    articles: Option<PathBuf>,
    /// Write component.csv, relation.csv and structure.csv, fitted on all pairs, into this folder
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[command(flatten)]
    rules: RuleArguments,
}

pub(super) fn run(arguments: Arguments, out: &mut dyn Write) -> Result<(), Failure> {
    let Counterpoint {
        language,
        furniture,
        pack,
        ..
    } = arguments.rules.builder().load()?;
    let mut golds = Vec::new();
    let mut articles = Vec::new();
    for path in &arguments.golds {
        let gold = Gold::read(path, arguments.articles.as_deref())?;
        articles.extend(AnnotatedArticle::both(&gold, &language, &furniture)?);
        golds.push(gold);
    }
    let (weights, report) = tune(&golds, &articles, &pack, &Priors::default());
    write!(out, "{report}")?;
    if let Some(folder) = arguments.out {
        let (component, relation) = weights.to_csv(&pack);
        let tables = [
            ("component.csv", component),
            ("relation.csv", relation),
            ("structure.csv", weights.structure.to_csv()),
        ];
        for (name, text) in tables {
            let path = folder.join(name);
            std::fs::write(&path, text).map_err(|cause| {
                Failure::Wrong(format!("{} can't be written: {cause}", path.display()))
            })?;
            writeln!(out, "{}", path.display())?;
        }
    }
    Ok(())
}
