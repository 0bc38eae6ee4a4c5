//! What is remembered of an import run: its report, sealed.

use minicbor::{Decode, Encode};
use vault_domain::action::{Action, ImportCustomers};
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::ids::{BatchId, RecordId};
use vault_domain::level::Level;
use vault_domain::record::RecordKind;
use vault_store::{OpenVault, Place};

use crate::contract::Empty;
use crate::contract::import::{ImportList, ImportReport};
use crate::core::{Core, State};
use crate::error::AppError;

/// Days within which a batch can be taken back.
const UNDO_DAYS: i64 = 30;
const DAY_MS: i64 = 86_400_000;

/// The stored report.
#[derive(Debug, Clone, Encode, Decode)]
#[cbor(map)]
pub(crate) struct Batch {
    #[n(0)]
    pub file_name: String,
    #[n(1)]
    pub source: String,
    #[n(2)]
    pub basis: String,
    #[n(3)]
    pub at_ms: i64,
    #[n(4)]
    pub imported: u64,
    #[n(5)]
    pub updated: u64,
    #[n(6)]
    pub skipped: u64,
    #[n(7)]
    pub rejected: u64,
    #[n(8)]
    pub elapsed_ms: u64,
    #[n(9)]
    pub undone: bool,
}

impl Batch {
    /// Where the report of a batch lives: a sheet of the person's own scope, named by the batch.
    pub(super) fn place(vault: &OpenVault, batch: BatchId) -> Place {
        let scope = vault.own_scope();
        Place {
            scope,
            record: RecordId::from_bytes(*batch.as_bytes()),
            level: Level::L1,
            kind: RecordKind::ImportBatch.code(),
            parent: Some(RecordId::from_bytes(*scope.as_bytes())),
        }
    }

    pub(crate) fn read(
        vault: &OpenVault,
        grant: &Grant<impl Action>,
        batch: BatchId,
    ) -> Result<Self, AppError> {
        let facet = vault.open_facet(grant, RecordId::from_bytes(*batch.as_bytes()), Level::L1)?;
        if facet.place.kind != RecordKind::ImportBatch.code() {
            return Err(ErrorCode::NotFound.into());
        }
        minicbor::decode(&facet.plain).map_err(|_| ErrorCode::VaultDamaged.into())
    }

    pub(super) fn encode(&self) -> Result<Vec<u8>, AppError> {
        minicbor::to_vec(self).map_err(|_| ErrorCode::Internal.into())
    }

    pub(super) fn report(
        self,
        batch_id: BatchId,
        vault: &OpenVault,
        now: i64,
    ) -> Result<ImportReport, AppError> {
        let kept = !self.undone && now - self.at_ms < UNDO_DAYS * DAY_MS && vault.batch_is_kept(batch_id)?;
        Ok(ImportReport {
            batch_id,
            file_name: self.file_name,
            source: self.source,
            at_ms: self.at_ms,
            imported: self.imported,
            updated: self.updated,
            skipped: self.skipped,
            rejected: self.rejected,
            elapsed_ms: self.elapsed_ms,
            undone: self.undone,
            can_undo: kept,
        })
    }
}

/// `import_list`: newest first.
pub fn import_list(
    core: &Core,
    state: &mut State,
    grant: &Grant<ImportCustomers>,
    _: Empty,
) -> Result<ImportList, AppError> {
    let now = core.host.clock.wall_ms();
    let vault = &state.session()?.vault;
    let mut batches = Vec::new();
    for facet in vault.open_kind(grant, RecordKind::ImportBatch.code())? {
        let batch: Batch = minicbor::decode(&facet.plain).map_err(|_| ErrorCode::VaultDamaged)?;
        batches.push(batch.report(BatchId::from_bytes(*facet.place.record.as_bytes()), vault, now)?);
    }
    batches.sort_by_key(|batch| std::cmp::Reverse(batch.at_ms));
    Ok(ImportList { batches })
}
