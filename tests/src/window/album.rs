//! Pictures of a walk through the app, for people to look at.

use std::cell::Cell;
use std::path::PathBuf;

use super::{Window, program};

/// A folder of pictures below `target/`.
pub struct Album {
    folder: PathBuf,
    taken: Cell<u32>,
}

impl Album {
    /// `demo` stands for `target/demo/`.
    pub fn new(name: &str) -> Self {
        Self { folder: program::target_folder().join(name), taken: Cell::new(0) }
    }

    /// Saves what the window shows as `NN-<title>.png`, numbered in the order they were taken.
    #[track_caller]
    pub fn add(&self, window: &Window, title: &str) {
        self.taken.set(self.taken.get() + 1);
        self.put(window, &format!("{:02}-{title}", self.taken.get()));
    }

    /// The same as `<title>.png`, for pictures that are compared by name instead of read in order.
    #[track_caller]
    pub fn put(&self, window: &Window, title: &str) {
        window.screenshot(&self.folder.join(format!("{title}.png")));
    }
}
