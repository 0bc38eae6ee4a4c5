//! The ledger table: appending signed entries in the running transaction, reading them back.

use rusqlite::{Connection, OptionalExtension, Row};
use vault_crypto::grant_seal::{self, KemPublic, KemSecret};
use vault_crypto::{CryptoError, random};
use vault_domain::ids::{PersonId, VaultId};
use vault_ledger::detail::{self, Detail, Salt};
use vault_ledger::entry::{Actor, Entry, Outcome};
use vault_ledger::signed::Signed;

use crate::error::StoreError;

/// HPKE info of a sealed detail.
const DETAIL_INFO: &[u8] = b"clientvault/v1/ledger-detail";
/// Salt before the detail bytes inside the sealed blob.
const SALT: usize = 32;

/// End of the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Last position; 0 in an empty ledger.
    pub seq: u64,
    /// Its entry hash; zeros in an empty ledger.
    pub hash: [u8; 32],
}

/// An entry as read back, with its detail when this session may open it.
#[derive(Debug, Clone)]
pub struct LoggedEntry {
    /// The entry.
    pub entry: Entry,
    /// Its hash.
    pub hash: [u8; 32],
    /// The detail, if the audit key is held and the commitment holds.
    pub detail: Option<Detail>,
}

pub(crate) fn read_head(connection: &Connection) -> Result<Head, StoreError> {
    let last: Option<(i64, Vec<u8>)> = connection
        .query_row("SELECT seq, entry FROM ledger ORDER BY seq DESC LIMIT 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
        .optional()?;
    Ok(match last {
        None => Head { seq: 0, hash: [0; 32] },
        Some((seq, entry)) => Head {
            seq: u64::try_from(seq).map_err(|_| StoreError::Decode("ledger seq"))?,
            hash: vault_ledger::entry::entry_hash(&entry),
        },
    })
}

/// Wall clock of the last entry; zero in an empty ledger.
pub(crate) fn last_wall_ms(connection: &Connection) -> Result<i64, StoreError> {
    let last = connection
        .query_row("SELECT wall_ms FROM ledger ORDER BY seq DESC LIMIT 1", [], |row| row.get(0))
        .optional()?;
    Ok(last.unwrap_or(0))
}

pub(crate) fn hash_at(connection: &Connection, seq: u64) -> Result<Option<[u8; 32]>, StoreError> {
    let seq = i64::try_from(seq).map_err(|_| StoreError::Decode("ledger seq"))?;
    let entry: Option<Vec<u8>> = connection
        .prepare_cached("SELECT entry FROM ledger WHERE seq = ?1")?
        .query_row([seq], |row| row.get(0))
        .optional()?;
    Ok(entry.map(|bytes| vault_ledger::entry::entry_hash(&bytes)))
}

/// Writes one signed entry and its sealed detail.
pub(crate) fn insert(
    connection: &Connection,
    entry: &Entry,
    signed: &Signed,
    sealed_detail: Option<&[u8]>,
) -> Result<(), StoreError> {
    let actor: Option<[u8; 16]> = match entry.actor {
        Actor::Person(person) => Some(*person.as_bytes()),
        Actor::Device | Actor::Root => None,
    };
    connection
        .prepare_cached(
            "INSERT INTO ledger (seq, action, actor, object_ref, wall_ms, refused, entry, signature, detail)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(rusqlite::params![
            i64::try_from(entry.seq).map_err(|_| StoreError::Decode("ledger seq"))?,
            entry.action.as_str(),
            actor,
            entry.object_ref,
            entry.wall_ms,
            entry.result != Outcome::Done,
            signed.entry_bytes,
            signed.signature.as_bytes(),
            sealed_detail,
        ])?;
    Ok(())
}

/// A detail sealed to the audit compartment, with the commitment the entry carries.
pub(crate) struct SealedDetail {
    pub commit: [u8; 32],
    pub sealed: Vec<u8>,
}

pub(crate) fn seal_detail(
    vault: VaultId,
    audit: &KemPublic,
    detail: &Detail,
) -> Result<SealedDetail, StoreError> {
    let bytes = detail.encode().map_err(|_| StoreError::Decode("ledger detail"))?;
    let salt: [u8; SALT] = random::make_array()?;
    let commit = detail::commit(&salt, &bytes);
    let plain = [salt.as_slice(), &bytes].concat();
    let sealed = grant_seal::seal_to(audit, DETAIL_INFO, vault.as_bytes(), &plain)?;
    Ok(SealedDetail { commit, sealed })
}

/// Opens a detail and checks it against the commitment in the entry.
pub(crate) fn open_detail(
    vault: VaultId,
    audit: &[&KemSecret],
    entry: &Entry,
    sealed: &[u8],
) -> Result<Detail, StoreError> {
    let (_, bytes) = open_detail_bytes(vault, audit, entry, sealed)?;
    Detail::decode(&bytes).map_err(|_| StoreError::Decode("ledger detail"))
}

