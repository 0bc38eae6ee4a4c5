//! The associated data of a facet and of everything else that lives in a row: where it belongs.
//!
//! Rebuilt from the row's own columns on reading, so a sealed value that was moved to another vault, table,
//! record, level, scope, epoch, key, version or schema does not open there.
//!
//! ```text
//! "cv1" purpose(1) vault(16) table(2) record(16) level(1) scope(16) epoch(4) rk(16) version(8) schema(2) alg(1)
//! ```
//! 86 bytes, fixed width, numbers big-endian: no two places share one encoding.

use vault_domain::ids::{RecordId, ScopeId, VaultId};
use vault_domain::level::Level;

use crate::aead::Algorithm;

/// Length of the encoded associated data in bytes.
pub const LENGTH: usize = 86;

/// What a sealed value is for; keeps values of one kind from standing in for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Purpose {
    /// The fields of a record at one level.
    Facet = 1,
    /// A record key under its compartment key.
    RecordKey = 2,
    /// The sealed detail of a ledger entry.
    LedgerDetail = 3,
    /// An encrypted attachment.
    Attachment = 4,
    /// A snapshot of a person's directory.
    Snapshot = 5,
    /// A sheet of settings.
    Settings = 6,
}

/// One record key: one level of one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordKeyId(pub [u8; 16]);

/// The place a sealed value belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FacetAad {
    /// What the value is for.
    pub purpose: Purpose,
    /// The vault.
    pub vault: VaultId,
    /// Number of the table, as the store assigns it.
    pub table: u16,
    /// The record.
    pub record: RecordId,
    /// The protection level.
    pub level: Level,
    /// The scope whose compartment key is above the record key.
    pub scope: ScopeId,
    /// Epoch of that compartment key.
    pub epoch: u32,
    /// The record key.
    pub rk: RecordKeyId,
    /// Version of the facet, counted up at each save.
    pub version: u64,
    /// Version of the encoding inside.
    pub schema: u16,
    /// How it is sealed.
    pub alg: Algorithm,
}

impl FacetAad {
    /// The 86 bytes.
    #[must_use]
    pub fn encode(&self) -> [u8; LENGTH] {
        let mut out = [0; LENGTH];
        let parts: [&[u8]; 12] = [
            b"cv1",
            &[self.purpose as u8],
            self.vault.as_bytes(),
            &self.table.to_be_bytes(),
            self.record.as_bytes(),
            &[self.level.number()],
            self.scope.as_bytes(),
            &self.epoch.to_be_bytes(),
            &self.rk.0,
            &self.version.to_be_bytes(),
            &self.schema.to_be_bytes(),
            &[self.alg as u8],
        ];
        let mut rest = out.as_mut_slice();
        for part in parts {
            // The parts add up to LENGTH, so nothing is ever cut off; the layout test would show it.
            let Some((place, after)) = rest.split_at_mut_checked(part.len()) else {
                break;
            };
            place.copy_from_slice(part);
            rest = after;
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Secret, aead};
    use proptest::prelude::*;

    fn any_aad() -> impl Strategy<Value = FacetAad> {
        (
            (0_usize..6, any::<[u8; 16]>(), any::<u16>(), any::<[u8; 16]>(), 0_usize..3, any::<[u8; 16]>()),
            (any::<u32>(), any::<[u8; 16]>(), any::<u64>(), any::<u16>(), any::<bool>()),
        )
            .prop_map(
                |((purpose, vault, table, record, level, scope), (epoch, rk, version, schema, alg))| {
                    FacetAad {
                        purpose: PURPOSES[purpose],
                        vault: VaultId::from_bytes(vault),
                        table,
                        record: RecordId::from_bytes(record),
                        level: Level::ALL[level],
                        scope: ScopeId::from_bytes(scope),
                        epoch,
                        rk: RecordKeyId(rk),
                        version,
                        schema,
                        alg: if alg {
                            Algorithm::XChaCha20Poly1305
                        } else {
                            Algorithm::XChaCha20Poly1305Committed
                        },
                    }
                },
            )
    }

    const PURPOSES: [Purpose; 6] = [
        Purpose::Facet,
        Purpose::RecordKey,
        Purpose::LedgerDetail,
        Purpose::Attachment,
        Purpose::Snapshot,
        Purpose::Settings,
    ];

    /// `here` with one field at a time taken from `there`.
    fn moves(here: FacetAad, there: FacetAad) -> [FacetAad; 11] {
        [
            FacetAad { purpose: there.purpose, ..here },
            FacetAad { vault: there.vault, ..here },
            FacetAad { table: there.table, ..here },
            FacetAad { record: there.record, ..here },
            FacetAad { level: there.level, ..here },
            FacetAad { scope: there.scope, ..here },
            FacetAad { epoch: there.epoch, ..here },
            FacetAad { rk: there.rk, ..here },
            FacetAad { version: there.version, ..here },
            FacetAad { schema: there.schema, ..here },
            FacetAad { alg: there.alg, ..here },
        ]
    }

    proptest! {
        #[test]
        fn a_value_opens_at_its_own_place_and_nowhere_else(here in any_aad(), there in any_aad()) {
            let key = Secret::from_array([5; 32]);
            let sealed = aead::seal(&key, &here.encode(), "王小明".as_bytes()).unwrap();
            prop_assert!(aead::open(&key, &here.encode(), &sealed).is_ok());
            for moved in moves(here, there).into_iter().filter(|moved| *moved != here) {
                prop_assert!(aead::open(&key, &moved.encode(), &sealed).is_err(), "{moved:?}");
            }
        }

        #[test]
        fn neighbouring_numbers_do_not_run_together(here in any_aad()) {
            let next = FacetAad {
                table: here.table.wrapping_add(1),
                epoch: here.epoch.wrapping_add(1),
                version: here.version.wrapping_add(1),
                schema: here.schema.wrapping_add(1),
                ..here
            };
            let differing = moves(here, next).into_iter().filter(|moved| *moved != here);
            let encodings: std::collections::HashSet<_> = differing.map(|moved| moved.encode()).collect();
            prop_assert_eq!(encodings.len(), 4);
            prop_assert!(!encodings.contains(&here.encode()));
        }
    }

    #[test]
    fn the_layout_is_the_documented_one() {
        let aad = FacetAad {
            purpose: Purpose::RecordKey,
            vault: VaultId::from_bytes([0xa0; 16]),
            table: 0x0102,
            record: RecordId::from_bytes([0xa1; 16]),
            level: Level::L3,
            scope: ScopeId::from_bytes([0xa2; 16]),
            epoch: 0x0304_0506,
            rk: RecordKeyId([0xa3; 16]),
            version: 0x0708_090a_0b0c_0d0e,
            schema: 0x0f10,
            alg: Algorithm::XChaCha20Poly1305,
        };
        let expected = format!(
            "63763102{}0102{}03{}03040506{}0708090a0b0c0d0e0f1001",
            "a0".repeat(16),
            "a1".repeat(16),
            "a2".repeat(16),
            "a3".repeat(16),
        );
        assert_eq!(aad.encode().to_vec(), crate::test_hex::hex(&expected));
    }
}
