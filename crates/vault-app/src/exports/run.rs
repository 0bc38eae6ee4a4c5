//! Running what was agreed to: every condition asked again, the file beside its place, the entry, the file in its place.

use std::path::{Path, PathBuf};

use vault_crypto::SecretBytes;
use vault_domain::action::ExportCustomers;
use vault_domain::error_code::ErrorCode;
use vault_domain::export::{Leaving, Refused, decide};
use vault_domain::grant::Grant;
use vault_domain::ids::RecordId;
use vault_store::EntryDraft;

use super::facts::Left;
use super::fit;
use super::plan::format_of;
use super::request::{class_code, left_before, may_ask};
use super::standing::{CONFIRM, RUN, Standing, refusal};
use super::statement::Request;
use super::stored::Ran;
use super::survey::{Rules, Survey};
use super::view::view;
use super::write::{Copy, Written};
use crate::contract::export::{ExportFormat, ExportSelection, ExportView, PrintExport, RunExport};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::presentation;
use crate::session::Session;
use crate::vaults::authenticate;

/// An authentication this old still counts for a run.
const FRESH_MS: u64 = 60 * 1_000;

/// Where what leaves goes.
enum Exit {
    File(PathBuf),
    /// The system's viewer, for printing.
    Viewer,
}

/// `export_run`
pub fn export_run(
    core: &Core,
    state: &mut State,
    grant: &Grant<ExportCustomers>,
    request: RunExport,
) -> Result<ExportView, AppError> {
    let path = PathBuf::from(&request.path);
    check_name(&path)?;
    let key = request.package_key.map(SecretBytes::from_string);
    let said = (request.rows, request.password.map(SecretBytes::from_string));
    leave(core, state, grant, request.request_id, said, Exit::File(path), key)
}

/// `export_print`
pub fn export_print(
    core: &Core,
    state: &mut State,
    grant: &Grant<ExportCustomers>,
    request: PrintExport,
) -> Result<ExportView, AppError> {
    let said = (request.rows, request.password.map(SecretBytes::from_string));
    leave(core, state, grant, request.request_id, said, Exit::Viewer, None)
}

fn leave(
    core: &Core,
    state: &mut State,
    grant: &Grant<ExportCustomers>,
    id: RecordId,
    (rows, password): (u64, Option<SecretBytes>),
    exit: Exit,
    key: Option<SecretBytes>,
) -> Result<ExportView, AppError> {
    core.begin_work();
    let now = core.host.clock.wall_ms();
    let session = state.session()?;
    let standing = Standing::read(&session.vault, grant, id, now)?;
    let request = &standing.request.statement;
    if request.requester != session.vault.keys().person {
        return Err(ErrorCode::NotAllowed.into());
    }
    if let Err(error) = judge(session, grant, &standing, rows, now) {
        session.vault.record(EntryDraft::refused(RUN, code(error.code)).on(id))?;
        return Err(error);
    }
    let fresh = core.host.clock.mono_ms().saturating_sub(session.authenticated_ms) <= FRESH_MS;
    match password {
        Some(password) => authenticate(core, state, &password)?,
        None if fresh => {}
        None => return Err(ErrorCode::PasswordNeeded.into()),
    }
    let session = state.session()?;
    if request.quarantine_ms > 0 {
        match standing.happened.confirmed_ms {
            None => {
                let entry = EntryDraft::done(CONFIRM).on(id).text("record", &id.to_string());
                session.vault.write(grant)?.commit(entry)?;
                let standing = Standing::read(&session.vault, grant, id, now)?;
                return Ok(view(session, &standing, now));
            }
            Some(at) if now < standing.usable_ms(at) => {
                return Err(too_early(standing.usable_ms(at) - now));
            }
            Some(_) => {}
        }
    }
    let survey = match recompute(core, session, grant, &standing) {
        Ok(survey) => survey,
        Err(error) => {
            session.vault.record(EntryDraft::refused(RUN, code(error.code)).on(id))?;
            return Err(error);
        }
    };
    let language = state.local.prefs.language;
    let session = state.session()?;
    let copy = Copy::prepare(core, session, grant, &standing, language)?;
    let (path, printed) = match &exit {
        Exit::File(path) => (path.clone(), false),
        Exit::Viewer => (print_path(core, request, &copy)?, true),
    };
    let outcome = write_out(core, session, grant, (&standing, survey), (&path, printed), (copy, key));
    if let Err(error) = outcome {
        let session = state.session()?;
        session.vault.record(EntryDraft::refused(RUN, code(error.code)).on(id))?;
        return Err(error);
    }
    if printed {
        crate::gate::viewer(core, &path)?;
    }
    let session = state.session()?;
    let standing = Standing::read(&session.vault, grant, id, now)?;
    Ok(view(session, &standing, now))
}

