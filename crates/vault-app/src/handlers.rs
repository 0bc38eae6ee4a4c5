//! Every command's use case under the command's name: what the dispatch table refers to.

pub(crate) use crate::approval::approver_list;
pub(crate) use crate::audit::{
    alert_review, day_review, hold_lift, hold_set, ledger_checkpoint, ledger_disclosure, ledger_export,
    ledger_export_cancel, ledger_list, ledger_month, ledger_prune, ledger_save_checkpoint, ledger_save_month,
    ledger_show, ledger_summary, ledger_witness, watch_list,
};
pub(crate) use crate::billing::billing_list;
pub(crate) use crate::catalogue::{
    field_catalogue, field_level_set, field_remove, field_reseal, field_reseal_cancel, field_save,
    field_usage,
};
pub(crate) use crate::customers::{
    customer_archive, customer_counts, customer_create, customer_level, customer_list, customer_recent,
    customer_recycle, customer_restore, customer_search, customer_show, customer_unarchive, customer_update,
    duplicate_check, tag_list,
};
pub(crate) use crate::demo::demo_open;
pub(crate) use crate::drafts::{draft_discard, draft_list, draft_save};
pub(crate) use crate::exports::{
    export_answer_read, export_cancel, export_carried_show, export_carried_sign, export_carry, export_list,
    export_preview, export_print, export_request, export_run, export_settle, export_show, export_sign,
    export_withdraw, package_open,
};
pub(crate) use crate::fields::{field_compare, field_copy, field_reveal};
pub(crate) use crate::import::{
    import_cancel, import_check, import_close, import_list, import_open, import_rejected, import_run,
    import_save_rejected, import_undo,
};
pub(crate) use crate::leaks::{stray_cancel, stray_delete, stray_scan, trace_leak};
pub(crate) use crate::notes::{
    note_add, note_edit, note_move_hit, note_remove, text_detect, timeline_list, viewer_list,
};
pub(crate) use crate::people::{
    access_list, customer_keep, customer_transfer, exception_give, exception_list, exception_take,
    handover_preview, handover_report, handover_run, handover_save_report, permission_matrix, person_add,
    person_freeze, person_invite, person_list, person_rights, person_unfreeze, pool_claim, review_close,
    review_decide, review_list, review_open, review_save, rights_preview, team_save, vault_enrol,
};
pub(crate) use crate::prefs::prefs_set;
pub(crate) use crate::presentation::presentation_set;
pub(crate) use crate::settings::{settings_get, settings_history, settings_set};
pub(crate) use crate::vaults::{
    app_status, discontinuity_accept, keyring_probe, kit_print, kit_save, ledger_verify, location_probe,
    passphrase_make, password_change, password_rate, path_pick, session_touch, vault_close, vault_commit,
    vault_discard, vault_lock, vault_open, vault_prepare, vault_recover, vault_unlock, vault_verify,
};
