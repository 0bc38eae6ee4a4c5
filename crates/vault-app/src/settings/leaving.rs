//! How much may leave, and who may ask for it: numbers of the policy.

use minicbor::{Decode, Encode};
use vault_domain::export::Thresholds;

use crate::contract::settings::ExportRules;

/// The numbers of [`ExportRules`], as the sheet keeps them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Exits {
    #[n(0)]
    free_rows: u16,
    #[n(1)]
    one_rows: u16,
    #[n(2)]
    abroad: bool,
    /// Sales may ask for copies of their own customers.
    #[n(3)]
    pub sales: bool,
}

impl Default for Exits {
    fn default() -> Self {
        Self { free_rows: 20, one_rows: 200, abroad: false, sales: false }
    }
}

impl Exits {
    /// As the contract has them.
    #[must_use]
    pub const fn visible(self) -> ExportRules {
        let Self { free_rows, one_rows, abroad, sales } = self;
        ExportRules { free_rows, one_rows, abroad, sales }
    }

    /// As the decision table takes them.
    #[must_use]
    pub fn thresholds(self) -> Thresholds {
        Thresholds { free_rows: self.free_rows.into(), one_rows: self.one_rows.into(), abroad: self.abroad }
    }

    /// From the contract's numbers; `None` for numbers outside their bounds.
    #[must_use]
    pub fn checked(wanted: ExportRules) -> Option<Self> {
        let ExportRules { free_rows, one_rows, abroad, sales } = wanted;
        let sound = (1..=200).contains(&free_rows) && (free_rows..=5_000).contains(&one_rows);
        sound.then_some(Self { free_rows, one_rows, abroad, sales })
    }
}

/// Each rule's name in the ledger with its old and new value, and whether the new one lets more out.
pub(super) fn differences(old: ExportRules, new: ExportRules) -> [(&'static str, String, String, bool); 4] {
    let number = |name, old: u16, new: u16| (name, old.to_string(), new.to_string(), new > old);
    let switch = |name, old: bool, new: bool| (name, old.to_string(), new.to_string(), new && !old);
    [
        number("export_free_rows", old.free_rows, new.free_rows),
        number("export_one_rows", old.one_rows, new.one_rows),
        switch("export_abroad", old.abroad, new.abroad),
        switch("export_sales", old.sales, new.sales),
    ]
}
