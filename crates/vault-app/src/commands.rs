//! The command list: the only way into the product, one line per command.
//!
//! `open` commands work without a login (the list of them is a reviewed snapshot in `tests/`); all others name the
//! action they need. Expanded by [`crate::dispatch`] into the table of handlers and by `generate_contract` into the
//! page's contract.

use crate::contract::app::*;
use crate::contract::approval::*;
use crate::contract::billing::*;
use crate::contract::catalogue::*;
use crate::contract::customer::*;
use crate::contract::evidence::*;
use crate::contract::export::*;
use crate::contract::field::*;
use crate::contract::handover::*;
use crate::contract::import::*;
use crate::contract::ledger::*;
use crate::contract::note::*;
use crate::contract::package::*;
use crate::contract::people::*;
use crate::contract::review::*;
use crate::contract::settings::*;
use crate::contract::trace::*;
use crate::contract::vault::*;
use crate::contract::watch::*;
use crate::contract::{Done, Empty};
use crate::dispatch::commands;

commands! {
    // ── before a login ───────────────────────────────────────────────────────────
    open app_status(Empty) -> AppStatus;
    open prefs_set(Prefs) -> Prefs;
    open path_pick(PickPath) -> PickedPath;
    open location_probe(ProbeLocation) -> Location;
    open keyring_probe(Empty) -> KeyringReport;
    open password_rate(RatePassword) -> PasswordRating;
    open passphrase_make(Empty) -> Passphrase;
    open vault_prepare(PrepareVault) -> KitView;
    open kit_save(SaveKit) -> Done;
    open kit_print(Empty) -> Done;
    open vault_commit(CommitVault) -> AppStatus;
    open vault_discard(Empty) -> Done;
    open vault_open(OpenVault) -> AppStatus;
    open vault_close(Empty) -> AppStatus;
    open vault_unlock(Unlock) -> AppStatus;
    open vault_recover(Recover) -> AppStatus;
    open vault_enrol(Enrol) -> AppStatus;
    open demo_open(Empty) -> AppStatus;
    open vault_lock(LockVault) -> AppStatus;
    open session_touch(Empty) -> Done;
    open presentation_set(SetPresentation) -> AppStatus, invalidates [customers, tags, timeline, viewers, imports, ledger, drafts];

    // ── customers ────────────────────────────────────────────────────────────────
    customer_list(ListCustomers) -> CustomerPage needs ViewCustomers, provides [customers];
    customer_search(SearchCustomers) -> SearchResult needs ViewCustomers, provides [customers];
    customer_recent(Empty) -> RecentCustomers needs ViewCustomers, provides [customers];
    customer_counts(Empty) -> Counts needs ViewCustomers, provides [customers];
    customer_show(CustomerRef) -> CustomerCard needs ViewCustomers, provides [customers];
    customer_create(CreateCustomer) -> Saved needs EditCustomers, invalidates [customers, tags, ledger];
    customer_update(UpdateCustomer) -> Saved needs EditCustomers, invalidates [customers, tags, timeline, ledger];
    customer_archive(CustomerRefs) -> Changed needs EditCustomers, invalidates [customers, timeline, ledger];
    customer_unarchive(CustomerRefs) -> Changed needs EditCustomers, invalidates [customers, timeline, ledger];
    customer_recycle(CustomerRefs) -> Changed needs EditCustomers, invalidates [customers, timeline, ledger];
    customer_restore(CustomerRefs) -> Changed needs EditCustomers, invalidates [customers, timeline, ledger];
    customer_level(SetCustomerLevel) -> Saved needs EditCustomers, invalidates [customers, timeline, ledger];
    customer_transfer(TransferCustomers) -> Changed needs TransferCustomers, invalidates [customers, timeline, people, ledger];
    customer_keep(KeepCustomer) -> Done needs NameCustodians, invalidates [customers, timeline, people, reviews, ledger];
    pool_claim(CustomerRefs) -> Changed needs ClaimCustomers, invalidates [customers, timeline, people, ledger];
    duplicate_check(CheckDuplicate) -> Duplicates needs ViewCustomers;
    tag_list(Empty) -> TagList needs ViewCustomers, provides [tags];

    // ── billing facts ────────────────────────────────────────────────────────────
    billing_list(ListBilling) -> BillingPage needs ViewBilling, provides [customers];

    // ── values ───────────────────────────────────────────────────────────────────
    field_reveal(Reveal) -> Revealed needs RevealField, invalidates [timeline, viewers, ledger];
    field_copy(Reveal) -> Copied needs CopyField, invalidates [timeline, viewers, ledger];
    field_compare(Compare) -> Compared needs CompareField, invalidates [timeline, viewers, ledger];
    text_detect(DetectText) -> TextHits needs EditCustomers;

    // ── the catalogue of fields ──────────────────────────────────────────────────
    field_catalogue(Empty) -> FieldCatalogue needs UseVault, provides [fields];
    field_save(SaveField) -> FieldCatalogue needs ChangeSettings, invalidates [fields, ledger];
    field_remove(FieldRef) -> FieldCatalogue needs ChangeSettings, invalidates [fields, ledger];
    field_usage(FieldRef) -> FieldUsage needs ClassifyFields;
    field_level_set(SetFieldLevel) -> FieldLevelSet needs ClassifyFields, invalidates [fields, customers, ledger];
    field_reseal(Empty) -> Reseal needs ClassifyFields, invalidates [fields, customers, ledger];
    field_reseal_cancel(Empty) -> Done needs ClassifyFields;

    // ── notes and timeline ───────────────────────────────────────────────────────
    note_add(AddNote) -> Done needs EditCustomers, invalidates [customers, timeline, ledger];
    note_edit(EditNote) -> Done needs EditCustomers, invalidates [timeline, ledger];
    note_remove(NoteRef) -> Done needs EditCustomers, invalidates [timeline, ledger];
    note_move_hit(MoveHit) -> Done needs EditCustomers, invalidates [customers, timeline, ledger];
    timeline_list(ListTimeline) -> Timeline needs ViewCustomers, provides [timeline];
    viewer_list(CustomerRef) -> Viewers needs ViewLedger, provides [viewers];

    // ── import ───────────────────────────────────────────────────────────────────
    import_open(OpenImport) -> ImportPreview needs ImportCustomers;
    import_check(ImportPlan) -> ImportCheck needs ImportCustomers;
    import_run(ImportPlan) -> ImportReport needs ImportCustomers, invalidates [customers, tags, imports, ledger];
    import_cancel(Empty) -> Done needs ImportCustomers;
    import_close(Empty) -> Done needs ImportCustomers;
    import_list(Empty) -> ImportList needs ImportCustomers, provides [imports];
    import_undo(BatchRef) -> ImportUndone needs ImportCustomers, invalidates [customers, tags, imports, ledger];
    import_rejected(ListRejected) -> RejectedCells needs ImportCustomers;
    import_save_rejected(SaveRejected) -> Done needs ImportCustomers, invalidates [ledger];

    // ── what leaves ──────────────────────────────────────────────────────────────
    export_preview(PlanExport) -> ExportPreview needs ExportCustomers;
    export_request(RequestExport) -> ExportView needs ExportCustomers, invalidates [exports, ledger];
    export_run(RunExport) -> ExportView needs ExportCustomers, invalidates [exports, viewers, ledger];
    export_print(PrintExport) -> ExportView needs ExportCustomers, invalidates [exports, viewers, ledger];
    export_cancel(Empty) -> Done needs ExportCustomers;
    export_list(ListExports) -> Exports needs UseVault, provides [exports];
    export_show(ExportRef) -> ExportView needs UseVault, provides [exports];
    export_sign(SignExport) -> ExportView needs UseVault, invalidates [exports, ledger];
    export_withdraw(ExportRef) -> ExportView needs UseVault, invalidates [exports, ledger];
    export_settle(SettleExport) -> ExportView needs UseVault, invalidates [exports, ledger];
    export_carry(CarryExport) -> Carried needs UseVault, invalidates [ledger];
    export_carried_show(ReadCarried) -> ExportView needs UseVault;
    export_carried_sign(SignCarried) -> Carried needs UseVault, invalidates [ledger];
    export_answer_read(ReadCarried) -> ExportView needs UseVault, invalidates [exports, ledger];

    package_open(OpenPackage) -> OpenedPackage needs ImportCustomers, invalidates [ledger];
    trace_leak(TraceLeak) -> Trace needs TraceLeaks, invalidates [ledger];
    stray_scan(ScanFolders) -> Strays needs ImportCustomers, invalidates [ledger];
    stray_cancel(Empty) -> Done needs ImportCustomers;
    stray_delete(DeleteStray) -> Done needs ImportCustomers, invalidates [ledger];

    // ── people ───────────────────────────────────────────────────────────────────
    person_list(Empty) -> People needs UseVault, provides [people, customers];
    person_add(AddPerson) -> PersonAdded needs ManagePeople, invalidates [people, ledger];
    person_invite(InvitePerson) -> Invitation needs ManagePeople, invalidates [people, ledger];
    person_rights(SetRights) -> Done needs ManagePeople, invalidates [people, ledger];
    person_freeze(FreezePerson) -> Done needs ManagePeople, invalidates [people, ledger];
    person_unfreeze(UnfreezePerson) -> Done needs ManagePeople, invalidates [people, ledger];
    rights_preview(PreviewRights) -> RightsPreview needs ManagePeople;
    exception_list(Empty) -> Exceptions needs ManagePeople, provides [people];
    exception_give(ChangeException) -> Done needs ManagePeople, invalidates [people, reviews, ledger];
    exception_take(ChangeException) -> Done needs ManagePeople, invalidates [people, reviews, ledger];
    team_save(SaveTeam) -> TeamSaved needs ManagePeople, invalidates [people, ledger];
    handover_preview(HandoverPlan) -> HandoverPreview needs ManagePeople;
    handover_run(RunHandover) -> HandoverReport needs ManagePeople, invalidates [customers, people, ledger];
    handover_report(PersonRef) -> HandoverReport needs ManagePeople;
    handover_save_report(SaveHandoverReport) -> Done needs ManagePeople, invalidates [ledger];
    review_list(Empty) -> Reviews needs ManagePeople, provides [reviews, people];
    review_open(Empty) -> Review needs ManagePeople, invalidates [reviews, ledger];
    review_decide(DecideReview) -> Review needs ManagePeople, invalidates [reviews];
    review_close(CloseReview) -> Review needs ManagePeople, invalidates [reviews, people, ledger];
    review_save(SaveReview) -> Done needs ManagePeople, invalidates [ledger];
    access_list(AskAccess) -> Access needs ViewLedger;
    approver_list(ListApprovers) -> Approvers needs UseVault, provides [people];
    permission_matrix(Empty) -> PermissionMatrix needs UseVault;

    // ── audit, settings, drafts ──────────────────────────────────────────────────
    ledger_list(ListLedger) -> LedgerPage needs ViewLedger, provides [ledger];
    ledger_summary(AskLedgerSummary) -> LedgerSummary needs ViewLedger, provides [ledger];
    ledger_show(LedgerRef) -> LedgerEntryView needs ViewLedger, provides [ledger];
    ledger_verify(Empty) -> VerifyReport needs ViewLedger, invalidates [ledger];
    vault_verify(Empty) -> VerifyReport needs ViewLedger, invalidates [ledger];
    ledger_checkpoint(Empty) -> CheckpointView needs ViewLedger, invalidates [ledger];
    ledger_save_checkpoint(SaveCheckpoint) -> Done needs ViewLedger, invalidates [ledger];
    ledger_witness(PastCheckpoint) -> WitnessVerdict needs ViewLedger;
    ledger_disclosure(DisclosureChoice) -> DisclosurePreview needs ExportLedger;
    ledger_export(ExportAudit) -> LedgerExported needs ExportLedger, invalidates [ledger];
    ledger_export_cancel(Empty) -> Done needs ExportLedger;
    watch_list(Empty) -> WatchList needs ViewLedger, provides [ledger];
    alert_review(ReviewAlerts) -> WatchList needs ReviewLedger, invalidates [ledger];
    day_review(ReviewDays) -> WatchList needs ReviewLedger, invalidates [ledger];
    ledger_month(MonthRef) -> LedgerMonth needs ViewLedger, provides [ledger];
    ledger_save_month(SaveMonth) -> Done needs ExportLedger, invalidates [ledger];
    ledger_prune(PruneLedger) -> LedgerPruned needs KeepLedger, invalidates [ledger];
    hold_set(SetHold) -> Done needs ReviewLedger, invalidates [ledger];
    hold_lift(LiftHold) -> Done needs KeepLedger, invalidates [ledger];
    discontinuity_accept(AcceptDiscontinuity) -> AppStatus needs ChangeSettings, invalidates [ledger];
    settings_get(Empty) -> VaultSettings needs UseVault, provides [settings];
    settings_history(Empty) -> SettingsHistory needs UseVault, provides [settings];
    settings_set(SetSettings) -> VaultSettings needs ChangeSettings, invalidates [settings, ledger];
    password_change(ChangePassword) -> Done needs UseVault, invalidates [ledger];
    draft_save(Draft) -> Done needs EditCustomers, invalidates [drafts];
    draft_list(Empty) -> DraftList needs EditCustomers, provides [drafts];
    draft_discard(DraftRef) -> Done needs EditCustomers, invalidates [drafts];
}
