//! A global allocator that overwrites memory before giving it back.
#![expect(
    unsafe_code,
    reason = "implementing GlobalAlloc is unsafe by definition; this file does nothing else"
)]

use std::alloc::{GlobalAlloc, Layout, System};

/// The system's allocator with a wipe on every free. Hosts name it as `#[global_allocator]`.
///
/// `realloc` always moves: the system's in-place growth may copy and release the old block unwiped.
pub struct WipingAllocator;

// SAFETY: every call is forwarded to `System` with the layout it came with; blocks are written only between their
// allocation and their release, and only within their size.
unsafe impl GlobalAlloc for WipingAllocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        unsafe {
            wipe(block, layout.size());
            System.dealloc(block, layout);
        }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        unsafe {
            let new_layout = Layout::from_size_align_unchecked(new_size, layout.align());
            let moved = System.alloc(new_layout);
            if !moved.is_null() {
                std::ptr::copy_nonoverlapping(block, moved, layout.size().min(new_size));
                self.dealloc(block, layout);
            }
            moved
        }
    }
}

/// Zeroes a block in a way the optimiser may not drop.
///
/// # Safety
/// `block` must be valid for writes of `size` bytes.
pub(super) unsafe fn wipe(block: *mut u8, size: usize) {
    unsafe { std::ptr::write_bytes(block, 0, size) };
    // The block is about to be released: without the barrier the stores count as dead.
    std::hint::black_box(block);
    std::sync::atomic::compiler_fence(std::sync::atomic::Ordering::SeqCst);
}
