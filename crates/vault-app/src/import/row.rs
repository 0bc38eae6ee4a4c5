//! One row of a file as a customer: values normalised, problems named, nothing guessed.

use vault_domain::date::{DateOptions, DayOrder, LocalDate};
use vault_domain::field::{FieldKey, FieldKind};
use vault_domain::record::{CustomerKind, FieldSet, Value};
use vault_domain::value::{ParseOptions, ValueError, split_multi};

use super::open::masked_cell;
use crate::catalogue::Catalogue;
use crate::contract::customer::WarningCode;
use crate::contract::import::{
    ColumnChoice, DateOrder, ImportIssue, ImportPlan, ImportProblem, RejectReason,
};
use crate::customers::fields::warning_code;
use crate::tabular::{Cell, Row};

/// Day 0 of spreadsheet serials, as days before 1970: 1899-12-30 and 1904-01-01 (ECMA-376 part 1, 18.17.4.1).
const SERIAL_1900: i64 = 25_569;
const SERIAL_1904: i64 = 24_107;

/// Fields a new customer gets besides those of its row; room is made for them at once, because the row is completed on
/// another thread than the one its memory came from.
const COMPLETED: usize = 9;

/// How rows of this file are read.
pub(super) struct RowReader<'p> {
    columns: Vec<(usize, FieldKey)>,
    headers: &'p [String],
    catalogue: &'p Catalogue,
    options: ParseOptions,
}

/// What a row gave.
pub(super) struct ReadRow {
    /// Row as the spreadsheet shows it.
    pub row: u64,
    pub fields: FieldSet,
    pub issues: Vec<ImportIssue>,
    pub rejected: bool,
    pub ambiguous_date: bool,
}

impl<'p> RowReader<'p> {
    pub(super) fn new(
        plan: &ImportPlan,
        headers: &'p [String],
        today: LocalDate,
        catalogue: &'p Catalogue,
    ) -> Self {
        let order = plan.date_order.map(|order| match order {
            DateOrder::MonthFirst => DayOrder::MonthDayYear,
            DateOrder::DayFirst => DayOrder::DayMonthYear,
            DateOrder::YearFirst => DayOrder::YearMonthDay,
        });
        let chosen = |choice: &ColumnChoice| {
            let field = choice.field.filter(|field| catalogue.accepts(*field))?;
            Some((usize::try_from(choice.index).ok()?, field))
        };
        Self {
            columns: plan.columns.iter().filter_map(chosen).collect(),
            headers,
            catalogue,
            options: ParseOptions { today, dates: DateOptions { order, serial: None } },
        }
    }

    /// Reads one row.
    pub(super) fn read(&self, row: &Row) -> ReadRow {
        let mut out = ReadRow {
            row: row.number,
            fields: FieldSet::with_room_for(self.columns.len() + COMPLETED),
            issues: Vec::new(),
            rejected: false,
            ambiguous_date: false,
        };
        for (index, field) in &self.columns {
            let Some(cell) = row.cells.get(*index) else { continue };
            if !cell.is_blank() {
                self.read_cell(row.number, *index, *field, cell, &mut out);
            }
        }
        let named = out.fields.contains(FieldKey::Name) || out.fields.contains(FieldKey::Company);
        if !named && !out.rejected {
            let (index, field) = self.name_column();
            self.issue(&mut out, row.number, index, field, "", rejected(RejectReason::NoName));
        }
        if named {
            let kind = if out.fields.contains(FieldKey::Name) {
                CustomerKind::Person
            } else {
                CustomerKind::Company
            };
            out.fields.set(FieldKey::Kind, i64::from(kind.code()));
        }
        out
    }

    fn read_cell(&self, number: u64, index: usize, field: FieldKey, cell: &Cell, out: &mut ReadRow) {
        let shown = cell.shown();
        if let Cell::Error(_) = cell {
            return self.issue(out, number, index, Some(field), &shown, rejected(RejectReason::FormulaError));
        }
        let digits = is_numeric_text(field) || self.catalogue.is_phone(field);
        if digits && cell.lost_digits() {
            return self.issue(out, number, index, Some(field), &shown, rejected(RejectReason::LostDigits));
        }
        let text = match cell {
            Cell::Date { serial, date1904 } if self.catalogue.is_date(field) => {
                match serial_day(*serial, *date1904) {
                    Some(day) => std::borrow::Cow::Owned(day.to_string()),
                    None => {
                        return self.issue(
                            out,
                            number,
                            index,
                            Some(field),
                            &shown,
                            rejected(RejectReason::NoSuchDate),
                        );
                    }
                }
            }
            _ => shown,
        };
        if field.def().multi {
            for part in split_multi(field, &text) {
                self.take(number, index, field, part, out);
            }
        } else {
            self.take(number, index, field, &text, out);
        }
    }

