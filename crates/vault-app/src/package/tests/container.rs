//! What somebody makes who may seal for the recipient as well: the age layer is whole, and the inside is theirs.

use std::io::Cursor;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::*;

type Content = (String, Vec<u8>);

/// Name and bytes of each entry of a real package around `payload`.
fn entries(payload: &[u8]) -> Vec<Content> {
    let (recipient, key) = someone();
    let mut archive = ZipArchive::new(Cursor::new(decrypted(&sealed(&recipient, payload), &key))).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut entry = archive.by_index(index).unwrap();
            let mut content = Vec::new();
            entry.read_to_end(&mut content).unwrap();
            (entry.name().unwrap().into_owned(), content)
        })
        .collect()
}

fn zipped_with(entries: &[Content], method: CompressionMethod, comment: &'static str) -> Vec<u8> {
    let mut zip = ZipWriter::new_stream(Vec::new());
    for (name, content) in entries {
        let options = SimpleFileOptions::default().compression_method(method);
        zip.start_file(name.as_str(), options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.set_comment(comment).unwrap();
    zip.finish().unwrap().into_inner()
}

fn zipped(entries: &[Content]) -> Vec<u8> {
    zipped_with(entries, CompressionMethod::Stored, "")
}

/// Seals any bytes the way a stranger would.
fn sealed_for(recipient: &Recipient, plain: &[u8]) -> Vec<u8> {
    let mut out = age_file::encryptor(recipient, WORK).unwrap().wrap_output(Vec::new()).unwrap();
    out.write_all(plain).unwrap();
    out.finish().unwrap()
}

fn judged(plain: &[u8]) -> Result<Manifest, PackageError> {
    let (recipient, key) = someone();
    opened(&sealed_for(&recipient, plain), &key).0
}

fn verdict(plain: &[u8]) -> PackageError {
    judged(plain).err().unwrap()
}

#[test]
fn the_same_entries_again_are_a_package() {
    assert!(judged(&zipped(&entries(b"rows"))).is_ok());
}

#[test]
fn a_swapped_payload_is_refused() {
    let mut swapped = entries(b"rows");
    swapped[0].1 = b"more".to_vec();
    assert!(matches!(verdict(&zipped(&swapped)), PackageError::PayloadMismatch));
    let mut renamed = entries(b"rows");
    renamed[0].0 = "other.xlsx".into();
    assert!(matches!(verdict(&zipped(&renamed)), PackageError::PayloadMismatch));
}

#[test]
fn a_signature_of_somebody_else_is_refused() {
    let with = |signature: Vec<u8>| {
        let mut entries = entries(b"rows");
        entries[3].1 = signature;
        verdict(&zipped(&entries))
    };
    let canonical = entries(b"rows")[1].1.clone();
    let other = STANDARD.encode(signing_key(8).sign(&canonical).as_bytes());
    assert!(matches!(with(other.into_bytes()), PackageError::BadSignature));
    assert!(matches!(with(b"!!".to_vec()), PackageError::BadSignature));
    assert!(matches!(with(STANDARD.encode([0; 64]).into_bytes()), PackageError::BadSignature));
    assert!(matches!(with(Vec::new()), PackageError::SignatureMissing));
    let mut unsigned = entries(b"rows");
    unsigned.pop();
    assert!(matches!(verdict(&zipped(&unsigned)), PackageError::SignatureMissing));
}

/// A whole package, rightly signed, by a key the recipient does not know or as a person it does not belong to.
#[test]
fn a_package_of_a_stranger_is_refused() {
    let (recipient, key) = someone();
    let made = |parts, seed| {
        let mut sealer = Sealer::start(Vec::new(), &recipient, NAME).unwrap();
        sealer.write_all(b"rows").unwrap();
        sealer.finish(parts, &signing_key(seed)).unwrap()
    };
    assert!(matches!(refused(&made(parts(), 8), &key), PackageError::UnknownSigner));
    let as_another = ManifestParts { sender: PersonId::from_bytes([5; 16]), ..parts() };
    assert!(matches!(refused(&made(as_another, 9), &key), PackageError::UnknownSigner));
}

#[test]
fn people_are_shown_what_was_signed() {
    let mut other = entries(b"rows");
    let text = String::from_utf8(other[2].1.clone()).unwrap();
    other[2].1 = text.replace("云海贸易", "海云贸易").into_bytes();
    assert!(matches!(verdict(&zipped(&other)), PackageError::BadManifest(_)));
}

#[test]
fn a_manifest_has_one_form_and_a_format() {
    let with = |canonical: Vec<u8>| {
        let mut entries = entries(b"rows");
        entries[1].1 = canonical;
        verdict(&zipped(&entries))
    };
    let canonical = entries(b"rows")[1].1.clone();
    let format = canonical.windows(2).position(|pair| pair == [b'e', 1]).unwrap() + 1;
    let mut newer = canonical.clone();
    newer[format] = 2;
    assert!(matches!(with(newer), PackageError::Newer(2)));
    assert!(matches!(with([canonical.as_slice(), &[0]].concat()), PackageError::BadManifest(_)));
    assert!(matches!(with(canonical[..canonical.len() - 1].to_vec()), PackageError::BadManifest(_)));
    assert!(matches!(with(b"clientvault".to_vec()), PackageError::BadManifest(_)));
    let mut domain = canonical.clone();
    domain[5] ^= 1;
    assert!(matches!(with(domain), PackageError::BadManifest(_)));
}

#[test]
fn only_the_layout_of_a_package_is_read() {
    let real = entries(b"rows");
    let layout = |plain: &[u8]| matches!(verdict(plain), PackageError::Layout(_));
    assert!(layout(&zipped_with(&real, CompressionMethod::Deflated, "")));
    assert!(layout(&zipped_with(&real, CompressionMethod::Stored, "more")));
    assert!(layout(&zipped(&[])));
    assert!(layout(&zipped(&real[..1])));
    let mut swapped = real.clone();
    swapped.swap(1, 2);
    assert!(layout(&zipped(&swapped)));
    let mut five = real.clone();
    five.push(("readme.txt".into(), b"read me".to_vec()));
    assert!(layout(&zipped(&five)));
    let mut large = real.clone();
    large[2].1.extend(vec![b' '; layout::MAX_TRAILER]);
    assert!(layout(&zipped(&large)));
    let plain = zipped(&real);
    assert!(layout(&[b"MZ", plain.as_slice()].concat()));
    assert!(layout(&[plain.as_slice(), b"\0"].concat()));
    assert!(layout(&[plain.as_slice(), plain.as_slice()].concat()));
    assert!(layout(b"PK") && layout(b""));
}

/// Names in the container that the manifest would never carry.
#[test]
fn a_path_as_a_name_is_refused() {
    for name in ["../rows.csv", "C:\\rows.csv", "nul"] {
        let mut renamed = entries(b"rows");
        renamed[0].0 = name.into();
        assert!(matches!(verdict(&zipped(&renamed)), PackageError::PayloadMismatch), "{name}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// No byte of the container outside dates and checksums can be changed without a refusal, and none breaks anything.
    #[test]
    fn any_change_of_the_container_is_answered(
        at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>(), whole in any::<bool>()
    ) {
        let mut plain = zipped(&entries(b"13800001111"));
        let at = at.index(plain.len());
        plain[at] = byte;
        if !whole {
            plain.truncate(cut.index(plain.len()));
        }
        if let Ok(manifest) = judged(&plain) {
            prop_assert!(manifest.parts == parts() && manifest.bytes == 11);
        }
    }

    #[test]
    fn any_bytes_inside_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(judged(&bytes).is_err());
    }
}
