use proptest::prelude::*;

use super::*;
use crate::Secret;
use crate::fingerprint::fingerprint;
use crate::grant_seal::KemSecret;
use crate::hash::sha256;
use crate::recovery::RecoveryKey;

const VAULT: VaultId = VaultId::from_bytes([1; 16]);
const PERSON: PersonId = PersonId::from_bytes([2; 16]);
const FACTOR: PasswordFactor = PasswordFactor { salt: [3; 16], params: Argon2Params::FLOOR };

fn secret(byte: u8) -> Secret<32> {
    Secret::from_array([byte; 32])
}

fn bundle(root: &PublicSignKey) -> Bundle {
    Bundle {
        kem_secret: KemSecret::from_secret(secret(10)),
        sign_seed: secret(11),
        vault_key: secret(12),
        index_key: secret(13),
        root_fingerprint: fingerprint(root),
    }
}

fn new_slot(unlock: Unlock) -> NewSlot {
    NewSlot { vault: VAULT, person: PERSON, name: "王小明".into(), unlock, created_ms: 1_790_000_000_000 }
}

/// A file with a keyring-only slot, a password slot and a kit. Only the latter two modes cost an Argon2id run
/// when opened; sealing here takes ready-made keys.
fn example(kit: &RecoveryKey) -> KeySlots {
    let root = kit.signing_key().public();
    let unlocks = [Unlock::KeyringOnly, Unlock::KeyringPassword(FACTOR)];
    let slots = unlocks.map(|unlock| {
        let kek = match unlock {
            Unlock::KeyringOnly => unlock.derive_kek(VAULT, PERSON, &secret(20), b"").unwrap(),
            _ => secret(21),
        };
        new_slot(unlock).seal(&kek, &bundle(&root)).unwrap()
    });
    KeySlots {
        vault: VAULT,
        name: "明远商贸".into(),
        root,
        generation: 7,
        slots: slots.into(),
        recovery: RecoverySlot::seal(VAULT, &root, kit.kem_secret().public(), &secret(12), 5).unwrap(),
        file_keys: None,
    }
}

#[test]
fn a_new_database_key_opens_for_whom_it_was_sealed_to_and_survives_the_file() {
    let kit = RecoveryKey::make().unwrap();
    let stays = KemSecret::from_secret(secret(10));
    let left = KemSecret::from_secret(secret(30));
    let mut file = example(&kit);
    assert_eq!(file.file_key(Some(PERSON), &stays).unwrap().map(|_| ()), None);
    let publics = (stays.public(), kit.kem_secret().public());
    let to = [(Some(PERSON), &publics.0), (None, &publics.1)];
    file.file_keys = Some(FileKeys::seal(VAULT, 3, &secret(40), to).unwrap());
    let mut file = KeySlots::decode(&file.encode().unwrap()).unwrap();
    assert!(file.file_key(Some(PERSON), &stays).unwrap() == Some(secret(40)));
    assert!(file.file_key(None, &kit.kem_secret()).unwrap() == Some(secret(40)));
    let other = PersonId::from_bytes([9; 16]);
    assert_eq!(file.file_key(Some(other), &left).err(), Some(SlotsError::WrongSecret));
    assert_eq!(file.file_key(Some(PERSON), &left).err(), Some(SlotsError::WrongSecret));
    let keys = file.file_keys.as_mut().unwrap();
    keys.add(VAULT, &secret(40), Some(other), &left.public()).unwrap();
    assert!(file.file_key(Some(other), &left).unwrap() == Some(secret(40)));
    // Another generation's seal is none for this one.
    file.file_keys.as_mut().unwrap().generation = 4;
    assert_eq!(file.file_key(Some(PERSON), &stays).err(), Some(SlotsError::WrongSecret));
}

/// The bytes with a checksum that fits, as an attacker would write them.
fn rechecked(mut bytes: Vec<u8>) -> Vec<u8> {
    let content = bytes.len() - 32;
    let checksum = sha256(&bytes[..content]);
    bytes[content..].copy_from_slice(&checksum);
    bytes
}

