//! What changed: one author's articles of different dates.

use super::{ArgumentMap, ArticleEntry, Issue};
use crate::article::CalendarDate;

/// An author's earlier article and the next.
#[derive(Clone, Debug)]
pub struct Change<'map> {
    /// The one published first.
    pub earlier: &'map ArticleEntry,
    /// The next.
    pub later: &'map ArticleEntry,
    /// Issues on which the author takes another pole than before.
    pub turned: Vec<Turned<'map>>,
    /// Issues on which the author takes the same pole as before, with it.
    pub held: Vec<(&'map Issue, &'map str)>,
}

/// An issue on which an author takes another pole than before.
#[derive(Clone, Copy, Debug)]
pub struct Turned<'map> {
    /// The issue.
    pub issue: &'map Issue,
    /// The pole taken in the earlier article.
    pub before: &'map str,
    /// The pole taken in the later one.
    pub after: &'map str,
}

impl ArgumentMap {
    /// For every author with several dated articles, what changed from each to the next; where they were compared with a
    /// base only, from it or to it. An article whose date no calendar tells (昨天, 03/05/2023) is left out, and so are two
    /// of the same day: which of them came first, and so which way the author turned, nobody can say.
    pub fn changes(&self) -> Vec<Change<'_>> {
        let signed = (self.articles.iter()).filter(|article| !article.author.is_empty());
        let mut dated: Vec<(&ArticleEntry, CalendarDate)> = signed
            .filter_map(|article| Some((article, article.published.as_ref()?.date()?)))
            .collect();
        dated.sort_by_key(|(article, date)| (&article.author, *date));
        let reach = match &self.base {
            None => 1,
            Some(_) => dated.len(),
        };
        let mut changes = Vec::new();
        for (place, (earlier, before)) in dated.iter().enumerate() {
            for (later, after) in dated.iter().skip(place + 1).take(reach) {
                if earlier.author == later.author
                    && before.is_before(*after)
                    && self.compares(&earlier.id, &later.id)
                {
                    changes.push(self.change(earlier, later));
                }
            }
        }
        changes
    }

    fn change<'map>(
        &'map self,
        earlier: &'map ArticleEntry,
        later: &'map ArticleEntry,
    ) -> Change<'map> {
        let mut change = Change {
            earlier,
            later,
            turned: Vec::new(),
            held: Vec::new(),
        };
        for issue in &self.issues {
            match (issue.stance_of(&earlier.id), issue.stance_of(&later.id)) {
                (Some(before), Some(after)) if before == after => change.held.push((issue, after)),
                (Some(before), Some(after)) => change.turned.push(Turned {
                    issue,
                    before,
                    after,
                }),
                _ => {}
            }
        }
        change
    }
}

#[cfg(test)]
mod tests {
    use super::super::specimen;
    use super::super::told::Teller;
    use crate::article::Published;
    use crate::bilingual::Lang;

    #[test]
    fn with_a_base_an_author_changed_from_it_or_to_it() {
        let mut map = specimen::night_markets();
        map.articles.push(specimen::article(2, "石一鸣", "夜市"));
        for (article, date) in (map.articles.iter_mut()).zip(["2025-06", "2023-06", "2024-06"]) {
            "江晚舟".clone_into(&mut article.author);
            article.published = Published::read(date);
        }
        let told = |map: &super::ArgumentMap| -> Vec<String> {
            let ends =
                |change: &super::Change<'_>| format!("{}{}", change.earlier.id, change.later.id);
            map.changes().iter().map(ends).collect()
        };
        assert_eq!(told(&map), ["BC", "CA"]);
        map.base = Some(map.articles[0].id.clone());
        assert_eq!(told(&map), ["BA", "CA"]);
    }

    #[test]
    fn an_author_who_takes_the_other_pole_has_turned() {
        let mut map = specimen::night_markets();
        assert!(map.changes().is_empty(), "two authors");
        for (article, date) in map.articles.iter_mut().zip(["2025-06-01", "2024-06-01"]) {
            article.author = "江晚舟".to_owned();
            article.published = Published::read(date);
        }
        let changes = map.changes();
        assert_eq!(
            Teller(Lang::En).change(&changes[0]),
            "江晚舟 from B (2024-06-01) to A (2025-06-01)\n\
             \x20 turned  夜市的热闹能不能长久: 不能 → 能\n\
             \x20 turned  摊主能不能赚到钱: 不能 → 能\n"
        );
    }
}
