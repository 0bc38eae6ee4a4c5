//! Amounts of money in 分, as people write them: `¥1,234.50`, `1.5万`, `1亿2000万元`.

use super::ValueError;
use super::clean::{Cleaned, is_scientific};

/// Largest amount in 分: integers up to here are exact on the page too (2^53 − 1).
const MAX_FEN: i128 = (1 << 53) - 1;
/// Digits kept behind the point before rounding; more than any unit needs.
const FRACTION: usize = 12;

/// An amount in 分 (1/100 元), |amount| < 2^53.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money {
    fen: i64,
    rounded: bool,
}

impl Money {
    /// Reads an amount. More than two decimals of 元 are rounded half away from zero; see [`Money::rounded`].
    ///
    /// # Errors
    /// [`ValueError::NotMoney`], [`ValueError::AmountTooLarge`], [`ValueError::LostDigits`], [`ValueError::Empty`].
    pub fn parse(raw: &str) -> Result<Self, ValueError> {
        let cleaned = Cleaned::number(raw).within(64)?.text;
        let plain: String = cleaned.chars().filter(|c| *c != ' ').collect();
        if is_scientific(&plain) {
            return Err(ValueError::LostDigits);
        }
        let (negative, rest) = signed(&plain);
        let text = without_currency(rest);
        let (negative, text) = match signed(text) {
            (true, text) if !negative => (true, text),
            (true, _) => return Err(ValueError::NotMoney),
            (false, text) => (negative, text),
        };
        let scaled = sum_of_units(text)?;
        // `scaled` counts 10^-12 元; one 分 is 10^10 of them.
        let unit = 10_i128.pow(FRACTION as u32 - 2);
        let fen = (scaled + unit / 2) / unit;
        if fen > MAX_FEN {
            return Err(ValueError::AmountTooLarge);
        }
        let fen = i64::try_from(fen).map_err(|_| ValueError::AmountTooLarge)?;
        Ok(Self { fen: if negative { -fen } else { fen }, rounded: scaled % unit != 0 })
    }

    /// The amount in 分.
    #[must_use]
    pub const fn fen(self) -> i64 {
        self.fen
    }

    /// Whether digits below one 分 were rounded.
    #[must_use]
    pub const fn rounded(self) -> bool {
        self.rounded
    }
}

fn signed(text: &str) -> (bool, &str) {
    match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

fn without_currency(text: &str) -> &str {
    let head = ["人民币", "RMB", "CNY", "rmb", "cny", "¥", "￥"]
        .into_iter()
        .find_map(|mark| text.strip_prefix(mark));
    let text = head.unwrap_or(text).trim_start_matches([':', '¥', '￥']);
    let text =
        ["RMB", "CNY", "rmb", "cny"].into_iter().find_map(|mark| text.strip_suffix(mark)).unwrap_or(text);
    let text = text.strip_suffix('整').unwrap_or(text);
    ["元", "圆", "块"].into_iter().find_map(|mark| text.strip_suffix(mark)).unwrap_or(text)
}

/// Sum of the parts in 10^-12 元; units must fall: 亿 before 万 before nothing.
fn sum_of_units(text: &str) -> Result<i128, ValueError> {
    if text.is_empty() {
        return Err(ValueError::NotMoney);
    }
    let mut rest = text;
    let mut above = i128::MAX;
    let mut sum = 0_i128;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(rest.len());
        let (number, tail) = rest.split_at_checked(end).ok_or(ValueError::NotMoney)?;
        let mut marks = tail.chars();
        let unit = match marks.next() {
            None => 1,
            Some('万' | 'w' | 'W') => 10_000,
            Some('亿') => 100_000_000,
            Some('千' | 'k' | 'K') => 1_000,
            Some(_) => return Err(ValueError::NotMoney),
        };
        if unit >= above {
            return Err(ValueError::NotMoney);
        }
        above = unit;
        let part = decimal(number)?.checked_mul(unit).ok_or(ValueError::AmountTooLarge)?;
        sum = sum.checked_add(part).ok_or(ValueError::AmountTooLarge)?;
        rest = marks.as_str();
    }
    Ok(sum)
}

