//! Values as the page may see them: masked, revealed for a purpose, compared.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vault_domain::field::FieldKey;
use vault_domain::ids::RecordId;
use vault_domain::level::{LegalClass, Level};

use super::approval::Approver;

/// One value on a card. L1 arrives in clear, L2 and L3 as a mask.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct FieldView {
    pub field: FieldKey,
    /// Position among several values of the field.
    pub index: u8,
    pub level: Level,
    pub legal_class: LegalClass,
    /// Clear text for L1, a mask otherwise.
    pub text: String,
    /// Last characters that may be read aloud, e.g. a phone's tail 4.
    pub tail: Option<String>,
    pub masked: bool,
    pub can_copy: bool,
}

/// Why someone needs to see a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// 回访
    FollowUp,
    /// 核对身份
    VerifyIdentity,
    /// 发货
    Delivery,
    /// 开票
    Invoicing,
    /// 售后
    AfterSales,
    /// 其他: needs a text.
    Other,
}

#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Reveal {
    pub record_id: RecordId,
    pub field: FieldKey,
    pub index: u8,
    pub purpose: Purpose,
    /// Text for [`Purpose::Other`], at most 100 characters.
    pub purpose_text: Option<String>,
    /// The personal password; needed for L3 when the last authentication is older than five minutes.
    pub password: Option<String>,
    /// Who agreed when the budget is used up.
    #[serde(default)]
    #[ts(optional)]
    pub approver: Option<Approver>,
}

#[derive(Clone, Serialize, Deserialize, TS)]
pub struct Revealed {
    pub value: String,
    pub level: Level,
    /// Milliseconds until the page has to drop the value.
    pub expires_in_ms: u32,
    /// Reveals of this person in the last hour, this one included.
    pub used_this_hour: u32,
    /// Show the banner "you have looked at many".
    pub soft_limit_reached: bool,
    /// Ledger position of the entry that recorded this reveal.
    pub seq: u64,
}

/// "Is it this number?" without showing the stored one.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Compare {
    pub record_id: RecordId,
    pub field: FieldKey,
    pub index: u8,
    /// The whole value, or its last four characters.
    pub value: String,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct Compared {
    pub matches: bool,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct Copied {
    /// Milliseconds until the clipboard is cleared.
    pub clears_in_ms: u32,
}

/// A number found in free text.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TextHit {
    pub kind: DetectedKind,
    pub level: Level,
    /// Half-open range in UTF-16 units of the text that was sent.
    pub start: u32,
    pub end: u32,
    pub suggested_field: Option<FieldKey>,
    /// 0 to 100.
    pub confidence: u8,
    /// Must not be stored at all (passwords, codes).
    pub blocked: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DetectedKind {
    ResidentId,
    CreditCode,
    Passport,
    Permit,
    BankCard,
    Mobile,
    Landline,
    Email,
    Plate,
    Vin,
    Wechat,
    Qq,
    Address,
    Secret,
    Health,
}

#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DetectText {
    /// At most 20,000 characters.
    pub text: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TextHits {
    pub hits: Vec<TextHit>,
}
