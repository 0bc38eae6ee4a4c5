//! One copy: its rows in its own order and spelling, its mark, its made-up customers, its hash.

use std::io::Write;

use vault_crypto::hash::Hashing;
use vault_crypto::{SecretBytes, random};
use vault_domain::action::ExportCustomers;
use vault_domain::error_code::ErrorCode;
use vault_domain::field::{FieldKey, FieldKind};
use vault_domain::grant::Grant;
use vault_domain::level::Level;
use vault_store::AtomicFile;

use super::formats::{Column, FileFormat, FormatError, Mark, begin};
use super::plan::format_of;
use super::standing::Standing;
use super::statement::Request;
use super::survey::{Rules, Survey};
use super::{canaries, titles};
use crate::calendar::{day_of, minute_text};
use crate::contract::app::Language;
use crate::contract::event::Job;
use crate::contract::export::ExportFormat;
use crate::core::Core;
use crate::customers::{Customer, load, spoken};
use crate::error::AppError;
use crate::package::{ManifestParts, Recipient, Sealer};
use crate::progress::Progress;
use crate::session::Session;
use crate::trace::{Canary, CopyKey};

/// What made one copy.
pub(super) struct Copy {
    key: CopyKey,
    key_text: String,
    columns: Vec<Column>,
    mark: Mark,
    request: Request,
    /// A number or address the firm controls, for made-up customers.
    channel: Option<String>,
    counter: u64,
    at_ms: i64,
}

/// What was written.
pub(super) struct Written {
    pub rows: u64,
    pub canaries: Vec<Canary>,
    pub sha256: [u8; 32],
}

impl Copy {
    /// Everything but the rows.
    pub fn prepare(
        core: &Core,
        session: &Session,
        grant: &Grant<ExportCustomers>,
        standing: &Standing,
        language: Language,
    ) -> Result<Self, AppError> {
        let request = standing.request.statement.clone();
        let now = core.host.clock.wall_ms();
        let offset = session.settings.utc_offset_min;
        let counter = 1 + super::register::runs(session, grant, now)?;
        let day = day_of(now, offset).to_string().replace('-', "");
        let level = match (request.clear_l3, request.clear_l2) {
            (true, _) => Level::L3,
            (false, true) => Level::L2,
            (false, false) => Level::L1,
        };
        let secret: [u8; 32] = random::make_array()?;
        let labels = session.catalogue.labels();
        let column =
            |field: &FieldKey| Column { key: *field, title: titles::title(*field, &labels, language) };
        Ok(Self {
            key_text: secret.iter().map(|byte| format!("{byte:02x}")).collect(),
            key: CopyKey::from_bytes(secret),
            columns: request.fields.iter().map(column).collect(),
            mark: Mark {
                register_no: format!("E-{day}-{counter:04}"),
                who: session.person_name.clone(),
                tail: session.watermark_tail.clone(),
                at: minute_text(now, offset),
                level,
                language,
            },
            request,
            channel: None,
            counter,
            at_ms: now,
        })
    }

    pub fn register_no(&self) -> &str {
        &self.mark.register_no
    }

    /// The secret of the copy as the ledger's sealed details keep it: whoever traces needs it.
    pub fn key_text(&self) -> String {
        self.key_text.clone()
    }

    /// Writes every row.
    ///
    /// # Errors
    /// `cancelled`, `disk_full`, `file_access`, `export_incomplete` when a package has no key; the file is then not to be kept.
    pub fn write(
        &self,
        core: &Core,
        session: &mut Session,
        grant: &Grant<ExportCustomers>,
        survey: &Survey,
        key: Option<SecretBytes>,
        file: &mut AtomicFile,
    ) -> Result<Written, AppError> {
        let mut out = Hashing::new(file);
        let format = format_of(self.request.format).ok_or(ErrorCode::ExportInvalid)?;
        let canaries = match format {
            ExportFormat::Package => {
                let recipient = recipient(key)?;
                let mut sealer = Sealer::start(&mut out, &recipient, "customers.xlsx").map_err(failed)?;
                let canaries = self.rows(core, session, grant, survey, FileFormat::Xlsx, &mut sealer)?;
                let checkpoint = session.vault.make_checkpoint(grant, "export")?;
                let parts = ManifestParts {
                    vault: session.vault.id(),
                    sender: session.vault.keys().person,
                    sender_name: session.person_name.clone(),
                    recipient_name: self.request.recipient_name.clone(),
                    register: self
                        .mark
                        .register_no
                        .bytes()
                        .filter(u8::is_ascii_digit)
                        .fold(0, |number, digit| number * 10 + u64::from(digit - b'0')),
                    request: *self.request.id.as_bytes(),
                    counter: self.counter,
                    made_at_ms: self.at_ms,
                    rows: survey.records.len() as u64 + canaries.len() as u64,
                    checkpoint: checkpoint.text,
                };
                sealer.finish(parts, &session.vault.keys().sign).map_err(failed)?;
                canaries
            }
            ExportFormat::Xlsx => self.rows(core, session, grant, survey, FileFormat::Xlsx, &mut out)?,
            ExportFormat::Csv => self.rows(core, session, grant, survey, FileFormat::Csv, &mut out)?,
            ExportFormat::CsvGb18030 => {
                self.rows(core, session, grant, survey, FileFormat::CsvGb18030, &mut out)?
            }
            ExportFormat::Vcard => self.rows(core, session, grant, survey, FileFormat::Vcard, &mut out)?,
            ExportFormat::PdfList => {
                self.rows(core, session, grant, survey, FileFormat::PdfList, &mut out)?
            }
            ExportFormat::PdfSheet => {
                self.rows(core, session, grant, survey, FileFormat::PdfSheet, &mut out)?
            }
        };
        Ok(Written { rows: survey.records.len() as u64, canaries, sha256: out.finish() })
    }

