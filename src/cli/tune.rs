//! `counterpoint tune`: fits what rules count on annotated pairs, and tells what to expect of unseen ones.

use super::failure::Failure;
use super::language::for_the_user;
use super::loading::RuleArguments;
use crate::Counterpoint;
use crate::argument::{ClausePack, relation_rules};
use crate::eval::Gold;
use crate::export::write_file;
use crate::tune::{
    AnnotatedArticle, Priors, TextPriors, TextRules, fit_texts, five_fold, read_texts, text_tables,
    tune,
};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Fit the weights of the rules on annotated pairs of articles, or on essays and reviews
///
/// Prints the figures that weights fitted without a pair reach on it, and which rules help, hurt or never fire on
/// pairs their weights have not seen. Of essays and reviews, the figures that weights fitted on four fifths of the texts
/// reach on the last. Same annotations, same bytes out.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Annotations (*.json), as in the pairs S.1.json and S.2.json of two annotators of pair S
    #[arg(required_unless_present_any = ["essays", "reviews"], value_name = "GOLD")]
    golds: Vec<PathBuf>,
    /// Annotated essays (*.jsonl), {"id", "text", "components", "relations"} a line; together with pairs of articles, the
    /// essays on which the weights of link rules are fitted beforehand
    #[arg(long, value_name = "FILE")]
    essays: Option<PathBuf>,
    /// Annotated reviews (*.jsonl), {"id", "text", "components"} a line
    #[arg(long, value_name = "FILE", conflicts_with = "golds")]
    reviews: Option<PathBuf>,
    /// Folder of the annotated articles; ../articles beside the annotation where it is not given
    #[arg(long, value_name = "DIR")]
    articles: Option<PathBuf>,
    /// Write the tables, fitted on everything, into this folder: component.csv, relation.csv and structure.csv; of essays
    /// and reviews into its folders essay and review
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[command(flatten)]
    rules: RuleArguments,
}

pub(super) fn run(arguments: Arguments, out: &mut dyn Write) -> Result<(), Failure> {
    if arguments.golds.is_empty() {
        return tune_texts(arguments, out);
    }
    let Counterpoint {
        language,
        furniture,
        pack,
        ..
    } = arguments.rules.builder().load()?;
    let mut golds = Vec::new();
    let mut articles = Vec::new();
    for path in &arguments.golds {
        let Some(gold) = Gold::read_if_annotated(path, arguments.articles.as_deref())? else {
            // A folder of annotations holds other files too, and `gold/*.json` names them all.
            let skipped = format!(
                "{}: skipped, it is no annotation of a pair (no `units` and `labels`)",
                path.display()
            );
            let _ = writeln!(std::io::stderr(), "{}", for_the_user(&skipped));
            continue;
        };
        articles.extend(AnnotatedArticle::both(&gold, &language, &furniture)?);
        golds.push(gold);
    }
    if golds.is_empty() {
        let message = "none of the files is an annotation of a pair; name files such as S.1.json";
        return Err(Failure::Wrong(message.to_owned()));
    }
    let essays = match &arguments.essays {
        Some(path) => AnnotatedArticle::essays(path, &language)?,
        None => Vec::new(),
    };
    let (weights, report) = tune(&golds, &articles, &essays, &pack, &Priors::default());
    write!(out, "{report}")?;
    if let Some(folder) = &arguments.out {
        let (component, relation) = weights.to_csv(&pack);
        let tables = [
            ("component.csv", component),
            ("relation.csv", relation),
            ("structure.csv", weights.structure.to_csv()),
        ];
        write_tables(folder, &tables, out)?;
    }
    Ok(())
}

/// Essays and reviews have rules of their own, and weights of their own for each.
fn tune_texts(arguments: Arguments, out: &mut dyn Write) -> Result<(), Failure> {
    let Counterpoint { language, pack, .. } = arguments.rules.builder().load()?;
    let relations = relation_rules(&pack, language.lexicon())?;
    let clauses = ClausePack::builtin()?;
    let rules = TextRules {
        language: &language,
        relations: &relations,
        clauses: &clauses,
    };
    let priors = TextPriors::default();
    for (genre, file) in [("essay", arguments.essays), ("review", arguments.reviews)] {
        let Some(file) = file else { continue };
        let texts = read_texts(&file, &rules)?;
        writeln!(
            out,
            "F1 on each fifth of {} ({} texts), from weights fitted on the others:",
            file.display(),
            texts.len()
        )?;
        write!(out, "{}", five_fold(&texts, &rules, &priors))?;
        if let Some(folder) = &arguments.out {
            let weights = fit_texts(&texts.iter().collect::<Vec<_>>(), &rules, &priors);
            let tables = text_tables(&weights, &texts, &rules);
            write_tables(&folder.join(genre), &tables, out)?;
        }
    }
    Ok(())
}

fn write_tables(
    folder: &Path,
    tables: &[(&str, String)],
    out: &mut dyn Write,
) -> Result<(), Failure> {
    for (name, text) in tables {
        let path = folder.join(name);
        write_file(&path, text.as_bytes())?;
        writeln!(out, "{}", path.display())?;
    }
    Ok(())
}
