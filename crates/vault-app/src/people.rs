//! People of a vault: joining, rights, leaving, and customers changing hands.

mod access;
mod add;
mod custodians;
mod enrol;
mod exceptions;
mod freeze;
mod handover;
mod history;
mod list;
mod matrix;
mod names;
mod owner;
mod preview;
mod review;
mod rights;
mod roster;
mod slot;
mod teams;
mod transfer;

pub use access::access_list;
pub use add::{person_add, person_invite};
pub use custodians::customer_keep;
pub use enrol::vault_enrol;
pub use exceptions::{exception_give, exception_list, exception_take};
pub use freeze::{person_freeze, person_unfreeze};
pub use handover::{handover_preview, handover_report, handover_run, handover_save_report};
pub use list::person_list;
pub use matrix::permission_matrix;
pub use preview::rights_preview;
pub use review::{review_close, review_decide, review_list, review_open, review_save};
pub use rights::person_rights;
pub use teams::team_save;
pub use transfer::{customer_transfer, pool_claim};

pub(crate) use custodians::custodians;
pub(crate) use history::history_from;
pub(crate) use owner::{name_of_owner, name_of_scope, owner_of};
pub(crate) use roster::Roster;
