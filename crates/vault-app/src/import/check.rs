//! The dry run: every row is read and judged, nothing is written.

use vault_domain::action::ImportCustomers;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;

use super::assign::assignee;
use super::foresee::{End, Foresight};
use super::match_existing::Found;
use super::open::{Opened, read_error};
use super::rejected::Rejected;
use super::row::{ReadRow, RowReader};
use crate::calendar::today;
use crate::catalogue::Catalogue;
use crate::contract::customer::WarningCode;
use crate::contract::event::Job;
use crate::contract::import::{ImportCheck, ImportIssue, ImportPlan, ImportProblem, RejectReason};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::progress::Progress;

/// Problems shown on the page; the list that can be saved has all of them.
const SHOWN: usize = 500;
/// Problems remembered for that list: memory stays bounded whatever the file.
pub(super) const REMEMBERED: usize = 200_000;

/// `import_check`
pub fn import_check(
    core: &Core,
    state: &mut State,
    grant: &Grant<ImportCustomers>,
    plan: ImportPlan,
) -> Result<ImportCheck, AppError> {
    core.begin_work();
    let started = core.host.clock.mono_ms();
    let session = state.session.as_ref().ok_or(ErrorCode::Locked)?;
    let opened = state.import.as_mut().ok_or(ErrorCode::NothingOpen)?;
    let today = today(core, session);
    assignee(session, &plan)?;
    let mut foresight = Foresight::new(&session.vault, grant, &plan);
    let mut progress = Progress::new(core, Job::ImportCheck);
    let mut check = ImportCheck {
        rows: 0,
        importable: 0,
        with_warnings: 0,
        rejected: 0,
        new: 0,
        updates: 0,
        duplicates: 0,
        issues: Vec::new(),
        issue_total: 0,
        ambiguous_dates: false,
        elapsed_ms: 0,
    };
    let Opened { source, headers, rejected, .. } = opened;
    rejected.clear();
    let reader = RowReader::new(&plan, headers, today, &session.catalogue);
    let approx = source.info().approx_rows.unwrap_or(0);
    for row in source.rows().map_err(read_error)? {
        check.rows += 1;
        let read = match row {
            Ok(row) => reader.read(&row),
            Err(error) => match error.lost_row() {
                Some(number) => unreadable(number),
                None => return Err(read_error(error)),
            },
        };
        tally(&mut check, &mut foresight, &session.catalogue, read, rejected)?;
        if !progress.step(check.rows, approx.max(check.rows)) {
            return Err(ErrorCode::Cancelled.into());
        }
    }
    check.elapsed_ms = core.host.clock.mono_ms() - started;
    Ok(check)
}

fn tally(
    check: &mut ImportCheck,
    foresight: &mut Foresight<'_>,
    catalogue: &Catalogue,
    mut read: ReadRow,
    rejected: &mut Vec<Rejected>,
) -> Result<(), AppError> {
    check.ambiguous_dates |= read.ambiguous_date;
    if read.rejected {
        check.rejected += 1;
    } else {
        let (end, found) = foresight.take(&read.fields)?;
        match end {
            End::New => check.new += 1,
            End::Updated => check.updates += 1,
            End::Skipped => {}
        }
        if let Some(found) = found {
            check.duplicates += 1;
            let code = match found {
                Found::InVault(_) => WarningCode::DuplicateInVault,
                Found::InFile(_) => WarningCode::DuplicateInFile,
            };
            read.issues.extend(duplicate_issue(catalogue, &read, code));
        }
        if end != End::Skipped {
            check.importable += 1;
            check.with_warnings += u64::from(!read.issues.is_empty());
        }
    }
    for issue in read.issues {
        check.issue_total += 1;
        if matches!(issue.problem, ImportProblem::Rejected { .. }) && rejected.len() < REMEMBERED {
            rejected.push(Rejected::from(&issue));
        }
        if check.issues.len() < SHOWN {
            check.issues.push(issue);
        }
    }
    Ok(())
}

fn duplicate_issue(catalogue: &Catalogue, read: &ReadRow, code: WarningCode) -> Option<ImportIssue> {
    use vault_domain::field::FieldKey;
    let field = [FieldKey::Phone, FieldKey::Company, FieldKey::Name]
        .into_iter()
        .find(|field| read.fields.contains(*field))?;
    let text = read.fields.text(field).unwrap_or_default();
    Some(ImportIssue {
        row: read.row,
        column: String::new(),
        field: Some(field),
        cell: super::open::masked_cell(catalogue, Some(field), text),
        problem: ImportProblem::Warned { code },
    })
}

/// A row the reader had to give up on.
pub(super) fn unreadable(row: u64) -> ReadRow {
    ReadRow {
        row,
        fields: vault_domain::record::FieldSet::new(),
        issues: vec![ImportIssue {
            row,
            column: String::new(),
            field: None,
            cell: String::new(),
            problem: ImportProblem::Rejected { reason: RejectReason::Unreadable },
        }],
        rejected: true,
        ambiguous_date: false,
    }
}
