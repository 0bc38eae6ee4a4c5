//! The ledger's own pages: what is counted, who keeps a checkpoint, what leaves, what has to be reviewed, the month.

use clientvault_tests::window::{By, Window};

use crate::walk::Look;

/// From the audit page, which is in sight, through all of them and back.
pub fn evidence(window: &Window, look: Look<'_>) {
    for side in ["people", "purposes"] {
        window.click(By::TestId(&format!("ledger-side-tab-{side}")));
        window.see(By::TestId(&format!("ledger-{side}")));
        look(window, &format!("ledger-{side}"));
    }
    window.click(By::TestId("ledger-filter-add"));
    window.see(By::TestId("ledger-filter-form"));
    look(window, "ledger-filter");
    window.press("Escape");
    window.click(By::TestId("ledger-export"));
    window.see(By::TestId("export-preview"));
    look(window, "ledger-export");
    window.press("Escape");
    window.see_no_more(By::TestId("export-preview"));
    witness(window, look);
    window.click(By::TestId("nav-watch"));
    window.see(By::TestId("watch-page"));
    look(window, "watch");
    window.click(By::TestId("watch-tab-days"));
    window.see(By::TestId("watch-page"));
    look(window, "watch-days");
    window.click(By::TestId("watch-month"));
    window.see(By::TestId("month-health"));
    look(window, "month");
}

fn witness(window: &Window, look: Look<'_>) {
    window.click(By::TestId("ledger-witness"));
    window.click(By::TestId("witness-show"));
    window.see(By::TestId("witness-qr"));
    look(window, "witness");
    // As it is copied: what is seen has its long lines broken.
    let text = window.script("return document.querySelector('[data-testid=witness-text]').textContent", &[]);
    crate::evidence::paste(window, text.as_str().unwrap());
    window.click(By::TestId("witness-compare"));
    window.see(By::TestId("witness-agrees"));
    window.script("document.querySelector('[data-testid=witness-agrees]').scrollIntoView()", &[]);
    look(window, "witness-agrees");
    window.click(By::TestId("witness-back"));
}
