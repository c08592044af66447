//! English: whether a sentence is, and the word that an inflected form belongs to.
//!
//! Customers, customer and customer's are one word, rises, rising and rose another. Only inflection is taken off: a stemmer
//! that takes off what makes one word of another, as Porter's does, holds productivity for a product. Irregular forms stand
//! in `data/words/english_forms.csv`.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Fewer words may be a name in a Chinese article.
const FEWEST_WORDS: usize = 3;

/// For every Chinese character, which says as much as a word, an English sentence has so many words.
const FOR_A_CHARACTER: usize = 4;

/// The letters of the scripts that come before this character make words.
const FIRST_CHINESE: char = '\u{2e80}';

/// Whether a text is English, and not a Chinese one with foreign names in it.
pub(crate) fn is_english(text: &[char]) -> bool {
    let (mut words, mut characters, mut within) = (0, 0, false);
    for letter in text {
        let is_chinese = *letter >= FIRST_CHINESE && letter.is_alphabetic();
        let is_latin = letter.is_alphabetic() && !is_chinese;
        characters += usize::from(is_chinese);
        words += usize::from(is_latin && !within);
        within = is_latin || within && matches!(letter, '\'' | '’');
    }
    words >= FEWEST_WORDS && words >= characters * FOR_A_CHARACTER
}

/// The word that a form belongs to, in small letters. Longer words lose their last e, which creating has not: create and
/// creating are both `creat`.
pub(crate) fn word_of(form: &str) -> String {
    let form = form.strip_suffix("'s").unwrap_or(form);
    let singular = without_s(form);
    let plain = without_ending(&singular);
    let known = |form: &str| FORMS.get(form).map(|word| (*word).to_owned());
    known(form)
        .or_else(|| known(&singular))
        .or_else(|| plain.as_deref().and_then(known))
        .or_else(|| known(&format!("{}e", plain.as_deref()?)))
        .unwrap_or_else(|| {
            let plain = plain.map_or_else(|| singular.into_owned(), with_its_e);
            match plain.strip_suffix('e') {
                Some(rest) if rest.len() > SHORTEST => rest.to_owned(),
                _ => plain,
            }
        })
}

/// What is left of a word has at least so many letters.
const SHORTEST: usize = 3;

/// Irregular forms, and words that only look like forms of others.
static FORMS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = include_str!("../../data/words/english_forms.csv").lines();
    rows.skip(1).filter_map(|row| row.split_once(',')).collect()
});

/// Without the ending of a plural or of a third person.
fn without_s(form: &str) -> Cow<'_, str> {
    let Some(rest) = form
        .strip_suffix('s')
        .filter(|rest| rest.len() >= SHORTEST && !rest.ends_with(['s', 'u', 'i']))
    else {
        return Cow::Borrowed(form);
    };
    if let Some(rest) = rest.strip_suffix("ie").filter(|rest| rest.len() >= 2) {
        return Cow::Owned(format!("{rest}y"));
    }
    let sibilant = |rest: &&str| rest.ends_with(['x', 'z', 'o']) || ends_in_hiss(rest);
    Cow::Borrowed(rest.strip_suffix('e').filter(sibilant).unwrap_or(rest))
}

fn ends_in_hiss(word: &str) -> bool {
    ["ss", "ch", "sh"]
        .iter()
        .any(|ending| word.ends_with(ending))
}

/// Without -ed or -ing, where it has one; not without the consonant that was doubled before it.
fn without_ending(word: &str) -> Option<String> {
    if let Some(rest) = word.strip_suffix("ied").filter(|rest| rest.len() >= 2) {
        return Some(format!("{rest}y"));
    }
    let has_vowel = |rest: &&str| rest.contains(is_vowel) || rest.ends_with('y');
    word.strip_suffix("ing")
        .or_else(|| word.strip_suffix("ed").filter(|rest| !rest.ends_with('e')))
        .filter(|rest| rest.len() >= SHORTEST)
        .filter(has_vowel)
        .map(str::to_owned)
}

/// The e that -ed or -ing took from a short word, sav(ing), or without the consonant that it doubled, stopp(ing).
fn with_its_e(mut rest: String) -> String {
    let letters: Vec<char> = rest.chars().collect();
    let [.., before, last] = letters[..] else {
        return rest;
    };
    if last == before && !is_vowel(last) {
        if !matches!(last, 'l' | 's' | 'z') {
            rest.pop();
        }
        return rest;
    }
    let vowels = letters.iter().filter(|letter| is_vowel(**letter)).count();
    if vowels == 1 && is_vowel(before) && !is_vowel(last) && !matches!(last, 'w' | 'x' | 'y') {
        rest.push('e');
    }
    rest
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_sentence_with_names_is_not_english() {
        let english = |text: &str| is_english(&text.chars().collect::<Vec<char>>());
        assert!(english("Remote work saves money."));
        assert!(english("The café isn't the old 茶馆, it is a new one."));
        assert!(!english("他用 Google Docs 和 Microsoft Office 写稿子。"));
        assert!(!english("Google Docs"));
        assert!(!english("It's"));
    }

    #[test]
    fn forms_of_one_word_are_one() {
        for forms in [
            &["save", "saves", "saved", "saving"][..],
            &["customer", "customers", "customer's"],
            &["rise", "rises", "rising", "rose", "risen"],
            &["city", "cities", "city's"],
            &["carry", "carries", "carried", "carrying"],
            &["stop", "stops", "stopped", "stopping"],
            &["fall", "falls", "fell", "fallen", "falling"],
            &["cost", "costs", "costing"],
            &["pass", "passes", "passed", "passing"],
            &["lose", "loses", "lost", "losing"],
            &["die", "dies", "died", "dying"],
            &["use", "uses", "used", "using"],
            &["child", "children"],
            &["building", "buildings"],
            &["business", "businesses"],
            &["create", "creates", "created", "creating"],
            &["move", "moves", "moved", "moving"],
            &["leave", "leaves", "left", "leaving"],
            &["visit", "visits", "visited", "visiting"],
            &["unite", "unites", "united", "uniting"],
            &["plan", "plans", "planned", "planning"],
            &["close", "closes", "closed", "closing"],
            &["add", "adds", "added", "adding"],
        ] {
            let words: Vec<String> = forms.iter().map(|form| word_of(form)).collect();
            assert!(words.iter().all(|word| *word == words[0]), "{words:?}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (one, other) in [
            ("product", "productivity"),
            ("us", "use"),
            ("evening", "even"),
            ("parking", "park"),
            ("thing", "th"),
            ("new", "news"),
            ("rat", "rate"),
            ("not", "note"),
            ("unit", "unite"),
            ("plan", "plane"),
        ] {
            assert_ne!(word_of(one), word_of(other));
        }
    }

    #[test]
    fn what_is_no_word_is_left_alone() {
        for form in ["", "s", "'s", "ies", "ing", "ed", "1990s", "é"] {
            assert!(word_of(form).len() <= form.len() + 1, "{form}");
        }
    }
}
