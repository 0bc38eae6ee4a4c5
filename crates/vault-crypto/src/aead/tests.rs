use proptest::prelude::*;

use super::*;
use crate::test_hex::{hex, hex_array};

type Open = fn(&Secret<32>, &[u8], &[u8]) -> Result<Zeroizing<Vec<u8>>, CryptoError>;

fn key(byte: u8) -> Secret<32> {
    Secret::from_array([byte; 32])
}

/// draft-irtf-cfrg-xchacha-03, appendix A.3.1.
#[test]
fn published_vector() {
    let key =
        Secret::from_array(hex_array("808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f"));
    let nonce = hex_array::<24>("404142434445464748494a4b4c4d4e4f5051525354555657");
    let aad = hex("50515253c0c1c2c3c4c5c6c7");
    let plaintext = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the \
                      future, sunscreen would be it.";
    let mut sealed = Vec::new();
    append_sealed(&key, &nonce, &[], &aad, plaintext, &mut sealed).unwrap();
    assert_eq!(sealed[..24], nonce);
    assert_eq!(
        sealed[24..],
        hex("bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb
             731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452
             2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9
             21f9664c97637da9768812f615c68b13b52e
             c0875924c1c7987947deafd8780acf49")
    );
    assert_eq!(open(&key, &aad, &sealed).unwrap().as_slice(), plaintext);
}

#[test]
fn a_short_input_is_refused_and_never_panics() {
    for length in 0..COMMITTED_OVERHEAD {
        let bytes = vec![0; length];
        assert_eq!(open(&key(1), b"", &bytes).err(), Some(CryptoError::Refused));
        assert_eq!(open_committed(&key(1), b"", &bytes).err(), Some(CryptoError::Refused));
    }
}

#[test]
fn appending_keeps_what_was_there_and_reading_reuses_the_buffer() {
    let mut out = b"before".to_vec();
    seal_into(&key(1), b"aad", b"value", &mut out).unwrap();
    assert_eq!(&out[..6], b"before");
    let mut plain = Zeroizing::new(b"something longer than the value".to_vec());
    open_into(&key(1), b"aad", &out[6..], &mut plain).unwrap();
    assert_eq!(plain.as_slice(), b"value");
    assert!(open_into(&key(2), b"aad", &out[6..], &mut plain).is_err());
    assert!(plain.is_empty());
}

#[test]
fn the_commitment_is_checked_before_anything_else() {
    let mut sealed = seal_committed(&key(1), b"aad", b"value").unwrap();
    assert_eq!(sealed.len(), 5 + COMMITTED_OVERHEAD);
    sealed[NONCE] ^= 1;
    assert!(open_committed(&key(1), b"aad", &sealed).is_err());
    // The same bytes without the commitment are a valid plain form: only the commitment refused them.
    let plain: Vec<u8> = sealed[..NONCE].iter().chain(&sealed[NONCE + COMMITMENT..]).copied().collect();
    assert_eq!(open(&key(1), b"aad", &plain).unwrap().as_slice(), b"value");
}

#[test]
fn two_sealings_of_one_value_differ() {
    assert_ne!(seal(&key(1), b"", b"value").unwrap(), seal(&key(1), b"", b"value").unwrap());
}

proptest! {
    #[test]
    fn any_change_is_refused(
        plaintext in proptest::collection::vec(any::<u8>(), 0..200),
        aad in proptest::collection::vec(any::<u8>(), 0..40),
        position in any::<prop::sample::Index>(),
        flip in 1_u8..,
    ) {
        for committed in [false, true] {
            let (sealed, opens): (_, Open) = if committed {
                (seal_committed(&key(3), &aad, &plaintext).unwrap(), open_committed)
            } else {
                (seal(&key(3), &aad, &plaintext).unwrap(), open)
            };
            let opened = opens(&key(3), &aad, &sealed).unwrap();
            prop_assert_eq!(opened.as_slice(), plaintext.as_slice());

            let mut altered = sealed.clone();
            altered[position.index(sealed.len())] ^= flip;
            prop_assert!(opens(&key(3), &aad, &altered).is_err());
            prop_assert!(opens(&key(3), &aad, &sealed[..position.index(sealed.len())]).is_err());
            prop_assert!(opens(&key(4), &aad, &sealed).is_err());
            let mut other = aad.clone();
            other.push(flip);
            prop_assert!(opens(&key(3), &other, &sealed).is_err());
        }
    }
}
