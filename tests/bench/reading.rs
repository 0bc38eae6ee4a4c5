//! Search per keystroke, any place in the list, filters with exact counts.

use std::time::{Duration, Instant};

use serde_json::json;

use crate::desk::Desk;
use crate::figures::Times;
use crate::people::phone;
use crate::plain::Plain;
use crate::report::{Budget, Report};

/// What people type; every beginning of it is a keystroke.
const TYPED: [&str; 16] = [
    "zhangwei",
    "zhao",
    "chen",
    "zw",
    "lxm",
    "szhx",
    "szmmkj",
    "王伟",
    "张w",
    "深圳恒信",
    "科技",
    "有限公司",
    "重点",
    "wangfangfang",
    "欧阳",
    "bjhxkj",
];
const ROUNDS: usize = 5;

pub fn measure(desk: &Desk, plain: &Plain, rows: u32, report: &mut Report) {
    let million = rows > 500_000;
    keystrokes(desk, plain, rows, report);
    let ms = Duration::from_millis;

    let offsets: Vec<u32> = (0..200_u32).map(|step| (step * 7_919_777) % (rows - 50)).collect();
    // The order is built once, when the column is clicked; what is scrolled afterwards is measured.
    desk.answer("customer_list", &page(0));
    let ours = Times::of(offsets.len(), |at| {
        desk.answer("customer_list", &page(offsets[at]));
    });
    let theirs = Times::of(offsets.len().min(50), |at| {
        plain.page(offsets[at]);
    });
    report.times(
        format!("any place in the list by name, {rows}"),
        &ours,
        Some(&theirs),
        &Budget::P95(ms(2), ms(16)),
    );

    let cities = ["深圳", "广州", "杭州", "成都", "武汉", "西安", "苏州", "长沙"];
    let filter = |city: &str| {
        json!({
            "filters": { "city": city, "stages": ["lead"] },
            "sort": "updated", "descending": true, "offset": 0, "limit": 50
        })
        .to_string()
    };
    let ours = Times::of(cities.len() * ROUNDS, |at| {
        desk.answer("customer_list", &filter(cities[at % cities.len()]));
    });
    let theirs = Times::of(cities.len() * ROUNDS, |at| {
        plain.filter(cities[at % cities.len()], "线索");
    });
    let most = if million { 5 } else { 2 };
    report.times(
        format!("filter with exact count, {rows}"),
        &ours,
        Some(&theirs),
        &Budget::P95(ms(most), ms(16)),
    );
}

fn page(offset: u32) -> String {
    json!({ "filters": {}, "sort": "name", "descending": false, "offset": offset, "limit": 50 }).to_string()
}

fn keystrokes(desk: &Desk, plain: &Plain, rows: u32, report: &mut Report) {
    let mut typed: Vec<String> = Vec::new();
    for text in TYPED {
        let ends = text.char_indices().map(|(at, character)| at + character.len_utf8());
        typed.extend(ends.map(|end| text[..end].to_owned()));
    }
    // The tail of a number, and a whole one.
    let whole = phone(rows / 3);
    typed.push(whole[whole.len() - 4..].to_owned());
    typed.push(whole);
    typed.sort();
    typed.dedup();

    let mut ours = Vec::new();
    let mut slowest = (Duration::ZERO, String::new());
    for _ in 0..ROUNDS {
        for text in &typed {
            let request = json!({ "query": text, "limit": 50 }).to_string();
            let started = Instant::now();
            desk.answer("customer_search", &request);
            let time = started.elapsed();
            if time > slowest.0 {
                slowest = (time, text.clone());
            }
            ours.push(time);
        }
    }
    let theirs = Times::of(typed.len(), |at| {
        plain.search(&typed[at]);
    });
    let budget = Duration::from_millis(if rows > 500_000 { 8 } else { 2 });
    report.times(
        format!("keystroke to 50 rows, {rows} (slowest: {})", slowest.1),
        &Times::from(ours),
        Some(&theirs),
        &Budget::P95(budget, Duration::from_millis(16)),
    );
}
