//! Rules of one id in several files of a folder: which of them counts, would depend on the names of the files.

use super::PackFile;
use crate::files::{Mistakes, RuleFile};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use toml::Spanned;

/// The rules of a file, whatever else they say.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Ids {
    component: Vec<Named>,
    relation: Vec<Named>,
    rule: Vec<Named>,
    element: Vec<Named>,
    label: Vec<Named>,
    frame: Vec<Named>,
}

#[derive(Deserialize)]
struct Named {
    id: Spanned<String>,
}

impl Ids {
    /// Each sort of rules has ids of its own.
    fn by_sort(self) -> [Vec<Named>; 6] {
        let Self {
            component,
            relation,
            rule,
            element,
            label,
            frame,
        } = self;
        [component, relation, rule, element, label, frame]
    }
}

/// Refuses packs of which a later one has a rule of an earlier. The rules that come with the program may be replaced.
///
/// # Errors
/// The first file that repeats ids, with the place of each and that of the rule which has it already.
pub(super) fn check_ids(packs: &[PackFile]) -> Result<(), Mistakes> {
    let mut known: BTreeMap<(usize, String), String> = BTreeMap::new();
    for PackFile { name, text } in packs {
        // What can't be read is told where it is read.
        let Ok(ids) = toml::from_str::<Ids>(text) else {
            continue;
        };
        let mut own = RuleFile::new(name, text);
        for (sort, rules) in ids.by_sort().into_iter().enumerate() {
            for Named { id } in rules {
                let line = text[..id.span().start].matches('\n').count() + 1;
                match known.entry((sort, id.get_ref().clone())) {
                    Entry::Vacant(place) => {
                        place.insert(format!("{name}:{line}"));
                    }
                    // Twice in one file is told of by its reader.
                    Entry::Occupied(first) if first.get().starts_with(&format!("{name}:")) => {}
                    Entry::Occupied(first) => {
                        let cause = format!(
                            "the id `{}` is taken by the rule in {}; give one of them another, or take one out",
                            id.get_ref(),
                            first.get()
                        );
                        own.report(id.span(), cause);
                    }
                }
            }
        }
        own.finish()?;
    }
    Ok(())
}
