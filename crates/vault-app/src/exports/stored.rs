//! A request as it is kept: a form of the common scope, which requesters and signers both write. What counts in it are the signatures;
//! what happened is in the ledger.

use minicbor::{Decode, Encode};
use vault_crypto::Zeroizing;
use vault_domain::action::Action;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::ids::{RecordId, ScopeId};
use vault_domain::level::Level;
use vault_domain::record::RecordKind;
use vault_store::{Expect, OpenVault, Place, WriteTx};

use super::statement::{Answer, Request, Signed};
use crate::error::AppError;

/// Signatures one request keeps; only members' count, so more are an attempt to fill the row.
const MAX_ANSWERS: usize = 16;

/// Statement and signature.
#[derive(Clone, Encode, Decode)]
#[cbor(array)]
pub(super) struct Paper {
    #[n(0)]
    #[cbor(with = "minicbor::bytes")]
    pub bytes: Vec<u8>,
    #[n(1)]
    #[cbor(with = "minicbor::bytes")]
    pub signature: Vec<u8>,
}

impl Paper {
    pub fn of<T>(signed: &Signed<T>) -> Self {
        Self { bytes: signed.bytes.clone(), signature: signed.signature.as_bytes().to_vec() }
    }

    pub fn signature(&self) -> Option<[u8; 64]> {
        self.signature.as_slice().try_into().ok()
    }
}

/// What the register says of a run; the entry `export.run` says the same for good.
#[derive(Clone, Encode, Decode)]
#[cbor(map)]
pub(super) struct Ran {
    #[n(0)]
    pub register_no: String,
    /// Without its folder.
    #[n(1)]
    pub file_name: String,
    #[n(2)]
    pub rows: u64,
    #[n(3)]
    pub canaries: u8,
    #[n(4)]
    pub bytes: u64,
    #[n(5)]
    #[cbor(with = "minicbor::bytes")]
    pub sha256: Vec<u8>,
    #[n(6)]
    pub note: String,
}

/// One request.
#[derive(Clone, Encode, Decode)]
#[cbor(map)]
pub(super) struct Stored {
    #[n(0)]
    pub request: Paper,
    /// JSON of the contract's selection; its hash is in the request.
    #[n(1)]
    pub selection: String,
    #[n(2)]
    pub answers: Vec<Paper>,
    #[n(3)]
    pub ran: Option<Ran>,
}

impl Stored {
    pub fn new(request: &Signed<Request>, selection: String) -> Self {
        Self { request: Paper::of(request), selection, answers: Vec::new(), ran: None }
    }

    /// Every request there is.
    ///
    /// # Errors
    /// `vault_damaged` when one cannot be opened.
    pub fn read_all(
        vault: &OpenVault,
        grant: &Grant<impl Action>,
    ) -> Result<Vec<(RecordId, Self)>, AppError> {
        let read = |plain: &[u8]| minicbor::decode(plain).map_err(|_| AppError::new(ErrorCode::VaultDamaged));
        vault
            .open_kind(grant, RecordKind::Export.code())?
            .iter()
            .map(|facet| Ok((facet.place.record, read(&facet.plain)?)))
            .collect()
    }

    /// One of them.
    ///
    /// # Errors
    /// `not_found`.
    pub fn read(vault: &OpenVault, grant: &Grant<impl Action>, id: RecordId) -> Result<Self, AppError> {
        let facet = vault.open_facet(grant, id, Level::L1)?;
        if facet.place.kind != RecordKind::Export.code() {
            return Err(ErrorCode::NotFound.into());
        }
        minicbor::decode(&facet.plain).map_err(|_| ErrorCode::VaultDamaged.into())
    }

    /// Adds a signature.
    ///
    /// # Errors
    /// `wrong_state` when there are too many.
    pub fn add(&mut self, answer: &Signed<Answer>) -> Result<(), AppError> {
        if self.answers.len() >= MAX_ANSWERS {
            return Err(ErrorCode::WrongState.into());
        }
        self.answers.push(Paper::of(answer));
        Ok(())
    }

    /// Writes it as part of a change. Requests of a vault of one person lie with that person.
    ///
    /// # Errors
    /// Whatever stopped the change.
    pub fn put(&self, tx: &mut WriteTx<'_>, id: RecordId) -> Result<(), AppError> {
        let vault = tx.vault();
        let known = vault.scope_of(id)?;
        let scope = if vault.is_shared() { ScopeId::COMMON } else { vault.own_scope() };
        let scope = known.unwrap_or(scope);
        let place = Place {
            scope,
            record: id,
            level: Level::L1,
            kind: RecordKind::Export.code(),
            parent: Some(RecordId::from_bytes(*scope.as_bytes())),
        };
        let plain = Zeroizing::new(minicbor::to_vec(self).map_err(|_| AppError::new(ErrorCode::Internal))?);
        tx.put(place, Expect::Any, &plain)?;
        Ok(())
    }
}
