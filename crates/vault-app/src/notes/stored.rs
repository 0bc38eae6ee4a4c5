//! A note as the vault keeps it: one sealed facet whose parent is its customer; L2, or L3 where the customer is core as a
//! whole.

use minicbor::{Decode, Encode};
use vault_crypto::Zeroizing;
use vault_domain::action::Action;
use vault_domain::date::LocalDate;
use vault_domain::detect::{Hit, detect};
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::ids::{PersonId, RecordId, ScopeId};
use vault_domain::level::Level;
use vault_domain::record::{FieldSet, RecordKind, RecordState};
use vault_store::{EntryDraft, OpenVault, OpenedFacet, Place, StoreError};

use crate::contract::note::{NoteKind, Outcome};
use crate::error::AppError;
use crate::people::history_from;
use crate::session::Session;

/// Longest text of a note, in characters.
const MAX_CHARS: usize = 10_000;

/// The sealed content. Numbers of map keys and codes are stored and never reused. No `Debug`: customer data.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub(super) struct Note {
    /// The customer again, inside the seal: the column outside it could be altered.
    #[n(0)]
    pub customer: RecordId,
    #[n(1)]
    pub author: PersonId,
    #[n(2)]
    pub at_ms: i64,
    /// 1 call, 2 WeChat, 3 visit, 4 e-mail, 5 other.
    #[n(3)]
    kind: u8,
    /// 1 reached, 2 not reached, 3 interested, 4 declined.
    #[n(4)]
    outcome: Option<u8>,
    #[n(5)]
    pub text: String,
    #[n(6)]
    pub edited_ms: Option<i64>,
}

impl Note {
    /// A note that was not edited yet.
    pub fn new(
        customer: RecordId,
        author: PersonId,
        at_ms: i64,
        (kind, outcome): (NoteKind, Option<Outcome>),
        text: String,
    ) -> Self {
        let kind = match kind {
            NoteKind::Call => 1,
            NoteKind::Wechat => 2,
            NoteKind::Visit => 3,
            NoteKind::Email => 4,
            NoteKind::Note => 5,
        };
        let outcome = outcome.map(|outcome| match outcome {
            Outcome::Reached => 1,
            Outcome::NotReached => 2,
            Outcome::Interested => 3,
            Outcome::Declined => 4,
        });
        Self { customer, author, at_ms, kind, outcome, text, edited_ms: None }
    }

    /// How the contact happened; a kind of a later version reads as an ordinary note.
    pub const fn kind(&self) -> NoteKind {
        match self.kind {
            1 => NoteKind::Call,
            2 => NoteKind::Wechat,
            3 => NoteKind::Visit,
            4 => NoteKind::Email,
            _ => NoteKind::Note,
        }
    }

    /// How it ended.
    pub const fn outcome(&self) -> Option<Outcome> {
        match self.outcome {
            Some(1) => Some(Outcome::Reached),
            Some(2) => Some(Outcome::NotReached),
            Some(3) => Some(Outcome::Interested),
            Some(4) => Some(Outcome::Declined),
            _ => None,
        }
    }

    /// The bytes to seal.
    pub fn encode(&self) -> Result<Zeroizing<Vec<u8>>, AppError> {
        minicbor::to_vec(self).map(Zeroizing::new).map_err(|_| ErrorCode::Internal.into())
    }
}

/// An opened note with its place and the version a save has to name.
pub(super) struct Stored {
    pub place: Place,
    pub version: u64,
    pub note: Note,
}

impl Stored {
    fn read(facet: &OpenedFacet) -> Result<Self, AppError> {
        let note: Note = minicbor::decode(&facet.plain).map_err(|_| ErrorCode::VaultDamaged)?;
        if facet.place.parent != Some(note.customer) {
            return Err(ErrorCode::VaultDamaged.into());
        }
        Ok(Self { place: facet.place, version: facet.version, note })
    }
}

/// The level of a customer's notes: that of the record when it is core as a whole.
pub(crate) const fn level_of(mark: Option<Level>) -> Level {
    match mark {
        Some(Level::L3) => Level::L3,
        Some(Level::L1 | Level::L2) | None => Level::L2,
    }
}

/// Where a new note of a customer goes.
pub(super) const fn place(scope: ScopeId, note: RecordId, customer: RecordId, level: Level) -> Place {
    Place { scope, record: note, level, kind: RecordKind::Note.code(), parent: Some(customer) }
}

/// Opens one note; records of other kinds are not found.
fn open(vault: &OpenVault, grant: &Grant<impl Action>, note: RecordId) -> Result<Stored, AppError> {
    let facet = match vault.open_facet(grant, note, Level::L2) {
        Err(StoreError::NotFound) => vault.open_facet(grant, note, Level::L3)?,
        other => other?,
    };
    if facet.place.kind != RecordKind::Note.code() {
        return Err(ErrorCode::NotFound.into());
    }
    Stored::read(&facet)
}

