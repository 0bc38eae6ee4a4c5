//! What convinces somebody outside: checkpoints, witnesses, the exported ledger.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vault_domain::ids::{PersonId, RecordId};

/// A checkpoint of the whole ledger up to now, written into the ledger as well.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CheckpointView {
    /// C2SP `tlog-checkpoint`, signed by this computer and the person.
    pub text: String,
    /// Entries it covers.
    pub size: u64,
    pub at_ms: i64,
    /// The text as QR code (ISO/IEC 18004): rows of `0` and `1`, without the quiet zone.
    pub qr: Vec<String>,
}

/// The newest checkpoint as text or as a page to print, at this path.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveCheckpoint {
    pub path: String,
    pub form: CheckpointForm,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckpointForm {
    Text,
    Pdf,
}

/// A checkpoint somebody kept, at most 8 KiB.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PastCheckpoint {
    pub text: String,
}

/// What an old checkpoint says about today's ledger.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct WitnessVerdict {
    pub outcome: WitnessOutcome,
    /// Entries the old checkpoint covers.
    pub size: u64,
    /// Entries written since.
    pub since: u64,
    /// Wall clock of the last entry it covers, when it agrees.
    pub until_ms: Option<i64>,
    /// Who had signed it, as far as the keys are this vault's.
    pub signers: Vec<String>,
    /// Shows the same to whoever holds the old one: the body of `add-checkpoint` in C2SP `tlog-witness`.
    pub update: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WitnessOutcome {
    /// Everything it covers is unchanged.
    Agrees,
    /// The ledger ends before it: entries are missing.
    Longer,
    /// The ledger had other entries then.
    Differs,
    /// It is of another vault.
    OtherVault,
    /// None of its signatures is by a key of this vault.
    NotSigned,
}

/// The ledger for outsiders: every entry; details only of what is chosen.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportAudit {
    /// Where the `.cvaudit` goes.
    pub path: String,
    #[serde(default)]
    pub choice: DisclosureChoice,
    /// Entries are complete either way; without details an outsider sees who did what kind of thing when.
    pub details: bool,
}

/// Which entries are disclosed with their details; all parts together, none means all.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct DisclosureChoice {
    pub from_ms: Option<i64>,
    /// Exclusive.
    pub until_ms: Option<i64>,
    pub person_id: Option<PersonId>,
    pub record_id: Option<RecordId>,
}

/// What the choice comes to before anything is written.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DisclosurePreview {
    /// Entries of the whole ledger.
    pub entries: u64,
    /// Entries the choice selects.
    pub selected: u64,
    /// Of these, entries whose details are gone for good.
    pub pruned: u64,
    /// Selected entries by action, most first.
    pub actions: Vec<ActionCount>,
    /// Bytes the file will have, about.
    pub bytes: u64,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ActionCount {
    pub action: String,
    pub count: u64,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LedgerExported {
    pub entries: u64,
    pub details: u64,
    pub bytes: u64,
    /// What the verifier has to be given.
    pub root_fingerprint: String,
}
