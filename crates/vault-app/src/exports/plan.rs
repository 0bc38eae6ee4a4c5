//! A plan within its bounds, and the numbers its words have in what is signed.

use vault_domain::error_code::ErrorCode;
use vault_domain::export::{ExportPurpose, RecipientKind};
use vault_domain::field::FieldGroup;

use crate::catalogue::Catalogue;
use crate::contract::export::{ExportFormat, ExportPlan, ExportSelection};
use crate::error::AppError;

const MAX_FIELDS: usize = 60;
const MAX_RECORDS: usize = 10_000;
const MAX_TEXT: usize = 200;
const MAX_NAME: usize = 100;
const MAX_KEEPER: usize = 50;

/// Mail providers anybody can have an address with: an office's file in a private mailbox is how lists leak.
const FREE_MAIL: [&str; 16] = [
    "qq.com",
    "foxmail.com",
    "163.com",
    "126.com",
    "yeah.net",
    "sina.com",
    "sina.cn",
    "sohu.com",
    "139.com",
    "189.cn",
    "aliyun.com",
    "gmail.com",
    "outlook.com",
    "hotmail.com",
    "yahoo.com",
    "icloud.com",
];

/// Every format, at its number in signed statements. Never reordered.
const FORMATS: [ExportFormat; 7] = [
    ExportFormat::Xlsx,
    ExportFormat::Csv,
    ExportFormat::CsvGb18030,
    ExportFormat::Vcard,
    ExportFormat::PdfList,
    ExportFormat::PdfSheet,
    ExportFormat::Package,
];

/// The number of a format.
pub(super) fn format_code(format: ExportFormat) -> u8 {
    FORMATS.iter().position(|known| *known == format).and_then(|at| u8::try_from(at).ok()).unwrap_or(u8::MAX)
}

/// The format with a number.
pub(super) fn format_of(code: u8) -> Option<ExportFormat> {
    FORMATS.get(usize::from(code)).copied()
}

/// Refuses a plan that is not complete or out of bounds.
///
/// # Errors
/// `bad_request`, `text_too_long`, `purpose_needed`, `export_incomplete` with what is missing.
pub(super) fn check(plan: &ExportPlan, catalogue: &Catalogue) -> Result<(), AppError> {
    let columns = |field: &vault_domain::field::FieldKey| {
        let def = field.def();
        def.editable() && (!matches!(def.group, FieldGroup::Custom) || catalogue.accepts(*field))
    };
    let mut seen = std::collections::HashSet::new();
    let fields = (1..=MAX_FIELDS).contains(&plan.fields.len())
        && plan.fields.iter().all(|field| columns(field) && seen.insert(*field));
    let chosen = match &plan.selection {
        ExportSelection::Filters { .. } => true,
        ExportSelection::Records { record_ids } => (1..=MAX_RECORDS).contains(&record_ids.len()),
    };
    if !fields || !chosen || !(1..=14).contains(&plan.valid_days) {
        return Err(ErrorCode::BadRequest.into());
    }
    let longer = |text: &str, limit: usize| text.chars().count() > limit;
    if longer(&plan.purpose_text, MAX_TEXT)
        || longer(&plan.recipient_name, MAX_NAME)
        || longer(&plan.reference, MAX_NAME)
        || longer(&plan.keeper, MAX_KEEPER)
    {
        return Err(ErrorCode::TextTooLong.into());
    }
    if plan.purpose == ExportPurpose::Other && plan.purpose_text.trim().is_empty() {
        return Err(ErrorCode::PurposeNeeded.into());
    }
    let day: Result<vault_domain::date::LocalDate, _> = plan.destroy_by.parse();
    let missing = |what: &str| Err(AppError::new(ErrorCode::ExportIncomplete).word("missing", what));
    if plan.recipient_name.trim().is_empty() {
        return missing("recipient");
    }
    if plan.recipient_kind.needs_reference() && plan.reference.trim().is_empty() {
        return missing("reference");
    }
    if plan.keeper.trim().is_empty() {
        return missing("keeper");
    }
    if day.is_err() {
        return missing("destroy_by");
    }
    if plan.recipient_kind == RecipientKind::Subject && plan.purpose == ExportPurpose::Marketing {
        return Err(ErrorCode::BadRequest.into());
    }
    Ok(())
}

/// Whether the name or address of the recipient is at such a provider.
pub(super) fn free_mail(recipient: &str) -> bool {
    let lower = recipient.to_lowercase();
    lower
        .split(|c: char| c.is_whitespace() || "<>()（）,，;；".contains(c))
        .filter_map(|word| word.rsplit_once('@'))
        .any(|(_, domain)| FREE_MAIL.contains(&domain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_formats_stay_what_they_are() {
        for (code, format) in (0_u8..).zip(FORMATS) {
            assert_eq!(format_code(format), code);
            assert_eq!(format_of(code), Some(format));
        }
        assert_eq!(format_of(7), None);
        assert_eq!(format_code(ExportFormat::Package), 6);
    }

    #[test]
    fn private_mailboxes_are_recognised_in_names() {
        for free in ["li@qq.com", "李雷 <LiLei@163.COM>", "王（wang@gmail.com）"] {
            assert!(free_mail(free), "{free}");
        }
        for other in ["李雷", "li@example.cn", "li@notqq.com", "qq.com", "@"] {
            assert!(!free_mail(other), "{other}");
        }
    }
}
