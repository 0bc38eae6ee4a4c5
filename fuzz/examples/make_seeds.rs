//! Writes the seeds that no text editor can: `cargo run -p vault-fuzz --example make_seeds`, from the repository.
//!
//! Nonces and ephemeral keys are random, so a second run gives other bytes of the same shapes. Seeds that are text
//! were written by hand.
#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a developer sees the message")]

#[path = "make_seeds/keys.rs"]
mod keys;
#[path = "make_seeds/leaving.rs"]
mod leaving;
#[path = "make_seeds/ledger.rs"]
mod ledger;
#[path = "make_seeds/workbooks.rs"]
mod workbooks;

use std::fs;
use std::path::Path;

/// Name and bytes.
type Seed = (&'static str, Vec<u8>);

fn main() -> std::io::Result<()> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    for (target, seeds) in [
        ("audit_file", ledger::audit_files()),
        ("checkpoint_update", ledger::updates()),
        ("device_file", keys::device_files()),
        ("keyslots", keys::keyslots()),
        ("ledger_entry", ledger::entries()),
        ("package", leaving::packages()),
        ("sealed_stream", keys::streams()),
        ("statement", leaving::statements()),
        ("xls", workbooks::of_1997()),
        ("xlsx", workbooks::packages()),
    ] {
        let folder = corpus.join(target);
        fs::create_dir_all(&folder)?;
        for (name, bytes) in seeds {
            fs::write(folder.join(name), bytes)?;
        }
    }
    Ok(())
}

/// The bytes behind the byte that chooses how a target reads them.
fn choosing(choice: u8, bytes: &[u8]) -> Vec<u8> {
    [&[choice], bytes].concat()
}
