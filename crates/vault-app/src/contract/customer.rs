//! Customers: list, search, card, changes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vault_domain::field::FieldKey;
use vault_domain::ids::{PersonId, RecordId, TeamId};
use vault_domain::level::Level;
use vault_domain::record::{CustomerKind, RecordState};
use vault_domain::stage::Stage;

use super::approval::Approver;
use super::catalogue::Factors;
use super::field::FieldView;
use super::people::Custodian;

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListCustomers {
    #[serde(default)]
    pub filters: Filters,
    pub sort: SortBy,
    pub descending: bool,
    pub offset: u64,
    /// At most 500.
    pub limit: u32,
}

/// All parts are ANDed; an empty list means "any".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default, deny_unknown_fields)]
pub struct Filters {
    pub text: Option<String>,
    pub kind: Option<CustomerKind>,
    pub stages: Vec<Stage>,
    pub levels: Vec<Level>,
    pub tags: Vec<String>,
    pub city: Option<String>,
    /// Which part of the vault: active by default.
    pub state: StateFilter,
    /// Whose customers; anybody's when absent.
    pub holding: Option<Holding>,
    /// Customers of this person.
    pub owner: Option<PersonId>,
    /// Customers of this team.
    pub team: Option<TeamId>,
    pub has_phone: Option<bool>,
    /// Last activity is older than this many days.
    pub idle_days: Option<u32>,
    /// Last activity within this many days.
    pub active_days: Option<u32>,
    /// Next follow-up on or before this day (`YYYY-MM-DD`). Won and lost deals have none due, unless `stages` asks for
    /// them.
    pub next_until: Option<String>,
    pub without_basis: Option<bool>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StateFilter {
    #[default]
    Active,
    Archived,
    Recycled,
}

/// Who has a customer, seen from the person who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Holding {
    Mine,
    Colleagues,
    /// A team has it together; nobody in it has it alone.
    Team,
    /// 公海: nobody has it.
    Pool,
    /// 专人专管: kept by named people.
    Kept,
}

/// Who has a customer, or is to have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Receiver {
    Person {
        id: PersonId,
    },
    Team {
        id: TeamId,
    },
    /// 公海
    Pool,
    /// 专人专管: whoever was named. Nobody is given a customer like this; see `customer_keep`.
    Kept,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SortBy {
    /// By pinyin of the shown name.
    Name,
    Company,
    Updated,
    Created,
    NextFollowUp,
    Stage,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CustomerPage {
    pub total: u64,
    pub offset: u64,
    pub rows: Vec<CustomerRow>,
}

/// One line of the list; phone only as a mask, never a clear L2 or L3 value.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CustomerRow {
    pub record_id: RecordId,
    /// Short number shown as `#1024`: the order of creation in this vault. Only on cards.
    pub number: Option<u64>,
    pub kind: CustomerKind,
    pub name: String,
    pub company: String,
    pub title: String,
    pub city: String,
    pub phone: String,
    pub stage: Option<Stage>,
    pub level: Level,
    /// Zeros in the pool, and for what a team has.
    pub owner: PersonId,
    /// The team that has it.
    pub team_id: Option<TeamId>,
    /// The person's or the team's name; empty in the pool, and for the team everybody is in until others are made.
    pub owner_name: String,
    pub holding: Holding,
    pub tags: Vec<String>,
    pub state: RecordState,
    pub created_ms: i64,
    pub updated_ms: i64,
    pub next_ms: Option<i64>,
    /// Days until a recycled record is purged.
    pub days_left: Option<u16>,
}

/// Customers this person opened last, newest first; at most twenty.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RecentCustomers {
    pub rows: Vec<CustomerRow>,
}

