#![no_main]

libfuzzer_sys::fuzz_target!(init: vault_fuzz::panics::leave_to_the_guard(), |data: &[u8]| vault_fuzz::ods::feed(data));
