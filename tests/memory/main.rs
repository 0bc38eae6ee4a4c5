//! After a lock nothing of the customers and no key is left in the memory of the process.
//!
//! A program of its own, without a test harness: one thread, the allocators of the real hosts, and nothing else that
//! could hold a copy. What is searched for exists only masked, so that the search does not find itself.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "tests fail by panicking and say what they found"
)]

use vault_store::memory::WipingAllocator;

#[global_allocator]
static ALLOCATOR: WipingAllocator = WipingAllocator;

#[cfg(target_os = "linux")]
mod needles;
#[cfg(target_os = "linux")]
mod scan;
#[cfg(target_os = "linux")]
mod session;

const NAME: &str = "nothing_is_left_after_a_lock";

/// Speaks as much of the usual harness's language as runners of tests need: `--list`, filters, the closing line.
fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |flag: &str| arguments.iter().any(|argument| argument == flag);
    // `terse` is the word of `--format`.
    let filters: Vec<&String> =
        arguments.iter().filter(|argument| !argument.starts_with('-') && *argument != "terse").collect();
    let wanted = !has("--ignored")
        && (filters.is_empty() || filters.iter().any(|filter| NAME.contains(filter.as_str())));
    if has("--list") {
        if wanted {
            println!("{NAME}: test");
        }
        return;
    }
    if wanted {
        #[cfg(target_os = "linux")]
        session::run();
    }
    println!("test result: ok. {} passed; 0 failed", u8::from(wanted));
}
