//! What calls leave on the stack when they return: copies of keys inside primitives, which no destructor reaches.

/// Deeper than any command of ours goes; far less than the smallest stack of a worker thread (2 MiB).
const DEPTH: usize = 256 * 1024;

/// Overwrites the part of this thread's stack that calls made from here have used. A few microseconds.
#[inline(never)]
pub fn wipe_stack() {
    let mut used = [0_u8; DEPTH];
    // Without a reader the array would not be written at all.
    std::hint::black_box(&mut used);
}
