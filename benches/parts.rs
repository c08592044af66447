//! How long the parts of the way take on the two samples, each by itself: `cargo bench --bench parts`.

use counterpoint::article::Article;
use counterpoint::export::json::to_json;
use counterpoint::language::Analysis;
use counterpoint::map::ArgumentMap;
use counterpoint::rules::{RulePack, Weights};
use counterpoint::{Counterpoint, argument};
use divan::{Bencher, counter::BytesCount};
use std::sync::LazyLock;

const SAMPLE: &str = include_str!("../data/samples/county_cafes_take_root.md");

static LOADED: LazyLock<Counterpoint> = LazyLock::new(|| sound(Counterpoint::builtin()));

fn main() {
    LazyLock::force(&LOADED);
    divan::main();
}

#[expect(
    clippy::expect_used,
    reason = "the program's own rules and samples are sound, as its tests show"
)]
fn sound<T, E: std::fmt::Debug>(outcome: Result<T, E>) -> T {
    outcome.expect("the program's own rules and samples are sound")
}

fn article() -> Article {
    sound(LOADED.read_bytes("sample.md", SAMPLE.into()))
}

fn both() -> Vec<Article> {
    sound(LOADED.samples())
}

/// Loads rules, lexicons and weights; the dictionary goes on loading behind.
#[divan::bench]
fn load() -> Counterpoint {
    sound(Counterpoint::builtin())
}

/// From bytes to an article.
#[divan::bench]
fn read(bencher: Bencher) {
    bencher
        .counter(BytesCount::of_str(SAMPLE))
        .bench_local(article);
}

/// From an article to what its sentences say.
#[divan::bench]
fn analyse(bencher: Bencher) {
    bencher
        .counter(BytesCount::of_str(SAMPLE))
        .with_inputs(article)
        .bench_local_values(|article| -> Analysis { LOADED.analyse(article) });
}

/// From that to the author's argument.
#[divan::bench]
fn argue(bencher: Bencher) {
    let analysis = LOADED.analyse(article());
    let lexicon = sound(counterpoint::language::Lexicon::builtin());
    let pack = sound(RulePack::builtin(&lexicon));
    let weights = sound(Weights::builtin(&pack));
    bencher
        .counter(BytesCount::of_str(SAMPLE))
        .bench_local(|| argument::argue(&analysis, pack.weighed(&weights)));
}

/// All of it for two articles, and what stands between them.
#[divan::bench]
fn compare(bencher: Bencher) {
    bencher
        .with_inputs(both)
        .bench_local_values(|articles| -> ArgumentMap { sound(LOADED.compare(articles)) });
}

/// The map of both as JSON.
#[divan::bench]
fn write(bencher: Bencher) {
    let map = sound(LOADED.compare(both()));
    bencher.bench_local(|| sound(to_json(&map)));
}
