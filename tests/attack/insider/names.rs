//! Entries in another's name, and what was once true, again.

use super::prelude::*;

pub fn attacks() -> Vec<(&'static str, Attack)> {
    vec![
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
    ]
}