/// The same for somebody who works with it: a note from before the person's history begins is not there.
pub(super) fn open_shown(
    session: &Session,
    grant: &Grant<impl Action>,
    note: RecordId,
) -> Result<Stored, AppError> {
    let found = open(&session.vault, grant, note)?;
    let from = history_from(session, grant, found.place.scope)?;
    if from.is_some_and(|from| found.note.at_ms < from.at_ms) {
        return Err(ErrorCode::NotFound.into());
    }
    Ok(found)
}

/// Every note of a customer, in no particular order.
pub(super) fn notes_of(
    vault: &OpenVault,
    grant: &Grant<impl Action>,
    customer: RecordId,
) -> Result<Vec<Stored>, AppError> {
    vault.open_children(grant, customer, RecordKind::Note.code())?.iter().map(Stored::read).collect()
}

/// The customer's L1 fields, or `not_found`.
pub(super) fn customer_l1(
    vault: &OpenVault,
    grant: &Grant<impl Action>,
    customer: RecordId,
) -> Result<FieldSet, AppError> {
    let facet = vault.open_facet(grant, customer, Level::L1)?;
    if facet.place.kind != RecordKind::Customer.code() {
        return Err(ErrorCode::NotFound.into());
    }
    FieldSet::decode_padded(&facet.plain).map_err(|_| ErrorCode::VaultDamaged.into())
}

/// Notes change only while their customer is in use, like the customer's fields.
pub(super) fn require_active(fields: &FieldSet) -> Result<(), AppError> {
    if fields.state() == Some(RecordState::Active) { Ok(()) } else { Err(ErrorCode::WrongState.into()) }
}

/// The text without blanks around it, if it may be kept.
pub(super) fn accept(text: &str, today: LocalDate) -> Result<&str, AppError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ErrorCode::BadRequest.into());
    }
    if text.chars().count() > MAX_CHARS {
        return Err(ErrorCode::TextTooLong.into());
    }
    if detect(text, today).iter().any(Hit::blocks_saving) {
        return Err(AppError::new(ErrorCode::ForbiddenValue).word("field", "note"));
    }
    Ok(text)
}

/// An entry about a customer's note. Never the text.
pub(super) fn entry(action: &'static str, customer: RecordId) -> EntryDraft {
    EntryDraft::done(action).on(customer).text("record", &customer.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_comes_back_as_it_was_written() {
        let ids = (RecordId::from_bytes([1; 16]), PersonId::from_bytes([2; 16]));
        let outcomes = [None, Some(Outcome::Reached), Some(Outcome::NotReached), Some(Outcome::Interested)];
        for kind in [NoteKind::Call, NoteKind::Wechat, NoteKind::Visit, NoteKind::Email, NoteKind::Note] {
            for outcome in outcomes.into_iter().chain([Some(Outcome::Declined)]) {
                let mut note = Note::new(ids.0, ids.1, 7, (kind, outcome), "周三再联系".to_owned());
                note.edited_ms = outcome.map(|_| 8);
                let back: Note = minicbor::decode(&note.encode().unwrap()).unwrap();
                assert!(back == note);
                assert_eq!((back.kind(), back.outcome()), (kind, outcome));
            }
        }
    }

    #[test]
    fn a_note_under_another_customer_is_damage() {
        let (customer, other) = (RecordId::from_bytes([1; 16]), RecordId::from_bytes([3; 16]));
        let note =
            Note::new(customer, PersonId::from_bytes([2; 16]), 7, (NoteKind::Call, None), "周三".to_owned());
        let facet = |parent| OpenedFacet {
            place: place(ScopeId::from_bytes([2; 16]), RecordId::from_bytes([9; 16]), parent, Level::L2),
            version: 1,
            plain: note.encode().unwrap(),
        };
        assert!(Stored::read(&facet(customer)).is_ok());
        assert_eq!(Stored::read(&facet(other)).err().map(|error| error.code), Some(ErrorCode::VaultDamaged));
    }

    #[test]
    fn what_may_not_be_kept_is_refused() {
        let today = LocalDate::new(2026, 3, 1).unwrap();
        let code = |text: &str| accept(text, today).err().map(|error| error.code);
        assert_eq!(code("  \n "), Some(ErrorCode::BadRequest));
        assert_eq!(code(&"字".repeat(MAX_CHARS + 1)), Some(ErrorCode::TextTooLong));
        assert_eq!(code("网银密码:Abc12345"), Some(ErrorCode::ForbiddenValue));
        assert_eq!(code(&"字".repeat(MAX_CHARS)), None);
        assert_eq!(accept(" 已发报价 \n", today).ok(), Some("已发报价"));
    }
}
