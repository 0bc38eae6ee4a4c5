//! Keys handed to oneself and others, and what the device's key signs: everybody on the account can reach it.

use super::prelude::*;

pub fn attacks() -> Vec<(&'static str, Attack)> {
    vec![
        ("a_colleagues_scope_granted_to_oneself", |i, h| {
            let grant = i.grant(colleague(h), Level::L1, 1, Recipient::Person(i.me));
            i.state(&Fact::GrantIssued(vec![grant]), Me);
        }),
        ("the_audit_key_granted_to_oneself", |i, _| {
            let grant = i.grant(ScopeId::AUDIT, Level::L3, 1, Recipient::Person(i.me));
            i.state(&Fact::GrantIssued(vec![grant]), Me);
        }),
        ("a_colleagues_billing_facts_granted_to_oneself", |i, h| {
            let grant = i.grant(colleague(h).billing(), Level::L2, 1, Recipient::Person(i.me));
            i.state(&Fact::GrantIssued(vec![grant]), Me);
        }),
        ("the_own_billing_facts_granted_to_a_colleague", |i, h| {
            let grant =
                i.grant(ScopeId::from(i.me).billing(), Level::L2, 1, Recipient::Person(person(h, COLLEAGUE)));
            i.state(&Fact::GrantIssued(vec![grant]), Me);
        }),
        ("a_scope_of_ones_own_for_a_colleagues_customer", |i, h| {
            let (record, _) = row(i, colleague(h), 1, 1);
            let scope = ScopeId::kept(RecordId::from_bytes(record));
            let to = [Recipient::Person(i.me), Recipient::Recovery];
            let grants = to.map(|to| i.grant(scope, Level::L1, 1, to)).to_vec();
            i.state(&Fact::GrantIssued(grants), Me);
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
    ]
}
