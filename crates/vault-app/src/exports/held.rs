//! Which records a copy held: sealed lists of identifiers, 16 bytes a record, with the person who ran it. Tracing asks them.

use vault_crypto::Zeroizing;
use vault_domain::action::Action;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::ids::RecordId;
use vault_domain::level::Level;
use vault_domain::record::RecordKind;
use vault_store::{Expect, OpenVault, Place, WriteTx};

use crate::core::Core;
use crate::error::AppError;

/// Records of one list: 32 KiB.
const CHUNK: usize = 2_000;
const ID: usize = 16;

/// Keeps the list as part of the run.
pub(super) fn put(
    tx: &mut WriteTx<'_>,
    core: &Core,
    request: RecordId,
    records: &[RecordId],
) -> Result<(), AppError> {
    let scope = tx.vault().own_scope();
    for chunk in records.chunks(CHUNK) {
        let plain: Zeroizing<Vec<u8>> =
            Zeroizing::new(chunk.iter().flat_map(|record| *record.as_bytes()).collect());
        let place = Place {
            scope,
            record: RecordId::from_bytes(core.host.clock.new_id()),
            level: Level::L1,
            kind: RecordKind::ExportedRecords.code(),
            parent: Some(request),
        };
        tx.put(place, Expect::Absent, &plain)?;
    }
    Ok(())
}

/// What a copy held, as far as this session can read it; sorted.
///
/// # Errors
/// `vault_damaged`.
pub(crate) fn read(
    vault: &OpenVault,
    grant: &Grant<impl Action>,
    request: RecordId,
) -> Result<Vec<RecordId>, AppError> {
    let mut all = Vec::new();
    for facet in vault.open_children(grant, request, RecordKind::ExportedRecords.code())? {
        let (ids, rest) = facet.plain.as_chunks::<ID>();
        if !rest.is_empty() {
            return Err(ErrorCode::VaultDamaged.into());
        }
        all.extend(ids.iter().map(|id| RecordId::from_bytes(*id)));
    }
    all.sort_unstable();
    Ok(all)
}
