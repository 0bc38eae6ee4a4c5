//! What a host can know and choose before any vault is open.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vault_domain::ids::{PersonId, VaultId};
use vault_domain::role::Role;

use super::vault::{UnlockMode, VaultMode};

/// Where the program stands: the page draws from this and nothing else after a start, a lock or an unlock.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct AppStatus {
    pub version: String,
    pub platform: Platform,
    pub phase: Phase,
    /// The vault that is chosen, whether open or locked.
    pub vault: Option<VaultSummary>,
    /// Present only while unlocked.
    pub session: Option<SessionSummary>,
    pub known_vaults: Vec<KnownVault>,
    pub prefs: Prefs,
}

/// Coarse state; decides which screen is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// No vault is chosen: first run or the list of known vaults.
    NoVault,
    /// A vault is chosen and locked.
    Locked,
    /// A person is logged in.
    Open,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Platform {
    Linux,
    Macos,
    Windows,
}

/// What may be shown on the unlock screen. Nothing about the contents.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct VaultSummary {
    pub vault_id: VaultId,
    pub name: String,
    pub path: String,
    /// Known while a person is logged in.
    pub mode: Option<VaultMode>,
    pub demo: bool,
    pub people: Vec<PersonSummary>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PersonSummary {
    pub person_id: PersonId,
    pub name: String,
    pub unlock_mode: UnlockMode,
}

/// Who is logged in and what the shell shows around the pages.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SessionSummary {
    pub person_id: PersonId,
    pub person_name: String,
    /// Last four digits of the person's own phone, for the watermark; may be empty.
    pub watermark_tail: String,
    pub roles: Vec<Role>,
    pub since_ms: i64,
    /// Seconds without activity until the vault locks itself.
    pub lock_after_s: u32,
    /// Set when the vault was opened read-only and why.
    pub read_only: Option<ReadOnlyReason>,
    pub customers: u64,
    pub drafts: u32,
    /// 演示模式 is on: names, companies, ends of numbers and notes are masked in every answer.
    pub presenting: bool,
}

/// Switches 演示模式 for this session; every lock ends it.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetPresentation {
    pub on: bool,
}

/// Why nothing can be written at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ReadOnlyReason {
    /// The ledger is shorter than the keyring's anchor says.
    Behind { entries: u64 },
    /// Same length, another history.
    Forked,
    /// A check found rows that do not match the ledger.
    Damaged { rows: u64 },
    /// The disk is full.
    DiskFull,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct KnownVault {
    pub name: String,
    pub path: String,
    /// False when the folder is not there now (unplugged, renamed).
    pub reachable: bool,
}

/// Preferences of this computer account. Never anything about customers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Prefs {
    pub language: Language,
    pub theme: Theme,
    pub density: Density,
    /// Text size in percent, 90 to 150.
    pub text_percent: u8,
    /// Size of everything in the window in percent, 80 to 200.
    pub zoom_percent: u8,
    /// Single-letter shortcuts (C, E, G …) on or off (WCAG 2.1.4).
    pub single_key_shortcuts: bool,
    pub sidebar_collapsed: bool,
    /// Columns of each list as the person arranged them, by the list's name.
    pub columns: BTreeMap<String, ListColumns>,
}

/// Order and widths of a list's columns; what is not named is as the program has it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct ListColumns {
    /// Names of columns.
    pub order: Vec<String>,
    /// CSS px by name of the column.
    pub widths: BTreeMap<String, u16>,
}

impl Default for Prefs {
    fn default() -> Self {
        Self {
            language: Language::ZhCn,
            theme: Theme::System,
            density: Density::Standard,
            text_percent: 100,
            zoom_percent: 100,
            single_key_shortcuts: true,
            sidebar_collapsed: false,
            columns: BTreeMap::new(),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub enum Language {
    #[serde(rename = "zh-CN")]
    ZhCn,
    #[serde(rename = "en")]
    En,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    System,
    Light,
    Dark,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Density {
    Compact,
    Standard,
    Relaxed,
}

/// Asks the host for the system's file dialog.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PickPath {
    pub what: PickWhat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PickWhat {
    /// An existing vault folder.
    VaultFolder,
    /// The folder in which a vault is to be made.
    ParentFolder,
    /// A customer list to import.
    ImportFile,
    /// Where the recovery kit is to be written.
    SaveKit,
    /// Where the rows that could not be imported are to be written.
    SaveRejected,
    /// Where a report about people is to be written as a PDF.
    SaveReport,
    /// Where the ledger is to be written for somebody outside.
    SaveLedger,
    /// Where a checkpoint is to be written as text.
    SaveCheckpoint,
    /// Where a copy of customers is to be written.
    SaveExport,
    /// A folder to be looked through for stray copies.
    ScanFolder,
    /// A file that leaked.
    LeakedFile,
    /// A device file, to open or to write.
    DeviceFile,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PickedPath {
    /// Absent when the person closed the dialog.
    pub path: Option<String>,
}
