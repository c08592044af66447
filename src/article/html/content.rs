//! Which element of a page holds the article, and which of its parts are furniture by their element or name.

use super::tree::{Child, Node, Tree};
use crate::article::{FurnitureRules, PrintedElement};
use std::collections::HashMap;

/// An element with less of the page's prose than this (in percent) does not hold the article.
const LEAST_SHARE: usize = 40;

/// The search goes down into an element while it holds this much of the prose (in percent).
const SHARE_TO_DESCEND: usize = 75;

/// An element whose name sounds like furniture is the page itself where it holds more of the text (in percent).
const MOST_FURNITURE: usize = 40;

/// The elements that are not read, and the rule that says so.
#[derive(Default)]
pub(super) struct Dropped {
    rules: HashMap<usize, String>,
}

impl Dropped {
    /// The rule that drops this very element.
    pub fn rule(&self, node: usize) -> Option<&str> {
        self.rules.get(&node).map(String::as_str)
    }

    /// Whether the element lies in a dropped one.
    pub fn holds(&self, tree: &Tree, mut node: usize) -> bool {
        while node != Tree::ROOT {
            if self.rules.contains_key(&node) {
                return true;
            }
            node = tree.node(node).parent;
        }
        false
    }
}

/// Asks the rules about every element.
pub(super) fn dropped(tree: &Tree, text: &str, rules: &FurnitureRules) -> Dropped {
    let printed = |node: usize| {
        !matches!(
            tree.node(node).name.as_str(),
            "script" | "style" | "title" | "noscript"
        )
    };
    let lengths = subtree_sums(tree, |node| {
        if printed(node) {
            own_text(tree.node(node), text).count()
        } else {
            0
        }
    });
    let whole = lengths[Tree::ROOT].max(1);
    let mut dropped = Dropped::default();
    for index in tree.elements() {
        let node = tree.node(index);
        let small = lengths[index] * 100 <= whole * MOST_FURNITURE;
        let element = PrintedElement {
            tag: &node.name,
            names: &node.names(),
            role: node.attribute("role"),
            hidden: is_hidden(node),
            small,
        };
        if let Some(rule) = rules.recognise_element(&element) {
            dropped.rules.insert(index, rule.to_owned());
        }
    }
    dropped
}

fn is_hidden(node: &Node) -> bool {
    let style = node
        .attribute("style")
        .replace(' ', "")
        .to_ascii_lowercase();
    style.contains("display:none") || node.attributes.iter().any(|(name, _)| name == "hidden")
}

/// The smallest element that still holds most of the page's prose.
pub(super) fn main(tree: &Tree, text: &str, dropped: &Dropped) -> usize {
    let prose = subtree_prose(tree, text, dropped);
    let most = |name: &'static str| {
        let named = tree
            .elements()
            .filter(move |&node| tree.node(node).name == name);
        named.max_by_key(|&node| (prose[node], std::cmp::Reverse(node)))
    };
    let role = tree
        .elements()
        .find(|&node| tree.node(node).attribute("role") == "main");
    let enough =
        |node: &usize| prose[*node] * 100 >= prose[Tree::ROOT] * LEAST_SHARE && prose[*node] > 0;
    let start = most("article")
        .filter(enough)
        .or_else(|| most("main").filter(enough));
    let start = start
        .or_else(|| role.filter(enough))
        .or_else(|| most("body").filter(enough));
    let mut found = start.unwrap_or(Tree::ROOT);
    while let Some(next) = heaviest(tree, found, &prose) {
        found = next;
    }
    found
}

/// The child that holds nearly all prose of `node`, unless that is a single paragraph.
fn heaviest(tree: &Tree, node: usize, prose: &[usize]) -> Option<usize> {
    let elements = tree
        .node(node)
        .children
        .iter()
        .filter_map(|child| match child {
            Child::Element(index) => Some(*index),
            Child::Text(_) => None,
        });
    let child = elements.max_by_key(|&child| prose[child])?;
    let holds = prose[child] * 100 >= prose[node] * SHARE_TO_DESCEND;
    let contains_blocks = tree
        .node(child)
        .children
        .iter()
        .any(|grandchild| match grandchild {
            Child::Element(index) => tree.node(*index).is_block() || tree.node(*index).name == "br",
            Child::Text(_) => false,
        });
    (holds && contains_blocks && prose[child] > 0).then_some(child)
}

/// Characters of prose in every element: text outside links and dropped parts, in runs long enough for a clause.
fn subtree_prose(tree: &Tree, text: &str, dropped: &Dropped) -> Vec<usize> {
    let mut excluded = vec![false; tree.elements().end];
    for node in tree.elements() {
        excluded[node] = excluded[tree.node(node).parent]
            || tree.node(node).name == "a"
            || dropped.rule(node).is_some();
    }
    subtree_sums(tree, |node| {
        if excluded[node] || matches!(tree.node(node).name.as_str(), "head" | "title") {
            return 0;
        }
        let count = own_text(tree.node(node), text).count();
        if count >= 10 { count } else { 0 }
    })
}

/// For every element, the sum of `own` over it and all that lies in it. Parents come before their children.
fn subtree_sums(tree: &Tree, own: impl Fn(usize) -> usize) -> Vec<usize> {
    let mut sums: Vec<usize> = (0..tree.elements().end).map(own).collect();
    for node in tree.elements().rev() {
        sums[tree.node(node).parent] += sums[node];
    }
    sums
}

/// The characters that stand in the element itself.
fn own_text<'a>(node: &'a Node, text: &'a str) -> impl Iterator<Item = char> + 'a {
    let texts = node.children.iter().filter_map(move |child| match child {
        Child::Text(bytes) => text.get(bytes.clone()),
        Child::Element(_) => None,
    });
    texts
        .flat_map(str::chars)
        .filter(|character| !character.is_whitespace())
}
