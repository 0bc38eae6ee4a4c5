//! Files a person can take in at once, and nothing left for later.

use crate::sources::{Source, sources};

const LONGEST: usize = 400;

/// Files still to be split, with the length they must not grow beyond. A line goes away with its file's cure; none is
/// added.
const STILL_TO_SPLIT: &[(&str, usize)] = &[];

fn limit(path: &str) -> usize {
    STILL_TO_SPLIT.iter().find(|(known, _)| *known == path).map_or(LONGEST, |(_, lines)| *lines)
}

fn all() -> Vec<Source> {
    sources(&["crates", "src-tauri", "tests", "xtask", "fuzz", "ui"], &[".rs", ".ts", ".tsx", ".css", ".mjs"])
}

#[test]
fn no_file_is_too_long() {
    let long: Vec<String> = all()
        .iter()
        .filter(|source| !source.path.starts_with("ui/src/generated/"))
        .map(|source| (source.text.lines().count(), &source.path))
        .filter(|(lines, path)| *lines > limit(path))
        .map(|(lines, path)| format!("{path}: {lines}"))
        .collect();
    assert!(long.is_empty(), "longer than they may be: {long:#?}");
}

#[test]
fn nothing_is_left_for_later() {
    let words = ["TO\u{44}O", "FIX\u{4d}E", "HAC\u{4b}", "todo\u{21}(", "unimplemented\u{21}("];
    let mut found = Vec::new();
    for source in all() {
        for (number, line) in (1..).zip(source.text.lines()) {
            // An example of what must not compile may leave out the rest.
            let example = line.trim_start().starts_with("/// ") && line.contains(words[3]);
            if !example && words.iter().any(|word| line.contains(word)) {
                found.push(format!("{}:{number} {}", source.path, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn modules_are_files_with_their_own_name() {
    let found: Vec<String> =
        all().into_iter().map(|source| source.path).filter(|path| path.ends_with("/mod.rs")).collect();
    assert!(found.is_empty(), "{found:?}");
}
