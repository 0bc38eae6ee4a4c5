//! Words for people live in catalogues; Rust speaks in codes.

use crate::rust_text::literals;
use crate::sources::{Source, sources};

/// Where Chinese text is data of the product, and why.
const DATA: [(&str, &str); 18] = [
    ("crates/vault-domain/src/", "names, places, synonyms and patterns of the language"),
    ("crates/vault-app/src/import/mapping/", "titles of columns people use"),
    ("crates/vault-app/src/import/rejected.rs", "a document that leaves the program"),
    ("crates/vault-app/src/exports/", "documents that leave the program"),
    ("crates/vault-app/src/trace/", "spellings and made-up customers"),
    ("crates/vault-app/src/kit/", "a document that leaves the program"),
    ("crates/vault-app/src/paper/", "documents that leave the program"),
    ("crates/vault-app/src/demo", "made-up customers"),
    ("crates/vault-app/src/location/cloud.rs", "names of folders other programs make"),
    ("crates/vault-app/src/tabular/", "separators and titles in files"),
    ("crates/vault-app/src/notes/", "separators in text"),
    ("crates/vault-app/examples/", "made-up customers"),
    ("crates/vault-app/src/keyring/native/linux.rs", "what the system's own keyring program shows"),
    ("crates/vault-cli/src/", "what the command line says, in both languages"),
    ("crates/vault-verify/src/", "what an outsider is told, in both languages"),
    ("src-tauri/src/", "the window's title"),
    ("crates/vault-store/benches/", "made-up customers"),
    ("crates/vault-app/benches/", "made-up customers"),
];

fn is_chinese(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{2FA1F}')
}

fn is_test(path: &str) -> bool {
    path.contains("/tests/")
        || path.ends_with("/tests.rs")
        || path.ends_with("/fixture.rs")
        || path.contains(".test.")
}

#[test]
fn rust_speaks_in_codes() {
    let mut found = Vec::new();
    for source in sources(&["crates", "src-tauri/src"], &[".rs"]) {
        if is_test(&source.path) || DATA.iter().any(|(path, _)| source.path.starts_with(path)) {
            continue;
        }
        for literal in literals(&source.text) {
            if literal.text.chars().any(is_chinese) {
                found.push(format!("{}:{} {}", source.path, literal.line, literal.text));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// A TypeScript file without its comments.
fn without_comments(source: &Source) -> String {
    let mut code = String::new();
    let mut rest = source.text.as_str();
    while let Some(at) = rest.find("/*").into_iter().chain(rest.find("//")).min() {
        code.push_str(&rest[..at]);
        let comment = &rest[at..];
        // Not a comment: the double slash of an address.
        if comment.starts_with("//") && code.ends_with(':') {
            code.push_str("//");
            rest = &comment[2..];
            continue;
        }
        let end = if comment.starts_with("/*") {
            comment.find("*/").map(|end| end + 2)
        } else {
            comment.find('\n')
        };
        rest = &comment[end.unwrap_or(comment.len())..];
    }
    code + rest
}

#[test]
fn the_page_takes_its_words_from_the_catalogues() {
    let mut found = Vec::new();
    for source in sources(&["ui/src"], &[".ts", ".tsx", ".css"]) {
        let words = ["ui/src/i18n/", "ui/src/platform/fake"];
        if is_test(&source.path) || words.iter().any(|path| source.path.starts_with(path)) {
            continue;
        }
        for line in without_comments(&source).lines().filter(|line| line.chars().any(is_chinese)) {
            found.push(format!("{}: {}", source.path, line.trim()));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// 绝密 is a word of the state's secrets law; a firm's papers must not carry it. People's lists may.
#[test]
fn nothing_of_ours_is_called_a_state_secret() {
    let word = "\u{7EDD}\u{5BC6}";
    for source in sources(&["crates", "src-tauri", "ui/src"], &[".rs", ".ts", ".tsx", ".html"]) {
        let reads_lists = source.path.starts_with("crates/vault-app/src/import/mapping/");
        assert!(reads_lists || is_test(&source.path) || !source.text.contains(word), "{}", source.path);
    }
}
