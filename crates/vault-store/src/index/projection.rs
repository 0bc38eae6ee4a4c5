//! From a record's facets to its line in the directory.

use vault_crypto::Secret;
use vault_crypto::hash::token;
use vault_domain::date::LocalDate;
use vault_domain::field::FieldKey;
use vault_domain::ids::{RecordId, ScopeId};
use vault_domain::level::Level;
use vault_domain::mask::mask_value;
use vault_domain::record::{CustomerKind, FieldSet, RecordState, Value};
use vault_domain::stage::Stage;

use super::Index;
use crate::directory::RowInput;

/// One record while its facets are read.
pub(crate) struct Projection {
    scope: ScopeId,
    record: RecordId,
    level: Level,
    l1: FieldSet,
    l2: FieldSet,
}

impl Projection {
    pub(crate) fn new(scope: ScopeId, record: RecordId) -> Self {
        Self { scope, record, level: Level::L1, l1: FieldSet::new(), l2: FieldSet::new() }
    }

    pub(super) const fn record(&self) -> RecordId {
        self.record
    }

    pub(crate) fn saw_level(&mut self, level: Level) {
        self.level = self.level.max(level);
    }

    /// Takes in the clear content of a facet; content that is no field set is left out.
    pub(super) fn take(&mut self, level: Level, plain: &[u8]) {
        if let Ok(fields) = FieldSet::decode_padded(plain) {
            self.take_fields(level, fields);
        }
    }

    /// Takes in the fields of a level.
    pub(crate) fn take_fields(&mut self, level: Level, fields: FieldSet) {
        match level {
            Level::L1 => self.l1 = fields,
            Level::L2 => self.l2 = fields,
            Level::L3 => {}
        }
    }

    /// Writes the line. Erased records leave none.
    pub(crate) fn enter(self, index: &mut Index, dedupe: &Secret<32>) {
        let state = self.l1.state().unwrap_or(RecordState::Active);
        let level = self.l1.marked_level().map_or(self.level, |mark| mark.max(self.level));
        if state == RecordState::Erased || self.l1.is_empty() {
            index.directory.remove(self.record);
            return;
        }
        if let Some(number) = self.l1.int(FieldKey::Number) {
            index.last_number = index.last_number.max(u64::try_from(number).unwrap_or(0));
        }
        let phone = self.l2.first(FieldKey::Phone).or_else(|| self.l2.first(FieldKey::Landline));
        let masked = phone.map(|value| mask_value(FieldKey::Phone, value));
        let tail = phone.and_then(Value::as_text).and_then(tail_of);
        let mut tokens: Vec<[u8; 8]> = self
            .l2
            .texts(FieldKey::Phone)
            .chain(self.l2.texts(FieldKey::Landline))
            .map(|number| phone_token(dedupe, number))
            .collect();
        let name = self.l1.text(FieldKey::Name).unwrap_or_default();
        let company = self.l1.text(FieldKey::Company).unwrap_or_default();
        if !company.is_empty() {
            tokens.push(name_token(dedupe, name, company));
        }
        if let Some(code) = self.l1.text(FieldKey::CreditCode).or_else(|| self.l2.text(FieldKey::CreditCode))
        {
            tokens.push(company_token(dedupe, code));
        }
        let tags: Vec<&str> = self.l1.texts(FieldKey::Tags).collect();
        let created = self.l1.int(FieldKey::CreatedMs).unwrap_or(0);
        index.directory.upsert(&RowInput {
            record: self.record,
            kind: self.l1.customer_kind().unwrap_or(CustomerKind::Person).code(),
            name,
            company,
            title: self.l1.text(FieldKey::Title).unwrap_or_default(),
            city: self.l1.text(FieldKey::City).unwrap_or_default(),
            phone_mask: masked.as_ref().map_or("", |masked| masked.text()),
            phone_tail: tail,
            phone_tokens: &tokens,
            tags: &tags,
            stage: self.l1.text(FieldKey::Stage).map_or(0, stage_number),
            level: level.number(),
            scope: *self.scope.as_bytes(),
            state: state.code(),
            created_ms: created,
            updated_ms: self.l1.int(FieldKey::LastActivityMs).unwrap_or(created),
            next_ms: self.l1.text(FieldKey::NextFollowUp).and_then(local_instant),
            has_phone: phone.is_some(),
            has_basis: self.l1.contains(FieldKey::LawfulBasis),
        });
    }
}

/// 1 to 7 in the order of the funnel; 0 for none.
fn stage_number(code: &str) -> u8 {
    let position =
        code.parse().ok().and_then(|stage: Stage| Stage::ALL.iter().position(|known| *known == stage));
    position.and_then(|position| u8::try_from(position + 1).ok()).unwrap_or(0)
}

/// The last four digits of a number.
fn tail_of(number: &str) -> Option<u16> {
    let digits: Vec<u16> =
        number.bytes().filter(u8::is_ascii_digit).map(|digit| u16::from(digit - b'0')).collect();
    let tail = digits.get(digits.len().checked_sub(4)?..)?;
    Some(tail.iter().fold(0, |value, digit| value * 10 + digit))
}

/// `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM` as minutes-exact milliseconds in the local calendar, without a time zone:
/// follow-ups are compared within one calendar.
fn local_instant(text: &str) -> Option<i64> {
    let (day, time) = text.split_once('T').unwrap_or((text, "00:00"));
    let day = day.parse::<LocalDate>().ok()?;
    let (hour, minute) = time.split_once(':')?;
    let minutes = hour.parse::<i64>().ok()? * 60 + minute.parse::<i64>().ok()?;
    Some((day.days_since_epoch() * 1_440 + minutes) * 60_000)
}

/// Look-up token of a whole number (its E.164 form): equal numbers meet, nothing else can be learnt without the key.
#[must_use]
pub fn phone_token(key: &Secret<32>, number: &str) -> [u8; 8] {
    short(token(key, "clientvault/v1/phone", number.as_bytes()))
}

/// Look-up token of a credit code.
#[must_use]
pub fn company_token(key: &Secret<32>, credit_code: &str) -> [u8; 8] {
    short(token(key, "clientvault/v1/credit-code", credit_code.as_bytes()))
}

/// Look-up token of a name together with its company, both folded.
#[must_use]
pub fn name_token(key: &Secret<32>, name: &str, company: &str) -> [u8; 8] {
    let fold = vault_domain::search_text::fold;
    let text = format!("{}\u{0}{}", fold(name), fold(company));
    short(token(key, "clientvault/v1/name-company", text.as_bytes()))
}

fn short(token: [u8; 16]) -> [u8; 8] {
    let mut out = [0; 8];
    out.copy_from_slice(token.split_at(8).0);
    out
}
