//! Looking for words in every file below a folder, as somebody with the disk in hands would.

use std::fs;
use std::path::{Path, PathBuf};

/// Where a word was found.
#[derive(Debug, PartialEq, Eq)]
pub struct Trace {
    pub file: PathBuf,
    pub word: String,
}

/// Every word in every file, as UTF-8 and as the UTF-16 of page engines.
pub fn find(folder: &Path, words: &[String]) -> Vec<Trace> {
    let needles = Needles::new(words);
    let mut traces = Vec::new();
    for file in files(folder) {
        // A file that went away while we looked holds nothing any more.
        let Ok(bytes) = fs::read(&file) else { continue };
        traces.extend(needles.in_bytes(&bytes).into_iter().map(|word| Trace { file: file.clone(), word }));
    }
    traces
}

/// Databases anybody can read.
pub fn plain_databases(folder: &Path) -> Vec<PathBuf> {
    let is_plain = |file: &PathBuf| fs::read(file).is_ok_and(|bytes| bytes.starts_with(b"SQLite format 3\0"));
    files(folder).into_iter().filter(is_plain).collect()
}

/// All ordinary files below the folder; links are not followed.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                Ok(kind) if kind.is_file() => found.push(entry.path()),
                _ => {}
            }
        }
    }
    found
}

/// Hundreds of words in one pass: most positions are dismissed by their first two bytes.
struct Needles {
    begins: Vec<bool>,
    needles: Vec<(Vec<u8>, String)>,
}

impl Needles {
    fn new(words: &[String]) -> Self {
        let encodings = |word: &String| {
            let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
            [(word.clone().into_bytes(), word.clone()), (wide, word.clone())]
        };
        let needles: Vec<(Vec<u8>, String)> = words.iter().flat_map(encodings).collect();
        let mut begins = vec![false; 1 << 16];
        for (needle, _) in &needles {
            begins[beginning(needle)] = true;
        }
        Self { begins, needles }
    }

    fn in_bytes(&self, bytes: &[u8]) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        for (place, pair) in bytes.windows(2).enumerate() {
            if !self.begins[beginning(pair)] {
                continue;
            }
            let fitting = self.needles.iter().filter(|(needle, _)| bytes[place..].starts_with(needle));
            words.extend(fitting.map(|(_, word)| word.clone()));
        }
        words.sort();
        words.dedup();
        words
    }
}

fn beginning(bytes: &[u8]) -> usize {
    usize::from(u16::from_le_bytes([bytes[0], bytes[1]]))
}

/// A search that finds nothing proves nothing, unless it finds what is there.
#[test]
fn words_are_found_in_both_encodings() {
    let folder = tempfile::tempdir().unwrap();
    let below = folder.path().join("a/b");
    fs::create_dir_all(&below).unwrap();
    fs::write(below.join("narrow"), "x欧阳静姝y").unwrap();
    let wide: Vec<u8> = "x15400098800".encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(below.join("wide"), [b"odd".as_slice(), &wide].concat()).unwrap();
    fs::write(below.join("db"), b"SQLite format 3\0...").unwrap();
    let words = ["欧阳静姝", "15400098800", "absent"].map(str::to_owned);
    let mut found: Vec<String> = find(folder.path(), &words).into_iter().map(|trace| trace.word).collect();
    found.sort();
    assert_eq!(found, ["15400098800", "欧阳静姝"]);
    assert_eq!(plain_databases(folder.path()), [below.join("db")]);
}
