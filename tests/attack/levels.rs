//! A field was raised: whoever holds only the key of its former level finds no value of it any more, in no row and in no
//! copy of one, whatever tool is used.

use clientvault_tests::host::{PASSWORD, TestHost};
use rusqlite::Connection;
use serde_json::{Value, json};
use vault_crypto::Secret;
use vault_crypto::facet_aad::{FacetAad, Purpose, RecordKeyId};
use vault_crypto::slots::KeySlots;
use vault_crypto::{aead, wrap};
use vault_domain::ids::{PersonId, RecordId, ScopeId};
use vault_domain::level::Level;

use crate::matrix::everything_held;
use crate::raw::{bundle_of, header, open};

/// Every clear content of the facets and of the copies imports kept that these secrets open.
fn everything_read(connection: &Connection, slots: &KeySlots, keys: &[Secret<32>]) -> String {
    let mut read = String::new();
    let mut statement = connection
        .prepare("SELECT scope, record, level, version, epoch, rk, wrapped, body FROM facet")
        .unwrap();
    let mut rows = statement.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let level = Level::from_number(row.get(2).unwrap()).unwrap();
        let (wrapped, body): (Vec<u8>, Vec<u8>) = (row.get(6).unwrap(), row.get(7).unwrap());
        let aad = |purpose| {
            FacetAad {
                purpose,
                vault: slots.vault,
                table: 1,
                record: RecordId::from_bytes(row.get(1).unwrap()),
                level,
                scope: ScopeId::from_bytes(row.get(0).unwrap()),
                epoch: row.get(4).unwrap(),
                rk: RecordKeyId(row.get(5).unwrap()),
                version: row.get::<_, i64>(3).unwrap() as u64,
                schema: 1,
                alg: aead::Algorithm::XChaCha20Poly1305,
            }
            .encode()
        };
        for key in keys {
            let opened = wrap::unwrap_key(key, &aad(Purpose::RecordKey), &wrapped)
                .and_then(|record_key| aead::open(&record_key, &aad(Purpose::Facet), &body));
            if let Ok(plain) = opened {
                read.push_str(&String::from_utf8_lossy(&plain));
                // The same key may be held twice.
                break;
            }
        }
    }
    read
}

fn copies(connection: &Connection) -> i64 {
    connection
        .query_row("SELECT count(*) FROM prior_facet WHERE facet IS NOT NULL", [], |row| row.get(0))
        .unwrap()
}

/// 李静 holds the L1 key of 王磊's customers, and nothing else of them.
fn office() -> TestHost {
    let host = TestHost::office(&[("王磊", &["sales"]), ("李静", &["sales"])]);
    let give = json!({
        "person_id": host.id_of("李静"), "of": host.id_of("王磊"), "level": "L1", "password": PASSWORD,
    });
    host.call("exception_give", give);
    host.log_in("王磊");
    for number in 0..3 {
        host.add_customer(&[
            ("name", &format!("客户{number}")),
            ("website", &format!("www.needle{number}.com")),
            ("phone", &format!("1380000111{number}")),
        ]);
    }
    // An import changes one of them, and keeps how it was.
    let path = host.folder().join("list.csv");
    std::fs::write(&path, "姓名,手机号,部门\n客户0,13800001110,采购\n").unwrap();
    let preview = host.call("import_open", json!({ "path": path }));
    let columns: Vec<Value> = preview["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|column| json!({ "index": column["index"], "field": column["proposed"] }))
        .collect();
    let plan = json!({
        "columns": columns, "on_duplicate": "fill", "date_order": null, "source": "展会", "basis": "consent",
        "notice_given": true,
    });
    assert_eq!(host.call("import_run", plan)["updated"], 1);
    host.log_in("林芳");
    host
}

#[test]
fn who_holds_only_the_key_of_the_former_level_finds_nothing_any_more() {
    let host = office();
    let read_by = |name: &str| {
        host.lock();
        let (slots, connection) = (header(&host), open(&host));
        let person: PersonId = slots.slots.iter().find(|slot| slot.name() == name).unwrap().person();
        let keys = everything_held(&connection, &slots, person, &bundle_of(&host, name));
        (everything_read(&connection, &slots, &keys), copies(&connection))
    };
    let (before, kept) = read_by("李静");
    assert!(before.contains("www.needle0.com") && before.contains("客户0"));
    assert!(!before.contains("1380000111"), "contacts were closed all the time");
    assert!(kept > 0, "the import kept a copy");

    host.log_in("林芳");
    let request = json!({ "field": "website", "level": "L2", "password": PASSWORD });
    assert_eq!(host.call("field_level_set", request)["reseal"]["left"], 0);
    let (after, kept) = read_by("李静");
    assert!(!after.contains("needle"), "a value was left at the former level");
    assert!(after.contains("客户0"), "the key still opens what is L1");
    assert_eq!(kept, 0, "a copy at the former level was left");
    // Nothing is lost for those who may.
    let (owner, _) = read_by("林芳");
    assert_eq!(owner.matches("www.needle").count(), 3);
}

#[test]
fn the_contacts_of_a_record_raised_to_core_open_with_no_key_below() {
    let host = office();
    host.log_in("王磊");
    let give = json!({ "sort": "name", "descending": false, "offset": 0, "limit": 10 });
    let rows = host.call("customer_list", give)["rows"].clone();
    for row in rows.as_array().unwrap() {
        let card = host.call("customer_show", json!({ "record_id": row["record_id"] }));
        let request = json!({ "record_id": row["record_id"], "versions": card["versions"], "level": "L3" });
        host.call("customer_level", request);
    }
    host.lock();
    let (slots, connection) = (header(&host), open(&host));
    let left: i64 = connection
        .query_row("SELECT count(*) FROM facet WHERE kind = 1 AND level = 2", [], |row| row.get(0))
        .unwrap();
    assert_eq!((left, copies(&connection)), (0, 0), "no facet and no copy of L2 is left");
    let person = slots.slots.iter().find(|slot| slot.name() == "王磊").unwrap().person();
    let keys = everything_held(&connection, &slots, person, &bundle_of(&host, "王磊"));
    assert_eq!(everything_read(&connection, &slots, &keys).matches("1380000111").count(), 3);
}
