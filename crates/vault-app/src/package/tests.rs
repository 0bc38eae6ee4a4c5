//! Packages made and opened; what hostile ones do is in the files below.

mod container;
mod standard_tool;
mod tampering;

use std::io::{Read, Write};

use age::secrecy::ExposeSecret;
use rstest::rstest;
use vault_crypto::sign::{PublicSignKey, SigningKey};
use vault_crypto::{Secret, SecretBytes};
use vault_domain::ids::{PersonId, VaultId};
use vault_ledger::checkpoint::Checkpoint;

use super::*;

const NAME: &str = "客户名单 2026.xlsx";
/// Cheap enough for a test.
const WORK: u8 = 3;

fn parts() -> ManifestParts {
    let vault = VaultId::from_bytes([1; 16]);
    ManifestParts {
        vault,
        sender: PersonId::from_bytes([2; 16]),
        sender_name: "李雷".into(),
        recipient_name: "云海贸易".into(),
        register: 17,
        request: [3; 16],
        counter: 4,
        made_at_ms: 1_767_196_800_000,
        rows: 200,
        checkpoint: Checkpoint::new(vault, 5, [6; 32]).to_text(),
    }
}

fn signing_key(seed: u8) -> SigningKey {
    SigningKey::from_seed(&Secret::from_array([seed; 32]))
}

/// The key of the sender in [`parts`], and nobody else's.
fn is_sender(key: &PublicSignKey, person: PersonId) -> bool {
    *key == signing_key(9).public() && person == PersonId::from_bytes([2; 16])
}

fn secret(text: &str) -> SecretBytes {
    SecretBytes::from_string(text.to_owned())
}

/// A new recipient and what opens their packages.
fn someone() -> (Recipient, OpenWith) {
    let identity = age::x25519::Identity::generate();
    let opens = OpenWith::Identity(secret(identity.to_string().expose_secret()));
    (Recipient::X25519(identity.to_public().to_string()), opens)
}

fn sealed(recipient: &Recipient, payload: &[u8]) -> Vec<u8> {
    let mut sealer = Sealer::start_with(Vec::new(), recipient, NAME, WORK).unwrap();
    sealer.write_all(payload).unwrap();
    sealer.finish(parts(), &signing_key(9)).unwrap()
}

/// Opens as the recipient would who knows the sender.
fn opened(package: &[u8], key: &OpenWith) -> (Result<Manifest, PackageError>, Vec<u8>) {
    let mut payload = Vec::new();
    let manifest = open(package, key, is_sender, &mut payload, &Limits::default());
    (manifest, payload)
}

fn refused(package: &[u8], key: &OpenWith) -> PackageError {
    opened(package, key).0.err().unwrap()
}

/// What the standard program would give out.
fn decrypted(package: &[u8], key: &OpenWith) -> Vec<u8> {
    let mut plain = Vec::new();
    age_file::plaintext(package, key, &Limits::default()).unwrap().read_to_end(&mut plain).unwrap();
    plain
}

fn payload_of(bytes: usize) -> Vec<u8> {
    (0..bytes).map(|at| (at % 251) as u8).collect()
}

#[rstest]
#[case(0)]
#[case(1)]
#[case(65_535)]
#[case(layout::MAX_TRAILER)]
#[case(layout::MAX_TRAILER + 65_536)]
#[case(400_001)]
fn what_was_sealed_comes_out_with_its_manifest(#[case] bytes: usize) {
    let (recipient, key) = someone();
    let payload = payload_of(bytes);
    let (manifest, out) = opened(&sealed(&recipient, &payload), &key);
    let manifest = manifest.unwrap();
    assert!(manifest.parts == parts());
    assert_eq!((manifest.payload_name.as_str(), manifest.bytes), (NAME, bytes as u64));
    assert_eq!(manifest.sha256, vault_crypto::hash::sha256(&payload));
    assert_eq!(manifest.signer, signing_key(9).public());
    assert!(out == payload);
}

#[test]
fn a_passphrase_opens_what_it_sealed() {
    let package = sealed(&Recipient::Passphrase(secret("三月 风 雨")), b"rows");
    let (manifest, out) = opened(&package, &OpenWith::Passphrase(secret("三月 风 雨")));
    assert!(manifest.unwrap().parts == parts());
    assert_eq!(out, b"rows");
    let wrong = refused(&package, &OpenWith::Passphrase(secret("三月 风 雪")));
    assert!(matches!(wrong, PackageError::WrongPassphrase));
    assert!(matches!(refused(&package, &someone().1), PackageError::NeedsPassphrase));
}

