// Generated from Rust by `cargo xtask gen`. Do not edit.

export type AcceptDiscontinuity = { password: string, };

export type Access = { at_ms: number, 
/**
 * Last entry before the moment.
 */
seq: number, 
/**
 * Whose customer it was.
 */
owner: Receiver, 
/**
 * Empty for the pool, and for the team that has no name.
 */
owner_name: string, people: Array<AccessRow>, };

export type AccessRow = { person_id: string, name: string, roles: Array<Role>, 
/**
 * Levels whose key the person held.
 */
levels: Array<Level>, 
/**
 * What the customer's scope was to the person.
 */
scope: ScopeKind, 
/**
 * Held against the table of roles: an owner made an exception.
 */
exception: boolean, };

export type ActionCount = { action: string, count: number, };

export type ActionGroup = "view" | "copy" | "change" | "import" | "export" | "login" | "rights" | "settings" | "check";

export type AddNote = { record_id: string, kind: NoteKind, outcome: Outcome | null, 
/**
 * 1 to 10,000 characters.
 */
text: string, 
/**
 * Sets the customer's next follow-up (`YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`).
 */
next_follow_up: string | null, };

export type AddPerson = { name: string, roles: Array<Role>, team_id: string, trainee: boolean, 
/**
 * Last digits of the own phone number, for the watermark; derived ones when empty.
 */
watermark_tail: string, 
/**
 * Notes and changes before this day are not shown: a rule of the program.
 */
history_from: string | null, new_password: string, password: string, };

export type Alert = { rule: AlertRule, 
/**
 * Position of the entry that raised it; together with the rule its name.
 */
seq: number, at_ms: number, due_ms: number, overdue: boolean, 
/**
 * About whom; none when about nobody.
 */
person_id: string | null, person_name: string | null, 
/**
 * The number that was too large, and what it is measured against.
 */
count: number, usual: number, 
/**
 * A day as `YYYY-MM-DD`, where the rule is about one.
 */
day: string | null, record_id: string | null, reviewed: AlertReviewed | null, 
/**
 * Why this person may not review it.
 */
not_by_you: NotByYou | null, };

export type AlertRef = { rule: AlertRule, seq: number, };

export type AlertReviewed = { seq: number, at_ms: number, person_name: string | null, verdict: ReviewVerdict, 
/**
 * For those who may read details.
 */
note: string | null, };

export type AlertRule = "failed_unlocks" | "above_median" | "core_outside_hours" | "export_before_leaving" | "new_device" | "foreign_customers" | "clock_back" | "gap" | "stopped";

export type AlertRules = { 
/**
 * Wrong passwords in a row, 3 to 20.
 */
failed_unlocks: number, 
/**
 * Looks in a day above the person's own median of 30 days, times this: 2 to 10.
 */
median_times: number, 
/**
 * Hours in which core values are looked at: from, 0 to 23, and until, 1 to 24.
 */
hours_from: number, hours_until: number, 
/**
 * Days before somebody leaves in which exports are noted, 7 to 90.
 */
leaver_days: number, 
/**
 * Different customers of others in a day, 5 to 200.
 */
foreign_customers: number, 
/**
 * Minutes a clock may go back, 5 to 120.
 */
clock_back_min: number, 
/**
 * Days until an alert or a day has to be reviewed, 1 to 30.
 */
due_days: number, };

export type AppStatus = { version: string, platform: Platform, phase: Phase, 
/**
 * The vault that is chosen, whether open or locked.
 */
vault: VaultSummary | null, 
/**
 * Present only while unlocked.
 */
session: SessionSummary | null, known_vaults: Array<KnownVault>, prefs: Prefs, };

export type ApprovalKind = "reveal" | "settings" | "review" | "level" | "export" | "evidence";

export type Approver = { person_id: string, password: string, };

export type ApproverView = { person_id: string, name: string, roles: Array<Role>, };

export type Approvers = { people: Array<ApproverView>, };

export type AskAccess = { record_id: string, at_ms: number | null, };

export type AskLedgerSummary = { person_id: string | null, };

export type BatchRef = { batch_id: string, };

export type BillingPage = { total: number, offset: number, rows: Array<BillingRow>, };

export type BillingRow = { 
/**
 * Names the facts, for looks at single values. Opens no customer.
 */
record_id: string, 
/**
 * The customer, for whoever may see it.
 */
customer_id: string | null, 
/**
 * The customer's number, shown as `#1024`.
 */
number: number | null, 
/**
 * Empty for a customer who is no firm.
 */
company: string, 
/**
 * Who looks after the customer; nobody in the pool.
 */
owner_name: string, holding: Holding, 
/**
 * L1 in clear, L2 as masks.
 */
fields: Array<FieldView>, };

export type BillingSort = "company" | "created";

export type Carried = { text: string, 
/**
 * Rows of `0` and `1`; empty when it is too long for one code.
 */
qr: Array<string>, };

export type CarryExport = { request_id: string, 
/**
 * Only this person can open it.
 */
approver_id: string, };

export type CatalogueField = { field: FieldKey, group: FieldGroup, 
/**
 * What a field of the vault's own is called; empty for the built-in ones, whose names are the page's.
 */
label: string, 
/**
 * What a field of the vault's own holds.
 */
kind: CustomKind | null, 
/**
 * The options of a choice.
 */
choices: Array<string>, level: Level, 
/**
 * The level without any change of the vault's.
 */
usual_level: Level, lowest: Level, highest: Level, legal_class: LegalClass, spi_kind: SpiKind | null, 
/**
 * Why sensitive personal information is needed.
 */
why: string, 
/**
 * Empty: the page says what the field is usually needed for.
 */
purpose: string, 
/**
 * Never below the floor.
 */
retention_months: number, 
/**
 * Out of the forms; what customers hold stays.
 */
archived: boolean, };

export type ChangeException = { person_id: string, of: string | null, level: Level, 
/**
 * Notes and changes before this day are not shown: a rule of the program. Said when the key is given.
 */
history_from: string | null, password: string, };

export type ChangePassword = { current: string, new: string, };

export type Changed = { count: number, };

export type CheckDuplicate = { fields: Array<FieldInput>, 
/**
 * The record being edited, left out of the answer.
 */
except: string | null, };

export type CheckpointForm = "text" | "pdf";

export type CheckpointView = { 
/**
 * C2SP `tlog-checkpoint`, signed by this computer and the person.
 */
text: string, 
/**
 * Entries it covers.
 */
size: number, at_ms: number, 
/**
 * The text as QR code (ISO/IEC 18004): rows of `0` and `1`, without the quiet zone.
 */
qr: Array<string>, };

export type CityCount = { city: string, customers: number, };

export type CityReceiver = { city: string, to: string, };

export type CloseReview = { review_id: string, password: string, approver: Approver | null, };

export type ColumnChoice = { index: number, 
/**
 * `None` = do not import this column.
 */
field: FieldKey | null, };

export type ColumnPreview = { index: number, header: string, 
/**
 * Up to five cells, masked where a detector or the proposed field says so.
 */
samples: Array<string>, proposed: FieldKey | null, 
/**
 * 0 to 100.
 */
confidence: number, };

export type CommitVault = { 
/**
 * The two groups asked for, in the order of [`KitView::confirm`].
 */
groups: [string, string], };

export type Compare = { record_id: string, field: FieldKey, index: number, 
/**
 * The whole value, or its last four characters.
 */
value: string, };

export type Compared = { matches: boolean, };

export type Copied = { 
/**
 * Milliseconds until the clipboard is cleared.
 */
clears_in_ms: number, };

export type CoreEvent = { "kind": "lock_soon", seconds: number, } | { "kind": "locked", reason: LockReason, } | { "kind": "progress", job: Job, done: number, total: number, per_second: number, remaining_ms: number | null, } | { "kind": "verified", complete: boolean, entries: number, } | { "kind": "clipboard_cleared" };

export type Counts = { active: number, archived: number, recycled: number, idle_30_days: number, due_today: number, without_basis: number, 
/**
 * Active customers by who has them.
 */
mine: number, colleagues: number, team: number, pool: number, 
/**
 * Kept by named people, as far as this person is one of them.
 */
kept: number, };

export type CreateCustomer = { kind: CustomerKind, fields: Array<FieldInput>, company_link: string | null, 
/**
 * Save although a duplicate was shown.
 */
accept_duplicate: boolean, };

export type Custodian = { person_id: string, name: string, };

export type CustomKind = "text" | "long_text" | "number" | "amount" | "date" | "phone" | "choice" | "checkbox";

export type CustomerCard = { row: CustomerRow, fields: Array<FieldView>, 
/**
 * Version per level, to be sent back on saving.
 */
versions: Versions, 
/**
 * The level the record was raised to by hand; its values may be higher.
 */
raised_to: Level | null, linked_company: LinkedCustomer | null, 
/**
 * People that belong to this company.
 */
people: Array<LinkedCustomer>, can_edit: boolean, 
/**
 * Who alone keeps it, beside owners; nobody when it is kept like others.
 */
custodians: Array<Custodian>, 
/**
 * Levels this person reads and writes here. Values of the others are absent, whether there are any or not.
 */
levels: Array<Level>, };

export type CustomerKind = "company" | "person";

export type CustomerPage = { total: number, offset: number, rows: Array<CustomerRow>, };

export type CustomerRef = { record_id: string, };

export type CustomerRefs = { 
/**
 * 1 to 1,000 records.
 */
record_ids: Array<string>, };

export type CustomerRow = { record_id: string, 
/**
 * Short number shown as `#1024`: the order of creation in this vault. Only on cards.
 */
number: number | null, kind: CustomerKind, name: string, company: string, title: string, city: string, phone: string, stage: Stage | null, level: Level, 
/**
 * Zeros in the pool, and for what a team has.
 */
owner: string, 
/**
 * The team that has it.
 */
team_id: string | null, 
/**
 * The person's or the team's name; empty in the pool, and for the team everybody is in until others are made.
 */
owner_name: string, holding: Holding, tags: Array<string>, state: RecordState, created_ms: number, updated_ms: number, next_ms: number | null, 
/**
 * Days until a recycled record is purged.
 */
days_left: number | null, };

export type DateOrder = "month_first" | "day_first" | "year_first";

export type DayState = "reviewed" | "partly" | "open" | "overdue";

export type DecideReview = { review_id: string, person_id: string, decision: ReviewDecision, 
/**
 * At most 200 characters; needed unless rights are kept, and always for somebody who can open L3.
 */
reason: string, };

export type DeleteStray = { path: string, };

export type Density = "compact" | "standard" | "relaxed";

export type DetailState = "none" | "open" | "sealed" | "pruned";

export type DetectText = { 
/**
 * At most 20,000 characters.
 */
text: string, };

export type DetectedKind = "resident_id" | "credit_code" | "passport" | "permit" | "bank_card" | "mobile" | "landline" | "email" | "plate" | "vin" | "wechat" | "qq" | "address" | "secret" | "health";

export type DisclosureChoice = { from_ms: number | null, 
/**
 * Exclusive.
 */
until_ms: number | null, person_id: string | null, record_id: string | null, };

export type DisclosurePreview = { 
/**
 * Entries of the whole ledger.
 */
entries: number, 
/**
 * Entries the choice selects.
 */
selected: number, 
/**
 * Of these, entries whose details are gone for good.
 */
pruned: number, 
/**
 * Selected entries by action, most first.
 */
actions: Array<ActionCount>, 
/**
 * Bytes the file will have, about.
 */
bytes: number, };

