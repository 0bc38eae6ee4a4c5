//! Finding a customer and looking at a value.

use clientvault_tests::window::{By, Window};
use serde_json::json;

use super::Look;

const LINES: &str = "[data-testid^=palette-customer-]";
const FOUND: By<'_> = By::Css(LINES);

/// Waits until the palette's first customer for these words is the wanted one. Leaves the palette open.
pub fn find(window: &Window, words: &str, wanted: &str) {
    if !window.shows(By::TestId("palette")) {
        window.press("Ctrl+k");
    }
    window.fill(By::TestId("palette-input"), words);
    window.wait_until(&format!("“{words}” to find {wanted}"), |window| {
        window.shows(FOUND) && window.text(FOUND).contains(wanted)
    });
}

/// What all elements of a CSS selector say at this moment. The driver's own text leaves out what it thinks is hidden.
pub fn lines(window: &Window, css: &str) -> Vec<String> {
    let read = "return [...document.querySelectorAll(arguments[0])].map((line) => line.textContent)";
    let lines = window.script(read, &[json!(css)]);
    lines.as_array().into_iter().flatten().filter_map(|line| line.as_str().map(str::to_owned)).collect()
}

/// Waits until the palette finds exactly these customers for the words, in any order. Leaves the palette open.
pub fn finds_only(window: &Window, words: &str, wanted: &[&str]) {
    if !window.shows(By::TestId("palette")) {
        window.press("Ctrl+k");
    }
    window.fill(By::TestId("palette-input"), words);
    let count = wanted.len();
    window.wait_until(&format!("“{words}” to find {wanted:?} alone"), |window| {
        let found = lines(window, LINES);
        found.len() == count && wanted.iter().all(|name| found.iter().any(|line| line.contains(name)))
    });
}

/// The same when nothing of the program answers to the words either.
pub fn finds_nothing(window: &Window, words: &str) {
    finds_only(window, words, &[]);
    window.see(By::Text(&format!("没有与「{words}」相符的内容")));
}

pub fn close_palette(window: &Window) {
    window.press("Escape");
    window.see_no_more(By::TestId("palette"));
}

/// Writes a customer in the quick line, name first; ends at the card.
pub fn add_by_line(window: &Window, line: &str, phone: &str) {
    window.click(By::TestId("new-customer"));
    window.type_into(By::TestId("quick-line"), line);
    window.wait_until("the phone to be found", |window| {
        window.value(By::TestId("quick-phone")).replace(' ', "") == phone
    });
    window.click(By::TestId("quick-save"));
    window.see_no_more(By::TestId("quick-add"));
    let name = line.split(' ').next().unwrap();
    let title = format!("[data-testid=card-title][title={name}]");
    window.wait_until(&format!("the card of {name}"), |window| window.count(By::Css(&title)) == 1);
}

/// Writes what an invoice needs into the customer whose card is open; ends at the card.
pub fn fill_billing(window: &Window, amount: &str, title: &str) {
    open_form(window);
    window.type_into(By::TestId("form-contract_amount-0"), amount);
    window.type_into(By::TestId("form-invoice_title-0"), title);
    window.click(By::TestId("form-save"));
    window.see_no_more(By::TestId("customer-form"));
    window.see(By::TestId("field-contract_amount-0-reveal"));
}

/// Opens the form of the customer whose card is open, with every field in sight.
pub fn open_form(window: &Window) {
    window.click(By::TestId("card-more"));
    window.click(By::TestId("card-edit"));
    window.see(By::TestId("customer-form"));
    window.click(By::TestId("form-more"));
}

/// Gives the customer whose card is open a tag; ends at the card.
pub fn tag(window: &Window, tag: &str) {
    open_form(window);
    window.type_into(By::TestId("form-tags-0"), tag);
    window.press("Enter");
    window.click(By::TestId("form-save"));
    window.see_no_more(By::TestId("customer-form"));
}

/// Tags the form offers while one is typed.
pub fn offered_tags(window: &Window) -> Vec<String> {
    open_form(window);
    let offered = window
        .script(
            "return [...document.querySelectorAll('[data-testid=customer-form] datalist option')].map((one) => one.value)",
            &[],
        )
        .as_array()
        .map(|tags| tags.iter().filter_map(|tag| tag.as_str().map(str::to_owned)).collect())
        .unwrap_or_default();
    window.click(By::TestId("form-close"));
    window.see_no_more(By::TestId("customer-form"));
    offered
}

/// Opens the card of the first customer found.
pub fn open_found(window: &Window) {
    window.press("Enter");
    window.see(By::TestId("card"));
    window.see_no_more(By::TestId("palette"));
}

/// Shows the phone for following up and returns its digits as they stand on the page.
pub fn reveal_phone(window: &Window, look: Look<'_>) -> String {
    window.click(By::TestId("field-phone-0-reveal"));
    window.see(By::TestId("purpose-follow_up"));
    look(window, "purpose");
    window.click(By::TestId("purpose-follow_up"));
    window.see(By::TestId("field-phone-0-value"));
    look(window, "revealed");
    window.text(By::TestId("field-phone-0-value")).replace(' ', "")
}

pub fn hide_phone(window: &Window) {
    window.click(By::TestId("field-phone-0-hide"));
    window.see_no_more(By::TestId("field-phone-0-value"));
}
