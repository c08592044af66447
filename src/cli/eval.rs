//! `counterpoint eval`: a map against annotations.

use super::count;
use super::failure::Failure;
use super::map_file::read_map;
use crate::eval::{
    Disagreement, Figures, Gold, RuleRecord, Tables, Verdict, disagreements, judge, mean,
    rule_records, same_articles,
};
use std::io::Write;
use std::path::PathBuf;

/// Judge a map of two articles against annotations of the pair
///
/// Prints precision, recall and F1 of kinds, relations and pairs across, averaged over the annotators; what the map calls
/// the units of each kind, and relations by kind and reach; the rules that were wrong most often where they spoke for a
/// node or edge; then the units that the map is surest of and the annotators call otherwise.
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The map, as `compare` writes it
    map: PathBuf,
    /// Annotations (*.json) of the same pair, one an annotator
    #[arg(required = true, value_name = "GOLD")]
    golds: Vec<PathBuf>,
    /// Folder of the annotated articles; ../articles beside the annotation where it is not given
    #[arg(long, value_name = "DIR")]
    articles: Option<PathBuf>,
    /// How many disagreements to show
    #[arg(long, value_name = "COUNT", default_value_t = 12, allow_negative_numbers = true, value_parser = count)]
    worst: usize,
    /// How many rules to show, of those about kinds and of those about relations
    #[arg(long, value_name = "COUNT", default_value_t = 12, allow_negative_numbers = true, value_parser = count)]
    rules: usize,
}

pub(super) fn run(arguments: Arguments, out: &mut dyn Write) -> Result<(), Failure> {
    let map = read_map(&arguments.map)?;
    let verdict = Verdict::of(&map);
    let mut all: Vec<Figures> = Vec::new();
    let mut boilerplate = 0;
    let mut worst: Vec<Disagreement> = Vec::new();
    let mut golds = Vec::new();
    for path in &arguments.golds {
        let gold = Gold::read(path, arguments.articles.as_deref())?;
        same_articles(&map, &gold)?;
        let (figures, furniture) = judge(&verdict, &gold);
        all.push(figures);
        boilerplate += furniture;
        worst.extend(disagreements(&map, &gold));
        golds.push(gold);
    }
    for (name, rate) in mean(&all) {
        writeln!(
            out,
            "{name:<26} P {:.3}  R {:.3}  F1 {:.3}",
            rate.precision, rate.recall, rate.f1
        )?;
    }
    let annotators = arguments.golds.len() as f64;
    writeln!(
        out,
        "{:<26} {:.3}",
        "boilerplate_nodes",
        boilerplate as f64 / annotators
    )?;
    worst.sort_by(|a, b| {
        b.confidence
            .value()
            .total_cmp(&a.confidence.value())
            .then_with(|| (&a.node, &a.annotation).cmp(&(&b.node, &b.annotation)))
    });
    worst.dedup_by(|a, b| a.node == b.node);
    writeln!(out, "\n{}", Tables::of(&verdict, &golds))?;
    let [kinds, relations] = rule_records(&map, &golds);
    write_rules(
        "rule about kinds, worst first",
        &kinds,
        arguments.rules,
        out,
    )?;
    write_rules(
        "rule about relations, worst first",
        &relations,
        arguments.rules,
        out,
    )?;
    for disagreement in worst.iter().take(arguments.worst) {
        writeln!(out, "{disagreement}")?;
    }
    Ok(())
}

/// The rules that were wrong most often where they spoke for what the map says.
fn write_rules(
    title: &str,
    records: &[RuleRecord],
    most: usize,
    out: &mut dyn Write,
) -> std::io::Result<()> {
    if most == 0 {
        return Ok(());
    }
    writeln!(
        out,
        "{:<40} {:>8} {:>10} {:>8} {:>8}",
        title, "fired", "spoke for", "right", "share"
    )?;
    for record in records.iter().take(most) {
        writeln!(out, "{record}")?;
    }
    writeln!(out)
}
