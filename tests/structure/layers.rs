//! Who may use whom.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::sources::{root, sources};

/// Each crate and the crates of ours it may use. The arrows of `crates/README.md`.
const ALLOWED: [(&str, &[&str]); 10] = [
    ("vault-domain", &[]),
    ("vault-crypto", &["vault-domain"]),
    ("vault-ledger", &["vault-crypto", "vault-domain"]),
    ("vault-store", &["vault-crypto", "vault-domain", "vault-ledger"]),
    ("vault-app", &["vault-crypto", "vault-domain", "vault-ledger", "vault-store"]),
    ("vault-host", &["vault-app", "vault-crypto", "vault-domain", "vault-store"]),
    ("vault-cli", &["vault-app", "vault-crypto", "vault-domain", "vault-host", "vault-store"]),
    ("vault-verify", &["vault-crypto", "vault-domain", "vault-ledger"]),
    ("vault-verify-page", &["vault-ledger"]),
    ("src-tauri", &["vault-app", "vault-crypto", "vault-domain", "vault-host", "vault-store"]),
];

/// Names before `.workspace` or `=` in the sections of dependencies that the product is built from.
fn dependencies(manifest: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut counts = false;
    for line in manifest.lines().map(str::trim) {
        if line.starts_with('[') {
            counts = line.ends_with("dependencies]") && !line.contains("dev-") && !line.contains("build-");
        } else if counts && !line.starts_with('#') {
            let name: String =
                line.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '-' | '_')).collect();
            names.extend((!name.is_empty()).then_some(name));
        }
    }
    names
}

fn manifests() -> BTreeMap<&'static str, BTreeSet<String>> {
    ALLOWED
        .iter()
        .map(|(name, _)| {
            let folder =
                if *name == "src-tauri" { root().join(name) } else { root().join("crates").join(name) };
            (*name, dependencies(&fs::read_to_string(folder.join("Cargo.toml")).unwrap()))
        })
        .collect()
}

#[test]
fn each_crate_uses_the_layers_below_it_only() {
    let manifests = manifests();
    let ours: BTreeSet<&str> = ALLOWED.iter().map(|(name, _)| *name).collect();
    let folders: BTreeSet<String> = fs::read_dir(root().join("crates"))
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    let listed: BTreeSet<String> =
        ours.iter().filter(|name| **name != "src-tauri").map(|name| (*name).to_owned()).collect();
    assert_eq!(folders, listed, "a crate without a rule");
    for (name, allowed) in ALLOWED {
        let used: Vec<&String> =
            manifests[name].iter().filter(|dependency| ours.contains(dependency.as_str())).collect();
        let wrong: Vec<&&String> = used.iter().filter(|used| !allowed.contains(&used.as_str())).collect();
        assert!(wrong.is_empty(), "{name} uses {wrong:?}");
    }
}

#[test]
fn what_only_one_room_may_touch() {
    let manifests = manifests();
    for (dependency, rooms) in [
        ("rusqlite", ["vault-store"].as_slice()),
        ("libsqlite3-sys", &["vault-store"]),
        ("tauri", &["src-tauri"]),
        ("keyring-core", &["vault-app"]),
        ("getrandom", &["vault-crypto"]),
        ("chacha20poly1305", &["vault-crypto"]),
        ("ed25519-dalek", &["vault-crypto"]),
        ("argon2", &["vault-crypto"]),
        ("hpke", &["vault-crypto"]),
        ("age", &["vault-app"]),
    ] {
        let users: Vec<&&str> =
            manifests.iter().filter(|(_, used)| used.contains(dependency)).map(|(name, _)| name).collect();
        assert!(users.iter().all(|user| rooms.contains(user)), "{dependency} is used by {users:?}");
    }
    // The pure crates do no input or output.
    for source in sources(&["crates/vault-domain/src", "crates/vault-ledger/src"], &[".rs"]) {
        for room in ["std::fs", "std::net", "std::process", "std::thread", "SystemTime"] {
            assert!(!source.text.contains(room), "{} names {room}", source.path);
        }
    }
}

#[test]
fn one_file_speaks_to_tauri() {
    for source in sources(&["ui/src"], &[".ts", ".tsx"]) {
        let speaks = source.text.contains("@tauri-apps") || source.text.contains("__TAURI");
        assert!(!speaks || source.path == "ui/src/platform/tauri.ts", "{}", source.path);
    }
}

#[test]
fn features_do_not_import_features() {
    for source in sources(&["ui/src/features"], &[".ts", ".tsx"]) {
        let feature = source.path.split('/').nth(3).unwrap();
        for import in source.text.split('\n').filter_map(imported) {
            let other = import.split_once("features/").map(|(_, rest)| rest).or_else(|| {
                import
                    .strip_prefix("../")
                    .filter(|rest| !rest.starts_with(".."))
                    .filter(|_| depth(&source.path) == 4)
            });
            let Some(other) = other.and_then(|rest| rest.split('/').next()) else { continue };
            assert_eq!(other, feature, "{} imports {import}", source.path);
        }
    }
}

/// What a line imports: the text between quotes after `from` or `import`.
fn imported(line: &str) -> Option<&str> {
    let (before, rest) = line.split_once(['"', '\''])?;
    let imports = before.contains("from ") || before.trim_start().starts_with("import");
    imports.then(|| rest.split(['"', '\'']).next().unwrap_or_default())
}

fn depth(path: &str) -> usize {
    path.matches('/').count()
}

#[test]
fn nothing_is_kept_by_the_page() {
    for source in sources(&["ui/src"], &[".ts", ".tsx"]) {
        for store in ["localStorage", "sessionStorage", "indexedDB", "document.cookie", "console.log("] {
            assert!(!source.text.contains(store), "{} names {store}", source.path);
        }
    }
}

#[test]
fn the_top_level_is_as_designed() {
    let listed = [
        "Cargo.lock",
        "Cargo.toml",
        "LICENSE-APACHE",
        "LICENSE-MIT",
        "README.md",
        "assets",
        "crates",
        "deny.toml",
        "fuzz",
        "rust-toolchain.toml",
        "src-tauri",
        "target",
        "tests",
        "ui",
        "xtask",
    ];
    let found: Vec<String> = fs::read_dir(root())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.') && !listed.contains(&name.as_str()))
        .collect();
    assert!(found.is_empty(), "{found:?}");
    for name in listed.iter().filter(|name| **name != "target").chain([&".ci/run"]) {
        assert!(root().join(name).exists(), "{name}");
    }
}
