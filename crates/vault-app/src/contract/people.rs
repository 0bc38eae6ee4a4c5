//! People, roles and teams.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use vault_domain::date::LocalDate;
use vault_domain::ids::{PersonId, RecordId, TeamId};
use vault_domain::level::Level;
use vault_domain::reach::ScopeKind;
use vault_domain::role::Role;

/// Whether a person can log in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PersonState {
    Active,
    /// Has a code for the first login and no own password yet.
    Invited,
    /// May do nothing, since a decision or since the last day.
    Frozen,
}

/// One person as the ledger has it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PersonView {
    pub person_id: PersonId,
    pub name: String,
    pub roles: Vec<Role>,
    pub team_id: TeamId,
    pub state: PersonState,
    /// The person who is asking.
    pub you: bool,
    /// 实习: the program shows few customers a day.
    pub trainee: bool,
    /// The first day whose notes and changes the person is shown: a rule of the program.
    #[ts(type = "string | null")]
    pub history_from: Option<LocalDate>,
    pub since_ms: i64,
    /// The last entry the person signed.
    pub last_seen_ms: Option<i64>,
    /// End of the code for the first login.
    pub invited_until_ms: Option<i64>,
    /// From this moment on the person may do nothing.
    pub leaves_ms: Option<i64>,
    /// Customers in the person's own scope.
    pub customers: u64,
    /// Keys the roles call for that nobody has handed over yet: an owner or a manager does it by logging in.
    pub keys_missing: u32,
    /// Keys held that the roles do not call for any more: to be rotated by an owner.
    pub keys_to_rotate: u32,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TeamView {
    pub team_id: TeamId,
    /// Empty for the team everybody is in until others are made.
    pub name: String,
    pub people: u32,
    /// Customers the team has together, as far as the person who asks may count them.
    pub customers: u64,
}

/// Everybody who was ever added, by the order of joining.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct People {
    pub people: Vec<PersonView>,
    pub teams: Vec<TeamView>,
    /// Whether the person who is asking may change any of this.
    pub may_manage: bool,
}

/// A new person types the own password at this computer. `password` is that of the person who adds.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddPerson {
    pub name: String,
    pub roles: Vec<Role>,
    pub team_id: TeamId,
    #[serde(default)]
    pub trainee: bool,
    /// Last digits of the own phone number, for the watermark; derived ones when empty.
    #[serde(default)]
    pub watermark_tail: String,
    /// Notes and changes before this day are not shown: a rule of the program.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub history_from: Option<LocalDate>,
    pub new_password: String,
    pub password: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PersonAdded {
    pub person_id: PersonId,
}

/// A new person gets a code for one login, at which the own password is chosen.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InvitePerson {
    pub name: String,
    pub roles: Vec<Role>,
    pub team_id: TeamId,
    #[serde(default)]
    pub trainee: bool,
    /// Last digits of the own phone number, for the watermark; derived ones when empty.
    #[serde(default)]
    pub watermark_tail: String,
    /// Notes and changes before this day are not shown: a rule of the program.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub history_from: Option<LocalDate>,
    /// Days until the code is worth nothing, 1 to 14.
    pub days: u8,
    pub password: String,
}

#[derive(Clone, Serialize, Deserialize, TS)]
pub struct Invitation {
    pub person_id: PersonId,
    /// Shown once.
    pub code: String,
    pub until_ms: i64,
}

/// The first login with a code: the person's own keys and password are made.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Enrol {
    pub person_id: PersonId,
    pub code: String,
    pub new_password: String,
}

/// The roles and the team become these.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetRights {
    pub person_id: PersonId,
    pub roles: Vec<Role>,
    pub team_id: TeamId,
    #[serde(default)]
    pub trainee: bool,
    /// Notes and changes before this day are not shown: a rule of the program.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub history_from: Option<LocalDate>,
    pub password: String,
}

/// What roles and a team would open, before they are given; without `person_id` for a new person.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewRights {
    pub person_id: Option<PersonId>,
    pub roles: Vec<Role>,
    pub team_id: TeamId,
}

/// How many customers can be read, and how many of them with values of L2 and of L3.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Reachable {
    pub customers: u64,
    pub sensitive: u64,
    pub core: u64,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
pub struct RightsPreview {
    pub before: Reachable,
    pub after: Reachable,
}

/// At once, or from a moment on (the last day); `None` means at once.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FreezePerson {
    pub person_id: PersonId,
    pub at_ms: Option<i64>,
    pub password: String,
}

/// Frozen people may act again; a last day is taken back.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UnfreezePerson {
    pub person_id: PersonId,
    pub password: String,
}

/// Makes a team, or names it anew.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveTeam {
    pub team_id: Option<TeamId>,
    pub name: String,
    pub password: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct TeamSaved {
    pub team_id: TeamId,
}

/// Keys owners gave by name, against the table of roles.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Exceptions {
    pub rows: Vec<ExceptionView>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExceptionView {
    /// Who holds the key.
    pub person_id: PersonId,
    /// Whose customers it opens; nobody's means the pool.
    pub of: Option<PersonId>,
    pub level: Level,
    /// The first day whose notes and changes the person is shown: a rule of the program.
    #[ts(type = "string | null")]
    pub history_from: Option<LocalDate>,
}

/// Gives or takes back one such key.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeException {
    pub person_id: PersonId,
    pub of: Option<PersonId>,
    pub level: Level,
    /// Notes and changes before this day are not shown: a rule of the program. Said when the key is given.
    #[serde(default)]
    #[ts(type = "string | null")]
    pub history_from: Option<LocalDate>,
    pub password: String,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PersonRef {
    pub person_id: PersonId,
}

/// The rules as they are compiled in: what a role may do, and what its keys open.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct PermissionMatrix {
    pub rights: Vec<RoleRights>,
    pub reach: Vec<RoleReach>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RoleRights {
    pub role: Role,
    /// Names of actions.
    pub actions: Vec<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct RoleReach {
    pub role: Role,
    pub scope: ScopeKind,
    /// Levels whose keys the role holds in such a scope.
    pub levels: Vec<Level>,
}

/// Somebody who keeps a customer that only named people keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Custodian {
    pub person_id: PersonId,
    pub name: String,
}

/// 专人专管: from now on only these people, and owners, hold the keys of this customer.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KeepCustomer {
    pub record_id: RecordId,
    /// One to twenty.
    pub people: Vec<PersonId>,
    /// The own password.
    pub password: String,
}
