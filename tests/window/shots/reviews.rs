//! 权限复查, from the first decision to the second signature.

use clientvault_tests::window::{By, Window};

use crate::walk::Look;
use crate::walk::people::OWNER;

/// Somebody who was not decided about yet, and needs a reason to keep what they have.
const UNDECIDED: By<'_> = By::Css("[data-testid^=review-keep-]:not([data-testid=review-keep-plain])");

/// Ends with a review in which everything is decided and nothing signed.
pub fn reviews(window: &Window, look: Look<'_>) {
    window.click(By::TestId("nav-reviews"));
    window.see(By::TestId("reviews-page"));
    window.wait_until("a review to be due or open", |window| {
        window.shows(By::TestId("review-begin")) || window.shows(By::TestId("review-table"))
    });
    look(window, "reviews-due");
    if window.shows(By::TestId("review-begin")) {
        window.click(By::TestId("review-begin"));
    }
    window.see(By::TestId("review-row"));
    look(window, "reviews");

    window.click(By::Css("[data-testid^=review-reduce-]"));
    window.see(By::TestId("decide-roles"));
    look(window, "reviews-reduce");
    window.press("Escape");
    window.see_no_more(By::TestId("decide"));
    if window.shows(By::TestId("review-keep-plain")) {
        window.click(By::TestId("review-keep-plain"));
        window.see_no_more(By::TestId("review-keep-plain"));
    }
    while next_is_asked(window) {
        window.click(UNDECIDED);
        window.see(By::TestId("decide-reason"));
        window.type_into(By::TestId("decide-reason"), "负责客户合同，需要证件信息");
        look(window, "reviews-reason");
        window.click(By::TestId("decide-save"));
        window.see_no_more(By::TestId("decide"));
    }
    look(window, "reviews-decided");
    window.click(By::TestId("review-close"));
    window.see(By::TestId("close-changes"));
    window.type_into(By::TestId("close-password"), OWNER.password);
    look(window, "reviews-close");
    window.click(By::TestId("close-confirm"));
    window.see(By::TestId("approver-stays"));
    look(window, "approver-review");
    window.click(By::TestId("approver-cancel"));
    window.see_no_more(By::TestId("approver"));
    window.press("Escape");
    window.see_no_more(By::TestId("close-review"));
}

/// Waits until somebody can be decided about, or the review be closed; whether it is the first.
fn next_is_asked(window: &Window) -> bool {
    let closable = By::Css("[data-testid=review-close]:enabled");
    window.wait_until("the next decision", |window| window.shows(UNDECIDED) || window.shows(closable));
    window.shows(UNDECIDED)
}
