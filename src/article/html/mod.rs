//! HTML becomes passages: the main content of the page, every character with its place in the raw file.
//!
//! The tokens of html5gum carry their places; a light tree (`tree`) is enough to find the element that holds most of the
//! prose (`content`) and to lay out its text (`flow`). What the page says about itself comes from `head`.

mod content;
mod flow;
mod head;
mod text;
mod tree;

use super::page::{Page, Passage};
use super::{BlockKind, Furniture, SourceText};
use crate::article::FurnitureRules;
use std::ops::Range;
use tree::Tree;

/// Reads a whole page: metadata, and the passages of its main content.
pub(super) fn read(source: &SourceText, rules: &FurnitureRules, page: &mut Page) {
    let tree = Tree::parse(source.as_str(), 0..source.as_str().len());
    let dropped = content::dropped(&tree, source.as_str(), rules);
    let main = content::main(&tree, source.as_str(), &dropped);
    page.metadata = head::metadata(&tree, source.as_str(), main);
    flow::lay_out(&tree, main, source, &dropped, page);
    aside_around(&tree, main, source, page);
    let title = title_outside(&tree, main, source, &dropped, page);
    super::roles::name_title(page, title);
    if let Some(title) = page
        .passages
        .iter()
        .find(|passage| passage.kind == BlockKind::Title)
    {
        page.metadata.title = Some(title.text().replace('\n', " "));
    }
}

/// The rules that drop an element of a page.
pub(super) fn rules_that_drop(page: &str, rules: &FurnitureRules) -> Vec<String> {
    let tree = Tree::parse(page, 0..page.len());
    let dropped = content::dropped(&tree, page, rules);
    let rules = tree.elements().filter_map(|node| dropped.rule(node));
    rules.map(str::to_owned).collect()
}

/// Reads a piece of HTML that stands in another format.
pub(super) fn read_fragment(source: &SourceText, bytes: Range<usize>, passages: &mut Vec<Passage>) {
    let tree = Tree::parse(source.as_str(), bytes);
    let mut page = Page::default();
    let dropped = content::Dropped::default();
    flow::lay_out(&tree, Tree::ROOT, source, &dropped, &mut page);
    passages.append(&mut page.passages);
}

/// The title, where the main content does not print it: a heading above it, or the name of the page.
fn title_outside(
    tree: &Tree,
    main: usize,
    source: &SourceText,
    dropped: &content::Dropped,
    page: &Page,
) -> Option<Passage> {
    let headed = page
        .passages
        .iter()
        .any(|passage| passage.kind == BlockKind::Heading(1));
    let titled = |name: &str| {
        let mut elements = tree.elements().filter(|&node| tree.node(node).name == name);
        elements.find_map(|node| flow::line_of(tree, node, source))
    };
    if headed {
        return None;
    }
    let heading = tree.elements().filter(|&node| {
        tree.node(node).name == "h1" && !tree.is_inside(node, main) && !dropped.holds(tree, node)
    });
    let heading = heading
        .into_iter()
        .find_map(|node| flow::line_of(tree, node, source));
    heading
        .or_else(|| titled("title").map(head::without_site_name))
        .and_then(flow::title)
}

