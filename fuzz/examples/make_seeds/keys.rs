//! Keyslots, device files, sealed streams.

use vault_app::keyring::device_key_name;
use vault_crypto::Secret;
use vault_crypto::fingerprint::fingerprint;
use vault_crypto::grant_seal::KemSecret;
use vault_crypto::kdf::Argon2Params;
use vault_crypto::sign::SigningKey;
use vault_crypto::slots::{Bundle, KeySlots, NewSlot, PasswordFactor, RecoverySlot, Slot, Unlock};
use vault_crypto::stream::{MIN_CHUNK, seal_bytes};
use vault_domain::ids::{PersonId, VaultId};
use vault_fuzz::sealed_stream;

use super::{Seed, choosing};

const VAULT: VaultId = VaultId::from_bytes([7; 16]);
const CHECKSUM: usize = 32;

fn secret(byte: u8) -> Secret<32> {
    Secret::from_array([byte; 32])
}

fn slot(person: u8, name: &str, unlock: Unlock) -> Slot {
    let bundle = Bundle {
        kem_secret: KemSecret::from_secret(secret(3)),
        sign_seed: secret(4),
        vault_key: secret(5),
        index_key: secret(6),
        root_fingerprint: fingerprint(&SigningKey::from_seed(&secret(1)).public()),
    };
    let new = NewSlot {
        vault: VAULT,
        person: PersonId::from_bytes([person; 16]),
        name: name.to_owned(),
        unlock,
        created_ms: 1_763_900_000_000,
    };
    new.seal(&secret(9), &bundle).expect("randomness")
}

fn file(name: &str, slots: Vec<Slot>) -> Vec<u8> {
    let root = SigningKey::from_seed(&secret(1)).public();
    let kem = KemSecret::from_secret(secret(2)).public();
    let recovery = RecoverySlot::seal(VAULT, &root, kem, &secret(5), 1_763_900_000_000).expect("randomness");
    let slots = KeySlots {
        vault: VAULT,
        name: name.to_owned(),
        root,
        generation: 1,
        slots,
        recovery,
        file_keys: None,
    };
    slots.encode().expect("names and slots are good")
}

pub(super) fn keyslots() -> Vec<Seed> {
    let factor = PasswordFactor { salt: [8; 16], params: Argon2Params::FLOOR };
    let three = vec![
        slot(1, "林芳", Unlock::KeyringPassword(factor)),
        slot(1, "林芳", Unlock::DeviceFile(factor)),
        slot(2, "阿卜杜拉·买买提", Unlock::KeyringOnly),
    ];
    let small = file("恒信", three[..1].to_vec());
    let whole = file("恒信", three);
    let unsigned = |file: &[u8]| choosing(1, &file[..file.len() - CHECKSUM]);
    let mut newer = whole.clone();
    newer[5] = 2;
    let mut many = small.clone();
    // The head of the array of slots: the first `81` behind the generation.
    let head = many.windows(3).position(|three| three == [1, 0x81, 0x86]).expect("one slot") + 1;
    many.splice(head..=head, [0x9A, 0xFF, 0xFF, 0xFF, 0xFF]);
    vec![
        ("empty-vault", choosing(0, &file("v", Vec::new()))),
        ("three-slots", choosing(0, &whole)),
        ("three-slots-checksum-made", unsigned(&whole)),
        ("one-slot-checksum-made", unsigned(&small)),
        ("direction-in-name", unsigned(&file("恒\u{202E}信\u{200B}", Vec::new()))),
        ("longest-name", unsigned(&file(&"名".repeat(66), Vec::new()))),
        ("four-billion-slots", unsigned(&many)),
        ("newer-format", unsigned(&newer)),
        ("cut", choosing(0, &whole[..whole.len() / 2])),
        ("bytes-behind", unsigned(&[whole.as_slice(), &[0; 40]].concat())),
        ("magic-alone", choosing(0, b"CVKS")),
    ]
}

pub(super) fn device_files() -> Vec<Seed> {
    let file = |name: &[u8], value: &[u8]| {
        let length = |part: &[u8]| u8::try_from(part.len()).expect("a short part");
        let parts = [b"CVDEVICE\x01".as_slice(), &[length(name)], name, &[length(value)], value];
        choosing(1, &parts.concat())
    };
    let name = device_key_name(VAULT);
    let good = file(name.as_bytes(), &[9; 32]);
    vec![
        ("good", good.clone()),
        ("cut", good[..good.len() - 10].to_vec()),
        ("bytes-behind", [good.as_slice(), &[0; 300]].concat()),
        ("no-checksum", choosing(0, &good[1..])),
        ("another-vault", file(device_key_name(VaultId::from_bytes([8; 16])).as_bytes(), &[9; 32])),
        ("path-as-name", file(b"../../../.ssh/id_ed25519", &[9; 32])),
        ("name-not-ascii", file("设备\u{202E}".as_bytes(), &[9; 32])),
        ("nul-in-name", file(b"device-\0", &[9; 32])),
        ("longest-value", file(name.as_bytes(), &[9; 255])),
        ("empty-value", file(name.as_bytes(), &[])),
    ]
}

pub(super) fn streams() -> Vec<Seed> {
    let stream = |plain: &[u8]| {
        let sealed = seal_bytes(&sealed_stream::key(), b"fuzz", MIN_CHUNK, plain);
        choosing(0, &sealed.expect("memory and randomness"))
    };
    let two = stream(&[b'x'; MIN_CHUNK + 100]);
    let mut huge = two.clone();
    huge[6..10].copy_from_slice(&u32::MAX.to_be_bytes());
    let mut newer = two.clone();
    newer[5] = 2;
    vec![
        ("empty", stream(b"")),
        ("one-chunk", stream("客户".as_bytes())),
        ("full-chunk", stream(&[b'x'; MIN_CHUNK])),
        ("two-chunks", two.clone()),
        ("cut-in-second-chunk", two[..two.len() - 50].to_vec()),
        ("cut-after-first-chunk", two[..1 + 60 + MIN_CHUNK + 16].to_vec()),
        ("chunk-of-four-gigabytes", huge),
        ("newer-format", newer),
        ("untouched", choosing(1, &[0x08, 0x00])),
        ("bit-flipped", choosing(1, &[0x08, 0x00, 0, 0, 70])),
        ("chunks-exchanged", choosing(1, &[0x0C, 0x00, 3, 2, 0])),
        ("first-chunk-taken-out", choosing(1, &[0x0C, 0x00, 2, 0, 0])),
        ("last-chunk-taken-out", choosing(1, &[0x08, 0x40, 2, 2, 0])),
        ("end-cut", choosing(1, &[0x08, 0x00, 1, 4, 0])),
    ]
}
