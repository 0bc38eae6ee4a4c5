//! Several people at one computer: what each sees, how customers change hands, and how somebody leaves.

use std::fs;
use std::time::Duration;

use clientvault_tests::window::{By, Window};

use crate::leaver::TakenAlong;
use crate::walk::people::{self, FINANCE, OWNER, SALES};
use crate::walk::{Desk, customers, first_run};

/// A made-up customer.
struct Customer {
    name: &'static str,
    phone: &'static str,
    firm: Option<&'static str>,
    id_number: Option<&'static str>,
}

/// Of the owner.
const KEPT: Customer = Customer { name: "欧阳静姝", phone: "15400098801", firm: None, id_number: None };
/// Of the owner, until it goes into the pool.
const GIVEN_AWAY: Customer =
    Customer { name: "慕容望舒", phone: "15400098802", firm: None, id_number: None };
/// Of the salesperson; family name and the end of the phone are those of the owner's.
const OWN: Customer = Customer {
    name: "欧阳朔",
    phone: "15400118801",
    firm: Some(FIRM),
    id_number: Some("11010519491231002X"),
};
/// Where the salesperson's customer works: what finance may know of it.
const FIRM: &str = "深圳鸿展铝业有限公司";

/// On the owner's customer only.
const TAG: &str = "春节礼盒";

const ROWS: &str = "[data-testid=customer-row]";
/// A handover renews keys and writes the vault's file anew.
const HANDOVER: Duration = Duration::from_secs(120);

fn nobody_looks(_: &Window, _: &str) {}

#[test]
fn three_people_until_one_leaves() {
    let Some(desk) = Desk::new() else { return };
    let window = desk.open();
    found_an_office(&window, &desk);
    sales_has_only_what_is_their_own(&window);
    finance_has_billing_facts_and_no_customers(&window);
    through_the_pool(&window);
    beyond_the_budget(&window);
    sales_leaves(&window, &desk);

    window.click(By::TestId("nav-ledger"));
    window.click(By::TestId("ledger-verify"));
    window.see(By::TestId("ledger-verify-result"));
    assert_eq!(window.attribute(By::TestId("ledger-state"), "data-state").as_deref(), Some("whole"));
    assert!(!window.shows(By::TestId("ledger-broken")));
}

/// The owner, two customers, and two people who have nothing yet.
fn found_an_office(window: &Window, desk: &Desk) {
    first_run::make_office(window, desk, &nobody_looks);
    window.click(By::TestId("firstrun-look"));
    for customer in [&GIVEN_AWAY, &KEPT] {
        add(window, customer);
    }
    customers::tag(window, TAG);
    assert_eq!(customers::offered_tags(window), [TAG], "what the owner wrote once is offered to the owner");
    let nothing = "将可见 0 位客户，其中敏感 0，核心 0";
    for person in [&SALES, &FINANCE] {
        assert_eq!(people::add(window, person, &nobody_looks), nothing);
    }
    assert_eq!(window.text(By::TestId("people-count")), "3 人");
}

fn sales_has_only_what_is_their_own(window: &Window) {
    people::switch_to(window, &SALES);
    window.see(By::TestId("home-import"));
    knows_nothing_of(window, &[&KEPT, &GIVEN_AWAY]);
    window.click(By::TestId("nav-customers"));
    window.see(By::TestId("customers-empty"));
    knows_nothing_of(window, &[&KEPT, &GIVEN_AWAY]);
    for words in [KEPT.name, "ouyang", "oyjs", "8801", "8802"] {
        customers::finds_nothing(window, words);
    }
    customers::close_palette(window);

    // With a customer of their own, the same words find that one and no other.
    add(window, &OWN);
    let level = window.text(By::Css("[data-testid=card] [data-level]"));
    assert!(level.contains("核心"), "{level}");
    assert_eq!(customers::reveal_phone(window, &nobody_looks), OWN.phone);
    customers::hide_phone(window);
    customers::fill_billing(window, "128000", FIRM);
    assert_eq!(
        customers::offered_tags(window),
        [""; 0],
        "tags of others' customers are nobody's suggestions"
    );
    window.click(By::TestId("card-close"));
    holds(window, 1);
    for column in ["title", "updated", "title", "stage"] {
        // Whatever the order, these are the own customers and no others.
        window.click(By::Css(&format!(
            "[data-testid=customers-page] [role=columnheader][data-column={column}]"
        )));
        holds(window, 1);
        knows_nothing_of(window, &[&KEPT, &GIVEN_AWAY]);
    }
    assert!(!window.shows(By::TestId("customers-tab-colleagues")));
    for words in ["欧阳", "ouyang", "oy", "8801"] {
        customers::finds_only(window, words, &[OWN.name]);
    }
    customers::finds_nothing(window, GIVEN_AWAY.name);
    customers::close_palette(window);
    window.click(By::TestId("nav-today"));
    window.see(By::TestId("home-count-all"));
    opened_lately(window, 1);
    knows_nothing_of(window, &[&KEPT, &GIVEN_AWAY]);
    customers::close_palette(window);
}

