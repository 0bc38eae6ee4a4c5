//! How smoothly a long list scrolls. Prints numbers; a busy machine is no defect, so nothing is asserted about time.
//!
//! `CLIENTVAULT_APP=target/release/clientvault cargo test … --test window -- --ignored --nocapture scroll::` measures a
//! release build (features `custom-protocol,e2e`); without the variable it is the one of the other tests.

use std::path::Path;
use std::time::Duration;

use clientvault_tests::window::{By, Window};
use rust_xlsxwriter::Workbook;
use serde_json::Value;

use crate::walk::{Desk, customers, first_run, imports};

const ROWS: u32 = 100_000;
const SCROLLING: Duration = Duration::from_secs(20);
/// Scrolls 40 rows a frame for three seconds and keeps the time between frames.
const SCROLL: &str = "
    const grid = document.querySelector('[data-testid=customer-grid]');
    const frames = [], empty = [];
    let begin, last;
    const frame = (now) => {
        begin ??= now;
        if (last !== undefined) frames.push(now - last);
        last = now;
        grid.scrollTop += 1600;
        const shown = grid.querySelectorAll('[data-testid=customer-row]').length;
        empty.push(shown === 0 ? 1 : 0);
        if (now - begin < 3000) requestAnimationFrame(frame);
        else window.scrolled = { frames, empty: empty.reduce((a, b) => a + b, 0), top: grid.scrollTop };
    };
    requestAnimationFrame(frame);";

#[test]
#[ignore = "a measurement"]
#[expect(clippy::print_stdout, reason = "the numbers are what it is for")]
fn frames_of_a_long_list() {
    let Some(desk) = Desk::new() else { return };
    let window = desk.open();
    first_run::make_vault(&window, &desk, &|_, _| ());
    window.click(By::TestId("firstrun-import"));
    let list = desk.papers().join("long.xlsx");
    write_long_list(&list);
    let started = std::time::Instant::now();
    let rows = imports::import(&window, &desk, &list, &|_, _| ());
    let imported = started.elapsed();
    window.click(By::TestId("import-show"));
    window.see(By::TestId("customer-row"));

    let result = scroll(&window);
    let mut frames: Vec<f64> =
        result["frames"].as_array().unwrap().iter().filter_map(Value::as_f64).collect();
    frames.sort_by(f64::total_cmp);
    let at = |percent: usize| frames[(frames.len() - 1) * percent / 100];
    println!(
        "{rows} customers (import walk {imported:.1?}): {} frames in 3 s, p50 {:.1} ms, p95 {:.1} ms, longest {:.1} ms, \
         {} of them with no row drawn, scrolled to {}",
        frames.len(),
        at(50),
        at(95),
        at(100),
        result["empty"],
        result["top"],
    );
    // Anyone of them is a few keys away: by the tail of the number, by initials.
    customers::find(&window, "7777", "7777");
    customers::find(&window, "客户007778", "客户007778");
    customers::open_found(&window);
    // What the numbers stand for has happened.
    assert!(frames.len() > 10 && result["top"].as_f64().unwrap() > 10_000.0);
}

fn scroll(window: &Window) -> Value {
    window.script(SCROLL, &[]);
    let read = |window: &Window| window.script("return window.scrolled ?? null", &[]);
    window.wait_up_to(SCROLLING, "the list to be scrolled", |window| !read(window).is_null());
    read(window)
}

/// As a spreadsheet program would save it.
fn write_long_list(path: &Path) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_row(0, 0, ["姓名", "公司名称", "手机号码", "所在城市"]).unwrap();
    for row in 1..=ROWS {
        let cells = [
            format!("客户{row:06}"),
            format!("苏州第{row:06}号商行"),
            format!("154{row:08}"),
            "苏州".to_owned(),
        ];
        sheet.write_row(row, 0, cells).unwrap();
    }
    workbook.save(path).unwrap();
}
