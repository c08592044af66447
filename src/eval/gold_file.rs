//! An annotation as it stands in its file, and the checks that what it says can be meant.

use super::gold::{GoldLabel, GoldRelation, UnitPair};
use crate::argument::RelationKind;
use crate::article::{SourceText, Span};
use serde::Deserialize;
use std::collections::BTreeMap;

/// `S.1.json`: two articles, the units they are cut into, and what an annotator says of them.
#[derive(Deserialize)]
pub(super) struct GoldFile {
    #[serde(rename = "A")]
    pub a: String,
    #[serde(rename = "B")]
    pub b: String,
    units: BTreeMap<String, Vec<Unit>>,
    labels: BTreeMap<String, BTreeMap<String, GoldLabel>>,
    relations: BTreeMap<String, Vec<(usize, usize, String)>>,
    cross: Vec<Vec<String>>,
}

#[derive(Deserialize)]
struct Unit {
    id: usize,
    start: usize,
    end: usize,
}

/// What no file can do without that is an annotation of a pair.
const NEEDED: [&str; 2] = ["units", "labels"];

/// Whether a JSON text is meant as an annotation of a pair: other files, such as views of units, lie beside them.
pub(super) fn is_annotation(text: &str) -> bool {
    match serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(text) {
        Ok(fields) => NEEDED.iter().any(|name| fields.contains_key(*name)),
        // What is no JSON at all is told with its line.
        Err(_) => true,
    }
}

impl GoldFile {
    /// The units of one side by number.
    pub fn units(&self, side: &str, source: &SourceText) -> Result<BTreeMap<usize, Span>, String> {
        let listed = self.units.get(side);
        let listed = listed.ok_or_else(|| format!("units.{side}: is missing"))?;
        let mut units = BTreeMap::new();
        for (place, unit) in listed.iter().enumerate() {
            let here = format!("units.{side}[{place}]");
            let Unit { id, start, end } = *unit;
            if start >= end {
                return Err(format!(
                    "{here}: starts at {start} and ends at {end}, not behind it"
                ));
            }
            if end > source.len() {
                let length = source.len();
                return Err(format!(
                    "{here}: ends at {end}, but the article has {length} characters"
                ));
            }
            if units.insert(id, Span::new(start, end)).is_some() {
                return Err(format!("{here}: another unit is called {id} already"));
            }
        }
        Ok(units)
    }

    /// The labels of one side, by the units' numbers.
    pub fn labels(
        &self,
        side: &str,
        units: &BTreeMap<usize, Span>,
    ) -> Result<BTreeMap<usize, GoldLabel>, String> {
        let labels = self.labels.get(side).into_iter().flatten();
        labels
            .map(|(number, label)| {
                let unit = number.parse().ok().filter(|unit| units.contains_key(unit));
                let unit =
                    unit.ok_or_else(|| format!("labels.{side}: there is no unit {number}"))?;
                Ok((unit, *label))
            })
            .collect()
    }

    /// The relations inside one side.
    pub fn relations(
        &self,
        side: &str,
        units: &BTreeMap<usize, Span>,
    ) -> Result<Vec<GoldRelation>, String> {
        let relations = self.relations.get(side).into_iter().flatten().enumerate();
        relations
            .map(|(place, (source, target, kind))| {
                let wrong = |what: String| format!("relations.{side}[{place}]: {what}");
                if let Some(unit) = [source, target]
                    .into_iter()
                    .find(|&unit| !units.contains_key(unit))
                {
                    return Err(wrong(format!("there is no unit {unit}")));
                }
                Ok(GoldRelation {
                    source: *source,
                    target: *target,
                    kind: kind_of(kind).map_err(wrong)?,
                })
            })
            .collect()
    }

    /// The relations across.
    pub fn cross(&self, units: [&BTreeMap<usize, Span>; 2]) -> Result<Vec<UnitPair>, String> {
        let rows = self.cross.iter().enumerate();
        rows.map(|(place, row)| {
            let wrong = |what: String| format!("cross[{place}]: {what}");
            let [a, b, kind, ..] = row.as_slice() else {
                return Err(wrong(
                    "needs a unit of A, one of B and the relation".to_owned(),
                ));
            };
            let unit = |side: &str, name: &str, units: &BTreeMap<usize, Span>| {
                let number = name.strip_prefix(side)?.strip_prefix(':')?.parse().ok();
                number.filter(|number| units.contains_key(number))
            };
            let no_unit = |name: &str, side: &str| {
                wrong(format!("`{name}` is no unit of {side}; write `{side}:7`"))
            };
            Ok(UnitPair {
                a: unit("A", a, units[0]).ok_or_else(|| no_unit(a, "A"))?,
                b: unit("B", b, units[1]).ok_or_else(|| no_unit(b, "B"))?,
                kind: kind_of(kind).map_err(wrong)?,
            })
        })
        .collect()
    }
}

fn kind_of(written: &str) -> Result<RelationKind, String> {
    match written {
        "support" => Ok(RelationKind::Support),
        "contradiction" | "contradict" | "attack" => Ok(RelationKind::Contradiction),
        other => Err(format!(
            "`{other}` is no relation; write support, attack or contradict"
        )),
    }
}
