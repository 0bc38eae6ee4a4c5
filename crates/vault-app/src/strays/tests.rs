//! Real folders with real files.

mod folders;
mod formats;

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::*;

/// What the vault of these tests has.
const PHONES: [&str; 3] = ["+8613800001111", "+8613900002222", "+8613700003333"];
const ID: &str = "440524188001010014";
const MAIL: &str = "zhang.san@example.com";

fn vault_has(detected: Detected<'_>) -> bool {
    match detected {
        Detected::Phone(phone) => PHONES.contains(&phone),
        Detected::ResidentId(id) => id == ID,
        Detected::Email(mail) => mail == MAIL,
    }
}

fn today() -> LocalDate {
    LocalDate::new(2026, 3, 1).unwrap()
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn put(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path
    }

    fn scan_with(&self, limits: Limits) -> Scan {
        let roots = [self.path().to_owned()];
        let search = Search { roots: &roots, excluded: &[], today: today(), limits };
        scan(&search, &vault_has, &mut |_, _| true).unwrap()
    }

    fn scan(&self) -> Scan {
        self.scan_with(Limits::default())
    }
}

fn names(scan: &Scan) -> Vec<&str> {
    scan.findings.iter().map(|finding| finding.path.file_name().unwrap().to_str().unwrap()).collect()
}

const LIST: &str = "姓名,手机,邮箱\n张三,13800001111,zhang.san@example.com\n李四,139-0000-2222,\n\
    王五,１３７００００３３３３,other@example.com\n赵六,13600004444,\n";

#[test]
fn a_list_is_counted_and_nothing_of_it_is_kept() {
    let folder = Folder::new();
    let path = folder.put("客户.csv", LIST);
    let scan = folder.scan();
    let [finding] = scan.findings.as_slice() else { panic!("{}", scan.findings.len()) };
    assert_eq!(finding.path, path.canonicalize().unwrap());
    assert_eq!((finding.kind, finding.bytes, finding.unreadable), ("csv", LIST.len() as u64, None));
    assert_eq!((finding.rows, finding.phones, finding.ids, finding.mails), (4, 4, 0, 2));
    assert_eq!(finding.known, 4);
    assert!(finding.modified_ms.is_some_and(|at| at > 1_600_000_000_000));
    assert_eq!((scan.files, scan.bytes, scan.ended), (1, LIST.len() as u64, Ended::Whole));
}

#[test]
fn a_list_of_strangers_is_no_finding() {
    let folder = Folder::new();
    let rows: String = (0..500).map(|row| format!("名字{row},1350000{row:04}\n")).collect();
    folder.put("others.csv", format!("姓名,手机\n{rows}"));
    folder.put("words.txt", "今天没有什么");
    let scan = folder.scan();
    assert_eq!((scan.findings.len(), scan.files, scan.not_read), (0, 2, 0));
}

#[test]
fn one_value_counts_in_a_short_file_only() {
    let folder = Folder::new();
    folder.put("one.txt", "张三的电话 13800001111");
    folder.put("two.txt", format!("{}13800001111 和 13900002222", "好的\n".repeat(50)));
    folder.put("three.txt", format!("{}13800001111 13900002222 {ID}", "好的\n".repeat(50)));
    let same = "张三 13800001111\n".repeat(100);
    folder.put("same.txt", same);
    assert_eq!(names(&folder.scan()), ["one.txt", "three.txt"]);
}

#[test]
fn the_caller_can_stop_between_files_and_inside_one() {
    let folder = Folder::new();
    folder.put("a.csv", LIST);
    folder.put("b.csv", LIST);
    folder.put("long.txt", "13800001111 好的\n".repeat(10_000));
    let roots = [folder.path().to_owned()];
    let search = Search { roots: &roots, excluded: &[], today: today(), limits: Limits::default() };
    for (after, found) in [(1, 0), (2, 1), (6, 2)] {
        let mut told = 0;
        let mut progress = |files, bytes| {
            told += 1;
            assert!(files >= 1 && (files == 1 || bytes > 0));
            told < after
        };
        let scan = scan(&search, &vault_has, &mut progress).unwrap();
        assert_eq!((scan.ended, scan.findings.len(), told), (Ended::Stopped, found, after));
    }
}

#[test]
fn limits_end_the_search_and_say_so() {
    let folder = Folder::new();
    for name in ["a.csv", "b.csv", "c.csv"] {
        folder.put(name, LIST);
    }
    let few = folder.scan_with(Limits { files: 2, ..Limits::default() });
    assert_eq!((names(&few), few.ended), (vec!["a.csv", "b.csv"], Ended::TooMany));
    let short = folder.scan_with(Limits { findings: 1, ..Limits::default() });
    assert_eq!((names(&short), short.ended), (vec!["a.csv"], Ended::TooMany));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_file_is_answered(
        bytes in prop::collection::vec(any::<u8>(), 0..2_000),
        head in prop::sample::select(vec![
            &b""[..], b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"BEGIN:VCARD\n", b"<html>", b"\xFF\xFE", b"a,b\n\"",
        ]),
        name in prop::sample::select(vec!["a.csv", "a.xlsx", "a.vcf", "a.docx", "a", "a.json", "a.ods", "a.xls"]),
    ) {
        let folder = Folder::new();
        folder.put(name, [head, &bytes].concat());
        prop_assert_eq!(folder.scan().files, 1);
    }

    #[test]
    fn any_text_is_answered(text in "[0-9a-z@.,;\"\\t\\n 一-鿿\u{200B}-]{0,400}", name in "[a-z]\\.(csv|txt|vcf|json)") {
        let folder = Folder::new();
        folder.put(&name, &text);
        prop_assert!(folder.scan().findings.iter().all(|finding| finding.known > 0 || finding.unreadable.is_some()));
    }
}
