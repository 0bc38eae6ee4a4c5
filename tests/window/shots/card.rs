//! One customer's card: values, purposes, notes, who looked.

use clientvault_tests::window::{By, Window};

use super::list::FIRST_NAME;
use crate::walk::{Look, customers};

pub fn card(window: &Window, look: Look<'_>) {
    window.click(By::TestId("nav-customers"));
    window.click(FIRST_NAME);
    window.see(By::TestId("card"));
    look(window, "card");
    customers::reveal_phone(window, look);
    customers::hide_phone(window);
    window.click(By::TestId("field-phone-0-reveal"));
    window.click(By::TestId("purpose-other"));
    look(window, "purpose-other");
    window.click(By::TestId("compare-instead"));
    window.type_into(By::TestId("compare-value"), "13800000000");
    window.click(By::TestId("compare-run"));
    window.wait_until("the comparison", |window| !window.text(By::TestId("compare-result")).is_empty());
    look(window, "compare");
    window.press("Escape");
    note(window, look);
    window.click(By::TestId("card-tab-viewers"));
    window.see(By::TestId("viewers"));
    look(window, "card-viewers");
    window.click(By::TestId("card-tab-timeline"));
    window.click(By::TestId("card-more"));
    window.see(By::TestId("card-edit"));
    look(window, "card-menu");
    window.press("Escape");
    recycle(window, look);
    // The next one has a document.
    window.click(FIRST_NAME);
    window.click(By::TestId("card-core"));
    look(window, "card-core");
    window.click(By::TestId("card-close"));
}

fn note(window: &Window, look: Look<'_>) {
    window.click(By::TestId("card-note"));
    window.see(By::TestId("note-text"));
    window.type_into(By::TestId("note-text"), "报价已发，改打 13800005678 联系，周五前回复");
    window.see(By::TestId("composer-hit"));
    look(window, "note");
    window.click(By::TestId("composer-hit-ignore"));
    window.click(By::TestId("note-save"));
    window.see(By::TestId("note"));
    look(window, "note-saved");
}

fn recycle(window: &Window, look: Look<'_>) {
    window.click(By::TestId("card-more"));
    window.click(By::TestId("card-recycle"));
    window.see_no_more(By::TestId("card"));
    look(window, "recycled");
    window.click(By::TestId("customers-tab-recycled"));
    window.see(By::TestId("customer-row"));
    look(window, "recycle-bin");
    window.click(By::TestId("customers-tab-all"));
    window.see(By::TestId("customer-row"));
}
