//! A folder to work in with `corpus extract`, two articles, and archives.

#![allow(dead_code, reason = "each test uses what it needs")]

use super::program::in_plain_locale;
use assert_cmd::Command;
use serde_json::Value;
use std::io::Write;
use std::path::Path;
use tempfile::TempDir;

pub const STAY: &str = "# 夜市应该留下来\n\n夜市让街道更热闹，所以它应该保留。因为很多家庭靠它生活。\n\n总之，城市需要夜市。\n";
pub const GO: &str =
    "# 夜市该收场\n\n夜市的热闹已经走到尽头，城市不该再为它让路。因为多数摊主都在亏损。\n";

pub struct Desk {
    folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut program = in_plain_locale();
        program.current_dir(self.path());
        program.args(["corpus", "extract"]).args(arguments);
        program
    }

    /// Nothing can be taken from this input, for this reason: an error, and nothing is written.
    pub fn useless(&self, input: &str, reason: &str) {
        let run = self
            .command(&[input, "--out", "none.jsonl", "--lang", "en"])
            .assert()
            .code(1);
        run.stderr(predicates::str::contains(reason))
            .stderr(predicates::str::contains("not one article could be used"));
        for left in ["none.jsonl", "none.jsonl.partial"] {
            assert!(!self.path().join(left).exists(), "{left}");
        }
    }

    /// The sources of the lines written, and what was said on standard error.
    pub fn extract(&self, arguments: &[&str]) -> (Vec<String>, String) {
        let run = self.command(arguments).args(["--out", "o.jsonl"]).assert();
        let told = String::from_utf8(run.success().get_output().stderr.clone()).unwrap();
        let lines = std::fs::read_to_string(self.path().join("o.jsonl")).unwrap();
        let source = |line: &str| {
            let row: Value = serde_json::from_str(line).unwrap();
            row["source"].as_str().unwrap().to_owned()
        };
        (lines.lines().map(source).collect(), told)
    }
}

pub fn tar_of(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    for (name, bytes) in entries {
        let mut header = tar::Header::new_gnu();
        // Written by hand: the crate refuses to write names that climb out.
        header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_cksum();
        tar.append(&header, *bytes).unwrap();
    }
    tar.into_inner().unwrap()
}

pub fn xz(bytes: &[u8]) -> Vec<u8> {
    let mut packed = liblzma::write::XzEncoder::new(Vec::new(), 6);
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}
