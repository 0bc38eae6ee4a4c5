//! Roles by keys: whoever holds the key of one level cannot open another, whatever tool is used.

use vault_crypto::facet_aad::{FacetAad, Purpose, RecordKeyId};
use vault_crypto::grant_seal::{self, Recipient};
use vault_crypto::{Secret, aead, wrap};
use vault_domain::ids::{RecordId, ScopeId};
use vault_domain::level::Level;

use crate::raw::{bundle, header, open, with_customers};

/// A stored facet as an SQLite tool shows it.
struct Row {
    record: RecordId,
    level: Level,
    version: u64,
    epoch: u32,
    rk: [u8; 16],
    wrapped: Vec<u8>,
    body: Vec<u8>,
}

#[test]
fn the_key_of_one_level_opens_no_other() {
    let host = with_customers();
    let (slots, keys) = (header(&host), bundle(&host));
    let person = slots.slots[0].person();
    let scope = ScopeId::from(person);
    let connection = open(&host);

    let key_of = |level: Level| -> Secret<32> {
        let sealed: Vec<u8> = connection
            .query_row(
                "SELECT sealed FROM compartment_grant WHERE scope = ?1 AND level = ?2 AND recipient = ?1",
                rusqlite::params![scope.as_bytes(), level.number()],
                |row| row.get(0),
            )
            .unwrap();
        let info = grant_seal::grant_info(slots.vault, scope, level, 1, Recipient::Person(person));
        Secret::from_slice(&grant_seal::open_with(&keys.kem_secret, &info, &[], &sealed).unwrap()).unwrap()
    };
    let rows_of = |level: Level| -> Vec<Row> {
        let mut statement = connection
            .prepare(
                "SELECT record, version, epoch, rk, wrapped, body FROM facet WHERE kind = 1 AND level = ?1",
            )
            .unwrap();
        let rows = statement.query_map([level.number()], |row| {
            Ok(Row {
                record: RecordId::from_bytes(row.get(0)?),
                level,
                version: row.get::<_, i64>(1)? as u64,
                epoch: row.get(2)?,
                rk: row.get(3)?,
                wrapped: row.get(4)?,
                body: row.get(5)?,
            })
        });
        rows.unwrap().map(Result::unwrap).collect()
    };
    let opens = |row: &Row, key: &Secret<32>, claimed: Level| {
        let aad = |purpose| {
            FacetAad {
                purpose,
                vault: slots.vault,
                table: 1,
                record: row.record,
                level: claimed,
                scope,
                epoch: row.epoch,
                rk: RecordKeyId(row.rk),
                version: row.version,
                schema: 1,
                alg: aead::Algorithm::XChaCha20Poly1305,
            }
            .encode()
        };
        wrap::unwrap_key(key, &aad(Purpose::RecordKey), &row.wrapped)
            .and_then(|record_key| aead::open(&record_key, &aad(Purpose::Facet), &row.body))
            .is_ok()
    };
    for held in Level::ALL {
        let key = key_of(held);
        for level in Level::ALL {
            let rows = rows_of(level);
            assert_eq!(rows.len(), 6);
            for row in &rows {
                assert_eq!(opens(row, &key, row.level), held == level, "key of {held:?}, row of {level:?}");
                // Nor under a false name.
                assert!(held == level || !opens(row, &key, held));
            }
        }
    }
    // The keys the vault as a whole shares open no facet either.
    for shared in [&keys.vault_key, &keys.index_key] {
        assert!(Level::ALL.into_iter().flat_map(&rows_of).all(|row| !opens(&row, shared, row.level)));
    }
}