/// A decimal number in 10^-12, with thousands separators in their places or none.
fn decimal(text: &str) -> Result<i128, ValueError> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || !(1..=3).contains(&first.len()) {
            return Err(ValueError::NotMoney);
        }
        digits.push_str(group);
    }
    let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if (digits.is_empty() && fraction.is_empty()) || !all_digits(&digits) || !all_digits(fraction) {
        return Err(ValueError::NotMoney);
    }
    if digits.trim_start_matches('0').len() > 18 {
        return Err(ValueError::AmountTooLarge);
    }
    let whole: i128 = if digits.is_empty() { 0 } else { digits.parse().map_err(|_| ValueError::NotMoney)? };
    let fraction: i128 =
        format!("{fraction:0<FRACTION$.FRACTION$}").parse().map_err(|_| ValueError::NotMoney)?;
    Ok(whole * 10_i128.pow(FRACTION as u32) + fraction)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rstest::rstest;

    #[rstest]
    #[case("12345", 1_234_500)]
    #[case("¥12,345.67", 1_234_567)]
    #[case("￥１２，３４５．６", 1_234_560)]
    #[case("1.5万", 1_500_000)]
    #[case("86.5 万元", 86_500_000)]
    #[case("1.2亿", 12_000_000_000)]
    #[case("1亿2000万", 12_000_000_000)]
    #[case("3千", 300_000)]
    #[case("10w", 10_000_000)]
    #[case("人民币 100 元整", 10_000)]
    #[case("100 RMB", 10_000)]
    #[case("-50", -5_000)]
    #[case("-¥50", -5_000)]
    #[case("¥-50", -5_000)]
    #[case("0", 0)]
    #[case(".5", 50)]
    #[case("90071992547409.91", 9_007_199_254_740_991)]
    fn accepted(#[case] raw: &str, #[case] fen: i64) {
        let money = Money::parse(raw).unwrap();
        assert_eq!((money.fen(), money.rounded()), (fen, false));
    }

    #[test]
    fn fractions_of_a_fen_are_rounded_and_reported() {
        for (raw, fen) in [("1.005", 101), ("1.0049", 100), ("-1.005", -101), ("1234.5600000001", 123_456)] {
            let money = Money::parse(raw).unwrap();
            assert_eq!((money.fen(), money.rounded()), (fen, true), "{raw}");
        }
    }

    #[rstest]
    #[case("", ValueError::Empty)]
    #[case("面议", ValueError::NotMoney)]
    #[case("1,23", ValueError::NotMoney)]
    #[case("1.2.3", ValueError::NotMoney)]
    #[case("1万2亿", ValueError::NotMoney)]
    #[case("万", ValueError::NotMoney)]
    #[case("--5", ValueError::NotMoney)]
    #[case("¥", ValueError::NotMoney)]
    #[case("90071992547409.92", ValueError::AmountTooLarge)]
    #[case("99999999999999999999", ValueError::AmountTooLarge)]
    #[case("1.2E+07", ValueError::LostDigits)]
    fn refused(#[case] raw: &str, #[case] error: ValueError) {
        assert_eq!(Money::parse(raw), Err(error));
    }

    proptest! {
        #[test]
        fn every_amount_is_read_exactly(fen in -9_007_199_254_740_991_i64..=9_007_199_254_740_991) {
            let sign = if fen < 0 { "-" } else { "" };
            let text = format!("{sign}{}.{:02}", fen.unsigned_abs() / 100, fen.unsigned_abs() % 100);
            prop_assert_eq!(Money::parse(&text), Ok(Money { fen, rounded: false }));
        }

        #[test]
        fn never_panics(text in "[0-9.,万亿千¥元-]{0,40}|.{0,20}") {
            let _ = Money::parse(&text);
        }
    }
}
