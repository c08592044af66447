//! `counterpoint rules check`: everything that is wrong in a file is told at once, with its place.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod program;
use program::in_plain_locale;
use std::path::{Path, PathBuf};

/// What is said of a file of that name with that text.
fn told(name: &str, text: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join(name), text).unwrap();
    let mut program = in_plain_locale();
    program.current_dir(folder.path());
    let run = program.args(["rules", "check", name]).output().unwrap();
    assert_eq!(run.status.code(), Some(1), "{run:?}");
    assert!(run.stdout.is_empty(), "{run:?}");
    String::from_utf8(run.stderr).unwrap()
}

#[test]
fn all_mistakes_of_a_rule_pack() {
    insta::assert_snapshot!(told(
        "own.toml",
        r#"# Rules of the opinion desk.
[[component]]
id = "misspelt-class"
when = { all = [{ cue = ["adversative", "advrsative"] }, { pattern = "(书店" }] }
votes = "claim"
why = "但是 turns."
matches = ["但是书店关了。"]
rejects = ["书店关了。"]

[[component]]
id = "wrong-type"
when = { length = { min = "ten" } }
votes = "claim"
why = "Long."
matches = ["书店关了。"]
rejects = ["关了。"]

[[component]]
id = "unknown-key"
wenn = { quoted = "part" }
votes = "claim"
why = "Quoted."
matches = ["他说“好”。"]
rejects = ["好。"]

[[relation]]
id = "misspelt-class"
by = ["distnce"]
votes = "link"
why = "Near."
matches = ["书店关了。租金涨了。"]
rejects = ["书店关了。"]

[[relation]]
id = "misspelt-class"
votes = "link"
why = ""
matches = ["书店关了。租金涨了。"]

[[relation]]
id = ""
votes = link
why = "No quotation marks."

[[relation]]
id = " "
votes = "link"
why = "Nameless."
matches = ["书店关了。租金涨了。"]
rejects = ["书店关了。"]
"#
    ));
}

#[test]
fn all_mistakes_of_frames_and_furniture() {
    let frame = |id: &str, cues: &str, pattern: &str| {
        format!(
            "[[frame]]\nid = \"{id}\"\nquestion = \"值不值\"\nenglish = \"Worth it?\"\nwhy = \"Cost.\"\n\
             yes = {{ name = \"值\", english = \"yes\", cues = [{cues}], patterns = ['{pattern}'] }}\n\
             no = {{ name = \"不值\", english = \"no\", cues = [\"不值\"] }}\nmatches = []\nrejects = []\n\n"
        )
    };
    let frames = [
        frame("worth", "\"值得\"", "划算(吗"),
        frame("worth", "\"\"", "划算"),
        frame("cost", "3", "划算"),
    ];
    insta::assert_snapshot!("frames", told("frames.toml", &frames.concat()));
    let furniture = "[[rule]]\nid = \"a\"\nwhy = \"b\"\npattern = '[广告'\nmatches = []\nrejects = []\n\n\
                     [[rule]]\nid = \"a\"\nwhy = \"b\"\nmatches = []\nrejects = []\n\n\
                     [[element]]\nid = \"e\"\nwhy = \"b\"\ntag = [\"nav\"]\nmatches = []\nrejects = []\n";
    insta::assert_snapshot!("furniture", told("furniture.toml", furniture));
}

#[test]
fn all_mistakes_of_a_cue_table_and_a_view_pack() {
    let cues = "cue,class,place,note\n因为,Causal,any,\n,causal_reason,any,\n因为,causal_reason,开头,句首\n";
    insta::assert_snapshot!("cues", told("own.csv", cues));
    let views = "name = \"书店\"\nundone_by = [\"打破\", \"\"]\n\n[[view]]\nid = \"up\"\nzh = \"看好\"\nen = \"up\"\nturned = \"dwon\"\n\
                 cues = [{ classes = [\"moon\"], words = [\"\"], weight = 1 }]\n\n[[view]]\nid = \"down\"\nzh = \"看衰\"\n\
                 en = \"down\"\ncolour = 1\ncues = []\n";
    insta::assert_snapshot!("views", told("views.toml", views));
}

#[test]
fn a_word_that_a_key_does_not_know() {
    let rule = |place: &str| {
        format!(
            "[[component]]\nid = \"own\"\nwhen = {{ place = {place} }}\nvotes = \"claim\"\nwhy = \"First.\"\n\
             matches = [\"店关了。\"]\nrejects = [\"街坊还在。\"]\n"
        )
    };
    for place in ["\"near_the_door\"", "[\"opening\", \"near_the_door\"]"] {
        let said = told("own.toml", &rule(place));
        assert!(
            said.contains("own.toml:3:")
                && said.contains("near_the_door")
                && said.contains("opens_paragraph"),
            "{said}"
        );
    }
    let said = told("own.toml", &rule("3"));
    assert!(said.contains("a word in quotation marks"), "{said}");
}