#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SearchCustomers {
    /// 汉字, 全拼, 首字母, mixed, company, tag, tail 4 or a whole number.
    pub query: String,
    /// At most 50.
    pub limit: u32,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SearchResult {
    pub hits: Vec<SearchHit>,
    pub elapsed_us: u32,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SearchHit {
    pub row: CustomerRow,
    /// Which column matched.
    pub matched: Matched,
    /// Half-open UTF-16 ranges of `row.name` to highlight.
    pub name_spans: Vec<[u32; 2]>,
    pub company_spans: Vec<[u32; 2]>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Matched {
    Name,
    Company,
    Tag,
    City,
    PhoneTail,
    PhoneWhole,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CustomerRef {
    pub record_id: RecordId,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CustomerRefs {
    /// 1 to 1,000 records.
    pub record_ids: Vec<RecordId>,
}

/// Everything the card shows; values as [`FieldView`].
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct CustomerCard {
    pub row: CustomerRow,
    pub fields: Vec<FieldView>,
    /// Version per level, to be sent back on saving.
    pub versions: Versions,
    /// The level the record was raised to by hand; its values may be higher.
    pub raised_to: Option<Level>,
    pub linked_company: Option<LinkedCustomer>,
    /// People that belong to this company.
    pub people: Vec<LinkedCustomer>,
    pub can_edit: bool,
    /// Who alone keeps it, beside owners; nobody when it is kept like others.
    pub custodians: Vec<Custodian>,
    /// Levels this person reads and writes here. Values of the others are absent, whether there are any or not.
    pub levels: Vec<Level>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct LinkedCustomer {
    pub record_id: RecordId,
    pub name: String,
    pub title: String,
}

/// Optimistic concurrency: a save names the versions it was based on. 0 = the level has no facet yet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Versions {
    pub l1: u64,
    pub l2: u64,
    pub l3: u64,
}

/// A field's new values as typed; an empty list removes the field.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FieldInput {
    pub field: FieldKey,
    pub values: Vec<ValueInput>,
}

/// Either new text, or "leave the stored value at this index as it is" (the page never holds the clear value).
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ValueInput {
    Text(String),
    Keep(u8),
}

#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CreateCustomer {
    pub kind: CustomerKind,
    pub fields: Vec<FieldInput>,
    pub company_link: Option<RecordId>,
    /// Save although a duplicate was shown.
    #[serde(default)]
    pub accept_duplicate: bool,
}

#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UpdateCustomer {
    pub record_id: RecordId,
    pub versions: Versions,
    /// Only the fields that change.
    pub fields: Vec<FieldInput>,
    /// `None` leaves the link; `Some(None)` is not needed: send `unlink_company`.
    #[serde(default)]
    pub company_link: Option<RecordId>,
    #[serde(default)]
    pub unlink_company: bool,
}

/// Raises a record as a whole, or takes that back. At L3 its L2 values are sealed with its L3 ones.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetCustomerLevel {
    pub record_id: RecordId,
    pub versions: Versions,
    /// Nothing: only its values count.
    pub level: Option<Level>,
    /// At most 300 characters; needed for lowering, like the factors.
    #[serde(default)]
    pub reason: String,
    #[serde(default)]
    pub factors: Factors,
    /// Needed for lowering.
    #[serde(default)]
    pub password: Option<String>,
    /// The second signature: from L3 down, in a vault of several people.
    #[serde(default)]
    pub approver: Option<Approver>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Saved {
    pub record_id: RecordId,
    pub versions: Versions,
    pub warnings: Vec<SaveWarning>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct SaveWarning {
    pub field: FieldKey,
    pub code: WarningCode,
}

/// Things that were accepted and are worth saying. Used by forms and import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WarningCode {
    FullWidthConverted,
    InvisibleRemoved,
    KeptAsText,
    SensitiveInText,
    DuplicateInFile,
    DuplicateInVault,
    AmbiguousDate,
    ChecksumDoubtful,
    Truncated,
}

#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckDuplicate {
    pub fields: Vec<FieldInput>,
    /// The record being edited, left out of the answer.
    pub except: Option<RecordId>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Duplicates {
    pub rows: Vec<DuplicateRow>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct DuplicateRow {
    pub row: CustomerRow,
    pub by: DuplicateBy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DuplicateBy {
    Phone,
    CreditCode,
    NameAndCompany,
}

/// How many records a change of state touched, and the token that takes it back for ten minutes.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Changed {
    pub count: u64,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TagList {
    pub tags: Vec<TagCount>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TagCount {
    pub tag: String,
    pub count: u64,
}

/// Counters of the view tabs.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Counts {
    pub active: u64,
    pub archived: u64,
    pub recycled: u64,
    pub idle_30_days: u64,
    pub due_today: u64,
    pub without_basis: u64,
    /// Active customers by who has them.
    pub mine: u64,
    pub colleagues: u64,
    pub team: u64,
    pub pool: u64,
    /// Kept by named people, as far as this person is one of them.
    pub kept: u64,
}

/// Hands customers over: to a person, a team or the pool.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TransferCustomers {
    /// At most 10,000.
    pub record_ids: Vec<RecordId>,
    pub to: Receiver,
}
