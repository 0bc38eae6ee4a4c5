//! Bank cards, mobile numbers and landlines.

use super::HitKind;
use super::scan::{Findings, Scan, WINDOW_GROUPS, Window};
use crate::field::FieldKey;
use crate::level::Level;
use crate::value::{Phone, PhoneKind, passes_luhn};

const CARD_CONTEXT: [&str; 6] = ["卡号", "账号", "帐号", "开户", "银行卡", "账户"];
const FIRM_CONTEXT: [&str; 3] = ["对公", "公司账户", "公司账号"];

pub(super) fn find_bank_cards(scan: &Scan<'_>, found: &mut Findings<'_>) {
    for first in 0..scan.digits.len() {
        // One unbroken number first; then the longest way to put groups together.
        let mut counts = std::iter::once(1).chain((2..=WINDOW_GROUPS).rev());
        let Some(window) = counts.find_map(|count| card(scan, first, count)) else { continue };
        let of_firm = scan.has_context(&window.range, &FIRM_CONTEXT);
        let certain =
            window.digits().starts_with(b"62") || of_firm || scan.has_context(&window.range, &CARD_CONTEXT);
        let (level, field) =
            if of_firm { (Level::L2, FieldKey::CompanyAccount) } else { (Level::L3, FieldKey::BankCard) };
        found.add(HitKind::BankCard, window.range, (level, if certain { 90 } else { 30 }), field);
    }
}

fn card(scan: &Scan<'_>, first: usize, count: usize) -> Option<Window> {
    let window = scan.window(first, count, 16..=19)?;
    let digits = window.digits();
    // Cards are printed in groups of four, or the bank's six digits and the rest.
    let grouped = count == 1 || scan.digits.get(first).is_some_and(|group| matches!(group.len(), 4 | 6));
    let shaped = matches!(digits.first(), Some(b'3'..=b'6' | b'9'));
    (grouped && shaped && passes_luhn(digits)).then_some(window)
}

pub(super) fn find_mobiles(scan: &Scan<'_>, found: &mut Findings<'_>) {
    for first in 0..scan.digits.len() {
        let Some(mut range) = (1..=5).find_map(|count| mobile(scan, first, count)) else { continue };
        if scan.byte_before(range.start) == Some(b'+') {
            range.start -= 1;
        }
        found.add(HitKind::Mobile, range, (Level::L2, 95), FieldKey::Phone);
    }
}

fn mobile(scan: &Scan<'_>, first: usize, count: usize) -> Option<std::ops::Range<usize>> {
    let window = scan.window(first, count, 11..=15)?;
    let digits = window.digits();
    let national = match digits {
        [b'0', b'0', b'8', b'6', rest @ ..] | [b'8', b'6', rest @ ..] => rest,
        _ => digits,
    };
    let group = |at: usize| scan.digits.get(at).map_or(0, |group| group.len());
    let prefix = digits.len() - national.len();
    // 1 3800001111 is a numbered item, not a number in groups.
    let head = if prefix > 0 && group(first) == prefix {
        group(first + 1)
    } else {
        group(first) - prefix.min(group(first))
    };
    let mobile = national.len() == 11 && matches!(national, [b'1', b'3'..=b'9', ..]);
    (mobile && head >= 3).then_some(window.range)
}

pub(super) fn find_landlines(scan: &Scan<'_>, found: &mut Findings<'_>) {
    for (first, group) in scan.digits.iter().enumerate() {
        let text = scan.slice(group.start..group.end);
        let plus = scan.byte_before(group.start) == Some(b'+') && text.starts_with("86");
        let area = text.starts_with('0') && text.len() >= 3;
        if !(plus || area || text.starts_with("400") || text.starts_with("800")) {
            continue;
        }
        let Some(window) = (1..=4).rev().find_map(|count| landline(scan, first, count, plus)) else {
            continue;
        };
        let start = window.range.start - usize::from(plus);
        found.add(HitKind::Landline, start..window.range.end, (Level::L1, 70), FieldKey::Switchboard);
    }
}

fn landline(scan: &Scan<'_>, first: usize, count: usize, plus: bool) -> Option<Window> {
    let window = scan.window(first, count, 10..=18)?;
    let phone = Phone::parse(scan.slice(window.range.start - usize::from(plus)..window.range.end)).ok()?;
    matches!(phone.kind(), PhoneKind::Landline | PhoneKind::Service).then_some(window)
}
