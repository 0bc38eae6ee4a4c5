//! What somebody who left still opens: on the files themselves, with the password and everything the computer account holds.

use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use clientvault_tests::host::copy_folder;
use rusqlite::Connection;
use vault_app::keyring::device_key_name;
use vault_crypto::slots::KeySlots;
use vault_crypto::{Secret, Zeroizing, kdf};
use vault_store::{Folder, keyslot_file};

use crate::walk::Desk;
use crate::{keyring_items, traces};

/// A copy of the vault that somebody took along before leaving.
pub struct TakenAlong {
    vault: PathBuf,
    copy: PathBuf,
    slots: KeySlots,
}

impl TakenAlong {
    /// Copies the vault as it lies there, program running or not.
    pub fn from(desk: &Desk) -> Self {
        let header = traces::files(&desk.session().home())
            .into_iter()
            .find(|file| file.extension().is_some_and(|end| end == "cvk"))
            .expect("a vault");
        let vault = header.parent().unwrap().to_owned();
        let copy = desk.session().folder().join("taken-along");
        copy_folder(&vault, &copy);
        let slots = keyslot_file::read(&Folder::at(copy.clone())).unwrap();
        Self { vault, copy, slots }
    }

    /// With the copy's own slot, the password and the secret of the computer: the copy opens, which the report says, and
    /// nothing of the vault as it is now does.
    pub fn opens_only_the_copy(&self, desk: &Desk, name: &str, password: &str) {
        let (items, _) = keyring_items::dump(desk);
        let secret = STANDARD.decode(&items[&device_key_name(self.slots.vault)]).unwrap();
        let device = Secret::from_slice(&secret).unwrap();
        let slot = self.slots.slots.iter().find(|slot| slot.name() == name).expect("an old slot");
        let unlocked = self.slots.unlock(slot.person(), slot.unlock().mode(), &device, password.as_bytes());
        let bundle = unlocked.expect("the slot that was taken along opens");

        let from_vault_key = kdf::derive_database_key(&bundle.vault_key);
        assert!(opens(&self.copy, &from_vault_key), "an old copy stays open to whoever took it");
        assert!(!opens(&self.vault, &from_vault_key), "the vault has another key now");

        let now = keyslot_file::read(&Folder::at(self.vault.clone())).unwrap();
        assert!(now.slots.iter().all(|slot| slot.name() != name), "the slot is still there");
        assert!(
            now.file_key(Some(slot.person()), &bundle.kem_secret).is_err(),
            "the new key was sealed to them"
        );
    }
}

fn opens(vault: &Path, key: &Zeroizing<String>) -> bool {
    let connection = Connection::open(Folder::at(vault.to_owned()).database()).unwrap();
    connection.pragma_update(None, "key", key.as_str()).unwrap();
    connection.pragma_update(None, "cipher_hmac_algorithm", "HMAC_SHA256").unwrap();
    connection.query_row("SELECT count(*) FROM ledger", [], |row| row.get::<_, i64>(0)).is_ok()
}
