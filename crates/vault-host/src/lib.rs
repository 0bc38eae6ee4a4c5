//! What every host of the core needs from the operating system, whether it shows a window or not.
#![warn(missing_docs)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking"))]

mod data_folder;
mod panics;
mod platform;
mod system_clock;

pub use data_folder::data_folder;
pub use panics::silence_payloads;
pub use platform::platform;
pub use system_clock::SystemClock;
