//! Facts of membership, stated with the own signature.

use super::prelude::*;

pub fn attacks() -> Vec<(&'static str, Attack)> {
    vec![
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
        ("details_declared_too_old", |i, _| i.state(&Fact::Prune { until_seq: 3 }, Me)),
        ("a_checkpoint_of_another_past", |i, _| {
            let entries = i.next("x.y").seq - 1;
            i.state(&Fact::Checkpoint { entries, root: [7; 32] }, Me)
        }),
        ("a_checkpoint_of_fewer_entries", |i, _| {
            let entries = i.next("x.y").seq - 2;
            i.state(&Fact::Checkpoint { entries, root: [7; 32] }, Me)
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
    ]
}
