//! Where customers are written: the form, the quick line.

use clientvault_tests::window::{By, Window};

use super::list::FIRST_NAME;
use crate::walk::Look;

pub fn forms(window: &Window, look: Look<'_>) {
    window.click(FIRST_NAME);
    window.see(By::TestId("card"));
    window.click(By::TestId("card-more"));
    window.click(By::TestId("card-edit"));
    window.see(By::TestId("customer-form"));
    look(window, "form-edit");
    window.click(By::TestId("form-close"));
    window.see(By::TestId("card-more"));
    window.click(By::TestId("card-close"));

    window.click(By::TestId("new-customer-more"));
    window.see(By::TestId("new-customer-full"));
    look(window, "new-menu");
    window.click(By::TestId("new-customer-full"));
    window.see(By::TestId("customer-form"));
    look(window, "form-new");
    window.type_into(By::TestId("form-phone-0"), "1380000");
    window.click(By::TestId("form-save"));
    window.see(By::Css("[data-testid$=-error]"));
    look(window, "form-errors");
    window.click(By::TestId("form-close"));
    window.see_no_more(By::TestId("customer-form"));

    window.click(By::TestId("new-customer"));
    window.see(By::TestId("quick-add"));
    look(window, "quick-add");
    let line = "张伟 13800001111 深圳恒昌精密五金制品有限公司 采购经理 王总介绍";
    window.type_into(By::TestId("quick-line"), line);
    window.wait_until("the phone to be found", |window| !window.value(By::TestId("quick-phone")).is_empty());
    look(window, "quick-add-filled");
    window.press("Escape");
    window.see_no_more(By::TestId("quick-add"));
}