/// Everything that can be asked without looking at the rows.
fn judge(
    session: &Session,
    grant: &Grant<ExportCustomers>,
    standing: &Standing,
    rows: u64,
    now: i64,
) -> Result<(), AppError> {
    presentation::refuse(session)?;
    may_ask(session)?;
    let newest = session.vault.last_wall_ms()?;
    if now < newest {
        return Err(ErrorCode::ClockBack.into());
    }
    let approved = standing.approved(now)?;
    let request = &standing.request.statement;
    if let Err(refused) = approved.run(now, newest) {
        return Err(match refused {
            Refused::TooEarly => too_early(approved.ready_ms() - now),
            other => refusal(other),
        });
    }
    if rows != request.rows {
        return Err(AppError::new(ErrorCode::ExportRows).number("rows", request.rows));
    }
    // Twenty small requests agreed to by nobody are one large one by now.
    let before = left_before(session, grant, now)?;
    let leaving = Leaving {
        rows: request.rows,
        rows_before: before.rows,
        clear_l2: request.clear_l2,
        clear_l3: request.clear_l3,
        recipient: request.recipient_kind,
        gauge_milli: request.gauge_milli.max(before.gauge.milli()),
        eligible: u64::MAX,
    };
    let needed = decide(&leaving, &session.settings.exits.thresholds())
        .map_err(|_| AppError::new(ErrorCode::ExportForbidden).word("why", "abroad"))?;
    if class_code(needed.class) > request.class {
        return Err(AppError::new(ErrorCode::ExportForbidden).word("why", "budget"));
    }
    if usize::from(request.approvals)
        > fit::approvers(session.vault.membership(), request.requester, request.class, now).len()
    {
        return Err(ErrorCode::ExportUnsigned.into());
    }
    Ok(())
}

/// The rows of this moment, if they are those that were agreed to.
fn recompute(
    core: &Core,
    session: &mut Session,
    grant: &Grant<ExportCustomers>,
    standing: &Standing,
) -> Result<Survey, AppError> {
    let request = &standing.request.statement;
    let text = &standing.stored.selection;
    if vault_crypto::hash::sha256(text.as_bytes()) != request.selection {
        return Err(ErrorCode::ExportInvalid.into());
    }
    let selection: ExportSelection =
        serde_json::from_str(text).map_err(|_| AppError::new(ErrorCode::ExportInvalid))?;
    let rules = Rules {
        fields: &request.fields,
        clear_l2: request.clear_l2,
        clear_l3: request.clear_l3,
        purpose: request.purpose,
        recipient: request.recipient_kind,
    };
    let survey = Survey::take(core, session, grant, &selection, &rules)?;
    let same = survey.root() == request.root && survey.records.len() as u64 == request.rows;
    // A level that rose since is another decision.
    if same && survey.levels == request.levels { Ok(survey) } else { Err(ErrorCode::ExportChanged.into()) }
}