export type DiskEncryption = "encrypted" | "open" | "unknown";

export type Done = Record<symbol, never>;

export type Draft = { 
/**
 * What it belongs to, chosen by the page, e.g. `customer:new`, `note:<id>`; at most 100 characters.
 */
key: string, 
/**
 * JSON text of the form; at most 256 KiB.
 */
body: string, };

export type DraftList = { drafts: Array<StoredDraft>, };

export type DraftRef = { key: string, };

export type DuplicateBy = "phone" | "credit_code" | "name_and_company";

export type DuplicateRow = { row: CustomerRow, by: DuplicateBy, };

export type Duplicates = { rows: Array<DuplicateRow>, };

export type EditNote = { note_id: string, version: number, text: string, };

export type Empty = Record<symbol, never>;

export type Enrol = { person_id: string, code: string, new_password: string, };

export type ErrorCode = "internal" | "bad_request" | "unknown_command" | "no_vault" | "locked" | "vault_in_use" | "not_a_vault" | "vault_newer" | "vault_damaged" | "read_only" | "disk_full" | "file_access" | "wrong_password" | "too_many_attempts" | "device_not_enrolled" | "keyring_absent" | "keyring_locked" | "keyring_denied" | "keyring_slow" | "keyring_ambiguous" | "keyring_unreliable" | "device_file_missing" | "device_file_invalid" | "wrong_recovery_key" | "location_exists" | "location_blocked" | "location_warnings_open" | "password_weak" | "nothing_prepared" | "kit_not_confirmed" | "not_allowed" | "presenting" | "password_needed" | "purpose_needed" | "reveal_limit" | "copy_forbidden" | "not_found" | "conflict" | "name_needed" | "invalid_value" | "forbidden_value" | "duplicate" | "text_too_long" | "wrong_state" | "clock_back" | "file_not_found" | "file_too_large" | "file_kind_unknown" | "file_damaged" | "file_protected" | "file_empty" | "nothing_open" | "busy" | "cancelled" | "source_needed" | "basis_needed" | "source_forbidden" | "not_a_member" | "cannot_undo" | "name_taken" | "last_owner" | "roles_apart" | "code_invalid" | "person_frozen" | "own_password_first" | "field_incomplete" | "label_taken" | "label_forbidden" | "no_slot_left" | "field_in_use" | "level_out_of_bounds" | "reason_needed" | "retention_too_short" | "approval_needed" | "approver_unfit" | "review_incomplete" | "own_doing" | "evidence_held" | "not_a_checkpoint" | "export_incomplete" | "export_forbidden" | "export_invalid" | "export_changed" | "export_own" | "export_used" | "export_expired" | "export_ended" | "export_unsigned" | "export_too_early" | "export_rows" | "ledger_broken" | "customer_limit" | "person_unknown" | "claim_limit" | "keys_missing" | "host_unable";

export type ExceptionView = { 
/**
 * Who holds the key.
 */
person_id: string, 
/**
 * Whose customers it opens; nobody's means the pool.
 */
of: string | null, level: Level, 
/**
 * The first day whose notes and changes the person is shown: a rule of the program.
 */
history_from: string | null, };

export type Exceptions = { rows: Array<ExceptionView>, };

export type ExportAudit = { 
/**
 * Where the `.cvaudit` goes.
 */
path: string, choice: DisclosureChoice, 
/**
 * Entries are complete either way; without details an outsider sees who did what kind of thing when.
 */
details: boolean, };

export type ExportCan = { agree: boolean, withdraw: boolean, run: boolean, settle: boolean, };

export type ExportClass = "free" | "one" | "two";

export type ExportExcluded = { 
/**
 * The person has not agreed to this kind of recipient.
 */
no_consent: number, 
/**
 * The person refused marketing.
 */
refused_marketing: number, 
/**
 * This session holds no key, or the customer is still in the pool.
 */
closed: number, };

export type ExportFormat = "xlsx" | "csv" | "csv_gb18030" | "vcard" | "pdf_list" | "pdf_sheet" | "package";

export type ExportGauge = { whereabouts: number, transactions: number, other: number, 
/**
 * Thousandths of the line.
 */
milli: number, };

export type ExportNeeds = { class: ExportClass, approvals: number, 
/**
 * Seconds between the last signature and the run.
 */
cooling_off_s: number, 
/**
 * The last signer writes why.
 */
written_reason: boolean, 
/**
 * Seconds between the confirmation of the row count and the file.
 */
quarantine_s: number, sealed_only: boolean, };

export type ExportPlan = { selection: ExportSelection, 
/**
 * Columns in this order; 1 to 60.
 */
fields: Array<FieldKey>, 
/**
 * L2 in clear instead of masked.
 */
clear_l2: boolean, 
/**
 * L3 in clear instead of masked; leaves in a package only.
 */
clear_l3: boolean, format: ExportFormat, purpose: ExportPurpose, 
/**
 * At most 200 characters; needed for [`ExportPurpose::Other`].
 */
purpose_text: string, recipient_kind: RecipientKind, 
/**
 * A named person or firm, at most 100 characters.
 */
recipient_name: string, 
/**
 * Number of the contract, the request or the document, where the kind of recipient calls for one.
 */
reference: string, 
/**
 * Who destroys it, at most 50 characters.
 */
keeper: string, 
/**
 * When, `YYYY-MM-DD`.
 */
destroy_by: string, 
/**
 * Days the request is good for, 1 to 14.
 */
valid_days: number, };

export type ExportPreview = { rows: number, 
/**
 * Rows by the level of the strictest exported value: L1, L2, L3.
 */
levels: [number, number, number], 
/**
 * Rows by legal class of the strictest exported value: not personal, personal, sensitive, under fourteen.
 */
classes: [number, number, number, number], excluded: ExportExcluded, gauge: ExportGauge, needs: ExportNeeds, 
/**
 * Others who may agree.
 */
approvers: Array<ApproverView>, 
/**
 * Rows that left by the same person in the last 24 hours.
 */
rows_before: number, 
/**
 * The recipient's address is at a provider anybody can have one with.
 */
free_mail: boolean, 
/**
 * Made-up customers that will be among the rows.
 */
canaries: number, };

export type ExportPurpose = "delivery" | "invoicing" | "service" | "marketing" | "analysis" | "handover" | "legal" | "subject_request" | "other";

export type ExportRan = { at_ms: number, 
/**
 * `E-20261201-0007`, on every page and in every file.
 */
register_no: string, file_name: string, rows: number, canaries: number, bytes: number, 
/**
 * SHA-256 of the file.
 */
sha256: string, whereabouts: Whereabouts, 
/**
 * What was said when it came back or was destroyed.
 */
note: string, 
/**
 * When somebody is reminded of it.
 */
due_ms: number, overdue: boolean, };

export type ExportRef = { request_id: string, };

export type ExportRules = { 
/**
 * Rows in 24 hours nobody has to agree to, 1 to 200.
 */
free_rows: number, 
/**
 * Rows in 24 hours one person has to agree to, at least `free_rows`, at most 5,000; above that two.
 */
one_rows: number, 
/**
 * Whether anything may go abroad.
 */
abroad: boolean, 
/**
 * Whether sales may ask for copies of their own customers.
 */
sales: boolean, };

export type ExportSelection = { "kind": "filters", filters: Filters, } | { "kind": "records", record_ids: Array<string>, };

export type ExportShelf = "mine" | "for_me" | "register";

export type ExportSignature = { person_id: string, name: string, at_ms: number, agreed: boolean, reason: string, };

export type ExportState = "waiting" | "cooling" | "ready" | "quarantine" | "done" | "rejected" | "withdrawn" | "expired";

export type ExportView = { request_id: string, state: ExportState, requester_id: string, requester_name: string, mine: boolean, format: ExportFormat, fields: Array<FieldKey>, clear_l2: boolean, clear_l3: boolean, purpose: ExportPurpose, purpose_text: string, recipient_kind: RecipientKind, recipient_name: string, reference: string, keeper: string, destroy_by: string, rows: number, levels: [number, number, number], gauge_milli: number, needs: ExportNeeds, reason: string, made_ms: number, not_after_ms: number, 
/**
 * When it may run, once everybody has agreed.
 */
ready_ms: number | null, signatures: Array<ExportSignature>, ran: ExportRan | null, 
/**
 * What the person asking may do with it now.
 */
can: ExportCan, };

export type Exports = { exports: Array<ExportView>, 
/**
 * Waiting for the person who asks.
 */
for_me: number, 
/**
 * Out there beyond their day.
 */
overdue: number, };

export type Factors = { 
/**
 * 影响对象.
 */
affected: string, 
/**
 * 影响程度.
 */
degree: string, 
/**
 * 规模精度.
 */
precision: string, };

export type FieldCatalogue = { fields: Array<CatalogueField>, 
/**
 * The shortest retention a field may have, in months.
 */
retention_floor_months: number, 
/**
 * Slots left for fields of the vault's own.
 */
slots_left: number, 
/**
 * Levels were changed and not every customer is sealed accordingly: somebody with the keys goes on.
 */
resealing: boolean, 
/**
 * What the asking person may do here.
 */
may_save: boolean, may_raise: boolean, may_lower: boolean, 
/**
 * Newest first; at most 200.
 */
history: Array<FieldChange>, };

export type FieldChange = { at_ms: number, person_name: string, 
/**
 * Who agreed; empty when nobody had to.
 */
approver_name: string, field: FieldKey, 
/**
 * `added`, `label`, `choices`, `purpose`, `retention`, `archived`, `removed`, `level`, `legal_class`.
 */
what: string, old: string, new: string, reason: string, };

export type FieldDef = { 
/**
 * Which field.
 */
key: FieldKey, 
/**
 * The same name that serde writes: snake case, stable.
 */
name: string, 
/**
 * Protection by default; a vault may say otherwise, see [`crate::levels::Levels`].
 */
level: Level, 
/**
 * Legal class by default; likewise.
 */
legal_class: LegalClass, 
/**
 * What a value is and how it is parsed and masked.
 */
kind: FieldKind, 
/**
 * More than one value allowed.
 */
multi: boolean, 
/**
 * Where forms and cards show it.
 */
group: FieldGroup, };

export type FieldGroup = "basic" | "contact" | "billing" | "identity" | "deal" | "system" | "custom";

export type FieldInput = { field: FieldKey, values: Array<ValueInput>, };

export type FieldKey = "name" | "title" | "department" | "company" | "industry" | "city" | "website" | "credit_code" | "switchboard" | "source" | "stage" | "tags" | "next_follow_up" | "lawful_basis" | "consents" | "phone" | "wechat" | "qq" | "email" | "landline" | "birthday" | "gender" | "hometown" | "family" | "hobbies" | "address" | "remark" | "quote" | "contract_amount" | "signed_on" | "company_account" | "invoice_title" | "plate" | "vin" | "id_number" | "passport" | "permit" | "driving_licence" | "bank_card" | "cost_price" | "kind" | "state" | "owner" | "company_link" | "created_ms" | "updated_ms" | "last_activity_ms" | "recycled_ms" | "batch" | "number" | "record_level" | "custom01" | "custom02" | "custom03" | "custom04" | "custom05" | "custom06" | "custom07" | "custom08" | "custom09" | "custom10" | "custom11" | "custom12" | "custom13" | "custom14" | "custom15" | "custom16" | "custom17" | "custom18" | "custom19" | "custom20" | "custom21" | "custom22" | "custom23" | "custom24" | "custom25" | "custom26" | "custom27" | "custom28" | "custom29" | "custom30" | "custom31" | "custom32";

