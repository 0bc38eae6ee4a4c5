//! One sealed facet: the fields of one record at one level, as a row.

use rusqlite::{CachedStatement, Connection, Row};
use vault_crypto::aead::{self, Algorithm};
use vault_crypto::facet_aad::{FacetAad, Purpose, RecordKeyId};
use vault_crypto::hash::sha256_parts;
use vault_crypto::{Secret, Zeroizing, random, wrap};
use vault_domain::ids::{RecordId, ScopeId, VaultId};
use vault_domain::level::Level;
use vault_ledger::entry::Change;

use crate::error::StoreError;
use crate::schema::table;
use crate::write::facet_change;

/// Version of the encoding inside a facet.
const SCHEMA: u16 = 1;

/// Where a facet lives and which kind of record it is part of. Public within the vault file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Scope whose compartment key is above it.
    pub scope: ScopeId,
    /// The record.
    pub record: RecordId,
    /// Its protection level.
    pub level: Level,
    /// [`vault_domain::record::RecordKind`] as stored.
    pub kind: u8,
    /// The record it belongs to: a note's customer.
    pub parent: Option<RecordId>,
}

/// A facet as stored.
#[derive(Clone)]
pub(crate) struct FacetRow {
    pub place: Place,
    pub version: u64,
    pub epoch: u32,
    rk: [u8; 16],
    wrapped: Vec<u8>,
    schema: u16,
    alg: u8,
    body: Vec<u8>,
}

/// Constant SQL text with the columns [`FacetRow::from_row`] reads, in its order, between two literals.
macro_rules! concat_columns {
    ($before:literal, $after:literal) => {
        concat!(
            $before,
            "scope, record, level, kind, parent, version, epoch, rk, wrapped, schema, alg, body",
            $after
        )
    };
}
pub(crate) use concat_columns;

impl FacetRow {
    /// Seals `plain` under a fresh record key, itself wrapped under the compartment key.
    pub fn seal(
        vault: VaultId,
        place: Place,
        version: u64,
        epoch: u32,
        compartment_key: &Secret<32>,
        plain: &[u8],
    ) -> Result<Self, StoreError> {
        let record_key = random::make_secret::<32>()?;
        let mut row = Self {
            place,
            version,
            epoch,
            rk: random::make_array()?,
            wrapped: Vec::new(),
            schema: SCHEMA,
            alg: Algorithm::XChaCha20Poly1305 as u8,
            body: Vec::new(),
        };
        row.wrapped =
            wrap::wrap_key(compartment_key, &row.aad(vault, Purpose::RecordKey)?, &record_key)?.to_vec();
        row.body = aead::seal(&record_key, &row.aad(vault, Purpose::Facet)?, plain)?;
        Ok(row)
    }

    /// Opens the facet with its compartment key.
    pub fn open(
        &self,
        vault: VaultId,
        compartment_key: &Secret<32>,
    ) -> Result<Zeroizing<Vec<u8>>, StoreError> {
        let record_key =
            wrap::unwrap_key(compartment_key, &self.aad(vault, Purpose::RecordKey)?, &self.wrapped)?;
        Ok(aead::open(&record_key, &self.aad(vault, Purpose::Facet)?, &self.body)?)
    }

    fn aad(&self, vault: VaultId, purpose: Purpose) -> Result<[u8; 86], StoreError> {
        if self.schema != SCHEMA || self.alg != Algorithm::XChaCha20Poly1305 as u8 {
            return Err(StoreError::Decode("facet schema"));
        }
        let aad = FacetAad {
            purpose,
            vault,
            table: u16::from(table::FACET),
            record: self.place.record,
            level: self.place.level,
            scope: self.place.scope,
            epoch: self.epoch,
            rk: RecordKeyId(self.rk),
            version: self.version,
            schema: self.schema,
            alg: Algorithm::XChaCha20Poly1305,
        };
        Ok(aad.encode())
    }

    /// What the ledger keeps of this row, whose [`FacetRow::hash`] is `hash`.
    pub const fn change(&self, hash: [u8; 32]) -> Change {
        facet_change(self.place.scope, self.place.record, self.place.level, self.version, hash)
    }

