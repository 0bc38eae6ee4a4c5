//! What convinces somebody outside, made in the real window: a checkpoint kept elsewhere, the ledger as a file, and what a
//! stranger makes of both.

use std::fs;

use clientvault_tests::window::{By, Window};
use vault_ledger::Fingerprint;
use vault_ledger::audit_file::verify;
use vault_ledger::checkpoint::Checkpoint;

use crate::walk::{Desk, customers, first_run};

fn nobody_looks(_: &Window, _: &str) {}

#[test]
fn a_stranger_is_convinced() {
    let Some(desk) = Desk::new() else { return };
    let window = desk.open();
    first_run::make_vault(&window, &desk, &nobody_looks);
    window.click(By::TestId("firstrun-look"));
    customers::add_by_line(&window, "欧阳静姝 15400098801", "15400098801");
    assert_eq!(customers::reveal_phone(&window, &nobody_looks), "15400098801");
    window.click(By::TestId("card-close"));

    let kept = keep_a_checkpoint(&window, &desk);
    let (file, root) = export(&window, &desk);
    let older = Checkpoint::parse(&kept).unwrap();
    let report = verify(fs::File::open(&file).unwrap(), root, &[older]).unwrap();
    assert_eq!(report.verdict.checkpoints, 2, "the one kept elsewhere, and the file's own");
    let selected = report.selection.unwrap();
    assert_eq!((selected.entries, report.details > 0), (report.verdict.entries, true));
    let bytes = fs::read(&file).unwrap();
    assert!(memchr::memmem::find(&bytes, b"15400098801").is_none(), "a value is in no detail");
}

/// Saves one as text and pastes it again after some more work.
fn keep_a_checkpoint(window: &Window, desk: &Desk) -> String {
    let paper = desk.papers().join("checkpoint.txt");
    desk.will_pick("save_checkpoint", &paper);
    window.click(By::TestId("nav-ledger"));
    window.click(By::TestId("ledger-witness"));
    window.click(By::TestId("witness-save-text"));
    window.wait_until("the checkpoint on paper", |_| paper.exists());
    let text = fs::read_to_string(&paper).unwrap();
    window.click(By::TestId("witness-show"));
    window.see(By::TestId("witness-qr"));
    paste(window, &text);
    window.click(By::TestId("witness-compare"));
    window.see(By::TestId("witness-agrees"));
    window.click(By::TestId("witness-back"));
    text
}

/// Lines come whole when they are pasted; typed, a line's end would be a key.
pub fn paste(window: &Window, text: &str) {
    let script = "const field = document.querySelector('[data-testid=witness-paste]');
        Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(field, arguments[0]);
        field.dispatchEvent(new Event('input', { bubbles: true }));";
    window.script(script, &[text.into()]);
}

/// The whole ledger with its details; gives the file and the fingerprint the page says to hand over.
fn export(window: &Window, desk: &Desk) -> (std::path::PathBuf, Fingerprint) {
    let file = desk.papers().join("ledger.cvaudit");
    desk.will_pick("save_ledger", &file);
    window.click(By::TestId("ledger-export"));
    window.see(By::TestId("export-preview"));
    window.click(By::TestId("export-run"));
    window.see(By::TestId("export-done"));
    let root = window.text(By::TestId("export-root"));
    window.click(By::TestId("export-close"));
    let digits: String = root.chars().filter(char::is_ascii_hexdigit).collect();
    (file, digits.parse().expect("a fingerprint"))
}
