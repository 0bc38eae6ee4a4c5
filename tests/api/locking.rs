//! Locking: by hand, by idleness, by a clock that jumps; what is left behind.

use clientvault_tests::host::TestHost;
use serde_json::json;
use vault_app::contract::event::CoreEvent;
use vault_app::contract::vault::LockReason;

fn phase(host: &TestHost) -> String {
    host.call("app_status", json!({}))["phase"].as_str().unwrap().to_owned()
}

fn reasons(host: &TestHost) -> Vec<LockReason> {
    host.events
        .take()
        .into_iter()
        .filter_map(|event| if let CoreEvent::Locked { reason } = event { Some(reason) } else { None })
        .collect()
}

#[test]
fn idleness_warns_for_twenty_seconds_and_then_locks() {
    let host = TestHost::with_vault();
    host.events.take();
    host.run_seconds(579);
    assert!(!host.events.take().iter().any(|event| matches!(event, CoreEvent::LockSoon { .. })));
    host.run_seconds(20);
    let warned: Vec<u32> = host
        .events
        .take()
        .into_iter()
        .filter_map(|event| if let CoreEvent::LockSoon { seconds } = event { Some(seconds) } else { None })
        .collect();
    assert_eq!(warned, (1..=20).rev().collect::<Vec<u32>>());
    assert_eq!(phase(&host), "open");
    host.run_seconds(1);
    assert_eq!(phase(&host), "locked");
    assert_eq!(reasons(&host), [LockReason::Idle]);
    host.unlock();
    assert_eq!(host.ledger(json!({ "group": "login" }))[1]["text"], "idle");
}

#[test]
fn activity_puts_the_lock_off() {
    let host = TestHost::with_vault();
    for _ in 0..4 {
        host.run_seconds(500);
        host.call("session_touch", json!({}));
    }
    assert_eq!(phase(&host), "open");
}

#[test]
fn a_clock_that_jumps_locks_at_once() {
    for jump in [11_000, -11_000, 3_600_000] {
        let host = TestHost::with_vault();
        host.run_seconds(2);
        host.clock.jump_ms(jump);
        host.core.tick();
        assert_eq!(phase(&host), "locked", "{jump}");
        assert_eq!(reasons(&host), [LockReason::ClockJump]);
    }
    // Small corrections of the clock are not a jump.
    let host = TestHost::with_vault();
    host.run_seconds(2);
    host.clock.jump_ms(9_000);
    host.core.tick();
    assert_eq!(phase(&host), "open");
}

#[test]
fn sleep_between_two_ticks_locks() {
    let host = TestHost::with_vault();
    host.run_seconds(2);
    host.clock.pass_ms(60_000);
    host.core.tick();
    assert_eq!(phase(&host), "locked");
}

#[test]
fn every_reason_is_in_the_ledger() {
    let host = TestHost::with_vault();
    for reason in ["manual", "idle", "suspend", "screen_lock", "panic", "quit", "clock_jump"] {
        host.call("vault_lock", json!({ "reason": reason }));
        host.unlock();
        let login = host.ledger(json!({ "group": "login" }));
        assert_eq!((&login[0]["action"], &login[1]["text"]), (&json!("session.login"), &json!(reason)));
    }
}

#[test]
fn locking_twice_and_without_a_vault_is_fine() {
    let host = TestHost::new();
    host.lock();
    host.create_vault("恒信");
    host.lock();
    host.lock();
    assert_eq!(phase(&host), "locked");
    assert_eq!(reasons(&host).len(), 1);
}

#[test]
fn a_grant_of_before_the_lock_opens_nothing() {
    let host = TestHost::with_vault();
    let record = host.add_customer(&[("name", "张伟"), ("phone", "13800005678")]);
    host.lock();
    for (command, request) in [
        ("customer_show", json!({ "record_id": record })),
        ("customer_counts", json!({})),
        ("ledger_summary", json!({})),
        ("import_list", json!({})),
    ] {
        assert_eq!(host.refused(command, request), "locked");
    }
}

#[test]
fn closing_the_vault_goes_back_to_the_list() {
    let host = TestHost::with_vault();
    let path = host.vault_path();
    let status = host.call("vault_close", json!({}));
    assert_eq!(status["phase"], "no_vault");
    assert_eq!(status["known_vaults"][0]["path"], json!(path));
    assert_eq!(status["known_vaults"][0]["reachable"], true);
    std::fs::rename(&path, path.with_extension("away")).unwrap();
    assert_eq!(host.call("app_status", json!({}))["known_vaults"][0]["reachable"], false);
}
