//! Fits the weights for plain essays and reviews on annotated texts and prints five-fold figures:
//! `cargo run --release --example fit_texts -- ESSAYS.jsonl data/weights/essay REVIEWS.jsonl data/weights/review`

use counterpoint::argument::clauses::ClausePack;
use counterpoint::argument::relation_rules;
use counterpoint::language::{Language, Lexicon};
use counterpoint::rules::RulePack;
use counterpoint::tune::{
    AnnotatedText, TextFigures, TextPriors, TextRules, clause_tables, fit_texts, five_fold,
    read_texts,
};
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let language = Language::new(Lexicon::builtin()?);
    let articles = RulePack::builtin(language.lexicon())?;
    let relations = relation_rules(&articles, language.lexicon())?;
    let clauses = ClausePack::builtin()?;
    let rules = TextRules {
        language: &language,
        relations: &relations,
        clauses: &clauses,
    };
    let priors = TextPriors::default();
    for pair in paths.chunks_exact(2) {
        let (file, folder) = (&pair[0], &pair[1]);
        let texts = read_texts(file, &rules)?;
        let weights = fit_texts(&texts.iter().collect::<Vec<_>>(), &rules, &priors);
        std::fs::create_dir_all(folder)?;
        for (name, table) in clause_tables(&weights.clauses, &clauses) {
            std::fs::write(folder.join(name), table)?;
        }
        if texts.iter().any(AnnotatedText::has_relations) {
            let (_, table) = weights.relations.to_csv(&relations);
            std::fs::write(folder.join("relation.csv"), table)?;
            let table = weights.relations.structure.to_csv();
            std::fs::write(folder.join("structure.csv"), table)?;
        }
        let figures = five_fold(&texts, &rules, &priors);
        let [none, major, claim, premise] = figures.components.by_character();
        println!("{}", file.display());
        println!(
            "  characters {:.3} (none {none:.3}, major claim {major:.3}, claim {claim:.3}, premise {premise:.3}), spans {:.3}",
            figures.components.macro_f1(),
            figures.components.by_span()
        );
        println!(
            "  relations {:.3}, contradictions {:.3}",
            TextFigures::f1(figures.relations),
            TextFigures::f1(figures.contradictions)
        );
    }
    Ok(())
}
