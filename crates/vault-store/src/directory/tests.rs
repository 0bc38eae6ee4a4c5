//! The directory against a naive model: a list of rows, searched with the domain's matcher alone.

mod colleagues;
mod common;
mod fixture;
mod model;
mod properties;
mod snapshots;
