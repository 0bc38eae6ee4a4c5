//! A snapshot is taken whole or not at all.

use proptest::prelude::*;

use super::model::blank;
use crate::directory::{Directory, ListQuery, Query, SnapshotError, SortBy};

fn sample() -> (Directory, Vec<u8>) {
    let mut directory = Directory::new();
    for (record, name) in (1..).zip(["张伟", "曾国藩", "John Smith", "阿卜杜拉·买买提", "李乐"])
    {
        let mut row = blank(record);
        row.view.name = name.to_owned();
        row.view.company = "深圳市某某科技有限公司".to_owned();
        row.view.tags = vec!["VIP".to_owned()];
        row.tokens = vec![[record; 8]];
        row.enter(&mut directory);
        if record == 3 {
            directory.compact();
        }
    }
    directory.remove(blank(2).view.record);
    directory.warm(SortBy::Name);
    let mut bytes = Vec::new();
    directory.encode_chunks(&mut |chunk| bytes.extend_from_slice(chunk));
    (directory, bytes)
}

/// Uses everything that reads columns.
fn exercise(directory: &mut Directory) {
    for sort in SortBy::ALL {
        let query = ListQuery { filters: Default::default(), sort, descending: true, offset: 0, limit: 10 };
        assert!(directory.list(&query).rows.len() <= 10);
    }
    for typed in ["z", "zhangw", "szmm", "张w", "1234"] {
        let _ = directory.search(&Query { text: typed.to_owned(), phone_token: Some([1; 8]) }, 10);
    }
    directory.compact();
    assert!(directory.approximate_bytes() > 0);
}

#[test]
fn a_snapshot_restores_rows_orders_and_searches() {
    let (mut directory, bytes) = sample();
    let mut restored = Directory::decode(&bytes).unwrap();
    assert_eq!(restored.len(), 4);
    assert!(restored.listings.order(SortBy::Name).is_some(), "the order by name is kept");
    let page =
        ListQuery { filters: Default::default(), sort: SortBy::Name, descending: false, offset: 0, limit: 9 };
    assert!(restored.list(&page) == directory.list(&page));
    assert_eq!(restored.search(&Query { text: String::new(), phone_token: Some([4; 8]) }, 9).len(), 1);
    let mut again = Vec::new();
    restored.encode_chunks(&mut |chunk| again.extend_from_slice(chunk));
    assert!(again == bytes);
}

#[test]
fn every_shortened_or_lengthened_snapshot_is_refused() {
    let (_, bytes) = sample();
    for end in 0..bytes.len() {
        assert!(Directory::decode(&bytes[..end]).is_err(), "{end}");
    }
    assert_eq!(Directory::decode(&[bytes.as_slice(), b"x"].concat()).err(), Some(SnapshotError::Damaged));
    let mut other = bytes;
    other[5] ^= 1;
    assert_eq!(Directory::decode(&other).err(), Some(SnapshotError::Version));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn a_damaged_snapshot_never_panics(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)) {
        let (_, mut bytes) = sample();
        for (at, value) in changes {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if let Ok(mut directory) = Directory::decode(&bytes) {
            exercise(&mut directory);
        }
    }

    #[test]
    fn arbitrary_bytes_never_panic(tail in proptest::collection::vec(any::<u8>(), 0..200)) {
        let bytes = [b"CVDIR\x01\x00".as_slice(), &tail].concat();
        if let Ok(mut directory) = Directory::decode(&bytes) {
            exercise(&mut directory);
        }
    }
}
