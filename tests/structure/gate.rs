//! One door: nothing of the use cases writes outside the vault but the gate.

use crate::sources::sources;

/// Ways out of the program, and where else they are used for what is the program's own.
const WAYS: [(&str, &[&str]); 7] = [
    ("AtomicFile::create", &[]),
    // Numbers of failed logins and preferences: nothing of customers.
    ("write_atomic", &["vaults/attempts.rs", "prefs.rs"]),
    ("open_document", &["ports.rs"]),
    ("clipboard.put", &[]),
    // The mark that a vault is the demonstration's.
    ("fs::write(", &["vaults/commit.rs"]),
    ("File::create", &[]),
    // The device file, which is the program's own.
    ("fs::OpenOptions", &["keyring/file.rs"]),
];

#[test]
fn what_leaves_goes_through_the_gate() {
    let mut seen = Vec::new();
    for source in sources(&["crates/vault-app/src"], &[".rs"]) {
        let path = source.path.strip_prefix("crates/vault-app/src/").unwrap();
        if path == "gate.rs" || path.contains("tests") {
            continue;
        }
        let product = source.text.split("#[cfg(test)]").next().unwrap();
        for (way, allowed) in WAYS {
            let used = product.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(way));
            if used && !allowed.contains(&path) {
                seen.push(format!("{path}: {way}"));
            }
        }
    }
    assert!(seen.is_empty(), "not through the gate: {seen:#?}");
}
