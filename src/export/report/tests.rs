use super::*;
use crate::argument::{ComponentKind, RelationKind};
use crate::article::Article;
use crate::map::{Decision, specimen};
use std::collections::HashSet;

fn page(map: &ArgumentMap) -> String {
    to_html(map, &Options::default()).unwrap()
}

fn counterpoint() -> crate::Counterpoint {
    crate::Counterpoint::builtin().unwrap()
}

/// An article that tries to run as script, in every place that a page shows.
fn hostile(position: usize) -> String {
    let attack = r#"</script><script>alert(1)</script><img src=x onerror=alert(2)>"'`{{ 7*7 }}"#;
    format!(
        "---\ntitle: '坏标题 </title><script>alert(3)</script> {position}'\nauthor: '<b onclick=alert(4)>作者{position}</b>'\n---\n\n\
         夜市应当留下来，因为它养活了摊主{position}。我认为 \\</script\\>\\<script\\>alert(5)\\</script\\> 这样的话不该成真。\n\n\
         ## 所以 `{attack}`\n\n\
         然而，有人说 \u{202e}夜市不会长久\u{202c}，\u{1}这是错的，因为居民需要它。\u{2028}所以城市必须为夜市让路。\n\n\
         - `</style><style>*{{display:none}}</style>` 说明热闹是真的。\n"
    )
}

#[test]
fn the_page_of_a_small_map_is_as_it_was() {
    let html = page(&specimen::night_markets());
    // Style and script have their own files; what they look like here is no news.
    let style = policy::style();
    let html = html.replace(SCRIPT, "…").replace(&style, "…");
    let diagram = diagram::svg(&specimen::night_markets(), Lang::Zh);
    let html = html.replace(
        &policy::policy(SCRIPT, &style, diagram.as_deref()),
        "the policy that admits them",
    );
    insta::assert_snapshot!(html);
}

#[test]
fn the_same_map_gives_the_same_page() {
    let map = counterpoint()
        .compare(counterpoint().samples().unwrap())
        .unwrap();
    let again = counterpoint()
        .compare(counterpoint().samples().unwrap())
        .unwrap();
    assert!(page(&map) == page(&again));
}

#[test]
fn the_policy_admits_the_script_and_the_style_that_are_in_the_page() {
    let html = page(&specimen::night_markets());
    let between = |open: &str, close: &str| {
        let (_, rest) = html.split_once(open).unwrap();
        rest.split_once(close).unwrap().0.to_owned()
    };
    let style = between("<style>", "</style>");
    let script = between("<script>", "</script>");
    let diagram = between("<svg xmlns", "</svg>");
    let policy = policy::policy(&script, &style, Some(&diagram));
    assert!(html.contains(&format!("content=\"{policy}\"")));
    assert!(policy.starts_with("default-src 'none'; script-src 'sha256-"));
    assert_eq!(html.matches("<script").count(), 2, "data and script");
    assert_eq!(
        html.matches("<style").count(),
        2,
        "the page's and the diagram's"
    );
    assert!(!html.contains(" style=\""), "which the policy would refuse");
}

#[test]
fn nothing_of_a_hostile_article_becomes_markup() {
    let counterpoint = counterpoint();
    let articles = [0, 1].map(|position| {
        let text = hostile(position);
        let name = format!("</p><script>{position}.md");
        counterpoint.read_bytes(&name, text.into_bytes()).unwrap()
    });
    let map = counterpoint.compare(articles.to_vec()).unwrap();
    let html = page(&map);
    assert_eq!(html.matches("<script").count(), 2, "data and script");
    assert_eq!(html.matches("</script").count(), 2);
    assert_eq!(
        html.matches("<style").count(),
        2,
        "the page's and the diagram's"
    );
    assert!(!html.contains("<img") && !html.contains("<b onclick"));
    assert!(!html.contains(['\u{1}', '\u{202e}']));
    assert!(
        html.contains("{{ 7*7 }}") && !html.contains("49}"),
        "no template in it runs"
    );
    assert!(html.contains("&lt;&#x2f;title&gt;"), "{}", &html[..600]);
}

#[test]
fn the_whole_text_of_an_article_is_shown_and_its_claims_in_their_places() {
    let counterpoint = counterpoint();
    let articles = counterpoint.samples().unwrap();
    let shown = |article: &Article| -> String {
        let sentences = article.blocks.iter().flat_map(|block| &block.sentences);
        sentences.map(|sentence| sentence.text.clone()).collect()
    };
    let expected: Vec<String> = articles.iter().map(shown).collect();
    let map = counterpoint.compare(articles).unwrap();
    let claims = Claims::of(&map, &Palette::of(&map), Phrases(Lang::Zh));
    for (article, expected) in map.articles.iter().zip(expected) {
        let text = text::Text::of(&map, article);
        let panel = serde_json::to_value(text.panel(&claims)).unwrap();
        let mut told = String::new();
        let mut marked = HashSet::new();
        for entry in panel["passages"].as_array().unwrap() {
            for piece in entry["entries"]
                .as_array()
                .unwrap()
                .iter()
                .flat_map(|one| one.as_array().unwrap())
            {
                told.push_str(piece["text"].as_str().unwrap());
                marked.extend(piece["claim"]["id"].as_str().map(str::to_owned));
            }
        }
        let dense = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(dense(&told), dense(&expected));
        assert_eq!(marked.len(), map.nodes_of(&article.id).count());
    }
}

