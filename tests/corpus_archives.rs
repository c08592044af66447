//! Archives that `corpus extract` reads, and what they may not do.

#![allow(clippy::unwrap_used, reason = "a test may fail where it stands")]

mod desk;
mod program;

use desk::{Desk, GO, STAY, tar_of, xz};
use std::io::Write;

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    packed.write_all(bytes).unwrap();
    packed.finish().unwrap()
}

#[test]
fn archives_packed_by_gzip_are_read_and_no_further_than_they_may() {
    let desk = Desk::new();
    let zeros = vec![b'0'; 51 << 20];
    let archive = tar_of(&[
        ("n/1.md", STAY.as_bytes()),
        ("../up.md", STAY.as_bytes()),
        ("bomb.md", &zeros),
        ("n/2.md", GO.as_bytes()),
    ]);
    // As two parts that were packed by themselves.
    let (first, second) = archive.split_at(700);
    desk.put("in/x.tar.gz", [gz(first), gz(second)].concat());
    desk.put("in/y.TGZ", gz(&tar_of(&[("3.md", GO.as_bytes())])));
    let (sources, told) = desk.extract(&["in", "--lang", "en"]);
    let expected = ["in/x.tar.gz!n/1.md", "in/x.tar.gz!n/2.md", "in/y.TGZ!3.md"];
    assert_eq!(sources, expected, "{told}");
    assert!(told.contains("up.md: its path leads out"), "{told}");
    assert!(told.contains("bomb.md: unpacks to more"), "{told}");
    let mut name = tar::Header::new_gnu();
    name.set_entry_type(tar::EntryType::GNULongName);
    name.set_size(64 << 20);
    name.set_cksum();
    let mut bomb = name.as_bytes().to_vec();
    bomb.resize(64 << 20, b'a');
    desk.put("n.tar.gz", gz(&bomb));
    desk.useless("n.tar.gz", "holds more than it says");
    desk.put("torn.tgz", &gz(&archive)[..60]);
    desk.useless("torn.tgz", "torn.tgz: can't be read further");
    desk.put("none.tgz", STAY);
    desk.useless("none.tgz", "none.tgz: can't be read further");
}

#[test]
fn what_an_archive_may_not_do() {
    let desk = Desk::new();
    let mut bytes = tar_of(&[
        ("../up.md", STAY.as_bytes()),
        ("/root.md", b"x"),
        ("in.md", GO.as_bytes()),
    ]);
    bytes.truncate(bytes.len() - 1024);
    let mut more = tar::Builder::new(bytes);
    let mut link = tar::Header::new_gnu();
    link.set_entry_type(tar::EntryType::Symlink);
    link.set_size(0);
    more.append_link(&mut link, "link.md", "/etc/passwd")
        .unwrap();
    let zeros = vec![b'0'; 51 << 20];
    let mut header = tar::Header::new_gnu();
    header.set_size(zeros.len() as u64);
    more.append_data(&mut header, "bomb.md", zeros.as_slice())
        .unwrap();
    desk.put("x.tar.xz", xz(&more.into_inner().unwrap()));
    let (sources, told) = desk.extract(&["x.tar.xz", "--lang", "en"]);
    assert_eq!(sources, ["x.tar.xz!in.md"], "{told}");
    for words in [
        "up.md: its path leads out",
        "root.md: its path leads out",
        "link.md: is a link",
        "bomb.md: unpacks to more",
    ] {
        assert!(told.contains(words), "`{words}` is missing in {told}");
    }
    // A long name of a gigabyte, as packed small.
    let mut name = tar::Header::new_gnu();
    name.set_entry_type(tar::EntryType::GNULongName);
    name.set_size(64 << 20);
    name.set_cksum();
    let mut bomb = name.as_bytes().to_vec();
    bomb.resize(64 << 20, b'a');
    desk.put("n.tar.xz", xz(&bomb));
    desk.useless("n.tar.xz", "holds more than it says");
    desk.put("torn.zip", b"PK\x03\x04 and then nothing");
    desk.useless("torn.zip", "torn.zip: can't be read further");
}