/// What is written costs no more than what is tried, as people use it.
#[test]
fn a_passphrase_at_full_cost_opens() {
    let mut sealer = Sealer::start(Vec::new(), &Recipient::Passphrase(secret("三月")), NAME).unwrap();
    sealer.write_all(b"rows").unwrap();
    let package = sealer.finish(parts(), &signing_key(9)).unwrap();
    assert!(opened(&package, &OpenWith::Passphrase(secret("三月"))).0.is_ok());
}

#[test]
fn another_key_opens_nothing() {
    let package = sealed(&someone().0, b"rows");
    assert!(matches!(refused(&package, &someone().1), PackageError::WrongKey));
    let passphrase = OpenWith::Passphrase(secret("三月"));
    assert!(matches!(refused(&package, &passphrase), PackageError::NeedsIdentity));
    let no_key = OpenWith::Identity(secret("AGE-SECRET-KEY-1QQ"));
    assert!(matches!(refused(&package, &no_key), PackageError::BadIdentity));
}

/// The last three are keys of small order: whatever is sealed for them, anybody opens.
#[rstest]
#[case("")]
#[case("age1qq")]
#[case("ssh-ed25519 AAAA")]
#[case("age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z")]
#[case("age1qyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqj7vrya")]
#[case("age1ur4h5lpmgxu2u9jku0a0r87ydtdqnr0tnsetrlvxvgz3vh6fhqqqzyt4v9")]
fn nothing_is_sealed_for_what_is_no_key(#[case] text: &str) {
    let start = Sealer::start(Vec::new(), &Recipient::X25519(text.into()), NAME);
    assert!(matches!(start.err(), Some(PackageError::BadRecipient)), "{text}");
}

#[test]
fn an_empty_passphrase_is_none() {
    let start = Sealer::start(Vec::new(), &Recipient::Passphrase(secret("")), NAME);
    assert!(matches!(start.err(), Some(PackageError::BadPassphrase)));
}

#[rstest]
#[case("")]
#[case("../customers.xlsx")]
#[case("a/b.csv")]
#[case("a\\b.csv")]
#[case("con.csv")]
#[case("名单.csv.")]
#[case(" 名单.csv")]
#[case("a\u{202E}vsc.exe")]
#[case("manifest.json")]
#[case("Manifest.SIG")]
fn a_name_that_is_no_safe_name_of_a_file_is_refused(#[case] name: &str) {
    let start = Sealer::start(Vec::new(), &someone().0, name);
    assert!(matches!(start.err(), Some(PackageError::PayloadName)), "{name}");
}

#[test]
fn a_manifest_that_could_not_be_read_is_not_signed() {
    let finish = |parts| {
        let sealer = Sealer::start(Vec::new(), &someone().0, NAME).unwrap();
        matches!(sealer.finish(parts, &signing_key(9)).err(), Some(PackageError::BadManifest(_)))
    };
    assert!(finish(ManifestParts { sender_name: "李\n雷".into(), ..parts() }));
    assert!(finish(ManifestParts { recipient_name: "云".repeat(67), ..parts() }));
    assert!(finish(ManifestParts { checkpoint: "none".into(), ..parts() }));
    assert!(finish(ManifestParts { vault: VaultId::from_bytes([7; 16]), ..parts() }));
    assert!(!finish(parts()));
}

/// A disk that is full after some bytes.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0 = self.0.checked_sub(bytes.len()).ok_or(std::io::ErrorKind::StorageFull)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_full_disk_is_told_and_never_a_finished_package() {
    let payload = payload_of(200_000);
    for room in [0, 10, 500, 66_000, 140_000, 200_500] {
        let done = Sealer::start(Full(room), &someone().0, NAME).and_then(|mut sealer| {
            // Going on after an error must not make it look whole.
            let _ = sealer.write_all(&payload[..100_000]);
            let _ = sealer.write_all(&payload[100_000..]);
            sealer.finish(parts(), &signing_key(9))
        });
        assert!(matches!(done.err(), Some(PackageError::Io(_))), "{room}");
    }
}
