//! Numbered pictures of a walk through the app, for people to look at.

use std::cell::Cell;
use std::path::PathBuf;

use super::{Window, program};

/// A folder below `target/`, whose pictures are numbered in the order they were taken.
pub struct Album {
    folder: PathBuf,
    taken: Cell<u32>,
}

impl Album {
    /// `demo` stands for `target/demo/`.
    pub fn new(name: &str) -> Self {
        Self { folder: program::target_folder().join(name), taken: Cell::new(0) }
    }

    /// Saves what the window shows as `NN-<title>.png`.
    #[track_caller]
    pub fn add(&self, window: &Window, title: &str) {
        self.taken.set(self.taken.get() + 1);
        window.screenshot(&self.folder.join(format!("{:02}-{title}.png", self.taken.get())));
    }
}
