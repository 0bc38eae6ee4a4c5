//! Finds personal data in free text: spans with a kind, a level and a confidence. Suggests, never rewrites.
//!
//! Detectors run in a fixed order and the first one owns its span: identity numbers → credit codes → passports and
//! permits → bank cards → mobiles → landlines → e-mail → plates → the rest. All work is linear in the text.

mod address;
mod contact;
mod identity;
mod number;
mod scan;
mod topic;
mod vehicle;

pub use topic::is_document_image;

use serde::Serialize;
use ts_rs::TS;

use crate::date::LocalDate;
use crate::field::FieldKey;
use crate::level::Level;
use crate::mask;
use scan::{Findings, Scan};

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HitKind {
    /// Identity number with its check digit, residence permits and old forms included.
    ResidentId,
    /// Shape of an identity number, wrong check digit (疑似).
    SuspectedResidentId,
    /// Unified social credit code.
    CreditCode,
    /// Mainland passport.
    Passport,
    /// 港澳通行证, 回乡证, 台胞证.
    Permit,
    /// Bank card or account with a card's check digit.
    BankCard,
    /// Mainland mobile number.
    Mobile,
    /// Landline or service number.
    Landline,
    /// E-mail address.
    Email,
    /// Number plate.
    Plate,
    /// Vehicle identification number.
    Vin,
    /// WeChat id.
    WeChat,
    /// QQ number.
    Qq,
    /// Address down to the house.
    Address,
    /// Password, verification code or card security code; must not be kept at all.
    Secret,
    /// Words on health, religion or whereabouts, at least two in one text.
    SensitiveTopic,
}

/// One find.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Hit {
    /// What it is.
    pub kind: HitKind,
    /// First byte in the text as given (UTF-8).
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// Level the datum belongs to.
    pub level: Level,
    /// Percent; below 50 the person is asked before anything is classified.
    pub confidence: u8,
    /// The field it would move into; none for what must not be kept or needs judgement.
    pub suggested_field: Option<FieldKey>,
}

impl Hit {
    /// Whether a text with this hit must not be saved as it is.
    #[must_use]
    pub const fn blocks_saving(&self) -> bool {
        matches!(self.kind, HitKind::Secret)
    }
}

/// Every find, in the order of the text, without overlaps; offsets lie on character boundaries.
///
/// `today` tells birth dates of the future from real ones.
#[must_use]
pub fn detect(text: &str, today: LocalDate) -> Vec<Hit> {
    let scan = Scan::new(text, today);
    find_all(&scan).into_hits()
}

/// The text with every find masked in place; words on sensitive topics stay, they identify nobody.
#[must_use]
pub fn mask_spans(text: &str) -> String {
    // No clock here: any date may be past, so more is masked rather than less.
    let Some(today) = LocalDate::new(9999, 12, 31) else { return String::new() };
    let scan = Scan::new(text, today);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for hit in find_all(&scan).into_hits() {
        if hit.kind == HitKind::SensitiveTopic {
            continue;
        }
        out.push_str(text.get(done..hit.start).unwrap_or_default());
        out.push_str(&masked(hit.kind, &scan.normal_of(hit.start, hit.end)));
        done = hit.end;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

fn find_all<'a>(scan: &'a Scan<'a>) -> Findings<'a> {
    let mut found = Findings::new(scan);
    identity::find_resident_ids(scan, &mut found);
    identity::find_credit_codes(scan, &mut found);
    identity::find_documents(scan, &mut found);
    number::find_bank_cards(scan, &mut found);
    number::find_mobiles(scan, &mut found);
    number::find_landlines(scan, &mut found);
    contact::find_emails(scan, &mut found);
    vehicle::find_plates(scan, &mut found);
    vehicle::find_vins(scan, &mut found);
    contact::find_handles(scan, &mut found);
    address::find_addresses(scan, &mut found);
    contact::find_secrets(scan, &mut found);
    topic::find_topics(scan, &mut found);
    found
}

fn masked(kind: HitKind, span: &str) -> String {
    let compact = || span.chars().filter(|c| !matches!(c, ' ' | '-' | '·')).collect::<String>();
    let masked = match kind {
        HitKind::ResidentId | HitKind::SuspectedResidentId => {
            mask::mask_id_number(&compact(), mask::IdMask::default())
        }
        HitKind::CreditCode => mask::mask_credit_code(span),
        HitKind::Passport | HitKind::Permit | HitKind::Vin => mask::mask_document(span),
        HitKind::BankCard => mask::mask_bank_card(&compact()),
        HitKind::Mobile | HitKind::Landline => mask::mask_phone(span),
        HitKind::Email => mask::mask_email(span),
        HitKind::Plate => mask::mask_plate(&compact()),
        HitKind::WeChat | HitKind::Qq => mask::mask_handle(span),
        HitKind::Address => mask::mask_address(span),
        HitKind::Secret | HitKind::SensitiveTopic => return "***".to_owned(),
    };
    masked.into()
}

#[cfg(test)]
mod tests;
