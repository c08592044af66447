use jieba_rs::Jieba;
fn main() {
    let jieba = Jieba::new();
    let mut n = 0usize;
    for p in std::env::args().skip(1) {
        let t = std::fs::read_to_string(p).unwrap_or_default();
        n += jieba.tag(&t, true).len();
    }
    println!("{n}");
}