#[test]
fn a_person_unlocks_with_password_and_device_secret_only() {
    let kit = RecoveryKey::make().unwrap();
    let unlock = Unlock::KeyringPassword(FACTOR);
    let kek = unlock.derive_kek(VAULT, PERSON, &secret(20), b"correct horse battery").unwrap();
    let mut file = example(&kit);
    file.slots = vec![new_slot(unlock).seal(&kek, &bundle(&file.root)).unwrap()];
    let file = KeySlots::decode(&file.encode().unwrap()).unwrap();

    let try_with =
        |device, password: &[u8]| file.unlock(PERSON, UnlockMode::KeyringPassword, &secret(device), password);
    let opened = try_with(20, b"correct horse battery").unwrap();
    assert!(opened.vault_key == secret(12) && opened.index_key == secret(13));
    assert!(opened.sign_seed == secret(11) && opened.kem_secret.secret() == &secret(10));
    assert_eq!(try_with(20, b"correct horse batterz").err(), Some(SlotsError::WrongSecret));
    assert_eq!(try_with(19, b"correct horse battery").err(), Some(SlotsError::WrongSecret));
    let absent = file.unlock(PERSON, UnlockMode::DeviceFile, &secret(20), b"");
    assert_eq!(absent.err(), Some(SlotsError::NoSuchSlot));
}

#[test]
fn a_slot_is_bound_to_vault_person_mode_and_parameters() {
    let root = RecoveryKey::make().unwrap().signing_key().public();
    let (kek, unlock) = (secret(21), Unlock::KeyringPassword(FACTOR));
    let slot = new_slot(unlock).seal(&kek, &bundle(&root)).unwrap();
    assert!(slot.open(VAULT, &kek).is_ok());
    assert!(slot.open(VaultId::from_bytes([9; 16]), &kek).is_err());
    let cheaper =
        PasswordFactor { params: Argon2Params { m_kib: FACTOR.params.m_kib + 1, ..FACTOR.params }, ..FACTOR };
    let salted = PasswordFactor { salt: [4; 16], ..FACTOR };
    for unlock in [
        Unlock::DeviceFile(FACTOR),
        Unlock::KeyringOnly,
        Unlock::KeyringPassword(cheaper),
        Unlock::KeyringPassword(salted),
    ] {
        let moved = Slot { unlock, ..slot.clone() };
        assert_eq!(moved.open(VAULT, &kek).err(), Some(SlotsError::WrongSecret), "{unlock:?}");
    }
    let moved = Slot { person: PersonId::from_bytes([9; 16]), ..slot };
    assert_eq!(moved.open(VAULT, &kek).err(), Some(SlotsError::WrongSecret));
}

#[test]
fn parameters_outside_floor_and_cap_are_refused_before_running() {
    let dear =
        PasswordFactor { params: Argon2Params { m_kib: u32::MAX, t: u32::MAX, p: u32::MAX }, ..FACTOR };
    let unlock = Unlock::KeyringPassword(dear);
    let mut file = example(&RecoveryKey::make().unwrap());
    assert_eq!(new_slot(unlock).seal(&secret(21), &bundle(&file.root)).err(), Some(SlotsError::SlotParams));
    file.slots[1].unlock = unlock;
    // The file as a whole still reads: one bad slot must not lock the others out.
    let file = KeySlots::decode(&file.encode().unwrap()).unwrap();
    let opened = file.unlock(PERSON, UnlockMode::KeyringPassword, &secret(20), b"x");
    assert_eq!(opened.err(), Some(SlotsError::SlotParams));
    assert!(file.unlock(PERSON, UnlockMode::KeyringOnly, &secret(20), b"").is_ok());
}

#[test]
fn a_replaced_root_key_is_noticed() {
    let mut file = example(&RecoveryKey::make().unwrap());
    file.root = RecoveryKey::make().unwrap().signing_key().public();
    let opened = file.unlock(PERSON, UnlockMode::KeyringOnly, &secret(20), b"");
    assert_eq!(opened.err(), Some(SlotsError::RootMismatch));
}

#[test]
fn only_this_vaults_kit_recovers_the_vault_key() {
    let kit = RecoveryKey::make().unwrap();
    let file = example(&kit);
    assert!(file.recover(&kit).unwrap() == secret(12));
    assert_eq!(file.recover(&RecoveryKey::make().unwrap()).err(), Some(SlotsError::WrongSecret));
    let moved = KeySlots { vault: VaultId::from_bytes([9; 16]), ..file };
    assert_eq!(moved.recover(&kit).err(), Some(SlotsError::WrongSecret));
}

