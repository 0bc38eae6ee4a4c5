//! The vault's own settings: one sealed sheet; every change is a ledger entry and a line in the sheet's own history.

mod alerts;
mod change;
mod leaving;
mod limits;

use minicbor::{Decode, Encode};
use vault_crypto::Zeroizing;
use vault_domain::action::{ChangeSettings, UseVault};
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::ids::{PersonId, RecordId, ScopeId};
use vault_domain::level::Level;
use vault_domain::record::RecordKind;
use vault_store::{EntryDraft, Expect, OpenVault, Place, WriteTx};

use crate::approval::approve;
use crate::contract::Empty;
use crate::contract::approval::ApprovalKind;
use crate::contract::settings::{SetSettings, SettingChange, SettingsHistory, VaultSettings};
use crate::contract::vault::VaultMode;
use crate::core::{Core, State};
use crate::error::AppError;
pub use alerts::Alerts;
use change::{Change, Changed, Wanted};
pub use leaving::Exits;
pub use limits::{Limits, Looks};

/// Changes the sheet remembers.
const HISTORY: usize = 200;

/// Months details of the ledger are kept unless somebody says otherwise.
const LEDGER_MONTHS: u16 = 36;

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
    #[n(7)]
    #[cbor(default)]
    pub limits: Limits,
    /// Newest last.
    #[n(8)]
    #[cbor(default)]
    history: Vec<Changed>,
    /// Zero in sheets from before there was one.
    #[n(9)]
    #[cbor(default)]
    retention_floor_months: u16,
    #[n(10)]
    #[cbor(default)]
    pub alerts: Alerts,
    /// Zero in sheets from before there was one.
    #[n(11)]
    #[cbor(default)]
    ledger_months: u16,
    #[n(12)]
    #[cbor(default)]
    pub exits: Exits,
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
            limits: Limits::default(),
            history: Vec::new(),
            retention_floor_months: 1,
            alerts: Alerts::default(),
            ledger_months: LEDGER_MONTHS,
            exits: Exits::default(),
        }
    }

    /// How long details of the ledger are kept, in months.
    #[must_use]
    pub const fn ledger_months(&self) -> u16 {
        if self.ledger_months == 0 { LEDGER_MONTHS } else { self.ledger_months }
    }

    /// The shortest retention a field may have, in months.
    #[must_use]
    pub fn retention_floor_months(&self) -> u16 {
        self.retention_floor_months.max(1)
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

    /// Everybody's once there are several people; the one person's before.
    fn place(vault: &OpenVault) -> Place {
        let scope = if vault.is_shared() { ScopeId::COMMON } else { vault.own_scope() };
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
    pub fn read(vault: &OpenVault, grant: &Grant<UseVault>) -> Result<Self, AppError> {
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

    fn remember(&mut self, change: Changed) {
        self.history.push(change);
        let surplus = self.history.len().saturating_sub(HISTORY);
        self.history.drain(..surplus);
    }

    /// Moves the sheet to where everybody reads it, as part of the change that adds the second person.
    ///
    /// # Errors
    /// Whatever stopped the change.
    pub fn share(tx: &mut WriteTx<'_>) -> Result<(), AppError> {
        tx.move_record((SHEET, RecordKind::Settings), ScopeId::COMMON, |_, plain| {
            Ok(Zeroizing::new(plain.to_vec()))
        })?;
        Ok(())
    }

    fn visible(&self) -> VaultSettings {
        VaultSettings {
            lock_after_min: self.lock_after_min,
            clipboard_clear_s: self.clipboard_clear_s,
            longer_reveal: self.longer_reveal,
            claims_per_day: self.limits.claims_per_day,
            trainee_customers_per_day: self.limits.trainee_customers_per_day,
            retention_floor_months: self.retention_floor_months(),
            ledger_months: self.ledger_months(),
            alerts: self.alerts.visible(),
            exports: self.exits.visible(),
            budgets: self.limits.budgets(),
        }
    }
}

/// `settings_get`
pub fn settings_get(
    _: &Core,
    state: &mut State,
    _: &Grant<UseVault>,
    _: Empty,
) -> Result<VaultSettings, AppError> {
    Ok(state.session()?.settings.visible())
}

/// `settings_history`
pub fn settings_history(
    _: &Core,
    state: &mut State,
    _: &Grant<UseVault>,
    _: Empty,
) -> Result<SettingsHistory, AppError> {
    let session = state.session()?;
    let name = |person: &Option<PersonId>| {
        person.and_then(|person| session.people.get(&person).cloned()).unwrap_or_default()
    };
    let changes = session.settings.history.iter().rev().map(|change| SettingChange {
        at_ms: change.at_ms,
        person_name: name(&Some(change.person)),
        approver_name: name(&change.approver),
        setting: change.setting.clone(),
        old: change.old.clone(),
        new: change.new.clone(),
    });
    Ok(SettingsHistory { changes: changes.collect() })
}

/// `settings_set`: one entry per setting that changes, with old and new. What makes a protection weaker needs somebody
/// else's consent from two people on.
pub fn settings_set(
    core: &Core,
    state: &mut State,
    grant: &Grant<ChangeSettings>,
    request: SetSettings,
) -> Result<VaultSettings, AppError> {
    let wanted = Wanted::checked(request.settings)?;
    let session = state.session()?;
    let before = session.settings.clone();
    let changes = wanted.changes(&before);
    let weaker = changes.iter().any(|change| change.weaker);
    let approval =
        if weaker { approve(core, state, request.approver, ApprovalKind::Settings, None)? } else { None };
    let session = state.session()?;
    let Some((last, others)) = changes.split_last() else { return Ok(session.settings.visible()) };
    let mut sheet = before;
    for change in &changes {
        wanted.apply(&change.setting, &mut sheet);
        sheet.remember(Changed {
            at_ms: core.host.clock.wall_ms(),
            person: session.vault.keys().person,
            approver: approval.as_ref().filter(|_| change.weaker).map(|approval| approval.person),
            setting: change.setting.clone(),
            old: change.old.clone(),
            new: change.new.clone(),
        });
    }
    let entry = |change: &Change| {
        let entry = EntryDraft::done("settings.change")
            .text("setting", &change.setting)
            .text("old", &change.old)
            .text("new", &change.new);
        match approval.as_ref().filter(|_| change.weaker) {
            Some(approval) => approval.named_in(entry),
            None => entry,
        }
    };
    // All of them, or none.
    let place = Sheet::place(&session.vault);
    let plain = minicbor::to_vec(&sheet).map_err(|_| AppError::new(ErrorCode::Internal))?;
    let mut tx = session.vault.write(grant)?;
    tx.put(place, Expect::Any, &plain)?;
    for change in others {
        tx.log(entry(change))?;
    }
    tx.commit(entry(last))?;
    session.settings = sheet;
    core.set_lock_after(u64::from(session.settings.lock_after_min) * 60);
    Ok(session.settings.visible())
}
