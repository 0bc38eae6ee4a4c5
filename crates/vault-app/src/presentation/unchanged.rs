//! Answers an audience may see as they are: counts, codes, versions, settings, words of the product.

use super::ForAudience;
use crate::contract::Done;
use crate::contract::app::AppStatus;
use crate::contract::customer::{Changed, Counts, Saved, TagList};
use crate::contract::field::{Compared, Copied, TextHits};
use crate::contract::import::ImportUndone;
use crate::contract::ledger::LedgerSummary;
use crate::contract::settings::VaultSettings;
use crate::contract::vault::VerifyReport;

macro_rules! unchanged {
    ($($(#[$why:meta])* $answer:ty),* $(,)?) => {
        $($(#[$why])* impl ForAudience for $answer {
            fn for_audience(self) -> Self {
                self
            }
        })*
    };
}

unchanged! {
    Done,
    Counts,
    Saved,
    Changed,
    /// Tags sort customers; they are not about one.
    TagList,
    Compared,
    Copied,
    /// Places in a text that was typed just now.
    TextHits,
    ImportUndone,
    LedgerSummary,
    VerifyReport,
    VaultSettings,
    /// The vault's name and the person's own.
    AppStatus,
}
