//! Every page in both themes and both languages, in `target/shots/<page>-<theme>-<language>.png`.
//!
//! `cargo xtask shots` makes them anew. They prove nothing, they are to be looked at.

use clientvault_tests::window::{Album, By, Window};

use crate::lists;
use crate::walk::{Desk, customers, first_run, imports, lock};

/// The narrowest window a person can make of it, nearly.
const NARROW: u32 = 960;
const USUAL: u32 = 1280;
const HEIGHT: u32 = 800;

#[test]
#[ignore = "to be looked at: cargo xtask shots"]
fn light_zh() {
    pages("light", "zh-CN", "zh");
}

#[test]
#[ignore = "to be looked at: cargo xtask shots"]
fn dark_zh() {
    pages("dark", "zh-CN", "zh");
}

#[test]
#[ignore = "to be looked at: cargo xtask shots"]
fn light_en() {
    pages("light", "en", "en");
}

#[test]
#[ignore = "to be looked at: cargo xtask shots"]
fn dark_en() {
    pages("dark", "en", "en");
}

fn pages(theme: &str, language: &str, short: &str) {
    let Some(desk) = Desk::new() else { return };
    desk.prefer(language, theme);
    let album = Album::new("shots");
    let window = desk.open();
    let look = |window: &Window, page: &str| album.put(window, &format!("{page}-{theme}-{short}"));

    first_run::make_vault(&window, &desk, &look);
    empty_vault(&window, &look);
    window.click(By::TestId("switch-vault"));
    window.see(By::TestId("known-vault-0"));
    look(&window, "known-vaults");
    window.click(By::TestId("firstrun-demo"));
    window.see(By::TestId("banner-demo"));

    people(&window, &look);
    other_pages(&window, &desk, &look);
    window.resize(NARROW, HEIGHT);
    narrow(&window, &look);
}

fn empty_vault(window: &Window, look: &dyn Fn(&Window, &str)) {
    window.click(By::TestId("firstrun-look"));
    window.see(By::TestId("home-import"));
    look(window, "home-empty");
    window.click(By::TestId("nav-customers"));
    window.see(By::TestId("customers-empty"));
    look(window, "customers-empty");
    lock::lock(window);
    look(window, "unlock");
    lock::try_wrong_password(window, look);
    window.click(By::TestId("unlock-forgot"));
    window.see(By::TestId("screen-recover"));
    look(window, "recover");
    window.click(By::TestId("recover-back"));
    window.see(By::TestId("unlock-password"));
}

/// The customers of the demo: list, card, forms, palette.
fn people(window: &Window, look: &dyn Fn(&Window, &str)) {
    window.see(By::TestId("home-count-all"));
    look(window, "home");
    window.click(By::TestId("nav-customers"));
    window.see(By::TestId("customer-row"));
    look(window, "customers");
    window.click(By::TestId("filter-add"));
    window.see(By::TestId("filter-pick-stages"));
    look(window, "filter-pick");
    window.click(By::TestId("filter-pick-stages"));
    look(window, "filter-stages");
    window.press("Escape");
    window.see_no_more(By::TestId("filter-value-lead"));
    window.click(By::Css("[data-testid=customer-row] [data-check]"));
    window.see(By::TestId("selection-bar"));
    look(window, "selection");
    window.click(By::TestId("selection-clear"));

    window.click(By::Css("[data-testid=customer-row] [role=gridcell]:nth-child(2)"));
    window.see(By::TestId("card"));
    look(window, "card");
    customers::reveal_phone(window, look);
    customers::hide_phone(window);
    window.click(By::TestId("card-more"));
    window.see(By::TestId("card-edit"));
    look(window, "card-menu");
    window.click(By::TestId("card-edit"));
    window.see(By::TestId("customer-form"));
    look(window, "form-edit");
    window.click(By::TestId("form-close"));
    window.see(By::TestId("card-more"));
    window.click(By::TestId("card-more"));
    window.click(By::TestId("card-recycle"));
    window.see_no_more(By::TestId("card"));
    look(window, "recycled");
    window.click(By::TestId("customers-tab-recycled"));
    window.see(By::TestId("customer-row"));
    look(window, "recycle-bin");

    window.click(By::TestId("new-customer-more"));
    window.click(By::TestId("new-customer-full"));
    window.see(By::TestId("customer-form"));
    look(window, "form-new");
    window.click(By::TestId("form-close"));
    window.press("Ctrl+k");
    window.see(By::TestId("palette"));
    look(window, "palette");
    customers::find(window, "zh", "");
    look(window, "palette-found");
    window.press("Escape");
    window.see_no_more(By::TestId("palette"));
}

fn other_pages(window: &Window, desk: &Desk, look: &dyn Fn(&Window, &str)) {
    window.click(By::TestId("nav-imports"));
    imports::import(window, desk, &lists::copy_sample(desk.papers()), look);
    window.click(By::TestId("nav-ledger"));
    window.see(By::TestId("ledger-table"));
    look(window, "ledger");
    window.click(By::TestId("vault-verify"));
    window.see(By::TestId("ledger-verify-result"));
    look(window, "ledger-verified");
    window.click(By::TestId("nav-settings"));
    window.see(By::TestId("settings-language"));
    look(window, "settings");
    to_the_end(window, "screen-settings");
    look(window, "settings-end");
    window.click(By::TestId("nav-help"));
    window.see(By::TestId("screen-help"));
    look(window, "help");
    to_the_end(window, "screen-help");
    look(window, "help-end");
}

fn narrow(window: &Window, look: &dyn Fn(&Window, &str)) {
    window.click(By::TestId("nav-today"));
    window.see(By::TestId("home-count-all"));
    look(window, "narrow-home");
    window.click(By::TestId("nav-customers"));
    window.see(By::TestId("customer-row"));
    look(window, "narrow-customers");
    window.click(By::Css("[data-testid=customer-row] [role=gridcell]:nth-child(2)"));
    window.see(By::TestId("card"));
    look(window, "narrow-card");
    window.click(By::TestId("nav-imports"));
    window.see(By::TestId("imports-page"));
    look(window, "narrow-imports");
    window.click(By::TestId("nav-ledger"));
    window.see(By::TestId("ledger-table"));
    look(window, "narrow-ledger");
    window.resize(USUAL, HEIGHT);
}

/// Scrolls whatever scrolls on the page to its end.
fn to_the_end(window: &Window, screen: &str) {
    let scroll = "for (const one of document.querySelectorAll('*')) \
         if (one.contains(arguments[0]) || arguments[0].contains(one)) one.scrollTop = one.scrollHeight";
    let body = format!(
        "const screen = document.querySelector('[data-testid={screen}]'); (function () {{ {scroll} }})(screen)"
    );
    window.script(&body, &[]);
}
