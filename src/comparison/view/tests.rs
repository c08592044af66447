use super::*;
use crate::argument::{
    Argument, Component, ComponentKind, Confidence, Relation, RelationKind, Voice,
};
use crate::article::{Article, ArticleId, Block, BlockKind, Metadata, Sentence, SourceText, Span};
use crate::language::{Analysis, Language, Lexicon};

fn language() -> Language {
    Language::new(Lexicon::builtin().unwrap())
}

/// An article of one-sentence paragraphs; a line that begins with `#` is a heading.
fn analysis(text: &str, language: &Language) -> Analysis {
    let mut blocks = Vec::new();
    let mut start = 0;
    for line in text.lines() {
        let end = start + line.chars().count();
        let skipped = line
            .chars()
            .take_while(|mark| matches!(mark, '#' | ' '))
            .count();
        let span = Span::new(start + skipped, end);
        blocks.push(Block {
            kind: match skipped {
                0 => BlockKind::Paragraph,
                _ => BlockKind::Heading(2),
            },
            span,
            sentences: vec![Sentence {
                span,
                text: line.chars().skip(skipped).collect(),
                positions: (span.start..span.end).collect(),
                emphasis: Vec::new(),
            }],
        });
        start = end + 1;
    }
    language.analyse(Article {
        id: ArticleId::at(0),
        path: "-".to_owned(),
        source: SourceText::new(text.to_owned()),
        metadata: Metadata::default(),
        blocks,
        furniture: Vec::new(),
    })
}

/// A component of every paragraph, each a claim.
fn argument(analysis: &Analysis) -> Argument {
    let components = (0..analysis.sentences.len())
        .filter(|place| analysis.block_kind(*place) == BlockKind::Paragraph)
        .map(|place| Component {
            sentence: place,
            span: analysis.sentence(place).span,
            text: analysis.sentence(place).text.clone(),
            kind: ComponentKind::Claim,
            confidence: Confidence::new(1.0),
            voice: Voice::Author,
            evidence: Vec::new(),
            runner_up: None,
        })
        .collect();
    Argument {
        components,
        relations: Vec::new(),
    }
}

fn ids(views: &[Option<&View>]) -> Vec<String> {
    views
        .iter()
        .map(|view| view.map_or("-".to_owned(), |view| view.id.clone()))
        .collect()
}

#[test]
fn the_pack_is_chosen_by_what_all_articles_are_about() {
    let language = language();
    let packs = ViewPack::builtin(language.lexicon()).unwrap();
    let foreign = analysis(&"外国人涌入小红书，老外很热情。\n".repeat(6), &language);
    let coffee = analysis("县城的咖啡馆开不下去。", &language);
    let chosen = |articles: &[&Analysis]| ViewPack::choose(&packs, articles).unwrap().name.clone();
    assert_eq!(chosen(&[&foreign, &foreign]), "xiaohongshu");
    assert_eq!(chosen(&[&foreign, &coffee]), "general");
}

#[test]
fn a_component_without_cues_follows_its_company() {
    let language = language();
    let packs = ViewPack::builtin(language.lexicon()).unwrap();
    let analysis = analysis(
        "这些外国用户终究会离开，留不住。\n他们说过很多次了。",
        &language,
    );
    let mut argument = argument(&analysis);
    argument.relations.push(Relation {
        source: 1,
        target: 0,
        kind: RelationKind::Support,
        confidence: Confidence::new(1.0),
        evidence: Vec::new(),
        runner_up: None,
    });
    let views = views_of(&analysis, &argument, &packs[0]);
    assert_eq!(ids(&views), ["flight_risk", "flight_risk"]);
}

#[test]
fn a_mistake_names_file_line_and_cause() {
    let language = language();
    let error = |text: &str| {
        ViewPack::from_toml("mine.toml", text, language.lexicon())
            .unwrap_err()
            .to_string()
    };
    let view = "name = \"mine\"\n[[view]]\nid = \"up\"\nzh = \"涨\"\nen = \"up\"\n";
    assert_eq!(
        error(&format!("{view}turned = \"down\"\ncues = []\n")),
        "mine.toml:6:10: turned = \"down\" names no view of this pack; write the id of one, or leave it out\n\
         6 | turned = \"down\"\n  |          ^^^^^^"
    );
    let both = error(&format!(
        "{view}turned = \"down\"\ncues = [{{ classes = [\"moon\"], weight = 1 }}]\n"
    ));
    assert!(
        both.starts_with("2 mistakes to mend\nmine.toml:6:10: "),
        "{both}"
    );
    assert!(
        both.contains("mine.toml:7:22: no lexicon has the class \"moon\""),
        "{both}"
    );
    assert!(error("name = \n").starts_with("mine.toml:1:"));
    assert!(error("name = \"x\"\nviews = []\n").starts_with("mine.toml:2:1: unknown field"));
}

#[test]
fn a_judgement_does_not_spread_to_its_neighbours() {
    let language = language();
    let analysis = analysis("新店的前景优秀，潜力不小。\n老街有六百米长。", &language);
    let packs = ViewPack::builtin(language.lexicon()).unwrap();
    let general = packs.iter().find(|pack| pack.name == "general").unwrap();
    let views = views_of(&analysis, &argument(&analysis), general);
    assert_eq!(ids(&views), ["favourable", "-"]);
}
