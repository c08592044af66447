//! The views of the annotated pair, on its annotated units. Needs the annotations: set COUNTERPOINT_SHARED to their folder.

use counterpoint::comparison::view::{View, ViewPack, views_of};
use counterpoint::eval::Gold;
use counterpoint::language::{Language, Lexicon};
use serde_json::Value;
use std::path::PathBuf;

type Failure = Box<dyn std::error::Error>;

#[test]
fn views_of_the_annotated_pair() -> Result<(), Failure> {
    let Some(shared) = std::env::var_os("COUNTERPOINT_SHARED").map(PathBuf::from) else {
        eprintln!("skipped: COUNTERPOINT_SHARED is not set");
        return Ok(());
    };
    let folder = shared.join("gold");
    let gold = Gold::read(&folder.join("S.1.json"), None)?;
    let wanted: Value =
        serde_json::from_str(&std::fs::read_to_string(folder.join("S.views.json"))?)?;
    let language = Language::new(Lexicon::builtin()?);
    let packs = ViewPack::builtin(language.lexicon())?;
    let (mut right, mut all, mut right_alone) = (0, 0, 0);
    for (side, mut article) in ["A", "B"].into_iter().zip(gold.drawn(&language)) {
        let pack = ViewPack::choose(&packs, &[&article.analysis]).ok_or("a pack")?;
        assert_eq!(pack.name, "xiaohongshu");
        let with = views_of(&article.analysis, &article.argument, pack);
        article.argument.relations.clear();
        let without = views_of(&article.analysis, &article.argument, pack);
        for ((unit, view), alone) in article.units.iter().zip(with).zip(without) {
            let Some(want) = wanted[side][unit.to_string()].as_str() else {
                continue;
            };
            let got = |view: Option<&View>| view.map_or("other", |view| view.id.as_str()) == want;
            all += 1;
            right += usize::from(got(view));
            right_alone += usize::from(got(alone));
        }
    }
    let (share, alone) = (right as f64 / all as f64, right_alone as f64 / all as f64);
    eprintln!("views: {share:.3} right of {all}; without relations {alone:.3}");
    assert!(share >= 0.75, "only {share:.3} of the views are right");
    Ok(())
}
