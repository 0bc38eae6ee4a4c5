//! The promise to whoever receives a package: the standard `age` program opens it, without this product.
#![cfg(target_os = "linux")]

use std::fs;
use std::io::Cursor;
use std::process::Command;

use super::*;

#[test]
fn the_age_program_opens_a_package() {
    let folder = tempfile::tempdir().unwrap();
    let (recipient, key) = someone();
    let OpenWith::Identity(identity) = &key else { unreachable!("someone has a key") };
    let (package, identity_file) = (folder.path().join("list.cvpkg"), folder.path().join("key.txt"));
    let payload = payload_of(200_000);
    fs::write(&package, sealed(&recipient, &payload)).unwrap();
    fs::write(&identity_file, identity.expose()).unwrap();

    let mut age = Command::new("age");
    age.arg("--decrypt").arg("--identity").arg(&identity_file).arg(&package);
    let answer = age.output().expect("the `age` program is missing: `cargo xtask test` installs it");
    assert!(answer.status.success(), "{}", String::from_utf8_lossy(&answer.stderr));

    let mut archive = zip::ZipArchive::new(Cursor::new(answer.stdout)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert_eq!(names, [NAME, layout::CANONICAL, layout::READABLE, layout::SIGNATURE]);
    let mut content = |name: &str| {
        let mut bytes = Vec::new();
        archive.by_name(name).unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    };
    assert!(content(NAME) == payload);
    let readable = String::from_utf8(content(layout::READABLE)).unwrap();
    assert!(readable.contains("\"recipient_name\": \"云海贸易\""), "{readable}");
    assert!(readable.contains("\"made_at\": \"2025-12-31 16:00 UTC\""), "{readable}");
}

/// And the other way round: what the program seals is read, as far as it is no package.
#[test]
fn a_file_of_the_age_program_is_no_package() {
    let (recipient, key) = someone();
    let Recipient::X25519(text) = recipient else { unreachable!("someone has a key") };
    let folder = tempfile::tempdir().unwrap();
    let letter = folder.path().join("letter.txt");
    fs::write(&letter, "hello, this is no package but a letter of some length").unwrap();
    let mut age = Command::new("age");
    let answer = age.arg("--recipient").arg(text).arg(&letter).output();
    let answer = answer.expect("the `age` program is missing: `cargo xtask test` installs it");
    assert!(matches!(refused(&answer.stdout, &key), PackageError::Layout(_)));
}
