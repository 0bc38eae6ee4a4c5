//! Import: open → mapping → check → run → report → undo.

mod assign;
mod batch;
mod check;
mod foresee;
pub mod mapping;
mod match_existing;
mod merge;
mod open;
mod rejected;
mod row;
mod run;
mod undo;

pub use assign::import_run;
pub use batch::import_list;
pub use check::import_check;
pub use open::{Opened, import_close, import_open};
pub use rejected::{import_rejected, import_save_rejected};
pub use run::import_cancel;
pub use undo::import_undo;

pub(crate) use batch::Batch;
pub(crate) use row::reason;
