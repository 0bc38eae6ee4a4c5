//! Agreeing on another computer, without a network: `.cvreq` there, `.cvapr` back, as files, as pasted text or as QR codes.
//!
//! Both are sealed to one person (HPKE, RFC 9180) and signed inside. The signer opens them in the own copy of this vault, which knows who
//! is a member; another vault has neither the keys nor the people.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use vault_crypto::SecretBytes;
use vault_crypto::grant_seal::{open_with, seal_to};
use vault_domain::action::UseVault;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::ids::PersonId;
use vault_ledger::cbor::{Reader, Writer};
use vault_store::{EntryDraft, OpenVault};

use super::fit;
use super::sign::{acceptable, answer, keep};
use super::standing::{REJECT, SIGN, Standing, checked_answer};
use super::statement::{Answer, MAX_BYTES, Request, Signed, Statement, signer_of};
use super::stored::Stored;
use super::view::view;
use crate::contract::export::{Carried, CarryExport, ExportState, ExportView, ReadCarried, SignCarried};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::paper::qr::Modules;
use crate::vaults::authenticate;

/// Longest text that is looked at.
const MAX_TEXT: usize = 64 * 1024;

/// The two kinds of letters.
#[derive(Clone, Copy)]
enum Letter {
    /// `.cvreq`.
    Request,
    /// `.cvapr`.
    Answer,
}

impl Letter {
    const fn begins(self) -> &'static str {
        match self {
            Self::Request => "cvreq1:",
            Self::Answer => "cvapr1:",
        }
    }

    const fn info(self) -> &'static [u8] {
        match self {
            Self::Request => b"clientvault/v1/cvreq",
            Self::Answer => b"clientvault/v1/cvapr",
        }
    }

    /// Seals a statement to a member.
    fn seal<T>(self, vault: &OpenVault, to: PersonId, signed: &Signed<T>) -> Result<Carried, AppError> {
        let member = vault.membership().active(to).map_err(|_| AppError::new(ErrorCode::PersonUnknown))?;
        let mut w = Writer::default();
        w.array(2).bytes(&signed.bytes).bytes(signed.signature.as_bytes());
        let sealed = seal_to(&member.kem, self.info(), vault.id().as_bytes(), &w.finish())?;
        let text = format!("{}{}", self.begins(), URL_SAFE_NO_PAD.encode(sealed));
        let qr = Modules::of(&text).map(|modules| modules.rows()).unwrap_or_default();
        Ok(Carried { text, qr })
    }

    /// The statement and its signature, if the letter is to whoever is logged in.
    fn open(self, vault: &OpenVault, text: &str) -> Result<(Vec<u8>, [u8; 64]), AppError> {
        let invalid = || AppError::new(ErrorCode::ExportInvalid);
        if text.len() > MAX_TEXT {
            return Err(invalid());
        }
        // Mail programs break lines.
        let packed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let sealed = packed.strip_prefix(self.begins()).ok_or_else(invalid)?;
        let sealed = URL_SAFE_NO_PAD.decode(sealed).map_err(|_| invalid())?;
        let plain = open_with(&vault.keys().kem, self.info(), vault.id().as_bytes(), &sealed)
            .map_err(|_| invalid())?;
        let mut reader = Reader::new(&plain);
        let read = |r: &mut Reader<'_>| {
            r.array_of(2)?;
            let bytes = r.bytes(MAX_BYTES)?.to_vec();
            let signature = r.fixed()?;
            r.end()?;
            Ok::<_, vault_ledger::cbor::CborError>((bytes, signature))
        };
        read(&mut reader).map_err(|_| invalid())
    }
}