    /// SHA-256 over every column: what the ledger keeps of this row.
    pub fn hash(&self) -> [u8; 32] {
        let parent = self.place.parent.map_or([0_u8; 16], |parent| *parent.as_bytes());
        sha256_parts(&[
            b"cv1-facet",
            self.place.scope.as_bytes(),
            self.place.record.as_bytes(),
            &[self.place.level.number(), self.place.kind, u8::from(self.place.parent.is_some())],
            &parent,
            &self.version.to_be_bytes(),
            &self.epoch.to_be_bytes(),
            &self.rk,
            &self.schema.to_be_bytes(),
            &[self.alg],
            &(self.wrapped.len() as u64).to_be_bytes(),
            &self.wrapped,
            &self.body,
        ])
    }

    /// Reads the columns of [`concat_columns`].
    pub fn from_row(row: &Row<'_>) -> Result<Self, StoreError> {
        let id = |index: usize| -> Result<[u8; 16], StoreError> {
            row.get_ref(index)?
                .as_blob()
                .ok()
                .and_then(|bytes| bytes.try_into().ok())
                .ok_or(StoreError::Decode("facet id"))
        };
        let level: u8 = row.get(2)?;
        let parent = match row.get_ref(4)? {
            rusqlite::types::ValueRef::Null => None,
            _ => Some(RecordId::from_bytes(id(4)?)),
        };
        Ok(Self {
            place: Place {
                scope: ScopeId::from_bytes(id(0)?),
                record: RecordId::from_bytes(id(1)?),
                level: Level::from_number(level).ok_or(StoreError::Decode("facet level"))?,
                kind: row.get(3)?,
                parent,
            },
            version: u64::try_from(row.get::<_, i64>(5)?).map_err(|_| StoreError::Decode("facet version"))?,
            epoch: row.get(6)?,
            rk: id(7)?,
            wrapped: row.get(8)?,
            schema: row.get(9)?,
            alg: row.get(10)?,
            body: row.get(11)?,
        })
    }

    /// Inserts or replaces the row.
    pub fn write(&self, connection: &Connection) -> Result<(), StoreError> {
        self.execute(&mut connection.prepare_cached(concat_columns!(
            "INSERT OR REPLACE INTO facet (",
            ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
        ))?)
    }

    /// Inserts the row, which must not be there yet.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when it is.
    pub fn insert(&self, connection: &Connection) -> Result<(), StoreError> {
        let inserted = self.execute(&mut connection.prepare_cached(concat_columns!(
            "INSERT INTO facet (",
            ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
        ))?);
        match inserted {
            Err(StoreError::Database(code)) if code & 0xFF == rusqlite::ffi::SQLITE_CONSTRAINT => {
                Err(StoreError::Conflict)
            }
            other => other,
        }
    }

    fn execute(&self, statement: &mut CachedStatement<'_>) -> Result<(), StoreError> {
        statement.execute(rusqlite::params![
            self.place.scope.as_bytes(),
            self.place.record.as_bytes(),
            self.place.level.number(),
            self.place.kind,
            self.place.parent.as_ref().map(RecordId::as_bytes),
            i64::try_from(self.version).map_err(|_| StoreError::Decode("facet version"))?,
            self.epoch,
            self.rk,
            self.wrapped,
            self.schema,
            self.alg,
            self.body,
        ])?;
        Ok(())
    }

    /// The whole row as bytes, for copies in `prior_facet`; still sealed.
    pub fn pack(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(160 + self.body.len());
        out.extend_from_slice(self.place.scope.as_bytes());
        out.extend_from_slice(self.place.record.as_bytes());
        out.extend_from_slice(&[
            self.place.level.number(),
            self.place.kind,
            u8::from(self.place.parent.is_some()),
        ]);
        out.extend_from_slice(self.place.parent.map_or([0; 16], |parent| *parent.as_bytes()).as_slice());
        out.extend_from_slice(&self.version.to_be_bytes());
        out.extend_from_slice(&self.epoch.to_be_bytes());
        out.extend_from_slice(&self.rk);
        out.extend_from_slice(&self.schema.to_be_bytes());
        out.push(self.alg);
        out.extend_from_slice(&(self.wrapped.len() as u16).to_be_bytes());
        out.extend_from_slice(&self.wrapped);
        out.extend_from_slice(&self.body);
        out
    }

