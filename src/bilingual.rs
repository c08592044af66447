//! The two languages that the program speaks, and texts in both.

/// The language of labels and reasons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The one or the other.
    pub(crate) fn choose<'a>(self, chinese: &'a str, english: &'a str) -> &'a str {
        match self {
            Self::Zh => chinese,
            Self::En => english,
        }
    }
}

/// A text in both languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bilingual<Text = String> {
    /// In Chinese.
    pub zh: Text,
    /// In English.
    pub en: Text,
}

impl<Text: AsRef<str>> Bilingual<Text> {
    /// The text in one language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        lang.choose(self.zh.as_ref(), self.en.as_ref())
    }
}

impl Bilingual {
    /// As a file of rules writes it: where it has no Chinese, the English stands for both.
    pub(crate) fn written(english: String, chinese: Option<String>) -> Self {
        Self {
            zh: chinese.unwrap_or_else(|| english.clone()),
            en: english,
        }
    }
}

impl Bilingual<&str> {
    /// A text of one's own.
    pub(crate) fn owned(self) -> Bilingual {
        Bilingual {
            zh: self.zh.to_owned(),
            en: self.en.to_owned(),
        }
    }
}
