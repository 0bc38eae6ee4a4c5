//! Forty and more ways in which a salesperson with an SQLite tool and every key of the own might help himself. None is
//! accepted: the owner's next login is refused, or the check names what is wrong and the vault takes no change.

use std::collections::BTreeMap;

use clientvault_tests::host::{HOUSE, PASSWORD, TestHost, copy_folder, password_of};
use rusqlite::OptionalExtension as _;
use serde_json::json;
use vault_crypto::hash::sha256_parts;
use vault_domain::ids::{DeviceId, PersonId, ScopeId, TeamId};
use vault_domain::level::Level;
use vault_ledger::code::ActionCode;
use vault_ledger::entry::{Actor, Entry, Outcome};
use vault_ledger::membership::{Fact, Recipient, Role, Roles};

use crate::forge::{Insider, SignedBy};
use crate::raw::{header, verdict};

/// The insider, and a colleague in the same office.
const ME: &str = "王磊";
const COLLEAGUE: &str = "李静";

/// A locked office with a past: the insider was a manager once, a key was rotated, a colleague was given consent.
fn office() -> TestHost {
    let host = TestHost::office(&[(ME, &["sales"]), (COLLEAGUE, &["sales"]), ("会计", &["finance"])]);
    let rights = |roles: &[&str]| json!({ "person_id": host.id_of(ME), "roles": roles, "team_id": HOUSE, "password": PASSWORD });
    host.call("person_rights", rights(&["sales", "manager"]));
    host.log_in(COLLEAGUE);
    let theirs = host.add_customer(&[("name", "别人的客户"), ("phone", "13800001111")]);
    host.call("note_add", json!({
        "record_id": theirs, "kind": "call", "outcome": null, "text": "别人的跟进", "next_follow_up": null,
    }));
    host.log_in("林芳");
    host.call("person_rights", rights(&["sales"]));
    let mut weaker = clientvault_tests::host::settings(10, 30, false);
    weaker["settings"]["claims_per_day"] = json!(21);
    weaker["approver"] = json!({ "person_id": host.id_of(COLLEAGUE), "password": password_of(COLLEAGUE) });
    host.call("settings_set", weaker);
    let pool = host.add_customer(&[("name", "公海客户"), ("phone", "13800003333")]);
    host.call("customer_transfer", json!({ "record_ids": [pool], "to": null }));
    host.log_in(ME);
    host.add_customer(&[("name", "自己的客户"), ("phone", "13800002222")]);
    host.lock();
    host
}

type Attack = fn(&Insider, &TestHost);

fn person(host: &TestHost, name: &str) -> PersonId {
    header(host).slots.iter().find(|slot| slot.name() == name).unwrap().person()
}

/// A row of the person's own scope, or a colleague's: record, level, version.
fn row(insider: &Insider, scope: ScopeId, kind: u8, level: u8) -> ([u8; 16], u64) {
    insider
        .connection
        .query_row(
            "SELECT record, version FROM facet WHERE scope = ?1 AND kind = ?2 AND level = ?3",
            rusqlite::params![scope.as_bytes(), kind, level],
            |row| Ok((row.get(0)?, row.get::<_, i64>(1)? as u64)),
        )
        .unwrap()
}

/// The hash the ledger keeps of a stored row.
fn hash_of(insider: &Insider, scope: ScopeId, record: &[u8; 16], level: u8) -> [u8; 32] {
    insider
        .connection
        .query_row(
            "SELECT kind, parent, version, epoch, rk, schema, alg, wrapped, body FROM facet
             WHERE scope = ?1 AND record = ?2 AND level = ?3",
            rusqlite::params![scope.as_bytes(), record, level],
            |row| {
                let (kind, parent): (u8, Option<Vec<u8>>) = (row.get(0)?, row.get(1)?);
                let (version, epoch): (i64, u32) = (row.get(2)?, row.get(3)?);
                let (rk, schema, alg): (Vec<u8>, u16, u8) = (row.get(4)?, row.get(5)?, row.get(6)?);
                let (wrapped, body): (Vec<u8>, Vec<u8>) = (row.get(7)?, row.get(8)?);
                Ok(sha256_parts(&[
                    b"cv1-facet",
                    scope.as_bytes(),
                    record,
                    &[level, kind, u8::from(parent.is_some())],
                    &parent.unwrap_or_else(|| vec![0; 16]),
                    &(version as u64).to_be_bytes(),
                    &epoch.to_be_bytes(),
                    &rk,
                    &schema.to_be_bytes(),
                    &[alg],
                    &(wrapped.len() as u64).to_be_bytes(),
                    &wrapped,
                    &body,
                ]))
            },
        )
        .unwrap()
}

