//! The functions the page's script calls. Numbers go in and out; bytes go through one buffer in each direction.
//!
//! The script asks for room with `input_buffer`, writes there, and says with the next call how many bytes it wrote.
#![cfg_attr(
    target_family = "wasm",
    expect(unsafe_code, reason = "the page finds functions by name, so their names must stay as they are")
)]

use std::cell::RefCell;

use crate::session::Session;

/// Room for one piece of the file; a page that asks for more gets none.
const MAX_INPUT_BYTES: usize = 4 << 20;

#[derive(Default)]
struct State {
    input: Vec<u8>,
    session: Session,
    result: String,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

/// Calls with what was written into the buffer; `false` if that is more than the buffer has.
fn with_input(length: usize, call: impl FnOnce(&mut Session, &[u8]) -> bool) -> u32 {
    STATE.with_borrow_mut(|state| {
        let input = state.input.get(..length);
        input.is_some_and(|input| call(&mut state.session, input)).into()
    })
}

/// Room for this many bytes; null for more than 4 MiB.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn input_buffer(length: usize) -> *mut u8 {
    if length > MAX_INPUT_BYTES {
        return std::ptr::null_mut();
    }
    STATE.with_borrow_mut(|state| {
        state.input.resize(length, 0);
        state.input.as_mut_ptr()
    })
}

/// Forgets everything and takes the root fingerprint. 1, or 0 if it is none.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn begin(length: usize) -> u32 {
    with_input(length, |session, text| match Session::begun(text) {
        Some(begun) => {
            *session = begun;
            true
        }
        None => false,
    })
}

/// Takes an older checkpoint, before the file. 1, or 0 if it is none.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn checkpoint(length: usize) -> u32 {
    with_input(length, Session::checkpoint)
}

/// Takes the next bytes of the file. 1, or 0 if the verdict is known and the rest need not be read.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn push(length: usize) -> u32 {
    with_input(length, Session::push)
}

/// Nothing more is coming: writes the result, UTF-8 JSON.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn finish() {
    STATE.with_borrow_mut(|state| state.result = std::mem::take(&mut state.session).finish().to_string());
}

/// Where the result is.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn result_ptr() -> *const u8 {
    STATE.with_borrow(|state| state.result.as_ptr())
}

/// How many bytes it has.
#[cfg_attr(target_family = "wasm", unsafe(no_mangle))]
pub extern "C" fn result_len() -> usize {
    STATE.with_borrow(|state| state.result.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_length_is_believed() {
        assert!(input_buffer(MAX_INPUT_BYTES + 1).is_null());
        assert!(!input_buffer(3).is_null());
        assert_eq!([begin(4), begin(3), checkpoint(usize::MAX), push(3)], [0; 4]);
        finish();
        assert!(result_len() > 0 && !result_ptr().is_null());
    }
}
