//! What keeps clear text from lingering: allocators that wipe on free, and process hardening.
//!
//! SQLCipher's own `cipher_memory_security` makes every query 20 to 40 times slower; wiping allocators under SQLite
//! and under Rust give the same result in a memory scan at no measurable cost.

mod hardening;
mod sqlite_allocator;
mod stack;
mod wiping_allocator;

pub use hardening::{Hardening, harden_process};
pub use sqlite_allocator::install as install_sqlite_allocator;
pub use stack::wipe_stack;
pub use wiping_allocator::WipingAllocator;
