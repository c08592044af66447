//! In which language errors, warnings and help are told.

use super::catalogue;
use crate::bilingual::Lang;
use std::ffi::OsString;
use std::sync::OnceLock;

/// The language that `--lang` names, else that of the user's system: Chinese where it is Chinese, and English anywhere else.
pub(super) fn of_messages() -> Lang {
    static LANG: OnceLock<Lang> = OnceLock::new();
    *LANG.get_or_init(|| named_in(std::env::args_os()).unwrap_or_else(of_the_system))
}

/// A message in that language.
pub(super) fn for_the_user(message: &str) -> String {
    catalogue::told(message, of_messages())
}

/// What `--lang` says, looked up before the arguments are understood: their mistakes are told in that language too.
fn named_in(arguments: impl Iterator<Item = OsString>) -> Option<Lang> {
    let mut named = None;
    let mut is_value = false;
    for argument in arguments {
        let argument = argument.to_string_lossy();
        let value = match argument.strip_prefix("--lang=") {
            Some(value) => Some(value),
            None => is_value.then_some(&*argument),
        };
        named = match value {
            Some("zh") => Some(Lang::Zh),
            Some("en") => Some(Lang::En),
            _ => named,
        };
        is_value = argument == "--lang";
        if argument == "--" {
            break;
        }
    }
    named
}

fn of_the_system() -> Lang {
    // `LC_ALL` goes before all else that a system knows of its user; not every system looks at it.
    let set = std::env::var("LC_ALL").ok().filter(|set| !set.is_empty());
    let locale = set.or_else(sys_locale::get_locale);
    of_locale(&locale.unwrap_or_default())
}

/// Of a locale such as `zh_CN.UTF-8`, `zh-Hans-CN` or `C`.
fn of_locale(locale: &str) -> Lang {
    let language = locale.split(|mark: char| !mark.is_ascii_alphanumeric());
    match language.into_iter().next() {
        Some(language) if language.eq_ignore_ascii_case("zh") => Lang::Zh,
        _ => Lang::En,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_works_in_chinese_is_told_in_chinese() {
        for locale in ["zh", "zh_CN.UTF-8", "zh-Hans-CN", "ZH_TW", "zh_HK@euro"] {
            assert_eq!(of_locale(locale), Lang::Zh, "{locale}");
        }
        for locale in ["", "C", "C.UTF-8", "POSIX", "en_US.UTF-8", "zha", "de-DE"] {
            assert_eq!(of_locale(locale), Lang::En, "{locale}");
        }
    }

    #[test]
    fn an_option_names_the_language_in_either_form() {
        let named = |arguments: &[&str]| named_in(arguments.iter().map(OsString::from));
        assert_eq!(named(&["compare", "a.md", "--lang", "en"]), Some(Lang::En));
        assert_eq!(named(&["compare", "--lang=zh", "a.md"]), Some(Lang::Zh));
        assert_eq!(named(&["compare", "a.md"]), None);
        assert_eq!(named(&["compare", "--lang", "fr"]), None);
        assert_eq!(named(&["compare", "--", "--lang", "zh"]), None);
    }
}
