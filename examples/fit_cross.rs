//! Fits the weights of the comparison's signals on annotated article pairs and judges them pair by pair.
//!
//! `cargo run --release --example fit_cross -- SHARED OUT [--write]` reads the pairs under `SHARED/gold`, writes for every
//! pair a map of the annotators' own components, compared with weights fitted on the others (`OUT/<pair>.json`, for
//! `score.py map`, with the weights in `OUT/<pair>.toml`) and with weights fitted on all (`OUT/<pair>.all.json`). With `--write` the weights fitted on all
//! become `data/weights/cross.toml`. Prints the calibration: of the pairs left out in turn, how sure the program would be
//! and how often it would be right.

use counterpoint::argument::{
    Argument, Component, ComponentKind, Confidence, Relation, RelationKind, Voice,
};
use counterpoint::article::{
    Article, ArticleId, Block, BlockKind, Metadata, Sentence, SourceText, Span,
};
use counterpoint::comparison::{CompareRules, Lang, Pairing, compare};
use counterpoint::language::{Analysis, Language, Lexicon};
use counterpoint::tune::cross::{AnnotatedPair, Fitted, ShownPair, fit};
use serde_json::{Value, json};
use std::error::Error;
use std::path::Path;

type Failure = Box<dyn Error>;

/// An annotated pair with its articles.
struct Gold {
    name: String,
    articles: [(Analysis, Argument); 2],
    relations: Vec<(usize, usize, RelationKind)>,
}