    /// Reads what [`FacetRow::pack`] made.
    pub fn unpack(bytes: &[u8]) -> Result<Self, StoreError> {
        let mut rest = bytes;
        let mut take = |count: usize| -> Result<&[u8], StoreError> {
            let (head, tail) = rest.split_at_checked(count).ok_or(StoreError::Decode("packed facet"))?;
            rest = tail;
            Ok(head)
        };
        fn fixed<const N: usize>(bytes: &[u8]) -> Result<[u8; N], StoreError> {
            bytes.try_into().map_err(|_| StoreError::Decode("packed facet"))
        }
        let scope = ScopeId::from_bytes(fixed(take(16)?)?);
        let record = RecordId::from_bytes(fixed(take(16)?)?);
        let [level, kind, has_parent] = fixed::<3>(take(3)?)?;
        let parent = fixed::<16>(take(16)?)?;
        let version = u64::from_be_bytes(fixed(take(8)?)?);
        let epoch = u32::from_be_bytes(fixed(take(4)?)?);
        let rk = fixed(take(16)?)?;
        let schema = u16::from_be_bytes(fixed(take(2)?)?);
        let [alg] = fixed::<1>(take(1)?)?;
        let wrapped_len = usize::from(u16::from_be_bytes(fixed(take(2)?)?));
        let wrapped = take(wrapped_len)?.to_vec();
        Ok(Self {
            place: Place {
                scope,
                record,
                level: Level::from_number(level).ok_or(StoreError::Decode("packed facet"))?,
                kind,
                parent: (has_parent == 1).then(|| RecordId::from_bytes(parent)),
            },
            version,
            epoch,
            rk,
            wrapped,
            schema,
            alg,
            body: rest.to_vec(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place() -> Place {
        Place {
            scope: ScopeId::from_bytes([1; 16]),
            record: RecordId::from_bytes([2; 16]),
            level: Level::L2,
            kind: 1,
            parent: Some(RecordId::from_bytes([3; 16])),
        }
    }

    #[test]
    fn a_packed_facet_is_the_same_facet() {
        let key = Secret::from_array([9; 32]);
        let vault = VaultId::from_bytes([4; 16]);
        let row = FacetRow::seal(vault, place(), 7, 1, &key, b"plain").unwrap();
        let back = FacetRow::unpack(&row.pack()).unwrap();
        assert_eq!(back.hash(), row.hash());
        assert_eq!(&*back.open(vault, &key).unwrap(), b"plain");
        for end in 0..row.pack().len().min(150) {
            assert!(FacetRow::unpack(&row.pack()[..end]).is_err(), "cut at {end}");
        }
    }

    #[test]
    fn a_facet_moved_anywhere_else_does_not_open() {
        let key = Secret::from_array([9; 32]);
        let vault = VaultId::from_bytes([4; 16]);
        let row = FacetRow::seal(vault, place(), 7, 1, &key, b"plain").unwrap();
        let mut moved = Vec::new();
        let mut alter = |change: fn(&mut FacetRow)| {
            let mut copy = row.clone();
            change(&mut copy);
            moved.push(copy);
        };
        alter(|row| row.place.scope = ScopeId::from_bytes([7; 16]));
        alter(|row| row.place.record = RecordId::from_bytes([7; 16]));
        alter(|row| row.place.level = Level::L1);
        alter(|row| row.version += 1);
        alter(|row| row.epoch += 1);
        alter(|row| row.rk[0] ^= 1);
        alter(|row| row.body[30] ^= 1);
        for copy in moved {
            assert!(copy.open(vault, &key).is_err());
            assert_ne!(copy.hash(), row.hash());
        }
        assert!(row.open(VaultId::from_bytes([5; 16]), &key).is_err());
    }
}
