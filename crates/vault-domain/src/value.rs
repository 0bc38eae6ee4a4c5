//! Parse once at the edge: what people type or paste becomes a value in its normal form, or a precise refusal.

mod bank_card;
mod clean;
pub(crate) mod credit_code;
mod custom;
mod document;
pub(crate) mod email;
mod error;
mod handle;
mod label;
mod money;
mod normalise;
mod person_name;
mod phone;
pub(crate) mod resident_id;
pub(crate) mod vehicle;

pub use bank_card::{BankCard, passes_luhn};
pub use clean::{is_han, is_invisible};
pub use credit_code::CreditCode;
pub use custom::normalise_custom;
pub use email::Email;
pub use error::{ValueError, Warning};
pub use handle::{QqNumber, WeChatId};
pub use label::{LabelError, field_label};
pub use money::Money;
pub use normalise::{ParseOptions, normalise, split_multi};
pub use person_name::PersonName;
pub use phone::{Phone, PhoneKind};
pub use resident_id::{ResidentId, ResidentIdKind};
pub use vehicle::{PlateNumber, Vin};

pub(crate) use document::{is_passport, is_permit};
pub(crate) use vehicle::PLATE_PROVINCES;

/// A text newtype whose `Debug` shows no customer data.
macro_rules! private_text {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub struct $name(String);

        impl $name {
            /// The normal form.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The normal form, given away.
            #[must_use]
            pub fn into_string(self) -> String {
                self.0
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    };
}
use private_text;
