//! What garbage must not do to the parsers.
//!
//! One module per target, each with a `feed` that takes any bytes, hands them to the product and asserts what must
//! hold whatever they are. The fuzzer calls it with bytes of its own making (`cargo xtask fuzz`), the test `corpus`
//! with every file of `corpus/<target>`: a crash that was found once is kept there and looked for in every test run.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a panic is how a broken promise is reported to the fuzzer"
)]

pub mod audit_file;
pub mod checkpoint_update;
pub mod contract;
pub mod csv;
pub mod device_file;
pub mod keyslots;
pub mod ledger_entry;
pub mod mapping;
pub mod ods;
pub mod package;
pub mod panics;
pub mod recovery_key;
pub mod sealed_stream;
pub mod statement;
pub mod text;
pub mod values;
pub mod vcard;
pub mod wrapping;
pub mod xls;
pub mod xlsx;

/// A target takes any bytes; it panics when a promise is broken.
pub type Feed = fn(&[u8]);

/// Every target by the name of its program, its corpus and its dictionary.
pub const TARGETS: [(&str, Feed); 18] = [
    ("audit_file", audit_file::feed),
    ("checkpoint_update", checkpoint_update::feed),
    ("contract", contract::feed),
    ("csv", csv::feed),
    ("device_file", device_file::feed),
    ("keyslots", keyslots::feed),
    ("ledger_entry", ledger_entry::feed),
    ("mapping", mapping::feed),
    ("ods", ods::feed),
    ("package", package::feed),
    ("recovery_key", recovery_key::feed),
    ("sealed_stream", sealed_stream::feed),
    ("statement", statement::feed),
    ("text", text::feed),
    ("values", values::feed),
    ("vcard", vcard::feed),
    ("xls", xls::feed),
    ("xlsx", xlsx::feed),
];
