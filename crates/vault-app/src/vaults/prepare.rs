//! First run, first half: everything is made in memory, nothing is written until the kit is confirmed.

use std::path::PathBuf;

use vault_crypto::grant_seal::KemSecret;
use vault_crypto::recovery::RecoveryKey;
use vault_crypto::{Secret, SecretBytes, random};
use vault_domain::error_code::ErrorCode;
use vault_domain::ids::{PersonId, VaultId};

use crate::contract::app::{PickPath, PickedPath};
use crate::contract::vault::{
    KeyringReport, KitView, Location, LocationWarning, PrepareVault, ProbeLocation, SaveKit, UnlockMode,
    VaultMode,
};
use crate::contract::{Done, Empty};
use crate::core::Core;
use crate::error::AppError;
use crate::{keyring, kit, location, watermark};

/// Longest names, in graphemes.
const NAME: usize = 50;

/// What a vault is to be made from.
pub(crate) struct Plan {
    pub name: String,
    pub path: PathBuf,
    pub mode: VaultMode,
    pub unlock_mode: UnlockMode,
    pub device_file: Option<PathBuf>,
    pub person_name: String,
    pub watermark_tail: String,
    pub password: SecretBytes,
    pub demo: bool,
}

/// A vault that exists in memory only.
pub struct Prepared {
    pub(crate) plan: Plan,
    pub(crate) vault: VaultId,
    pub(crate) person: PersonId,
    pub(crate) recovery: RecoveryKey,
    pub(crate) device_secret: Secret<32>,
    pub(crate) vault_key: Secret<32>,
    pub(crate) index_key: Secret<32>,
    pub(crate) kem: KemSecret,
    pub(crate) sign_seed: Secret<32>,
    pub(crate) created_ms: i64,
    pub(crate) confirm: [u8; 2],
}

impl Prepared {
    fn kit(&self) -> KitView {
        KitView {
            vault_id: self.vault,
            vault_name: self.plan.name.clone(),
            created_ms: self.created_ms,
            groups: self.recovery.to_text().split('-').map(str::to_owned).collect(),
            root_fingerprint: self.recovery.fingerprint().to_string(),
            confirm: self.confirm,
        }
    }
}

/// Makes a vault's keys in memory.
pub(crate) fn make_vault(core: &Core, plan: Plan) -> Result<Prepared, AppError> {
    let [first, second] = random::make_array::<2>()?.map(|byte| byte % 8);
    Ok(Prepared {
        plan,
        vault: VaultId::from_bytes(core.host.clock.new_id()),
        person: PersonId::from_bytes(core.host.clock.new_id()),
        recovery: RecoveryKey::make()?,
        device_secret: random::make_secret()?,
        vault_key: random::make_secret()?,
        index_key: random::make_secret()?,
        kem: KemSecret::make()?,
        sign_seed: random::make_secret()?,
        created_ms: core.host.clock.wall_ms(),
        // Two different groups of the eight.
        confirm: [first, if second == first { (second + 1) % 8 } else { second }],
    })
}

/// `vault_prepare`
pub fn vault_prepare(core: &Core, request: PrepareVault) -> Result<KitView, AppError> {
    let name = clean_name(&request.name)?;
    let person_name = clean_name(&request.person_name)?;
    watermark::check(&request.watermark_tail)?;
    match request.unlock_mode {
        UnlockMode::Invitation => return Err(ErrorCode::BadRequest.into()),
        UnlockMode::KeyringOnly if request.mode != VaultMode::Solo => {
            return Err(AppError::new(ErrorCode::BadRequest));
        }
        UnlockMode::DeviceFile if request.device_file.is_none() && core.host.device_file.is_none() => {
            return Err(ErrorCode::DeviceFileMissing.into());
        }
        _ => {}
    }
    let password = SecretBytes::from_string(request.password);
    if request.unlock_mode != UnlockMode::KeyringOnly {
        super::password::check_new(&password, &[&name, &person_name])?;
    }

    let place = probe(core, &request.folder, request.folder_name.as_deref().unwrap_or(&name));
    if place.blocked.is_some() {
        return Err(ErrorCode::LocationBlocked.into());
    }
    let open: Vec<&LocationWarning> =
        place.warnings.iter().filter(|warning| !request.accepted_warnings.contains(warning)).collect();
    if !open.is_empty() {
        return Err(AppError::new(ErrorCode::LocationWarningsOpen).number("count", open.len()));
    }
    let prepared = make_vault(
        core,
        Plan {
            name,
            path: PathBuf::from(place.path),
            mode: request.mode,
            unlock_mode: request.unlock_mode,
            device_file: core.host.device_file.clone().or_else(|| request.device_file.map(PathBuf::from)),
            person_name,
            watermark_tail: request.watermark_tail,
            password,
            demo: false,
        },
    )?;
    let kit = prepared.kit();
    core.state().prepared = Some(prepared);
    Ok(kit)
}

fn clean_name(text: &str) -> Result<String, AppError> {
    use unicode_segmentation::UnicodeSegmentation;
    let name: String = text.trim().chars().filter(|character| !character.is_control()).collect();
    match name.graphemes(true).count() {
        0 => Err(ErrorCode::NameNeeded.into()),
        count if count > NAME => Err(ErrorCode::TextTooLong.into()),
        _ => Ok(name),
    }
}

/// `kit_save`: the only file first run writes before the end, where the person chose.
pub fn kit_save(core: &Core, request: SaveKit) -> Result<Done, AppError> {
    let pdf = render(core)?;
    crate::gate::kit(std::path::Path::new(&request.path), &pdf)?;
    Ok(Done {})
}

/// `kit_print`: through the system's viewer; the short-lived file goes at the next lock or start.
pub fn kit_print(core: &Core, _: Empty) -> Result<Done, AppError> {
    let pdf = render(core)?;
    let folder = crate::printed::folder(&core.host.data_dir);
    std::fs::create_dir_all(&folder)?;
    let path = folder.join("recovery-kit.pdf");
    crate::gate::kit(&path, &pdf)?;
    crate::gate::viewer(core, &path)?;
    Ok(Done {})
}

fn render(core: &Core) -> Result<Vec<u8>, AppError> {
    let state = core.state();
    let prepared = state.prepared.as_ref().ok_or(ErrorCode::NothingPrepared)?;
    kit::render_kit(&prepared.kit(), state.local.prefs.language).map_err(|_| ErrorCode::Internal.into())
}

/// `vault_discard`: forgets what was prepared.
pub fn vault_discard(core: &Core, _: Empty) -> Result<Done, AppError> {
    core.state().prepared = None;
    Ok(Done {})
}

/// `location_probe`
pub fn location_probe(core: &Core, request: ProbeLocation) -> Result<Location, AppError> {
    Ok(probe(core, &request.folder, request.folder_name.as_deref().unwrap_or(&request.name)))
}

fn probe(core: &Core, folder: &str, name: &str) -> Location {
    let parent = if folder.is_empty() { core.host.data_dir.join("vaults") } else { PathBuf::from(folder) };
    location::probe(&parent, name)
}

/// `keyring_probe`
pub fn keyring_probe(core: &Core, _: Empty) -> Result<KeyringReport, AppError> {
    Ok(KeyringReport { state: keyring::self_test(&*core.host.keyring) })
}

/// `path_pick`
pub fn path_pick(core: &Core, request: PickPath) -> Result<PickedPath, AppError> {
    let picked = core.host.dialogs.pick(request.what).map_err(|_| AppError::new(ErrorCode::HostUnable))?;
    Ok(PickedPath { path: picked.map(|path| path.display().to_string()) })
}
