//! What is acknowledged is on the disk, with one flush: fewer would lose it in a power cut, more would make each save
//! slower than it need be.
//!
//! This program answers for `fsync` itself: it counts the flushes of a thread and hands them to the kernel.

use std::cell::Cell;
use std::ffi::c_int;

use clientvault_tests::host::{TestHost, look};
use serde_json::{Value, json};

thread_local! {
    static FLUSHES: Cell<usize> = const { Cell::new(0) };
}

fn flush(call: libc::c_long, file: c_int) -> c_int {
    FLUSHES.set(FLUSHES.get() + 1);
    #[expect(unsafe_code, reason = "the kernel's own call; it answers -1 for a file that is none")]
    let answer = unsafe { libc::syscall(call, file) };
    c_int::try_from(answer).unwrap_or(-1)
}

#[expect(unsafe_code, reason = "stands before the C library's, which SQLite would call")]
#[unsafe(no_mangle)]
extern "C" fn fsync(file: c_int) -> c_int {
    flush(libc::SYS_fsync, file)
}

#[expect(unsafe_code, reason = "stands before the C library's, which SQLite would call")]
#[unsafe(no_mangle)]
extern "C" fn fdatasync(file: c_int) -> c_int {
    flush(libc::SYS_fdatasync, file)
}

/// Flushes while a command runs.
fn flushes_of(host: &TestHost, command: &str, request: Value) -> usize {
    let before = FLUSHES.get();
    host.call(command, request);
    FLUSHES.get() - before
}

#[test]
fn one_flush_a_save_and_one_a_look_and_none_for_a_search() {
    let host = TestHost::with_vault();
    let record = host.add_customer(&[("name", "张伟"), ("phone", "13800005678")]);
    // What a new vault still has to write down is not the save's.
    host.lock();
    host.unlock();

    let fields = json!([{ "field": "name", "values": [{ "text": "王芳" }] }]);
    let create = json!({ "kind": "person", "fields": fields, "company_link": null });
    assert_eq!(flushes_of(&host, "customer_create", create), 1);
    for title in ["经理", "总监", "董事长"] {
        let versions = &host.card(&record)["versions"];
        let fields = json!([{ "field": "title", "values": [{ "text": title }] }]);
        let update = json!({ "record_id": record, "versions": versions, "fields": fields });
        assert_eq!(flushes_of(&host, "customer_update", update), 1, "{title}");
    }
    assert_eq!(flushes_of(&host, "field_reveal", look(&record, "phone")), 1);
    let search = json!({ "query": "zhang", "limit": 50 });
    assert_eq!(flushes_of(&host, "customer_search", search), 0);
}
