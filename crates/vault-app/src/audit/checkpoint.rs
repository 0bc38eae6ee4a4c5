//! Checkpoints: made, saved, printed, and old ones held against the ledger.

use std::path::Path;

use vault_domain::action::{Action, ViewLedger};
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_ledger::checkpoint::Checkpoint;
use vault_store::{EntryDraft, Witness, Witnessed};

use super::summary::name;
use crate::contract::evidence::{
    CheckpointForm, CheckpointView, PastCheckpoint, SaveCheckpoint, WitnessOutcome, WitnessVerdict,
};
use crate::contract::ledger::WitnessState;
use crate::contract::{Done, Empty};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::paper::qr::Modules;
use crate::session::Session;

const MADE: &str = "ledger.checkpoint";
/// Signature lines end with a newline; a text that was pasted may have lost it, or carry what a mail program adds.
const LINE_END: char = '\n';

/// `ledger_checkpoint`: one to be shown, copied by hand or photographed.
pub fn ledger_checkpoint(
    _: &Core,
    state: &mut State,
    grant: &Grant<ViewLedger>,
    _: Empty,
) -> Result<CheckpointView, AppError> {
    let made = state.session()?.vault.make_checkpoint(grant, "shown")?;
    let qr = Modules::of(&made.text).map(|code| code.rows()).unwrap_or_default();
    Ok(CheckpointView { text: made.text, size: made.size, at_ms: made.at_ms, qr })
}

/// `ledger_save_checkpoint`: the entry first, then the file.
pub fn ledger_save_checkpoint(
    _: &Core,
    state: &mut State,
    grant: &Grant<ViewLedger>,
    request: SaveCheckpoint,
) -> Result<Done, AppError> {
    let language = state.local.prefs.language;
    let session = state.session()?;
    let bytes = match request.form {
        CheckpointForm::Text => session.vault.make_checkpoint(grant, "saved")?.text.into_bytes(),
        CheckpointForm::Pdf => {
            let made = session.vault.make_checkpoint(grant, "printed")?;
            crate::paper::witness::render(&made.text, made.size, made.at_ms, session, language)?
        }
    };
    crate::gate::document(&session.vault, Path::new(&request.path), &bytes)?;
    Ok(Done {})
}

/// When the end of the ledger was last put into other hands. The columns have been read.
///
/// # Errors
/// `locked`, when the grant is not this session's.
pub(super) fn witness_state(session: &Session, grant: &Grant<impl Action>) -> Result<WitnessState, AppError> {
    let facts = session.vault.ledger_facts(grant)?;
    let made = facts.last_done(MADE);
    let after = made.map_or(0, |fact| fact.seq);
    Ok(WitnessState {
        size: made.map(|fact| fact.seq - 1),
        at_ms: made.map(|fact| fact.wall_ms),
        entries_since: facts.len().saturating_sub(after),
        since_ms: facts.at(after + 1).map(|fact| fact.wall_ms),
    })
}

/// `ledger_witness`: what an old checkpoint says about the ledger of today. That somebody asked is an entry.
pub fn ledger_witness(
    _: &Core,
    state: &mut State,
    grant: &Grant<ViewLedger>,
    request: PastCheckpoint,
) -> Result<WitnessVerdict, AppError> {
    let old =
        Checkpoint::parse(&unwrapped(&request.text)).map_err(|_| AppError::new(ErrorCode::NotACheckpoint))?;
    let session = state.session()?;
    let judged = session.vault.judge_checkpoint(grant, &old)?;
    let head = session.vault.head().seq;
    let mut verdict = WitnessVerdict {
        outcome: WitnessOutcome::Differs,
        size: old.size,
        since: head.saturating_sub(old.size),
        until_ms: None,
        signers: Vec::new(),
        update: None,
    };
    verdict.outcome = match judged {
        Witnessed::OtherVault => WitnessOutcome::OtherVault,
        Witnessed::Longer => WitnessOutcome::Longer,
        Witnessed::Differs => WitnessOutcome::Differs,
        Witnessed::NotSigned => WitnessOutcome::NotSigned,
        Witnessed::Agrees { signers, until_ms, update } => {
            verdict.signers = signers.into_iter().map(|signer| signer_name(session, signer)).collect();
            verdict.until_ms = Some(until_ms);
            verdict.update = Some(update);
            WitnessOutcome::Agrees
        }
    };
    if session.vault.read_only().is_none() {
        let entry = EntryDraft::done("ledger.witness")
            .int("count", i64::try_from(old.size).unwrap_or(i64::MAX))
            .text("result", outcome_word(verdict.outcome));
        session.vault.record(entry)?;
    }
    Ok(verdict)
}

/// The name of a person; for a computer the beginning of its number; nothing for the recovery key.
fn signer_name(session: &Session, signer: Witness) -> String {
    match signer {
        Witness::Person(person) => name(session, Some(person)).unwrap_or_else(|| person.to_string()),
        Witness::Device(device) => device.to_string().chars().take(8).collect(),
        Witness::Root => String::new(),
    }
}

/// The text between what people put around it: blank lines before and after, Windows line ends, a missing last newline.
fn unwrapped(text: &str) -> String {
    let mut text = text.replace("\r\n", "\n").trim().to_owned();
    text.push(LINE_END);
    text
}

const fn outcome_word(outcome: WitnessOutcome) -> &'static str {
    match outcome {
        WitnessOutcome::Agrees => "agrees",
        WitnessOutcome::Longer => "longer",
        WitnessOutcome::Differs => "differs",
        WitnessOutcome::OtherVault => "other_vault",
        WitnessOutcome::NotSigned => "not_signed",
    }
}
