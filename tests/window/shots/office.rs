//! An office from its first person to somebody leaving, each at the same window.

use clientvault_tests::window::{By, Window};

use super::list::FIRST_NAME;
use super::pages::to_the_end;
use super::people as pages;
use crate::lists;
use crate::walk::people::{self, FINANCE, MANAGER, OWNER, SALES};
use crate::walk::{Desk, Look, customers, first_run, imports};

fn nobody_looks(_: &Window, _: &str) {}

/// The owner with two customers, one of them in the pool, and four others.
pub fn found(window: &Window, desk: &Desk, look: Look<'_>) {
    first_run::make_office(window, desk, &nobody_looks);
    window.click(By::TestId("firstrun-look"));
    window.click(By::TestId("nav-people"));
    window.see(By::TestId("people-empty"));
    look(window, "people-alone");
    people::add(window, &SALES, look);
    for person in [&MANAGER, &FINANCE] {
        people::add(window, person, &nobody_looks);
    }
    pages::invite(window, look);
}

/// The limits, and a customer given away.
pub fn rules(window: &Window, look: Look<'_>) {
    for (line, phone) in [
        ("欧阳静姝 15400098801 深圳恒昌精密五金制品有限公司 11010519491231002X", "15400098801"),
        ("慕容望舒 15400098802 采购经理", "15400098802"),
    ] {
        customers::add_by_line(window, line, phone);
        if line.contains("有限公司") {
            customers::fill_billing(window, "128000", "深圳恒昌精密五金制品有限公司");
        }
    }
    window.click(By::TestId("card-more"));
    window.see(By::TestId("card-transfer"));
    window.click(By::TestId("card-transfer"));
    window.click(By::TestId("transfer-to-pool"));
    window.see(By::TestId("transfer-sheet"));
    look(window, "transfer");
    window.click(By::TestId("transfer-run"));
    window.see_no_more(By::TestId("transfer"));
    window.see(By::TestId("card-pool"));
    look(window, "pool-card-owner");
    people::limit_looks_of_sales(window, "1");
    window.see(By::TestId("settings-history-row"));
    window.script("document.querySelector('[data-testid=settings-budgets]').scrollIntoView()", &[]);
    look(window, "settings-limits");
}

/// The unlock screen, the pool without contacts, and somebody who has to agree.
pub fn sales(window: &Window, desk: &Desk, look: Look<'_>) {
    window.click(By::TestId("switch-user"));
    window.see(By::TestId("unlock-person-4"));
    look(window, "unlock-people");
    window.click(By::TestId("unlock-person-4"));
    window.see(By::TestId("enrol-code"));
    look(window, "unlock-enrol");
    people::log_in(window, &SALES);
    look(window, "home-sales");
    window.click(By::TestId("nav-imports"));
    imports::import(window, desk, &lists::copy_sample(desk.papers()), &nobody_looks);
    window.click(By::TestId("nav-customers"));
    window.click(By::TestId("customers-tab-pool"));
    window.see(By::TestId("customer-row"));
    look(window, "pool");
    window.click(FIRST_NAME);
    window.see(By::TestId("card-pool"));
    look(window, "pool-card");
    window.click(By::TestId("customers-tab-mine"));
    window.see(By::TestId("customer-row"));
    window.click(FIRST_NAME);
    customers::reveal_phone(window, &nobody_looks);
    customers::hide_phone(window);
    window.click(By::TestId("field-phone-0-reveal"));
    window.click(By::TestId("purpose-follow_up"));
    window.see(By::TestId("approver-stays"));
    look(window, "approver");
    window.click(By::TestId("approver-person-0"));
    window.type_into(By::TestId("approver-password"), "not the password of anybody");
    window.click(By::TestId("approver-confirm"));
    window.wait_until("the refusal", |window| {
        window.value(By::TestId("approver-password")).is_empty()
            && window.shows(By::Css("[data-testid=approver] [data-invalid]"))
    });
    look(window, "approver-refused");
    window.click(By::TestId("approver-cancel"));
    window.see_no_more(By::TestId("approver"));
    window.press("Escape");
}