export type FieldKind = "text" | "long_text" | "person_name" | "website" | "phone" | "email" | "we_chat" | "qq" | "address" | "date" | "date_time" | "money" | "credit_code" | "resident_id" | "passport" | "permit" | "driving_licence" | "bank_card" | "bank_account" | "plate" | "vin" | "gender" | "stage" | "lawful_basis" | "consent" | "source" | "number" | "reference" | "custom";

export type FieldLevelSet = { catalogue: FieldCatalogue, reseal: Reseal, };

export type FieldRef = { field: FieldKey, };

export type FieldUsage = { customers: number, 
/**
 * Facets of customers the asking person has no key for.
 */
out_of_reach: number, };

export type FieldView = { field: FieldKey, 
/**
 * Position among several values of the field.
 */
index: number, level: Level, legal_class: LegalClass, 
/**
 * Clear text for L1, a mask otherwise.
 */
text: string, 
/**
 * Last characters that may be read aloud, e.g. a phone's tail 4.
 */
tail: string | null, masked: boolean, can_copy: boolean, };

export type Filters = { text: string | null, kind: CustomerKind | null, stages: Array<Stage>, levels: Array<Level>, tags: Array<string>, city: string | null, 
/**
 * Which part of the vault: active by default.
 */
state: StateFilter, 
/**
 * Whose customers; anybody's when absent.
 */
holding: Holding | null, 
/**
 * Customers of this person.
 */
owner: string | null, 
/**
 * Customers of this team.
 */
team: string | null, has_phone: boolean | null, 
/**
 * Last activity is older than this many days.
 */
idle_days: number | null, 
/**
 * Last activity within this many days.
 */
active_days: number | null, 
/**
 * Next follow-up on or before this day (`YYYY-MM-DD`). Won and lost deals have none due, unless `stages` asks for
 * them.
 */
next_until: string | null, without_basis: boolean | null, };

export type Finding = { code: FindingCode, 
/**
 * Ledger position it concerns, if one can be named.
 */
seq: number | null, count: number, };

export type FindingCode = "page_damaged" | "chain_broken" | "signature_invalid" | "row_stale" | "row_unknown" | "row_foreign" | "row_missing" | "row_unreadable" | "behind_anchor" | "forked" | "anchor_missing" | "clock_back";

export type FreezePerson = { person_id: string, at_ms: number | null, password: string, };

export type HandoverPlan = { from: string, rule: HandoverRule, };

export type HandoverPreview = { customers: number, shares: Array<HandoverShare>, 
/**
 * Cities of the customers, most frequent first; at most 50.
 */
cities: Array<CityCount>, 
/**
 * Compartments whose keys are made anew because the person held them.
 */
compartments: Array<HeldCompartment>, 
/**
 * Rows beside those customers that will be sealed with new keys.
 */
rows: number, };

export type HandoverReport = { person_id: string, person_name: string, frozen_ms: number, done_ms: number, customers: number, shares: Array<HandoverShare>, 
/**
 * Compartments with a new key.
 */
rotated: Array<HeldCompartment>, rows_resealed: number, 
/**
 * The database file has a new key; the person's slot is gone.
 */
file_rekeyed: boolean, 
/**
 * Entries of the person in the last 90 days: values seen, copied, customers imported.
 */
reveals_90d: number, copies_90d: number, imports_90d: number, 
/**
 * Distinct customers of whom a value was seen or copied in the last 90 days.
 */
customers_seen_90d: number, 
/**
 * Last position of the ledger the report speaks of.
 */
seq: number, };

export type HandoverRule = { "kind": "one", to: string, } | { "kind": "in_turn", to: Array<string>, } | { "kind": "by_city", cities: Array<CityReceiver>, others: string, } | { "kind": "team", to: string, } | { "kind": "pool" };

export type HandoverShare = { to: Receiver, customers: number, };

export type HeldCompartment = { scope: string, level: Level, epoch: number, };

export type Holding = "mine" | "colleagues" | "team" | "pool" | "kept";

export type ImportCheck = { rows: number, 
/**
 * Rows that will be written.
 */
importable: number, 
/**
 * Those of them that carry a warning.
 */
with_warnings: number, rejected: number, new: number, 
/**
 * Duplicates that bring something new under the plan; those that bring nothing will be skipped.
 */
updates: number, duplicates: number, 
/**
 * The first 500 problems.
 */
issues: Array<ImportIssue>, issue_total: number, 
/**
 * A column has dates that can be read two ways.
 */
ambiguous_dates: boolean, elapsed_ms: number, };

export type ImportIssue = { 
/**
 * Row as the spreadsheet shows it.
 */
row: number, column: string, field: FieldKey | null, 
/**
 * What the file holds, masked when it looks personal.
 */
cell: string, problem: ImportProblem, };

export type ImportList = { batches: Array<ImportReport>, };

export type ImportPlan = { columns: Array<ColumnChoice>, on_duplicate: OnDuplicate, date_order: DateOrder | null, 
/**
 * Where the list comes from, in the person's words; needed to run, not to check.
 */
source: string, 
/**
 * Needed to run, not to check.
 */
basis: LawfulBasis | null, notice_given: boolean, 
/**
 * Whose customers they become; absent = the importer's. Must be a member now.
 */
assign_to?: string, };

export type ImportPreview = { 
/**
 * File name without its folder.
 */
file_name: string, bytes: number, 
/**
 * `csv`, `xlsx`, `xls`, `ods`, `vcard`.
 */
kind: string, encoding: string | null, delimiter: string | null, sheets: Array<string>, sheet: string | null, header_row: number, rows: number, columns: Array<ColumnPreview>, };

export type ImportProblem = { "kind": "rejected", reason: RejectReason, } | { "kind": "warned", code: WarningCode, };

export type ImportReport = { batch_id: string, file_name: string, source: string, at_ms: number, imported: number, updated: number, skipped: number, rejected: number, elapsed_ms: number, undone: boolean, 
/**
 * The batch can still be taken back.
 */
can_undo: boolean, };

export type ImportUndone = { removed: number, restored: number, 
/**
 * Touched since the import and therefore left as they are.
 */
kept: number, };

export type Invitation = { person_id: string, 
/**
 * Shown once.
 */
code: string, until_ms: number, };

export type InvitePerson = { name: string, roles: Array<Role>, team_id: string, trainee: boolean, 
/**
 * Last digits of the own phone number, for the watermark; derived ones when empty.
 */
watermark_tail: string, 
/**
 * Notes and changes before this day are not shown: a rule of the program.
 */
history_from: string | null, 
/**
 * Days until the code is worth nothing, 1 to 14.
 */
days: number, password: string, };

export type Job = "import_check" | "handover" | "reseal" | "import" | "import_undo" | "verify" | "demo_data" | "ledger_export" | "export" | "scan" | "sharing";

export type KeepCustomer = { record_id: string, 
/**
 * One to twenty.
 */
people: Array<string>, 
/**
 * The own password.
 */
password: string, };

export type KeyringReport = { state: KeyringState, };

export type KeyringState = "ready" | "locked" | "absent" | "denied" | "slow" | "unreliable";

export type KitView = { vault_id: string, vault_name: string, created_ms: number, 
/**
 * Eight groups, each with its check character.
 */
groups: Array<string>, root_fingerprint: string, 
/**
 * Indices (0 to 7) of the two groups to be typed back.
 */
confirm: [number, number], };

export type KnownVault = { name: string, path: string, 
/**
 * False when the folder is not there now (unplugged, renamed).
 */
reachable: boolean, };

export type Language = "zh-CN" | "en";

export type LawfulBasis = "consent" | "contract" | "legal_duty" | "emergency" | "public_info" | "other";

export type LedgerDay = { 
/**
 * `YYYY-MM-DD`.
 */
day: string, views: number, copies: number, changes: number, imports: number, exports: number, logins: number, rights: number, others: number, };

export type LedgerEntryView = { row: LedgerRow, prev_hash: string, device: string, boot: string, 
/**
 * Identifier of who signed; none for the device and the recovery key.
 */
person_id: string | null, 
/**
 * Whose key signed.
 */
signer: SignerKind, 
/**
 * Keyed hash of the record it is about.
 */
object_ref: string | null, 
/**
 * Rows the entry wrote or removed.
 */
changes: number, detail_commit: string | null, detail: DetailState, 
/**
 * Where it stands: the next entry's position, if there is one.
 */
next_seq: number | null, };

export type LedgerExported = { entries: number, details: number, bytes: number, 
/**
 * What the verifier has to be given.
 */
root_fingerprint: string, };

export type LedgerFilters = { group: ActionGroup | null, from_ms: number | null, until_ms: number | null, person_id: string | null, record_id: string | null, 
/**
 * Only one action, `noun.verb`.
 */
action: string | null, 
/**
 * Only this hour of the day (0–23) and weekday (1 Monday – 7), in the vault's calendar.
 */
hour: number | null, weekday: number | null, 
/**
 * Only values of this level.
 */
level: Level | null, purpose: Purpose | null, refused_only: boolean, };

export type LedgerMonth = { month: string, first_seq: number | null, last_seq: number | null, entries: number, 
/**
 * Everybody with entries, most first.
 */
people: Array<MonthPerson>, purposes: Array<PurposeCount>, exports: Array<MonthEvent>, alerts: Array<MonthAlerts>, 
/**
 * People and rights: who came, went, got which rights.
 */
members: Array<MonthEvent>, days_reviewed: number, days_with_entries: number, verified: number, clock_back: number, discontinuities: number, witness: WitnessState, };

export type LedgerPage = { total: number, rows: Array<LedgerRow>, next_before_seq: number | null, };

export type LedgerPruned = { details: number, until_seq: number, };

export type LedgerRef = { seq: number, };

export type LedgerRetention = { 
/**
 * Months; 6 at least.
 */
months: number, 
/**
 * Details up to this position are gone; 0 when none are.
 */
pruned_until: number, 
/**
 * Entries whose details are older than that and could go now.
 */
due: number, 
/**
 * While something is being looked into, nothing goes.
 */
hold: LegalHold | null, };

export type LedgerRow = { seq: number, at_ms: number, 
/**
 * `noun.verb`, e.g. `field.reveal`.
 */
action: string, person_name: string | null, refused: string | null, 
/**
 * The customer, when this person may read it.
 */
record_id: string | null, record_name: string | null, record_number: number | null, field: FieldKey | null, fields: Array<FieldKey>, level: Level | null, purpose: Purpose | null, purpose_text: string | null, count: number | null, 
/**
 * Old and new of an L1 value or a setting.
 */
old: string | null, new: string | null, 
/**
 * File name, source or other word of the entry.
 */
text: string | null, 
/**
 * Who agreed to it: the signer of the approval the entry refers to.
 */
approver: string | null, 
/**
 * Whose request an approval was given to.
 */
approved_for: string | null, 
/**
 * First day of the history that came with a right.
 */
history_from: string | null, hash: string, };

