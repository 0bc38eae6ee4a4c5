//! Phones, e-mail addresses, messenger accounts.

use unicode_segmentation::UnicodeSegmentation as _;

use super::edges::{is_masked, keep_edges, tail_of};
use super::{MaskKind, Masked};
use crate::value::{Email, Phone, PhoneKind};

const STARS: usize = 4;

/// Mobile `138****5678`, landline `0755****34`; extensions are not shown. A text that is no number is hidden.
#[must_use]
pub fn mask_phone(number: &str) -> Masked {
    let number = number.trim();
    if is_masked(number, 3, STARS, 4) && number.len() == 11 {
        return Masked::new(MaskKind::Mobile, number).with_tail(tail_of(number, 4));
    }
    if is_masked(number, 4, STARS, 2) {
        return Masked::new(MaskKind::Landline, number).with_tail(tail_of(number, 2));
    }
    let Ok(phone) = Phone::parse(number) else {
        return Masked::new(
            MaskKind::Landline,
            if number.is_empty() { String::new() } else { "*".repeat(STARS) },
        );
    };
    let digits = phone.national();
    match phone.kind() {
        PhoneKind::Mobile => {
            let text = keep_edges(&digits, 3, STARS, 4, 11);
            Masked::new(MaskKind::Mobile, text).with_tail(tail_of(&digits, 4))
        }
        PhoneKind::Landline | PhoneKind::Service | PhoneKind::Foreign if digits.len() >= 10 => {
            let text = keep_edges(&digits, 4, STARS, 2, 10);
            Masked::new(MaskKind::Landline, text).with_tail(tail_of(&digits, 2))
        }
        // Few digits: fewer are shown, so that half of them stay hidden.
        _ => {
            let text = keep_edges(&digits, 2, STARS, 1, 5);
            Masked::new(MaskKind::Landline, text).with_tail(tail_of(&digits, 1))
        }
    }
}

/// Local part up to 3 characters: the first; longer: the first three. `zha***@163.com`.
#[must_use]
pub fn mask_email(address: &str) -> Masked {
    let address = address.trim();
    let text = match Email::parse(address).map(Email::into_string) {
        Ok(address) => {
            address.rsplit_once('@').map(|(local, domain)| format!("{}***@{domain}", local_head(local)))
        }
        Err(_) => None,
    };
    let hidden = if address.is_empty() { "" } else { "***" };
    Masked::new(MaskKind::Email, text.unwrap_or_else(|| hidden.to_owned()))
}

fn local_head(local: &str) -> &str {
    if let Some(head) = local.strip_suffix("***")
        && head.len() <= 3
        && !head.contains('*')
    {
        return head;
    }
    // The local part is ASCII. A single character is all of it and stays hidden; stars would read as ours.
    let shown = match local.len() {
        0..=1 => 0,
        2..=3 => 1,
        _ => 3,
    };
    local.get(..shown).unwrap_or_default().trim_end_matches('*').split('*').next().unwrap_or_default()
}

/// First two and last one of six characters and more: `wx***8`.
#[must_use]
pub fn mask_handle(handle: &str) -> Masked {
    let handle = handle.trim();
    let text = keep_edges(handle, 2, 3, 1, 6);
    let tail = if text.graphemes(true).count() == 6 { tail_of(&text, 1) } else { String::new() };
    Masked::new(MaskKind::Handle, text).with_tail(tail)
}
