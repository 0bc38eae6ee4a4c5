//! Addresses down to the house: a division (省市区县), a street or estate, a numbered house or room.

use super::HitKind;
use super::scan::{Findings, Scan};
use crate::field::FieldKey;
use crate::level::Level;
use crate::value::is_han;

/// Most characters before the house number that are looked at.
const BEFORE: usize = 30;
/// Most characters before the first division that still belong to the address (a province's name).
const BEFORE_DIVISION: usize = 10;

const STREETS: &str = "路街道巷弄村";
const ESTATES: &str = "区苑园村府城厦场寓楼庭里";
const DIVISIONS: &str = "省市区县";
const HOUSES: [&str; 7] = ["号", "栋", "幢", "单元", "室", "座", "#"];
const ROOMS: [&str; 10] = ["号楼", "号", "栋", "幢", "单元", "室", "座", "楼", "层", "#"];
/// Characters that end the sentence before an address.
const BEFORE_ADDRESS: &str = "址住在到寄送往于是为收";

pub(super) fn find_addresses(scan: &Scan<'_>, found: &mut Findings<'_>) {
    let mut done = 0;
    for group in &scan.digits {
        let rest = scan.slice(group.end..scan.text.len());
        let Some(house) = HOUSES.iter().find(|house| rest.starts_with(**house)) else { continue };
        if group.start < done {
            continue;
        }
        if let Some(start) =
            beginning(scan.slice(done..group.start), *house == "号").map(|start| start + done)
        {
            done = end_of_rooms(scan, group.end + house.len());
            found.add(HitKind::Address, start..done, (Level::L2, 70), FieldKey::Address);
        }
    }
}

/// Byte where the address before a house number begins, if a street (or estate) and a division stand there.
fn beginning(before: &str, needs_street: bool) -> Option<usize> {
    let belongs = |c: char| is_han(c) || c.is_ascii_alphanumeric() || matches!(c, '-' | '(' | ')');
    let segment = || before.char_indices().rev().take(BEFORE).take_while(|(_, c)| belongs(*c));
    if !segment().any(|(_, c)| DIVISIONS.contains(c)) {
        return None;
    }
    let segment: Vec<(usize, char)> = segment().collect();
    let places = |c: char| STREETS.contains(c) || (!needs_street && ESTATES.contains(c));
    let street = segment.iter().position(|(_, c)| places(*c))?;
    // The division farthest to the left, but before the street.
    let division = segment.iter().enumerate().skip(street + 1).rfind(|(_, (_, c))| DIVISIONS.contains(*c))?.0;
    let (mut start, _) = *segment.get(division)?;
    for (at, c) in segment.iter().skip(division + 1).take(BEFORE_DIVISION) {
        if !is_han(*c) || BEFORE_ADDRESS.contains(*c) {
            break;
        }
        start = *at;
    }
    Some(start)
}

/// Byte after `3栋2单元501室` and the like.
fn end_of_rooms(scan: &Scan<'_>, from: usize) -> usize {
    let mut end = from;
    loop {
        let rest = scan.slice(end..scan.text.len());
        let number = rest.bytes().take(6).take_while(|b| b.is_ascii_alphanumeric() || *b == b'-').count();
        let after = rest.get(number..).unwrap_or_default();
        // A room number may stand last without a word.
        let word = ROOMS.iter().find(|word| after.starts_with(**word)).map_or(0, |word| word.len());
        let bare_room =
            word == 0 && (3..=4).contains(&number) && rest.bytes().take(number).all(|b| b.is_ascii_digit());
        let glued = after.bytes().next().is_some_and(|b| b.is_ascii_alphanumeric());
        match (number, word) {
            (0, _) => return end,
            (_, 0) if bare_room && !glued => return end + number,
            (_, 0) => return end,
            _ => end += number + word,
        }
    }
}
