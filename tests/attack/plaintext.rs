//! No customer's text in any file, in any state.

use clientvault_tests::host::{PASSWORD, TestHost};
use serde_json::json;

use crate::tools::files;

/// Fifty customers, four strings each that must be nowhere.
fn seeds() -> Vec<[String; 4]> {
    (0..50)
        .map(|number| {
            [
                format!("欧阳针{number:02}探"),
                format!("1380013{number:04}"),
                format!("needle_wx_{number:03}"),
                format!("秘密备注第{number}条不可见"),
            ]
        })
        .collect()
}

fn needles(kit: &str) -> Vec<Vec<u8>> {
    use base64::Engine as _;
    let mut texts: Vec<String> = seeds().into_iter().flatten().collect();
    texts.push(PASSWORD.to_owned());
    texts.push(kit.to_owned());
    let mut needles = Vec::new();
    for text in texts {
        needles.push(text.as_bytes().to_vec());
        needles.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
        needles.push(base64::engine::general_purpose::STANDARD_NO_PAD.encode(&text).into_bytes());
        needles.push(text.bytes().map(|byte| format!("{byte:02x}")).collect::<String>().into_bytes());
    }
    needles
}

fn assert_clean(host: &TestHost, needles: &[Vec<u8>], state: &str) {
    let mut scanned = 0;
    for path in files(host.folder()) {
        // Four megabytes of one byte: nothing to find, and most of what there is to read.
        if path.ends_with("reserve.bin") {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        scanned += bytes.len();
        if path.extension().is_some_and(|extension| extension == "db") {
            assert!(!bytes.starts_with(b"SQLite format 3"), "{state}: {}", path.display());
        }
        for needle in needles {
            let found = memchr::memmem::find(&bytes, needle).is_some();
            assert!(!found, "{state}: {} holds {}", path.display(), String::from_utf8_lossy(needle));
        }
    }
    assert!(scanned > 100_000, "{state}: too little to scan");
}

#[test]
fn no_file_shows_a_customer_a_password_or_a_key() {
    let host = TestHost::new();
    let kit = host.create_vault("恒信");
    let needles = needles(&kit);
    for [name, phone, wechat, remark] in seeds() {
        host.add_customer(&[("name", &name), ("phone", &phone), ("wechat", &wechat), ("remark", &remark)]);
    }
    host.call("draft_save", json!({ "key": "customer:new", "body": seeds()[0][0] }));
    let found = host.call("customer_search", json!({ "query": seeds()[7][1], "limit": 5 }));
    let record = found["hits"][0]["row"]["record_id"].clone();
    host.call(
        "field_reveal",
        json!({ "record_id": record, "field": "phone", "index": 0, "purpose": "follow_up", "purpose_text": null, "password": null }),
    );
    assert_clean(&host, &needles, "open");
    host.lock();
    assert_clean(&host, &needles, "locked");
    host.unlock();
    let host = host.crash();
    assert_clean(&host, &needles, "killed");
}
