//! Billing facts: what finance works with, without the customer.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vault_domain::ids::RecordId;

use super::customer::Holding;
use super::field::FieldView;

#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListBilling {
    /// 汉字, 全拼, 首字母 of a firm, or a whole credit code; everything when absent.
    #[serde(default)]
    pub text: Option<String>,
    pub sort: BillingSort,
    pub descending: bool,
    pub offset: u64,
    /// At most 200.
    pub limit: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BillingSort {
    /// By pinyin of the firm.
    Company,
    /// By when the customer came.
    Created,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BillingPage {
    pub total: u64,
    pub offset: u64,
    pub rows: Vec<BillingRow>,
}

/// The billing facts of one customer. No name of a person, no way to reach one.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BillingRow {
    /// Names the facts, for looks at single values. Opens no customer.
    pub record_id: RecordId,
    /// The customer, for whoever may see it.
    pub customer_id: Option<RecordId>,
    /// The customer's number, shown as `#1024`.
    pub number: Option<u64>,
    /// Empty for a customer who is no firm.
    pub company: String,
    /// Who looks after the customer; nobody in the pool.
    pub owner_name: String,
    pub holding: Holding,
    /// L1 in clear, L2 as masks.
    pub fields: Vec<FieldView>,
}