/// `export_carry`: the request, for one person.
pub fn export_carry(
    core: &Core,
    state: &mut State,
    grant: &Grant<UseVault>,
    request: CarryExport,
) -> Result<Carried, AppError> {
    let now = core.host.clock.wall_ms();
    let session = state.session()?;
    let standing = Standing::read(&session.vault, grant, request.request_id, now)?;
    let statement = &standing.request.statement;
    if statement.requester != session.vault.keys().person {
        return Err(ErrorCode::NotAllowed.into());
    }
    if standing.state != ExportState::Waiting {
        return Err(ErrorCode::WrongState.into());
    }
    if !fit::may_agree(session.vault.membership(), statement, request.approver_id, now) {
        return Err(ErrorCode::ApproverUnfit.into());
    }
    let letter = Letter::Request.seal(&session.vault, request.approver_id, &standing.request)?;
    let entry = EntryDraft::done("export.carry")
        .on(standing.id)
        .text("record", &standing.id.to_string())
        .text("for", &session.people.get(&request.approver_id).cloned().unwrap_or_default());
    session.vault.record(entry)?;
    Ok(letter)
}

/// `export_carried_show`: what somebody asks for, on the signer's own computer.
pub fn export_carried_show(
    core: &Core,
    state: &mut State,
    grant: &Grant<UseVault>,
    request: ReadCarried,
) -> Result<ExportView, AppError> {
    let now = core.host.clock.wall_ms();
    let session = state.session()?;
    let standing = carried(&session.vault, grant, &request.text, now)?;
    Ok(view(session, &standing, now))
}

/// `export_carried_sign`: yes or no, to be carried back.
pub fn export_carried_sign(
    core: &Core,
    state: &mut State,
    grant: &Grant<UseVault>,
    request: SignCarried,
) -> Result<Carried, AppError> {
    let now = core.host.clock.wall_ms();
    let session = state.session()?;
    let standing = carried(&session.vault, grant, &request.text, now)?;
    let me = session.vault.keys().person;
    let answer = answer(&standing, me, request.agree, &request.reason, now)?;
    acceptable(session.vault.membership(), &standing, &answer, now)?;
    authenticate(core, state, &SecretBytes::from_string(request.password))?;
    let session = state.session()?;
    let signed = answer.sign(&session.vault.keys().sign);
    let action = if request.agree { SIGN } else { REJECT };
    let entry = EntryDraft::done(action)
        .on(standing.id)
        .text("record", &standing.id.to_string())
        .text("reason", &signed.statement.reason)
        .open(super::facts::about(&signed.statement.request));
    session.vault.record(entry)?;
    Letter::Answer.seal(&session.vault, standing.request.statement.requester, &signed)
}

/// `export_answer_read`: the answer that came back.
pub fn export_answer_read(
    core: &Core,
    state: &mut State,
    grant: &Grant<UseVault>,
    request: ReadCarried,
) -> Result<ExportView, AppError> {
    let now = core.host.clock.wall_ms();
    let session = state.session()?;
    let (bytes, signature) = Letter::Answer.open(&session.vault, &request.text)?;
    let invalid = || AppError::new(ErrorCode::ExportInvalid);
    let signed: Signed<Answer> = checked_answer(&session.vault, &bytes, signature).ok_or_else(invalid)?;
    let standing = Standing::read_all(&session.vault, grant, now)?
        .into_iter()
        .find(|standing| standing.request.hash() == signed.statement.request)
        .ok_or_else(invalid)?;
    acceptable(session.vault.membership(), &standing, &signed.statement, now)?;
    keep(session, grant, &standing, &signed)?;
    let standing = Standing::read(&session.vault, grant, standing.id, now)?;
    Ok(view(session, &standing, now))
}

/// A request that came as a letter: signed by a member of this vault for it. Nothing of it is in this copy but what its ledger says.
fn carried(
    vault: &OpenVault,
    grant: &Grant<UseVault>,
    text: &str,
    now_ms: i64,
) -> Result<Standing, AppError> {
    let invalid = || AppError::new(ErrorCode::ExportInvalid);
    let (bytes, signature) = Letter::Request.open(vault, text)?;
    let requester = signer_of(&bytes, |request: &Request| request.requester).ok_or_else(invalid)?;
    let member = vault.membership().active(requester).map_err(|_| invalid())?;
    let signed: Signed<Request> = Signed::check(&bytes, signature, &member.sign).map_err(|_| invalid())?;
    let id = signed.statement.id;
    Standing::of(vault, grant, id, Stored::new(&signed, String::new()), now_ms)
}
