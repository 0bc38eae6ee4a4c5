//! A review as it is kept: one sheet of the vault's common scope. The page shows it to whoever manages people.

use minicbor::{Decode, Encode};
use vault_domain::action::{Action, ManagePeople};
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::ids::{PersonId, RecordId, ScopeId};
use vault_domain::level::Level;
use vault_domain::record::RecordKind;
use vault_domain::role::Role;
use vault_store::{EntryDraft, Expect, OpenVault, Place, WriteTx};

use super::{DAY_MS, DUE_DAYS};
use crate::calendar::{day_of, quarter_text};
use crate::contract::review::{ReviewClosed, ReviewDecision, ReviewReason};
use crate::error::AppError;
use crate::session::Session;

/// One review.
pub(super) struct Stored {
    pub why: ReviewReason,
    pub quarter: String,
    pub opened_ms: i64,
    pub due_ms: i64,
    pub people: Vec<Decided>,
    pub closed: Option<Closed>,
    /// JSON of the contract's review as it was closed: numbers of that moment.
    pub record: String,
}

/// One person of a review.
pub(super) struct Decided {
    pub person: PersonId,
    pub decision: Option<ReviewDecision>,
    pub reason: String,
}

/// Who closed it.
pub(super) struct Closed {
    pub at_ms: i64,
    pub first: PersonId,
    pub second: Option<PersonId>,
    pub seq: u64,
}

#[derive(Encode, Decode)]
#[cbor(map)]
struct Wire {
    #[n(0)]
    rights_changed: bool,
    #[n(1)]
    quarter: String,
    #[n(2)]
    opened_ms: i64,
    #[n(3)]
    due_ms: i64,
    #[n(4)]
    people: Vec<WireLine>,
    #[n(5)]
    closed: Option<WireClosed>,
    #[n(6)]
    record: String,
}

#[derive(Encode, Decode)]
#[cbor(map)]
struct WireLine {
    #[n(0)]
    person: PersonId,
    /// 0 undecided, 1 keep, 2 reduce, 3 freeze.
    #[n(1)]
    decision: u8,
    #[n(2)]
    roles: Vec<u8>,
    #[n(3)]
    reason: String,
}

#[derive(Encode, Decode)]
#[cbor(map)]
struct WireClosed {
    #[n(0)]
    at_ms: i64,
    #[n(1)]
    first: PersonId,
    #[n(2)]
    second: Option<PersonId>,
    #[n(3)]
    seq: u64,
}

impl Decided {
    pub const fn open(person: PersonId) -> Self {
        Self { person, decision: None, reason: String::new() }
    }

    fn wire(&self) -> WireLine {
        let (decision, roles) = match &self.decision {
            None => (0, Vec::new()),
            Some(ReviewDecision::Keep) => (1, Vec::new()),
            Some(ReviewDecision::Reduce { roles }) => (2, roles.iter().map(|role| role.number()).collect()),
            Some(ReviewDecision::Freeze) => (3, Vec::new()),
        };
        WireLine { person: self.person, decision, roles, reason: self.reason.clone() }
    }

    fn of(line: WireLine) -> Self {
        let decision = match line.decision {
            1 => Some(ReviewDecision::Keep),
            2 => Some(ReviewDecision::Reduce {
                roles: line.roles.into_iter().filter_map(Role::from_number).collect(),
            }),
            3 => Some(ReviewDecision::Freeze),
            _ => None,
        };
        Self { person: line.person, decision, reason: line.reason }
    }
}

impl Closed {
    pub fn seen(&self, session: &Session) -> ReviewClosed {
        let name = |person: &PersonId| session.people.get(person).cloned().unwrap_or_default();
        ReviewClosed {
            at_ms: self.at_ms,
            first_name: name(&self.first),
            second_name: self.second.as_ref().map(name).unwrap_or_default(),
            seq: self.seq,
        }
    }
}

