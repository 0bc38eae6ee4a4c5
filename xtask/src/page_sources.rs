//! What `assets/verify.html` is made of, and a digest over it. The test beside the page includes this file too, so it
//! uses the standard library alone.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Folders and files whose text decides what the page does.
const SOURCES: [&str; 12] = [
    "crates/vault-crypto/Cargo.toml",
    "crates/vault-crypto/src",
    "crates/vault-domain/Cargo.toml",
    // What the ledger takes from the domain; the rest of it changes with every feature.
    "crates/vault-domain/src/ids.rs",
    "crates/vault-domain/src/level.rs",
    "crates/vault-domain/src/reach.rs",
    "crates/vault-domain/src/role.rs",
    "crates/vault-ledger/Cargo.toml",
    "crates/vault-ledger/src",
    "crates/vault-verify-page/Cargo.toml",
    "crates/vault-verify-page/page",
    "crates/vault-verify-page/src",
];

/// FNV-1a, 128 bits, over paths and texts in the order of the paths: 32 hex digits. It notices forgetting, not intent.
pub fn digest(root: &Path) -> io::Result<String> {
    let mut files = Vec::new();
    for source in SOURCES {
        collect(root, PathBuf::from(source), &mut files)?;
    }
    files.sort();
    let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    let mut add = |bytes: &[u8]| {
        for byte in bytes.iter().chain(&[0]) {
            hash = (hash ^ u128::from(*byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    };
    for file in files {
        // Separators and line ends are the checkout's business.
        add(file.to_string_lossy().replace('\\', "/").as_bytes());
        add(fs::read_to_string(root.join(&file))?.replace("\r\n", "\n").as_bytes());
    }
    Ok(format!("{hash:032x}"))
}

/// Files below a path relative to the root; tests decide nothing.
fn collect(root: &Path, path: PathBuf, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let name = path.file_name().unwrap_or_default();
    if name == "tests" || name == "tests.rs" {
        return Ok(());
    }
    if !root.join(&path).is_dir() {
        files.push(path);
        return Ok(());
    }
    for entry in fs::read_dir(root.join(&path))? {
        collect(root, path.join(entry?.file_name()), files)?;
    }
    Ok(())
}