    fn take(&self, number: u64, index: usize, field: FieldKey, text: &str, out: &mut ReadRow) {
        match self.catalogue.parse(field, text, &self.options) {
            Ok((value, warnings)) => {
                for warning in warnings {
                    self.issue(out, number, index, Some(field), text, warned(warning_code(warning)));
                }
                self.look_inside(number, index, field, &value, out);
                if field.def().multi {
                    if !out.fields.values(field).any(|known| *known == value) {
                        out.fields.push(field, value);
                    }
                } else if !out.fields.contains(field) {
                    // Two columns mapped to one single-valued field: the first that has a value counts.
                    out.fields.set(field, value);
                }
            }
            Err(ValueError::Empty) => {}
            Err(error) => {
                out.ambiguous_date |= error == ValueError::AmbiguousDate;
                self.issue(out, number, index, Some(field), text, rejected(reason(field, error)));
            }
        }
    }

    /// Numbers hidden in free text are pointed out; what may not be stored at all refuses the row.
    fn look_inside(&self, number: u64, index: usize, field: FieldKey, value: &Value, out: &mut ReadRow) {
        let (FieldKind::LongText | FieldKind::Custom, Value::Text(text)) = (field.def().kind, value) else {
            return;
        };
        let hits = vault_domain::detect::detect(text, self.options.today);
        if hits.iter().any(vault_domain::detect::Hit::blocks_saving) {
            self.issue(out, number, index, Some(field), text, rejected(RejectReason::ForbiddenValue));
        } else if hits.iter().any(|hit| hit.confidence >= 50) {
            self.issue(out, number, index, Some(field), text, warned(WarningCode::SensitiveInText));
        }
    }

    fn issue(
        &self,
        out: &mut ReadRow,
        row: u64,
        index: usize,
        field: Option<FieldKey>,
        text: &str,
        problem: ImportProblem,
    ) {
        out.rejected |= matches!(problem, ImportProblem::Rejected { .. });
        out.issues.push(ImportIssue {
            row,
            column: self.headers.get(index).cloned().unwrap_or_default(),
            field,
            cell: masked_cell(self.catalogue, field, text),
            problem,
        });
    }

    fn name_column(&self) -> (usize, Option<FieldKey>) {
        let named =
            self.columns.iter().find(|(_, field)| matches!(field, FieldKey::Company | FieldKey::Name));
        named.map_or((usize::MAX, Some(FieldKey::Company)), |(index, field)| (*index, Some(*field)))
    }
}

const fn rejected(reason: RejectReason) -> ImportProblem {
    ImportProblem::Rejected { reason }
}

const fn warned(code: WarningCode) -> ImportProblem {
    ImportProblem::Warned { code }
}

/// Fields whose values are long digit strings: a spreadsheet may have rounded them.
const fn is_numeric_text(field: FieldKey) -> bool {
    matches!(
        field.def().kind,
        FieldKind::ResidentId
            | FieldKind::BankCard
            | FieldKind::BankAccount
            | FieldKind::CreditCode
            | FieldKind::DrivingLicence
            | FieldKind::Passport
            | FieldKind::Permit
            | FieldKind::Qq
    )
}

fn serial_day(serial: f64, date1904: bool) -> Option<LocalDate> {
    if !serial.is_finite() || !(0.0..=3_000_000.0).contains(&serial) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "checked to lie within 0 and 3,000,000")]
    let days = serial.floor() as i64;
    LocalDate::from_days(days - if date1904 { SERIAL_1904 } else { SERIAL_1900 })
}

/// The reason a refused value is shown with, in forms as in imports.
pub(crate) fn reason(field: FieldKey, error: ValueError) -> RejectReason {
    // Of the vault's own fields only telephone numbers have a length.
    let phone = matches!(field.def().kind, FieldKind::Phone | FieldKind::Custom);
    match error {
        ValueError::LostDigits => RejectReason::LostDigits,
        ValueError::TooShort { .. } if phone => RejectReason::PhoneTooShort,
        ValueError::TooManyDigits { .. } if phone => RejectReason::PhoneTooLong,
        ValueError::NotAPhone => RejectReason::NotAPhone,
        ValueError::BadChecksum => RejectReason::BadChecksum,
        ValueError::NoSuchDate | ValueError::NotADate | ValueError::FutureDate => RejectReason::NoSuchDate,
        ValueError::AmbiguousDate => RejectReason::AmbiguousDate,
        ValueError::NotAnEmail => RejectReason::NotAnEmail,
        ValueError::TooLong { .. } => RejectReason::TooLong,
        ValueError::NotMoney | ValueError::AmountTooLarge => RejectReason::NotANumber,
        ValueError::PurchasedSource => RejectReason::ForbiddenValue,
        ValueError::NotAChoice => RejectReason::NotAChoice,
        ValueError::Empty | ValueError::NotEditable => RejectReason::Unreadable,
        ValueError::TooShort { .. }
        | ValueError::TooManyDigits { .. }
        | ValueError::BadCharacter
        | ValueError::NoSuchRegion
        | ValueError::NotAnIdNumber
        | ValueError::NotADocument
        | ValueError::NotAPlate
        | ValueError::NotAWeChatId
        | ValueError::NotAQqNumber => RejectReason::BadIdNumber,
    }
}