fn finance_has_billing_facts_and_no_customers(window: &Window) {
    people::switch_to(window, &FINANCE);
    window.see(By::TestId("home-role"));
    for entry in ["nav-customers", "nav-imports", "nav-ledger", "nav-reviews", "new-customer"] {
        assert!(!window.shows(By::TestId(entry)), "{entry} is there");
    }
    opened_lately(window, 0);
    window.see(By::TestId("palette-actions-lock"));
    assert!(!window.shows(By::TestId("palette-actions-customers")));
    for words in ["欧阳", "8801"] {
        customers::finds_nothing(window, words);
    }
    customers::close_palette(window);
    sees_the_firm_alone(window);
    window.script("location.hash = '#/customers'", &[]);
    window.see(By::TestId("screen-not-yours"));
    assert_eq!(window.count(By::TestId("customers-page")), 0);
    knows_nothing_of(window, &[&KEPT, &GIVEN_AWAY, &OWN]);
}

/// 开票资料: the firm of the salesperson's customer, what it signed for, and nobody to call.
fn sees_the_firm_alone(window: &Window) {
    window.click(By::TestId("nav-billing"));
    window.wait_until("the firm's billing facts", |window| {
        let rows = customers::lines(window, "[data-testid=billing-row]");
        rows.len() == 1 && rows[0].contains(FIRM) && rows[0].contains(SALES.name)
    });
    shows_no_phone(window);
    window.click(By::Css("[data-testid=billing-row] [data-cell=company]"));
    window.see(By::TestId("billing-panel"));
    assert!(!window.shows(By::TestId("billing-customer")), "finance has no way to the customer");
    assert!(!window.source().contains("128,000"), "an amount is clear before anybody asked for it");
    window.click(By::TestId("field-contract_amount-0-reveal"));
    window.click(By::TestId("purpose-invoicing"));
    window.see(By::TestId("field-contract_amount-0-value"));
    assert_eq!(window.text(By::TestId("field-contract_amount-0-value")), "¥128,000.00");
    shows_no_phone(window);
    knows_nothing_of(window, &[&KEPT, &GIVEN_AWAY, &OWN]);
    window.click(By::TestId("billing-close"));
    window.see_no_more(By::TestId("billing-panel"));
}

/// The owner puts a customer into the pool, where the salesperson finds it.
fn through_the_pool(window: &Window) {
    people::switch_to(window, &OWNER);
    opened_lately(window, 2);
    customers::finds_only(window, "欧阳", &[KEPT.name, OWN.name]);
    customers::close_palette(window);
    window.click(By::TestId("nav-customers"));
    holds(window, 3);
    customers::find(window, GIVEN_AWAY.name, GIVEN_AWAY.name);
    customers::open_found(window);
    window.click(By::TestId("card-more"));
    window.click(By::TestId("card-transfer"));
    window.click(By::TestId("transfer-to-pool"));
    window.see(By::TestId("transfer-sheet"));
    window.click(By::TestId("transfer-run"));
    window.see_no_more(By::TestId("transfer"));
    window.see(By::TestId("card-pool"));

    people::switch_to(window, &SALES);
    window.click(By::TestId("nav-customers"));
    window.click(By::TestId("customers-tab-pool"));
    window.wait_until("the pool's customer", |window| {
        let rows = customers::lines(window, ROWS);
        rows.len() == 1 && rows[0].contains(GIVEN_AWAY.name)
    });
    window.click(By::Css("[data-testid=customer-row] [data-cell=title]"));
    window.see(By::TestId("card-pool"));
    assert_eq!(window.count(By::TestId("field-phone-0")), 0);
    for text in [ROWS, "[data-testid=card]"].map(|place| customers::lines(window, place).concat()) {
        assert!(text.contains(GIVEN_AWAY.name) && !text.contains(&GIVEN_AWAY.phone[7..]), "{text}");
    }
    window.click(By::TestId("card-claim"));
    window.see_no_more(By::TestId("card-pool"));
    window.see(By::TestId("field-phone-0"));
    assert!(!window.source().contains(GIVEN_AWAY.phone), "a phone is clear before anybody asked for it");
    assert_eq!(customers::reveal_phone(window, &nobody_looks), GIVEN_AWAY.phone);
}

