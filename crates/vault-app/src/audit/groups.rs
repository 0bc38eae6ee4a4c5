//! Action codes in the groups the page filters by.

use crate::contract::ledger::ActionGroup;

/// The codes of a group; one code is in one group at most. Drafts and refused commands are in none.
pub(super) const fn actions(group: ActionGroup) -> &'static [&'static str] {
    match group {
        ActionGroup::View => &[
            "customer.open",
            "pool.open",
            "field.reveal",
            "field.compare",
            "customer.search",
            "customer.list",
        ],
        ActionGroup::Copy => &["field.copy"],
        ActionGroup::Change => &[
            "customer.create",
            "customer.update",
            "customer.archive",
            "customer.unarchive",
            "customer.recycle",
            "customer.restore",
            "customer.transfer",
            "customer.claim",
            "customer.keep",
            "customer.hand_over",
            "customer.level_raise",
            "customer.level_lower",
            "pool.claim",
            "billing.follow",
            "note.add",
            "note.edit",
            "note.remove",
            "note.move",
        ],
        ActionGroup::Import => &["import.rows", "import.finish", "import.undo", "import.undo_rows"],
        ActionGroup::Login => &[
            "session.login",
            "session.login_failed",
            "session.authenticate",
            "session.enrol",
            "approval.give",
            "session.lock",
            "recovery.use",
            "device.enrolled",
            "device.retired",
        ],
        ActionGroup::Export => &[
            "export.request",
            "export.sign",
            "export.reject",
            "export.withdraw",
            "export.carry",
            "export.confirm",
            "export.begin",
            "export.run",
            "export.returned",
            "export.destroyed",
            "export.explained",
            "package.open",
            "leak.trace",
            "stray.scan",
            "stray.delete",
            "ledger.export",
            "ledger.checkpoint",
            "ledger.save_month",
            "import.save_rejected",
            "handover.save_report",
            "review.save",
        ],
        ActionGroup::Rights => &[
            "member.added",
            "member.frozen",
            "member.unfrozen",
            "member.roles",
            "member.rekeyed",
            "member.invited",
            "member.team",
            "member.leaves",
            "person.rights",
            "roster.save",
            "team.save",
            "custodian.name",
            "exception.give",
            "exception.take",
            "audit.key",
            "keys.pass_on",
            "keys.renew",
            "keys.reseal",
            "keys.renewed",
            "handover.begin",
            "handover.finish",
            "review.open",
            "review.decide",
            "review.close",
            "grant.issued",
        ],
        ActionGroup::Settings => &[
            "settings.change",
            "settings.changed",
            "field.save",
            "field.remove",
            "field.level_raise",
            "field.level_lower",
            "levels.reseal",
            "levels.resealed",
            "password.change",
            "file.rekey",
            "vault.created",
            "vault.create",
            "ledger.prune",
            "hold.set",
            "hold.lift",
        ],
        ActionGroup::Check => &[
            "ledger.verify",
            "vault.verify",
            "ledger.discontinuity",
            "ledger.witness",
            "anchor.missing",
            "anchor.unreadable",
            "clock.back",
            "alert.review",
            "day.review",
        ],
    }
}

/// Every group.
const ALL: [ActionGroup; 9] = [
    ActionGroup::View,
    ActionGroup::Copy,
    ActionGroup::Change,
    ActionGroup::Import,
    ActionGroup::Export,
    ActionGroup::Login,
    ActionGroup::Rights,
    ActionGroup::Settings,
    ActionGroup::Check,
];

/// The group a code is in.
pub(super) fn group_of(action: &str) -> Option<ActionGroup> {
    ALL.into_iter().find(|group| actions(*group).contains(&action))
}

#[cfg(test)]
mod tests {
    use super::*;
    use vault_ledger::code::ActionCode;

    #[test]
    fn every_code_is_well_formed_and_in_one_group() {
        let mut seen = std::collections::HashSet::new();
        for group in ALL {
            for action in actions(group) {
                assert!(ActionCode::new(action).is_ok(), "{action}");
                assert!(seen.insert(*action), "{action} twice");
                assert_eq!(group_of(action), Some(group));
            }
        }
        assert_eq!(group_of("draft.save"), None);
    }
}