export type LedgerSummary = { entries: number, head: string, verified: VerifiedAt | null, witness: WitnessState, 
/**
 * The last thirty days, oldest first.
 */
days: Array<LedgerDay>, 
/**
 * Seven weekdays (Monday first) × 24 hours, last 30 days.
 */
hours: Array<[number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number, number]>, 
/**
 * Everybody with entries in the last 30 days, most looks first.
 */
people: Array<PersonLooks>, 
/**
 * The middle of `people`'s looks, doubled so that it is a whole number.
 */
median_looks_doubled: number, 
/**
 * Looks of the last 30 days by what they were needed for, most first; empty for people who may not read details.
 */
purposes: Array<PurposeCount>, 
/**
 * Looks that are not in `purposes`: there were more than could be read at once, or the purpose is not known.
 */
purposes_unread: number, retention: LedgerRetention, };

export type LegalClass = "not_personal" | "personal" | "sensitive_personal" | "under_fourteen";

export type LegalHold = { since_ms: number, person_name: string | null, 
/**
 * For those who may read details.
 */
reason: string | null, };

export type Level = "L1" | "L2" | "L3";

export type LiftHold = { 
/**
 * 2 to 500 characters.
 */
reason: string, password: string, approver: Approver | null, };

export type LinkedCustomer = { record_id: string, name: string, title: string, };

export type ListApprovers = { what: ApprovalKind, };

export type ListBilling = { 
/**
 * 汉字, 全拼, 首字母 of a firm, or a whole credit code; everything when absent.
 */
text: string | null, sort: BillingSort, descending: boolean, offset: number, 
/**
 * At most 200.
 */
limit: number, };

export type ListColumns = { 
/**
 * Names of columns.
 */
order: Array<string>, 
/**
 * CSS px by name of the column.
 */
widths: { [key in string]: number }, };

export type ListCustomers = { filters: Filters, sort: SortBy, descending: boolean, offset: number, 
/**
 * At most 500.
 */
limit: number, };

export type ListExports = { what: ExportShelf, };

export type ListLedger = { filters: LedgerFilters, 
/**
 * Entries below this position; absent for the newest.
 */
before_seq: number | null, 
/**
 * At most 500.
 */
limit: number, };

export type ListRejected = { offset: number, 
/**
 * At most 500.
 */
limit: number, };

export type ListTimeline = { record_id: string, 
/**
 * Entries older than this instant; absent for the newest.
 */
before_ms: number | null, 
/**
 * At most 100.
 */
limit: number, };

export type Location = { 
/**
 * Where the vault folder would be.
 */
path: string, free_bytes: number, 
/**
 * Warnings the person has to acknowledge.
 */
warnings: Array<LocationWarning>, 
/**
 * A reason why the place cannot be used at all.
 */
blocked: LocationBlock | null, 
/**
 * A hint beside the place; never a reason to refuse it.
 */
disk_encryption: DiskEncryption, };

export type LocationBlock = "exists" | "not_writable" | "bad_name";

export type LocationWarning = "cloud_synced" | "network_drive" | "removable_drive" | "low_space";

export type LockReason = "manual" | "idle" | "suspend" | "screen_lock" | "panic" | "quit" | "clock_jump";

export type LockVault = { reason: LockReason, };

export type Matched = "name" | "company" | "tag" | "city" | "phone_tail" | "phone_whole";

export type MonthAlerts = { rule: AlertRule, raised: number, explained: number, acted: number, incident: number, open: number, };

export type MonthEvent = { seq: number, at_ms: number, person_name: string | null, action: string, text: string | null, refused: string | null, };

export type MonthPerson = { person_name: string | null, opened: number, reveals: number, copies: number, changes: number, imports: number, exports: number, refused: number, };

export type MonthRef = { month: string, };

export type MoveHit = { note_id: string, version: number, 
/**
 * UTF-16 range as given in [`TextHit`].
 */
start: number, end: number, field: FieldKey, };

export type NotByYou = "own" | "approved" | "role";

export type NoteKind = "call" | "wechat" | "visit" | "email" | "note";

export type NoteRef = { note_id: string, };

export type OnDuplicate = "skip" | "fill" | "merge" | "new";

export type OpenImport = { path: string, options: ReadOptions, };

export type OpenPackage = { 
/**
 * The `.cvpkg`.
 */
path: string, 
/**
 * `AGE-SECRET-KEY-1…`, or the passphrase.
 */
key: string, 
/**
 * Where what is inside goes.
 */
out: string, };

export type OpenVault = { path: string, };

export type OpenedPackage = { sender_name: string, recipient_name: string, payload_name: string, rows: number, bytes: number, made_ms: number, };

export type Outcome = "reached" | "not_reached" | "interested" | "declined";

export type Param = number | string;

export type Passphrase = { words: string, };

export type PasswordProblem = "too_short" | "not_ascii" | "easy_to_guess";

export type PasswordRating = { 
/**
 * 0 很容易被猜到 … 3 够强, 4 很强.
 */
score: number, 
/**
 * May be used for a vault.
 */
acceptable: boolean, problem: PasswordProblem | null, };

export type PastCheckpoint = { text: string, };

export type PastReview = { review_id: string, why: ReviewReason, quarter: string, people: number, closed: ReviewClosed, };

export type People = { people: Array<PersonView>, teams: Array<TeamView>, 
/**
 * Whether the person who is asking may change any of this.
 */
may_manage: boolean, };

export type PermissionMatrix = { rights: Array<RoleRights>, reach: Array<RoleReach>, };

export type PersonAdded = { person_id: string, };

export type PersonLooks = { 
/**
 * None for the device and the recovery key.
 */
person_id: string | null, person_name: string | null, looks: number, entries: number, refused: number, };

export type PersonRef = { person_id: string, };

export type PersonState = "active" | "invited" | "frozen";

export type PersonSummary = { person_id: string, name: string, unlock_mode: UnlockMode, };

export type PersonView = { person_id: string, name: string, roles: Array<Role>, team_id: string, state: PersonState, 
/**
 * The person who is asking.
 */
you: boolean, 
/**
 * 实习: the program shows few customers a day.
 */
trainee: boolean, 
/**
 * The first day whose notes and changes the person is shown: a rule of the program.
 */
history_from: string | null, since_ms: number, 
/**
 * The last entry the person signed.
 */
last_seen_ms: number | null, 
/**
 * End of the code for the first login.
 */
invited_until_ms: number | null, 
/**
 * From this moment on the person may do nothing.
 */
leaves_ms: number | null, 
/**
 * Customers in the person's own scope.
 */
customers: number, 
/**
 * Keys the roles call for that nobody has handed over yet: an owner or a manager does it by logging in.
 */
keys_missing: number, 
/**
 * Keys held that the roles do not call for any more: to be rotated by an owner.
 */
keys_to_rotate: number, };

export type Phase = "no_vault" | "locked" | "open";

export type PickPath = { what: PickWhat, };

export type PickWhat = "vault_folder" | "parent_folder" | "import_file" | "save_kit" | "save_rejected" | "save_report" | "save_ledger" | "save_checkpoint" | "save_export" | "scan_folder" | "leaked_file" | "device_file";

export type PickedPath = { 
/**
 * Absent when the person closed the dialog.
 */
path: string | null, };

export type PlanExport = { plan: ExportPlan, };

export type Platform = "linux" | "macos" | "windows";

export type Prefs = { language: Language, theme: Theme, density: Density, 
/**
 * Text size in percent, 90 to 150.
 */
text_percent: number, 
/**
 * Size of everything in the window in percent, 80 to 200.
 */
zoom_percent: number, 
/**
 * Single-letter shortcuts (C, E, G …) on or off (WCAG 2.1.4).
 */
single_key_shortcuts: boolean, sidebar_collapsed: boolean, 
/**
 * Columns of each list as the person arranged them, by the list's name.
 */
columns: { [key in string]: ListColumns }, };

export type PrepareVault = { name: string, 
/**
 * Parent folder; empty for the default one.
 */
folder: string, 
/**
 * Name of the vault's own folder when it is not to be the vault's name.
 */
folder_name?: string, mode: VaultMode, unlock_mode: UnlockMode, 
/**
 * Where to write the device file; needed for [`UnlockMode::DeviceFile`] only.
 */
device_file: string | null, person_name: string, watermark_tail: string, 
/**
 * Empty only for [`UnlockMode::KeyringOnly`].
 */
password: string, 
/**
 * Warnings of the place the person has acknowledged.
 */
accepted_warnings: Array<LocationWarning>, };

export type PreviewRights = { person_id: string | null, roles: Array<Role>, team_id: string, };

export type PrintExport = { request_id: string, rows: number, password: string | null, };

export type ProbeLocation = { 
/**
 * Parent folder; empty for the default one.
 */
folder: string, name: string, 
/**
 * Name of the vault's own folder when it is not to be the vault's name.
 */
folder_name?: string, };

export type PruneLedger = { password: string, approver: Approver | null, };

export type Purpose = "follow_up" | "verify_identity" | "delivery" | "invoicing" | "after_sales" | "other";

export type PurposeCount = { purpose: Purpose, count: number, };

export type RatePassword = { password: string, };

export type Reachable = { customers: number, sensitive: number, core: number, };

export type ReadCarried = { 
/**
 * At most 64 KiB.
 */
text: string, };

export type ReadOnlyReason = { "kind": "behind", entries: number, } | { "kind": "forked" } | { "kind": "damaged", rows: number, } | { "kind": "disk_full" };

export type ReadOptions = { 
/**
 * `utf-8`, `utf-16le`, `utf-16be`, `gb18030`.
 */
encoding: string | null, 
/**
 * `,`, `;`, `\t` or `|`.
 */
delimiter: string | null, sheet: string | null, 
/**
 * 1-based row that holds the column names.
 */
header_row: number | null, };

export type Receiver = { "kind": "person", id: string, } | { "kind": "team", id: string, } | { "kind": "pool" } | { "kind": "kept" };

export type RecentCustomers = { rows: Array<CustomerRow>, };

export type RecipientKind = "own" | "processor" | "other_handler" | "abroad" | "authority" | "subject";

export type RecordState = "active" | "archived" | "recycled" | "erased";

export type Recover = { recovery_key: string, person_id: string, new_password: string, 
/**
 * Where to keep the device secret when there is no keyring; explicit choice only.
 */
device_file: string | null, };

export type RejectReason = "no_name" | "lost_digits" | "phone_too_short" | "phone_too_long" | "not_a_phone" | "bad_checksum" | "bad_id_number" | "no_such_date" | "ambiguous_date" | "not_a_number" | "not_an_email" | "not_a_choice" | "too_long" | "forbidden_value" | "formula_error" | "unreadable";

export type RejectedCell = { 
/**
 * Row as the spreadsheet shows it.
 */
row: number, column: string, field: FieldKey | null, 
/**
 * What the file holds, masked as in [`ImportIssue`].
 */
cell: string, reason: RejectReason, };

export type RejectedCells = { 
/**
 * All that are remembered: the first 200,000.
 */
total: number, cells: Array<RejectedCell>, };

export type RequestExport = { plan: ExportPlan, 
/**
 * Rows of the preview: typed by the requester.
 */
rows: number, 
/**
 * Alone: why; at most 200 characters.
 */
reason: string, };

export type Reseal = { 
/**
 * Customers sealed anew.
 */
moved: number, 
/**
 * Facets and customers somebody with more keys has to do.
 */
left: number, 
/**
 * Stopped; it goes on at the next login of somebody with the keys.
 */
cancelled: boolean, };

export type Reveal = { record_id: string, field: FieldKey, index: number, purpose: Purpose, 
/**
 * Text for [`Purpose::Other`], at most 100 characters.
 */
purpose_text: string | null, 
/**
 * The personal password; needed for L3 when the last authentication is older than five minutes.
 */
password: string | null, 
/**
 * Who agreed when the budget is used up.
 */
approver?: Approver, };