/// The same as salt and canonical bytes: what shows an outsider that this is what was committed to.
pub(crate) fn open_detail_bytes(
    vault: VaultId,
    audit: &[&KemSecret],
    entry: &Entry,
    sealed: &[u8],
) -> Result<(Salt, Vec<u8>), StoreError> {
    let plain = audit
        .iter()
        .find_map(|key| grant_seal::open_with(key, DETAIL_INFO, vault.as_bytes(), sealed).ok())
        .ok_or(CryptoError::Refused)?;
    let (salt, bytes) = plain.split_first_chunk::<SALT>().ok_or(StoreError::Decode("ledger detail"))?;
    if entry.detail_commit != Some(detail::commit(salt, bytes)) {
        return Err(StoreError::Damaged("ledger detail"));
    }
    Ok((*salt, bytes.to_vec()))
}

/// Which entries to read; all parts are ANDed.
#[derive(Debug, Clone, Default)]
pub struct LedgerQuery {
    /// Action codes to keep; empty keeps all.
    pub actions: Vec<&'static str>,
    /// Only entries below this position.
    pub before_seq: Option<u64>,
    /// Only from this wall clock on.
    pub from_ms: Option<i64>,
    /// Only until this wall clock.
    pub until_ms: Option<i64>,
    /// Only entries of these people; empty for everybody's.
    pub people: Vec<PersonId>,
    /// Only about the record with this keyed hash.
    pub object_ref: Option<[u8; 16]>,
    /// Only refusals and failures.
    pub refused_only: bool,
    /// Most entries to return.
    pub limit: u32,
}

/// The condition both statements below share: constant text, values are parameters.
macro_rules! where_clause {
    () => {
        " FROM ledger
          WHERE (?1 IS NULL OR action IN (SELECT value FROM json_each(?1)))
            AND (?2 IS NULL OR seq < ?2)
            AND (?3 IS NULL OR wall_ms >= ?3)
            AND (?4 IS NULL OR wall_ms <= ?4)
            AND (?5 IS NULL OR actor IN (SELECT unhex(value) FROM json_each(?5)))
            AND (?6 IS NULL OR object_ref = ?6)
            AND (?7 = 0 OR refused = 1)"
    };
}

/// Same condition with the record as a required equality, so that its index is used.
macro_rules! where_object {
    () => {
        " FROM ledger
          WHERE (?1 IS NULL OR action IN (SELECT value FROM json_each(?1)))
            AND (?2 IS NULL OR seq < ?2)
            AND (?3 IS NULL OR wall_ms >= ?3)
            AND (?4 IS NULL OR wall_ms <= ?4)
            AND (?5 IS NULL OR actor IN (SELECT unhex(value) FROM json_each(?5)))
            AND object_ref = ?6
            AND (?7 = 0 OR refused = 1)"
    };
}

pub(crate) fn action_list(actions: &[&'static str]) -> Option<String> {
    // Action codes are `noun.verb` literals of ours: no character that JSON would escape.
    (!actions.is_empty()).then(|| {
        let quoted: Vec<String> = actions.iter().map(|action| format!("\"{action}\"")).collect();
        format!("[{}]", quoted.join(","))
    })
}

/// Identifiers as a JSON list of hexadecimal texts.
fn people_list(people: &[PersonId]) -> Option<String> {
    (!people.is_empty()).then(|| {
        let hex = |person: &PersonId| -> String {
            person.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
        };
        let quoted: Vec<String> = people.iter().map(|person| format!("\"{}\"", hex(person))).collect();
        format!("[{}]", quoted.join(","))
    })
}

pub(crate) fn select(
    connection: &Connection,
    vault: VaultId,
    audit: &[&KemSecret],
    query: &LedgerQuery,
) -> Result<Vec<LoggedEntry>, StoreError> {
    let sql = if query.object_ref.is_some() {
        concat!("SELECT entry, detail", where_object!(), " ORDER BY seq DESC LIMIT ?8")
    } else {
        concat!("SELECT entry, detail", where_clause!(), " ORDER BY seq DESC LIMIT ?8")
    };
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(rusqlite::params![
        action_list(&query.actions),
        query.before_seq.and_then(|seq| i64::try_from(seq).ok()),
        query.from_ms,
        query.until_ms,
        people_list(&query.people),
        query.object_ref,
        query.refused_only,
        query.limit,
    ])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(logged(row, vault, audit)?);
    }
    Ok(found)
}

/// Entries at these positions, in the order asked for; positions without an entry are left out.
pub(crate) fn at(
    connection: &Connection,
    vault: VaultId,
    audit: &[&KemSecret],
    seqs: &[u64],
) -> Result<Vec<LoggedEntry>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT entry, detail FROM ledger WHERE seq = ?1")?;
    let mut found = Vec::with_capacity(seqs.len());
    for seq in seqs {
        let mut rows = statement.query([i64::try_from(*seq).unwrap_or(i64::MAX)])?;
        if let Some(row) = rows.next()? {
            found.push(logged(row, vault, audit)?);
        }
    }
    Ok(found)
}

/// A row of `entry, detail`.
fn logged(row: &Row<'_>, vault: VaultId, audit: &[&KemSecret]) -> Result<LoggedEntry, StoreError> {
    let bytes: Vec<u8> = row.get(0)?;
    let sealed: Option<Vec<u8>> = row.get(1)?;
    let entry = Entry::decode(&bytes).map_err(|_| StoreError::Decode("ledger entry"))?;
    let detail = match sealed {
        Some(sealed) if !audit.is_empty() => open_detail(vault, audit, &entry, &sealed).ok(),
        _ => None,
    };
    Ok(LoggedEntry { hash: vault_ledger::entry::entry_hash(&bytes), entry, detail })
}
