export type Role = "owner" | "manager" | "sales" | "finance" | "admin" | "auditor";
export type AppStatus = { version: string; platform: Platform; phase: Phase; vault: VaultSummary | null; session: SessionSummary | null; known_vaults: Array<KnownVault>; prefs: Prefs; };
export type Phase = "no_vault" | "locked" | "open";
export type Platform = "linux" | "macos" | "windows";
export type VaultSummary = { vault_id: string; name: string; path: string; mode: VaultMode; demo: boolean; people: Array<PersonSummary>; };
export type PersonSummary = { person_id: string; name: string; unlock_mode: UnlockMode; };
export type SessionSummary = { person_id: string; person_name: string; watermark_tail: string; roles: Array<Role>; since_ms: number; lock_after_s: number; read_only: ReadOnlyReason | null; customers: number; drafts: number; };
export type ReadOnlyReason = { kind: "behind"; entries: number; } | { kind: "forked";  } | { kind: "damaged"; rows: number; } | { kind: "disk_full";  };
export type KnownVault = { name: string; path: string; reachable: boolean; };
export type Prefs = { language: Language; theme: Theme; density: Density; text_percent: number; single_key_shortcuts: boolean; sidebar_collapsed: boolean; };
export type Language = "zh-CN" | "en";
export type Theme = "system" | "light" | "dark";
export type Density = "compact" | "standard" | "relaxed";
export type PickPath = { what: PickWhat; };
export type PickWhat = "vault_folder" | "parent_folder" | "import_file" | "save_kit" | "save_rejected" | "device_file";
export type PickedPath = { path: string | null; };
export type ListCustomers = { filters: Filters; sort: SortBy; descending: boolean; offset: number; limit: number; };
export type Filters = { text: string | null; kind: CustomerKind | null; stages: Array<Stage>; levels: Array<Level>; tags: Array<string>; city: string | null; state: StateFilter; has_phone: boolean | null; idle_days: number | null; active_days: number | null; next_until: string | null; without_basis: boolean | null; };
export type StateFilter = "active" | "archived" | "recycled";
export type SortBy = "name" | "company" | "updated" | "created" | "next_follow_up" | "stage";
export type CustomerPage = { total: number; offset: number; rows: Array<CustomerRow>; };
export type CustomerRow = { record_id: string; number: number; kind: CustomerKind; name: string; company: string; title: string; city: string; phone: string; stage: Stage | null; level: Level; owner: string; owner_name: string; tags: Array<string>; state: RecordState; created_ms: number; updated_ms: number; next_ms: number | null; days_left: number | null; };
export type SearchCustomers = { query: string; limit: number; };
export type SearchResult = { hits: Array<SearchHit>; elapsed_us: number; };
export type SearchHit = { row: CustomerRow; matched: Matched; name_spans: Array<[number, number]>; company_spans: Array<[number, number]>; };
export type Matched = "name" | "company" | "tag" | "city" | "phone_tail" | "phone_whole";
export type CustomerRef = { record_id: string; };
export type CustomerRefs = { record_ids: Array<string>; };
export type CustomerCard = { row: CustomerRow; fields: Array<FieldView>; versions: Versions; linked_company: LinkedCustomer | null; people: Array<LinkedCustomer>; can_edit: boolean; };
export type LinkedCustomer = { record_id: string; name: string; title: string; };
export type Versions = { l1: number; l2: number; l3: number; };
export type FieldInput = { field: FieldKey; values: Array<ValueInput>; };
export type ValueInput = { text: string } | { keep: number };
export type CreateCustomer = { kind: CustomerKind; fields: Array<FieldInput>; company_link: string | null; accept_duplicate: boolean; };
export type UpdateCustomer = { record_id: string; versions: Versions; fields: Array<FieldInput>; company_link: string | null; unlink_company: boolean; };
export type Saved = { record_id: string; versions: Versions; warnings: Array<SaveWarning>; };
export type SaveWarning = { field: FieldKey; code: WarningCode; };
export type WarningCode = "full_width_converted" | "invisible_removed" | "kept_as_text" | "sensitive_in_text" | "duplicate_in_file" | "duplicate_in_vault" | "ambiguous_date" | "checksum_doubtful" | "truncated";
export type CheckDuplicate = { fields: Array<FieldInput>; except: string | null; };
export type Duplicates = { rows: Array<DuplicateRow>; };
export type DuplicateRow = { row: CustomerRow; by: DuplicateBy; };
export type DuplicateBy = "phone" | "credit_code" | "name_and_company";
export type Changed = { count: number; };
export type TagList = { tags: Array<TagCount>; };
export type TagCount = { tag: string; count: number; };
export type Counts = { active: number; archived: number; recycled: number; idle_30_days: number; due_today: number; without_basis: number; };
export type CoreEvent = { kind: "lock_soon"; seconds: number; } | { kind: "locked"; reason: LockReason; } | { kind: "progress"; job: Job; done: number; total: number; per_second: number; remaining_ms: number | null; } | { kind: "verified"; complete: boolean; entries: number; } | { kind: "clipboard_cleared";  };
export type Job = "import_check" | "import" | "import_undo" | "verify" | "demo_data";
export type FieldView = { field: FieldKey; index: number; level: Level; legal_class: LegalClass; text: string; tail: string | null; masked: boolean; can_copy: boolean; };
export type Purpose = "follow_up" | "verify_identity" | "delivery" | "invoicing" | "after_sales" | "other";
export type Reveal = { record_id: string; field: FieldKey; index: number; purpose: Purpose; purpose_text: string | null; password: string | null; };
export type Revealed = { value: string; level: Level; expires_in_ms: number; used_this_hour: number; soft_limit_reached: boolean; seq: number; };
export type Compare = { record_id: string; field: FieldKey; index: number; value: string; };
export type Compared = { matches: boolean; };
export type Copied = { clears_in_ms: number; };
export type TextHit = { kind: DetectedKind; level: Level; start: number; end: number; suggested_field: FieldKey | null; confidence: number; blocked: boolean; };
export type DetectedKind = "resident_id" | "credit_code" | "passport" | "permit" | "bank_card" | "mobile" | "landline" | "email" | "plate" | "vin" | "wechat" | "qq" | "address" | "secret" | "health";
export type DetectText = { text: string; };
export type TextHits = { hits: Array<TextHit>; };
export type OpenImport = { path: string; options: ReadOptions; };
export type ReadOptions = { encoding: string | null; delimiter: string | null; sheet: string | null; header_row: number | null; };
export type ImportPreview = { file_name: string; bytes: number; kind: string; encoding: string | null; delimiter: string | null; sheets: Array<string>; sheet: string | null; header_row: number; rows: number; columns: Array<ColumnPreview>; };
export type ColumnPreview = { index: number; header: string; samples: Array<string>; proposed: FieldKey | null; confidence: number; };
export type ColumnChoice = { index: number; field: FieldKey | null; };
export type OnDuplicate = "skip" | "fill" | "merge" | "new";
export type DateOrder = "month_first" | "day_first" | "year_first";
export type ImportPlan = { columns: Array<ColumnChoice>; on_duplicate: OnDuplicate; date_order: DateOrder | null; source: string; basis: LawfulBasis | null; notice_given: boolean; };
export type ImportCheck = { rows: number; importable: number; with_warnings: number; rejected: number; new: number; updates: number; duplicates: number; issues: Array<ImportIssue>; issue_total: number; ambiguous_dates: boolean; elapsed_ms: number; };
export type ImportIssue = { row: number; column: string; field: FieldKey | null; cell: string; problem: ImportProblem; };
export type ImportProblem = { kind: "rejected"; reason: RejectReason; } | { kind: "warned"; code: WarningCode; };
export type RejectReason = "no_name" | "lost_digits" | "phone_too_short" | "phone_too_long" | "not_a_phone" | "bad_checksum" | "bad_id_number" | "no_such_date" | "ambiguous_date" | "not_a_number" | "not_an_email" | "too_long" | "forbidden_value" | "formula_error" | "unreadable";
export type ImportReport = { batch_id: string; file_name: string; source: string; at_ms: number; imported: number; updated: number; skipped: number; rejected: number; elapsed_ms: number; undone: boolean; can_undo: boolean; };
export type ImportList = { batches: Array<ImportReport>; };
export type BatchRef = { batch_id: string; };
export type ImportUndone = { removed: number; restored: number; kept: number; };
export type SaveRejected = { path: string; };
export type ListLedger = { filters: LedgerFilters; before_seq: number | null; limit: number; };
export type LedgerFilters = { group: ActionGroup | null; from_ms: number | null; until_ms: number | null; person_id: string | null; record_id: string | null; refused_only: boolean; };
export type ActionGroup = "view" | "copy" | "change" | "import" | "login" | "settings" | "check";
export type LedgerPage = { total: number; rows: Array<LedgerRow>; next_before_seq: number | null; };
export type LedgerRow = { seq: number; at_ms: number; action: string; person_name: string | null; refused: string | null; record_id: string | null; record_name: string | null; record_number: number | null; field: FieldKey | null; fields: Array<FieldKey>; level: Level | null; purpose: Purpose | null; purpose_text: string | null; count: number | null; old: string | null; new: string | null; text: string | null; hash: string; };
export type LedgerSummary = { entries: number; head: string; verified: VerifiedAt | null; days: Array<LedgerDay>; hours: Array<number[]>; };
export type VerifiedAt = { at_ms: number; entries: number; complete: boolean; first_bad_seq: number | null; };
export type LedgerDay = { day: string; views: number; changes: number; others: number; };
export type NoteKind = "call" | "wechat" | "visit" | "email" | "note";
export type Outcome = "reached" | "not_reached" | "interested" | "declined";
export type AddNote = { record_id: string; kind: NoteKind; outcome: Outcome | null; text: string; next_follow_up: string | null; };
export type EditNote = { note_id: string; version: number; text: string; };
export type NoteRef = { note_id: string; };
export type MoveHit = { note_id: string; version: number; start: number; end: number; field: FieldKey; };
export type ListTimeline = { record_id: string; before_ms: number | null; limit: number; };
export type Timeline = { items: Array<TimelineItem>; more: boolean; };
export type TimelineItem = { at_ms: number; person_id: string | null; person_name: string; what: TimelineWhat; };
export type TimelineWhat = { kind: "note"; note_id: string; version: number; note_kind: NoteKind; outcome: Outcome | null; text: string; hits: Array<TextHit>; edited: boolean; } | { kind: "created";  } | { kind: "imported"; source: string; } | { kind: "changed"; fields: Array<FieldKey>; stage_from: string | null; stage_to: string | null; } | { kind: "revealed"; field: FieldKey; purpose: Purpose | null; } | { kind: "copied"; field: FieldKey; purpose: Purpose | null; } | { kind: "compared"; field: FieldKey; matched: boolean; } | { kind: "archived";  } | { kind: "unarchived";  } | { kind: "recycled";  } | { kind: "restored";  };
export type Viewers = { rows: Array<ViewerRow>; };
export type ViewerRow = { at_ms: number; seq: number; person_name: string; action: string; field: FieldKey | null; purpose: Purpose | null; purpose_text: string | null; };
export type VaultSettings = { lock_after_min: number; clipboard_clear_s: number; longer_reveal: boolean; };
export type Draft = { key: string; body: string; };
export type DraftList = { drafts: Array<StoredDraft>; };
export type StoredDraft = { key: string; body: string; saved_ms: number; };
export type DraftRef = { key: string; };
export type VaultMode = "solo" | "office" | "field";
export type UnlockMode = "keyring_password" | "keyring_only" | "device_file";
export type ProbeLocation = { folder: string; name: string; };
export type Location = { path: string; free_bytes: number; warnings: Array<LocationWarning>; blocked: LocationBlock | null; };
export type LocationWarning = "cloud_synced" | "network_drive" | "removable_drive" | "low_space";
export type LocationBlock = "exists" | "not_writable" | "bad_name";
export type KeyringState = "ready" | "locked" | "absent" | "denied" | "slow" | "unreliable";
export type KeyringReport = { state: KeyringState; };
export type RatePassword = { password: string; };
export type PasswordRating = { score: number; acceptable: boolean; problem: PasswordProblem | null; };
export type PasswordProblem = "too_short" | "not_ascii" | "easy_to_guess";
export type Passphrase = { words: string; };
export type PrepareVault = { name: string; folder: string; mode: VaultMode; unlock_mode: UnlockMode; device_file: string | null; person_name: string; watermark_tail: string; password: string; accepted_warnings: Array<LocationWarning>; };
export type KitView = { vault_id: string; vault_name: string; created_ms: number; groups: Array<string>; root_fingerprint: string; confirm: [number, number]; };
export type SaveKit = { path: string; };
export type CommitVault = { groups: [string, string]; };
export type OpenVault = { path: string; };
export type Unlock = { person_id: string; password: string; };
export type Recover = { recovery_key: string; person_id: string; new_password: string; device_file: string | null; };
export type AcceptDiscontinuity = { password: string; };
export type LockReason = "manual" | "idle" | "suspend" | "screen_lock" | "panic" | "quit" | "clock_jump";
export type LockVault = { reason: LockReason; };
export type VerifyReport = { complete: boolean; ledger_entries: number; rows_checked: number; head: string; elapsed_ms: number; findings: Array<Finding>; };
export type Finding = { code: FindingCode; seq: number | null; count: number; };
export type FindingCode = "page_damaged" | "chain_broken" | "signature_invalid" | "row_stale" | "row_unknown" | "row_missing" | "row_unreadable" | "behind_anchor" | "forked" | "anchor_missing" | "clock_back";
export type ChangePassword = { current: string; new: string; };
export type Empty = Record<string, never>;
export type Done = Record<string, never>;
export type WireError = { code: ErrorCode; params: { [key in string]: Param }; reference: string; };
export type Param = number | string;
export type ErrorCode = "internal" | "bad_request" | "unknown_command" | "no_vault" | "locked" | "vault_in_use" | "not_a_vault" | "vault_newer" | "vault_damaged" | "read_only" | "disk_full" | "file_access" | "wrong_password" | "too_many_attempts" | "device_not_enrolled" | "keyring_absent" | "keyring_locked" | "keyring_denied" | "keyring_slow" | "keyring_ambiguous" | "keyring_unreliable" | "device_file_missing" | "device_file_invalid" | "wrong_recovery_key" | "location_exists" | "location_blocked" | "location_warnings_open" | "password_weak" | "nothing_prepared" | "kit_not_confirmed" | "not_allowed" | "password_needed" | "purpose_needed" | "reveal_limit" | "copy_forbidden" | "not_found" | "conflict" | "name_needed" | "invalid_value" | "forbidden_value" | "duplicate" | "text_too_long" | "wrong_state" | "clock_back" | "file_not_found" | "file_too_large" | "file_kind_unknown" | "file_damaged" | "file_protected" | "file_empty" | "nothing_open" | "busy" | "cancelled" | "source_needed" | "basis_needed" | "source_forbidden" | "cannot_undo" | "host_unable";
export type FieldKey = "name" | "title" | "department" | "company" | "industry" | "city" | "website" | "credit_code" | "switchboard" | "source" | "stage" | "tags" | "next_follow_up" | "lawful_basis" | "phone" | "wechat" | "qq" | "email" | "landline" | "birthday" | "gender" | "hometown" | "family" | "hobbies" | "address" | "remark" | "quote" | "contract_amount" | "signed_on" | "company_account" | "invoice_title" | "plate" | "vin" | "id_number" | "passport" | "permit" | "driving_licence" | "bank_card" | "cost_price" | "kind" | "state" | "owner" | "company_link" | "created_ms" | "updated_ms" | "last_activity_ms" | "recycled_ms" | "batch";
export type Level = "L1" | "L2" | "L3";
export type LegalClass = "not_personal" | "personal" | "sensitive_personal" | "under_fourteen";
export type CustomerKind = "company" | "person";
export type RecordState = "active" | "archived" | "recycled" | "erased";
export type Stage = "lead" | "contacted" | "qualified" | "proposal" | "negotiation" | "won" | "lost";
export type LawfulBasis = "consent" | "contract" | "legal_duty" | "emergency" | "public_info" | "other";
export type Tag = "customers" | "drafts" | "imports" | "ledger" | "settings" | "tags" | "timeline" | "viewers";
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
  demo_open: { request: Empty; response: AppStatus };
  vault_lock: { request: LockVault; response: AppStatus };
  session_touch: { request: Empty; response: Done };
  customer_list: { request: ListCustomers; response: CustomerPage };
  customer_search: { request: SearchCustomers; response: SearchResult };
  customer_counts: { request: Empty; response: Counts };
  customer_show: { request: CustomerRef; response: CustomerCard };
  customer_create: { request: CreateCustomer; response: Saved };
  customer_update: { request: UpdateCustomer; response: Saved };
  customer_archive: { request: CustomerRefs; response: Changed };
  customer_unarchive: { request: CustomerRefs; response: Changed };
  customer_recycle: { request: CustomerRefs; response: Changed };
  customer_restore: { request: CustomerRefs; response: Changed };
  duplicate_check: { request: CheckDuplicate; response: Duplicates };
  tag_list: { request: Empty; response: TagList };
  field_reveal: { request: Reveal; response: Revealed };
  field_copy: { request: Reveal; response: Copied };
  field_compare: { request: Compare; response: Compared };
  text_detect: { request: DetectText; response: TextHits };
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
  import_save_rejected: { request: SaveRejected; response: Done };
  ledger_list: { request: ListLedger; response: LedgerPage };
  ledger_summary: { request: Empty; response: LedgerSummary };
  ledger_verify: { request: Empty; response: VerifyReport };
  vault_verify: { request: Empty; response: VerifyReport };
  discontinuity_accept: { request: AcceptDiscontinuity; response: AppStatus };
  settings_get: { request: Empty; response: VaultSettings };
  settings_set: { request: VaultSettings; response: VaultSettings };
  password_change: { request: ChangePassword; response: Done };
  draft_save: { request: Draft; response: Done };
  draft_list: { request: Empty; response: DraftList };
  draft_discard: { request: DraftRef; response: Done };
}
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
  demo_open: { provides: [], invalidates: [] },
  vault_lock: { provides: [], invalidates: [] },
  session_touch: { provides: [], invalidates: [] },
  customer_list: { provides: ["customers"], invalidates: [] },
  customer_search: { provides: ["customers"], invalidates: [] },
  customer_counts: { provides: ["customers"], invalidates: [] },
  customer_show: { provides: ["customers"], invalidates: [] },
  customer_create: { provides: [], invalidates: ["customers", "tags", "ledger"] },
  customer_update: { provides: [], invalidates: ["customers", "tags", "timeline", "ledger"] },
  customer_archive: { provides: [], invalidates: ["customers", "timeline", "ledger"] },
  customer_unarchive: { provides: [], invalidates: ["customers", "timeline", "ledger"] },
  customer_recycle: { provides: [], invalidates: ["customers", "timeline", "ledger"] },
  customer_restore: { provides: [], invalidates: ["customers", "timeline", "ledger"] },
  duplicate_check: { provides: [], invalidates: [] },
  tag_list: { provides: ["tags"], invalidates: [] },
  field_reveal: { provides: [], invalidates: ["timeline", "viewers", "ledger"] },
  field_copy: { provides: [], invalidates: ["timeline", "viewers", "ledger"] },
  field_compare: { provides: [], invalidates: ["timeline", "viewers", "ledger"] },
  text_detect: { provides: [], invalidates: [] },
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
  import_save_rejected: { provides: [], invalidates: ["ledger"] },
  ledger_list: { provides: ["ledger"], invalidates: [] },
  ledger_summary: { provides: ["ledger"], invalidates: [] },
  ledger_verify: { provides: [], invalidates: ["ledger"] },
  vault_verify: { provides: [], invalidates: ["ledger"] },
  discontinuity_accept: { provides: [], invalidates: ["ledger"] },
  settings_get: { provides: ["settings"], invalidates: [] },
  settings_set: { provides: [], invalidates: ["settings", "ledger"] },
  password_change: { provides: [], invalidates: ["ledger"] },
  draft_save: { provides: [], invalidates: ["drafts"] },
  draft_list: { provides: ["drafts"], invalidates: [] },
  draft_discard: { provides: [], invalidates: ["drafts"] },
};
