//! Answers an audience may see as they are: counts, codes, versions, settings, words of the product.

use super::ForAudience;
use crate::contract::Done;
use crate::contract::app::AppStatus;
use crate::contract::approval::Approvers;
use crate::contract::catalogue::{FieldCatalogue, FieldLevelSet, FieldUsage, Reseal};
use crate::contract::customer::{Changed, Counts, Saved, TagList};
use crate::contract::evidence::{CheckpointView, DisclosurePreview, LedgerExported, WitnessVerdict};
use crate::contract::export::{Carried, ExportPreview, ExportView, Exports};
use crate::contract::field::{Compared, Copied, TextHits};
use crate::contract::handover::{HandoverPreview, HandoverReport};
use crate::contract::import::ImportUndone;
use crate::contract::package::OpenedPackage;
use crate::contract::people::{
    Exceptions, Invitation, People, PermissionMatrix, PersonAdded, RightsPreview, TeamSaved,
};
use crate::contract::review::{Access, Review, Reviews};
use crate::contract::settings::{SettingsHistory, VaultSettings};
use crate::contract::trace::Strays;
use crate::contract::vault::VerifyReport;
use crate::contract::watch::LedgerPruned;

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
    /// Counts, columns, recipients and colleagues: no customer.
    ExportPreview,
    ExportView,
    Exports,
    Carried,
    OpenedPackage,
    /// Names and counts of files.
    Strays,
    /// Hashes, signatures and numbers.
    CheckpointView,
    WitnessVerdict,
    DisclosurePreview,
    LedgerExported,
    LedgerPruned,
    VerifyReport,
    VaultSettings,
    /// Counts, cities and colleagues.
    HandoverPreview,
    HandoverReport,
    Approvers,
    /// About fields, not about customers.
    FieldCatalogue,
    FieldLevelSet,
    FieldUsage,
    Reseal,
    Review,
    Reviews,
    Access,
    SettingsHistory,
    /// Names of colleagues; they are no customers.
    People,
    PersonAdded,
    Exceptions,
    Invitation,
    TeamSaved,
    RightsPreview,
    PermissionMatrix,
    /// The vault's name and the person's own.
    AppStatus,
}