const PAIRS: [&str; 8] = ["S", "D1", "D2", "T1", "T2", "T3", "T4", "T5"];

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [shared, out, options @ ..] = &arguments[..] else {
        return Err("usage: fit_cross SHARED OUT [--write]".into());
    };
    let language = Language::new(Lexicon::builtin()?);
    let golds = PAIRS
        .iter()
        .map(|name| gold(Path::new(shared), name, &language))
        .collect::<Result<Vec<_>, _>>()?;
    std::fs::create_dir_all(out)?;
    let mut rules = CompareRules::builtin(Lang::Zh)?;
    let Fitted {
        weights: all,
        held_out,
    } = fit(
        &golds.iter().map(annotated).collect::<Vec<_>>(),
        &rules,
        &language,
    );
    print_calibration(&held_out);
    for (index, gold) in golds.iter().enumerate() {
        let others: Vec<AnnotatedPair> = golds
            .iter()
            .enumerate()
            .filter(|(other, _)| *other != index)
            .map(|(_, other)| annotated(other))
            .collect();
        let left_out = fit(&others, &rules, &language).weights;
        std::fs::write(
            format!("{out}/{}.toml", gold.name),
            toml::to_string(&left_out)?,
        )?;
        rules.weights = left_out;
        write_map(
            gold,
            &rules,
            &language,
            &format!("{out}/{}.json", gold.name),
        )?;
        rules.weights = all.clone();
        write_map(
            gold,
            &rules,
            &language,
            &format!("{out}/{}.all.json", gold.name),
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

fn annotated(gold: &Gold) -> AnnotatedPair<'_> {
    let [first, second] = &gold.articles;
    AnnotatedPair {
        first: (&first.0, &first.1),
        second: (&second.0, &second.1),
        relations: gold.relations.clone(),
    }
}

/// Reads a pair: the first annotator's components, every annotator's relations between them.
fn gold(shared: &Path, name: &str, language: &Language) -> Result<Gold, Failure> {
    let read = |annotator: usize| -> Result<Value, Failure> {
        let path = shared.join(format!("gold/{name}.{annotator}.json"));
        Ok(serde_json::from_str(&std::fs::read_to_string(path)?)?)
    };
    let main = read(1)?;
    let first = article(shared, &main, "A", 0, language)?;
    let second = article(shared, &main, "B", 1, language)?;
    let mut relations = Vec::new();
    for annotation in std::iter::once(main.clone()).chain(read(2)) {
        for edge in annotation["cross"].as_array().into_iter().flatten() {
            let end = |index: usize| {
                edge[index]
                    .as_str()
                    .and_then(|unit| unit.get(2..))
                    .unwrap_or_default()
                    .to_owned()
            };
            let kind = relation_kind(edge[2].as_str().unwrap_or_default());
            let place =
                |units: &[String], unit: String| units.iter().position(|known| *known == unit);
            if let (Some(a), Some(b)) = (place(&first.units, end(0)), place(&second.units, end(1)))
                && !relations.iter().any(|&(x, y, _)| (x, y) == (a, b))
            {
                relations.push((a, b, kind));
            }
        }
    }
    Ok(Gold {
        name: name.to_owned(),
        articles: [first.read, second.read],
        relations,
    })
}

fn relation_kind(label: &str) -> RelationKind {
    if label == "support" {
        RelationKind::Support
    } else {
        RelationKind::Contradiction
    }
}

/// An annotated article: every unit that is not furniture is a sentence, and the argumentative ones are components.
struct GoldArticle {
    read: (Analysis, Argument),
    /// The unit of every component.
    units: Vec<String>,
}

fn article(
    shared: &Path,
    gold: &Value,
    side: &str,
    position: usize,
    language: &Language,
) -> Result<GoldArticle, Failure> {
    let file = gold[side].as_str().ok_or("no article")?;
    let source = SourceText::new(std::fs::read_to_string(
        shared.join(format!("articles/{file}.md")),
    )?);
    let mut blocks: Vec<Block> = Vec::new();
    let mut argument = Argument::default();
    let mut units = Vec::new();
    for unit in gold["units"][side].as_array().into_iter().flatten() {
        let id = unit["id"].to_string();
        let label = gold["labels"][side][&id].as_str().unwrap_or("N");
        if matches!(label, "B" | "D") {
            continue;
        }
        let bound = |key: &str| unit[key].as_u64().unwrap_or(0) as usize;
        let sentence = visible(&source, Span::new(bound("start"), bound("end")));
        let kind = match label {
            "M" => Some(ComponentKind::MajorClaim),
            "C" => Some(ComponentKind::Claim),
            "P" => Some(ComponentKind::Premise),
            _ => None,
        };
        if let Some(kind) = kind {
            argument
                .components
                .push(component(kind, blocks.len(), &sentence));
            units.push(id);
        }
        let block_kind = if blocks.is_empty() {
            BlockKind::Title
        } else {
            BlockKind::Paragraph
        };
        blocks.push(Block {
            kind: block_kind,
            span: sentence.span,
            sentences: vec![sentence],
        });
    }
    for relation in gold["relations"][side].as_array().into_iter().flatten() {
        let place = |index: usize| {
            let named = relation[index].to_string();
            units.iter().position(|unit| *unit == named)
        };
        if let (Some(source), Some(target)) = (place(0), place(1)) {
            argument.relations.push(Relation {
                source,
                target,
                kind: relation_kind(relation[2].as_str().unwrap_or_default()),
                confidence: Confidence::new(1.0),
                evidence: Vec::new(),
                runner_up: None,
            });
        }
    }
    let article = Article {
        id: ArticleId::at(position),
        path: file.to_owned(),
        source,
        metadata: Metadata::default(),
        blocks,
        furniture: Vec::new(),
    };
    Ok(GoldArticle {
        read: (language.analyse(article), argument),
        units,
    })
}

fn component(kind: ComponentKind, sentence: usize, place: &Sentence) -> Component {
    Component {
        sentence,
        span: place.span,
        text: place.text.clone(),
        kind,
        confidence: Confidence::new(1.0),
        voice: Voice::Author,
        evidence: Vec::new(),
        runner_up: None,
    }
}

/// A unit without its markup.
fn visible(source: &SourceText, span: Span) -> Sentence {
    let (positions, text) = source
        .slice(span)
        .chars()
        .enumerate()
        .filter(|(_, character)| !matches!(character, '*' | '\\' | '#' | '`' | '\n'))
        .map(|(offset, character)| (span.start + offset, character))
        .unzip();
    Sentence {
        span,
        text,
        positions,
        emphasis: Vec::new(),
    }
}

/// Compares a pair with the given weights and writes what `score.py map` reads.
fn write_map(
    gold: &Gold,
    rules: &CompareRules,
    language: &Language,
    path: &str,
) -> Result<(), Failure> {
    let [first, second] = &gold.articles;
    let comparison = compare(
        &[(&first.0, &first.1), (&second.0, &second.1)],
        Pairing::EveryTwo,
        rules,
        language,
    );
    let name = |article: usize, component: usize| format!("{article}.{component}");
    let nodes: Vec<Value> = gold
        .articles
        .iter()
        .enumerate()
        .flat_map(|(article, (_, argument))| {
            argument.components.iter().enumerate().map(move |(index, component)| {
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
