//! SQL lives in one crate.

use crate::rust_text::literals;
use crate::sources::sources;

const STATEMENTS: [&str; 12] = [
    "SELECT ",
    "INSERT INTO ",
    "INSERT OR ",
    "UPDATE ",
    "DELETE FROM ",
    "CREATE TABLE ",
    "CREATE INDEX ",
    "DROP TABLE ",
    "PRAGMA ",
    "ATTACH ",
    "BEGIN IMMEDIATE",
    "ROLLBACK",
];

#[test]
fn no_statement_outside_the_store() {
    let mut found = Vec::new();
    let mut in_store = 0;
    for source in sources(&["crates", "src-tauri/src", "xtask/src"], &[".rs"]) {
        for literal in literals(&source.text) {
            let text = literal.text.trim_start();
            if STATEMENTS.iter().any(|statement| text.starts_with(statement)) {
                if source.path.starts_with("crates/vault-store/src/") {
                    in_store += 1;
                } else {
                    found.push(format!("{}:{} {text}", source.path, literal.line));
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
    assert!(in_store > 10, "the search finds the statements there are: {in_store}");
}
