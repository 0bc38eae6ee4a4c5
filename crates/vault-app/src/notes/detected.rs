//! What the detectors find in a text, for the page.

use vault_domain::action::EditCustomers;
use vault_domain::date::LocalDate;
use vault_domain::detect::{HitKind, detect};
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;

use super::units::Units;
use crate::calendar::today;
use crate::contract::field::{DetectText, DetectedKind, TextHit, TextHits};
use crate::core::{Core, State};
use crate::error::AppError;

/// Longest text that is looked at, in characters.
const MAX_CHARS: usize = 20_000;

/// `text_detect`: nothing is stored and nothing recorded; the text came from the person who asks.
pub fn text_detect(
    core: &Core,
    state: &mut State,
    _: &Grant<EditCustomers>,
    request: DetectText,
) -> Result<TextHits, AppError> {
    if request.text.chars().count() > MAX_CHARS {
        return Err(ErrorCode::TextTooLong.into());
    }
    let session = state.session()?;
    Ok(TextHits { hits: text_hits(&request.text, today(core, session)) })
}

/// Every find in the order of the text, with UTF-16 ranges of that text.
pub(super) fn text_hits(text: &str, today: LocalDate) -> Vec<TextHit> {
    let mut units = Units::new(text);
    detect(text, today)
        .into_iter()
        .map(|hit| TextHit {
            kind: detected_kind(hit.kind),
            level: hit.level,
            start: units.at(hit.start),
            end: units.at(hit.end),
            suggested_field: hit.suggested_field,
            confidence: hit.confidence,
            blocked: hit.blocks_saving(),
        })
        .collect()
}

/// A suspected identity number is one with less confidence.
const fn detected_kind(kind: HitKind) -> DetectedKind {
    match kind {
        HitKind::ResidentId | HitKind::SuspectedResidentId => DetectedKind::ResidentId,
        HitKind::CreditCode => DetectedKind::CreditCode,
        HitKind::Passport => DetectedKind::Passport,
        HitKind::Permit => DetectedKind::Permit,
        HitKind::BankCard => DetectedKind::BankCard,
        HitKind::Mobile => DetectedKind::Mobile,
        HitKind::Landline => DetectedKind::Landline,
        HitKind::Email => DetectedKind::Email,
        HitKind::Plate => DetectedKind::Plate,
        HitKind::Vin => DetectedKind::Vin,
        HitKind::WeChat => DetectedKind::Wechat,
        HitKind::Qq => DetectedKind::Qq,
        HitKind::Address => DetectedKind::Address,
        HitKind::Secret => DetectedKind::Secret,
        HitKind::SensitiveTopic => DetectedKind::Health,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vault_domain::field::FieldKey;

    #[test]
    fn ranges_are_utf16_and_secrets_block() {
        let today = LocalDate::new(2026, 3, 1).unwrap();
        let hits = text_hits("😀王总 13800001111，网银密码:Abc12345", today);
        let found: Vec<_> = hits.iter().map(|hit| (hit.kind, hit.start, hit.end, hit.blocked)).collect();
        assert_eq!(found, [(DetectedKind::Mobile, 5, 16, false), (DetectedKind::Secret, 22, 30, true)]);
        assert_eq!(hits[0].suggested_field, Some(FieldKey::Phone));
    }

    #[test]
    fn a_doubtful_identity_number_is_one_with_less_confidence() {
        let today = LocalDate::new(2026, 3, 1).unwrap();
        let [good, doubtful] =
            ["11010519491231002X", "110105194912310021"].map(|number| text_hits(number, today));
        assert_eq!((good[0].kind, doubtful[0].kind), (DetectedKind::ResidentId, DetectedKind::ResidentId));
        assert!(doubtful[0].confidence < good[0].confidence);
    }
}
