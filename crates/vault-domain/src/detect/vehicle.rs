//! Number plates and vehicle identification numbers.

use super::HitKind;
use super::scan::{Findings, Scan};
use crate::field::FieldKey;
use crate::level::Level;
use crate::value::{PLATE_PROVINCES, vehicle};

const VIN_CONTEXT: [&str; 3] = ["车架", "vin", "车辆识别"];

pub(super) fn find_plates(scan: &Scan<'_>, found: &mut Findings<'_>) {
    for (start, _) in scan.text.match_indices(|c| PLATE_PROVINCES.contains(c)) {
        let mut plate: Vec<(usize, char)> = Vec::with_capacity(9);
        let rest = scan.slice(start..scan.text.len());
        for (at, c) in rest.char_indices().take(10) {
            // People part the first two characters from the rest.
            if plate.len() == 2 && matches!(c, '·' | '.' | ' ' | '-') {
                continue;
            }
            plate.push((at + c.len_utf8(), c.to_ascii_uppercase()));
        }
        for length in [8, 7] {
            let characters: Vec<char> = plate.iter().take(length).map(|(_, c)| *c).collect();
            let end = plate.get(length - 1).map_or(0, |(end, _)| *end);
            let ends = !plate.get(length).is_some_and(|(_, c)| c.is_ascii_alphanumeric());
            let range = start..start + end;
            if characters.len() == length
                && ends
                && vehicle::is_plate(&characters)
                && !scan.touches_mask(&range)
            {
                found.add(HitKind::Plate, range, (Level::L2, 90), FieldKey::Plate);
                break;
            }
        }
    }
}

pub(super) fn find_vins(scan: &Scan<'_>, found: &mut Findings<'_>) {
    for word in scan.words.iter().filter(|word| word.len() == 17) {
        let range = word.start..word.end;
        let text = scan.slice(range.clone()).to_ascii_uppercase();
        if vehicle::check_vin(text.as_bytes()).is_ok() && !scan.touches_mask(&range) {
            // One in eleven numbers of 17 digits has the right check digit; those alone are a question.
            let certain = !text.bytes().all(|b| b.is_ascii_digit()) || scan.has_context(&range, &VIN_CONTEXT);
            found.add(HitKind::Vin, range, (Level::L2, if certain { 80 } else { 30 }), FieldKey::Vin);
        }
    }
}
