//! The run itself: freeze, hand over, new keys, a new key for the file, report.

use std::path::Path;

use vault_crypto::slots::FileKeys;
use vault_crypto::{SecretBytes, random};
use vault_domain::action::ManagePeople;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::ids::PersonId;
use vault_ledger::membership::Fact;
use vault_store::{EntryDraft, LedgerQuery, StoreError, keyslot_file};

use super::looks::Looks90;
use super::plan::assign;
use super::stored;
use crate::contract::Done;
use crate::contract::event::Job;
use crate::contract::handover::{
    HandoverPlan, HandoverReport, HandoverShare, HeldCompartment, RunHandover, SaveHandoverReport,
};
use crate::contract::people::PersonRef;
use crate::core::{Core, State};
use crate::error::AppError;
use crate::people::list::name_of;
use crate::people::owner_of;
use crate::people::transfer::hand_over_all;
use crate::progress::Progress;
use crate::vaults::{Chosen, authenticate};

/// Customers handed over in one transaction.
const AT_ONCE: usize = 500;

/// `handover_run`
pub fn handover_run(
    core: &Core,
    state: &mut State,
    grant: &Grant<ManagePeople>,
    request: RunHandover,
) -> Result<HandoverReport, AppError> {
    authenticate(core, state, &SecretBytes::from_string(request.password))?;
    core.begin_work();
    let plan = HandoverPlan { from: request.from, rule: request.rule };
    let session = state.session()?;
    if plan.from == session.vault.keys().person {
        return Err(ErrorCode::PersonUnknown.into());
    }
    // Everything is judged before anything happens.
    let work = assign(session, grant, &plan)?;
    if !session.vault.holds_all_of(plan.from) {
        return Err(ErrorCode::KeysMissing.into());
    }
    let name = name_of(session, plan.from);
    let total = work.len() as u64 * 2 + session.vault.rows_held_by(grant, plan.from)?;
    let mut progress = Progress::new(core, Job::Handover);
    let member = *session.vault.membership().member(plan.from).ok_or(ErrorCode::PersonUnknown)?;
    let begin = EntryDraft::done("handover.begin").text("text", &name);
    if !member.frozen {
        let mut tx = session.vault.write(grant)?;
        tx.log(EntryDraft::fact(&Fact::MemberFrozen(plan.from)).text("text", &name))?;
        tx.commit(begin)?;
    } else {
        session.vault.write(grant)?.commit(begin)?;
    }

    let mut customers = 0;
    for some in work.chunks(AT_ONCE) {
        customers += hand_over_all(&mut session.vault, grant, some, core.host.clock.wall_ms())?;
        if !progress.step(customers * 2, total) {
            return Err(ErrorCode::Cancelled.into());
        }
    }
    session.vault.renew_keys(grant, &mut |rows| {
        progress.step(customers * 2 + rows, total.max(customers * 2 + rows))
    })?;
    let chosen = state.chosen.as_mut().ok_or(ErrorCode::NoVault)?;
    let session = state.session.as_mut().ok_or(ErrorCode::Locked)?;
    new_file_key(core, chosen, session, grant, plan.from)?;

    let report = report(core, session, grant, plan.from)?;
    let mut tx = session.vault.write(grant)?;
    stored::put(&mut tx, &report)?;
    tx.commit(
        EntryDraft::done("handover.finish")
            .text("text", &name)
            .int("count", i64::try_from(report.customers).unwrap_or(i64::MAX)),
    )?;
    Ok(report)
}