export type Revealed = { value: string, level: Level, 
/**
 * Milliseconds until the page has to drop the value.
 */
expires_in_ms: number, 
/**
 * Reveals of this person in the last hour, this one included.
 */
used_this_hour: number, 
/**
 * Show the banner "you have looked at many".
 */
soft_limit_reached: boolean, 
/**
 * Ledger position of the entry that recorded this reveal.
 */
seq: number, };

export type Review = { review_id: string, why: ReviewReason, 
/**
 * `2026-Q4`.
 */
quarter: string, opened_ms: number, due_ms: number, rows: Array<ReviewRow>, closed: ReviewClosed | null, };

export type ReviewAlerts = { 
/**
 * At most 100.
 */
alerts: Array<AlertRef>, verdict: ReviewVerdict, 
/**
 * 2 to 500 characters.
 */
note: string, password: string, };

export type ReviewClosed = { at_ms: number, first_name: string, 
/**
 * Empty in a vault with one person: a self-check.
 */
second_name: string, 
/**
 * Position of the entry.
 */
seq: number, };

export type ReviewDays = { 
/**
 * `YYYY-MM-DD`, at most 100.
 */
days: Array<string>, password: string, };

export type ReviewDecision = { "kind": "keep" } | { "kind": "reduce", roles: Array<Role>, } | { "kind": "freeze" };

export type ReviewReason = "quarter" | "rights_changed";

export type ReviewRow = { person_id: string, name: string, roles: Array<Role>, team_id: string, state: PersonState, reach: Reachable, 
/**
 * Customers whose L3 the person can open.
 */
l3_customers: number, reveals_90d: number, copies_90d: number, 
/**
 * Median of reveals of everybody in the same team.
 */
team_median_reveals_90d: number, last_login_ms: number | null, 
/**
 * No login for more than thirty days, counted from joining where there was none.
 */
idle: boolean, 
/**
 * The first day whose notes and changes the person is shown: a rule of the program.
 */
history_from: string | null, decision: ReviewDecision | null, reason: string, };

export type ReviewVerdict = "explained" | "acted" | "incident";

export type Reviews = { 
/**
 * Not closed, the oldest first.
 */
open: Array<Review>, 
/**
 * Newest first, at most 40.
 */
past: Array<PastReview>, 
/**
 * This quarter has none yet.
 */
due: boolean, };

export type RightsPreview = { before: Reachable, after: Reachable, };

export type Role = "owner" | "manager" | "sales" | "finance" | "admin" | "auditor";

export type RoleBudget = { role: Role, 
/**
 * From here on a banner, at most `per_hour`.
 */
soft_per_hour: number, 
/**
 * 1 to 600.
 */
per_hour: number, 
/**
 * At least `per_hour`, at most 2,000.
 */
per_day: number, };

export type RoleReach = { role: Role, scope: ScopeKind, 
/**
 * Levels whose keys the role holds in such a scope.
 */
levels: Array<Level>, };

export type RoleRights = { role: Role, 
/**
 * Names of actions.
 */
actions: Array<string>, };

export type RunExport = { request_id: string, 
/**
 * Where the file goes.
 */
path: string, 
/**
 * Rows, typed once more.
 */
rows: number, 
/**
 * The requester's password; needed when the last authentication is older than a minute.
 */
password: string | null, 
/**
 * For a package: who can open it, `age1…`, or a passphrase of at least 12 characters.
 */
package_key: string | null, };

export type RunHandover = { from: string, rule: HandoverRule, password: string, };

export type SaveCheckpoint = { path: string, form: CheckpointForm, };

export type SaveField = { field: FieldKey | null, 
/**
 * 1 to 40 characters.
 */
label: string, kind: CustomKind | null, 
/**
 * 2 to 50 for a choice; existing ones may be added to and not taken away.
 */
choices: Array<string>, level: Level | null, legal_class: LegalClass | null, 
/**
 * For sensitive personal information.
 */
spi_kind: SpiKind | null, 
/**
 * For sensitive personal information; at most 300 characters.
 */
why: string, 
/**
 * At most 300 characters.
 */
purpose: string, 
/**
 * 1 to 1,200.
 */
retention_months: number | null, archived: boolean, };

export type SaveHandoverReport = { person_id: string, path: string, };

export type SaveKit = { path: string, };

export type SaveMonth = { month: string, path: string, };

export type SaveRejected = { path: string, };

export type SaveReview = { review_id: string, path: string, };

export type SaveTeam = { team_id: string | null, name: string, password: string, };

export type SaveWarning = { field: FieldKey, code: WarningCode, };

export type Saved = { record_id: string, versions: Versions, warnings: Array<SaveWarning>, };

export type ScanFolders = { 
/**
 * 1 to 16 folders.
 */
folders: Array<string>, };

export type ScopeKind = "own" | "teammate" | "stranger" | "team" | "other_team" | "pool" | "kept" | "own_billing" | "team_billing" | "other_billing" | "pool_billing" | "kept_billing" | "common" | "audit";

export type SearchCustomers = { 
/**
 * 汉字, 全拼, 首字母, mixed, company, tag, tail 4 or a whole number.
 */
query: string, 
/**
 * At most 50.
 */
limit: number, };

export type SearchHit = { row: CustomerRow, 
/**
 * Which column matched.
 */
matched: Matched, 
/**
 * Half-open UTF-16 ranges of `row.name` to highlight.
 */
name_spans: Array<[number, number]>, company_spans: Array<[number, number]>, };

export type SearchResult = { hits: Array<SearchHit>, elapsed_us: number, };

export type SessionSummary = { person_id: string, person_name: string, 
/**
 * Last four digits of the person's own phone, for the watermark; may be empty.
 */
watermark_tail: string, roles: Array<Role>, since_ms: number, 
/**
 * Seconds without activity until the vault locks itself.
 */
lock_after_s: number, 
/**
 * Set when the vault was opened read-only and why.
 */
read_only: ReadOnlyReason | null, customers: number, drafts: number, 
/**
 * 演示模式 is on: names, companies, ends of numbers and notes are masked in every answer.
 */
presenting: boolean, };

export type SetCustomerLevel = { record_id: string, versions: Versions, 
/**
 * Nothing: only its values count.
 */
level: Level | null, 
/**
 * At most 300 characters; needed for lowering, like the factors.
 */
reason: string, factors: Factors, 
/**
 * Needed for lowering.
 */
password: string | null, 
/**
 * The second signature: from L3 down, in a vault of several people.
 */
approver: Approver | null, };

export type SetFieldLevel = { field: FieldKey, level: Level, legal_class: LegalClass | null, 
/**
 * Needed when a field of the vault's own becomes sensitive personal information.
 */
spi_kind: SpiKind | null, why: string, 
/**
 * At most 300 characters; needed for lowering.
 */
reason: string, factors: Factors, password: string, 
/**
 * The second signature: from L3 down, in a vault of several people.
 */
approver: Approver | null, };

export type SetHold = { 
/**
 * 2 to 500 characters.
 */
reason: string, };

export type SetPresentation = { on: boolean, };

export type SetRights = { person_id: string, roles: Array<Role>, team_id: string, trainee: boolean, 
/**
 * Notes and changes before this day are not shown: a rule of the program.
 */
history_from: string | null, password: string, };

export type SetSettings = { settings: VaultSettings, approver: Approver | null, };

export type SettingChange = { at_ms: number, person_name: string, 
/**
 * Who agreed; empty when nobody had to.
 */
approver_name: string, 
/**
 * Name of the setting, as in the ledger.
 */
setting: string, old: string, new: string, };

export type SettingsHistory = { changes: Array<SettingChange>, };

export type SettleExport = { request_id: string, whereabouts: Whereabouts, 
/**
 * At most 200 characters; needed for [`Whereabouts::Explained`].
 */
note: string, };

export type SignCarried = { text: string, agree: boolean, reason: string, 
/**
 * The own password of whoever is logged in.
 */
password: string, };

export type SignExport = { request_id: string, 
/**
 * No: the request ends.
 */
agree: boolean, 
/**
 * At most 200 characters.
 */
reason: string, 
/**
 * Who signs, with the own password: the person of the session too.
 */
signer: Approver, };

export type SignerKind = "person" | "device" | "root";

export type SortBy = "name" | "company" | "updated" | "created" | "next_follow_up" | "stage";

export type SpiKind = "biometric" | "religion" | "specific_identity" | "health" | "financial" | "location" | "minor" | "other";

export type Stage = "lead" | "contacted" | "qualified" | "proposal" | "negotiation" | "won" | "lost";

export type StateFilter = "active" | "archived" | "recycled";

export type StoredDraft = { key: string, body: string, saved_ms: number, };

export type Stray = { path: string, 
/**
 * `csv`, `xlsx`, `xls`, `ods`, `vcard`, `text`, `docx`.
 */
kind: string, bytes: number, modified_ms: number | null, rows: number, phones: number, ids: number, mails: number, 
/**
 * Values the vault has too.
 */
known: number, };

export type Strays = { files: number, bytes: number, 
/**
 * Files that could not be read, among them encrypted ones.
 */
unreadable: number, 
/**
 * Not everything was looked at.
 */
incomplete: boolean, 
/**
 * Most known values first; at most 500.
 */
found: Array<Stray>, };

export type TagCount = { tag: string, count: number, };

export type TagList = { tags: Array<TagCount>, };

export type TeamSaved = { team_id: string, };

export type TeamView = { team_id: string, 
/**
 * Empty for the team everybody is in until others are made.
 */
name: string, people: number, 
/**
 * Customers the team has together, as far as the person who asks may count them.
 */
customers: number, };

export type TextHit = { kind: DetectedKind, level: Level, 
/**
 * Half-open range in UTF-16 units of the text that was sent.
 */
start: number, end: number, suggested_field: FieldKey | null, 
/**
 * 0 to 100.
 */
confidence: number, 
/**
 * Must not be stored at all (passwords, codes).
 */
blocked: boolean, };

export type TextHits = { hits: Array<TextHit>, };

export type Theme = "system" | "light" | "dark";

export type Timeline = { items: Array<TimelineItem>, more: boolean, 
/**
 * What was before this day is withheld from the person who asks: a rule of the program.
 */
history_from: string | null, };

export type TimelineItem = { at_ms: number, person_id: string | null, person_name: string, what: TimelineWhat, };

export type TimelineWhat = { "kind": "note", note_id: string, version: number, note_kind: NoteKind, outcome: Outcome | null, 
/**
 * Numbers the detectors found are masked here.
 */
text: string, hits: Array<TextHit>, edited: boolean, } | { "kind": "created" } | { "kind": "imported", source: string, } | { "kind": "changed", fields: Array<FieldKey>, stage_from: string | null, stage_to: string | null, } | { "kind": "revealed", field: FieldKey, purpose: Purpose | null, } | { "kind": "copied", field: FieldKey, purpose: Purpose | null, } | { "kind": "compared", field: FieldKey, matched: boolean, } | { "kind": "archived" } | { "kind": "unarchived" } | { "kind": "recycled" } | { "kind": "restored" };