/// Ends with the owner at the desk.
pub fn finance(window: &Window, look: Look<'_>) {
    people::switch_to(window, &FINANCE);
    window.see(By::TestId("home-role"));
    look(window, "home-finance");
    billing(window, look);
    window.script("location.hash = '#/customers'", &[]);
    window.see(By::TestId("screen-not-yours"));
    look(window, "not-yours");
    window.click(By::TestId("nav-people"));
    window.see(By::TestId("people-table"));
    look(window, "people-finance");
    people::switch_to(window, &OWNER);
}

/// What finance sees of customers: the list, one of it, a value for a time, and a search without an answer.
fn billing(window: &Window, look: Look<'_>) {
    window.click(By::TestId("nav-billing"));
    window.see(By::TestId("billing-row"));
    look(window, "billing");
    window.fill(By::TestId("billing-find"), "hengchang");
    window.wait_until("the firm with a contract", |window| window.count(By::TestId("billing-row")) == 1);
    window.click(By::Css("[data-testid=billing-row] [data-cell=company]"));
    window.see(By::TestId("billing-panel"));
    look(window, "billing-panel");
    window.click(By::Css("[data-testid=billing-panel] [data-testid$=-reveal]"));
    window.see(By::TestId("purpose-invoicing"));
    look(window, "billing-purpose");
    window.click(By::TestId("purpose-invoicing"));
    window.see(By::Css("[data-testid=billing-panel] [data-testid$=-value]"));
    look(window, "billing-revealed");
    window.click(By::TestId("billing-close"));
    window.see_no_more(By::TestId("billing-panel"));
    window.fill(By::TestId("billing-find"), "zzz");
    window.see(By::TestId("billing-no-match"));
    look(window, "billing-no-match");
    window.click(By::TestId("billing-clear"));
    window.see(By::TestId("billing-row"));
}

/// 离职交接, each step of it.
pub fn leaves(window: &Window, desk: &Desk, look: Look<'_>) {
    people::open(window, &SALES);
    window.click(By::TestId("person-handover"));
    window.see(By::TestId("handover-when-now"));
    look(window, "handover-who");
    window.click(By::TestId("handover-when-later"));
    window.see(By::TestId("handover-day"));
    look(window, "handover-later");
    window.click(By::TestId("handover-when-now"));
    window.click(By::TestId("handover-next"));
    window.see(By::TestId("handover-preview"));
    look(window, "handover-to");
    window.click(By::TestId("handover-rule-by_city"));
    window.see(By::TestId("handover-others"));
    look(window, "handover-city");
    window.click(By::TestId("handover-rule-pool"));
    window.see(By::TestId("handover-share"));
    look(window, "handover-pool");
    window.click(By::TestId("handover-rule-in_turn"));
    for turn in 1..=2 {
        window.click(By::Css(&format!("[data-testid=handover-turn] label:nth-child({turn}) input")));
    }
    window.see(By::TestId("handover-share"));
    look(window, "handover-turn");
    window.click(By::TestId("handover-next"));
    window.see(By::TestId("handover-acts"));
    window.type_into(By::TestId("handover-password"), OWNER.password);
    look(window, "handover-confirm");
    window.click(By::TestId("handover-run"));
    window.wait_until("the handover to run", |window| {
        window.shows(By::TestId("handover-running")) || window.shows(By::TestId("handover-report"))
    });
    look(window, "handover-run");
    window.see(By::TestId("handover-report"));
    look(window, "handover-report");
    to_the_end(window, "handover-report");
    look(window, "handover-report-end");
    desk.will_pick("save_report", &desk.papers().join("report.pdf"));
    window.click(By::TestId("handover-save"));
    window.wait_until("the report", |_| desk.papers().join("report.pdf").is_file());
    window.click(By::TestId("handover-close"));
    window.see(By::TestId("person-panel"));
    look(window, "people-left");
}
