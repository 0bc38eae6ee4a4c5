//! No clear text on the disk, whatever the program is doing.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use clientvault_tests::host::{PASSWORD, TestHost, look};
use serde_json::json;

use crate::raw::{bundle, device_secret};

/// What nobody may find: fifty customers, each with a name, a number and a remark of its own.
struct Seeds(Vec<[String; 3]>);

impl Seeds {
    fn new() -> Self {
        let given = ["雨桐", "子墨", "一鸣", "思远", "清和", "若溪", "景行", "知夏", "明远", "书瑶"];
        let family = ["欧阳", "司马", "诸葛", "上官", "慕容"];
        Self(
            (0..50)
                .map(|number| {
                    [
                        format!("{}{}", family[number / 10], given[number % 10]),
                        format!("13{:09}", 570_000_000 + number * 7_919_113 % 89_999_999),
                        format!("第{number}号备注只此一处{}", number * number),
                    ]
                })
                .collect(),
        )
    }

    fn add_to(&self, host: &TestHost) -> Vec<String> {
        let add = |[name, phone, remark]: &[String; 3]| {
            host.add_customer(&[
                ("name", name),
                ("phone", phone),
                ("remark", remark),
                ("company", "某某科技"),
            ])
        };
        self.0.iter().map(add).collect()
    }

    /// Each seed, and each of `others`, as it might lie in a file.
    fn needles(&self, others: &[&[u8]]) -> Vec<Vec<u8>> {
        let seeds = self.0.iter().flatten();
        let mut needles: Vec<Vec<u8>> = seeds.clone().flat_map(|text| forms(text.as_bytes())).collect();
        needles.extend(seeds.flat_map(|text| {
            [u16::to_le_bytes, u16::to_be_bytes].map(|to| text.encode_utf16().flat_map(to).collect())
        }));
        needles.extend(others.iter().flat_map(|bytes| forms(bytes)));
        needles
    }
}

/// As it is, in hex and in base64 at each of the three offsets, without the letters that depend on what is around.
fn forms(bytes: &[u8]) -> Vec<Vec<u8>> {
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let encoded = (0..3).map(|skip| {
        let inner = &bytes[skip..];
        STANDARD.encode(&inner[..inner.len() / 3 * 3]).into_bytes()
    });
    let mut forms = vec![bytes.to_vec(), hex.to_uppercase().into_bytes(), hex.into_bytes()];
    forms.extend(encoded.filter(|encoded| encoded.len() >= 8));
    forms
}

fn files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder)
        .unwrap()
        .flat_map(|entry| {
            let path = entry.unwrap().path();
            if path.is_dir() { files(&path) } else { vec![path] }
        })
        .collect()
}

/// Files below the folder that hold a needle, and the number of files looked at.
fn search(folder: &Path, needles: &[Vec<u8>]) -> (Vec<PathBuf>, usize) {
    let files = files(folder);
    let found = files.iter().filter(|file| {
        let content = fs::read(file).unwrap();
        needles.iter().any(|needle| memchr::memmem::find(&content, needle).is_some())
    });
    (found.cloned().collect(), files.len())
}

#[track_caller]
fn is_clean(host: &TestHost, needles: &[Vec<u8>]) {
    let (found, looked_at) = search(host.data(), needles);
    assert!(looked_at >= 5, "there was something to look at");
    assert!(found.is_empty(), "clear text in {found:?}");
}

