//! The vault's own settings: one sealed sheet; every change is a ledger entry.

use minicbor::{Decode, Encode};
use vault_domain::action::{ChangeSettings, ViewCustomers};
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::ids::RecordId;
use vault_domain::level::Level;
use vault_domain::record::RecordKind;
use vault_store::{EntryDraft, Expect, OpenVault, Place};

use crate::contract::Empty;
use crate::contract::settings::VaultSettings;
use crate::contract::vault::VaultMode;
use crate::core::{Core, State};
use crate::error::AppError;

/// The sheet's record: one per scope, with a fixed identifier.
const SHEET: RecordId = RecordId::from_bytes(*b"settings-sheet-1");

/// Everything in the sheet.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Sheet {
    #[n(0)]
    pub lock_after_min: u8,
    #[n(1)]
    pub clipboard_clear_s: u8,
    #[n(2)]
    pub longer_reveal: bool,
    /// 1 solo, 2 office, 3 field.
    #[n(3)]
    mode: u8,
    #[n(4)]
    pub watermark_tail: String,
    #[n(5)]
    pub demo: bool,
    /// Minutes the calendar is ahead of UTC: 480 in China.
    #[n(6)]
    pub utc_offset_min: i32,
}

impl Sheet {
    /// The preset of a mode.
    #[must_use]
    pub fn preset(mode: VaultMode, watermark_tail: String, demo: bool) -> Self {
        let (number, lock_after_min) = match mode {
            VaultMode::Solo => (1, 10),
            VaultMode::Office => (2, 5),
            VaultMode::Field => (3, 3),
        };
        Self {
            lock_after_min,
            clipboard_clear_s: 30,
            longer_reveal: false,
            mode: number,
            watermark_tail,
            demo,
            utc_offset_min: 480,
        }
    }

    /// The mode.
    #[must_use]
    pub const fn mode(&self) -> VaultMode {
        match self.mode {
            2 => VaultMode::Office,
            3 => VaultMode::Field,
            _ => VaultMode::Solo,
        }
    }

    fn place(vault: &OpenVault) -> Place {
        let scope = vault.own_scope();
        Place {
            scope,
            record: SHEET,
            level: Level::L1,
            kind: RecordKind::Settings.code(),
            parent: Some(RecordId::from_bytes(*scope.as_bytes())),
        }
    }

    /// Reads the sheet; a vault without one gets the solo preset.
    ///
    /// # Errors
    /// `vault_damaged` when it cannot be opened.
    pub fn read(vault: &OpenVault, grant: &Grant<ViewCustomers>) -> Result<Self, AppError> {
        match vault.open_facet(grant, SHEET, Level::L1) {
            Ok(facet) => minicbor::decode(&facet.plain).map_err(|_| AppError::new(ErrorCode::VaultDamaged)),
            Err(vault_store::StoreError::NotFound) => Ok(Self::preset(VaultMode::Solo, String::new(), false)),
            Err(error) => Err(error.into()),
        }
    }

    /// Writes the sheet with the entry that says so.
    ///
    /// # Errors
    /// Whatever stopped the save.
    pub fn write(
        &self,
        vault: &mut OpenVault,
        grant: &Grant<ChangeSettings>,
        entry: EntryDraft,
    ) -> Result<(), AppError> {
        let place = Self::place(vault);
        let plain = minicbor::to_vec(self).map_err(|_| AppError::new(ErrorCode::Internal))?;
        let mut tx = vault.write(grant)?;
        tx.put(place, Expect::Any, &plain)?;
        tx.commit(entry)?;
        Ok(())
    }

    fn visible(&self) -> VaultSettings {
        VaultSettings {
            lock_after_min: self.lock_after_min,
            clipboard_clear_s: self.clipboard_clear_s,
            longer_reveal: self.longer_reveal,
        }
    }
}

/// `settings_get`
pub fn settings_get(
    _: &Core,
    state: &mut State,
    _: &Grant<ViewCustomers>,
    _: Empty,
) -> Result<VaultSettings, AppError> {
    Ok(state.session()?.settings.visible())
}

/// `settings_set`: one entry per setting that changes, with old and new.
pub fn settings_set(
    core: &Core,
    state: &mut State,
    grant: &Grant<ChangeSettings>,
    wanted: VaultSettings,
) -> Result<VaultSettings, AppError> {
    if !(1..=30).contains(&wanted.lock_after_min) || !(10..=120).contains(&wanted.clipboard_clear_s) {
        return Err(ErrorCode::BadRequest.into());
    }
    let session = state.session()?;
    let before = session.settings.visible();
    let changes = [
        ("lock_after_min", before.lock_after_min.to_string(), wanted.lock_after_min.to_string()),
        ("clipboard_clear_s", before.clipboard_clear_s.to_string(), wanted.clipboard_clear_s.to_string()),
        ("longer_reveal", before.longer_reveal.to_string(), wanted.longer_reveal.to_string()),
    ];
    for (name, old, new) in changes.iter().filter(|(_, old, new)| old != new) {
        let mut sheet = session.settings.clone();
        match *name {
            "lock_after_min" => sheet.lock_after_min = wanted.lock_after_min,
            "clipboard_clear_s" => sheet.clipboard_clear_s = wanted.clipboard_clear_s,
            _ => sheet.longer_reveal = wanted.longer_reveal,
        }
        let entry =
            EntryDraft::done("settings.change").text("setting", name).text("old", old).text("new", new);
        sheet.write(&mut session.vault, grant, entry)?;
        session.settings = sheet;
    }
    core.set_lock_after(u64::from(session.settings.lock_after_min) * 60);
    Ok(session.settings.visible())
}
