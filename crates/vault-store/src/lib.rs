//! The vault folder: SQLCipher truth, sealed facets, ledger table, anchor protocol, index. The only crate with SQL.
//!
//! | question | file |
//! |---|---|
//! | how is a connection opened | [`connection`] |
//! | what does a row look like | [`facet`] |
//! | how is a vault made, opened, recovered | [`create`], [`open`] |
//! | how does a record follow a changed level | [`reseal`] |
//! | how does a change become durable | [`write`] |
//! | what is checked, and how | [`verify`] |
//! | what outsiders get | [`evidence`] |
//! | what does list and search read | [`index`], [`directory`] |
//! | what keeps memory clean | [`memory`] |
#![warn(missing_docs)]
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        reason = "tests fail by panicking"
    )
)]

pub mod anchor;
mod background_check;
mod billing;
mod bulk;
pub mod clock;
mod connection;
mod counts;
mod create;
pub mod directory;
mod entry_draft;
mod error;
mod evidence;
mod exceptions;
mod facet;
mod folder;
mod grant_row;
mod grants;
mod index;
mod keys;
pub mod keyslot_file;
mod ledger_facts;
mod ledger_log;
mod lookups;
mod members;
pub mod memory;
mod moves;
mod open;
mod prior;
mod rekey;
mod reseal;
mod rotate;
mod schema;
mod transfer;
mod vault;
mod verify;
mod write;

pub use background_check::BackgroundCheck;
pub use bulk::{Bulk, BulkError, SealedCustomer};
pub use create::NewVault;
pub use entry_draft::EntryDraft;
pub use error::StoreError;
pub use evidence::{ExportError, Exported, MadeCheckpoint, Witness, Witnessed};
pub use facet::Place;
pub use folder::{AtomicFile, Folder, write_atomic};
pub use index::{Index, company_token, name_token, phone_token};
pub use keys::{SessionKeys, device_id, device_key};
pub use ledger_facts::{LedgerFact, LedgerFacts, object_key};
pub use ledger_log::{Head, LedgerQuery, LoggedEntry};
pub use members::NewPerson;
pub use moves::EntryAt;
pub use open::{OpenWith, RootKeys};
pub use prior::Undone;
pub use reseal::Resealed;
pub use rotate::Renewed;
pub use transfer::MOVES;
pub use vault::{AnchorState, OpenVault, OpenedFacet, ReadOnly};
pub use verify::{Depth, Found, FoundKind, Verification};
pub use write::{Expect, WriteTx};
