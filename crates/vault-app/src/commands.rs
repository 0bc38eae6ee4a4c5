//! The command list: the only way into the product, one line per command.
//!
//! `open` commands work without a login (the list of them is a reviewed snapshot in `tests/`); all others name the
//! action they need. Expanded by [`crate::dispatch`] into the table of handlers and by `generate_contract` into the
//! page's contract.

use crate::contract::app::*;
use crate::contract::customer::*;
use crate::contract::field::*;
use crate::contract::import::*;
use crate::contract::ledger::*;
use crate::contract::note::*;
use crate::contract::settings::*;
use crate::contract::vault::*;
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
    duplicate_check(CheckDuplicate) -> Duplicates needs ViewCustomers;
    tag_list(Empty) -> TagList needs ViewCustomers, provides [tags];

    // ── values ───────────────────────────────────────────────────────────────────
    field_reveal(Reveal) -> Revealed needs RevealField, invalidates [timeline, viewers, ledger];
    field_copy(Reveal) -> Copied needs CopyField, invalidates [timeline, viewers, ledger];
    field_compare(Compare) -> Compared needs CompareField, invalidates [timeline, viewers, ledger];
    text_detect(DetectText) -> TextHits needs EditCustomers;

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

    // ── audit, settings, drafts ──────────────────────────────────────────────────
    ledger_list(ListLedger) -> LedgerPage needs ViewLedger, provides [ledger];
    ledger_summary(Empty) -> LedgerSummary needs ViewLedger, provides [ledger];
    ledger_verify(Empty) -> VerifyReport needs ViewLedger, invalidates [ledger];
    vault_verify(Empty) -> VerifyReport needs ViewLedger, invalidates [ledger];
    discontinuity_accept(AcceptDiscontinuity) -> AppStatus needs ChangeSettings, invalidates [ledger];
    settings_get(Empty) -> VaultSettings needs ViewCustomers, provides [settings];
    settings_set(VaultSettings) -> VaultSettings needs ChangeSettings, invalidates [settings, ledger];
    password_change(ChangePassword) -> Done needs ChangeSettings, invalidates [ledger];
    draft_save(Draft) -> Done needs EditCustomers, invalidates [drafts];
    draft_list(Empty) -> DraftList needs EditCustomers, provides [drafts];
    draft_discard(DraftRef) -> Done needs EditCustomers, invalidates [drafts];
}