export type Trace = { 
/**
 * Rows of the leak that were looked at.
 */
rows: number, 
/**
 * There was more than is looked at.
 */
cut: boolean, 
/**
 * Rows in which a customer of this vault was recognised.
 */
matched: number, 
/**
 * Whether there is enough to tell copies apart.
 */
enough: boolean, 
/**
 * The likeliest first; at most 50.
 */
copies: Array<TracedCopy>, 
/**
 * Customers that were recognised; at most 100.
 */
customers: Array<TracedCustomer>, 
/**
 * Everybody who could read them by rights, and how many of them each looked at.
 */
people: Array<TracedPerson>, };

export type TraceLeak = { "kind": "file", path: string, } | { "kind": "text", text: string, };

export type TracedCopy = { request_id: string, register_no: string, requester_name: string, recipient_name: string, at_ms: number, rows: number, 
/**
 * Spellings that could be compared, and how many are those of this copy.
 */
sites: number, agreeing: number, 
/**
 * Recognised customers this copy never held.
 */
missing_rows: number, 
/**
 * Made-up customers of this copy that were found.
 */
canaries: number, 
/**
 * Share of the comparable spellings that agree, 0 to 1.
 */
confidence: number, 
/**
 * How likely a copy that is not the source looks like this, all copies considered.
 */
false_positive: number, 
/**
 * Named as the source.
 */
named: boolean, };

export type TracedCustomer = { record_id: string, name: string, };

export type TracedPerson = { person_id: string, name: string, 
/**
 * Of the recognised customers, how many the person can read.
 */
could: number, 
/**
 * How many the person opened, looked at, copied or took along.
 */
did: number, };

export type TransferCustomers = { 
/**
 * At most 10,000.
 */
record_ids: Array<string>, to: Receiver, };

export type UnfreezePerson = { person_id: string, password: string, };

export type Unlock = { person_id: string, 
/**
 * Empty in keyring-only mode.
 */
password: string, };

export type UnlockMode = "keyring_password" | "keyring_only" | "device_file" | "invitation";

export type UpdateCustomer = { record_id: string, versions: Versions, 
/**
 * Only the fields that change.
 */
fields: Array<FieldInput>, 
/**
 * `None` leaves the link; `Some(None)` is not needed: send `unlink_company`.
 */
company_link: string | null, unlink_company: boolean, };

export type ValueInput = { "text": string } | { "keep": number };

export type VaultMode = "solo" | "office" | "field";

export type VaultSettings = { 
/**
 * 1 to 30 minutes.
 */
lock_after_min: number, 
/**
 * 10 to 120 seconds.
 */
clipboard_clear_s: number, 
/**
 * Doubles the time a revealed value stays (accessibility).
 */
longer_reveal: boolean, 
/**
 * Customers one person may take out of the pool in a day, 1 to 200.
 */
claims_per_day: number, 
/**
 * Different customers a trainee may open in a day, 1 to 200.
 */
trainee_customers_per_day: number, 
/**
 * The shortest time a field may be kept, 1 to 120 months.
 */
retention_floor_months: number, 
/**
 * How long details of the ledger are kept, 6 to 240 months.
 */
ledger_months: number, alerts: AlertRules, exports: ExportRules, 
/**
 * How many values people with these roles may look at: owner, manager, sales, in this order.
 */
budgets: Array<RoleBudget>, };

export type VaultSummary = { vault_id: string, name: string, path: string, 
/**
 * Known while a person is logged in.
 */
mode: VaultMode | null, demo: boolean, people: Array<PersonSummary>, };

export type VerifiedAt = { at_ms: number, entries: number, complete: boolean, first_bad_seq: number | null, };

export type VerifyReport = { complete: boolean, ledger_entries: number, rows_checked: number, head: string, elapsed_ms: number, findings: Array<Finding>, };

export type Versions = { l1: number, l2: number, l3: number, };

export type ViewerRow = { at_ms: number, seq: number, person_name: string, 
/**
 * Ledger action code, e.g. `field.reveal`, `customer.open`.
 */
action: string, field: FieldKey | null, purpose: Purpose | null, purpose_text: string | null, };

export type Viewers = { rows: Array<ViewerRow>, };

export type WarningCode = "full_width_converted" | "invisible_removed" | "kept_as_text" | "sensitive_in_text" | "duplicate_in_file" | "duplicate_in_vault" | "ambiguous_date" | "checksum_doubtful" | "truncated";

export type WatchDay = { 
/**
 * `YYYY-MM-DD`.
 */
day: string, entries: number, refused: number, people: number, due_ms: number, state: DayState, reviewers: Array<string>, 
/**
 * Whose doing nobody else has looked at yet.
 */
waiting_for: Array<string>, };

export type WatchList = { 
/**
 * Newest first; open ones before reviewed ones.
 */
alerts: Array<Alert>, 
/**
 * Days with entries, newest first; the current day is not among them.
 */
days: Array<WatchDay>, open_alerts: number, overdue: number, 
/**
 * One person alone may review what he did himself, and the record says so.
 */
alone: boolean, };

export type Whereabouts = "out" | "returned" | "destroyed" | "explained";

export type WireError = { code: ErrorCode, 
/**
 * Typed arguments for the sentence: counts, names of fields, never a customer's data.
 */
params: { [key in string]: Param }, 
/**
 * Eight characters to be quoted when asking for help.
 */
reference: string, };

export type WitnessOutcome = "agrees" | "longer" | "differs" | "other_vault" | "not_signed";

export type WitnessState = { 
/**
 * Entries the last checkpoint that left covers; none when none has left.
 */
size: number | null, at_ms: number | null, 
/**
 * Entries written since: nobody outside could tell if these were cut off.
 */
entries_since: number, 
/**
 * Wall clock of the first of them.
 */
since_ms: number | null, };

export type WitnessVerdict = { outcome: WitnessOutcome, 
/**
 * Entries the old checkpoint covers.
 */
size: number, 
/**
 * Entries written since.
 */
since: number, 
/**
 * Wall clock of the last entry it covers, when it agrees.
 */
until_ms: number | null, 
/**
 * Who had signed it, as far as the keys are this vault's.
 */
signers: Array<string>, 
/**
 * Shows the same to whoever holds the old one: the body of `add-checkpoint` in C2SP `tlog-witness`.
 */
update: string | null, };

/** Every command with its request and its response. */
export interface Commands {
  app_status: { request: Empty; response: AppStatus };
  prefs_set: { request: Prefs; response: Prefs };
  path_pick: { request: PickPath; response: PickedPath };
  location_probe: { request: ProbeLocation; response: Location };
  keyring_probe: { request: Empty; response: KeyringReport };
  password_rate: { request: RatePassword; response: PasswordRating };
  passphrase_make: { request: Empty; response: Passphrase };
  vault_prepare: { request: PrepareVault; response: KitView };
  kit_save: { request: SaveKit; response: Done };
  kit_print: { request: Empty; response: Done };
  vault_commit: { request: CommitVault; response: AppStatus };
  vault_discard: { request: Empty; response: Done };
  vault_open: { request: OpenVault; response: AppStatus };
  vault_close: { request: Empty; response: AppStatus };
  vault_unlock: { request: Unlock; response: AppStatus };
  vault_recover: { request: Recover; response: AppStatus };
  vault_enrol: { request: Enrol; response: AppStatus };
  demo_open: { request: Empty; response: AppStatus };
  vault_lock: { request: LockVault; response: AppStatus };
  session_touch: { request: Empty; response: Done };
  presentation_set: { request: SetPresentation; response: AppStatus };
  customer_list: { request: ListCustomers; response: CustomerPage };
  customer_search: { request: SearchCustomers; response: SearchResult };
  customer_recent: { request: Empty; response: RecentCustomers };
  customer_counts: { request: Empty; response: Counts };
  customer_show: { request: CustomerRef; response: CustomerCard };
  customer_create: { request: CreateCustomer; response: Saved };
  customer_update: { request: UpdateCustomer; response: Saved };
  customer_archive: { request: CustomerRefs; response: Changed };
  customer_unarchive: { request: CustomerRefs; response: Changed };
  customer_recycle: { request: CustomerRefs; response: Changed };
  customer_restore: { request: CustomerRefs; response: Changed };
  customer_level: { request: SetCustomerLevel; response: Saved };
  customer_transfer: { request: TransferCustomers; response: Changed };
  customer_keep: { request: KeepCustomer; response: Done };
  pool_claim: { request: CustomerRefs; response: Changed };
  duplicate_check: { request: CheckDuplicate; response: Duplicates };
  tag_list: { request: Empty; response: TagList };
  billing_list: { request: ListBilling; response: BillingPage };
  field_reveal: { request: Reveal; response: Revealed };
  field_copy: { request: Reveal; response: Copied };
  field_compare: { request: Compare; response: Compared };
  text_detect: { request: DetectText; response: TextHits };
  field_catalogue: { request: Empty; response: FieldCatalogue };
  field_save: { request: SaveField; response: FieldCatalogue };
  field_remove: { request: FieldRef; response: FieldCatalogue };
  field_usage: { request: FieldRef; response: FieldUsage };
  field_level_set: { request: SetFieldLevel; response: FieldLevelSet };
  field_reseal: { request: Empty; response: Reseal };
  field_reseal_cancel: { request: Empty; response: Done };
  note_add: { request: AddNote; response: Done };
  note_edit: { request: EditNote; response: Done };
  note_remove: { request: NoteRef; response: Done };
  note_move_hit: { request: MoveHit; response: Done };
  timeline_list: { request: ListTimeline; response: Timeline };
  viewer_list: { request: CustomerRef; response: Viewers };
  import_open: { request: OpenImport; response: ImportPreview };
  import_check: { request: ImportPlan; response: ImportCheck };
  import_run: { request: ImportPlan; response: ImportReport };
  import_cancel: { request: Empty; response: Done };
  import_close: { request: Empty; response: Done };
  import_list: { request: Empty; response: ImportList };
  import_undo: { request: BatchRef; response: ImportUndone };
  import_rejected: { request: ListRejected; response: RejectedCells };
  import_save_rejected: { request: SaveRejected; response: Done };
  export_preview: { request: PlanExport; response: ExportPreview };
  export_request: { request: RequestExport; response: ExportView };
  export_run: { request: RunExport; response: ExportView };
  export_print: { request: PrintExport; response: ExportView };
  export_cancel: { request: Empty; response: Done };
  export_list: { request: ListExports; response: Exports };
  export_show: { request: ExportRef; response: ExportView };
  export_sign: { request: SignExport; response: ExportView };
  export_withdraw: { request: ExportRef; response: ExportView };
  export_settle: { request: SettleExport; response: ExportView };
  export_carry: { request: CarryExport; response: Carried };
  export_carried_show: { request: ReadCarried; response: ExportView };
  export_carried_sign: { request: SignCarried; response: Carried };
  export_answer_read: { request: ReadCarried; response: ExportView };
  package_open: { request: OpenPackage; response: OpenedPackage };
  trace_leak: { request: TraceLeak; response: Trace };
  stray_scan: { request: ScanFolders; response: Strays };
  stray_cancel: { request: Empty; response: Done };
  stray_delete: { request: DeleteStray; response: Done };
  person_list: { request: Empty; response: People };
  person_add: { request: AddPerson; response: PersonAdded };
  person_invite: { request: InvitePerson; response: Invitation };
  person_rights: { request: SetRights; response: Done };
  person_freeze: { request: FreezePerson; response: Done };
  person_unfreeze: { request: UnfreezePerson; response: Done };
  rights_preview: { request: PreviewRights; response: RightsPreview };
  exception_list: { request: Empty; response: Exceptions };
  exception_give: { request: ChangeException; response: Done };
  exception_take: { request: ChangeException; response: Done };
  team_save: { request: SaveTeam; response: TeamSaved };
  handover_preview: { request: HandoverPlan; response: HandoverPreview };
  handover_run: { request: RunHandover; response: HandoverReport };
  handover_report: { request: PersonRef; response: HandoverReport };
  handover_save_report: { request: SaveHandoverReport; response: Done };
  review_list: { request: Empty; response: Reviews };
  review_open: { request: Empty; response: Review };
  review_decide: { request: DecideReview; response: Review };
  review_close: { request: CloseReview; response: Review };
  review_save: { request: SaveReview; response: Done };
  access_list: { request: AskAccess; response: Access };
  approver_list: { request: ListApprovers; response: Approvers };
  permission_matrix: { request: Empty; response: PermissionMatrix };
  ledger_list: { request: ListLedger; response: LedgerPage };
  ledger_summary: { request: AskLedgerSummary; response: LedgerSummary };
  ledger_show: { request: LedgerRef; response: LedgerEntryView };
  ledger_verify: { request: Empty; response: VerifyReport };
  vault_verify: { request: Empty; response: VerifyReport };
  ledger_checkpoint: { request: Empty; response: CheckpointView };
  ledger_save_checkpoint: { request: SaveCheckpoint; response: Done };
  ledger_witness: { request: PastCheckpoint; response: WitnessVerdict };
  ledger_disclosure: { request: DisclosureChoice; response: DisclosurePreview };
  ledger_export: { request: ExportAudit; response: LedgerExported };
  ledger_export_cancel: { request: Empty; response: Done };
  watch_list: { request: Empty; response: WatchList };
  alert_review: { request: ReviewAlerts; response: WatchList };
  day_review: { request: ReviewDays; response: WatchList };
  ledger_month: { request: MonthRef; response: LedgerMonth };
  ledger_save_month: { request: SaveMonth; response: Done };
  ledger_prune: { request: PruneLedger; response: LedgerPruned };
  hold_set: { request: SetHold; response: Done };
  hold_lift: { request: LiftHold; response: Done };
  discontinuity_accept: { request: AcceptDiscontinuity; response: AppStatus };
  settings_get: { request: Empty; response: VaultSettings };
  settings_history: { request: Empty; response: SettingsHistory };
  settings_set: { request: SetSettings; response: VaultSettings };
  password_change: { request: ChangePassword; response: Done };
  draft_save: { request: Draft; response: Done };
  draft_list: { request: Empty; response: DraftList };
  draft_discard: { request: DraftRef; response: Done };
}

