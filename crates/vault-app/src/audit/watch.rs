//! Alerts and the review of days: what somebody has to look at, and that it was looked at. Alerts are not stored: they follow
//! from the ledger. Reviews are entries, signed by whoever reviewed.

mod days;
mod ground;
mod rules;

use std::collections::{BTreeMap, HashMap};

use vault_crypto::SecretBytes;
use vault_domain::action::{ReviewLedger, ViewLedger};
use vault_domain::date::LocalDate;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_domain::policy::role_allows;
use vault_store::EntryDraft;

use super::keep::checked_reason;
use super::open_facts::{SeenDay, Verdict, rule_word, verdict_word};
use super::summary::name;
use super::{detail, list};
use crate::calendar::{instant_of, today};
use crate::contract::Empty;
use crate::contract::watch::{
    Alert, AlertReviewed, AlertRule, MonthAlerts, NotByYou, ReviewAlerts, ReviewDays, ReviewVerdict,
    WatchList,
};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::session::Session;
use crate::vaults::authenticate;
use ground::Ground;
use rules::Finding;

const DAY_MS: i64 = 86_400_000;
/// Days that are looked at.
const DAYS: i64 = 90;
/// Alerts or days reviewed at once.
const AT_ONCE: usize = 100;

/// `watch_list`
pub fn watch_list(
    core: &Core,
    state: &mut State,
    grant: &Grant<ViewLedger>,
    _: Empty,
) -> Result<WatchList, AppError> {
    let session = state.session()?;
    watched(core, session, grant)
}

fn watched(core: &Core, session: &mut Session, grant: &Grant<ViewLedger>) -> Result<WatchList, AppError> {
    let now_ms = core.host.clock.wall_ms();
    let today = today(core, session);
    let offset_min = session.settings.utc_offset_min;
    let from_ms = instant_of((today.days_since_epoch() - DAYS) * DAY_MS, offset_min);
    let today_ms = instant_of(today.days_since_epoch() * DAY_MS, offset_min);
    let found = read_findings(session, grant, from_ms, now_ms.saturating_add(1))?;
    let ground = Ground::of(session, grant)?;
    let alone = reviews_alone(session);
    let reviews = reviews(&ground)?;
    let may_review = session.authorize::<ReviewLedger>().is_ok();
    let mut alerts = Vec::with_capacity(found.len());
    for finding in found {
        let reviewed = reviews.get(&(finding.rule, finding.seq)).cloned();
        let not_by_you = if may_review { refusal(&ground, &finding, alone)? } else { Some(NotByYou::Role) };
        alerts.push(alert(&ground, finding, reviewed, not_by_you, now_ms));
    }
    alerts.sort_by(|a, b| a.reviewed.is_some().cmp(&b.reviewed.is_some()).then(b.seq.cmp(&a.seq)));
    let days = days::days(&ground, from_ms, today_ms, now_ms, alone)?;
    let open = alerts.iter().filter(|alert| alert.reviewed.is_none());
    let overdue_days =
        days.iter().filter(|day| day.state == crate::contract::watch::DayState::Overdue).count();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(WatchList {
        open_alerts: count(open.clone().count()),
        overdue: count(open.filter(|alert| alert.overdue).count() + overdue_days),
        alerts,
        days,
        alone,
    })
}

/// What the rules find, after reading what they need to know.
fn read_findings(
    session: &mut Session,
    grant: &Grant<ViewLedger>,
    from_ms: i64,
    until_ms: i64,
) -> Result<Vec<Finding>, AppError> {
    session.vault.read_ledger_facts(grant)?;
    let outside = rules::looks_outside_hours(&Ground::of(session, grant)?, from_ms, until_ms);
    session.looks_notes.read(&session.vault, grant, outside.into_iter())?;
    rules::findings(&Ground::of(session, grant)?, from_ms, until_ms)
}

/// Whether nobody else may review: then the own word has to do, and the record says so.
fn reviews_alone(session: &Session) -> bool {
    let me = session.vault.keys().person;
    let membership = session.vault.membership();
    let kind = <ReviewLedger as vault_domain::action::Action>::KIND;
    !membership.members().any(|(person, member)| {
        person != me
            && membership.active(person).is_ok()
            && member.roles.iter().any(|role| role_allows(role, kind))
    })
}

