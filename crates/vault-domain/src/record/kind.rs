//! Codes of record kinds, customer kinds and life states. Stored numbers are never reused.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::coded::coded;

coded! {
    /// What a sealed record holds.
    RecordKind {
        /// A company or a person.
        Customer = 1,
        /// A follow-up note on a customer.
        Note = 2,
        /// The report of one import run.
        ImportBatch = 3,
        /// A sheet of settings.
        Settings = 4,
        /// A form someone has not finished.
        Draft = 5,
        /// A tag of the vault's own list.
        Tag = 6,
        /// Which records an import run made.
        ImportedRecords = 7,
        /// Names of people and teams.
        Roster = 8,
        /// What became of everything somebody had who left.
        HandoverReport = 9,
        /// A review of who may read what.
        AccessReview = 10,
        /// Invoicing and contract facts of a customer, for those who must not see the customer.
        Billing = 11,
        /// What the vault says of its fields: levels, purposes, retention, fields of its own.
        FieldCatalogue = 12,
        /// A request to let something leave, with the signatures under it.
        Export = 13,
        /// Which records a copy held.
        ExportedRecords = 14,
    }
}

coded! {
    /// What a customer is.
    CustomerKind {
        /// 公司.
        Company = 1,
        /// 个人 or 联系人.
        Person = 2,
    }
}

coded! {
    /// Where in its life a record is.
    RecordState {
        /// In use.
        Active = 1,
        /// Kept, out of the daily lists.
        Archived = 2,
        /// In the recycle bin, erased after its days are over.
        Recycled = 3,
        /// Key destroyed; only the tombstone is left.
        Erased = 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_round_trip_and_zero_is_nothing() {
        for kind in RecordKind::ALL {
            assert_eq!(RecordKind::from_code(kind.code()), Some(*kind));
        }
        for state in RecordState::ALL {
            assert_eq!(RecordState::from_code(state.code()), Some(*state));
        }
        for kind in CustomerKind::ALL {
            assert_eq!(CustomerKind::from_code(kind.code()), Some(*kind));
        }
        assert_eq!(RecordKind::from_code(0), None);
        assert_eq!(RecordState::from_code(5), None);
    }
}
