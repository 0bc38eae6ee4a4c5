//! The other pages of the demo, and what lies over all of them.

use clientvault_tests::window::{By, Window};
use serde_json::json;

use super::list::FIRST_NAME;
use crate::lists;
use crate::walk::{Desk, Look, imports};

pub fn home(window: &Window, look: Look<'_>) {
    look(window, "home");
    drag(window, "enter");
    window.see(By::TestId("file-drop"));
    look(window, "drop");
    drag(window, "leave");
    window.see_no_more(By::TestId("file-drop"));
    // Letters alone are shortcuts where no field has the focus.
    window.press("?");
    window.see(By::TestId("cheat-sheet"));
    look(window, "cheat-sheet");
    window.press("Escape");
    window.see_no_more(By::TestId("cheat-sheet"));
}

/// 演示模式: the mark, and what an audience sees of list, card, palette and home.
pub fn presentation(window: &Window, look: Look<'_>) {
    window.click(By::TestId("nav-customers"));
    window.see(By::TestId("customer-row"));
    window.press("Ctrl+Shift+h");
    window.see(By::TestId("presentation-end"));
    window.see(By::TestId("customer-row"));
    look(window, "presenting");
    window.click(FIRST_NAME);
    window.see(By::TestId("card"));
    window.click(By::TestId("field-phone-0-reveal"));
    look(window, "presenting-card");
    window.press("Ctrl+k");
    window.fill(By::TestId("palette-input"), "zh");
    window.see(By::Css("[data-testid^=palette-customer-]"));
    look(window, "presenting-palette");
    window.press("Escape");
    window.click(By::TestId("nav-today"));
    window.see(By::TestId("home-count-all"));
    look(window, "presenting-home");
    window.click(By::TestId("presentation-end"));
    window.see_no_more(By::TestId("presentation-end"));
}

pub fn imports(window: &Window, desk: &Desk, look: Look<'_>) {
    window.click(By::TestId("nav-imports"));
    window.see(By::TestId("imports-page"));
    window.click(By::TestId("new-customer-more"));
    window.see(By::TestId("new-customer-full"));
    look(window, "import-new-menu");
    window.press("Escape");
    drag(window, "enter");
    look(window, "import-drop");
    drag(window, "leave");
    let sample = lists::copy_sample(desk.papers());
    imports::import(window, desk, &sample, look);
    window.click(By::TestId("import-report-undo"));
    window.see(By::TestId("import-undo-sheet-confirm"));
    look(window, "import-undo");
    window.click(By::TestId("import-undo-sheet-cancel"));
    window.click(By::TestId("import-again"));
    window.see(By::TestId("import-list"));
    look(window, "import-past");
    bought(window, look);
}

/// A list nobody may have: the way ends where its origin is told.
fn bought(window: &Window, look: Look<'_>) {
    window.click(By::TestId("import-pick"));
    for _ in 0..3 {
        window.click(By::Css("[data-testid=import-next]:enabled"));
    }
    window.click(By::TestId("import-origin-bought"));
    window.see(By::TestId("import-stop"));
    look(window, "import-stop");
    window.click(By::TestId("import-stop-back"));
    window.click(By::TestId("import-close"));
}

pub fn ledger(window: &Window, look: Look<'_>) {
    window.click(By::TestId("nav-ledger"));
    window.see(By::TestId("ledger-row"));
    look(window, "ledger");
    window.click(By::Css("[data-testid=ledger-row] [role=gridcell]"));
    window.see(By::TestId("ledger-detail"));
    look(window, "ledger-detail");
    window.click(By::TestId("ledger-detail-close"));
    window.click(By::TestId("ledger-days-toggle"));
    window.click(By::TestId("ledger-hours-toggle"));
    look(window, "ledger-tables");
    window.click(By::TestId("ledger-days-toggle"));
    window.click(By::TestId("ledger-hours-toggle"));
    window.click(By::TestId("vault-verify"));
    window.see(By::TestId("ledger-verify-result"));
    look(window, "ledger-verified");
}

pub fn settings_and_help(window: &Window, look: Look<'_>) {
    window.click(By::TestId("nav-settings"));
    window.see(By::TestId("settings-language"));
    look(window, "settings");
    to_the_end(window, "screen-settings");
    look(window, "settings-end");
    window.click(By::TestId("settings-change-password"));
    window.see(By::TestId("settings-current-password"));
    look(window, "settings-password");
    window.press("Escape");
    for (words, page) in [("ctrl", "settings-found"), ("qqqq", "settings-none")] {
        window.fill(By::TestId("settings-search"), words);
        look(window, page);
    }
    window.click(By::TestId("settings-search-clear"));
    window.click(By::TestId("nav-help"));
    window.see(By::TestId("screen-help"));
    look(window, "help");
    to_the_end(window, "screen-help");
    look(window, "help-end");
}

/// Scrolls whatever scrolls on the page to its end.
pub fn to_the_end(window: &Window, screen: &str) {
    let scroll = "for (const one of document.querySelectorAll('*')) \
         if (one.contains(arguments[0]) || arguments[0].contains(one)) one.scrollTop = one.scrollHeight";
    let body = format!(
        "const screen = document.querySelector('[data-testid={screen}]'); (function () {{ {scroll} }})(screen)"
    );
    window.script(&body, &[]);
}

/// Tells the page what the shell tells when a file from another program comes above the window (`enter`) or goes again
/// (`leave`). A driver cannot drag from another program, so the page's own listeners are called.
fn drag(window: &Window, what: &str) {
    let tell = "
        const event = 'tauri://drag-' + arguments[0];
        const heard = window.__internal_unstable_listeners_object_id__?.[event] ?? {};
        const ids = Object.getOwnPropertyNames(heard);
        const payload = { paths: ['/papers/list.csv'], position: { x: 640, y: 400 } };
        window.__internal_unstable_listeners_function_id__({ event, payload }, ids);
        return ids.length";
    let heard = window.script(tell, &[json!(what)]);
    assert!(heard.as_u64() > Some(0), "nobody on the page hears that a file is dragged");
}
