//! 离职交接: everything somebody had goes to others, and what the person knew opens nothing made afterwards.
//!
//! Each step leaves the vault whole and says by itself how far it is: customers still in the person's scope, compartments
//! whose newest key the person holds, a file key older than the freeze. A run that is interrupted is simply run again.

mod looks;
mod plan;
mod run;
mod stored;

pub use plan::handover_preview;
pub use run::{handover_report, handover_run, handover_save_report};

pub(super) use looks::Looks90;