#[test]
fn open_locked_and_after_a_power_cut() {
    let seeds = Seeds::new();
    let host = TestHost::new();
    let kit = host.create_vault("恒信");
    let (keys, device) = (bundle(&host), device_secret(&host));
    let others = [&keys.vault_key, &keys.index_key, &keys.sign_seed, keys.kem_secret.secret(), &device]
        .map(|key| key.expose().as_slice());
    let groups = kit.split('-').next().unwrap().as_bytes();
    let needles =
        seeds.needles(&[others.as_slice(), &[PASSWORD.as_bytes(), kit.as_bytes(), groups]].concat());
    let records = seeds.add_to(&host);
    // The search finds what is there.
    fs::write(host.data().join("control.txt"), format!("x{}", seeds.0[7][0])).unwrap();
    assert_eq!(search(host.data(), &needles).0, [host.data().join("control.txt")]);
    fs::remove_file(host.data().join("control.txt")).unwrap();

    host.call("customer_search", json!({ "query": seeds.0[3][1], "limit": 5 }));
    host.call("field_reveal", look(&records[3], "phone"));
    host.call("draft_save", json!({ "key": "customer:new", "body": seeds.0[4].join(" ") }));
    let note = json!({ "record_id": records[5], "kind": "call", "outcome": null, "text": seeds.0[5][2], "next_follow_up": null });
    host.call("note_add", note);
    is_clean(&host, &needles);
    assert!(host.vault_path().join("vault.db-wal").metadata().unwrap().len() > 0, "changes are in the log");

    let vault = host.vault_path();
    let host = host.crash();
    is_clean(&host, &needles);
    host.choose(&vault);
    assert_eq!(host.unlock()["session"]["customers"], 50);
    host.lock();
    is_clean(&host, &needles);
    assert_eq!(fs::read_dir(vault.join("index")).unwrap().count(), 1, "the snapshot was among the files");
}

#[test]
fn during_an_import_and_after_it() {
    let seeds = Seeds::new();
    let needles = seeds.needles(&[]);
    let host = TestHost::with_vault();
    let rows: String =
        seeds.0.iter().map(|[name, phone, remark]| format!("{name},{phone},{remark}\n")).collect();
    // The person's own file lies outside the program's folder.
    let path = host.folder().join("list.csv");
    fs::write(&path, format!("姓名,手机号,备注\n{rows}")).unwrap();
    let preview = host.call("import_open", json!({ "path": path }));
    let columns: Vec<_> = (0..3)
        .map(|index| json!({ "index": index, "field": preview["columns"][index]["proposed"] }))
        .collect();
    let plan = json!({ "columns": columns, "on_duplicate": "skip", "date_order": null, "source": "展会", "basis": "consent" });
    let (data, during) = (host.data().to_owned(), needles.clone());
    let (sender, seen) = std::sync::mpsc::channel();
    host.events.watch(move |_| sender.send(search(&data, &during).0).unwrap());
    host.clock.run_ms_per_look(40);
    assert_eq!(host.call("import_run", plan)["imported"], 50);
    host.events.watch(|_| {});
    let seen: Vec<_> = seen.try_iter().collect();
    assert!(!seen.is_empty() && seen.iter().all(Vec::is_empty), "{seen:?}");
    is_clean(&host, &needles);
    host.lock();
    is_clean(&host, &needles);
}

#[test]
fn no_database_is_a_plain_one() {
    let host = TestHost::with_vault();
    host.add_customer(&[("name", "张伟")]);
    let check = || {
        let all = files(host.data());
        assert!(all.iter().any(|file| file.ends_with("vault.db")));
        for file in all {
            let content = fs::read(&file).unwrap();
            assert!(!content.windows(15).any(|window| window == b"SQLite format 3"), "{file:?}");
        }
    };
    check();
    host.lock();
    check();
    // And without the key the file is nothing at all.
    vault_store::memory::install_sqlite_allocator().unwrap();
    let plain = rusqlite::Connection::open(crate::raw::database(&host)).unwrap();
    assert!(plain.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0)).is_err());
}

#[test]
fn temporary_files_do_not_stay() {
    let host = TestHost::with_vault();
    host.add_customer(&[("name", "张伟")]);
    host.call("prefs_set", json!({ "theme": "dark" }));
    host.lock();
    let left: Vec<PathBuf> = files(host.data())
        .into_iter()
        .filter(|file| {
            file.extension().is_some_and(|extension| ["tmp", "new"].iter().any(|left| extension == *left))
        })
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[cfg(unix)]
#[test]
fn nobody_else_on_this_computer_may_read_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let host = TestHost::with_vault();
    let vault = host.vault_path();
    host.lock();
    assert_eq!(fs::metadata(&vault).unwrap().permissions().mode() & 0o077, 0, "the folder");
    for name in ["keyslots.cvk", "lock", "reserve.bin"] {
        assert_eq!(fs::metadata(vault.join(name)).unwrap().permissions().mode() & 0o077, 0, "{name}");
    }
}
