//! What the test package shares with the developer commands: a private desktop to start a window in.

#[cfg(target_os = "linux")]
pub mod headless_session;
