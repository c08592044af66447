//! `counterpoint rules test`: the examples of views, frames and furniture are run like those of rules.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod program;
use program::in_plain_locale;

#[test]
fn examples_of_views_are_run() {
    let folder = tempfile::tempdir().unwrap();
    let views = "name = \"shops\"\nspreads = false\n\n[[view]]\nid = \"thrives\"\nzh = \"兴旺\"\nen = \"thrives\"\n\
                 cues = [{ words = [\"客满\"], weight = 1 }]\nmatches = [\"茶馆天天客满\", \"茶馆冷冷清清\"]\nrejects = [\"房租涨了\"]\n";
    std::fs::write(folder.path().join("own.toml"), views).unwrap();
    let mut program = in_plain_locale();
    program
        .current_dir(folder.path())
        .args(["rules", "test", "--views", "own.toml"]);
    let run = program.assert().failure();
    let said = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
    assert_eq!(
        said.trim(),
        "`view.thrives` does not match its example: 茶馆冷冷清清"
    );
}

#[test]
fn examples_of_frames_and_furniture_are_run() {
    let folder = tempfile::tempdir().unwrap();
    let frame = "[[frame]]\nid = \"quick_slow\"\nquestion = \"快不快\"\nenglish = \"Quick?\"\nwhy = \"An hour lost is paid for.\"\n\
                 yes = { name = \"快\", english = \"quick\", cues = [\"省时\"] }\nno = { name = \"慢\", english = \"slow\", cues = [\"费时\"] }\n\
                 matches = [[\"这道工序省时省力\", \"慢\"], [\"排队很费时\", \"慢\"]]\nrejects = [\"街坊都来\"]\n";
    std::fs::write(folder.path().join("own.toml"), frame).unwrap();
    let mut program = in_plain_locale();
    program
        .args(["rules", "test", "--rules"])
        .arg(folder.path());
    let run = program.assert().failure();
    let said = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
    assert_eq!(
        said.trim(),
        "`frame.quick_slow` does not match its example: 这道工序省时省力"
    );
}
