//! Documents about people and the ledger, as A4 pages in PDF: made in Rust with words in Rust, because they are read long after and far
//! from any screen. The word for state secrets is on none of them.

pub(crate) mod canvas;
pub(crate) mod face;
mod flow;
pub(crate) mod handover;
pub(crate) mod lines;
pub(crate) mod month;
pub(crate) mod qr;
pub(crate) mod review;
pub(crate) mod witness;
mod words;

/// A4 in points.
pub(crate) const WIDTH: f32 = 595.276;
pub(crate) const HEIGHT: f32 = 841.89;
/// 15 mm, which every printer can.
pub(crate) const MARGIN: f32 = 42.52;
