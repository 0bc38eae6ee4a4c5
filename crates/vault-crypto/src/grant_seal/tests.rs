use super::*;
use crate::test_hex::{hex, hex_array};

/// RFC 9180, appendix A.2.1 (base mode of this suite), sequence number 0.
#[test]
fn published_vector() {
    let info = hex("4f6465206f6e2061204772656369616e2055726e");
    let aad = hex("436f756e742d30");
    let plaintext = hex("4265617574792069732074727574682c20747275746820626561757479");
    let recipient = KemSecret::from_secret(Secret::from_array(hex_array(
        "8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb",
    )));
    let public = recipient.public();
    assert_eq!(
        public.as_bytes().to_vec(),
        hex("4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a")
    );
    // The library draws exactly the ephemeral key's input material.
    let mut ephemeral = SystemRng::with_source(|out: &mut [u8]| {
        out.copy_from_slice(&hex("909a9b35d3dc4713a5e72a4da274b55d3d3821a37e5d099e74a647db583a904b"));
        Ok(())
    });
    let sealed = seal_with(&mut ephemeral, &public, &info, &aad, &plaintext).unwrap();
    let expected = hex("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a
         1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28");
    assert_eq!(sealed, expected);
    assert_eq!(open_with(&recipient, &info, &aad, &expected).unwrap().as_slice(), plaintext);
}

fn info(scope: u8, level: Level, epoch: u32, recipient: impl Into<Recipient>) -> Vec<u8> {
    grant_info(VaultId::from_bytes([1; 16]), ScopeId::from_bytes([scope; 16]), level, epoch, recipient)
}

#[test]
fn a_grant_opens_for_its_recipient_compartment_and_epoch_only() {
    let (mine, theirs) = (KemSecret::make().unwrap(), KemSecret::make().unwrap());
    let me = PersonId::from_bytes([2; 16]);
    let granted = info(3, Level::L2, 7, me);
    let sealed = seal_to(&mine.public(), &granted, b"", &[9; 32]).unwrap();
    assert_eq!(sealed.len(), 32 + OVERHEAD);
    assert_eq!(open_with(&mine, &granted, b"", &sealed).unwrap().as_slice(), [9; 32]);
    assert!(open_with(&theirs, &granted, b"", &sealed).is_err());
    assert!(open_with(&mine, &granted, b"x", &sealed).is_err());
    for other in [
        info(4, Level::L2, 7, me),
        info(3, Level::L3, 7, me),
        info(3, Level::L2, 8, me),
        info(3, Level::L2, 7, PersonId::from_bytes([3; 16])),
        info(3, Level::L2, 7, Recipient::Recovery),
        grant_info(VaultId::from_bytes([9; 16]), ScopeId::from_bytes([3; 16]), Level::L2, 7, me),
    ] {
        assert!(open_with(&mine, &other, b"", &sealed).is_err());
    }
}

#[test]
fn any_change_or_cut_is_refused_without_panic() {
    let mine = KemSecret::make().unwrap();
    let sealed = seal_to(&mine.public(), b"info", b"aad", b"key").unwrap();
    for position in 0..sealed.len() {
        let mut altered = sealed.clone();
        altered[position] ^= 1;
        assert!(open_with(&mine, b"info", b"aad", &altered).is_err(), "byte {position}");
        assert!(open_with(&mine, b"info", b"aad", &sealed[..position]).is_err(), "cut at {position}");
    }
}

#[test]
fn a_public_key_of_low_order_is_refused() {
    for low in [[0; 32], hex_array("0100000000000000000000000000000000000000000000000000000000000000")] {
        let sealed = seal_to(&KemPublic::from_bytes(low), b"", b"", b"key");
        assert_eq!(sealed.err(), Some(CryptoError::BadKey));
    }
}

#[test]
fn without_randomness_nothing_is_sealed() {
    let public = KemSecret::make().unwrap().public();
    let mut broken = SystemRng::with_source(|_: &mut [u8]| Err(CryptoError::NoRandomness));
    assert_eq!(seal_with(&mut broken, &public, b"", b"", b"key").err(), Some(CryptoError::NoRandomness));
}