export type Tag = "customers" | "drafts" | "exports" | "fields" | "imports" | "ledger" | "people" | "reviews" | "settings" | "tags" | "timeline" | "viewers";

export const commandTags: { [K in keyof Commands]: { provides: readonly Tag[]; invalidates: readonly Tag[] } } = {
  app_status: { provides: [], invalidates: [] },
  prefs_set: { provides: [], invalidates: [] },
  path_pick: { provides: [], invalidates: [] },
  location_probe: { provides: [], invalidates: [] },
  keyring_probe: { provides: [], invalidates: [] },
  password_rate: { provides: [], invalidates: [] },
  passphrase_make: { provides: [], invalidates: [] },
  vault_prepare: { provides: [], invalidates: [] },
  kit_save: { provides: [], invalidates: [] },
  kit_print: { provides: [], invalidates: [] },
  vault_commit: { provides: [], invalidates: [] },
  vault_discard: { provides: [], invalidates: [] },
  vault_open: { provides: [], invalidates: [] },
  vault_close: { provides: [], invalidates: [] },
  vault_unlock: { provides: [], invalidates: [] },
  vault_recover: { provides: [], invalidates: [] },
  vault_enrol: { provides: [], invalidates: [] },
  demo_open: { provides: [], invalidates: [] },
  vault_lock: { provides: [], invalidates: [] },
  session_touch: { provides: [], invalidates: [] },
  presentation_set: { provides: [], invalidates: ["customers", "tags", "timeline", "viewers", "imports", "ledger", "drafts"] },
  customer_list: { provides: ["customers"], invalidates: [] },
  customer_search: { provides: ["customers"], invalidates: [] },
  customer_recent: { provides: ["customers"], invalidates: [] },
  customer_counts: { provides: ["customers"], invalidates: [] },
  customer_show: { provides: ["customers"], invalidates: [] },
  customer_create: { provides: [], invalidates: ["customers", "tags", "ledger"] },
  customer_update: { provides: [], invalidates: ["customers", "tags", "timeline", "ledger"] },
  customer_archive: { provides: [], invalidates: ["customers", "timeline", "ledger"] },
  customer_unarchive: { provides: [], invalidates: ["customers", "timeline", "ledger"] },
  customer_recycle: { provides: [], invalidates: ["customers", "timeline", "ledger"] },
  customer_restore: { provides: [], invalidates: ["customers", "timeline", "ledger"] },
  customer_level: { provides: [], invalidates: ["customers", "timeline", "ledger"] },
  customer_transfer: { provides: [], invalidates: ["customers", "timeline", "people", "ledger"] },
  customer_keep: { provides: [], invalidates: ["customers", "timeline", "people", "reviews", "ledger"] },
  pool_claim: { provides: [], invalidates: ["customers", "timeline", "people", "ledger"] },
  duplicate_check: { provides: [], invalidates: [] },
  tag_list: { provides: ["tags"], invalidates: [] },
  billing_list: { provides: ["customers"], invalidates: [] },
  field_reveal: { provides: [], invalidates: ["timeline", "viewers", "ledger"] },
  field_copy: { provides: [], invalidates: ["timeline", "viewers", "ledger"] },
  field_compare: { provides: [], invalidates: ["timeline", "viewers", "ledger"] },
  text_detect: { provides: [], invalidates: [] },
  field_catalogue: { provides: ["fields"], invalidates: [] },
  field_save: { provides: [], invalidates: ["fields", "ledger"] },
  field_remove: { provides: [], invalidates: ["fields", "ledger"] },
  field_usage: { provides: [], invalidates: [] },
  field_level_set: { provides: [], invalidates: ["fields", "customers", "ledger"] },
  field_reseal: { provides: [], invalidates: ["fields", "customers", "ledger"] },
  field_reseal_cancel: { provides: [], invalidates: [] },
  note_add: { provides: [], invalidates: ["customers", "timeline", "ledger"] },
  note_edit: { provides: [], invalidates: ["timeline", "ledger"] },
  note_remove: { provides: [], invalidates: ["timeline", "ledger"] },
  note_move_hit: { provides: [], invalidates: ["customers", "timeline", "ledger"] },
  timeline_list: { provides: ["timeline"], invalidates: [] },
  viewer_list: { provides: ["viewers"], invalidates: [] },
  import_open: { provides: [], invalidates: [] },
  import_check: { provides: [], invalidates: [] },
  import_run: { provides: [], invalidates: ["customers", "tags", "imports", "ledger"] },
  import_cancel: { provides: [], invalidates: [] },
  import_close: { provides: [], invalidates: [] },
  import_list: { provides: ["imports"], invalidates: [] },
  import_undo: { provides: [], invalidates: ["customers", "tags", "imports", "ledger"] },
  import_rejected: { provides: [], invalidates: [] },
  import_save_rejected: { provides: [], invalidates: ["ledger"] },
  export_preview: { provides: [], invalidates: [] },
  export_request: { provides: [], invalidates: ["exports", "ledger"] },
  export_run: { provides: [], invalidates: ["exports", "viewers", "ledger"] },
  export_print: { provides: [], invalidates: ["exports", "viewers", "ledger"] },
  export_cancel: { provides: [], invalidates: [] },
  export_list: { provides: ["exports"], invalidates: [] },
  export_show: { provides: ["exports"], invalidates: [] },
  export_sign: { provides: [], invalidates: ["exports", "ledger"] },
  export_withdraw: { provides: [], invalidates: ["exports", "ledger"] },
  export_settle: { provides: [], invalidates: ["exports", "ledger"] },
  export_carry: { provides: [], invalidates: ["ledger"] },
  export_carried_show: { provides: [], invalidates: [] },
  export_carried_sign: { provides: [], invalidates: ["ledger"] },
  export_answer_read: { provides: [], invalidates: ["exports", "ledger"] },
  package_open: { provides: [], invalidates: ["ledger"] },
  trace_leak: { provides: [], invalidates: ["ledger"] },
  stray_scan: { provides: [], invalidates: ["ledger"] },
  stray_cancel: { provides: [], invalidates: [] },
  stray_delete: { provides: [], invalidates: ["ledger"] },
  person_list: { provides: ["people", "customers"], invalidates: [] },
  person_add: { provides: [], invalidates: ["people", "ledger"] },
  person_invite: { provides: [], invalidates: ["people", "ledger"] },
  person_rights: { provides: [], invalidates: ["people", "ledger"] },
  person_freeze: { provides: [], invalidates: ["people", "ledger"] },
  person_unfreeze: { provides: [], invalidates: ["people", "ledger"] },
  rights_preview: { provides: [], invalidates: [] },
  exception_list: { provides: ["people"], invalidates: [] },
  exception_give: { provides: [], invalidates: ["people", "reviews", "ledger"] },
  exception_take: { provides: [], invalidates: ["people", "reviews", "ledger"] },
  team_save: { provides: [], invalidates: ["people", "ledger"] },
  handover_preview: { provides: [], invalidates: [] },
  handover_run: { provides: [], invalidates: ["customers", "people", "ledger"] },
  handover_report: { provides: [], invalidates: [] },
  handover_save_report: { provides: [], invalidates: ["ledger"] },
  review_list: { provides: ["reviews", "people"], invalidates: [] },
  review_open: { provides: [], invalidates: ["reviews", "ledger"] },
  review_decide: { provides: [], invalidates: ["reviews"] },
  review_close: { provides: [], invalidates: ["reviews", "people", "ledger"] },
  review_save: { provides: [], invalidates: ["ledger"] },
  access_list: { provides: [], invalidates: [] },
  approver_list: { provides: ["people"], invalidates: [] },
  permission_matrix: { provides: [], invalidates: [] },
  ledger_list: { provides: ["ledger"], invalidates: [] },
  ledger_summary: { provides: ["ledger"], invalidates: [] },
  ledger_show: { provides: ["ledger"], invalidates: [] },
  ledger_verify: { provides: [], invalidates: ["ledger"] },
  vault_verify: { provides: [], invalidates: ["ledger"] },
  ledger_checkpoint: { provides: [], invalidates: ["ledger"] },
  ledger_save_checkpoint: { provides: [], invalidates: ["ledger"] },
  ledger_witness: { provides: [], invalidates: [] },
  ledger_disclosure: { provides: [], invalidates: [] },
  ledger_export: { provides: [], invalidates: ["ledger"] },
  ledger_export_cancel: { provides: [], invalidates: [] },
  watch_list: { provides: ["ledger"], invalidates: [] },
  alert_review: { provides: [], invalidates: ["ledger"] },
  day_review: { provides: [], invalidates: ["ledger"] },
  ledger_month: { provides: ["ledger"], invalidates: [] },
  ledger_save_month: { provides: [], invalidates: ["ledger"] },
  ledger_prune: { provides: [], invalidates: ["ledger"] },
  hold_set: { provides: [], invalidates: ["ledger"] },
  hold_lift: { provides: [], invalidates: ["ledger"] },
  discontinuity_accept: { provides: [], invalidates: ["ledger"] },
  settings_get: { provides: ["settings"], invalidates: [] },
  settings_history: { provides: ["settings"], invalidates: [] },
  settings_set: { provides: [], invalidates: ["settings", "ledger"] },
  password_change: { provides: [], invalidates: ["ledger"] },
  draft_save: { provides: [], invalidates: ["drafts"] },
  draft_list: { provides: ["drafts"], invalidates: [] },
  draft_discard: { provides: [], invalidates: ["drafts"] },
};

