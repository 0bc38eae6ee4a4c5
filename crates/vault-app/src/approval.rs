//! A second person types the own password in front of the same screen. What that person signs is an entry of the ledger,
//! so everybody who reads it checks the signature against the membership of that moment.

use vault_crypto::SecretBytes;
use vault_crypto::sign::SigningKey;
use vault_crypto::slots::UnlockMode;
use vault_domain::action::UseVault;
use vault_domain::error_code::ErrorCode;
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_domain::ids::{PersonId, RecordId};
use vault_domain::role::Role;
use vault_store::EntryDraft;

use crate::contract::approval::{ApprovalKind, Approver, ApproverView, Approvers, ListApprovers};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::session::Session;
use crate::vaults::{Attempts, slot_error};

/// The action of consent.
pub(crate) const GIVEN: &str = "approval.give";

/// Consent that was given.
pub(crate) struct Approval {
    pub person: PersonId,
    /// Position of the entry the person signed.
    seq: u64,
}

impl Approval {
    /// The entry of what was agreed to says which approval it rests on.
    pub fn named_in(&self, entry: EntryDraft) -> EntryDraft {
        entry.int("approval", i64::try_from(self.seq).unwrap_or(i64::MAX))
    }
}

/// `approver_list`
pub fn approver_list(
    core: &Core,
    state: &mut State,
    _: &Grant<UseVault>,
    request: ListApprovers,
) -> Result<Approvers, AppError> {
    let session = state.session()?;
    let now = core.host.clock.wall_ms();
    let view = |person: PersonId| ApproverView {
        person_id: person,
        name: session.people.get(&person).cloned().unwrap_or_default(),
        roles: session
            .vault
            .membership()
            .member(person)
            .map(|member| member.roles.iter().collect())
            .unwrap_or_default(),
    };
    Ok(Approvers { people: fit(session, request.what, now).into_iter().map(view).collect() })
}

/// Asks for somebody else's consent, which a vault with one person does not need. `about` is the value it is about, if it
/// is one.
///
/// # Errors
/// `approval_needed` without an approver, `approver_unfit`, `wrong_password`, `too_many_attempts`.
pub(crate) fn approve(
    core: &Core,
    state: &mut State,
    approver: Option<Approver>,
    what: ApprovalKind,
    about: Option<(RecordId, FieldKey)>,
) -> Result<Option<Approval>, AppError> {
    let now = core.host.clock.wall_ms();
    let session = state.session()?;
    let fit = fit(session, what, now);
    if fit.is_empty() {
        return Ok(None);
    }
    let Some(approver) = approver else {
        return Err(AppError::new(ErrorCode::ApprovalNeeded).code("what", &what));
    };
    if !fit.contains(&approver.person_id) {
        session.vault.record(refused(what, "approver_unfit"))?;
        return Err(ErrorCode::ApproverUnfit.into());
    }
    let sign = open_keys(core, state, &approver, what)?;
    let session = state.session()?;
    let mut entry = EntryDraft::done(GIVEN)
        .text("kind", word(what))
        .text("for", &session.person_name)
        .open(crate::audit::open_facts::approved_for(session.vault.keys().person));
    if let Some((record, field)) = about {
        entry = entry.on(record).text("record", &record.to_string()).text("field", field.name());
    }
    let seq = session.vault.record_as(approver.person_id, sign, entry)?;
    Ok(Some(Approval { person: approver.person_id, seq }))
}

/// Whether anybody could agree.
pub(crate) fn somebody_may_approve(session: &Session, what: ApprovalKind, now_ms: i64) -> bool {
    !fit(session, what, now_ms).is_empty()
}

/// Everybody else who may agree: whoever has a fitting role or, where nobody else has, any other person.
fn fit(session: &Session, what: ApprovalKind, now_ms: i64) -> Vec<PersonId> {
    let me = session.vault.keys().person;
    let membership = session.vault.membership();
    let others = || {
        membership
            .members()
            .filter(|(person, _)| *person != me && membership.active(*person).is_ok())
            .filter(|(_, member)| member.leaves_ms.is_none_or(|leaves| now_ms < leaves))
    };
    let roles: &[Role] = match what {
        ApprovalKind::Reveal => &[Role::Owner, Role::Manager],
        ApprovalKind::Settings => &[Role::Owner, Role::Admin],
        ApprovalKind::Review | ApprovalKind::Evidence => &[Role::Owner, Role::Admin, Role::Auditor],
        // Narrowed by what leaves: `exports/fit.rs`.
        ApprovalKind::Export => &[Role::Owner, Role::Manager, Role::Auditor],
        ApprovalKind::Level => &[Role::Owner, Role::Manager],
    };
    let fitting: Vec<PersonId> = others()
        .filter(|(_, member)| roles.iter().any(|role| member.roles.contains(*role)))
        .map(|(person, _)| person)
        .collect();
    if fitting.is_empty() { others().map(|(person, _)| person).collect() } else { fitting }
}

/// The approver's signing key, from the own slot.
pub(crate) fn open_keys(
    core: &Core,
    state: &mut State,
    approver: &Approver,
    what: ApprovalKind,
) -> Result<SigningKey, AppError> {
    let chosen = state.chosen.as_ref().ok_or(ErrorCode::NoVault)?;
    let session = state.session.as_mut().ok_or(ErrorCode::Locked)?;
    let attempts = Attempts::read(&chosen.folder, approver.person_id);
    let now = core.host.clock.wall_ms();
    if attempts.wait_ms(now) > 0 {
        return Err(AppError::new(ErrorCode::TooManyAttempts).number("wait_s", attempts.wait_ms(now) / 1_000));
    }
    let password = SecretBytes::from_string(approver.password.clone());
    let own = |slot: &&vault_crypto::slots::Slot| {
        slot.person() == approver.person_id && slot.unlock().mode() != UnlockMode::Invitation
    };
    let slot = chosen.slots.slots.iter().find(own).ok_or(ErrorCode::ApproverUnfit)?;
    let device_secret = &session.vault.keys().device_secret;
    let opened =
        chosen.slots.unlock(approver.person_id, slot.unlock().mode(), device_secret, password.expose());
    match opened.map_err(slot_error) {
        Ok(bundle) => {
            attempts.succeed(&chosen.folder);
            Ok(SigningKey::from_seed(&bundle.sign_seed))
        }
        Err(error) if error.code == ErrorCode::WrongPassword => {
            let attempts = attempts.fail(&chosen.folder, now);
            session.vault.record(refused(what, "wrong_password"))?;
            Err(AppError::new(ErrorCode::WrongPassword)
                .number("attempts_left", attempts.left())
                .number("wait_min", attempts.wait_min()))
        }
        Err(error) => Err(error),
    }
}

fn refused(what: ApprovalKind, code: &str) -> EntryDraft {
    EntryDraft::refused(GIVEN, code).text("kind", word(what))
}

const fn word(what: ApprovalKind) -> &'static str {
    match what {
        ApprovalKind::Reveal => "reveal",
        ApprovalKind::Settings => "settings",
        ApprovalKind::Review => "review",
        ApprovalKind::Level => "level",
        ApprovalKind::Evidence => "evidence",
        ApprovalKind::Export => "export",
    }
}