/// Signs for the present state of a row, as the program would after a save.
fn sign_for(insider: &Insider, scope: ScopeId, claimed: ScopeId, record: [u8; 16], level: u8, by: SignedBy) {
    let version: i64 = insider
        .connection
        .query_row(
            "SELECT version FROM facet WHERE scope = ?1 AND record = ?2 AND level = ?3",
            rusqlite::params![scope.as_bytes(), record, level],
            |row| row.get(0),
        )
        .unwrap();
    let hash = hash_of(insider, scope, &record, level);
    let mut entry = insider.next("customer.update");
    let level = Level::from_number(level).unwrap();
    entry.changes = vec![Insider::change(claimed, record, level, version as u64, hash)];
    if matches!(by, SignedBy::Device) {
        entry.actor = Actor::Device;
    }
    insider.append(&entry, by);
}

/// Changes a row as an SQLite tool would, one version on.
fn rewrite(insider: &Insider, scope: ScopeId, record: &[u8; 16], level: u8) {
    let changed = insider
        .connection
        .execute(
            "UPDATE facet SET body = randomblob(length(body)), version = version + 1
             WHERE scope = ?1 AND record = ?2 AND level = ?3",
            rusqlite::params![scope.as_bytes(), record, level],
        )
        .unwrap();
    assert_eq!(changed, 1);
}

