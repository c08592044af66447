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

/// A zip archive of files that are not packed, whose names are these bytes and are said to be of no encoding.
fn zip_of(entries: &[(&[u8], &str)]) -> Vec<u8> {
    let (mut files, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in entries {
        let mut crc = flate2::Crc::new();
        crc.update(text.as_bytes());
        let length = u32::try_from(text.len()).unwrap().to_le_bytes();
        let name_length = u16::try_from(name.len()).unwrap().to_le_bytes();
        // Version 2.0, no flag, stored, no time; checksum and lengths.
        let mut common = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        common.extend(crc.sum().to_le_bytes());
        common.extend([length, length].concat());
        common.extend(name_length);
        common.extend([0, 0]);
        let start = u32::try_from(files.len()).unwrap().to_le_bytes();
        files.extend([b"PK\x03\x04", &common[..], name, text.as_bytes()].concat());
        directory.extend([b"PK\x01\x02\x14\0", &common[..], &[0; 10], &start, name].concat());
    }
    let count = u16::try_from(entries.len()).unwrap().to_le_bytes();
    let size = u32::try_from(directory.len()).unwrap().to_le_bytes();
    let start = u32::try_from(files.len()).unwrap().to_le_bytes();
    let end = [
        b"PK\x05\x06\0\0\0\0",
        &count[..],
        &count,
        &size,
        &start,
        &[0, 0],
    ]
    .concat();
    [files, directory, end].concat()
}

#[test]
fn names_of_chinese_windows_are_read() {
    let desk = Desk::new();
    let gbk = |name: &str| encoding_rs::GBK.encode(name).0.into_owned();
    let names = ["时评/夜市该不该留.md", "时评/老街的人气.txt"];
    let written = names.map(gbk);
    desk.put("w.zip", zip_of(&[(&written[0], STAY), (&written[1], GO)]));
    let (sources, told) = desk.extract(&["w.zip"]);
    assert_eq!(sources, names.map(|name| format!("w.zip!{name}")), "{told}");
    // UTF-8 that does not say so, as of macOS, beside it; and what the first PCs wrote.
    desk.put(
        "m.zip",
        zip_of(&[(names[0].as_bytes(), STAY), (&written[1], GO)]),
    );
    let (sources, told) = desk.extract(&["m.zip"]);
    assert_eq!(sources, names.map(|name| format!("m.zip!{name}")), "{told}");
    desk.put("p.zip", zip_of(&[(b"r\x82sum\x82.md", STAY)]));
    let (sources, told) = desk.extract(&["p.zip"]);
    assert_eq!(sources, ["p.zip!r\u{e9}sum\u{e9}.md"], "{told}");
}
