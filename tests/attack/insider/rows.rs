//! Rows: changed, moved, removed, with and without an entry.

use super::prelude::*;

pub fn attacks() -> Vec<(&'static str, Attack)> {
    vec![
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
        ("a_colleagues_billing_facts_signed_for", |i, h| {
            let (record, _) = row(i, colleague(h).billing(), 11, 2);
            rewrite(i, colleague(h).billing(), &record, 2);
            sign_for(i, colleague(h).billing(), colleague(h).billing(), record, 2, Me);
        }),
        ("a_colleagues_billing_facts_moved_into_ones_own", |i, h| {
            let mine = ScopeId::from(i.me).billing();
            let (record, _) = row(i, colleague(h).billing(), 11, 2);
            i.connection.execute(
                "UPDATE facet SET scope = ?1, version = version + 1 WHERE scope = ?2 AND record = ?3 AND level = 2",
                rusqlite::params![mine.as_bytes(), colleague(h).billing().as_bytes(), record]).unwrap();
            sign_for(i, mine, mine, record, 2, Me);
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
        ("the_levels_of_fields_written_and_signed_for", |i, _| {
            // There is none yet: a row of somebody's own making under the catalogue's name, in the scope everybody reads.
            let record = *vault_domain::record::FIELD_CATALOGUE.as_bytes();
            i.connection
                .execute(
                    "INSERT INTO facet SELECT scope, ?1, level, 12, parent, version, epoch, rk, wrapped, schema, alg, body
                     FROM facet WHERE scope = ?2 AND kind = 4",
                    rusqlite::params![record, ScopeId::COMMON.as_bytes()],
                )
                .unwrap();
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
    ]
}
