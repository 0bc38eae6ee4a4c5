//! The same wipe-on-free under SQLite and SQLCipher, through `SQLITE_CONFIG_MALLOC`.
//!
//! SQLite needs the size of a block on free; a 16-byte header holds it, so nothing depends on `malloc_usable_size`.
#![expect(unsafe_code, reason = "SQLite takes C function pointers; this file does nothing else")]

use std::alloc::{Layout, alloc, dealloc};
use std::ffi::{c_int, c_void};
use std::sync::OnceLock;

use libsqlite3_sys as ffi;

use super::wiping_allocator::wipe;
use crate::error::StoreError;

/// Header in front of each block: its usable size; 16 bytes keep SQLite's 8-byte alignment and more.
const HEADER: usize = 16;
/// SQLite never asks for more than this (its own hard limit on one allocation).
const LIMIT: usize = 0x7fff_ff00;

/// Installs the allocator; must run before the first connection of the process. Later calls do nothing.
///
/// # Errors
/// [`StoreError::Memory`] when SQLite was already initialised by someone else.
pub fn install() -> Result<(), StoreError> {
    static INSTALLED: OnceLock<bool> = OnceLock::new();
    let installed = INSTALLED.get_or_init(|| {
        let methods = ffi::sqlite3_mem_methods {
            xMalloc: Some(x_malloc),
            xFree: Some(x_free),
            xRealloc: Some(x_realloc),
            xSize: Some(x_size),
            xRoundup: Some(x_roundup),
            xInit: Some(x_init),
            xShutdown: Some(x_shutdown),
            pAppData: std::ptr::null_mut(),
        };
        // SAFETY: SQLite copies the structure; the functions live as long as the program.
        unsafe { ffi::sqlite3_config(ffi::SQLITE_CONFIG_MALLOC, &raw const methods) == ffi::SQLITE_OK }
    });
    if *installed { Ok(()) } else { Err(StoreError::Memory) }
}

fn layout(size: usize) -> Option<Layout> {
    if size == 0 || size > LIMIT {
        return None;
    }
    Layout::from_size_align(size.checked_add(HEADER)?, HEADER).ok()
}

unsafe extern "C" fn x_malloc(bytes: c_int) -> *mut c_void {
    let Some((size, layout)) =
        usize::try_from(bytes).ok().map(roundup).and_then(|size| Some((size, layout(size)?)))
    else {
        return std::ptr::null_mut();
    };
    unsafe {
        let block = alloc(layout);
        if block.is_null() {
            return std::ptr::null_mut();
        }
        block.cast::<usize>().write(size);
        block.add(HEADER).cast()
    }
}

unsafe extern "C" fn x_free(block: *mut c_void) {
    if block.is_null() {
        return;
    }
    unsafe {
        let size = size_of_block(block);
        wipe(block.cast(), size);
        if let Some(layout) = layout(size) {
            dealloc(block.cast::<u8>().sub(HEADER), layout);
        }
    }
}

unsafe extern "C" fn x_realloc(block: *mut c_void, bytes: c_int) -> *mut c_void {
    unsafe {
        if block.is_null() {
            return x_malloc(bytes);
        }
        let old = size_of_block(block);
        if usize::try_from(bytes).is_ok_and(|wanted| wanted <= old && wanted * 2 >= old) {
            return block;
        }
        let moved = x_malloc(bytes);
        if !moved.is_null() {
            let keep = old.min(usize::try_from(bytes).unwrap_or(0));
            std::ptr::copy_nonoverlapping(block.cast::<u8>(), moved.cast::<u8>(), keep);
            x_free(block);
        }
        moved
    }
}

unsafe extern "C" fn x_size(block: *mut c_void) -> c_int {
    if block.is_null() {
        return 0;
    }
    c_int::try_from(unsafe { size_of_block(block) }).unwrap_or(c_int::MAX)
}

unsafe extern "C" fn x_roundup(bytes: c_int) -> c_int {
    usize::try_from(bytes).ok().and_then(|size| c_int::try_from(roundup(size)).ok()).unwrap_or(bytes)
}

unsafe extern "C" fn x_init(_: *mut c_void) -> c_int {
    ffi::SQLITE_OK
}

unsafe extern "C" fn x_shutdown(_: *mut c_void) {}

const fn roundup(size: usize) -> usize {
    (size + 7) & !7
}

/// # Safety
/// `block` must come from [`x_malloc`].
unsafe fn size_of_block(block: *mut c_void) -> usize {
    unsafe { block.cast::<u8>().sub(HEADER).cast::<usize>().read() }
}
