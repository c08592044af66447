//! A pack of rules.

#![no_main]

#[path = "../readers.rs"]
mod readers;

libfuzzer_sys::fuzz_target!(|input: &str| readers::rule_pack(input));
