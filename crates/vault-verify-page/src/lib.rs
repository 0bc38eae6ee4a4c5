//! What the page `assets/verify.html` runs: the same verifier as `cvault-verify`, compiled to WebAssembly.
//!
//! The browser reads the chosen file piece by piece and pushes it here, so that a file of any size needs little memory.
//! Nothing here reads a clock, a file, a network or a random number. `cargo xtask gen-page` builds the page from this
//! crate and from `page/`.
#![warn(missing_docs, clippy::indexing_slicing)]

pub mod exports;
mod report;
mod session;

pub use session::{MAX_LISTED, Session};
