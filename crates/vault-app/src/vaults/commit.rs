//! First run, second half: the kit is confirmed, the folder is written, the person is logged in.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use vault_crypto::kdf::{self, Argon2Params};
use vault_crypto::random;
use vault_crypto::sign::SigningKey;
use vault_crypto::slots::{Bundle, KeySlots, NewSlot, PasswordFactor, RecoverySlot, Slot, Unlock};
use vault_domain::action::UseVault;
use vault_domain::error_code::ErrorCode;
use vault_domain::ids::{PersonId, SessionId};
use vault_ledger::membership::{Role, Roles};
use vault_store::{EntryDraft, Folder, NewVault, OpenVault, SessionKeys, keyslot_file};

use super::choose::Chosen;
use super::device::{self, KeyringAnchor};
use super::prepare::Prepared;
use super::status::status;
use crate::catalogue::Catalogue;
use crate::contract::app::AppStatus;
use crate::contract::vault::{CommitVault, UnlockMode};
use crate::core::{Core, State};
use crate::customers::{Brake, Recent};
use crate::error::AppError;
use crate::fields::Budget;
use crate::keyring::file::DeviceFile;
use crate::keyring::{Keyring, device_key_name};
use crate::people::Roster;
use crate::ports::KdfChoice;
use crate::prefs::LocalVault;
use crate::session::Session;
use crate::settings::Sheet;
use crate::watermark;

/// How long a password derivation should take on this computer, milliseconds.
const KDF_TARGET_MS: u64 = 850;

/// `vault_commit`
pub fn vault_commit(core: &Core, request: CommitVault) -> Result<AppStatus, AppError> {
    let mut state = core.state();
    let prepared = state.prepared.as_ref().ok_or(ErrorCode::NothingPrepared)?;
    let text = prepared.recovery.to_text();
    let groups: Vec<&str> = text.split('-').collect();
    for (asked, typed) in prepared.confirm.iter().zip(&request.groups) {
        let expected = groups.get(usize::from(*asked)).copied().unwrap_or_default();
        if !same_group(expected, typed) {
            return Err(AppError::new(ErrorCode::KitNotConfirmed).number("group", i64::from(*asked) + 1));
        }
    }
    let prepared = state.prepared.take().ok_or(ErrorCode::NothingPrepared)?;
    match write_vault(core, &mut state, &prepared) {
        Ok(()) => Ok(status(core, &mut state)),
        Err(error) => {
            // Nothing half-made stays; the person can try again with the same kit.
            state.prepared = Some(prepared);
            Err(error)
        }
    }
}

/// Compares as people type: case, spaces and the look-alikes of Crockford's alphabet do not matter.
fn same_group(expected: &str, typed: &str) -> bool {
    let fold = |text: &str| -> String {
        text.chars()
            .filter(|character| character.is_ascii_alphanumeric())
            .map(|character| match character.to_ascii_uppercase() {
                'I' | 'L' => '1',
                'O' => '0',
                other => other,
            })
            .collect()
    };
    !expected.is_empty() && fold(expected) == fold(typed)
}

/// Writes a prepared vault into a folder beside its final place, then renames: a crash leaves nothing half-made.
pub(crate) fn write_vault(core: &Core, state: &mut State, prepared: &Prepared) -> Result<(), AppError> {
    let plan = &prepared.plan;
    let parent = plan.path.parent().ok_or(ErrorCode::LocationBlocked)?;
    std::fs::create_dir_all(parent)?;
    remove_leftovers(parent);
    if plan.path.exists() {
        return Err(ErrorCode::LocationExists.into());
    }
    let temporary = parent.join(format!(".clientvault-new-{}", prepared.vault));
    let keyring: Arc<dyn Keyring> = match (&plan.unlock_mode, &plan.device_file) {
        (UnlockMode::DeviceFile, Some(file)) => Arc::new(DeviceFile::at(file.clone())),
        (UnlockMode::DeviceFile, None) => return Err(ErrorCode::DeviceFileMissing.into()),
        _ => Arc::clone(&core.host.keyring),
    };
    std::fs::create_dir(&temporary)?;
    let written = write_into(core, prepared, &temporary, &keyring).and_then(|session| {
        // The connection is bound to the path: close, rename, open again.
        let keys = session.vault.close();
        keys?;
        std::fs::rename(&temporary, &plan.path)?;
        Ok(())
    });
    if let Err(error) = written {
        let _ = std::fs::remove_dir_all(&temporary);
        return Err(error);
    }
    if plan.demo {
        std::fs::write(plan.path.join("demo"), b"demo")?;
    } else {
        state.local.remember(LocalVault {
            name: plan.name.clone(),
            path: plan.path.clone(),
            device_file: plan.device_file.clone().filter(|_| plan.unlock_mode == UnlockMode::DeviceFile),
        });
        let _ = state.local.save();
    }
    state.chosen = Some(Chosen::read(&plan.path)?);
    super::unlock::unlock_chosen(core, state, prepared.person, &plan.password)
}

