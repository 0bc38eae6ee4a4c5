//! The list of rows that could not be imported, saved where the person wants it.
//!
//! It names row, column and reason, with the content masked as on the page: the original is in the person's own file,
//! so no second copy of customers' data is made.

use vault_domain::action::ImportCustomers;
use vault_domain::error_code::ErrorCode;
use vault_domain::field::FieldKey;
use vault_domain::grant::Grant;
use vault_store::EntryDraft;

use crate::contract::Done;
use crate::contract::app::Language;
use crate::contract::import::{
    ImportIssue, ImportProblem, ListRejected, RejectReason, RejectedCell, RejectedCells, SaveRejected,
};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::tabular::guard::guarded;

const MAX_LIMIT: u32 = 500;

/// One refused cell.
#[derive(Debug, Clone)]
pub struct Rejected {
    row: u64,
    column: String,
    field: Option<FieldKey>,
    cell: String,
    reason: RejectReason,
}

impl From<&ImportIssue> for Rejected {
    fn from(issue: &ImportIssue) -> Self {
        let reason = match issue.problem {
            ImportProblem::Rejected { reason } => reason,
            ImportProblem::Warned { .. } => RejectReason::Unreadable,
        };
        Self {
            row: issue.row,
            column: issue.column.clone(),
            field: issue.field,
            cell: issue.cell.clone(),
            reason,
        }
    }
}

impl From<&Rejected> for RejectedCell {
    fn from(rejected: &Rejected) -> Self {
        Self {
            row: rejected.row,
            column: rejected.column.clone(),
            field: rejected.field,
            cell: rejected.cell.clone(),
            reason: rejected.reason,
        }
    }
}

/// `import_rejected`: a part of the list, in the order of the file.
pub fn import_rejected(
    _: &Core,
    state: &mut State,
    _: &Grant<ImportCustomers>,
    request: ListRejected,
) -> Result<RejectedCells, AppError> {
    if request.limit > MAX_LIMIT {
        return Err(ErrorCode::BadRequest.into());
    }
    let rejected = &state.import.as_ref().ok_or(ErrorCode::NothingOpen)?.rejected;
    let offset = usize::try_from(request.offset).unwrap_or(usize::MAX);
    let cells = rejected.iter().skip(offset).take(request.limit as usize).map(RejectedCell::from).collect();
    Ok(RejectedCells { total: rejected.len() as u64, cells })
}

/// `import_save_rejected`: CSV with a byte order mark, as Excel wants it; cells that look like formulas are text.
pub fn import_save_rejected(
    _: &Core,
    state: &mut State,
    _: &Grant<ImportCustomers>,
    request: SaveRejected,
) -> Result<Done, AppError> {
    let language = state.local.prefs.language;
    let session = state.session.as_mut().ok_or(ErrorCode::Locked)?;
    let opened = state.import.as_ref().ok_or(ErrorCode::NothingOpen)?;
    let mut writer = csv::Writer::from_writer(Vec::from(*b"\xEF\xBB\xBF"));
    let failed = |_| AppError::new(ErrorCode::Internal);
    writer.write_record(header(language)).map_err(failed)?;
    for rejected in &opened.rejected {
        let cells = [
            rejected.row.to_string(),
            rejected.column.clone(),
            rejected.cell.clone(),
            words(rejected.reason, language).to_owned(),
        ];
        writer.write_record(cells.map(|cell| guarded(&cell).into_owned())).map_err(failed)?;
    }
    let bytes = writer.into_inner().map_err(|_| AppError::new(ErrorCode::Internal))?;
    // The entry first: no file leaves without a trace.
    let count = i64::try_from(opened.rejected.len()).unwrap_or(i64::MAX);
    session.vault.record(EntryDraft::done("import.save_rejected").int("count", count))?;
    crate::gate::document(&session.vault, std::path::Path::new(&request.path), &bytes)?;
    Ok(Done {})
}

const fn header(language: Language) -> [&'static str; 4] {
    match language {
        Language::ZhCn => ["行", "列", "文件中的内容（已打码）", "原因"],
        Language::En => ["Row", "Column", "Content (masked)", "Reason"],
    }
}

/// The one list of sentences this file needs: it is a document, not a page.
const fn words(reason: RejectReason, language: Language) -> &'static str {
    match (language, reason) {
        (Language::ZhCn, RejectReason::NoName) => "公司和姓名都是空的，无法确定是哪位客户",
        (Language::ZhCn, RejectReason::LostDigits) => "Excel 已丢失末尾数字，请把该列设为“文本”后重新填写",
        (Language::ZhCn, RejectReason::PhoneTooShort) => "手机号位数不够",
        (Language::ZhCn, RejectReason::PhoneTooLong) => "手机号位数过多",
        (Language::ZhCn, RejectReason::NotAPhone) => "不是电话号码",
        (Language::ZhCn, RejectReason::BadChecksum) => "校验位不正确",
        (Language::ZhCn, RejectReason::BadIdNumber) => "号码格式不正确",
        (Language::ZhCn, RejectReason::NoSuchDate) => "没有这一天",
        (Language::ZhCn, RejectReason::AmbiguousDate) => "日期有多种读法，请先选择顺序",
        (Language::ZhCn, RejectReason::NotANumber) => "不是金额",
        (Language::ZhCn, RejectReason::NotAnEmail) => "不是邮箱地址",
        (Language::ZhCn, RejectReason::NotAChoice) => "不在可选范围内",
        (Language::ZhCn, RejectReason::TooLong) => "内容过长",
        (Language::ZhCn, RejectReason::ForbiddenValue) => "含有不允许保存的内容（密码、验证码或买来的名单）",
        (Language::ZhCn, RejectReason::FormulaError) => "单元格是公式错误",
        (Language::ZhCn, RejectReason::Unreadable) => "这一行无法读取",
        (Language::En, RejectReason::NoName) => "Neither company nor name",
        (Language::En, RejectReason::LostDigits) => "Excel lost the last digits; format the column as text",
        (Language::En, RejectReason::PhoneTooShort) => "Phone number too short",
        (Language::En, RejectReason::PhoneTooLong) => "Phone number too long",
        (Language::En, RejectReason::NotAPhone) => "Not a phone number",
        (Language::En, RejectReason::BadChecksum) => "Check digit is wrong",
        (Language::En, RejectReason::BadIdNumber) => "Not a valid number",
        (Language::En, RejectReason::NoSuchDate) => "No such date",
        (Language::En, RejectReason::AmbiguousDate) => "Date can be read in several ways",
        (Language::En, RejectReason::NotANumber) => "Not an amount",
        (Language::En, RejectReason::NotAnEmail) => "Not an e-mail address",
        (Language::En, RejectReason::NotAChoice) => "Not one of the choices",
        (Language::En, RejectReason::TooLong) => "Too long",
        (Language::En, RejectReason::ForbiddenValue) => "May not be stored",
        (Language::En, RejectReason::FormulaError) => "The cell is a formula error",
        (Language::En, RejectReason::Unreadable) => "The row cannot be read",
    }
}