/** The field catalogue, in the order of the codes. */
export const fieldCatalogue: readonly FieldDef[] = [
  {
    "key": "name",
    "name": "name",
    "level": "L1",
    "legal_class": "personal",
    "kind": "person_name",
    "multi": false,
    "group": "basic"
  },
  {
    "key": "title",
    "name": "title",
    "level": "L1",
    "legal_class": "personal",
    "kind": "text",
    "multi": false,
    "group": "basic"
  },
  {
    "key": "department",
    "name": "department",
    "level": "L1",
    "legal_class": "personal",
    "kind": "text",
    "multi": false,
    "group": "basic"
  },
  {
    "key": "company",
    "name": "company",
    "level": "L1",
    "legal_class": "not_personal",
    "kind": "text",
    "multi": false,
    "group": "basic"
  },
  {
    "key": "industry",
    "name": "industry",
    "level": "L1",
    "legal_class": "not_personal",
    "kind": "text",
    "multi": false,
    "group": "basic"
  },
  {
    "key": "city",
    "name": "city",
    "level": "L1",
    "legal_class": "not_personal",
    "kind": "text",
    "multi": false,
    "group": "basic"
  },
  {
    "key": "website",
    "name": "website",
    "level": "L1",
    "legal_class": "not_personal",
    "kind": "website",
    "multi": false,
    "group": "basic"
  },
  {
    "key": "credit_code",
    "name": "credit_code",
    "level": "L1",
    "legal_class": "not_personal",
    "kind": "credit_code",
    "multi": false,
    "group": "billing"
  },
  {
    "key": "switchboard",
    "name": "switchboard",
    "level": "L1",
    "legal_class": "not_personal",
    "kind": "phone",
    "multi": false,
    "group": "contact"
  },
  {
    "key": "source",
    "name": "source",
    "level": "L1",
    "legal_class": "not_personal",
    "kind": "source",
    "multi": false,
    "group": "basic"
  },
  {
    "key": "stage",
    "name": "stage",
    "level": "L1",
    "legal_class": "not_personal",
    "kind": "stage",
    "multi": false,
    "group": "deal"
  },
  {
    "key": "tags",
    "name": "tags",
    "level": "L1",
    "legal_class": "personal",
    "kind": "text",
    "multi": true,
    "group": "basic"
  },
  {
    "key": "next_follow_up",
    "name": "next_follow_up",
    "level": "L1",
    "legal_class": "not_personal",
    "kind": "date_time",
    "multi": false,
    "group": "deal"
  },
  {
    "key": "lawful_basis",
    "name": "lawful_basis",
    "level": "L1",
    "legal_class": "not_personal",
    "kind": "lawful_basis",
    "multi": false,
    "group": "basic"
  },
  {
    "key": "consents",
    "name": "consents",
    "level": "L1",
    "legal_class": "personal",
    "kind": "consent",
    "multi": true,
    "group": "basic"
  },
  {
    "key": "phone",
    "name": "phone",
    "level": "L2",
    "legal_class": "personal",
    "kind": "phone",
    "multi": true,
    "group": "contact"
  },
  {
    "key": "wechat",
    "name": "wechat",
    "level": "L2",
    "legal_class": "personal",
    "kind": "we_chat",
    "multi": false,
    "group": "contact"
  },
  {
    "key": "qq",
    "name": "qq",
    "level": "L2",
    "legal_class": "personal",
    "kind": "qq",
    "multi": false,
    "group": "contact"
  },
  {
    "key": "email",
    "name": "email",
    "level": "L2",
    "legal_class": "personal",
    "kind": "email",
    "multi": true,
    "group": "contact"
  },
  {
    "key": "landline",
    "name": "landline",
    "level": "L2",
    "legal_class": "personal",
    "kind": "phone",
    "multi": false,
    "group": "contact"
  },
  {
    "key": "birthday",
    "name": "birthday",
    "level": "L2",
    "legal_class": "personal",
    "kind": "date",
    "multi": false,
    "group": "basic"
  },
  {
    "key": "gender",
    "name": "gender",
    "level": "L2",
    "legal_class": "personal",
    "kind": "gender",
    "multi": false,
    "group": "basic"
  },
  {
    "key": "hometown",
    "name": "hometown",
    "level": "L2",
    "legal_class": "personal",
    "kind": "text",
    "multi": false,
    "group": "basic"
  },
  {
    "key": "family",
    "name": "family",
    "level": "L2",
    "legal_class": "personal",
    "kind": "long_text",
    "multi": false,
    "group": "basic"
  },
  {
    "key": "hobbies",
    "name": "hobbies",
    "level": "L2",
    "legal_class": "personal",
    "kind": "long_text",
    "multi": false,
    "group": "basic"
  },
  {
    "key": "address",
    "name": "address",
    "level": "L2",
    "legal_class": "personal",
    "kind": "address",
    "multi": false,
    "group": "contact"
  },
  {
    "key": "remark",
    "name": "remark",
    "level": "L2",
    "legal_class": "personal",
    "kind": "long_text",
    "multi": false,
    "group": "basic"
  },
  {
    "key": "quote",
    "name": "quote",
    "level": "L2",
    "legal_class": "not_personal",
    "kind": "money",
    "multi": false,
    "group": "deal"
  },
  {
    "key": "contract_amount",
    "name": "contract_amount",
    "level": "L2",
    "legal_class": "not_personal",
    "kind": "money",
    "multi": false,
    "group": "deal"
  },
  {
    "key": "signed_on",
    "name": "signed_on",
    "level": "L2",
    "legal_class": "not_personal",
    "kind": "date",
    "multi": false,
    "group": "deal"
  },
  {
    "key": "company_account",
    "name": "company_account",
    "level": "L2",
    "legal_class": "not_personal",
    "kind": "bank_account",
    "multi": false,
    "group": "billing"
  },
  {
    "key": "invoice_title",
    "name": "invoice_title",
    "level": "L2",
    "legal_class": "not_personal",
    "kind": "text",
    "multi": false,
    "group": "billing"
  },
  {
    "key": "plate",
    "name": "plate",
    "level": "L2",
    "legal_class": "personal",
    "kind": "plate",
    "multi": false,
    "group": "identity"
  },
  {
    "key": "vin",
    "name": "vin",
    "level": "L2",
    "legal_class": "personal",
    "kind": "vin",
    "multi": false,
    "group": "identity"
  },
  {
    "key": "id_number",
    "name": "id_number",
    "level": "L3",
    "legal_class": "sensitive_personal",
    "kind": "resident_id",
    "multi": false,
    "group": "identity"
  },
  {
    "key": "passport",
    "name": "passport",
    "level": "L3",
    "legal_class": "sensitive_personal",
    "kind": "passport",
    "multi": false,
    "group": "identity"
  },
  {
    "key": "permit",
    "name": "permit",
    "level": "L3",
    "legal_class": "sensitive_personal",
    "kind": "permit",
    "multi": false,
    "group": "identity"
  },
  {
    "key": "driving_licence",
    "name": "driving_licence",
    "level": "L3",
    "legal_class": "sensitive_personal",
    "kind": "driving_licence",
    "multi": false,
    "group": "identity"
  },
  {
    "key": "bank_card",
    "name": "bank_card",
    "level": "L3",
    "legal_class": "sensitive_personal",
    "kind": "bank_card",
    "multi": false,
    "group": "identity"
  },
  {
    "key": "cost_price",
    "name": "cost_price",
    "level": "L3",
    "legal_class": "not_personal",
    "kind": "money",
    "multi": false,
    "group": "deal"
  },
  {
    "key": "kind",
    "name": "kind",
    "level": "L1",
    "legal_class": "not_personal",
    "kind": "number",
    "multi": false,
    "group": "system"
  },
  {
    "key": "state",
    "name": "state",
    "level": "L1",
    "legal_class": "not_personal",
    "kind": "number",
    "multi": false,
    "group": "system"
  },
  {
    "key": "owner",
    "name": "owner",
    "level": "L1",
    "legal_class": "not_personal",
    "kind": "reference",
    "multi": false,
    "group": "system"
  },
  {
    "key": "company_link",
    "name": "company_link",
    "level": "L1",
    "legal_class": "personal",
    "kind": "reference",
    "multi": false,
    "group": "system"
  },
  {
    "key": "created_ms",
    "name": "created_ms",
    "level": "L1",
    "legal_class": "not_personal",
    "kind": "number",
    "multi": false,
    "group": "system"
  },
  {
    "key": "updated_ms",
    "name": "updated_ms",
    "level": "L1",
    "legal_class": "not_personal",
    "kind": "number",
    "multi": false,
    "group": "system"
  },
  {
    "key": "last_activity_ms",
    "name": "last_activity_ms",
    "level": "L1",
    "legal_class": "not_personal",
    "kind": "number",
    "multi": false,
    "group": "system"
  },
  {
    "key": "recycled_ms",
    "name": "recycled_ms",
    "level": "L1",
    "legal_class": "not_personal",
    "kind": "number",
    "multi": false,
    "group": "system"
  },
  {
    "key": "batch",
    "name": "batch",
    "level": "L1",
    "legal_class": "not_personal",
    "kind": "reference",
    "multi": false,
    "group": "system"
  },
  {
    "key": "number",
    "name": "number",
    "level": "L1",
    "legal_class": "not_personal",
    "kind": "number",
    "multi": false,
    "group": "system"
  },
  {
    "key": "record_level",
    "name": "record_level",
    "level": "L1",
    "legal_class": "not_personal",
    "kind": "number",
    "multi": false,
    "group": "system"
  },
  {
    "key": "custom01",
    "name": "custom01",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom02",
    "name": "custom02",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom03",
    "name": "custom03",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom04",
    "name": "custom04",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom05",
    "name": "custom05",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom06",
    "name": "custom06",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom07",
    "name": "custom07",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom08",
    "name": "custom08",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom09",
    "name": "custom09",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom10",
    "name": "custom10",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom11",
    "name": "custom11",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom12",
    "name": "custom12",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom13",
    "name": "custom13",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom14",
    "name": "custom14",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom15",
    "name": "custom15",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom16",
    "name": "custom16",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom17",
    "name": "custom17",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom18",
    "name": "custom18",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom19",
    "name": "custom19",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom20",
    "name": "custom20",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom21",
    "name": "custom21",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom22",
    "name": "custom22",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom23",
    "name": "custom23",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom24",
    "name": "custom24",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom25",
    "name": "custom25",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom26",
    "name": "custom26",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom27",
    "name": "custom27",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom28",
    "name": "custom28",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom29",
    "name": "custom29",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom30",
    "name": "custom30",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom31",
    "name": "custom31",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  },
  {
    "key": "custom32",
    "name": "custom32",
    "level": "L3",
    "legal_class": "personal",
    "kind": "custom",
    "multi": false,
    "group": "custom"
  }
];
