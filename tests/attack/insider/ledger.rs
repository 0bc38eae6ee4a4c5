//! The table of the ledger itself.

use super::prelude::*;

pub fn attacks() -> Vec<(&'static str, Attack)> {
    vec![
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
