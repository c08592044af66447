//! What must hold of the program's readers, whatever bytes come in. The fuzz targets and `tests/any_bytes.rs` ask it.

#![allow(
    clippy::unwrap_used,
    dead_code,
    reason = "each target uses one of these, and may fail where it stands"
)]

use counterpoint::Lang;
use counterpoint::article::FurnitureRules;
use counterpoint::article::{ArticleId, read_bytes};
use counterpoint::comparison::FrameSet;
use counterpoint::comparison::view::{ViewPack, views_of};
use counterpoint::export::json::{from_json, to_json};
use counterpoint::export::{EXCHANGE, Exchange};
use counterpoint::import::import;
use counterpoint::language::Lexicon;
use counterpoint::map::ArgumentMap;
use counterpoint::rules::RulePack;
use counterpoint::{Counterpoint, Extracted};
use std::sync::LazyLock;

static FURNITURE: LazyLock<FurnitureRules> = LazyLock::new(|| FurnitureRules::builtin().unwrap());

/// A page in the format that its name tells, or whatever it seems to be: every span points at what it says.
pub fn article(name: &str, bytes: &[u8]) {
    let read = read_bytes(name, bytes.to_vec(), ArticleId::at(0), &FURNITURE);
    let Ok(article) = read else { return };
    let characters: Vec<char> = article.source.as_str().chars().collect();
    for sentence in article.blocks.iter().flat_map(|block| &block.sentences) {
        let span = sentence.span;
        assert!(span.start < span.end && span.end <= characters.len());
        assert_eq!(sentence.positions.len(), sentence.text.chars().count());
        let mut positions = sentence.positions.iter();
        assert!(positions.all(|&at| span.start <= at && at < span.end));
    }
}

static RULES: LazyLock<(Lexicon, RulePack)> = LazyLock::new(|| {
    let lexicon = Lexicon::builtin().unwrap();
    let pack = RulePack::builtin(&lexicon).unwrap();
    (lexicon, pack)
});

/// What views are asked about.
static EXTRACTED: LazyLock<Extracted> = LazyLock::new(|| {
    let counterpoint = Counterpoint::builtin().unwrap();
    let sample = counterpoint.samples().unwrap().remove(0);
    counterpoint.extract(sample)
});

/// A pack of rules, frames or views: it is taken, or refused with a message that names it.
pub fn rule_pack(text: &str) {
    let (lexicon, pack) = &*RULES;
    if let Err(error) = pack.clone().add("mine.toml", text, lexicon) {
        assert!(error.to_string().contains("mine.toml"));
    }
    if let Err(error) = FrameSet::from_toml(&[("mine.toml", text)]) {
        assert!(error.to_string().contains("mine.toml"));
    }
    match ViewPack::from_toml("mine.toml", text, lexicon) {
        Ok(views) => {
            let Extracted { analysis, argument } = &*EXTRACTED;
            let filed = views_of(analysis, argument, &views);
            assert_eq!(filed.len(), argument.components.len());
        }
        Err(error) => assert!(error.to_string().contains("mine.toml")),
    }
    if let Err(error) = FurnitureRules::from_toml("mine.toml", text) {
        assert!(error.to_string().contains("mine.toml"));
    }
}

/// A map.json: what is read and written again stays the same.
pub fn map_json(text: &str) {
    let Ok(map) = from_json(text) else { return };
    let written = to_json(&map).unwrap();
    assert_eq!(written, to_json(&from_json(&written).unwrap()).unwrap());
}

static MAP: LazyLock<ArgumentMap> =
    LazyLock::new(|| from_json(include_str!("../graphs/map.json")).unwrap());

/// An edited table or workbook: what it leaves is told, and the map is still one.
pub fn table(name: &str, bytes: &[u8]) {
    if let Ok(imported) = import(&MAP, name, bytes, Lang::Zh) {
        map_json(&to_json(&imported.map).unwrap());
    }
}

/// A map in the named format of another program: what is read is a map.
pub fn exchange(format: &str, bytes: &[u8]) {
    let read = Exchange::named(format).and_then(|format| format.read);
    if let Some(Ok(back)) = read.map(|read| read(bytes)) {
        map_json(&to_json(&back.map).unwrap());
    }
}

/// The formats of other programs that come back.
pub fn exchange_formats() -> impl Iterator<Item = &'static str> {
    let read_back = EXCHANGE.iter().filter(|format| format.read.is_some());
    read_back.map(|format| format.format.name)
}
