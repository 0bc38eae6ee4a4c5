//! Attacks on the raw files of a vault, with an SQLite tool and the vault key in hand.

mod files;
mod keys;
mod ledger;
mod plaintext;
mod rows;
mod tools;