#[test]
fn the_errors_of_a_file_are_told_apart() {
    let file = example(&RecoveryKey::make().unwrap());
    let bytes = file.encode().unwrap();
    assert_eq!(KeySlots::decode(&bytes), Ok(file));
    for not_ours in [b"".as_slice(), b"CVK", b"SQLite format 3\0", &[0; 600]] {
        assert_eq!(KeySlots::decode(not_ours), Err(SlotsError::NotAKeyslotFile));
    }
    let mut newer = bytes.clone();
    newer[5] = 2;
    assert_eq!(KeySlots::decode(&newer), Err(SlotsError::Newer(2)));
    let mut older = bytes.clone();
    older[5] = 0;
    assert_eq!(KeySlots::decode(&rechecked(older)), Err(SlotsError::Damaged));
    for cut in 4..bytes.len() {
        assert_eq!(KeySlots::decode(&bytes[..cut]), Err(SlotsError::Damaged), "cut at {cut}");
    }
    let mut longer = bytes;
    longer.insert(longer.len() - 32, 0);
    assert_eq!(KeySlots::decode(&rechecked(longer)), Err(SlotsError::Damaged));
}

#[test]
fn a_number_in_a_longer_form_is_not_canonical() {
    let file = example(&RecoveryKey::make().unwrap());
    let mut bytes = file.encode().unwrap();
    // Magic, version, array(6), vault (1 + 16), name (1 + 12), root (2 + 32): then the generation, 7.
    let place = 6 + 1 + 17 + 13 + 34;
    assert_eq!(bytes[place], 7);
    bytes.splice(place..=place, [0x18, 7]);
    assert_eq!(KeySlots::decode(&rechecked(bytes)), Err(SlotsError::Damaged));
}

#[test]
fn names_and_slots_are_bounded() {
    let file = example(&RecoveryKey::make().unwrap());
    for name in [String::new(), "长".repeat(67), "two\nlines".into()] {
        let named = KeySlots { name, ..file.clone() };
        assert_eq!(named.encode(), Err(SlotsError::Name));
    }
    let mut twice = file.clone();
    twice.slots.push(twice.slots[0].clone());
    assert_eq!(twice.encode(), Err(SlotsError::TooManySlots));

    let people = |count: u16| KeySlots {
        slots: (0..count)
            .map(|number| {
                let mut id = [0; 16];
                id[..2].copy_from_slice(&number.to_be_bytes());
                Slot { person: PersonId::from_bytes(id), name: "长".repeat(66), ..file.slots[1].clone() }
            })
            .collect(),
        ..file.clone()
    };
    let full = people(256).encode().unwrap();
    assert!(full.len() < MAX_FILE && KeySlots::decode(&full).is_ok());
    assert_eq!(people(257).encode(), Err(SlotsError::TooManySlots));
}

proptest! {
    #[test]
    fn random_bytes_are_an_error(mut bytes in proptest::collection::vec(any::<u8>(), 0..600), framed: bool) {
        if framed && bytes.len() > 40 {
            bytes[..6].copy_from_slice(b"CVKS\x00\x01");
            bytes = rechecked(bytes);
        }
        prop_assert!(KeySlots::decode(&bytes).is_err());
    }

    /// With the checksum made to fit, a changed file reads as an error or as a file that encodes to itself.
    #[test]
    fn a_changed_file_never_panics_and_stays_canonical(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
        cut in any::<prop::sample::Index>(),
        cuts: bool,
    ) {
        let mut bytes = EXAMPLE.clone();
        for (place, value) in changes {
            let place = place.index(bytes.len());
            bytes[place] = value;
        }
        if cuts {
            bytes.truncate(38 + cut.index(bytes.len() - 38));
        }
        let bytes = rechecked(bytes);
        if let Ok(file) = KeySlots::decode(&bytes) {
            prop_assert_eq!(file.encode().unwrap(), bytes);
        }
    }
}

static EXAMPLE: std::sync::LazyLock<Vec<u8>> =
    std::sync::LazyLock::new(|| example(&RecoveryKey::make().unwrap()).encode().unwrap());
