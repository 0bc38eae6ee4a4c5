//! Time comes from outside, so that tests can set it and nothing in the store can forget to record it.

/// The host's clocks.
pub trait Clock: Send + Sync {
    /// Wall clock, milliseconds since 1970-01-01 UTC.
    fn wall_ms(&self) -> i64;
    /// Monotonic clock of this boot, milliseconds.
    fn mono_ms(&self) -> u64;
    /// Identifier of this boot; `mono_ms` compares only within one boot.
    fn boot(&self) -> [u8; 16];
    /// A new time-ordered identifier (UUIDv7, RFC 9562).
    fn new_id(&self) -> [u8; 16];
}
