//! The page as it is committed: made from these sources, asking nobody for anything, and of the same opinion as the
//! verifier it was compiled from.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

#[path = "../../../xtask/src/page_sources.rs"]
mod page_sources;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;
use vault_crypto::secret::Secret;
use vault_crypto::sign::SigningKey;
use vault_domain::ids::{DeviceId, VaultId};
use vault_ledger::audit_file::{AuditError, verify};
use vault_ledger::checkpoint::{Checkpoint, Signer};
use vault_verify_page::Session;

const ROOT: &str = "34750f98bd59fcfc946da45aaabe933b";
const VAULT: VaultId = VaultId::from_bytes([0x11; 16]);
const POLICY: &str = "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'; style-src 'unsafe-inline'; \
                      base-uri 'none'; form-action 'none'";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn page() -> String {
    std::fs::read_to_string(root().join("assets/verify.html")).unwrap()
}

#[test]
fn it_was_made_from_these_sources() {
    let digest = page_sources::digest(&root()).unwrap();
    let mark = format!("name=\"clientvault-sources\" content=\"{digest}\"");
    assert!(
        page().contains(&mark),
        "assets/verify.html was made from other sources. `cargo xtask gen-page` makes it anew; commit the result."
    );
}

#[test]
fn it_asks_nobody_for_anything() {
    let page = page();
    assert!(page.contains(POLICY));
    // The one address is the name of a vocabulary, which no browser opens.
    let rest = page.replace("http://www.w3.org/2000/svg", "");
    for word in [
        "http:",
        "https:",
        "src=",
        "href=",
        "url(",
        "@import",
        "fetch(",
        "innerHTML",
        "eval(",
        "localStorage",
        "cookie",
    ] {
        assert!(!rest.contains(word), "{word}");
    }
}

/// A file, what it is checked with, and what the native verifier says.
struct Case {
    path: PathBuf,
    older: Vec<PathBuf>,
    expected: Value,
}

fn case(folder: &Path, number: usize, file: &[u8], older: &[Checkpoint]) -> Case {
    let path = folder.join(format!("{number}.cvaudit"));
    std::fs::write(&path, file).unwrap();
    let mut session = Session::begun(ROOT.as_bytes()).unwrap();
    let mut paths = Vec::new();
    for (at, checkpoint) in older.iter().enumerate() {
        let path = folder.join(format!("{number}-{at}.txt"));
        std::fs::write(&path, checkpoint.to_text()).unwrap();
        assert!(session.checkpoint(checkpoint.to_text().as_bytes()));
        paths.push(path);
    }
    let whole = session.push(file);
    let expected = session.finish();
    let native = verify(file, ROOT.parse().unwrap(), older);
    match &native {
        Ok(report) => assert_eq!((whole, &expected["entries"]), (true, &report.verdict.entries.into())),
        Err(AuditError::Broken(broken)) => {
            assert_eq!(
                (&expected["seq"], &expected["kind"]),
                (&broken.seq.into(), &broken.kind.name().into())
            );
        }
        Err(AuditError::Unreadable(_)) => assert_eq!(expected["result"], "unreadable"),
    }
    Case { path, older: paths, expected }
}

fn checkpoint(size: u64, root: [u8; 32]) -> Checkpoint {
    let mut checkpoint = Checkpoint::new(VAULT, size, root);
    let key = SigningKey::from_seed(&Secret::from_array([2; 32]));
    checkpoint.sign(Signer::Device(DeviceId::from_bytes([0xd1; 16])), &key).unwrap();
    checkpoint
}

/// The test vectors, damaged copies of them, and each with checkpoints that agree and that do not.
fn cases(folder: &Path) -> Vec<Case> {
    let mut cases = Vec::new();
    let mut add = |file: &[u8], older: &[Checkpoint]| cases.push(case(folder, cases.len(), file, older));
    for name in ["vector.cvaudit", "selection.cvaudit"] {
        let good = std::fs::read(root().join("crates/vault-ledger/tests").join(name)).unwrap();
        let report = verify(&good[..], ROOT.parse().unwrap(), &[]).unwrap();
        let (entries, tree) = (report.verdict.entries, report.verdict.root_hash);
        add(&good, &[]);
        add(&good, &[checkpoint(entries, tree)]);
        add(&good, &[checkpoint(entries, [7; 32])]);
        add(&good, &[checkpoint(entries + 1, tree)]);
        add(&[], &[]);
        add(&[&good[..], b"more"].concat(), &[]);
        for at in (0..good.len()).step_by(17) {
            let mut bad = good.clone();
            bad[at] ^= 1 << (at % 8);
            add(&bad, &[]);
            if at % 3 == 0 {
                add(&good[..at], &[]);
            }
        }
    }
    cases
}

#[test]
fn it_says_what_the_native_verifier_says() {
    let folder = TempDir::new().unwrap();
    let cases = cases(folder.path());
    let mut list = String::new();
    for case in &cases {
        write!(list, "{}\t{ROOT}", case.path.display()).unwrap();
        case.older.iter().for_each(|older| write!(list, "\t{}", older.display()).unwrap());
        list.push('\n');
    }
    let list_path = folder.path().join("list");
    std::fs::write(&list_path, list).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/run.mjs");
    let output = Command::new("node")
        .arg(script)
        .arg(root().join("assets/verify.html"))
        .arg(list_path)
        .output()
        .unwrap_or_else(|error| panic!("Node is needed to run what is in the page: {error}"));
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(text.lines().count(), cases.len(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut kinds = std::collections::BTreeSet::new();
    for (line, case) in text.lines().zip(&cases) {
        let found: Value = serde_json::from_str(line).unwrap();
        assert_eq!(found, case.expected, "{}", case.path.display());
        kinds.insert(found["kind"].as_str().or(found["result"].as_str()).unwrap().to_owned());
    }
    assert!(kinds.len() >= 8, "{kinds:?}");
}

#[test]
fn it_shows_what_a_selection_discloses() {
    let file = std::fs::read(root().join("crates/vault-ledger/tests/selection.cvaudit")).unwrap();
    let mut session = Session::begun(ROOT.as_bytes()).unwrap();
    session.push(&file);
    let result = session.finish();
    let shown: Vec<u64> =
        result["shown"].as_array().unwrap().iter().map(|entry| entry["seq"].as_u64().unwrap()).collect();
    assert_eq!(shown.len() as u64, result["selection"]["entries"].as_u64().unwrap());
    assert_eq!(shown, [2, 6]);
    assert_eq!(result["people"].as_object().unwrap().len(), 1);
    assert_eq!(result["witnessed_until"], Value::Null);
}

#[test]
fn nothing_but_a_fingerprint_begins_a_session() {
    for wrong in ["", "12", "34750f98bd59fcfc946da45aaabe933", "34750f98bd59fcfc946da45aaabe933z"] {
        assert!(Session::begun(wrong.as_bytes()).is_none(), "{wrong}");
    }
    let mut session = Session::begun(ROOT.as_bytes()).unwrap();
    assert!(!session.checkpoint(b"clientvault/"));
    assert!(!Session::default().push(b""));
    assert_eq!(session.finish()["result"], "unreadable");
}