/// One look is allowed, two have been: the owner agrees at the salesperson's desk.
fn beyond_the_budget(window: &Window) {
    people::switch_to(window, &OWNER);
    people::limit_looks_of_sales(window, "1");
    window.see(By::TestId("settings-history-row"));
    assert!(!window.shows(By::TestId("approver")), "fewer looks need nobody else");

    people::switch_to(window, &SALES);
    customers::find(window, OWN.name, OWN.name);
    customers::open_found(window);
    window.click(By::TestId("field-phone-0-reveal"));
    window.click(By::TestId("purpose-follow_up"));
    window.see(By::TestId("approver"));
    assert_eq!(window.text(By::Css("[data-testid=approver-stays] p")), "登录的仍是王磊");
    assert_eq!(window.count(By::Css("[data-testid^=approver-person-]")), 1, "finance cannot agree");
    window.type_into(By::TestId("approver-password"), OWNER.password);
    window.click(By::TestId("approver-confirm"));
    window.see_no_more(By::TestId("approver"));
    window.see(By::TestId("field-phone-0-value"));
    assert_eq!(window.text(By::TestId("field-phone-0-value")).replace(' ', ""), OWN.phone);
    people::is_logged_in(window, &SALES);
    assert!(!window.source().contains(OWNER.password), "the consent is still on the page");
}

/// 离职交接 to the owner; ends with the owner at the desk.
fn sales_leaves(window: &Window, desk: &Desk) {
    let taken = TakenAlong::from(desk);
    people::switch_to(window, &OWNER);
    people::open(window, &SALES);
    window.click(By::TestId("person-handover"));
    window.see(By::TestId("handover-when-now"));
    next(window);
    let receiver = By::Css("[data-testid^=handover-one-]");
    window.click(receiver);
    assert_eq!(window.count(receiver), 1, "finance cannot receive customers");
    window.see(By::TestId("handover-share"));
    next(window);
    window.see(By::TestId("handover-acts"));
    window.type_into(By::TestId("handover-password"), OWNER.password);
    window.click(By::TestId("handover-run"));
    window.wait_up_to(HANDOVER, "the handover", |window| window.shows(By::TestId("handover-report")));
    assert!(!window.shows(By::TestId("handover-again")), "something is left");
    window.see(By::TestId("handover-honest"));

    let report = desk.papers().join("王磊 离职交接.pdf");
    desk.will_pick("save_report", &report);
    window.click(By::TestId("handover-save"));
    window.wait_until("the report to be saved", |_| {
        fs::read(&report)
            .is_ok_and(|bytes| bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF"))
    });

    window.click(By::TestId("switch-user"));
    window.see(By::TestId("screen-unlock"));
    let left = customers::lines(window, "[data-testid^=unlock-person-]");
    assert!(left.len() == 2 && left.iter().all(|line| !line.contains(SALES.name)), "{left:?} can be chosen");
    knows_nothing_of(window, &[&KEPT, &GIVEN_AWAY, &OWN]);
    taken.opens_only_the_copy(desk, SALES.name, SALES.password);
    people::log_in(window, &OWNER);
    window.click(By::TestId("nav-customers"));
    window.click(By::TestId("customers-tab-mine"));
    holds(window, 3);
    customers::find(window, OWN.name, OWN.name);
    customers::open_found(window);
    assert_eq!(customers::reveal_phone(window, &nobody_looks), OWN.phone);
}

fn add(window: &Window, customer: &Customer) {
    let line = [Some(customer.name), Some(customer.phone), customer.firm, customer.id_number];
    let line: Vec<&str> = line.into_iter().flatten().collect();
    customers::add_by_line(window, &line.join(" "), customer.phone);
}

/// Waits until the list in sight has so many customers and says so.
#[track_caller]
fn holds(window: &Window, customers: usize) {
    window.wait_until(&format!("{customers} customers"), |window| {
        window.count(By::TestId("customer-row")) == customers
            && window.text(By::TestId("customer-count")).starts_with(&customers.to_string())
    });
}

/// Opens the palette and waits until so many customers are offered to be opened again.
#[track_caller]
fn opened_lately(window: &Window, customers: usize) {
    window.press("Ctrl+k");
    window.see(By::TestId("palette"));
    let recent = By::Css("[data-testid^=palette-recent-customer-]");
    window.wait_until(&format!("{customers} recent customers"), |window| window.count(recent) == customers);
}

/// Nothing of these customers is in the page, seen or not.
#[track_caller]
fn knows_nothing_of(window: &Window, customers: &[&Customer]) {
    let page = window.source().replace(' ', "");
    for Customer { name, phone, id_number, .. } in customers {
        let values = [Some(*name), Some(*phone), *id_number];
        let shown: Vec<&str> = values.into_iter().flatten().filter(|value| page.contains(value)).collect();
        assert!(shown.is_empty(), "the page holds {shown:?}");
    }
}

/// No number anybody could call stands in the page, whole or masked with its end.
#[track_caller]
fn shows_no_phone(window: &Window) {
    let page = customers::lines(window, "body").concat().replace(' ', "");
    let calls = |run: &&str| run.len() >= 11 && run.starts_with('1');
    let phones: Vec<&str> = page.split(|character: char| !character.is_ascii_digit()).filter(calls).collect();
    assert!(phones.is_empty(), "the page shows {phones:?}");
    for Customer { phone, .. } in [&KEPT, &GIVEN_AWAY, &OWN] {
        assert!(!page.contains(&phone[7..]), "the page shows the end of {phone}");
    }
}

fn next(window: &Window) {
    window.click(By::TestId("handover-next"));
}
