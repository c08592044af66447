//! Fits the weights of the comparison's signals on annotated article pairs and judges them pair by pair.
//!
//! `cargo run --release --example fit_cross -- SHARED OUT [--write]` reads the pairs under `SHARED/gold`, writes for every
//! pair a map of the annotators' own components, compared with weights fitted on the others (`OUT/<pair>.json`, for
//! `score.py map`, with the weights in `OUT/<pair>.toml`) and with weights fitted on all (`OUT/<pair>.all.json`). With `--write` the weights fitted on all
//! become `data/weights/cross.toml`. Prints the calibration: of the pairs left out in turn, how sure the program would be
//! and how often it would be right.

use counterpoint::Lang;
use counterpoint::argument::RelationKind;
use counterpoint::comparison::{CompareRules, Pairing, compare};
use counterpoint::eval::{DrawnArgument, Gold, UnitPair};
use counterpoint::language::{Language, Lexicon};
use counterpoint::tune::cross::{AnnotatedPair, Fitted, ShownPair, fit};
use serde_json::{Value, json};
use std::error::Error;
use std::path::Path;

type Failure = Box<dyn Error>;

/// An annotated pair: the first annotator's components, every annotator's relations between them.
struct Pair {
    name: String,
    articles: [DrawnArgument; 2],
    relations: Vec<(usize, usize, RelationKind)>,
}

const PAIRS: [&str; 8] = ["S", "D1", "D2", "T1", "T2", "T3", "T4", "T5"];

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [shared, out, options @ ..] = &arguments[..] else {
        return Err("usage: fit_cross SHARED OUT [--write]".into());
    };
    let language = Language::new(Lexicon::builtin()?);
    let pairs = PAIRS
        .iter()
        .map(|name| read_pair(Path::new(shared), name, &language))
        .collect::<Result<Vec<_>, _>>()?;
    std::fs::create_dir_all(out)?;
    let mut rules = CompareRules::builtin(Lang::Zh)?;
    let Fitted {
        weights: all,
        held_out,
    } = fit(
        &pairs.iter().map(annotated).collect::<Vec<_>>(),
        &rules,
        &language,
    );
    print_calibration(&held_out);
    for (index, pair) in pairs.iter().enumerate() {
        let others: Vec<AnnotatedPair> = pairs
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != index)
            .map(|(_, other)| annotated(other))
            .collect();
        let left_out = fit(&others, &rules, &language).weights;
        std::fs::write(
            format!("{out}/{}.toml", pair.name),
            toml::to_string(&left_out)?,
        )?;
        rules.weights = left_out;
        write_map(
            pair,
            &rules,
            &language,
            &format!("{out}/{}.json", pair.name),
        )?;
        rules.weights = all.clone();
        write_map(
            pair,
            &rules,
            &language,
            &format!("{out}/{}.all.json", pair.name),
        )?;
    }
    if options.iter().any(|option| option == "--write") {
        let heading = "# What each signal of the comparison counts: log-odds for each standard deviation above the mean of its article pair.\n# Fitted by `cargo run --release --example fit_cross`; `pairing` is for being shown side by side, `contradiction` for\n# contradicting rather than supporting.\n\n";
        std::fs::write(
            "data/weights/cross.toml",
            format!("{heading}{}", toml::to_string(&all)?),
        )?;
    }
    Ok(())
}

/// Quarters of the shown pairs, from the surest down.
fn print_calibration(held_out: &[ShownPair]) {
    println!("confidence  right  pairs");
    for quarter in held_out.chunks(held_out.len().div_ceil(4).max(1)) {
        let count = quarter.len() as f64;
        let said = quarter.iter().map(|pair| pair.confidence).sum::<f64>() / count;
        let right = quarter.iter().filter(|pair| pair.right).count() as f64 / count;
        println!("{said:10.2}  {right:5.2}  {:5}", quarter.len());
    }
    let sure = held_out
        .iter()
        .filter(|pair| pair.confidence >= 0.8)
        .count();
    println!("at 0.8 and above: {sure} pairs");
}

fn annotated(pair: &Pair) -> AnnotatedPair<'_> {
    let [first, second] = &pair.articles;
    AnnotatedPair {
        first: (&first.analysis, &first.argument),
        second: (&second.analysis, &second.argument),
        relations: pair.relations.clone(),
    }
}

fn read_pair(shared: &Path, name: &str, language: &Language) -> Result<Pair, Failure> {
    let file = |annotator: usize| shared.join(format!("gold/{name}.{annotator}.json"));
    let mut golds = vec![Gold::read(&file(1), None)?];
    if file(2).exists() {
        golds.push(Gold::read(&file(2), None)?);
    }
    let articles = golds[0].drawn(language);
    let component = |side: usize, unit: usize| {
        let units = &articles[side].units;
        units.iter().position(|&known| known == unit)
    };
    let mut relations: Vec<(usize, usize, RelationKind)> = Vec::new();
    for &UnitPair { a, b, kind } in golds.iter().flat_map(|gold| &gold.cross) {
        if let (Some(a), Some(b)) = (component(0, a), component(1, b))
            && !relations.iter().any(|&(x, y, _)| (x, y) == (a, b))
        {
            relations.push((a, b, kind));
        }
    }
    Ok(Pair {
        name: name.to_owned(),
        articles,
        relations,
    })
}

/// Compares a pair with the given weights and writes what `score.py map` reads.
fn write_map(
    pair: &Pair,
    rules: &CompareRules,
    language: &Language,
    path: &str,
) -> Result<(), Failure> {
    let articles = pair.articles.each_ref();
    let comparison = compare(
        &articles.map(|drawn| (&drawn.analysis, &drawn.argument)),
        Pairing::EveryTwo,
        rules,
        language,
    );
    let name = |article: usize, component: usize| format!("{article}.{component}");
    let nodes: Vec<Value> = articles
        .iter()
        .enumerate()
        .flat_map(|(article, drawn)| {
            drawn.argument.components.iter().enumerate().map(move |(index, component)| {
                json!({
                    "id": name(article, index), "article": article.to_string(), "kind": component.kind,
                    "text": component.text, "span": component.span, "view": null,
                })
            })
        })
        .collect();
    let edges: Vec<Value> = comparison
        .relations
        .iter()
        .map(|edge| {
            json!({
                "source": name(edge.first.article, edge.first.component),
                "target": name(edge.second.article, edge.second.component),
                "kind": edge.kind, "confidence": edge.confidence, "why": edge.why, "evidence": edge.evidence,
                "issue": edge.issue.map(|issue| comparison.issues[issue].label.clone()),
            })
        })
        .collect();
    let issues: Vec<Value> = comparison
        .issues
        .iter()
        .map(|issue| {
            let positions: Vec<Value> = issue
                .positions
                .iter()
                .map(|at| json!({"article": at.article, "stance": at.stance, "components": at.components}))
                .collect();
            json!({"label": issue.label, "positions": positions})
        })
        .collect();
    let map = json!({
        "articles": [{"id": "0"}, {"id": "1"}], "nodes": nodes, "edges": edges, "issues": issues,
    });
    std::fs::write(path, serde_json::to_string_pretty(&map)?)?;
    Ok(())
}
