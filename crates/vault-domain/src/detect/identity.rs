//! Identity numbers, credit codes, passports and permits.

use std::ops::Range;

use super::HitKind;
use super::scan::{Findings, Run, Scan, WINDOW_GROUPS};
use crate::field::FieldKey;
use crate::level::Level;
use crate::value::{ResidentIdKind, ValueError, credit_code, is_passport, is_permit, resident_id};

const OLD_ID_CONTEXT: [&str; 1] = ["身份证"];
const OLD_PERMANENT_CONTEXT: [&str; 3] = ["永居", "永久居留", "居留证"];
const PASSPORT_CONTEXT: [&str; 2] = ["护照", "passport"];
const PERMIT_CONTEXT: [&str; 4] = ["通行证", "回乡证", "台胞证", "港澳证"];

pub(super) fn find_resident_ids(scan: &Scan<'_>, found: &mut Findings<'_>) {
    for first in 0..scan.digits.len() {
        if let Some((range, kind, confidence)) =
            (1..=WINDOW_GROUPS).find_map(|count| numeric_id(scan, first, count))
        {
            found.add(kind, range, (Level::L3, confidence), FieldKey::IdNumber);
        }
    }
    for word in scan.words.iter().filter(|word| word.len() == 15) {
        let range = word.start..word.end;
        let text = scan.slice(range.clone()).to_ascii_uppercase();
        let old = matches!(
            resident_id::check(text.as_bytes(), scan.today),
            Ok((ResidentIdKind::OldPermanentResident, _))
        );
        if old && scan.has_context(&range, &OLD_PERMANENT_CONTEXT) {
            found.add(HitKind::ResidentId, range, (Level::L3, 99), FieldKey::IdNumber);
        }
    }
}

/// A window of 18 digits, 17 and an X, or 15, that no letter touches.
fn numeric_id(scan: &Scan<'_>, first: usize, count: usize) -> Option<(Range<usize>, HitKind, u8)> {
    let window = scan.window(first, count, 15..=18)?;
    let mut range = window.range.clone();
    let mut number = window.digits().to_vec();
    if number.len() == 17 && matches!(scan.byte(range.end), Some(b'X' | b'x')) {
        number.push(b'X');
        range.end += 1;
    }
    let letter = |byte: Option<u8>| byte.is_some_and(|b| b.is_ascii_alphanumeric());
    if !matches!(number.len(), 15 | 18)
        || letter(scan.byte_before(range.start))
        || letter(scan.byte(range.end))
    {
        return None;
    }
    match resident_id::check(&number, scan.today) {
        Ok((ResidentIdKind::Old15, _)) => {
            scan.has_context(&range, &OLD_ID_CONTEXT).then_some((range, HitKind::ResidentId, 50))
        }
        Ok(_) => Some((range, HitKind::ResidentId, 99)),
        Err(ValueError::BadChecksum) => Some((range, HitKind::SuspectedResidentId, 60)),
        Err(_) => None,
    }
}

pub(super) fn find_credit_codes(scan: &Scan<'_>, found: &mut Findings<'_>) {
    for word in scan.words.iter().filter(|word| word.len() == 18) {
        let range = word.start..word.end;
        let code = scan.slice(range.clone()).to_ascii_uppercase();
        if credit_code::check(code.as_bytes()).is_ok()
            && is_plausible(code.as_bytes())
            && !scan.touches_mask(&range)
        {
            let level = if code.starts_with("92") { Level::L2 } else { Level::L1 };
            found.add(HitKind::CreditCode, range, (level, 99), FieldKey::CreditCode);
        }
    }
}

/// One in 31 random numbers of 18 digits has the right check digit, so those without a letter must also begin
/// like the register's common kinds: authorities 1, 5 and 9, kinds 1, 2, 3 and 9.
fn is_plausible(code: &[u8]) -> bool {
    !code.iter().all(u8::is_ascii_digit)
        || matches!(code, [b'1' | b'5' | b'9', b'1' | b'2' | b'3' | b'9', b'1'..=b'6', ..])
}

pub(super) fn find_documents(scan: &Scan<'_>, found: &mut Findings<'_>) {
    for word in scan.words.iter().filter(|word| (8..=11).contains(&word.len())) {
        find_document(scan, *word, found);
    }
}

fn find_document(scan: &Scan<'_>, word: Run, found: &mut Findings<'_>) {
    let range = word.start..word.end;
    let text = scan.slice(range.clone()).to_ascii_uppercase();
    let (permit, passport) = (is_permit(text.as_bytes()), is_passport(text.as_bytes()));
    if !(permit || passport) || scan.touches_mask(&range) {
        return;
    }
    let named_passport = scan.has_context(&range, &PASSPORT_CONTEXT);
    if permit && !(passport && named_passport) && scan.has_context(&range, &PERMIT_CONTEXT) {
        found.add(HitKind::Permit, range, (Level::L3, 50), FieldKey::Permit);
    } else if passport {
        found.add(
            HitKind::Passport,
            range,
            (Level::L3, if named_passport { 90 } else { 60 }),
            FieldKey::Passport,
        );
    }
}
