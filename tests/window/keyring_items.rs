//! What the desktop's keyring holds, read through the Secret Service as any program of the person could.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use secret_service::EncryptionType;
use secret_service::blocking::SecretService;

use crate::walk::Desk;

const FOLDER: &str = "KEYRING_ITEMS_FOLDER";

/// The secret of each item by the name the program gave it; and the folder that holds all of it for a search.
pub fn dump(desk: &Desk) -> (BTreeMap<String, Vec<u8>>, PathBuf) {
    let folder = desk.session().folder().join("keyring-items");
    fs::create_dir_all(&folder).unwrap();
    // The bus is the private session's: only a program inside it can ask.
    let mut inside = desk.session().command(std::env::current_exe().unwrap());
    inside.args(["--exact", "keyring_items::writes_them_down", "--ignored"]).env(FOLDER, &folder);
    let output = inside.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    let items = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    let secrets = items.filter(|path| path.extension().is_some_and(|end| end == "secret"));
    let named =
        secrets.map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read(path).unwrap()));
    (named.collect(), folder)
}

#[test]
#[ignore = "runs inside a private session"]
fn writes_them_down() {
    #[expect(clippy::disallowed_methods, reason = "told by the other half of this test")]
    let folder = PathBuf::from(std::env::var_os(FOLDER).unwrap());
    let service = SecretService::connect(EncryptionType::Plain).unwrap();
    for collection in service.get_all_collections().unwrap() {
        for item in collection.get_all_items().unwrap() {
            let attributes = item.get_attributes().unwrap();
            let name = attributes.get("username").map_or("unnamed", String::as_str).to_owned();
            let secret = item.get_secret().unwrap();
            let words = format!("{}\n{attributes:?}", item.get_label().unwrap());
            fs::write(folder.join(format!("{name}.words")), words).unwrap();
            // Written as text by some libraries: looked into as well.
            let decoded = STANDARD.decode(&secret).unwrap_or_default();
            fs::write(folder.join(format!("{name}.decoded")), decoded).unwrap();
            fs::write(folder.join(format!("{name}.secret")), secret).unwrap();
        }
    }
}
