//! Words that most rows share must not hide one of them.

use super::model::blank;
use crate::directory::{Directory, Query};
use vault_domain::ids::RecordId;

/// More than are judged by the matcher for a mixture of scripts.
const ROWS: u32 = 45_000;

#[test]
fn the_oldest_of_many_is_found_as_it_is_written() {
    let mut directory = Directory::default();
    for number in 0..ROWS {
        let mut row = blank(0);
        let mut id = [0; 16];
        id[..4].copy_from_slice(&number.to_be_bytes());
        row.view.record = RecordId::from_bytes(id);
        row.view.name = format!("客户{number:06}");
        row.view.company = format!("苏州第{number:06}号商行");
        row.view.updated_ms = i64::from(number);
        row.enter(&mut directory);
    }
    directory.compact();
    for typed in ["客户000007", "第000007号", "州第000007"] {
        let hits = directory.search(&Query::text(typed), 5);
        let names: Vec<&str> = hits.iter().map(|hit| hit.row.name.as_str()).collect();
        assert_eq!(names, ["客户000007"], "{typed}");
    }
}
