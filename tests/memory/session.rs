//! A session with two hundred customers added and two hundred imported, and what is left of it.

use clientvault_tests::host::{PASSWORD, TestHost, look};
use serde_json::json;
use vault_app::keyring::{Keyring, device_key_name};
use vault_crypto::{Secret, kdf};
use vault_store::{Folder, keyslot_file};

use crate::needles::Needles;
use crate::scan;

const CUSTOMERS: u32 = 200;

/// The made-up values of one customer. Nothing else in the program spells them.
struct Customer {
    name: String,
    phone: String,
    identity: String,
    remark: String,
}

impl Customer {
    fn new(number: u32) -> Self {
        let family = ["欧阳", "司马", "诸葛", "上官", "慕容", "尉迟", "长孙", "皇甫"][number as usize % 8];
        let given: String = [number / 8, number * 7]
            .map(|number| char::from_u32(0x6C00 + number % 2_000).unwrap())
            .iter()
            .collect();
        Self {
            name: format!("{family}{given}"),
            phone: format!("13{:09}", 570_000_000 + u64::from(number) * 7_919_113 % 89_999_999),
            identity: identity_number(number),
            remark: format!("只此一处的备注第{:05}号", number * 37 + 11),
        }
    }
}

/// A valid number of somebody born in the 1880s (GB 11643).
fn identity_number(number: u32) -> String {
    let body = format!("110105188{}{:02}{:02}{:03}", number % 10, number % 12 + 1, number % 28 + 1, number);
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    format!("{body}{}", char::from(b"10X98765432"[sum as usize % 11]))
}

/// Masked copies of everything that must be gone.
fn needles(host: &TestHost) -> Needles {
    let mut needles = Needles::default();
    for number in 0..2 * CUSTOMERS {
        let customer = Customer::new(number);
        needles.add("name", customer.name.as_bytes());
        needles.add("phone", customer.phone.as_bytes());
        needles.add("identity number", customer.identity.as_bytes());
        needles.add("remark", customer.remark.as_bytes());
    }
    needles.add("password", PASSWORD.as_bytes().get(3..20).unwrap());
    let slots = keyslot_file::read(&Folder::at(host.vault_path())).unwrap();
    let stored = host.keyring.get(&device_key_name(slots.vault)).unwrap().unwrap();
    let device = Secret::from_slice(stored.expose()).unwrap();
    let slot = &slots.slots[0];
    let mut password = PASSWORD.as_bytes().to_vec();
    let bundle = slots.unlock(slot.person(), slot.unlock().mode(), &device, &password).unwrap();
    password.fill(0);
    needles.add("vault key", bundle.vault_key.expose());
    needles.add("index key", bundle.index_key.expose());
    needles.add("signature key", bundle.sign_seed.expose());
    needles.add("sealing key", bundle.kem_secret.secret().expose());
    let database_key = kdf::derive_database_key(&bundle.vault_key);
    needles.add("database key", database_key.as_bytes().get(2..66).unwrap());
    needles.add("dedupe key", kdf::derive_dedupe_key(&bundle.vault_key).expose());
    needles.sort();
    needles
}

fn work(host: &TestHost) {
    let mut records = Vec::new();
    for number in 0..CUSTOMERS {
        let Customer { name, phone, identity, remark } = Customer::new(number);
        records.push(host.add_customer(&[
            ("name", &name),
            ("phone", &phone),
            ("id_number", &identity),
            ("remark", &remark),
        ]));
    }
    import(host);
    for offset in [0, 50, 100, 150] {
        let request = json!({ "sort": "name", "descending": false, "offset": offset, "limit": 50 });
        assert_eq!(host.call("customer_list", request)["rows"].as_array().unwrap().len(), 50);
    }
    for (record, number) in records.iter().zip(0..).step_by(20) {
        let Customer { name, phone, .. } = Customer::new(number);
        for query in [name, phone] {
            let result = host.call("customer_search", json!({ "query": query, "limit": 5 }));
            assert!(!result["hits"].as_array().unwrap().is_empty());
        }
        host.call("customer_show", json!({ "record_id": record }));
        for field in ["phone", "id_number", "remark"] {
            host.call("field_reveal", look(record, field));
        }
        host.call("field_copy", look(record, "phone"));
    }
    let remark = Customer::new(7).remark;
    let note = json!({ "record_id": records[7], "kind": "call", "outcome": null, "text": remark, "next_follow_up": null });
    host.call("note_add", note);
    host.call("draft_save", json!({ "key": "customer:new", "body": remark }));
    host.call("timeline_list", json!({ "record_id": records[7], "before_ms": null, "limit": 20 }));
    host.call("vault_verify", json!({}));
}

/// As many again from a file: read, sealed and written on three threads.
fn import(host: &TestHost) {
    let mut list = "姓名,手机号,身份证号,备注\n".to_owned();
    for number in CUSTOMERS..2 * CUSTOMERS {
        let Customer { name, phone, identity, remark } = Customer::new(number);
        list.push_str(&format!("{name},{phone},{identity},{remark}\n"));
    }
    let path = host.folder().join("list.csv");
    std::fs::write(&path, list).unwrap();
    let preview = host.call("import_open", json!({ "path": path }));
    let columns = preview["columns"].as_array().unwrap().iter();
    let columns: Vec<_> =
        columns.map(|column| json!({ "index": column["index"], "field": column["proposed"] })).collect();
    let plan = json!({
        "columns": columns, "on_duplicate": "skip", "date_order": null,
        "source": "展会", "basis": "consent", "notice_given": true
    });
    host.call("import_check", plan.clone());
    assert_eq!(host.call("import_run", plan)["imported"], CUSTOMERS);
    host.call("import_close", json!({}));
}

pub fn run() {
    let host = TestHost::with_vault();
    let needles = needles(&host);
    work(&host);
    host.lock();
    // At once, before anything writes over what the threads of the import have left.
    let left = scan::count(&needles);
    assert!(left.is_empty(), "left after the first lock: {left:#?}");
    host.unlock();
    work_again(&host);

    let open = scan::count(&needles);
    for kind in ["name", "vault key", "index key"] {
        assert!(open.contains_key(kind), "the search is blind: an open vault holds {kind}: {open:?}");
    }
    host.lock();
    let left = scan::count(&needles);
    assert!(left.is_empty(), "left after the lock: {left:#?}");
    // And the vault is as usable as before.
    host.unlock();
    assert_eq!(host.call("customer_counts", json!({}))["active"], 2 * CUSTOMERS);
    drop(host);
    let left = scan::count(&needles);
    assert!(left.is_empty(), "left after the end: {left:#?}");
}

fn work_again(host: &TestHost) {
    let request = json!({ "sort": "updated", "descending": true, "offset": 0, "limit": 200 });
    let page = host.call("customer_list", request);
    for row in page["rows"].as_array().unwrap().iter().step_by(40) {
        let record = row["record_id"].as_str().unwrap();
        host.call("customer_show", json!({ "record_id": record }));
        host.call("field_reveal", look(record, "phone"));
    }
}