fn entry_of(insider: &Insider, action: &str) -> (Entry, Vec<u8>, Vec<u8>) {
    let found: Option<(Vec<u8>, Vec<u8>)> = insider
        .connection
        .query_row(
            "SELECT entry, signature FROM ledger WHERE action = ?1 AND refused = 0 ORDER BY seq DESC LIMIT 1",
            [action],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()
        .unwrap();
    let (bytes, signature) = found.unwrap_or_else(|| panic!("no {action}"));
    (Entry::decode(&bytes).unwrap(), bytes, signature)
}

fn act(insider: &Insider, statement: &str) {
    insider.connection.execute_batch("PRAGMA ignore_check_constraints = ON").unwrap();
    assert!(insider.connection.execute(statement, []).unwrap() > 0, "nothing changed: {statement}");
}

fn colleague(host: &TestHost) -> ScopeId {
    person(host, COLLEAGUE).into()
}

/// Name, and what is done.
fn attacks() -> Vec<(&'static str, Attack)> {
    use SignedBy::{Device, Me};
    vec![
        // ── facts stated with the own signature ──────────────────────────────────
        ("owner_by_own_word", |i, _| i.state(&Fact::MemberRoles(i.me, Roles::of(&[Role::Owner])), Me)),
        ("admin_by_own_word", |i, _| {
            i.state(&Fact::MemberRoles(i.me, Roles::of(&[Role::Admin, Role::Sales])), Me)
        }),
        ("auditor_by_own_word", |i, _| i.state(&Fact::MemberRoles(i.me, Roles::of(&[Role::Auditor])), Me)),
        ("a_colleague_demoted", |i, h| i.state(&Fact::MemberRoles(person(h, COLLEAGUE), Roles::NONE), Me)),
        ("an_accomplice_as_owner", |i, _| i.state(&Fact::MemberAdded(i.accomplice(&[Role::Owner])), Me)),
        ("an_accomplice_as_sales", |i, _| i.state(&Fact::MemberAdded(i.accomplice(&[Role::Sales])), Me)),
        ("an_accomplice_invited", |i, _| {
            i.state(&Fact::MemberInvited(i.accomplice(&[Role::Sales]), i64::MAX), Me)
        }),
        ("the_owner_frozen", |i, h| i.state(&Fact::MemberFrozen(person(h, "林芳")), Me)),
        ("a_colleague_frozen", |i, h| i.state(&Fact::MemberFrozen(person(h, COLLEAGUE)), Me)),
        ("another_team_for_oneself", |i, _| {
            i.state(&Fact::MemberTeam(i.me, TeamId::from_bytes([7; 16])), Me)
        }),
        ("a_longer_stay", |i, _| i.state(&Fact::MemberLeaves(i.me, None), Me)),
        ("the_owners_keys_replaced", |i, h| {
            i.state(
                &Fact::MemberRekeyed {
                    person: person(h, "林芳"),
                    sign: Insider::fresh_key().public(),
                    kem: i.kem(),
                },
                Me,
            )
        }),
        ("a_colleagues_keys_replaced", |i, h| {
            i.state(
                &Fact::MemberRekeyed {
                    person: person(h, COLLEAGUE),
                    sign: Insider::fresh_key().public(),
                    kem: i.kem(),
                },
                Me,
            )
        }),
        ("the_key_of_details_replaced", |i, _| i.state(&Fact::AuditKey(i.kem()), Me)),
        ("a_device_of_ones_own", |i, _| {
            i.state(
                &Fact::DeviceEnrolled {
                    device: DeviceId::from_bytes([5; 16]),
                    key: Insider::fresh_key().public(),
                },
                Me,
            )
        }),
        ("the_device_retired", |i, _| {
            let device = i.next("x.y").device;
            i.state(&Fact::DeviceRetired(device), Me);
        }),
        ("a_setting_changed_in_the_open", |i, _| {
            i.state(
                &Fact::SettingsChanged { setting: ActionCode::literal("export.limits"), value_hash: [1; 32] },
                Me,
            )
        }),
        ("going_on_after_lost_entries", |i, _| {
            i.state(&Fact::Discontinuity { expected_seq: 1, expected_head: [0; 32] }, Me)
        }),
        ("a_second_creation", |i, _| {
            i.state(
                &Fact::VaultCreated {
                    root: i.sign_key().public(),
                    root_kem: i.kem(),
                    first: i.accomplice(&[Role::Owner]),
                    device: DeviceId::from_bytes([5; 16]),
                    device_key: Insider::fresh_key().public(),
                },
                Me,
            )
        }),
        // ── keys handed to oneself and others ────────────────────────────────────
        ("a_colleagues_scope_granted_to_oneself", |i, h| {
            let grant = i.grant(colleague(h), Level::L1, 1, Recipient::Person(i.me));
            i.state(&Fact::GrantIssued(vec![grant]), Me);
        }),
        ("the_audit_key_granted_to_oneself", |i, _| {
            let grant = i.grant(ScopeId::AUDIT, Level::L3, 1, Recipient::Person(i.me));
            i.state(&Fact::GrantIssued(vec![grant]), Me);
        }),
        ("the_own_scope_granted_to_finance", |i, h| {
            let grant = i.grant(i.me.into(), Level::L2, 1, Recipient::Person(person(h, "会计")));
            i.state(&Fact::GrantIssued(vec![grant]), Me);
        }),
        ("a_new_key_for_the_pool", |i, _| {
            let to = [Recipient::Person(i.me), Recipient::Recovery];
            let grants = to.map(|to| i.grant(ScopeId::POOL, Level::L1, 2, to)).to_vec();
            i.state(&Fact::GrantIssued(grants), Me);
        }),
        ("a_new_key_for_oneself_without_recovery", |i, _| {
            let grant = i.grant(i.me.into(), Level::L1, 9, Recipient::Person(i.me));
            i.state(&Fact::GrantIssued(vec![grant]), Me);
        }),
        ("a_grant_nobody_issued", |i, h| {
            i.grant(colleague(h), Level::L1, 1, Recipient::Person(i.me));
        }),
        ("an_old_grant_of_a_rotated_key_renumbered", |i, h| {
            act(i, &format!(
                "INSERT INTO compartment_grant SELECT scope, level, 7, recipient, sealed FROM compartment_grant
                 WHERE hex(scope) = '{}' LIMIT 1", hex(colleague(h).as_bytes())));
        }),
        ("a_colleagues_grant_replaced", |i, h| {
            act(
                i,
                &format!(
                    "UPDATE compartment_grant SET sealed = randomblob(length(sealed)) WHERE hex(recipient) = '{}' AND level = 2",
                    hex(person(h, COLLEAGUE).as_bytes())
                ),
            )
        }),
        ("a_colleagues_grant_taken_away", |i, h| {
            act(
                i,
                &format!(
                    "DELETE FROM compartment_grant WHERE hex(recipient) = '{}' AND level = 2",
                    hex(person(h, COLLEAGUE).as_bytes())
                ),
            )
        }),
        // ── the device's key, which everybody on the account can reach ───────────
        ("owner_by_the_devices_word", |i, _| {
            i.state(&Fact::MemberRoles(i.me, Roles::of(&[Role::Owner])), Device)
        }),
        ("a_grant_by_the_device", |i, h| {
            let grant = i.grant(colleague(h), Level::L1, 1, Recipient::Person(i.me));
            i.state(&Fact::GrantIssued(vec![grant]), Device);
        }),
        ("a_row_signed_for_by_the_device", |i, h| {
            let (record, _) = row(i, colleague(h), 1, 1);
            rewrite(i, colleague(h), &record, 1);
            sign_for(i, colleague(h), colleague(h), record, 1, Device);
        }),
        // ── under another's name ─────────────────────────────────────────────────
        ("as_the_owner_with_the_own_signature", |i, h| {
            let mut entry = i.next("member.roles");
            entry.actor = Actor::Person(person(h, "林芳"));
            entry.public = Some(Fact::MemberRoles(i.me, Roles::of(&[Role::Owner])).encode());
            i.append(&entry, Me);
        }),
        ("as_the_root_with_the_own_signature", |i, _| {
            let mut entry = i.next("member.roles");
            entry.actor = Actor::Root;
            entry.public = Some(Fact::MemberRoles(i.me, Roles::of(&[Role::Owner])).encode());
            i.append(&entry, Me);
        }),
        ("as_a_colleague_with_the_devices_signature", |i, h| {
            let mut entry = i.next("field.reveal");
            entry.actor = Actor::Person(person(h, COLLEAGUE));
            i.append(&entry, Device);
        }),
        ("a_harmless_event_in_a_colleagues_name", |i, h| {
            let mut entry = i.next("customer.open");
            entry.actor = Actor::Person(person(h, COLLEAGUE));
            i.append(&entry, Me);
        }),
        // ── what was once true, again ────────────────────────────────────────────
        ("an_old_role_replayed", |i, _| {
            // The entry that once made the insider a manager, with the owner's genuine signature.
            let genuine: (Vec<u8>, Vec<u8>) = i
                .connection
                .query_row(
                    "SELECT entry, signature FROM ledger WHERE action = 'member.roles' ORDER BY seq LIMIT 1",
                    [],
                    |row| Ok((row.get(0)?, row.get(1)?)),
                )
                .unwrap();
            let entry = Entry { seq: i.next("x.y").seq, ..Entry::decode(&genuine.0).unwrap() };
            i.insert(&entry, &genuine.0, &genuine.1);
        }),
        ("an_old_role_replayed_and_chained", |i, _| {
            let (genuine, _, signature) = entry_of(i, "member.roles");
            let next = i.next("member.roles");
            let entry = Entry { seq: next.seq, prev_hash: next.prev_hash, ..genuine };
            i.insert(&entry, &entry.encode().unwrap(), &signature);
        }),
        ("anothers_consent_copied", |i, _| {
            let (genuine, bytes, signature) = entry_of(i, "approval.give");
            let entry = Entry { seq: i.next("x.y").seq, ..genuine };
            i.insert(&entry, &bytes, &signature);
        }),
        ("anothers_consent_moved_to_now", |i, _| {
            let (genuine, _, signature) = entry_of(i, "approval.give");
            let next = i.next("approval.give");
            let entry = Entry { seq: next.seq, prev_hash: next.prev_hash, wall_ms: next.wall_ms, ..genuine };
            i.insert(&entry, &entry.encode().unwrap(), &signature);
        }),
        ("consent_in_anothers_name", |i, h| {
            let mut entry = i.next("approval.give");
            entry.actor = Actor::Person(person(h, "林芳"));
            i.append(&entry, Me);
        }),
        // ── rows ─────────────────────────────────────────────────────────────────
        ("an_own_row_without_an_entry", |i, _| {
            let (record, _) = row(i, i.me.into(), 1, 1);
            rewrite(i, i.me.into(), &record, 1);
        }),
        ("a_colleagues_row_without_an_entry", |i, h| {
            let (record, _) = row(i, colleague(h), 1, 2);
            rewrite(i, colleague(h), &record, 2);
        }),
        ("a_colleagues_row_signed_for", |i, h| {
            let (record, _) = row(i, colleague(h), 1, 1);
            rewrite(i, colleague(h), &record, 1);
            sign_for(i, colleague(h), colleague(h), record, 1, Me);
        }),
        ("a_colleagues_row_signed_for_as_ones_own", |i, h| {
            let (record, _) = row(i, colleague(h), 1, 1);
            rewrite(i, colleague(h), &record, 1);
            sign_for(i, colleague(h), i.me.into(), record, 1, Me);
        }),
        ("a_colleagues_row_moved_into_ones_own_scope", |i, h| {
            let (record, _) = row(i, colleague(h), 1, 1);
            i.connection.execute(
                "UPDATE facet SET scope = ?1, version = version + 1 WHERE scope = ?2 AND record = ?3 AND level = 1",
                rusqlite::params![i.me.as_bytes(), colleague(h).as_bytes(), record]).unwrap();
            sign_for(i, i.me.into(), i.me.into(), record, 1, Me);
        }),
        ("a_colleagues_row_removed_and_signed_for", |i, h| {
            let (record, version) = row(i, colleague(h), 1, 2);
            i.connection
                .execute(
                    "DELETE FROM facet WHERE scope = ?1 AND record = ?2 AND level = 2",
                    rusqlite::params![colleague(h).as_bytes(), record],
                )
                .unwrap();
            let mut entry = i.next("customer.update");
            entry.changes = vec![Insider::change(colleague(h), record, Level::L2, version + 1, [0; 32])];
            i.append(&entry, Me);
        }),
        ("a_colleagues_row_removed_as_ones_own", |i, h| {
            let (record, version) = row(i, colleague(h), 1, 2);
            i.connection
                .execute(
                    "DELETE FROM facet WHERE scope = ?1 AND record = ?2 AND level = 2",
                    rusqlite::params![colleague(h).as_bytes(), record],
                )
                .unwrap();
            let mut entry = i.next("customer.update");
            entry.changes = vec![Insider::change(i.me.into(), record, Level::L2, version + 1, [0; 32])];
            i.append(&entry, Me);
        }),
        ("a_colleagues_row_adopted_then_removed", |i, h| {
            // First claimed by an entry as an own row of a higher version, then removed as such.
            let (record, version) = row(i, colleague(h), 1, 2);
            let mut entry = i.next("customer.update");
            entry.changes = vec![Insider::change(i.me.into(), record, Level::L2, version + 1, [9; 32])];
            i.append(&entry, Me);
            i.connection
                .execute(
                    "DELETE FROM facet WHERE scope = ?1 AND record = ?2 AND level = 2",
                    rusqlite::params![colleague(h).as_bytes(), record],
                )
                .unwrap();
            let mut entry = i.next("customer.update");
            entry.changes = vec![Insider::change(i.me.into(), record, Level::L2, version + 2, [0; 32])];
            i.append(&entry, Me);
        }),
        ("a_note_under_another_customer", |i, h| {
            let changed = i
                .connection
                .execute(
                    "UPDATE facet SET parent = ?1 WHERE kind = 2 AND scope = ?2",
                    rusqlite::params![row(i, i.me.into(), 1, 1).0, colleague(h).as_bytes()],
                )
                .unwrap();
            assert!(changed > 0);
        }),
        ("the_settings_rewritten_and_signed_for", |i, _| {
            let (record, _) = row(i, ScopeId::COMMON, 4, 1);
            rewrite(i, ScopeId::COMMON, &record, 1);
            sign_for(i, ScopeId::COMMON, ScopeId::COMMON, record, 1, Me);
        }),
        ("the_names_rewritten_and_signed_for", |i, _| {
            let (record, _) = row(i, ScopeId::COMMON, 8, 1);
            rewrite(i, ScopeId::COMMON, &record, 1);
            sign_for(i, ScopeId::COMMON, ScopeId::COMMON, record, 1, Me);
        }),
        ("the_settings_removed_and_signed_for", |i, _| {
            let (record, version) = row(i, ScopeId::COMMON, 4, 1);
            act(i, "DELETE FROM facet WHERE kind = 4");
            let mut entry = i.next("settings.change");
            entry.changes = vec![Insider::change(ScopeId::COMMON, record, Level::L1, version + 1, [0; 32])];
            i.append(&entry, Me);
        }),
        // ── the ledger itself ────────────────────────────────────────────────────
        ("the_own_last_look_deleted", |i, _| {
            act(i, "DELETE FROM ledger WHERE seq = (SELECT max(seq) FROM ledger)")
        }),
        ("an_entry_in_the_middle_deleted", |i, _| act(i, "DELETE FROM ledger WHERE seq = 9")),
        ("two_entries_exchanged", |i, _| {
            act(i, "UPDATE ledger SET seq = -1 WHERE seq = 9");
            act(i, "UPDATE ledger SET seq = 9 WHERE seq = 10");
            act(i, "UPDATE ledger SET seq = 10 WHERE seq = -1");
        }),
        ("an_action_hidden_from_the_index", |i, _| {
            act(i, "UPDATE ledger SET action = 'customer.list' WHERE action = 'customer.transfer'")
        }),
        ("the_actor_column_changed", |i, h| {
            act(
                i,
                &format!(
                    "UPDATE ledger SET actor = x'{}' WHERE hex(actor) = '{}'",
                    hex(person(h, COLLEAGUE).as_bytes()),
                    hex(i.me.as_bytes())
                ),
            )
        }),
        ("a_refusal_made_a_success", |i, _| {
            act(i, "UPDATE ledger SET refused = 1 - refused WHERE action = 'session.login'")
        }),
        ("a_detail_replaced", |i, _| {
            act(
                i,
                "UPDATE ledger SET detail = (SELECT detail FROM ledger WHERE action = 'session.lock' LIMIT 1)
             WHERE action = 'settings.change'",
            )
        }),
        ("a_detail_taken_away", |i, _| {
            act(i, "UPDATE ledger SET detail = NULL WHERE action = 'settings.change'")
        }),
    ]
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

#[test]
fn no_forgery_of_an_insider_is_accepted() {
    let host = office();
    // The office itself is sound, or nothing would be shown.
    host.log_in("林芳");
    assert_eq!(host.findings(), Vec::<String>::new());
    host.lock();
    let vault = host.vault_path();
    let pristine = host.folder().join("pristine");
    copy_folder(&vault, &pristine);
    let anchor = crate::raw::anchor(&host);
    let mut outcomes = BTreeMap::new();
    for (name, attack) in attacks() {
        std::fs::remove_dir_all(&vault).unwrap();
        copy_folder(&pristine, &vault);
        crate::raw::set_anchor(&host, &anchor);
        let insider = Insider::at(&host, ME);
        attack(&insider, &host);
        insider.connection.close().unwrap();
        let verdict = verdict(&host);
        let harmless: Vec<&String> = verdict
            .iter()
            .filter(|finding| !["anchor_missing", "clock_back"].contains(&finding.as_str()))
            .collect();
        assert!(!harmless.is_empty(), "{name} was accepted");
        outcomes.insert(name, verdict.join(" "));
        host.lock();
    }
    assert!(outcomes.len() >= 40, "{}", outcomes.len());
    // Each is noticed for its own reason, not because the file no longer opens.
    let unread = outcomes.values().filter(|verdict| verdict.contains("database")).count();
    assert_eq!(unread, 0, "{outcomes:#?}");
}

/// The forger's tools are as good as the program: with them, an honest row of the own is accepted.
#[test]
fn an_honest_entry_made_with_the_same_tools_is_accepted() {
    let host = office();
    let insider = Insider::at(&host, ME);
    let mut entry = insider.next("customer.open");
    entry.result = Outcome::Done;
    insider.append(&entry, SignedBy::Me);
    let (record, _) = row(&insider, insider.me.into(), 1, 1);
    sign_for(&insider, insider.me.into(), insider.me.into(), record, 1, SignedBy::Me);
    insider.connection.close().unwrap();
    host.log_in("林芳");
    assert_eq!(host.findings(), Vec::<String>::new());
}