/// A crash between making the folder and renaming it leaves a folder with our prefix; nobody has its keys.
fn remove_leftovers(parent: &Path) {
    let Ok(entries) = std::fs::read_dir(parent) else { return };
    for entry in entries.flatten() {
        let ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(".clientvault-new-"));
        if ours {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

fn write_into(
    core: &Core,
    prepared: &Prepared,
    folder: &Path,
    keyring: &Arc<dyn Keyring>,
) -> Result<NewSession, AppError> {
    let root = prepared.recovery.signing_key();
    let bundle = Bundle {
        kem_secret: vault_crypto::grant_seal::KemSecret::from_secret(prepared.kem.secret().duplicate()),
        sign_seed: prepared.sign_seed.duplicate(),
        vault_key: prepared.vault_key.duplicate(),
        index_key: prepared.index_key.duplicate(),
        root_fingerprint: prepared.recovery.fingerprint(),
    };
    let slot = seal_slot(core, prepared, &bundle)?;
    let recovery_kem = prepared.recovery.kem_secret().public();
    let created = u64::try_from(prepared.created_ms).unwrap_or(0);
    let mut slots = KeySlots {
        vault: prepared.vault,
        name: prepared.plan.name.clone(),
        root: root.public(),
        generation: 0,
        slots: vec![slot],
        recovery: RecoverySlot::seal(
            prepared.vault,
            &root.public(),
            recovery_kem,
            &prepared.vault_key,
            created,
        )
        .map_err(|_| ErrorCode::Internal)?,
        file_keys: None,
    };
    // The keyring first: a vault whose device secret could not be kept must not come into being.
    keyring
        .set_new(&device_key_name(prepared.vault), prepared.device_secret.expose())
        .map_err(device::not_stored)?;
    let folder = Folder::at(folder);
    let mut vault = OpenVault::create(NewVault {
        folder: folder.clone(),
        id: prepared.vault,
        keys: session_keys(prepared.person, bundle, prepared.device_secret.duplicate(), None),
        roles: Roles::of(&[Role::Owner]),
        root_sign: root,
        root_kem: recovery_kem,
        session: SessionId::from_bytes(core.host.clock.new_id()),
        clock: Arc::clone(&core.host.clock),
        anchor_port: Box::new(KeyringAnchor(Arc::clone(keyring))),
    })?;
    let subject = vault_domain::policy::Subject {
        person: prepared.person,
        session: vault.session(),
        roles: vec![vault_domain::role::Role::Owner],
        frozen: false,
    };
    let grant = vault_domain::policy::authorize(&subject)?;
    let sheet = Sheet::preset(prepared.plan.mode, prepared.plan.watermark_tail.clone(), prepared.plan.demo);
    sheet.write(&mut vault, &grant, EntryDraft::done("vault.create").text("kit", "confirmed"))?;
    keyslot_file::write(&folder, &mut slots)?;
    Ok(NewSession { vault })
}

/// A vault that was opened and is not yet a session.
pub(crate) struct NewSession {
    pub vault: OpenVault,
}

/// The keys of a bundle together with this computer's secret.
pub(crate) fn session_keys(
    person: PersonId,
    bundle: Bundle,
    device_secret: vault_crypto::Secret<32>,
    file_key: Option<vault_crypto::Secret<32>>,
) -> SessionKeys {
    SessionKeys {
        file_key,
        person,
        kem: bundle.kem_secret,
        sign: SigningKey::from_seed(&bundle.sign_seed),
        vault_key: bundle.vault_key,
        index_key: bundle.index_key,
        root_fingerprint: bundle.root_fingerprint,
        device_secret,
    }
}

fn seal_slot(core: &Core, prepared: &Prepared, bundle: &Bundle) -> Result<Slot, AppError> {
    let unlock = match prepared.plan.unlock_mode {
        UnlockMode::KeyringPassword | UnlockMode::Invitation => {
            Unlock::KeyringPassword(password_factor(core)?)
        }
        UnlockMode::KeyringOnly => Unlock::KeyringOnly,
        UnlockMode::DeviceFile => Unlock::DeviceFile(password_factor(core)?),
    };
    let kek = unlock
        .derive_kek(prepared.vault, prepared.person, &prepared.device_secret, prepared.plan.password.expose())
        .map_err(|_| ErrorCode::Internal)?;
    let slot = NewSlot {
        vault: prepared.vault,
        person: prepared.person,
        name: prepared.plan.person_name.clone(),
        unlock,
        created_ms: u64::try_from(prepared.created_ms).unwrap_or(0),
    };
    slot.seal(&kek, bundle).map_err(|_| ErrorCode::Internal.into())
}

/// A fresh salt and the parameters this host wants.
pub(crate) fn password_factor(core: &Core) -> Result<PasswordFactor, AppError> {
    let params: Argon2Params = match core.host.kdf {
        KdfChoice::Fixed(params) => params,
        KdfChoice::Calibrated => kdf::calibrate(KDF_TARGET_MS)?,
    };
    Ok(PasswordFactor { salt: random::make_array()?, params })
}

/// Turns an opened vault into the running session.
pub(crate) fn begin_session(
    core: &Core,
    state: &mut State,
    mut vault: OpenVault,
    person_name: String,
) -> Result<(), AppError> {
    let mut people = HashMap::new();
    if let Some(chosen) = &state.chosen {
        people.extend(chosen.slots.slots.iter().map(|slot| (slot.person(), slot.name().to_owned())));
    }
    let clock = &*core.host.clock;
    let grant = crate::session::authorize::<UseVault>(&vault, clock)?;
    let roster = Roster::read(&vault, &grant)?;
    // The sealed names count; the header's are for the unlock screen, and anybody can write there.
    people.extend(roster.people.iter().map(|line| (line.person, line.name.clone())));
    let me = vault.keys().person;
    let settings = Sheet::read(&vault, &grant)?;
    let catalogue = Catalogue::read(&vault, &grant)?;
    vault.set_levels(catalogue.levels().clone());
    let session = Session {
        watermark_tail: watermark::tail(&vault, &roster, &settings),
        trainee: roster.person(me).is_some_and(|line| line.trainee),
        clock: Arc::clone(&core.host.clock),
        settings,
        catalogue,
        looks: Budget::remembered(&vault, &grant, clock, &["field.reveal", "field.copy"])?,
        lookups: Budget::remembered(&vault, &grant, clock, &["customer.search"])?,
        brake: Brake::remembered(&vault, &grant, clock.wall_ms())?,
        comparisons: Budget::remembered(&vault, &grant, clock, &["field.compare"])?,
        background: Some(vault_store::BackgroundCheck::new(&vault)),
        vault,
        person_name,
        authenticated_ms: core.host.clock.mono_ms(),
        since_ms: core.host.clock.wall_ms(),
        opened: HashSet::new(),
        recent: Recent::default(),
        searched: None,
        presenting_since: None,
        looks_notes: crate::audit::LookNotes::default(),
        strays: Vec::new(),
        last_verification: None,
        people,
        teams: roster.teams.iter().map(|line| (line.team, line.name.clone())).collect(),
    };
    core.set_lock_after(u64::from(session.settings.lock_after_min) * 60);
    state.session = Some(session);
    Ok(())
}
