//! What leaves, in the real window: somebody who may not is stopped before there is a file, a second person agrees to an honest request,
//! and half of the file tells which copy it comes from.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use clientvault_tests::window::{By, Window};

use crate::walk::people::{self, MANAGER, OWNER, SALES};
use crate::walk::{Desk, customers, first_run, imports};

/// Made-up customers, enough for a second person and for telling copies apart.
const ROWS: usize = 60;
const PATIENCE: Duration = Duration::from_secs(120);

fn nobody_looks(_: &Window, _: &str) {}

#[test]
fn from_the_request_to_the_leak() {
    let Some(desk) = Desk::new() else { return };
    let window = desk.open();
    first_run::make_office(&window, &desk, &nobody_looks);
    window.click(By::TestId("firstrun-look"));
    window.click(By::TestId("nav-imports"));
    assert_eq!(imports::import(&window, &desk, &list(desk.papers()), &nobody_looks), ROWS);
    for person in [&SALES, &MANAGER] {
        people::add(&window, person, &nobody_looks);
    }

    sales_is_stopped_before_there_is_a_file(&window);
    people::switch_to(&window, &OWNER);
    let file = a_second_person_agrees(&window, &desk);
    half_of_it_names_the_copy(&window, &file);

    // The whole way is in the ledger, which is whole.
    window.click(By::TestId("nav-ledger"));
    window.click(By::TestId("ledger-verify"));
    window.see(By::TestId("ledger-verify-result"));
    assert_eq!(window.attribute(By::TestId("ledger-state"), "data-state").as_deref(), Some("whole"));
}

/// A list as offices keep it, with spellings that have others.
fn list(folder: &Path) -> PathBuf {
    let mut text = "姓名,公司,城市,手机,职务\n".to_owned();
    for number in 0..ROWS {
        let town = ["苏州", "杭州", "深圳"][number % 3];
        text += &format!(
            "欧阳{number:02}号,芜湖(鸠江)第{number:02}号 IT 有限公司,{town},154000{number:05},采购/行政\n"
        );
    }
    let file = folder.join("名单.csv");
    fs::write(&file, text).unwrap();
    file
}

fn sales_is_stopped_before_there_is_a_file(window: &Window) {
    people::switch_to(window, &SALES);
    customers::add_by_line(window, "慕容望舒 15400098801", "15400098801");
    window.click(By::TestId("card-close"));
    // No way leads there, and whoever makes one is refused by the core.
    assert!(!window.shows(By::TestId("nav-exports")));
    window.click(By::TestId("nav-customers"));
    assert!(!window.shows(By::TestId("list-export")));
    window.script("location.hash = '#/exports/new'", &[]);
    fill_in(window, "csv");
    window.see(By::TestId("export-preview-error"));
    assert_eq!(window.count(By::TestId("export-check")), 0);
}

/// The first three steps; ends at the check.
fn fill_in(window: &Window, format: &str) {
    window.see(By::TestId("export-wizard"));
    window.click(By::TestId("export-purpose-analysis"));
    window.click(By::TestId("export-kind-own"));
    window.fill(By::TestId("export-recipient"), "王芳");
    window.click(By::TestId("export-next"));
    window.see(By::TestId("export-fields-all"));
    window.click(By::TestId("export-fields-none"));
    for field in ["company", "name", "city", "title", "phone"] {
        window.click(By::TestId(&format!("export-field-{field}")));
    }
    window.click(By::TestId("export-clear-L2"));
    window.click(By::TestId("export-next"));
    window.click(By::TestId(&format!("export-format-{format}")));
    window.click(By::TestId("export-next"));
}

fn a_second_person_agrees(window: &Window, desk: &Desk) -> PathBuf {
    window.click(By::TestId("nav-customers"));
    window.click(By::TestId("list-export"));
    fill_in(window, "csv");
    window.see(By::TestId("export-check"));
    // The salesperson's customer is the owner's to see as well.
    let rows = (ROWS + 1).to_string();
    window.fill(By::TestId("export-rows"), &rows);
    window.click(By::TestId("export-submit"));

    window.see(By::TestId("export-detail"));
    window.click(By::TestId("export-sign-here"));
    window.see(By::TestId("sign"));
    window.click(By::Text(MANAGER.name));
    window.type_into(By::TestId("sign-password"), MANAGER.password);
    window.click(By::TestId("sign-confirm"));
    window.see_no_more(By::TestId("sign"));
    people::is_logged_in(window, &OWNER);

    let file = desk.papers().join("名单-带出.csv");
    desk.will_pick("save_export", &file);
    window.see(By::Css("[data-testid=export-detail] [data-testid=export-run]"));
    window.click(By::Css("[data-testid=export-detail] [data-testid=export-run]"));
    window.see(By::TestId("run"));
    window.fill(By::TestId("run-rows"), &rows);
    window.click(By::TestId("run-confirm"));
    window.wait_up_to(PATIENCE, "the file, or the question for the password", |window| {
        file.exists() || window.shows(By::TestId("run-password"))
    });
    if !file.exists() {
        window.type_into(By::TestId("run-password"), OWNER.password);
        window.click(By::TestId("run-confirm"));
        window.wait_up_to(PATIENCE, "the file", |_| file.exists());
    }
    window.see(By::TestId("export-ran"));
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("15400000007") && text.contains("商业秘密"));
    window.click(By::TestId("export-detail-close"));
    file
}

/// Every second line, without the column that says openly whose copy it is, in another order.
fn half_of_it_names_the_copy(window: &Window, file: &Path) {
    let text = fs::read_to_string(file).unwrap();
    let mut lines: Vec<String> = text
        .lines()
        .skip(1)
        .step_by(2)
        .map(|line| line.rsplit_once(',').unwrap().0.replace('"', "").replace(',', "\t"))
        .collect();
    lines.sort();
    window.click(By::TestId("nav-exports"));
    window.click(By::TestId("exports-trace"));
    window.see(By::TestId("trace-page"));
    paste(window, "trace-text", &lines.join("\n"));
    window.click(By::TestId("trace-run"));
    window.wait_up_to(PATIENCE, "the judgement", |window| window.shows(By::TestId("trace-result")));
    window.see(By::TestId("trace-named"));
    assert!(window.text(By::TestId("trace-named")).contains("E-"), "the number of the register");
}

/// Lines come whole when they are pasted; typed, a line's end would be a key.
fn paste(window: &Window, field: &str, text: &str) {
    let script = "const field = document.querySelector(`[data-testid=${arguments[0]}]`);
        Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(field, arguments[1]);
        field.dispatchEvent(new Event('input', { bubbles: true }));";
    window.script(script, &[field.into(), text.into()]);
}
