//! Numbers of documents, cards, vehicles and firms.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unicode_segmentation::UnicodeSegmentation as _;

use super::edges::{keep_edges, tail_of};
use super::{MaskKind, Masked};
use crate::value::{CreditCode, PLATE_PROVINCES};

/// How much of an identity number the firm's policy shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum IdMask {
    /// 前 1 后 1.
    #[default]
    OneOne,
    /// 前 3 后 3.
    ThreeThree,
    /// 前 6 后 4.
    SixFour,
}

/// `1****************X`; numbers shorter than 15 characters are hidden.
#[must_use]
pub fn mask_id_number(number: &str, shown: IdMask) -> Masked {
    let (head, tail) = match shown {
        IdMask::OneOne => (1, 1),
        IdMask::ThreeThree => (3, 3),
        IdMask::SixFour => (6, 4),
    };
    // Eighteen characters in all, whatever the number had.
    let text = keep_edges(number.trim(), head, 18 - head - tail, tail, 15);
    let tail = if text.starts_with('*') { String::new() } else { tail_of(&text, tail) };
    Masked::new(MaskKind::IdNumber, text).with_tail(tail)
}

/// `**** **** **** 1208`; numbers shorter than twelve characters are hidden.
#[must_use]
pub fn mask_bank_card(number: &str) -> Masked {
    let number = number.trim();
    let count = number.graphemes(true).count();
    let tail = if count >= 12 { tail_of(number, 4) } else { "****".to_owned() };
    let stable = tail.bytes().all(|b| b.is_ascii_alphanumeric());
    match (count, stable) {
        (0, _) => Masked::new(MaskKind::BankCard, ""),
        (_, true) => Masked::new(MaskKind::BankCard, format!("**** **** **** {tail}")).with_tail(tail),
        (_, false) => Masked::new(MaskKind::BankCard, "**** **** **** ****"),
    }
}

/// `E1*****78`; numbers shorter than eight characters are hidden.
#[must_use]
pub fn mask_document(number: &str) -> Masked {
    let text = keep_edges(number.trim(), 2, 5, 2, 8);
    let tail = if text.starts_with('*') { String::new() } else { tail_of(&text, 2) };
    Masked::new(MaskKind::Document, text).with_tail(tail)
}

/// `苏D4***0`, `陕A1****D`; anything that does not look like a plate is hidden.
#[must_use]
pub fn mask_plate(plate: &str) -> Masked {
    let plate = plate.trim();
    let provincial = plate.chars().next().is_some_and(|first| PLATE_PROVINCES.contains(first));
    let text = match plate.graphemes(true).count() {
        0 => String::new(),
        count @ 7..=8 if provincial => keep_edges(plate, 3, count - 4, 1, 7),
        _ => "****".to_owned(),
    };
    Masked::new(MaskKind::Plate, text)
}

/// A firm's code is public and shown; of a sole trader's (`92…`) the middle eight are hidden, of anything else all.
#[must_use]
pub fn mask_credit_code(code: &str) -> Masked {
    let code = code.trim();
    if code.starts_with("92") {
        return Masked::new(MaskKind::CreditCode, keep_edges(code, 5, 8, 5, 18));
    }
    match CreditCode::parse(code) {
        Ok(code) => Masked::new(MaskKind::Clear, code.into_string()),
        Err(_) if code.is_empty() => Masked::new(MaskKind::CreditCode, ""),
        Err(_) => Masked::new(MaskKind::CreditCode, "********"),
    }
}
