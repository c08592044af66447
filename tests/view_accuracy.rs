//! The views of the annotated pair, on its annotated units. Needs the annotations: set COUNTERPOINT_SHARED to their folder.

use counterpoint::argument::{
    Argument, Component, ComponentKind, Confidence, Relation, RelationKind, Voice,
};
use counterpoint::article::{
    Article, ArticleId, Block, BlockKind, Metadata, Sentence, SourceText, Span,
};
use counterpoint::comparison::view::{ViewPack, views_of};
use counterpoint::language::{Analysis, Language, Lexicon};
use serde_json::Value;
use std::path::{Path, PathBuf};

type Failure = Box<dyn std::error::Error>;

/// An article of annotated units, one a paragraph, and the argument its annotators drew.
struct Annotated {
    analysis: Analysis,
    argument: Argument,
    /// The unit of every component.
    units: Vec<String>,
}

fn annotated(
    shared: &Path,
    gold: &Value,
    side: &str,
    language: &Language,
) -> Result<Annotated, Failure> {
    let name = gold[side].as_str().ok_or("an article's name")?;
    let path = shared.join("articles").join(format!("{name}.md"));
    let raw = std::fs::read_to_string(&path)?;
    let letters: Vec<char> = raw.chars().collect();
    let mut blocks = Vec::new();
    let mut components = Vec::new();
    let mut units = Vec::new();
    for unit in gold["units"][side].as_array().ok_or("units")? {
        let place = |key: &str| {
            unit[key]
                .as_u64()
                .map(|place| place as usize)
                .ok_or("a place")
        };
        let (start, end) = (place("start")?, place("end")?);
        let id = unit["id"].to_string();
        let label = gold["labels"][side][id.as_str()].as_str().unwrap_or("N");
        if matches!(label, "B" | "D") {
            continue;
        }
        let positions: Vec<usize> = (start..end)
            .filter(|place| letters[*place] != '*')
            .collect();
        let text: String = positions.iter().map(|place| letters[*place]).collect();
        let line: String = letters[..start]
            .iter()
            .rev()
            .take_while(|mark| **mark != '\n')
            .collect();
        let kind = match label {
            "M" => Some(ComponentKind::MajorClaim),
            "C" => Some(ComponentKind::Claim),
            "P" => Some(ComponentKind::Premise),
            _ => None,
        };
        let span = Span::new(start, end);
        if let Some(kind) = kind {
            components.push(Component {
                sentence: blocks.len(),
                span,
                text: text.clone(),
                kind,
                confidence: Confidence::new(1.0),
                voice: Voice::Author,
                evidence: Vec::new(),
                runner_up: None,
            });
            units.push(id);
        }
        let kind = match line.ends_with('#') || text.starts_with('#') {
            true => BlockKind::Heading(2),
            false => BlockKind::Paragraph,
        };
        let emphasis = Vec::new();
        let sentences = vec![Sentence {
            span,
            text,
            positions,
            emphasis,
        }];
        blocks.push(Block {
            kind,
            span,
            sentences,
        });
    }
    let place_of = |id: &Value| {
        let id = id.to_string();
        units.iter().position(|unit| *unit == id)
    };
    let relations = gold["relations"][side]
        .as_array()
        .ok_or("relations")?
        .iter()
        .filter_map(|relation| {
            Some(Relation {
                source: place_of(&relation[0])?,
                target: place_of(&relation[1])?,
                kind: RelationKind::Support,
                confidence: Confidence::new(1.0),
                evidence: Vec::new(),
                runner_up: None,
            })
        })
        .collect();
    let analysis = language.analyse(Article {
        id: ArticleId::at(0),
        path: name.to_owned(),
        source: SourceText::new(raw),
        metadata: Metadata::default(),
        blocks,
        furniture: Vec::new(),
    });
    Ok(Annotated {
        analysis,
        argument: Argument {
            components,
            relations,
        },
        units,
    })
}

#[test]
fn views_of_the_annotated_pair() -> Result<(), Failure> {
    let Some(shared) = std::env::var_os("COUNTERPOINT_SHARED").map(PathBuf::from) else {
        eprintln!("skipped: COUNTERPOINT_SHARED is not set");
        return Ok(());
    };
    let json = |name: &str| -> Result<Value, Failure> {
        let text = std::fs::read_to_string(shared.join("gold").join(name))?;
        Ok(serde_json::from_str(&text)?)
    };
    let (gold, wanted) = (json("S.1.json")?, json("S.views.json")?);
    let language = Language::new(Lexicon::builtin()?);
    let packs = ViewPack::builtin(language.lexicon())?;
    let (mut right, mut all, mut right_alone) = (0, 0, 0);
    for side in ["A", "B"] {
        let mut article = annotated(&shared, &gold, side, &language)?;
        let pack = ViewPack::choose(&packs, &[&article.analysis]).ok_or("a pack")?;
        assert_eq!(pack.name, "xiaohongshu");
        let with = views_of(&article.analysis, &article.argument, pack);
        article.argument.relations.clear();
        let without = views_of(&article.analysis, &article.argument, pack);
        for ((unit, view), alone) in article.units.iter().zip(with).zip(without) {
            let Some(want) = wanted[side][unit.as_str()].as_str() else {
                continue;
            };
            let got = |view: Option<&counterpoint::comparison::view::View>| {
                view.map_or("other", |view| view.id.as_str()) == want
            };
            all += 1;
            right += usize::from(got(view));
            right_alone += usize::from(got(alone));
        }
    }
    let (share, alone) = (right as f64 / all as f64, right_alone as f64 / all as f64);
    eprintln!("views: {share:.3} right of {all}; without relations {alone:.3}");
    assert!(share >= 0.75, "only {share:.3} of the views are right");
    Ok(())
}