#[test]
fn a_name_in_a_pattern_that_nothing_defines() {
    let rule = "[definitions]\nnumeral = \"[一二三]\"\n\n[[component]]\nid = \"own\"\nwhen = { pattern = \"^第{numerals}家\" }\n\
                votes = \"claim\"\nwhy = \"Counted.\"\nmatches = [\"第二家店关了。\"]\nrejects = [\"店关了。\"]\n";
    let said = told("own.toml", rule);
    assert!(
        said.contains("own.toml:6:20: no `numerals` stands under [definitions]; is numeral meant?"),
        "{said}"
    );
}

#[test]
fn a_rule_that_goes_by_too_much() {
    let rule = |by: &str| {
        format!(
            "[[relation]]\nid = \"own\"\nsource = {{ opens_with = \"adversative\" }}\nby = [{by}]\nvotes = \"link\"\n\
             why = \"Turns away.\"\nmatches = [\"店关了。但街坊还在。\"]\nrejects = [\"街坊还在。\"]\n"
        )
    };
    let twice = told("own.toml", &rule(&["\"claimness\""; 13].join(", ")));
    assert!(twice.contains("names the same thing twice"), "{twice}");
    let many = "\"claimness\", \"leanings\", \"distance\", \"proximity\"";
    let many = told("own.toml", &rule(many));
    assert!(many.contains("cases apart"), "{many}");
}

#[test]
fn weights_of_signals() {
    let table = |slope: &str| {
        format!(
            "[calibration]\nstart = 0.0\nslope = {slope}\n\n[start]\npairing = 0.0\ncontradiction = 0.0\n\n\
             [[signal]]\nid = \"frame.oposed\"\npairing = 1.0\ncontradiction = 1.0\n"
        )
    };
    let said = told("cross.toml", &table("nan"));
    assert!(said.contains("2 mistakes to mend"), "{said}");
    assert!(said.contains("is NaN; write a number"), "{said}");
    assert!(said.contains("= nan") && said.contains("^^^"), "{said}");
    let said = told("cross.toml", &table("1e308"));
    let place = "cross.toml:3:9: `slope` is 1e308; write a number from -1000 to 1000";
    assert!(said.contains(place), "{said}");
    let said = told("cross.toml", &table("1.0"));
    assert!(
        said.contains("`frame.oposed`") && said.contains("frame.opposed"),
        "{said}"
    );
}

#[test]
fn a_case_that_the_rule_does_not_go_by() {
    let rule = "[[relation]]\nid = \"own\"\nsource = { opens_with = \"adversative\" }\nby = [\"proximity\"]\n\
                only = [\"before\"]\nvotes = \"never\"\nwhy = \"Turns away.\"\n\
                matches = [\"店关了。但街坊还在。\"]\nrejects = [\"街坊还在。店关了。\"]\n";
    let said = told("own.toml", rule);
    assert!(
        said.contains("own.toml:5:")
            && said.contains("`before` is no case")
            && said.contains("previous"),
        "{said}"
    );
}

#[test]
fn a_vote_that_no_case_is_kept_from() {
    let rule = "[[relation]]\nid = \"own\"\nsource = { opens_with = \"adversative\" }\nby = [\"proximity\"]\n\
                only = [\"previous\"]\nvotes = \"link\"\nwhy = \"Turns away.\"\n\
                matches = [\"店关了。但街坊还在。\"]\nrejects = [\"街坊还在。店关了。\"]\n";
    let said = told("own.toml", rule);
    assert!(
        said.contains("own.toml:2:") && said.contains("vote \"never\""),
        "{said}"
    );
}

#[test]
fn a_weight_of_no_rule() {
    let table = "rule,none,major_claim,claim,premise\n(prior),0,0,0,0\nopens-adversativ,0,0,1,0\n";
    let said = told("component.csv", table);
    assert!(
        said.contains("component.csv:3:1: no rule is called `opens-adversativ`"),
        "{said}"
    );
    let said = told("relation.csv", "rule,case,weight\ndistance,before_1,near\n");
    assert!(
        said.contains("relation.csv:2:19: column 3 should be a number"),
        "{said}"
    );
}

/// All tables and packs below a folder.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_below(&path));
        } else if path
            .extension()
            .is_some_and(|it| it == "csv" || it == "toml")
        {
            found.push(path);
        }
    }
    found
}