    fn rows(
        &self,
        core: &Core,
        session: &Session,
        grant: &Grant<ExportCustomers>,
        survey: &Survey,
        format: FileFormat,
        out: &mut dyn Write,
    ) -> Result<Vec<Canary>, AppError> {
        let request = &self.request;
        let marked = request.recipient_kind.is_marked_invisibly();
        let mut records = survey.records.clone();
        if marked {
            self.key.arrange(&mut records);
        }
        let made: Vec<Canary> = (0..canaries(request.recipient_kind, records.len() as u64))
            .map(|number| self.key.canary(number, self.channel.as_deref()))
            .collect();
        let rules = Rules {
            fields: &request.fields,
            clear_l2: request.clear_l2,
            clear_l3: request.clear_l3,
            purpose: request.purpose,
            recipient: request.recipient_kind,
        };
        let mut sheet = begin(format, out, &self.columns, &self.mark).map_err(file_error)?;
        let mut waiting = made.iter();
        // Spread evenly; the keyed order of the others hides where.
        let every = records.len() / (made.len() + 1) + 1;
        let total = records.len() as u64;
        let mut progress = Progress::new(core, Job::Export);
        for (at, record) in records.iter().enumerate() {
            if at % every == every - 1
                && let Some(canary) = waiting.next()
            {
                sheet.row(&self.invented(canary)).map_err(file_error)?;
            }
            let customer = load(&session.vault, grant, *record)?;
            sheet.row(&self.values(session, &customer, &rules, marked)).map_err(file_error)?;
            if !progress.step(at as u64 + 1, total) {
                return Err(ErrorCode::Cancelled.into());
            }
        }
        for canary in waiting {
            sheet.row(&self.invented(canary)).map_err(file_error)?;
        }
        sheet.finish().map_err(file_error)?;
        Ok(made)
    }

    /// One row, values per column: masked unless they may be shown.
    fn values(
        &self,
        session: &Session,
        customer: &Customer,
        rules: &Rules<'_>,
        marked: bool,
    ) -> Vec<Vec<String>> {
        let levels = session.catalogue.levels();
        let mark = customer.fields.marked_level();
        let language = self.mark.language;
        let column = |field: &FieldKey| {
            let of = |value: &vault_domain::record::Value| {
                let level = levels.level_in(*field, value, mark);
                if !rules.shows(level) {
                    return session.catalogue.mask(*field, value, level).text().to_owned();
                }
                let text = spoken(*field, value);
                let text = titles::word(field.def().kind, &text, language).unwrap_or(text);
                if marked { self.key.spell(customer.record, *field, &text).into_owned() } else { text }
            };
            customer.fields.values(*field).map(of).collect()
        };
        rules.fields.iter().map(column).collect()
    }

    /// A made-up customer in the columns of this copy.
    fn invented(&self, canary: &Canary) -> Vec<Vec<String>> {
        let column = |column: &Column| match column.key {
            FieldKey::Name => vec![canary.name.clone()],
            FieldKey::Company => vec![canary.company.clone()],
            FieldKey::Title => vec![canary.title.clone()],
            FieldKey::City => vec![canary.city.clone()],
            key => match (&canary.channel, key.def().kind) {
                (Some(channel), FieldKind::Phone) if !channel.contains('@') => vec![channel.clone()],
                (Some(channel), FieldKind::Email) if channel.contains('@') => vec![channel.clone()],
                _ => Vec::new(),
            },
        };
        self.columns.iter().map(column).collect()
    }
}

/// Whoever opens a package: a key of the standard tool, or a passphrase.
fn recipient(key: Option<SecretBytes>) -> Result<Recipient, AppError> {
    let incomplete = || AppError::new(ErrorCode::ExportIncomplete).word("missing", "package_key");
    let key = key.ok_or_else(incomplete)?;
    let text = std::str::from_utf8(key.expose()).map_err(|_| incomplete())?.trim().to_owned();
    if text.starts_with("age1") {
        return Ok(Recipient::X25519(text));
    }
    if text.chars().count() < 12 {
        return Err(ErrorCode::PasswordWeak.into());
    }
    Ok(Recipient::Passphrase(SecretBytes::from_string(text)))
}

fn failed(error: crate::package::PackageError) -> AppError {
    use crate::package::PackageError as E;
    match error {
        E::BadRecipient => AppError::new(ErrorCode::ExportIncomplete).word("missing", "package_key"),
        E::BadPassphrase => ErrorCode::PasswordWeak.into(),
        E::Io(error) => error.into(),
        _ => ErrorCode::Internal.into(),
    }
}

fn file_error(error: FormatError) -> AppError {
    match error {
        FormatError::Write(error) => error.into(),
        FormatError::TooManyRows | FormatError::TooManyColumns | FormatError::TooLarge => {
            ErrorCode::FileTooLarge.into()
        }
        FormatError::WrongWidth | FormatError::Part => ErrorCode::Internal.into(),
    }
}
