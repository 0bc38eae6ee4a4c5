//! Attacks on the files themselves: tampering, rolling back, cutting, exchanging, and looking for clear text.
//!
//! The attacker here is the strongest the design still answers: a colleague with a valid login who opens the database
//! with an SQLite tool and the own vault key.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

mod columns;
mod compartments;
mod evidence;
mod facets;
mod forge;
mod grants;
mod header;
mod insider;
mod ledger;
mod levels;
mod matrix;
mod pages;
mod plain_text;
mod raw;
mod rollback;
mod snapshot;
mod wal;
