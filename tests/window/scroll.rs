//! How smoothly a long list scrolls. Prints numbers; a busy machine is no defect, so nothing is asserted about time.
//!
//! `cargo test … --test window -- --ignored --nocapture scroll::`

use std::fmt::Write as _;
use std::fs;
use std::time::Duration;

use clientvault_tests::window::{By, Window};
use serde_json::Value;

use crate::walk::{Desk, first_run, imports};

const ROWS: usize = 100_000;
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
    let list = desk.papers().join("long.csv");
    fs::write(&list, long_list()).unwrap();
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
    // What the numbers stand for has happened.
    assert!(frames.len() > 10 && result["top"].as_f64().unwrap() > 10_000.0);
}

fn scroll(window: &Window) -> Value {
    window.script(SCROLL, &[]);
    let read = |window: &Window| window.script("return window.scrolled ?? null", &[]);
    window.wait_up_to(SCROLLING, "the list to be scrolled", |window| !read(window).is_null());
    read(window)
}

fn long_list() -> String {
    let mut list = "姓名,公司名称,手机号码,所在城市\n".to_owned();
    for row in 0..ROWS {
        let _ = writeln!(list, "客户{row:05},苏州第{row:05}号商行,154{row:08},苏州");
    }
    list
}
