//! Dates as people and spreadsheets write them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::LocalDate;
use crate::value::ValueError;

/// How the parts of a date without a four-digit year in front are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DayOrder {
    /// 25/01/05.
    YearMonthDay,
    /// 01/05/25.
    MonthDayYear,
    /// 05/01/25.
    DayMonthYear,
}

/// The day a spreadsheet counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SerialEpoch {
    /// Day 1 is 1900-01-01, and day 60 the 1900-02-29 that never was.
    Excel1900,
    /// Day 0 is 1904-01-01.
    Excel1904,
}

/// What the reader needs to know about the file or form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DateOptions {
    /// Order of short dates; without it those with several readings are refused.
    pub order: Option<DayOrder>,
    /// Read plain numbers as day counts; off in forms.
    pub serial: Option<SerialEpoch>,
}

/// Hour and minute, 24 hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeOfDay {
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
}

/// A date and what came with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParsedDate {
    /// The day.
    pub date: LocalDate,
    /// The time of day, if one was written that is not midnight.
    pub time: Option<TimeOfDay>,
    /// Whether a plain number was read as a day count.
    pub from_serial: bool,
}

/// Reads `2025/1/5`, `2025-01-05`, `2025.1.5`, `2025年1月5日`, `20250105`, spreadsheet day counts and short dates,
/// each with an optional `14:30[:00]` or `T14:30`. Two-digit years lie within ten years after `today` at most.
///
/// # Errors
/// [`ValueError::NotADate`], [`ValueError::NoSuchDate`], [`ValueError::AmbiguousDate`], [`ValueError::Empty`].
pub fn parse_date(text: &str, today: LocalDate, options: DateOptions) -> Result<ParsedDate, ValueError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ValueError::Empty);
    }
    if let Some(epoch) = options.serial
        && let Some(parsed) = from_serial(text, epoch)
    {
        return parsed;
    }
    let (day, time) = split_time(text)?;
    let date = match parts(day)? {
        Parts::Run(digits) => from_run(digits)?,
        Parts::Three(parts) => from_three(parts, today, options.order)?,
    };
    Ok(ParsedDate { date, time, from_serial: false })
}

enum Parts<'a> {
    /// `20250105`.
    Run(&'a str),
    /// Three numbers with separators between them.
    Three([&'a str; 3]),
}

fn parts(day: &str) -> Result<Parts<'_>, ValueError> {
    if day.len() == 8 && day.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(Parts::Run(day));
    }
    let day = day.strip_suffix(['日', '号']).unwrap_or(day);
    let mut found = day.split(['/', '-', '.', '年', '月']).map(str::trim);
    let three = [found.next(), found.next(), found.next()];
    match (three, found.next()) {
        ([Some(a), Some(b), Some(c)], None) if [a, b, c].into_iter().all(is_number) => {
            Ok(Parts::Three([a, b, c]))
        }
        _ => Err(ValueError::NotADate),
    }
}

