//! Runs the examples that views bring along: statements, filed under the view or not.

use super::assign::view_alone;
use super::pack::ViewPack;
use crate::files::{ExampleFailure, broken_examples};
use crate::language::Language;

/// Every example of every view of the packs that does not hold, in the order of the views.
pub(crate) fn check_view_examples(packs: &[ViewPack], language: &Language) -> Vec<ExampleFailure> {
    let of_pack = |pack: &ViewPack| -> Vec<ExampleFailure> {
        let views = pack.views.iter();
        views
            .flat_map(|view| {
                let rule = format!("view.{}", view.id);
                broken_examples(&rule, &view.matches, &view.rejects, |statement| {
                    let filed = view_alone(&language.read(statement), pack);
                    Ok(filed.is_some_and(|filed| filed.id == view.id))
                })
            })
            .collect()
    };
    packs.iter().flat_map(of_pack).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lexicon;

    #[test]
    fn the_views_of_the_program_hold_for_their_examples() -> Result<(), Box<dyn std::error::Error>>
    {
        let language = Language::new(Lexicon::builtin()?);
        let packs = ViewPack::builtin(language.lexicon())?;
        let failures = check_view_examples(&packs, &language);
        let told: Vec<String> = failures.iter().map(ToString::to_string).collect();
        assert!(told.is_empty(), "{}", told.join("\n"));
        let mut views = packs.iter().flat_map(|pack| &pack.views);
        assert!(views.all(|view| !view.matches.is_empty() && !view.rejects.is_empty()));
        Ok(())
    }
}
