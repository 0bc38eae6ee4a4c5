//! Creating, opening, unlocking and checking a vault.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vault_domain::ids::{PersonId, VaultId};

/// Preset of a vault; changeable later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VaultMode {
    Solo,
    Office,
    Field,
}

/// What opens a person's slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UnlockMode {
    KeyringPassword,
    KeyringOnly,
    DeviceFile,
    /// A code for the first login; the own password is chosen then.
    Invitation,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProbeLocation {
    /// Parent folder; empty for the default one.
    pub folder: String,
    pub name: String,
    /// Name of the vault's own folder when it is not to be the vault's name.
    #[serde(default)]
    #[ts(optional)]
    pub folder_name: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Location {
    /// Where the vault folder would be.
    pub path: String,
    pub free_bytes: u64,
    /// Warnings the person has to acknowledge.
    pub warnings: Vec<LocationWarning>,
    /// A reason why the place cannot be used at all.
    pub blocked: Option<LocationBlock>,
    /// A hint beside the place; never a reason to refuse it.
    pub disk_encryption: DiskEncryption,
}

/// Whether the operating system encrypts the disk (BitLocker, FileVault, LUKS), as far as it can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DiskEncryption {
    Encrypted,
    Open,
    /// The system does not say, or not to everybody.
    Unknown,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LocationWarning {
    CloudSynced,
    NetworkDrive,
    RemovableDrive,
    LowSpace,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LocationBlock {
    /// Something with this name is there already.
    Exists,
    NotWritable,
    BadName,
}

/// State of the operating system's keyring, found by writing, reading back and deleting a probe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KeyringState {
    Ready,
    Locked,
    Absent,
    Denied,
    Slow,
    /// Writes succeed and reads give something else.
    Unreliable,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct KeyringReport {
    pub state: KeyringState,
}

#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RatePassword {
    pub password: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PasswordRating {
    /// 0 很容易被猜到 … 3 够强, 4 很强.
    pub score: u8,
    /// May be used for a vault.
    pub acceptable: bool,
    pub problem: Option<PasswordProblem>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PasswordProblem {
    TooShort,
    NotAscii,
    EasyToGuess,
}

#[derive(Clone, Serialize, Deserialize, TS)]
pub struct Passphrase {
    pub words: String,
}

/// First half of making a vault: everything is prepared in memory, nothing is written.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrepareVault {
    pub name: String,
    /// Parent folder; empty for the default one.
    pub folder: String,
    /// Name of the vault's own folder when it is not to be the vault's name.
    #[serde(default)]
    #[ts(optional)]
    pub folder_name: Option<String>,
    pub mode: VaultMode,
    pub unlock_mode: UnlockMode,
    /// Where to write the device file; needed for [`UnlockMode::DeviceFile`] only.
    pub device_file: Option<String>,
    pub person_name: String,
    pub watermark_tail: String,
    /// Empty only for [`UnlockMode::KeyringOnly`].
    pub password: String,
    /// Warnings of the place the person has acknowledged.
    pub accepted_warnings: Vec<LocationWarning>,
}

/// The recovery kit as it is printed; shown once, while a vault is being made.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct KitView {
    pub vault_id: VaultId,
    pub vault_name: String,
    pub created_ms: i64,
    /// Eight groups, each with its check character.
    pub groups: Vec<String>,
    pub root_fingerprint: String,
    /// Indices (0 to 7) of the two groups to be typed back.
    pub confirm: [u8; 2],
}

#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveKit {
    pub path: String,
}

/// Second half: the kit is confirmed, the folder is written, the person is logged in.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CommitVault {
    /// The two groups asked for, in the order of [`KitView::confirm`].
    pub groups: [String; 2],
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenVault {
    pub path: String,
}

#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Unlock {
    pub person_id: PersonId,
    /// Empty in keyring-only mode.
    pub password: String,
}

/// Opens with the printed kit, enrols this device and sets a new password.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Recover {
    pub recovery_key: String,
    pub person_id: PersonId,
    pub new_password: String,
    /// Where to keep the device secret when there is no keyring; explicit choice only.
    pub device_file: Option<String>,
}

/// Continues after the vault was found shorter or different than this computer remembers.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AcceptDiscontinuity {
    pub password: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LockReason {
    Manual,
    Idle,
    Suspend,
    ScreenLock,
    Panic,
    Quit,
    ClockJump,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LockVault {
    pub reason: LockReason,
}

/// Outcome of checking the whole vault: files, pages, ledger, rows, anchor.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct VerifyReport {
    pub complete: bool,
    pub ledger_entries: u64,
    pub rows_checked: u64,
    pub head: String,
    pub elapsed_ms: u64,
    pub findings: Vec<Finding>,
}

/// One thing that is not as the ledger says.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Finding {
    pub code: FindingCode,
    /// Ledger position it concerns, if one can be named.
    pub seq: Option<u64>,
    pub count: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FindingCode {
    /// A page of the file fails its authentication.
    PageDamaged,
    /// The chain of entries breaks here.
    ChainBroken,
    SignatureInvalid,
    /// A row differs from the last entry that names it.
    RowStale,
    /// A row no entry names.
    RowUnknown,
    /// Rows whose last signer could not write into their compartment.
    RowForeign,
    /// An entry names a row that is gone.
    RowMissing,
    /// A row matches the ledger and cannot be opened.
    RowUnreadable,
    /// The ledger is shorter than the keyring's anchor.
    BehindAnchor,
    /// The ledger differs from the keyring's anchor.
    Forked,
    /// The keyring holds no anchor for this vault.
    AnchorMissing,
    /// The clock went back between two entries (a notice).
    ClockBack,
}

#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    pub current: String,
    pub new: String,
}