/// Writes the file beside its place, then the entry, then puts it there. Whatever stops it leaves no file, and until the entry is
/// written the approval is unused.
fn write_out(
    core: &Core,
    session: &mut Session,
    grant: &Grant<ExportCustomers>,
    (standing, survey): (&Standing, Survey),
    (path, printed): (&Path, bool),
    (copy, key): (Copy, Option<SecretBytes>),
) -> Result<(), AppError> {
    let request = &standing.request.statement;
    let mut file = crate::gate::file(&session.vault, path)?;
    // The attempt is on record before the first byte leaves.
    let begun = EntryDraft::done("export.begin").on(standing.id).text("record", &standing.id.to_string());
    session.vault.record(begun)?;
    let Written { rows, canaries, sha256 } = copy.write(core, session, grant, &survey, key, &mut file)?;
    let bytes = file.ready()?;
    let left = Left { request: standing.request.hash(), rows, gauge: survey.gauge };
    let file_name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let mut stored = standing.stored.clone();
    stored.ran = Some(Ran {
        register_no: copy.register_no().to_owned(),
        file_name: file_name.clone(),
        rows,
        canaries: u8::try_from(canaries.len()).unwrap_or(u8::MAX),
        bytes,
        sha256: sha256.to_vec(),
        note: String::new(),
    });
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let entry = EntryDraft::done(RUN)
        .on(standing.id)
        .text("record", &standing.id.to_string())
        .text("register", copy.register_no())
        .text("format", &format_of(request.format).map(|format| super::word(&format)).unwrap_or_default())
        .text("to", if printed { "paper" } else { "file" })
        .text("recipient", &request.recipient_name)
        .text("recipient_kind", &super::word(&request.recipient_kind))
        .text("sha256", &hex(&sha256))
        .text("copy_key", &copy.key_text())
        .int("rows", i64::try_from(rows).unwrap_or(i64::MAX))
        .open(left.encode());
    let mut tx = session.vault.write(grant)?;
    stored.put(&mut tx, standing.id)?;
    super::held::put(&mut tx, core, standing.id, &survey.records)?;
    tx.commit(entry)?;
    file.commit()?;
    Ok(())
}

/// Refuses names no system takes, and places inside the vault.
fn check_name(path: &Path) -> Result<(), AppError> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if path.is_absolute() && super::names::is_possible(&name) {
        return Ok(());
    }
    Err(AppError::new(ErrorCode::InvalidValue).word("field", "path").word("reason", "file_name"))
}

fn print_path(core: &Core, request: &Request, copy: &Copy) -> Result<PathBuf, AppError> {
    if !matches!(format_of(request.format), Some(ExportFormat::PdfList | ExportFormat::PdfSheet)) {
        return Err(ErrorCode::BadRequest.into());
    }
    let folder = crate::printed::folder(&core.host.data_dir);
    std::fs::create_dir_all(&folder)?;
    Ok(folder.join(format!("{}.pdf", copy.register_no())))
}

fn too_early(wait_ms: i64) -> AppError {
    AppError::new(ErrorCode::ExportTooEarly).number("wait_s", (wait_ms.max(0) + 999) / 1_000)
}

/// Codes of refusals as the ledger writes them.
const fn code(code: ErrorCode) -> &'static str {
    match code {
        ErrorCode::ExportChanged => "export_changed",
        ErrorCode::ExportUsed => "export_used",
        ErrorCode::ExportExpired => "export_expired",
        ErrorCode::ExportEnded => "export_ended",
        ErrorCode::ExportUnsigned => "export_unsigned",
        ErrorCode::ExportTooEarly => "export_too_early",
        ErrorCode::ExportRows => "export_rows",
        ErrorCode::ExportForbidden => "export_forbidden",
        ErrorCode::ExportInvalid => "export_invalid",
        ErrorCode::ClockBack => "clock_back",
        ErrorCode::Presenting => "presenting",
        ErrorCode::Cancelled => "cancelled",
        ErrorCode::DiskFull => "disk_full",
        ErrorCode::FileAccess => "file_access",
        _ => "failed",
    }
}
