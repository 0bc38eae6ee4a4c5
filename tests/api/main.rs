//! Every command through the dispatch: the whole program without a window.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests fail by panicking"
)]

mod approval;
mod billing;
mod compare;
mod copy;
mod custodians;
mod customers;
mod device_file;
mod drafts;
mod duplicates;
#[cfg(target_os = "linux")]
mod durability;
mod evidence;
mod exceptions;
mod export_forgeries;
mod export_traces;
mod exports;
mod field_catalogue;
mod field_levels;
mod field_power;
mod first_run;
mod handover;
mod handover_power;
mod history;
mod import;
mod import_assign;
mod import_cancel;
mod import_duplicates;
mod import_files;
mod import_undo;
mod keep;
mod keyring;
mod ledger;
mod list;
mod locking;
mod masks;
mod password;
mod people;
mod presentation;
mod read_only;
mod recent;
mod record_level;
mod recovery;
mod requests;
mod reveal;
mod review;
mod search;
mod settings;
mod transfer;
mod transfer_team;
mod unlock;
mod watch;
mod watermark;
