//! How many bytes a second one processor tags with bare jieba-rs: what the speed of `counterpoint corpus extract` is
//! measured against. The files are read before the clock starts, and so is the dictionary.
//!
//! `cargo build --release --example tagging_rate`, then `target/release/examples/tagging_rate FILES…`

use jieba_rs::Jieba;
use std::time::Instant;

fn main() -> std::io::Result<()> {
    let jieba = Jieba::new();
    let texts: Vec<String> = std::env::args_os()
        .skip(1)
        .map(std::fs::read_to_string)
        .collect::<Result<_, _>>()?;
    jieba.tag("新词", true);
    let began = Instant::now();
    let tokens: usize = texts.iter().map(|text| jieba.tag(text, true).len()).sum();
    let seconds = began.elapsed().as_secs_f64();
    let bytes: usize = texts.iter().map(String::len).sum();
    println!("{tokens} tokens, {:.3} MB/s", bytes as f64 / 1e6 / seconds);
    Ok(())
}