impl Stored {
    /// Every review with its record.
    ///
    /// # Errors
    /// `vault_damaged` when one cannot be opened.
    pub fn read_all(
        vault: &OpenVault,
        grant: &Grant<impl Action>,
    ) -> Result<Vec<(RecordId, Self)>, AppError> {
        vault
            .open_kind(grant, RecordKind::AccessReview.code())?
            .iter()
            .map(|facet| {
                let wire =
                    minicbor::decode(&facet.plain).map_err(|_| AppError::new(ErrorCode::VaultDamaged))?;
                Ok((facet.place.record, Self::of(wire)))
            })
            .collect()
    }

    /// Writes it as part of a change.
    ///
    /// # Errors
    /// Whatever stopped the change.
    pub fn put(&self, tx: &mut WriteTx<'_>, id: RecordId) -> Result<(), AppError> {
        let place = Place {
            scope: ScopeId::COMMON,
            record: id,
            level: Level::L1,
            kind: RecordKind::AccessReview.code(),
            parent: Some(RecordId::from_bytes(*ScopeId::COMMON.as_bytes())),
        };
        let wire = Wire {
            rights_changed: self.why == ReviewReason::RightsChanged,
            quarter: self.quarter.clone(),
            opened_ms: self.opened_ms,
            due_ms: self.due_ms,
            people: self.people.iter().map(Decided::wire).collect(),
            closed: self.closed.as_ref().map(|closed| WireClosed {
                at_ms: closed.at_ms,
                first: closed.first,
                second: closed.second,
                seq: closed.seq,
            }),
            record: self.record.clone(),
        };
        let plain = minicbor::to_vec(&wire).map_err(|_| AppError::new(ErrorCode::Internal))?;
        tx.put(place, Expect::Any, &plain)?;
        Ok(())
    }

    fn of(wire: Wire) -> Self {
        Self {
            why: if wire.rights_changed { ReviewReason::RightsChanged } else { ReviewReason::Quarter },
            quarter: wire.quarter,
            opened_ms: wire.opened_ms,
            due_ms: wire.due_ms,
            people: wire.people.into_iter().map(Decided::of).collect(),
            closed: wire.closed.map(|closed| Closed {
                at_ms: closed.at_ms,
                first: closed.first,
                second: closed.second,
                seq: closed.seq,
            }),
            record: wire.record,
        }
    }
}

/// A review that is not closed.
///
/// # Errors
/// `not_found`, `wrong_state` for a closed one.
pub(super) fn open_one(
    vault: &OpenVault,
    grant: &Grant<impl Action>,
    id: RecordId,
) -> Result<Stored, AppError> {
    let found = Stored::read_all(vault, grant)?.into_iter().find(|(known, _)| *known == id);
    let (_, review) = found.ok_or_else(|| AppError::new(ErrorCode::NotFound))?;
    if review.closed.is_some() { Err(ErrorCode::WrongState.into()) } else { Ok(review) }
}

/// Opens a review about one person whose rights are being changed, as part of that change; none if one is open already.
///
/// # Errors
/// Whatever stopped the change.
pub(in crate::people) fn open_for_change(
    tx: &mut WriteTx<'_>,
    grant: &Grant<ManagePeople>,
    person: PersonId,
    id: RecordId,
    (now_ms, utc_offset_min): (i64, i32),
) -> Result<(), AppError> {
    if !tx.vault().is_shared() {
        return Ok(());
    }
    let known = Stored::read_all(tx.vault(), grant)?;
    let already =
        |review: &Stored| review.closed.is_none() && review.people.iter().any(|line| line.person == person);
    if known.iter().any(|(_, review)| already(review)) {
        return Ok(());
    }
    let quarter = quarter_text(day_of(now_ms, utc_offset_min));
    let review = Stored {
        why: ReviewReason::RightsChanged,
        quarter: quarter.clone(),
        opened_ms: now_ms,
        due_ms: now_ms + DUE_DAYS * DAY_MS,
        people: vec![Decided::open(person)],
        closed: None,
        record: String::new(),
    };
    review.put(tx, id)?;
    tx.log(EntryDraft::done("review.open").text("text", &quarter))?;
    Ok(())
}
