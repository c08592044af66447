//! A map in any format of another program.

#![no_main]

#[path = "../readers.rs"]
mod readers;

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    readers::exchange_formats().for_each(|format| readers::exchange(format, input));
});
