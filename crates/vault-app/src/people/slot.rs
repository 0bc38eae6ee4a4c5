//! A person's slot in the public header: sealed by a password or a code, together with this computer's secret.

use vault_crypto::grant_seal::KemSecret;
use vault_crypto::slots::{Bundle, NewSlot, Slot, Unlock, UnlockMode};
use vault_crypto::{Secret, SecretBytes, random};
use vault_domain::error_code::ErrorCode;
use vault_domain::ids::PersonId;
use vault_store::keyslot_file;

use crate::core::Core;
use crate::error::AppError;
use crate::session::Session;
use crate::vaults::{Chosen, password_factor};

/// Keys that were just made.
pub(super) struct MadeKeys {
    pub sign_seed: Secret<32>,
    pub kem: KemSecret,
    index_key: Secret<32>,
}

impl MadeKeys {
    pub fn make() -> Result<Self, AppError> {
        Ok(Self {
            sign_seed: random::make_secret()?,
            kem: KemSecret::make()?,
            index_key: random::make_secret()?,
        })
    }

    pub fn bundle(
        &self,
        vault_key: &Secret<32>,
        root_fingerprint: vault_crypto::fingerprint::Fingerprint,
    ) -> Bundle {
        Bundle {
            kem_secret: KemSecret::from_secret(self.kem.secret().duplicate()),
            sign_seed: self.sign_seed.duplicate(),
            vault_key: vault_key.duplicate(),
            index_key: self.index_key.duplicate(),
            root_fingerprint,
        }
    }
}

/// Where a slot's other factor is kept decides which kind of slot a new person gets: as the one who adds.
pub(super) fn own_mode(chosen: &Chosen, session: &Session) -> Result<UnlockMode, AppError> {
    let person = session.vault.keys().person;
    let modes: Vec<UnlockMode> = chosen
        .slots
        .slots
        .iter()
        .filter(|slot| slot.person() == person)
        .map(|slot| slot.unlock().mode())
        .collect();
    if modes.contains(&UnlockMode::DeviceFile) {
        return Ok(UnlockMode::DeviceFile);
    }
    if modes.contains(&UnlockMode::KeyringPassword) {
        return Ok(UnlockMode::KeyringPassword);
    }
    // Whoever can use the computer account could open such a slot: several people need a password each.
    Err(ErrorCode::OwnPasswordFirst.into())
}

/// Seals a bundle for a person under a password or code.
pub(super) fn seal(
    core: &Core,
    chosen: &Chosen,
    (person, name): (PersonId, &str),
    mode: UnlockMode,
    device_secret: &Secret<32>,
    secret: &SecretBytes,
    bundle: &Bundle,
) -> Result<Slot, AppError> {
    let factor = password_factor(core)?;
    let unlock = match mode {
        UnlockMode::DeviceFile => Unlock::DeviceFile(factor),
        UnlockMode::Invitation => Unlock::Invitation(factor),
        UnlockMode::KeyringPassword | UnlockMode::KeyringOnly => Unlock::KeyringPassword(factor),
    };
    let kek = unlock
        .derive_kek(chosen.slots.vault, person, device_secret, secret.expose())
        .map_err(|_| ErrorCode::Internal)?;
    let new = NewSlot {
        vault: chosen.slots.vault,
        person,
        name: name.to_owned(),
        unlock,
        created_ms: u64::try_from(core.host.clock.wall_ms()).unwrap_or(0),
    };
    new.seal(&kek, bundle).map_err(|_| ErrorCode::Internal.into())
}

/// Puts a slot into the header, with the database's own key for its person where there is one.
pub(super) fn put(
    chosen: &mut Chosen,
    slot: Slot,
    kem: &KemSecret,
    file_key: Option<&Secret<32>>,
) -> Result<(), AppError> {
    let (person, mode) = (slot.person(), slot.unlock().mode());
    let vault = chosen.slots.vault;
    chosen.slots.slots.retain(|other| (other.person(), other.unlock().mode()) != (person, mode));
    chosen.slots.slots.push(slot);
    if let (Some(keys), Some(file_key)) = (&mut chosen.slots.file_keys, file_key) {
        keys.add(vault, file_key, Some(person), &kem.public())?;
    }
    keyslot_file::write(&chosen.folder, &mut chosen.slots)?;
    Ok(())
}

/// Takes slots out of the header.
pub(super) fn take_out(chosen: &mut Chosen, goes: impl Fn(&Slot) -> bool) -> Result<(), AppError> {
    let before = chosen.slots.slots.len();
    chosen.slots.slots.retain(|slot| !goes(slot));
    if chosen.slots.slots.len() != before {
        keyslot_file::write(&chosen.folder, &mut chosen.slots)?;
    }
    Ok(())
}
