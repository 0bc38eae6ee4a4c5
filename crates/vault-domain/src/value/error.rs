//! Why a text is not a value of its field, and what was changed on the way. Codes only; words live in the page.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A refusal precise enough to tell the person what to correct. Never carries the text itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum ValueError {
    /// Nothing left after trimming.
    #[error("value is empty")]
    Empty,
    /// More characters than the field holds.
    #[error("value is longer than {limit} characters")]
    TooLong {
        /// Most characters (graphemes) allowed.
        limit: u32,
    },
    /// A number with digits missing.
    #[error("number has {digits} digits, {expected} expected")]
    TooShort {
        /// Digits found.
        digits: u32,
        /// Digits a complete number has.
        expected: u32,
    },
    /// A number with digits too many.
    #[error("number has {digits} digits, {expected} expected")]
    TooManyDigits {
        /// Digits found.
        digits: u32,
        /// Digits a complete number has, at most.
        expected: u32,
    },
    /// A spreadsheet rounded the number to 15 digits (`4.40301E+17`, or zeros at the end): it cannot be restored.
    #[error("a spreadsheet has dropped digits of this number")]
    LostDigits,
    /// The check digit does not belong to the number.
    #[error("check digit is wrong")]
    BadChecksum,
    /// A character that does not occur in this kind of number.
    #[error("character not allowed in this number")]
    BadCharacter,
    /// The first digits of an identity number name no region.
    #[error("no such region")]
    NoSuchRegion,
    /// A day that is not in the calendar.
    #[error("no such date")]
    NoSuchDate,
    /// A birth date or identity number of the future.
    #[error("date lies in the future")]
    FutureDate,
    /// Several readings, such as `05/01/25`; the order has to be asked for.
    #[error("date can be read in several ways")]
    AmbiguousDate,
    /// Not a date in any known form.
    #[error("not a date")]
    NotADate,
    /// Neither a mainland nor a foreign telephone number.
    #[error("not a telephone number")]
    NotAPhone,
    /// Not an e-mail address.
    #[error("not an e-mail address")]
    NotAnEmail,
    /// Not an identity number of a known form.
    #[error("not an identity number")]
    NotAnIdNumber,
    /// Not a passport, permit or licence number.
    #[error("not a document number")]
    NotADocument,
    /// Not a number plate.
    #[error("not a number plate")]
    NotAPlate,
    /// Not a WeChat id.
    #[error("not a WeChat id")]
    NotAWeChatId,
    /// Not a QQ number.
    #[error("not a QQ number")]
    NotAQqNumber,
    /// Not an amount.
    #[error("not an amount of money")]
    NotMoney,
    /// An amount beyond 2^53 − 1 分.
    #[error("amount is too large")]
    AmountTooLarge,
    /// Not one of the choices of the field.
    #[error("not one of the choices")]
    NotAChoice,
    /// The source says the data were bought, which 个保法 art. 10 forbids.
    #[error("purchased personal data are refused")]
    PurchasedSource,
    /// A field the product keeps itself.
    #[error("field is not editable")]
    NotEditable,
}

impl ValueError {
    /// The code, as serde writes it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong { .. } => "too_long",
            Self::TooShort { .. } => "too_short",
            Self::TooManyDigits { .. } => "too_many_digits",
            Self::LostDigits => "lost_digits",
            Self::BadChecksum => "bad_checksum",
            Self::BadCharacter => "bad_character",
            Self::NoSuchRegion => "no_such_region",
            Self::NoSuchDate => "no_such_date",
            Self::FutureDate => "future_date",
            Self::AmbiguousDate => "ambiguous_date",
            Self::NotADate => "not_a_date",
            Self::NotAPhone => "not_a_phone",
            Self::NotAnEmail => "not_an_email",
            Self::NotAnIdNumber => "not_an_id_number",
            Self::NotADocument => "not_a_document",
            Self::NotAPlate => "not_a_plate",
            Self::NotAWeChatId => "not_a_we_chat_id",
            Self::NotAQqNumber => "not_a_qq_number",
            Self::NotMoney => "not_money",
            Self::AmountTooLarge => "amount_too_large",
            Self::NotAChoice => "not_a_choice",
            Self::PurchasedSource => "purchased_source",
            Self::NotEditable => "not_editable",
        }
    }
}

/// Something the person should know about an accepted value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Warning {
    /// Full-width digits or letters were written half-width.
    FullWidthConverted,
    /// Control, zero-width or direction-changing characters were taken out.
    InvisibleRemoved,
    /// A label such as `电话：` in front of the value was taken out.
    LabelRemoved,
    /// Not of the expected form; kept as written.
    KeptAsText,
    /// A local number without area code; it cannot be dialled from elsewhere.
    MissingAreaCode,
    /// A plain number was read as a spreadsheet's day count.
    ReadAsSerial,
    /// The time of day was left out of a date.
    TimeDropped,
    /// An amount was rounded to whole 分.
    Rounded,
}
