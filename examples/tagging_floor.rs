//! The least that any program can take that loads the tokenizer's dictionary and tags the given files: what the time
//! of `counterpoint compare` is measured against. A comparison is to take at most one and a half times as long.
//!
//! `cargo build --release --bin counterpoint --example tagging_floor`, then
//! `python3 .ci/time.py target/release/counterpoint target/release/examples/tagging_floor A.md B.md`

use jieba_rs::Jieba;

fn main() -> std::io::Result<()> {
    let jieba = Jieba::new();
    let mut tagged = 0;
    for path in std::env::args_os().skip(1) {
        let text = std::fs::read_to_string(path)?;
        tagged += jieba.tag(&text, true).len();
    }
    println!("{tagged} tokens");
    Ok(())
}