#[test]
fn matched_words_are_found_again_in_the_text_that_is_shown() {
    let counterpoint = counterpoint();
    let map = counterpoint
        .compare(counterpoint.samples().unwrap())
        .unwrap();
    for article in &map.articles {
        let text = text::Text::of(&map, article);
        for node in map.nodes_of(&article.id) {
            let characters: Vec<char> = node.text.chars().collect();
            for words in node.evidence.iter().flat_map(|one| &one.words) {
                if let Some(range) = text.place_of(node, words) {
                    assert!(range.end <= characters.len(), "{}", node.id.0);
                }
            }
        }
    }
}

#[test]
fn a_map_without_the_articles_text_shows_the_claims() {
    let html = page(&specimen::night_markets());
    assert!(html.contains("夜市让小本生意有了活路。"));
    assert!(html.contains(words::word("claims_only", Lang::Zh)));
}

#[test]
fn a_single_article_many_and_none_have_a_page_too() {
    for authors in [1, 4] {
        let html = page(&specimen::crowded(authors, 12));
        let panels = html.matches("<article class=\"column text\"").count();
        assert_eq!(panels, authors);
    }
    let english = Options {
        lang: Lang::En,
        ..Options::default()
    };
    assert!(
        to_html(&ArgumentMap::default(), &english)
            .unwrap()
            .contains("lang=\"en\"")
    );
}

#[test]
fn what_no_page_may_hold_is_kept_out_though_a_map_holds_it() {
    let mut map = specimen::night_markets();
    let text = "夜市\u{0}</script>\u{2028}<!--";
    specimen::add_node(&mut map, 0, ComponentKind::Claim, text, None);
    let html = page(&map);
    assert!(!html.contains('\u{0}') && !html.contains("<!--"));
    assert_eq!(html.matches("</script").count(), 2);
    assert!(html.contains("夜市\u{fffd}&lt;"));
}

#[test]
fn every_rule_that_the_samples_name_is_told_with_its_reason() {
    let counterpoint = counterpoint();
    let map = counterpoint
        .compare(counterpoint.samples().unwrap())
        .unwrap();
    let reasons = counterpoint.map_reasons();
    let of_nodes = map.nodes().flat_map(|node| &node.evidence);
    let of_edges = map.edges().flat_map(|edge| &edge.edge.evidence);
    for one in of_nodes.chain(of_edges) {
        assert!(
            reasons.of_rule(&one.rule, Lang::Zh).is_some(),
            "{}",
            one.rule
        );
    }
}

#[test]
fn two_edges_between_the_same_claims_are_told_apart() {
    let mut map = specimen::night_markets();
    let issue = Some("I1");
    specimen::add_edge(&mut map, ("B1", "A1"), RelationKind::Support, 0.3, issue);
    let html = page(&map);
    for edge in ["E15", "E19"] {
        let listed = format!("<button data-choose=\"{edge}\">");
        assert!(html.contains(&listed), "{edge}");
    }
}

#[test]
fn no_edge_is_called_as_a_claim_of_the_fifth_article_is() {
    let mut map = ArgumentMap::default();
    let authors = ["江晚舟", "石一鸣", "白露", "方禾", "顾小满"];
    for (place, author) in authors.into_iter().enumerate() {
        map.articles.push(specimen::article(place, author, "夜市"));
        specimen::add_node(&mut map, place, ComponentKind::Claim, "夜市该留。", None);
    }
    specimen::add_edge(&mut map, ("A1", "E1"), RelationKind::Support, 0.8, None);
    let html = page(&map);
    assert!(html.contains("<button data-choose=\"edge1\">"));
    assert!(html.contains("id=\"E1\" data-choose=\"E1\""));
    assert!(html.contains("\"edge_prefix\":\"edge\""));
}

#[test]
fn an_english_page_has_no_full_width_punctuation_of_its_own() {
    let mut map = specimen::night_markets();
    map.articles
        .push(specimen::article(2, "Bai Lu", "Night markets"));
    specimen::add_node(&mut map, 2, ComponentKind::Claim, "They may stay.", None);
    let options = Options {
        lang: Lang::En,
        ..Options::default()
    };
    let html = to_html(&map, &options).unwrap();
    assert!(html.contains("aria-label=\"Claims by view: 街区活力 4\""));
    for template in TEMPLATES {
        let own = template.1.contains(['：', '，', '、']);
        assert!(!own, "{}", template.0);
    }
}

#[test]
fn a_page_shows_what_an_editor_said_and_nothing_that_was_rejected() {
    let mut map = specimen::night_markets();
    specimen::decide(&mut map, "E15", Decision::Accept, "说到<点>子上");
    specimen::decide(&mut map, "E14", Decision::Reject, "不成立");
    specimen::decide(&mut map, "B6", Decision::Reject, "");
    let html = FORMAT.write(&map, &Options::default()).unwrap();
    let html = String::from_utf8(html).unwrap();
    let told = "编辑：接受（说到&lt;点&gt;子上）</p>";
    assert!(html.contains(told));
    assert!(html.contains("data-choose=\"E15\"") && !html.contains("data-choose=\"E14\""));
    assert!(
        html.contains("data-choose=\"E16\""),
        "edges keep their names"
    );
    assert!(!html.contains("不成立") && !html.contains("噪声让楼上"));
    assert!(
        html.contains("null,null,["),
        "edges of the data keep their places"
    );
}
