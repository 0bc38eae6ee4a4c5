//! Requests as a page under somebody else's control would send them.
//!
//! With nothing unlocked every command is tried, but for those that act on the path they are given: those requests
//! are only read. With a vault open, those commands are tried that look things up.

use std::cell::LazyCell;

use clientvault_tests::host::TestHost;
use serde_json::Value;
use vault_app::contract::vault::{OpenVault, PrepareVault, ProbeLocation};
use vault_app::dispatch::dispatch;

/// What may be asked of the open vault: nothing here changes a customer.
const LOOKS_UP: [&str; 7] = [
    "customer_list",
    "customer_search",
    "customer_show",
    "duplicate_check",
    "ledger_list",
    "text_detect",
    "timeline_list",
];

thread_local! {
    static CLOSED: LazyCell<TestHost> = LazyCell::new(TestHost::new);
    static OPEN: LazyCell<TestHost> = LazyCell::new(|| {
        let host = TestHost::with_vault();
        for (name, company, phone) in [
            ("张伟", "深圳市海风贸易有限公司", "13800001111"),
            ("欧阳娜娜", "Northwind Ltd.", "0755-86001234"),
            ("阿卜杜拉·买买提", "重庆长河", "+1 650 555 0100"),
        ] {
            host.add_customer(&[("name", name), ("company", company), ("phone", phone)]);
        }
        host
    });
}

/// The name of a command, a line break, its request. A name that begins with `+` is asked of the open vault.
pub fn feed(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let Some((name, request)) = text.split_once('\n') else { return };
    match name {
        "location_probe" => drop(serde_json::from_str::<ProbeLocation>(request)),
        "vault_prepare" => drop(serde_json::from_str::<PrepareVault>(request)),
        "vault_open" => drop(serde_json::from_str::<OpenVault>(request)),
        "demo_open" => {}
        _ => match name.strip_prefix('+') {
            Some(name) if LOOKS_UP.contains(&name) => OPEN.with(|host| ask(host, name, request)),
            Some(_) => {}
            None => CLOSED.with(|host| ask(host, name, request)),
        },
    }
}

fn ask(host: &TestHost, name: &str, request: &str) {
    match dispatch(&host.core, name, request) {
        Ok(answer) => assert!(serde_json::from_str::<Value>(&answer).is_ok(), "an answer is JSON"),
        Err(error) => {
            let error = serde_json::to_value(error).expect("an error is JSON");
            assert_ne!(error["code"], "internal", "{name}: a request is refused, not stumbled over");
        }
    }
}
