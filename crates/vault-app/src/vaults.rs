//! Making, choosing, opening, locking and checking a vault.

mod attempts;
mod choose;
mod commit;
mod device;
mod lock;
mod password;
mod prepare;
mod recover;
mod status;
mod unlock;
mod verify;

pub use choose::{Chosen, vault_close, vault_open};
pub use commit::vault_commit;
pub use lock::vault_lock;
pub use password::{passphrase_make, password_change, password_rate};
pub use prepare::{
    Prepared, keyring_probe, kit_print, kit_save, location_probe, path_pick, vault_discard, vault_prepare,
};
pub use recover::vault_recover;
pub use status::{app_status, session_touch};
pub use unlock::vault_unlock;
pub use verify::{discontinuity_accept, ledger_verify, vault_verify};

pub(crate) use attempts::Attempts;
pub(crate) use commit::{begin_session, password_factor, session_keys, write_vault};
pub(crate) use device::{KeyringAnchor, keyring_for, read_secret};
pub(crate) use lock::lock_now;
pub(crate) use password::{authenticate, check_new};
pub(crate) use prepare::{Plan, make_vault};
pub(crate) use status::status;
pub(crate) use unlock::slot_error;
pub(crate) use verify::note_verification;