/// Every review of an alert, the newest of each.
fn reviews(ground: &Ground<'_>) -> Result<HashMap<(AlertRule, u64), AlertReviewed>, AppError> {
    let mut reviews = HashMap::new();
    for fact in ground.facts.since(1).filter(|fact| fact.action == "alert.review" && !fact.refused) {
        let Some(logged) = ground.logged(fact.seq)? else { continue };
        let Some(verdict) = logged.entry.public.as_deref().and_then(Verdict::decode) else { continue };
        let reviewed = AlertReviewed {
            seq: fact.seq,
            at_ms: fact.wall_ms,
            person_name: name(ground.session, fact.person),
            verdict: verdict.verdict,
            note: logged.detail.and_then(|found| detail::text(&found, "text")),
        };
        reviews.insert((verdict.rule, verdict.seq), reviewed);
    }
    Ok(reviews)
}

/// Whether an alert is being looked into: its newest review says so, and nothing has been said since.
///
/// # Errors
/// `vault_damaged` when an entry cannot be read.
pub(super) fn incident_open(session: &Session, grant: &Grant<ViewLedger>) -> Result<bool, AppError> {
    let reviews = reviews(&Ground::of(session, grant)?)?;
    Ok(reviews.values().any(|review| review.verdict == ReviewVerdict::Incident))
}

/// Why this person may not review it.
fn refusal(ground: &Ground<'_>, finding: &Finding, alone: bool) -> Result<Option<NotByYou>, AppError> {
    let me = ground.session.vault.keys().person;
    if alone {
        return Ok(None);
    }
    if finding.person == Some(me) {
        return Ok(Some(NotByYou::Own));
    }
    let logged = ground.logged(finding.seq)?;
    let approver = match &logged {
        Some(logged) => list::approver(ground.session, ground.grant, logged)?,
        None => None,
    };
    Ok((approver == Some(me)).then_some(NotByYou::Approved))
}

fn alert(
    ground: &Ground<'_>,
    finding: Finding,
    reviewed: Option<AlertReviewed>,
    not_by_you: Option<NotByYou>,
    now_ms: i64,
) -> Alert {
    let due_ms = finding.at_ms.saturating_add(i64::from(ground.rules.due_days) * DAY_MS);
    Alert {
        rule: finding.rule,
        seq: finding.seq,
        at_ms: finding.at_ms,
        due_ms,
        overdue: reviewed.is_none() && now_ms >= due_ms,
        person_id: finding.person,
        person_name: name(ground.session, finding.person),
        count: finding.count,
        usual: finding.usual,
        day: finding.day.map(|day| day.to_string()),
        record_id: None,
        reviewed,
        not_by_you,
    }
}

/// `alert_review`: an entry per alert, signed by whoever reviewed.
pub fn alert_review(
    core: &Core,
    state: &mut State,
    grant: &Grant<ReviewLedger>,
    request: ReviewAlerts,
) -> Result<WatchList, AppError> {
    let note = checked_reason(&request.note)?.to_owned();
    if request.alerts.is_empty() || request.alerts.len() > AT_ONCE {
        return Err(ErrorCode::BadRequest.into());
    }
    authenticate(core, state, &SecretBytes::from_string(request.password))?;
    let session = state.session()?;
    let view = session.authorize::<ViewLedger>()?;
    let known = watched(core, session, &view)?;
    let mut drafts = Vec::new();
    for wanted in &request.alerts {
        let alert = known
            .alerts
            .iter()
            .find(|alert| alert.rule == wanted.rule && alert.seq == wanted.seq)
            .ok_or(ErrorCode::NotFound)?;
        if alert.not_by_you.is_some() {
            session.vault.record(EntryDraft::refused("alert.review", "own_doing"))?;
            return Err(ErrorCode::OwnDoing.into());
        }
        let verdict = Verdict { rule: alert.rule, seq: alert.seq, verdict: request.verdict };
        drafts.push(
            EntryDraft::done("alert.review")
                .text("rule", rule_word(alert.rule))
                .text("result", verdict_word(request.verdict))
                .text("text", &note)
                .int("count", i64::try_from(alert.seq).unwrap_or(i64::MAX))
                .open(verdict.encode()),
        );
    }
    write_all(session, grant, drafts)?;
    watched(core, session, &view)
}