fn is_number(part: &str) -> bool {
    (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
}

fn from_run(digits: &str) -> Result<LocalDate, ValueError> {
    let number: u32 = digits.parse().map_err(|_| ValueError::NotADate)?;
    civil(number / 10_000, number / 100 % 100, number % 100).ok_or(ValueError::NoSuchDate)
}

fn from_three(parts: [&str; 3], today: LocalDate, order: Option<DayOrder>) -> Result<LocalDate, ValueError> {
    let [a, b, c] = parts;
    let number = |part: &str| part.parse::<u32>().map_err(|_| ValueError::NotADate);
    let [x, y, z] = [number(a)?, number(b)?, number(c)?];
    let read = |order: DayOrder| match order {
        DayOrder::YearMonthDay => civil(full_year(a, x, today)?, y, z),
        DayOrder::MonthDayYear => civil(full_year(c, z, today)?, x, y),
        DayOrder::DayMonthYear => civil(full_year(c, z, today)?, y, x),
    };
    let candidates: &[DayOrder] = match (a.len(), c.len()) {
        (4, 1..=2) => return read(DayOrder::YearMonthDay).ok_or(ValueError::NoSuchDate),
        (1..=2, 4) => &[DayOrder::MonthDayYear, DayOrder::DayMonthYear],
        (1..=2, 1..=2) => &[DayOrder::YearMonthDay, DayOrder::MonthDayYear, DayOrder::DayMonthYear],
        _ => return Err(ValueError::NotADate),
    };
    if let Some(order) = order.filter(|order| candidates.contains(order)) {
        return read(order).ok_or(ValueError::NoSuchDate);
    }
    let mut readings = candidates.iter().filter_map(|order| read(*order));
    let first = readings.next().ok_or(ValueError::NoSuchDate)?;
    if readings.all(|other| other == first) { Ok(first) } else { Err(ValueError::AmbiguousDate) }
}

/// A two-digit year belongs to the hundred years that end ten years after today; other lengths but four are no year.
fn full_year(written: &str, number: u32, today: LocalDate) -> Option<u32> {
    match written.len() {
        4 => Some(number),
        2 => {
            let last = u32::try_from(today.year()).ok()? + 10;
            let year = last - last % 100 + number;
            Some(if year > last { year - 100 } else { year })
        }
        _ => None,
    }
}

fn civil(year: u32, month: u32, day: u32) -> Option<LocalDate> {
    LocalDate::new(i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// `None` when the text is not a plain number of days; eight digits are a written date.
fn from_serial(text: &str, epoch: SerialEpoch) -> Option<Result<ParsedDate, ValueError>> {
    let (days, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if !(1..=7).contains(&days.len()) || fraction.is_empty() || !digits(days) || !digits(fraction) {
        return None;
    }
    let days: i64 = days.parse().ok()?;
    let share: f64 = format!("0.{fraction}").parse().ok()?;
    Some(serial_day(days, share, epoch))
}

fn serial_day(days: i64, share: f64, epoch: SerialEpoch) -> Result<ParsedDate, ValueError> {
    let shift = match (epoch, days) {
        (SerialEpoch::Excel1900, 0 | 60) => return Err(ValueError::NoSuchDate),
        // 1899-12-31; one day less after the leap day that never was.
        (SerialEpoch::Excel1900, 1..60) => -25_568,
        (SerialEpoch::Excel1900, _) => -25_569,
        // 1904-01-01.
        (SerialEpoch::Excel1904, _) => -24_107,
    };
    let minutes = (share * 1440.0).round() as i64;
    let date = LocalDate::from_days(days + shift + minutes / 1440).ok_or(ValueError::NoSuchDate)?;
    let (hour, minute) = (minutes / 60 % 24, minutes % 60);
    let time = TimeOfDay { hour: u8::try_from(hour).unwrap_or(0), minute: u8::try_from(minute).unwrap_or(0) };
    Ok(ParsedDate { date, time: (minutes % 1440 != 0).then_some(time), from_serial: true })
}

/// Day and time of `… 14:30[:00]` and `…T14:30`.
fn split_time(text: &str) -> Result<(&str, Option<TimeOfDay>), ValueError> {
    let Some(colon) = text.find(':') else { return Ok((text, None)) };
    let head = text.get(..colon).unwrap_or_default();
    let start = head.rfind([' ', 'T', '日', '号']).ok_or(ValueError::NotADate)?;
    let mark = head.get(start..).and_then(|tail| tail.chars().next()).map_or(1, char::len_utf8);
    // The character 日 belongs to the day, a space or T to neither.
    let day_end = if mark == 1 { start } else { start + mark };
    let clock = text.get(start + mark..).unwrap_or_default().trim();
    let mut fields = clock.split(':');
    let field = |part: Option<&str>, below: u8| -> Option<u8> {
        let part =
            part.filter(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))?;
        part.parse().ok().filter(|number| *number < below)
    };
    let time = match (field(fields.next(), 24), field(fields.next(), 60), fields.next(), fields.next()) {
        (Some(hour), Some(minute), None, _) => TimeOfDay { hour, minute },
        (Some(hour), Some(minute), second @ Some(_), None) if field(second, 60).is_some() => {
            TimeOfDay { hour, minute }
        }
        _ => return Err(ValueError::NotADate),
    };
    let midnight = TimeOfDay { hour: 0, minute: 0 };
    Ok((text.get(..day_end).unwrap_or_default().trim(), (time != midnight).then_some(time)))
}

#[cfg(test)]
mod tests;
