//! `counterpoint rules check` on a folder: every file of it is checked as the program would read it.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod program;
use program::in_plain_locale;

/// What is said of a folder with these files, and whether it is sound.
fn checked(files: &[(&str, &str)]) -> (bool, String) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join("mine").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let mut program = in_plain_locale();
    program.current_dir(folder.path());
    let run = program.args(["rules", "check", "mine"]).output().unwrap();
    let said = [run.stdout, run.stderr].concat();
    (run.status.success(), String::from_utf8(said).unwrap())
}

#[test]
fn a_folder_is_checked_file_by_file() {
    let folk_wisdom = "cue,class,place,note\n看天,folk_wisdom,any,\n";
    let (sound, said) = checked(&[("own.csv", folk_wisdom)]);
    assert!(sound, "{said}");
    assert!(said.contains("own.csv: 1 cue, no mistake"), "{said}");
    assert!(
        said.contains("no rule asks for the class `folk_wisdom`, so that its cues count nothing"),
        "{said}"
    );
    let rule = "[[component]]\nid = \"sky\"\nwhen = { cue = \"folk_wisdom\" }\nvotes = \"claim\"\nwhy = \"It depends.\"\n\
                matches = [\"生意看天。\"]\nrejects = [\"生意好。\"]\n";
    let (sound, said) = checked(&[("own.csv", folk_wisdom), ("own.toml", rule)]);
    assert!(sound, "{said}");
    assert!(
        said.contains("own.toml: 1 component rule and 0 relation rules, no mistake"),
        "{said}"
    );
    assert!(!said.contains("no rule asks"), "{said}");
    let (sound, said) = checked(&[("own.csv", "看天,folk_wisdom,any,\n"), ("own.toml", rule)]);
    assert!(!sound);
    assert!(said.contains("the first line must be"), "{said}");
    let (sound, said) = checked(&[("notes.txt", "无")]);
    assert!(
        !sound && said.contains("mine: holds no rule packs"),
        "{said}"
    );
}

#[test]
fn figures_are_counted_like_anything_else() {
    let rule = |quantities: &str| {
        format!(
            "[[component]]\nid = \"own\"\nwhen = {{ quantities = {quantities} }}\nvotes = \"premise\"\nwhy = \"Figures.\"\n\
             matches = [\"房租涨了三成，客人少了五成。\"]\nrejects = [\"店关了。\"]\n"
        )
    };
    for count in ["2", "{ min = 2 }", "{ min = 1, max = 2 }"] {
        let (sound, said) = checked(&[("own.toml", &rule(count))]);
        assert!(sound, "{count}: {said}");
    }
    let (_, said) = checked(&[("own.toml", &rule("\"two\""))]);
    assert!(said.contains("a number, or bounds such as"), "{said}");
    let (_, said) = checked(&[("own.toml", &rule("-1"))]);
    assert!(said.contains("-1"), "{said}");
}

#[test]
fn a_reported_view_in_whose_cue_nobody_speaks() {
    let view = "cue,class,place,note\n有人嘀咕,reported_view,any,\n街坊认为,reported_view,any,\n街坊都说,reported_view,any,\n";
    let (sound, said) = checked(&[("own.csv", view)]);
    assert!(sound, "{said}");
    assert!(
        said.contains("own.csv: `有人嘀咕` ends in no verb of the class reported_verb"),
        "{said}"
    );
    assert_eq!(said.lines().count(), 2, "{said}");
    let with_verb = format!("{view}嘀咕,reported_verb,any,\n");
    let (sound, said) = checked(&[("own.csv", &with_verb)]);
    assert!(sound && !said.contains("有人嘀咕"), "{said}");
}

#[test]
fn a_table_where_nothing_reads_it() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("lexicon");
    std::fs::create_dir(&inner).unwrap();
    std::fs::write(inner.join("own.csv"), "cue,class,place,note\n").unwrap();
    let mut program = in_plain_locale();
    program
        .args(["rules", "check", "--rules"])
        .arg(folder.path());
    let run = program.assert().failure();
    let said = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
    assert!(said.contains("own.csv: is not read there; put"), "{said}");
}

#[test]
fn a_table_in_a_folder_that_nothing_reads() {
    let cues = "cue,class,place,note\n要怪只能怪,causal_reason,any,\n";
    for place in [
        "desk/own.csv",
        "desk/old/clause.toml",
        "weights/old/component.csv",
    ] {
        let (sound, said) = checked(&[("ok.csv", cues), (place, "")]);
        let refused = format!("{place}: is not read there; put");
        assert!(!sound && said.contains(&refused), "{said}");
    }
    let (sound, said) = checked(&[
        ("ok.csv", cues),
        (".git/own.csv", ""),
        ("desk/notes.txt", ""),
    ]);
    assert!(sound, "{said}");
}

#[test]
fn a_copy_of_the_views_of_the_program() {
    let views =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/views/xiaohongshu.toml");
    let views = std::fs::read_to_string(views).unwrap();
    assert!(views.contains("\n[about]"));
    let (sound, said) = checked(&[("own_views.toml", &views)]);
    assert!(
        sound && said.contains("own_views.toml: 3 views, no mistake"),
        "{said}"
    );
}

#[test]
fn weights_and_words_where_cues_are_read() {
    for (name, text) in [
        ("component.csv", "rule;none;major_claim;claim;premise\n"),
        ("structure.csv", "name,value\n"),
        ("claim_words.csv", "word,log_odds\n街坊,0.4\n"),
        ("cross.toml", "[calibration]\nstart = 0.0\nslope = 1.0\n"),
    ] {
        let (sound, said) = checked(&[(name, text)]);
        let refused = format!("{name}: is not read there; put");
        assert!(!sound && said.contains(&refused), "{said}");
    }
}

#[test]
fn what_comes_with_the_program_only() {
    for (name, text, holds) in [
        ("own.toml", "[[clause]]\nid = \"own\"\n", "clause rules"),
        (
            "own.toml",
            "[[check]]\nid = \"own\"\n",
            "rules between two statements",
        ),
        (
            "antonyms.csv",
            "one,other,note\n热闹,冷清,\n",
            "words of opposite meaning",
        ),
        (
            "own.csv",
            "word,per_thousand_articles\n夜市,3.1\n",
            "word frequencies",
        ),
    ] {
        let (sound, said) = checked(&[(name, text)]);
        let refused =
            format!("{name}: holds {holds}, which come with the program only; take it out");
        assert!(!sound && said.contains(&refused), "{said}");
    }
}

#[test]
fn rules_of_one_name_in_two_files() {
    let rule = |votes: &str| {
        format!(
            "[[component]]\nid = \"own\"\nwhen = {{ opens_with = \"adversative\" }}\nvotes = \"{votes}\"\nwhy = \"It turns.\"\n\
             matches = [\"然而，街坊走了。\"]\nrejects = [\"街坊走了。\"]\n"
        )
    };
    let (claim, premise) = (rule("claim"), rule("premise"));
    let (sound, said) = checked(&[("a.toml", &claim), ("b.toml", &premise)]);
    let both = "mine/b.toml:2:6: the id `own` is taken by the rule in mine/a.toml:2; give one of them another";
    assert!(!sound && said.contains(both), "{said}");
    // One that comes with the program may be replaced.
    let replaced = claim.replace("\"own\"", "\"opens-adversative\"");
    let (sound, said) = checked(&[("a.toml", &claim), ("b.toml", &replaced)]);
    assert!(sound, "{said}");
}
