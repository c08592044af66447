//! A rule pack: it is read or refused with a message, never a panic.

#![no_main]

use counterpoint::language::Lexicon;
use counterpoint::rules::{FurnitureRules, RulePack};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static RULES: LazyLock<Option<(Lexicon, RulePack)>> = LazyLock::new(|| {
    let lexicon = Lexicon::builtin().ok()?;
    let pack = RulePack::builtin(&lexicon).ok()?;
    Some((lexicon, pack))
});

fuzz_target!(|text: &str| {
    if let Some((lexicon, pack)) = &*RULES
        && let Err(error) = pack.clone().add("fuzz.toml", text, lexicon)
    {
        assert!(error.to_string().contains("fuzz.toml"));
    }
    let _ = FurnitureRules::from_toml("fuzz.toml", text);
});
