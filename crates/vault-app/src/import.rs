//! Import: open → mapping → check → run → report → undo.

mod assign;
mod batch;
mod check;
mod foresee;
pub mod mapping;
mod match_existing;
mod merge;
mod open;
mod read_ahead;
mod rejected;
mod row;
mod run;
mod seal_ahead;
mod undo;

pub use batch::import_list;
pub use check::import_check;
pub use open::{Opened, import_close, import_open};
pub use rejected::{import_rejected, import_save_rejected};
pub use run::{import_cancel, import_run};
pub use undo::import_undo;

pub(crate) use batch::Batch;
pub(crate) use open::read_error;
pub(crate) use row::reason;
