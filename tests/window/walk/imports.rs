//! A list becomes customers.

use std::path::Path;
use std::time::Duration;

use clientvault_tests::window::{By, Window};

use super::{Desk, Look};

/// Long lists take their time in a build without optimization.
const PATIENCE: Duration = Duration::from_secs(900);

/// Goes through all steps with the list as it is recognised; returns how many customers are said to be importable.
/// Begins on the import page, ends at the report.
pub fn import(window: &Window, desk: &Desk, list: &Path, look: Look<'_>) -> usize {
    desk.will_pick("import_file", list);
    window.see(By::TestId("imports-page"));
    look(window, "import-file");
    window.click(By::TestId("import-pick"));

    window.see(By::TestId("import-preview"));
    look(window, "import-read");
    next(window);

    window.see(By::TestId("import-mapping"));
    look(window, "import-columns");
    next(window);

    window.wait_up_to(PATIENCE, "the check", |window| importable(window).is_some());
    look(window, "import-check");
    let rows = importable(window).unwrap();
    next(window);

    window.click(By::TestId("import-origin-event"));
    window.choose("import-basis", "consent");
    look(window, "import-basis");
    next(window);

    window.see(By::TestId("import-duplicate-skip"));
    window.wait_up_to(PATIENCE, "the numbers", |window| {
        window.shows(By::Css("[data-testid=import-next]:enabled"))
    });
    look(window, "import-duplicates");
    next(window);

    window.see(By::TestId("import-run"));
    look(window, "import-ready");
    window.click(By::TestId("import-run"));
    window.wait_up_to(PATIENCE, "the import", |window| window.shows(By::TestId("import-report")));
    look(window, "import-report");
    rows
}

/// Rows without and with a warning; nothing while the check runs.
fn importable(window: &Window) -> Option<usize> {
    let count = |id| window.text(By::TestId(id)).replace([',', '\u{a0}'], "").parse::<usize>().ok();
    Some(count("import-importable")? + count("import-warnings")?)
}

fn next(window: &Window) {
    window.click(By::TestId("import-next"));
}