/// The report, by what the vault itself says: a run in several parts is one report.
fn report(
    core: &Core,
    session: &crate::session::Session,
    grant: &Grant<ManagePeople>,
    person: PersonId,
) -> Result<HandoverReport, AppError> {
    let vault = &session.vault;
    let now = core.host.clock.wall_ms();
    let frozen = vault.frozen_at(grant, person)?.ok_or(ErrorCode::WrongState)?;
    let moved = vault.moves_from(grant, person.into(), frozen.seq)?;
    let shares: Vec<HandoverShare> = moved
        .into_iter()
        .map(|(scope, customers)| HandoverShare { to: owner_of(vault.membership(), scope), customers })
        .collect();
    // What the person held when it ended, and does not hold the newest key of any more.
    let at_the_end = vault.membership_after(grant, frozen.seq)?;
    let held = |scope, level| at_the_end.held_by(person).any(|(known, at, _)| (known, at) == (scope, level));
    let rotated: Vec<HeldCompartment> = vault
        .membership()
        .outdated(person)
        .filter(|(scope, level, _)| held(*scope, *level))
        .map(|(scope, level, epoch)| HeldCompartment { scope, level, epoch })
        .collect();
    let looks = Looks90::of(vault, grant, person, now)?;
    Ok(HandoverReport {
        person_id: person,
        person_name: name_of(session, person),
        frozen_ms: frozen.wall_ms,
        done_ms: now,
        customers: shares.iter().map(|share| share.customers).sum(),
        shares,
        rows_resealed: vault.rows_in(grant, rotated.iter().map(|held| (held.scope, held.level)))?,
        rotated,
        file_rekeyed: true,
        reveals_90d: looks.reveals,
        copies_90d: looks.copies,
        imports_90d: looks.imports,
        customers_seen_90d: looks.customers,
        seq: vault.head().seq + 1,
    })
}

/// The person's slot goes out of the header, and the file gets a key the person has never had. Done once per freeze.
fn new_file_key(
    core: &Core,
    chosen: &mut Chosen,
    session: &mut crate::session::Session,
    grant: &Grant<ManagePeople>,
    gone: PersonId,
) -> Result<(), AppError> {
    let last = |action: &'static str| -> Result<Option<u64>, AppError> {
        let query = LedgerQuery { actions: vec![action], limit: 1, ..LedgerQuery::default() };
        Ok(session.vault.ledger(grant, &query)?.first().map(|logged| logged.entry.seq))
    };
    let has_slot = chosen.slots.slots.iter().any(|slot| slot.person() == gone);
    if !has_slot && last("file.rekey")? > last("member.frozen")? {
        return Ok(());
    }
    let vault = chosen.slots.vault;
    let stays: Vec<_> = session
        .vault
        .membership()
        .members()
        .filter(|(person, member)| *person != gone && !member.frozen)
        .map(|(person, member)| (Some(person), member.kem))
        .chain([(None, session.vault.membership().root_kem())])
        .collect();
    let generation = chosen.slots.file_keys.as_ref().map_or(0, |keys| keys.generation) + 1;
    let mut slots = chosen.slots.clone();
    slots.slots.retain(|slot| slot.person() != gone);
    let folder = chosen.folder.clone();
    // The entry first: it is in the copy, too.
    session.vault.write(grant)?.commit(EntryDraft::done("file.rekey").int("count", i64::from(generation)))?;
    let mut published = None;
    session.vault.rekey_file(
        grant,
        random::make_secret()?,
        |key| {
            let recipients = stays.iter().map(|(person, public)| (*person, public));
            slots.file_keys =
                Some(FileKeys::seal(vault, generation, key, recipients).map_err(StoreError::from)?);
            keyslot_file::write(&folder, &mut slots)?;
            published = Some(slots);
            Ok(())
        },
        &mut |_| !core.is_interrupted(),
    )?;
    if let Some(slots) = published {
        chosen.slots = slots;
        // Once more, so that the generation before the newest one fits the file, too.
        keyslot_file::write(&chosen.folder, &mut chosen.slots)?;
    }
    Ok(())
}

/// `handover_report`
pub fn handover_report(
    _: &Core,
    state: &mut State,
    grant: &Grant<ManagePeople>,
    request: PersonRef,
) -> Result<HandoverReport, AppError> {
    stored::find(&state.session()?.vault, grant, request.person_id)
}

/// `handover_save_report`
pub fn handover_save_report(
    _: &Core,
    state: &mut State,
    grant: &Grant<ManagePeople>,
    request: SaveHandoverReport,
) -> Result<Done, AppError> {
    let language = state.local.prefs.language;
    let session = state.session()?;
    let report = stored::find(&session.vault, grant, request.person_id)?;
    // The entry first: no file without a trace. The page carries a checkpoint that covers it.
    session
        .vault
        .write(grant)?
        .commit(EntryDraft::done("handover.save_report").text("text", &report.person_name))?;
    let made = session.vault.make_checkpoint(grant, "printed")?;
    let pdf = crate::paper::handover::render(&report, &made, session, language)?;
    crate::gate::document(&session.vault, Path::new(&request.path), &pdf)?;
    Ok(Done {})
}
