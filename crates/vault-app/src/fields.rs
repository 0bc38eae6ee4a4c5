//! Single values: shown for a purpose, compared, copied. The core's gate for what leaves a mask.

mod budget;
mod compare;
mod copy;
mod gate;
mod reveal;

pub(crate) use budget::Budget;
pub use compare::field_compare;
pub use copy::field_copy;
pub use reveal::field_reveal;
