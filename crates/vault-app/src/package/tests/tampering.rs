//! Files that were changed on their way, and files that never were packages.

use proptest::prelude::*;

use super::*;

#[test]
fn no_byte_can_be_changed() {
    let (recipient, key) = someone();
    let package = sealed(&recipient, b"13800001111");
    for at in 0..package.len() {
        for mask in [0x01, 0x80] {
            let mut changed = package.clone();
            changed[at] ^= mask;
            assert!(opened(&changed, &key).0.is_err(), "byte {at} of {}", package.len());
        }
    }
}

#[test]
fn no_byte_of_a_package_with_a_passphrase_can_be_changed() {
    let package = sealed(&Recipient::Passphrase(secret("三月")), b"13800001111");
    let key = OpenWith::Passphrase(secret("三月"));
    // A changed cost may be any number; what is tried is bounded for the test as it is for people.
    let limits = Limits { work_factor: 8, ..Limits::default() };
    for at in 0..package.len() {
        let mut changed = package.clone();
        changed[at] ^= 0x01;
        assert!(open(&changed[..], &key, is_sender, &mut Vec::new(), &limits).is_err(), "byte {at}");
    }
}

#[test]
fn no_end_can_be_cut_off() {
    let (recipient, key) = someone();
    let package = sealed(&recipient, b"13800001111");
    for length in 0..package.len() {
        assert!(opened(&package[..length], &key).0.is_err(), "{length} of {}", package.len());
    }
    // Longer files end between chunks, too, where every chunk on its own is whole.
    let package = sealed(&recipient, &payload_of(3 * 65_536));
    let header = package.windows(4).position(|four| four == b"--- ").unwrap() + 48;
    for chunks in 0..=3 {
        for length in [0, 1, 16, 17] {
            let length = header + 16 + chunks * (65_536 + 16) + length;
            assert!(opened(&package[..length], &key).0.is_err(), "{length} of {}", package.len());
        }
    }
    let longer = [package.as_slice(), b"\0"].concat();
    assert!(matches!(refused(&longer, &key), PackageError::Damaged));
}

#[test]
fn a_damaged_package_is_called_damaged() {
    let (recipient, key) = someone();
    let package = sealed(&recipient, b"13800001111");
    let mut changed = package.clone();
    *changed.last_mut().unwrap() ^= 1;
    assert!(matches!(refused(&changed, &key), PackageError::Damaged));
    assert!(matches!(refused(&package[..package.len() - 1], &key), PackageError::Damaged));
    for other in [&b""[..], b"PK\x03\x04", b"age-encryption.org/v2\n", b"age-encryption.org/v1\n"] {
        assert!(matches!(refused(other, &key), PackageError::NotAPackage));
    }
}

#[test]
fn a_passphrase_that_costs_too_much_is_not_tried() {
    let package = sealed(&Recipient::Passphrase(secret("三月")), b"rows");
    let key = OpenWith::Passphrase(secret("三月"));
    let limits = Limits { work_factor: WORK - 1, ..Limits::default() };
    let costly = open(&package[..], &key, is_sender, &mut Vec::new(), &limits);
    assert!(matches!(costly.err(), Some(PackageError::TooMuchWork)));
    // The cost of a hostile file is read before it is paid.
    let text = String::from_utf8_lossy(&package).into_owned();
    let line = text.lines().find(|line| line.starts_with("-> scrypt")).unwrap().to_owned();
    let dear = line.replace(&format!(" {WORK}"), " 40");
    let at = package.windows(line.len()).position(|part| part == line.as_bytes()).unwrap();
    let hostile = [&package[..at], dear.as_bytes(), &package[at + line.len()..]].concat();
    assert!(matches!(refused(&hostile, &key), PackageError::TooMuchWork));
}

#[test]
fn a_header_without_end_is_left_unread() {
    struct Endless(u64);
    impl Read for Endless {
        fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
            let text = if self.0 == 0 { &b"age-encryption.org/v1\n"[..] } else { &b"-> X\n\n"[..] };
            let count = text.len().min(out.len());
            out[..count].copy_from_slice(&text[..count]);
            self.0 += count as u64;
            Ok(count)
        }
    }
    let mut source = Endless(0);
    let endless = open(&mut source, &someone().1, is_sender, &mut Vec::new(), &Limits::default());
    assert!(matches!(endless.err(), Some(PackageError::NotAPackage)));
    assert!(source.0 < 32 << 10, "{}", source.0);
}

#[test]
fn a_payload_beyond_the_limit_is_not_written_on() {
    let (recipient, key) = someone();
    let package = sealed(&recipient, &payload_of(400_000));
    let mut out = Vec::new();
    let limits = Limits { payload_bytes: 100_000, ..Limits::default() };
    let large = open(&package[..], &key, is_sender, &mut out, &limits);
    assert!(matches!(large.err(), Some(PackageError::TooLarge { limit: 100_000, .. })));
    assert!(out.len() <= 100_000);
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..600), headed in any::<bool>()) {
        let head: &[u8] = if headed { b"age-encryption.org/v1\n-> X25519 " } else { b"" };
        let key = OpenWith::Identity(secret(
            "AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQRUS7U",
        ));
        let bytes = [head, &bytes].concat();
        prop_assert!(open(&bytes[..], &key, is_sender, &mut Vec::new(), &Limits::default()).is_err());
    }
}
