//! Notes, checkpoints and updates that others have published.

use super::*;
use crate::merkle;
use vault_crypto::sign::PublicSignKey;

/// The example of C2SP `tlog-checkpoint`.
const CHECKPOINT: &str = "example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
";

/// The verifier key and the note of the example of `golang.org/x/mod/sumdb/note`, which C2SP `signed-note` describes.
const KEY: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const NOTE: &str = "If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
";

#[test]
fn a_published_note_verifies() {
    let [name, number, key] = KEY.split('+').collect::<Vec<_>>().try_into().unwrap();
    let key = STANDARD.decode(key).unwrap();
    assert_eq!(key[0], 1, "Ed25519");
    let key = PublicSignKey::from_bytes(key[1..].try_into().unwrap());
    let id = signer::key_id(name, &key);
    assert_eq!(id.iter().map(|byte| format!("{byte:02x}")).collect::<String>(), number);
    let (body, signature) = NOTE.split_once("\n\n").unwrap();
    let line = Line::parse(signature.trim_end()).unwrap();
    assert_eq!((line.name.as_str(), line.key_id), (name, id));
    let body = format!("{body}\n");
    assert_eq!(key.verify_strict(body.as_bytes(), &line.signature), Ok(()));
    assert!(key.verify_strict(body.trim_end().as_bytes(), &line.signature).is_err());
}

#[test]
fn a_published_checkpoint_has_this_form_and_is_of_another_log() {
    assert_eq!(Checkpoint::parse(CHECKPOINT), Err(BadCheckpoint::Form));
    let (origin, rest) = CHECKPOINT.split_once('\n').unwrap();
    let own = format!("clientvault/{VAULT}\n{rest}");
    let read = Checkpoint::parse(&own).unwrap();
    assert_eq!((read.size, read.to_text()), (20_852_163, own));
    assert_eq!((read.signatures[0].name.as_str(), read.signatures.len()), (origin, 1));
    assert_eq!(read.signers().count(), 0, "a key of another log");
}

#[test]
fn the_published_request_to_a_witness_is_an_update() {
    let request = format!(
        "old 20852014
PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=
jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=
5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=
/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=

{CHECKPOINT}"
    );
    assert_eq!(Update::parse(&request), Err(BadUpdate::Checkpoint(BadCheckpoint::Form)));
    let own = request.replacen("example.com/behind-the-sofa", &format!("clientvault/{VAULT}"), 1);
    let update = Update::parse(&own).unwrap();
    assert_eq!((update.old_size(), update.new_checkpoint().size), (20_852_014, 20_852_163));
    assert_eq!(update.to_text(), own);
}

/// The reference trees of the Certificate Transparency project: roots after six and eight leaves, and the proof.
#[test]
fn the_published_trees_are_consistent() {
    let hash = |text: &str| -> Hash {
        let byte = |at| u8::from_str_radix(&text[at..at + 2], 16).unwrap();
        (0..64).step_by(2).map(byte).collect::<Vec<_>>().try_into().unwrap()
    };
    let old = hash("76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef");
    let new = hash("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
    let proof = [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    ];
    let proof: Vec<Hash> = proof.map(hash).to_vec();
    assert_eq!(merkle::verify_consistency(6, 8, &proof, &old, &new), Ok(()));
    let update = Update::new(6, proof, Checkpoint::new(VAULT, 8, new)).unwrap();
    assert_eq!(update.verify(&Checkpoint::new(VAULT, 6, old)), Ok(()));
    assert_eq!(update.verify(&Checkpoint::new(VAULT, 6, new)), Err(NotConsistent::Proof));
}
