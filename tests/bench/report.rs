//! The table of figures: on the terminal, and as a page of the sources.

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use crate::figures::{Times, shown};

/// One line.
struct Line {
    item: String,
    count: usize,
    min: String,
    median: String,
    p95: String,
    /// How much of plain SQLite's time it takes.
    ratio: String,
    budget: String,
    kept: bool,
}

/// What a measurement is held against.
pub enum Budget {
    /// The median, and the 95th percentile, each on top of one flush of this disk, which is given last.
    Durable(Duration, Duration, Duration),
    /// The 95th percentile, and the worst.
    P95(Duration, Duration),
    /// Nothing: a figure to be known.
    None,
    /// A time for the one run there is, and the greatest share of plain's time, in percent.
    Once(Duration, u32),
}

/// All lines so far.
#[derive(Default)]
pub struct Report(Vec<Line>);

impl Report {
    /// Adds times, beside those of plain SQLite for the same work if there are any.
    pub fn times(&mut self, item: impl Into<String>, times: &Times, plain: Option<&Times>, budget: &Budget) {
        let (kept, budget) = match budget {
            Budget::Durable(median, p95, flush) => (
                times.median() <= *median + *flush && times.p95() <= *p95 + *flush,
                format!("p50 ≤ {}, p95 ≤ {}, + {}", shown(*median), shown(*p95), shown(*flush)),
            ),
            Budget::P95(p95, worst) => (
                times.p95() <= *p95 && times.max() <= *worst,
                format!("p95 ≤ {}, none > {}", shown(*p95), shown(*worst)),
            ),
            Budget::None => (true, "–".to_owned()),
            Budget::Once(most, percent) => (
                times.median() <= *most
                    && plain.is_none_or(|plain| ratio(times, plain) * 100.0 <= f64::from(*percent)),
                plain.map_or_else(
                    || format!("≤ {}", shown(*most)),
                    |_| format!("≤ {}, ≤ {:.1}×", shown(*most), f64::from(*percent) / 100.0),
                ),
            ),
        };
        self.add(Line {
            item: item.into(),
            count: times.count(),
            min: shown(times.min()),
            median: shown(times.median()),
            p95: format!("{} (max {})", shown(times.p95()), shown(times.max())),
            ratio: plain.map_or_else(
                || "–".to_owned(),
                |plain| format!("{:.2}× of {}", ratio(times, plain), shown(plain.median())),
            ),
            budget,
            kept,
        });
    }

    /// Adds one number that is no time.
    pub fn number(&mut self, item: impl Into<String>, value: &str, ratio: &str, budget: &str, kept: bool) {
        self.add(Line {
            item: item.into(),
            count: 1,
            min: "–".to_owned(),
            median: value.to_owned(),
            p95: "–".to_owned(),
            ratio: ratio.to_owned(),
            budget: budget.to_owned(),
            kept,
        });
    }

    fn add(&mut self, line: Line) {
        println!(
            "{} {}: {} · p95 {} · plain {} · budget {}",
            if line.kept { "✓" } else { "✗" },
            line.item,
            line.median,
            line.p95,
            line.ratio,
            line.budget
        );
        self.0.push(line);
    }

    /// Markdown.
    pub fn table(&self) -> String {
        let mut text = "| item | N | min | median | p95 | of plain SQLite | budget | |\n|---|--:|--:|--:|--:|--:|---|---|\n"
            .to_owned();
        for line in &self.0 {
            let Line { item, count, min, median, p95, ratio, budget, kept } = line;
            let kept = if *kept { "✓" } else { "over" };
            let _ = writeln!(
                text,
                "| {item} | {count} | {min} | {median} | {p95} | {ratio} | {budget} | {kept} |"
            );
        }
        text
    }

    /// Writes the page.
    pub fn write(&self, path: &Path, rows: &[u32]) {
        let sizes: Vec<String> = rows.iter().map(u32::to_string).collect();
        let text = format!(
            "# Performance\n\n\
             Made by `cargo xtask bench`; every figure is taken through the dispatch, JSON included, on a release build\n\
             ({} {}, {} threads, customers: {}). \"Plain\" is unencrypted SQLite from the same library in the same\n\
             run: one table with the usual indexes, full-text search over the same forms, 1,000 rows per transaction, durable\n\
             commits. Ratios survive a noisy machine; absolute values are for a quiet one. The password's derivation is taken off\n\
             wherever it would count.\n\n{}",
            std::env::consts::OS,
            std::env::consts::ARCH,
            std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
            sizes.join(", "),
            self.table()
        );
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder of the report");
        std::fs::write(path, text).expect("the report");
    }
}

fn ratio(times: &Times, plain: &Times) -> f64 {
    times.median().as_secs_f64() / plain.median().as_secs_f64().max(1e-9)
}