/// `day_review`: an entry per day, signed by whoever reviewed.
pub fn day_review(
    core: &Core,
    state: &mut State,
    grant: &Grant<ReviewLedger>,
    request: ReviewDays,
) -> Result<WatchList, AppError> {
    if request.days.is_empty() || request.days.len() > AT_ONCE {
        return Err(ErrorCode::BadRequest.into());
    }
    let days: Result<Vec<LocalDate>, _> = request.days.iter().map(|day| day.parse()).collect();
    let days = days.map_err(|_| AppError::new(ErrorCode::BadRequest))?;
    authenticate(core, state, &SecretBytes::from_string(request.password))?;
    let session = state.session()?;
    let view = session.authorize::<ViewLedger>()?;
    let today = today(core, session);
    session.vault.read_ledger_facts(&view)?;
    let mut last: BTreeMap<LocalDate, u64> = BTreeMap::new();
    for fact in session.vault.ledger_facts(&view)?.since(1) {
        last.insert(crate::calendar::day_of(fact.wall_ms, session.settings.utc_offset_min), fact.seq);
    }
    let mut drafts = Vec::new();
    for day in days {
        // A day that is not over cannot have been looked at; one without entries need not be.
        let until_seq = *last.get(&day).filter(|_| day < today).ok_or(ErrorCode::WrongState)?;
        let seen = SeenDay { day: day.days_since_epoch(), until_seq };
        drafts.push(EntryDraft::done("day.review").text("text", &day.to_string()).open(seen.encode()));
    }
    write_all(session, grant, drafts)?;
    watched(core, session, &view)
}

/// All of them or none.
fn write_all(
    session: &mut Session,
    grant: &Grant<ReviewLedger>,
    mut drafts: Vec<EntryDraft>,
) -> Result<(), AppError> {
    let Some(last) = drafts.pop() else { return Ok(()) };
    let mut tx = session.vault.write(grant)?;
    for draft in drafts {
        tx.log(draft)?;
    }
    tx.commit(last)?;
    Ok(())
}

/// Alerts raised between two instants, by rule, with what came of them.
///
/// # Errors
/// `vault_damaged` when an entry cannot be read.
pub(super) fn counted(
    session: &mut Session,
    grant: &Grant<ViewLedger>,
    from_ms: i64,
    until_ms: i64,
) -> Result<Vec<MonthAlerts>, AppError> {
    let found = read_findings(session, grant, from_ms, until_ms)?;
    let reviews = reviews(&Ground::of(session, grant)?)?;
    let mut rules: BTreeMap<AlertRule, MonthAlerts> = BTreeMap::new();
    for finding in found {
        let rule = finding.rule;
        let counts = rules.entry(rule).or_insert(MonthAlerts {
            rule,
            raised: 0,
            explained: 0,
            acted: 0,
            incident: 0,
            open: 0,
        });
        counts.raised += 1;
        *match reviews.get(&(rule, finding.seq)).map(|review| review.verdict) {
            Some(ReviewVerdict::Explained) => &mut counts.explained,
            Some(ReviewVerdict::Acted) => &mut counts.acted,
            Some(ReviewVerdict::Incident) => &mut counts.incident,
            None => &mut counts.open,
        } += 1;
    }
    Ok(rules.into_values().collect())
}

/// Days with entries between two instants, and how many of them are reviewed.
///
/// # Errors
/// `vault_damaged` when an entry cannot be read.
pub(super) fn days_counted(
    core: &Core,
    session: &Session,
    grant: &Grant<ViewLedger>,
    from_ms: i64,
    until_ms: i64,
) -> Result<(u32, u32), AppError> {
    let ground = Ground::of(session, grant)?;
    let now_ms = core.host.clock.wall_ms();
    let days = days::days(&ground, from_ms, until_ms, now_ms, reviews_alone(session))?;
    let reviewed = days.iter().filter(|day| day.state == crate::contract::watch::DayState::Reviewed).count();
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Ok((count(days.len()), count(reviewed)))
}