#[test]
fn the_files_of_the_program_have_no_mistake() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = files_below(&root.join("data"));
    assert!(files.len() > 40, "{files:?}");
    let checked = |paths: &[&str]| {
        let mut program = in_plain_locale();
        program.current_dir(root).args(["rules", "check"]);
        let run = program.args(paths).assert().success();
        String::from_utf8_lossy(&run.get_output().stdout).into_owned()
    };
    let said = checked(&["data"]);
    assert_eq!(said.lines().count(), files.len(), "{said}");
    for (name, holds) in [
        ("rules/clause.toml", "clause rules, no mistake"),
        ("rules/relate.toml", "rules between two statements, which"),
        ("views/xiaohongshu.toml", "3 views, no mistake"),
        ("lexicon/antonyms.csv", "words of opposite meaning, which"),
        ("words/claim_words.csv", "claim words, no mistake"),
        ("words/document_frequency.csv", "word frequencies, which"),
        ("weights/structure.csv", "numbers of the decoder"),
        ("weights/cross.toml", "weights of 21 signals"),
        ("weights/essay/relation.csv", "weights of rules for essays"),
        (
            "messages/zh.csv",
            "which come with the program only and are not checked",
        ),
    ] {
        let line = said
            .lines()
            .find(|line| line.contains(&format!("data/{name}: ")));
        assert!(
            line.is_some_and(|line| line.contains(holds)),
            "{name}: {said}"
        );
    }
    // By themselves, and in folders of them.
    let parts = [
        "data/lexicon",
        "data/words",
        "data/rules",
        "data/weights",
        "data/weights/review",
    ];
    assert!(!checked(&parts).contains("mistakes"));
    let names: Vec<&str> = files.iter().filter_map(|file| file.to_str()).collect();
    assert_eq!(checked(&names).lines().count(), files.len());
}

#[test]
fn tables_of_numbers_with_semicolons() {
    let folder = tempfile::tempdir().unwrap();
    for (name, table, holds) in [
        (
            "component.csv",
            "rule;none;major_claim;claim;premise\r\nopens-causal-reason;0;0;0.1;0.9\r\n",
            "1 weight",
        ),
        (
            "relation.csv",
            "rule;case;weight\n(prior);;-1.5\n",
            "1 weight",
        ),
        (
            "structure.csv",
            "name;value\nlink;0.5\n",
            "1 number of the decoder",
        ),
        (
            "claim_words.csv",
            "word\tlog_odds\n街坊\t0.4\n",
            "1 claim word",
        ),
    ] {
        std::fs::write(folder.path().join(name), table).unwrap();
        let mut program = in_plain_locale();
        program
            .current_dir(folder.path())
            .args(["rules", "check", name]);
        let run = program.assert().success();
        let said = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
        assert_eq!(said, format!("{name}: {holds}, no mistake\n"));
    }
}

#[test]
fn a_class_that_no_rule_asks_for() {
    let cues = "cue,class,place,note\n不消说,certanty,any,\n";
    let said = told("own.csv", cues);
    assert!(
        said.contains("own.csv:2:5: no rule asks for the class `certanty`; is certainty meant?"),
        "{said}"
    );
}

#[test]
fn a_number_of_cues_of_no_class() {
    let rule = "[[component]]\nid = \"own\"\nwhen = { cues = { min = 2 } }\nvotes = \"claim\"\nwhy = \"Many cues.\"\n\
                matches = [\"因此店关了。\"]\nrejects = [\"店关了。\"]\n";
    let said = told("own.toml", rule);
    assert!(said.contains("name those classes"), "{said}");
}

#[test]
fn a_class_that_no_rule_asks_for_hides_behind_no_other_mistake() {
    let cues = "cue,class,place,note\n不消说,certanty,any,\n,certainty,any,\n要怪只能怪,causal_reason,门口,\n";
    let said = told("own.csv", cues);
    assert!(said.contains("3 mistakes"), "{said}");
    let places = [
        "own.csv:2:5: no rule asks",
        "own.csv:3:1: the cue",
        "own.csv:4:21: `门口`",
    ];
    let found: Vec<_> = places.iter().map(|place| said.find(place)).collect();
    assert!(
        found.is_sorted() && found[0].is_some(),
        "{found:?} in {said}"
    );
    // The same, with the same path, where the folder is used.
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("mine")).unwrap();
    std::fs::write(folder.path().join("mine/own.csv"), cues).unwrap();
    for arguments in [&["check", "mine"][..], &["list", "--rules", "mine"]] {
        let mut program = in_plain_locale();
        program.current_dir(folder.path()).arg("rules");
        let run = program.args(arguments).assert().code(1);
        let said = String::from_utf8_lossy(&run.get_output().stderr).into_owned();
        assert_eq!(said.matches("mine/own.csv:").count(), 3, "{said}");
    }
}
