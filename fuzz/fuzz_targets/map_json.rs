//! A map.json: what is read and written again stays the same.

#![no_main]

use counterpoint::export::json::{from_json, to_json};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let Ok(map) = from_json(text) else { return };
    let written = to_json(&map).unwrap();
    let again = from_json(&written).unwrap();
    assert_eq!(written, to_json(&again).unwrap());
});
