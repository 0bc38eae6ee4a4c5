use super::*;
use proptest::prelude::*;
use rstest::rstest;

fn today() -> LocalDate {
    LocalDate::new(2026, 3, 1).unwrap()
}

fn read(text: &str, options: DateOptions) -> Result<String, ValueError> {
    parse_date(text, today(), options).map(|parsed| match parsed.time {
        Some(time) => format!("{} {:02}:{:02}", parsed.date, time.hour, time.minute),
        None => parsed.date.to_string(),
    })
}

#[rstest]
#[case("2025/1/5", "2025-01-05")]
#[case("2025-01-05", "2025-01-05")]
#[case("2025.1.5", "2025-01-05")]
#[case("2025年1月5日", "2025-01-05")]
#[case("2025 年 1 月 5 号", "2025-01-05")]
#[case("20250105", "2025-01-05")]
#[case("2025-01-05 00:00:00", "2025-01-05")]
#[case("2025-01-05T14:30", "2025-01-05 14:30")]
#[case("2025年1月5日14:30", "2025-01-05 14:30")]
#[case("2025/1/5 9:05:59", "2025-01-05 09:05")]
#[case("05/13/25", "2025-05-13")] // only one reading exists
#[case("25/12/2025", "2025-12-25")]
#[case("05/05/2025", "2025-05-05")]
fn accepted(#[case] text: &str, #[case] date: &str) {
    assert_eq!(read(text, DateOptions::default()), Ok(date.to_owned()));
}

#[rstest]
#[case("05/01/25", ValueError::AmbiguousDate)]
#[case("05/01/2025", ValueError::AmbiguousDate)]
#[case("2025-02-29", ValueError::NoSuchDate)]
#[case("20251305", ValueError::NoSuchDate)]
#[case("2025年1月", ValueError::NotADate)]
#[case("明天", ValueError::NotADate)]
#[case("45662", ValueError::NotADate)]
#[case("2025-01-05 25:00", ValueError::NotADate)]
#[case("14:30", ValueError::NotADate)]
#[case("1/2/3/4", ValueError::NotADate)]
#[case("  ", ValueError::Empty)]
fn refused(#[case] text: &str, #[case] error: ValueError) {
    assert_eq!(read(text, DateOptions::default()), Err(error));
}

#[rstest]
#[case(DayOrder::YearMonthDay, "2005-01-25")]
#[case(DayOrder::MonthDayYear, "2025-05-01")]
#[case(DayOrder::DayMonthYear, "2025-01-05")]
fn a_chosen_order_settles_short_dates(#[case] order: DayOrder, #[case] date: &str) {
    let options = DateOptions { order: Some(order), serial: None };
    assert_eq!(read("05/01/25", options), Ok(date.to_owned()));
}

#[test]
fn a_chosen_order_is_not_bent_row_by_row() {
    let options = DateOptions { order: Some(DayOrder::DayMonthYear), serial: None };
    assert_eq!(read("05/13/25", options), Err(ValueError::NoSuchDate));
    assert_eq!(read("2025/5/13", options), Ok("2025-05-13".to_owned()));
}

#[test]
fn two_digit_years_turn_ten_years_ahead() {
    let options = DateOptions { order: Some(DayOrder::DayMonthYear), serial: None };
    assert_eq!(read("1/2/36", options), Ok("2036-02-01".to_owned()));
    assert_eq!(read("1/2/37", options), Ok("1937-02-01".to_owned()));
}

#[rstest]
#[case(SerialEpoch::Excel1900, "1", Ok("1900-01-01"))]
#[case(SerialEpoch::Excel1900, "59", Ok("1900-02-28"))]
#[case(SerialEpoch::Excel1900, "60", Err(ValueError::NoSuchDate))]
#[case(SerialEpoch::Excel1900, "61", Ok("1900-03-01"))]
#[case(SerialEpoch::Excel1900, "45662", Ok("2025-01-05"))]
#[case(SerialEpoch::Excel1900, "45662.604166666664", Ok("2025-01-05 14:30"))]
#[case(SerialEpoch::Excel1900, "45662.99999", Ok("2025-01-06"))]
#[case(SerialEpoch::Excel1904, "44200", Ok("2025-01-05"))]
#[case(SerialEpoch::Excel1904, "0", Ok("1904-01-01"))]
#[case(SerialEpoch::Excel1900, "20250105", Ok("2025-01-05"))]
#[case(SerialEpoch::Excel1900, "9999999", Err(ValueError::NoSuchDate))]
fn day_counts(#[case] epoch: SerialEpoch, #[case] text: &str, #[case] date: Result<&str, ValueError>) {
    let options = DateOptions { order: None, serial: Some(epoch) };
    assert_eq!(read(text, options), date.map(str::to_owned));
}

proptest! {
    #[test]
    fn never_panics(text in "[0-9年月日/.: T-]{0,20}|.{0,12}", serial in any::<bool>()) {
        let serial = serial.then_some(SerialEpoch::Excel1900);
        let _ = parse_date(&text, today(), DateOptions { order: None, serial });
    }
}
