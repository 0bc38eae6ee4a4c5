//! The power fails while customers are sealed anew after a field was raised: at every moment an entry is being written.

use std::sync::{Arc, Mutex};

use clientvault_tests::host::{PASSWORD, TestHost, copy_folder, look};
use serde_json::json;
use vault_app::keyring::Keyring;

use crate::field_catalogue::level;
use crate::import::{file, import};

/// Fewest moments that show anything.
const MOMENTS: usize = 8;
const CUSTOMERS: usize = 1_000;

#[test]
fn at_every_moment_it_goes_on_where_it_stopped() {
    let host = TestHost::with_vault();
    let mut rows = String::from("姓名,手机号,官网\n");
    for number in 0..CUSTOMERS {
        rows.push_str(&format!("客户{number},1380000{number:04},www.example{number}.com\n"));
    }
    let path = file(&host, "many.csv", rows);
    import(&host, &path, "new");
    let page = host
        .call("customer_list", json!({ "sort": "created", "descending": false, "offset": 0, "limit": 500 }));
    let records: Vec<String> =
        [0, 250, 499].map(|at: usize| page["rows"][at]["record_id"].as_str().unwrap().to_owned()).into();
    let site = |host: &TestHost, record: &str| {
        host.call("field_reveal", look(record, "website"))["value"].as_str().unwrap().to_owned()
    };

    let vault = host.vault_path();
    let images = host.folder().join("images");
    std::fs::create_dir(&images).unwrap();
    let anchor_name = host.keyring.names().into_iter().find(|name| name.starts_with("anchor-")).unwrap();
    let anchors = Arc::new(Mutex::new(Vec::new()));
    let request = level(&host, "website", "L2");
    {
        let (anchors, keyring, name) = (Arc::clone(&anchors), Arc::clone(&host.keyring), anchor_name.clone());
        let images = images.clone();
        host.clock.watch(move || {
            let mut anchors = anchors.lock().unwrap();
            copy_folder(&vault, &images.join(anchors.len().to_string()));
            anchors.push(keyring.get(&name).unwrap().unwrap().expose().to_vec());
        });
    }
    let done = host.call("field_level_set", request.clone());
    host.clock.watch_no_more();
    assert_eq!(done["reseal"]["moved"], CUSTOMERS);
    host.lock();
    let last = host.keyring.get(&anchor_name).unwrap().unwrap();
    let anchors = anchors.lock().unwrap();
    assert!(anchors.len() >= MOMENTS, "only {} moments", anchors.len());

    let again = host.second_program();
    let mut went_on = 0;
    for (image, anchor) in anchors.iter().enumerate() {
        again.choose(&images.join(image.to_string()));
        host.keyring.set(&anchor_name, anchor).unwrap();
        let unlock = json!({ "person_id": again.person_id(), "password": PASSWORD });
        again.try_call("vault_unlock", unlock).unwrap_or_else(|error| panic!("moment {image}: {error}"));
        let catalogue = again.call("field_catalogue", json!({}));
        assert_eq!(catalogue["resealing"], false, "moment {image}: finished at the login");
        if catalogue["history"] == json!([]) {
            // The power failed before anything was decided.
            again.call("field_level_set", request.clone());
        } else {
            went_on += 1;
        }
        for record in &records {
            let card = again.card(record);
            let shown = card["fields"].to_string();
            assert!(!shown.contains("www.example"), "moment {image}: {shown}");
            assert!(site(&again, record).starts_with("www.example"), "moment {image}");
        }
        let usage = again.call("field_usage", json!({ "field": "website" }));
        assert_eq!(usage["customers"], CUSTOMERS, "moment {image}: nothing is lost");
        assert_eq!(again.findings(), Vec::<String>::new(), "moment {image}");
        again.lock();
    }
    assert!(went_on >= 5, "only {went_on} moments were in the middle of it");
    host.keyring.set(&anchor_name, last.expose()).unwrap();
}
