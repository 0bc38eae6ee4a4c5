//! Who else is of the same company: by the name exactly as written.

use super::model::blank;
use crate::directory::Directory;
use vault_domain::ids::RecordId;

fn directory(companies: &[&str]) -> Directory {
    let mut directory = Directory::default();
    for (number, company) in companies.iter().enumerate() {
        enter(&mut directory, number, company);
    }
    directory
}

fn enter(directory: &mut Directory, number: usize, company: &str) {
    let mut row = blank(0);
    row.view.record = record(number);
    row.view.company = company.to_owned();
    row.enter(directory);
}

fn record(number: usize) -> RecordId {
    let mut id = [0; 16];
    id[8..].copy_from_slice(&(number as u64).to_be_bytes());
    RecordId::from_bytes(id)
}

fn same(directory: &Directory, company: &str) -> Vec<RecordId> {
    let mut found = directory.same_company(company, 50);
    found.sort_unstable();
    found
}

#[test]
fn only_what_is_written_alike_is_the_same_company() {
    let companies = [
        "深圳市恒信",
        "深圳市恒信科技",
        "深圳市恒信",
        "恒信",
        "深圳市·恒信",
        "",
        "Acme Co., Ltd.",
        "ACME CO LTD",
    ];
    let mut directory = directory(&companies);
    for merged in [false, true] {
        assert_eq!(same(&directory, "深圳市恒信"), [record(0), record(2)], "{merged}");
        assert_eq!(same(&directory, "深圳市·恒信"), [record(4)]);
        assert_eq!(same(&directory, "Acme Co., Ltd."), [record(6)]);
        assert_eq!(same(&directory, "深圳"), []);
        assert_eq!(directory.same_company("深圳市恒信", 1).len(), 1);
        directory.compact();
    }
}

#[test]
fn who_left_or_moved_is_not_among_them() {
    let mut directory = directory(&["恒信", "恒信", "恒信"]);
    directory.compact();
    directory.remove(record(0));
    enter(&mut directory, 1, "恒通");
    enter(&mut directory, 7, "恒信");
    assert_eq!(same(&directory, "恒信"), [record(2), record(7)]);
    assert_eq!(same(&directory, "恒通"), [record(1)]);
}
