//! The power fails while somebody's things are handed over: at every moment an entry is being written, twenty and more.

use std::sync::{Arc, Mutex};

use clientvault_tests::host::{PASSWORD, copy_folder, password_of};
use serde_json::json;
use vault_app::keyring::Keyring;

use crate::handover::office;

/// Fewest moments that show anything.
const MOMENTS: usize = 20;

#[test]
fn at_every_moment_it_goes_on_where_it_stopped() {
    let host = office();
    let vault = host.vault_path();
    let images = host.folder().join("images");
    std::fs::create_dir(&images).unwrap();
    let anchor_name = host.keyring.names().into_iter().find(|name| name.starts_with("anchor-")).unwrap();
    let anchors = Arc::new(Mutex::new(Vec::new()));
    {
        let (anchors, keyring, name) = (Arc::clone(&anchors), Arc::clone(&host.keyring), anchor_name.clone());
        let (vault, images) = (vault.clone(), images.clone());
        host.clock.watch(move || {
            let mut anchors = anchors.lock().unwrap();
            copy_folder(&vault, &images.join(anchors.len().to_string()));
            anchors.push(keyring.get(&name).unwrap().unwrap().expose().to_vec());
        });
    }
    let request = json!({
        "from": host.id_of("王磊"), "rule": { "kind": "one", "to": host.id_of("李静") }, "password": PASSWORD,
    });
    host.call("handover_run", request.clone());
    host.clock.watch_no_more();
    host.lock();
    let last = host.keyring.get(&anchor_name).unwrap().unwrap();
    let anchors = anchors.lock().unwrap();
    assert!(anchors.len() >= MOMENTS, "only {} moments", anchors.len());

    let again = host.second_program();
    for (image, anchor) in anchors.iter().enumerate() {
        again.choose(&images.join(image.to_string()));
        host.keyring.set(&anchor_name, anchor).unwrap();
        let enter = |name: &str| {
            again.lock();
            let request = json!({ "person_id": again.id_of(name), "password": password_of(name) });
            again.try_call("vault_unlock", request)
        };
        enter("林芳").unwrap_or_else(|error| panic!("moment {image}: {error}"));
        assert_eq!(again.findings(), Vec::<String>::new(), "moment {image}");
        let report = again.call("handover_run", request.clone());
        assert_eq!(
            (&report["customers"], &report["shares"][0]["customers"]),
            (&json!(5), &json!(5)),
            "moment {image}"
        );
        assert_eq!(again.findings(), Vec::<String>::new(), "moment {image}, afterwards");
        enter("李静").unwrap();
        assert_eq!(again.customer_names().len(), 5, "moment {image}");
        again.lock();
        let people = again.call("app_status", json!({}))["vault"]["people"].to_string();
        assert!(!people.contains("王磊"), "moment {image}");
    }
    host.keyring.set(&anchor_name, last.expose()).unwrap();
}