/// What stands before and after the main content.
fn aside_around(tree: &Tree, main: usize, source: &SourceText, page: &mut Page) {
    let whole = tree.node(Tree::ROOT).bytes.clone();
    let inner = tree.node(main).bytes.clone();
    for bytes in [whole.start..inner.start, inner.end..whole.end] {
        if source.as_str()[bytes.clone()].contains(|character: char| !character.is_whitespace()) {
            page.aside.push(Furniture {
                span: source.span_of_bytes(bytes),
                rule: "outside-content".to_owned(),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, ArticleId, Published, read_bytes};

    const PAGE: &str = r#"<!DOCTYPE html><html><head><title>县城的咖啡馆 - 街角评论网</title>
<meta property="og:title" content="县城的咖啡馆，熬得过冬天吗"><meta name="author" content="顾冷泉">
<meta property="article:published_time" content="2025-03-28T09:30:00+08:00"><style>p { color: red }</style></head>
<body><nav><a href="/">首页</a> <a href="/a">评论</a></nav>
<header><h1>县城的咖啡馆，熬得过冬天吗</h1></header>
<div class="layout"><div class="content">
<p>我认识一个收旧咖啡机的人&hellip;&hellip;他说，<b>生意</b>从来没有这么好过。
仓库里已经码了五十六台！</p>
<p>“关的时候发给我。”老佟说。<!-- 插图 --><img src="a.png"></p>
<h2>一、账怎么算</h2>
<ul><li>房租一年一涨；<li>人工留不住。</ul>
<blockquote><p>借来的热闹迟早要还。</p></blockquote>
<a href="/ad"><img src="ad.png"><h3>十天学会记账</h3><p>一门给新手的课</p></a>
<p>第一行说房租，这一行没有句号<br>第二行说人工，也没有句号</p>
<div class="share-box">分享到微博</div>
</div><aside>热门文章：城里人喝什么</aside></div>
<footer>© 2025 街角评论网</footer><script>var a = "<p>不要</p>";</script></body></html>"#;

    fn article(html: &str) -> Article {
        let read = read_bytes(
            "page.html",
            html.as_bytes().to_vec(),
            ArticleId::at(0),
            &FurnitureRules::builtin().unwrap(),
        );
        read.unwrap_or_else(|error| panic!("{error}"))
    }

    fn lines(article: &Article) -> Vec<(BlockKind, Vec<&str>)> {
        let blocks = article.blocks.iter();
        blocks
            .map(|block| {
                (
                    block.kind,
                    block.sentences.iter().map(|it| it.text.as_str()).collect(),
                )
            })
            .collect()
    }

    #[test]
    fn the_main_content_becomes_blocks() {
        let article = article(PAGE);
        let expected: Vec<(BlockKind, Vec<&str>)> = vec![
            (BlockKind::Title, vec!["县城的咖啡馆，熬得过冬天吗"]),
            (
                BlockKind::Paragraph,
                vec![
                    "我认识一个收旧咖啡机的人……他说，生意从来没有这么好过。",
                    "仓库里已经码了五十六台！",
                ],
            ),
            (BlockKind::Paragraph, vec!["“关的时候发给我。”老佟说。"]),
            (BlockKind::Heading(2), vec!["一、账怎么算"]),
            (BlockKind::ListItem, vec!["房租一年一涨；"]),
            (BlockKind::ListItem, vec!["人工留不住。"]),
            (BlockKind::Quote, vec!["借来的热闹迟早要还。"]),
            (
                BlockKind::Paragraph,
                vec!["第一行说房租，这一行没有句号", "第二行说人工，也没有句号"],
            ),
        ];
        assert_eq!(lines(&article), expected);
        assert_eq!(article.metadata.author.as_deref(), Some("顾冷泉"));
        assert_eq!(article.metadata.published, Published::read("2025-03-28"));
        assert_eq!(
            article.metadata.title.as_deref(),
            Some("县城的咖啡馆，熬得过冬天吗")
        );
        let rules: Vec<&str> = article
            .furniture
            .iter()
            .map(|furniture| furniture.rule.as_str())
            .collect();
        assert!(
            rules.contains(&"outside-content")
                && rules.contains(&"page-extras")
                && rules.contains(&"shared-link")
        );
    }

    #[test]
    fn spans_point_at_the_raw_file() {
        let article = article(&PAGE.replace('\n', "\r\n"));
        let sentence = &article.blocks[1].sentences[0];
        assert_eq!(
            article.source.slice(sentence.span),
            "我认识一个收旧咖啡机的人&hellip;&hellip;他说，<b>生意</b>从来没有这么好过。"
        );
        assert_eq!(sentence.emphasis.first(), Some(&(17..19)));
        assert_eq!(article.source.slice(sentence.span_of(17..19)), "生意");
    }

    #[test]
    fn a_page_without_headings_takes_its_name_for_the_title() {
        let article = article(
            "<title>咖啡的账 - 街角评论网</title><body>第一段说的是房租，房租一年一涨。<br><br>第二段说人工。",
        );
        let expected: Vec<(BlockKind, Vec<&str>)> = vec![
            (BlockKind::Title, vec!["咖啡的账"]),
            (
                BlockKind::Paragraph,
                vec!["第一段说的是房租，房租一年一涨。"],
            ),
            (BlockKind::Paragraph, vec!["第二段说人工。"]),
        ];
        assert_eq!(lines(&article), expected);
    }
}
