//! The order of the house: what Cargo cannot enforce.

#![allow(clippy::expect_used, reason = "tests fail by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace").to_owned()
}

fn sources(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        let name = entry.file_name().to_string_lossy().into_owned();
        if path.is_dir() {
            if !["target", "node_modules", "dist", "generated", ".git"].contains(&name.as_str()) {
                found.extend(sources(&path, endings));
            }
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            found.push(path);
        }
    }
    found
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("a text file")
}

#[test]
fn sql_stands_only_in_the_store() {
    let words = ["SELECT ", "INSERT INTO", "UPDATE ", "DELETE FROM", "PRAGMA "];
    for path in sources(&root().join("crates"), &[".rs"]) {
        if path.components().any(|part| part.as_os_str() == "vault-store") {
            continue;
        }
        for line in text(&path).lines().filter(|line| line.contains('"')) {
            assert!(
                !words.iter().any(|word| line.contains(&format!("\"{word}"))),
                "{}: {line}",
                path.display()
            );
        }
    }
}

#[test]
fn only_one_file_of_the_page_knows_tauri() {
    for path in sources(&root().join("ui/src"), &[".ts", ".tsx"]) {
        let imports = text(&path)
            .lines()
            .any(|line| line.contains("from '@tauri-apps") || line.contains("import('@tauri-apps"));
        assert_eq!(imports, path.ends_with("platform/tauri.ts"), "{}", path.display());
    }
}

#[test]
fn features_do_not_import_features() {
    let features = root().join("ui/src/features");
    for entry in fs::read_dir(&features).expect("features").flatten() {
        let own = entry.file_name().to_string_lossy().into_owned();
        for path in sources(&entry.path(), &[".ts", ".tsx"]) {
            for line in text(&path).lines().filter(|line| line.contains("/features/")) {
                assert!(line.contains(&format!("/features/{own}")), "{}: {line}", path.display());
            }
        }
    }
}

#[test]
fn the_state_secret_word_is_never_written_to_anybody() {
    let word = ['绝', '密'].iter().collect::<String>();
    let said = |path: &PathBuf| !path.to_string_lossy().contains(".test.");
    for path in sources(&root().join("ui/src"), &[".ts", ".tsx"]).into_iter().filter(said) {
        assert!(!text(&path).contains(&word), "{}", path.display());
    }
}

#[test]
fn every_crate_depends_only_downwards() {
    let allowed: &[(&str, &[&str])] = &[
        ("vault-domain", &[]),
        ("vault-crypto", &["vault-domain"]),
        ("vault-ledger", &["vault-domain", "vault-crypto"]),
        ("vault-store", &["vault-domain", "vault-crypto", "vault-ledger"]),
        ("vault-app", &["vault-domain", "vault-crypto", "vault-ledger", "vault-store"]),
        ("vault-verify", &["vault-ledger", "vault-crypto", "vault-domain"]),
    ];
    for (name, below) in allowed {
        let manifest = text(&root().join("crates").join(name).join("Cargo.toml"));
        for line in manifest.lines().filter(|line| line.starts_with("vault-")) {
            let used = line.split(['.', ' ', '=']).next().unwrap_or_default();
            assert!(below.contains(&used), "{name} uses {used}");
        }
    }
}

#[test]
fn the_top_level_is_as_designed() {
    for name in ["Cargo.toml", "README.md", "src-tauri", "ui", "crates", "tests", "assets", ".ci/run"] {
        assert!(root().join(name).exists(), "{name}");
    }
}
