//! What may leave the vault, who has to agree, and the life of a request.
//!
//! Pure rules: numbers, people and moments in, a decision out. `vault-app/src/exports` reads the numbers from the vault and
//! writes the entries.

mod decision;
mod gauge;
mod lifecycle;
mod recipient;

pub use decision::{Class, Forbidden, Leaving, Needed, Thresholds, decide};
pub use gauge::{Gauge, Tier, tier};
pub use lifecycle::{Approved, Consent, DAY_MS, Pending, Progress, Refused, Terms, Used};
pub use recipient::{ExportPurpose, RecipientKind};
