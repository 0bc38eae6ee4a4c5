use rstest::rstest;

use super::*;
use crate::test_hex::{hex, hex_array};

/// RFC 8032, section 7.1: tests 1, 2, 3 and SHA(abc).
#[rstest]
#[case::empty(
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    "",
    "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
)]
#[case::one_byte(
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
    "72",
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)]
#[case::two_bytes(
    "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
    "af82",
    "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
)]
#[case::sha_abc(
    "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
    "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
    "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
    "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704"
)]
fn published_vectors(
    #[case] seed: &str,
    #[case] public: &str,
    #[case] message: &str,
    #[case] signature: &str,
) {
    let key = SigningKey::from_seed(&Secret::from_array(hex_array(seed)));
    let (message, signature) = (hex(message), Signature::from_bytes(hex_array(signature)));
    assert_eq!(key.public().as_bytes().to_vec(), hex(public));
    assert_eq!(key.sign(&message), signature);
    key.public().verify_strict(&message, &signature).unwrap();
    verify_batch(&[(&message, signature, key.public())]).unwrap();
}

fn key(byte: u8) -> SigningKey {
    SigningKey::from_seed(&Secret::from_array([byte; 32]))
}

#[test]
fn message_signature_and_key_belong_together() {
    let signature = key(1).sign(b"entry");
    assert_eq!(key(2).public().verify_strict(b"entry", &signature), Err(CryptoError::BadSignature));
    assert_eq!(key(1).public().verify_strict(b"entri", &signature), Err(CryptoError::BadSignature));
    for position in 0..64 {
        let mut altered = *signature.as_bytes();
        altered[position] ^= 1;
        assert!(key(1).public().verify_strict(b"entry", &Signature(altered)).is_err(), "byte {position}");
    }
}

/// s + L is the same signature to a verifier that forgets RFC 8032's range check.
#[test]
fn a_second_form_of_a_signature_is_refused() {
    const ORDER: &str = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";
    let mut malleable = *key(1).sign(b"entry").as_bytes();
    let mut carry = 0_u16;
    for (byte, add) in malleable[32..].iter_mut().zip(hex(ORDER)) {
        carry += u16::from(*byte) + u16::from(add);
        *byte = (carry & 0xff) as u8;
        carry >>= 8;
    }
    let forged = Signature(malleable);
    assert_eq!(key(1).public().verify_strict(b"entry", &forged), Err(CryptoError::BadSignature));
    let item: &[u8] = b"entry";
    assert!(verify_batch(&[(item, forged, key(1).public())]).is_err());
}

/// Under a key of small order one signature (R = identity, s = 0) fits every message in a lax verifier.
#[test]
fn a_key_of_small_order_signs_nothing() {
    let mut identity = [0; 32];
    identity[0] = 1;
    let weak = PublicSignKey(identity);
    let mut signature = [0; 64];
    signature[0] = 1;
    let signature = Signature(signature);
    assert_eq!(weak.verify_strict(b"anything", &signature), Err(CryptoError::BadKey));
    let item: &[u8] = b"anything";
    let refused = BadSignatureAt { index: 0, reason: CryptoError::BadKey };
    assert_eq!(verify_batch(&[(item, signature, weak)]), Err(refused));
    assert_eq!(verify_all_strict(&[(item, signature, weak)]), Err(refused));
}

#[test]
fn a_batch_names_the_first_bad_item_in_any_chunk() {
    let messages: Vec<_> = (0..1_100_u32).map(u32::to_be_bytes).collect();
    let signers = [key(1), key(2)];
    let mut items: Vec<(&[u8], Signature, PublicSignKey)> = messages
        .iter()
        .enumerate()
        .map(|(index, message)| {
            let signer = &signers[index % 2];
            (message.as_slice(), signer.sign(message), signer.public())
        })
        .collect();
    verify_batch(&items).unwrap();
    verify_batch(&[]).unwrap();
    for bad in [1_090, 3] {
        items[bad].1 = signers[bad % 2].sign(b"something else");
        let refused = BadSignatureAt { index: bad, reason: CryptoError::BadSignature };
        assert_eq!(verify_batch(&items), Err(refused));
        assert_eq!(verify_all_strict(&items), Err(refused));
    }
}
