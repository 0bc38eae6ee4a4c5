//! Every kept input once more: what was found stays fixed, without a fuzzer.
#![allow(clippy::expect_used, clippy::panic, reason = "tests fail by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use vault_fuzz::TARGETS;

/// Longest one input may take here, in a build for debugging on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn names(of: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(of).unwrap_or_else(|error| panic!("{}: {error}", of.display()));
    entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn every_kept_input_is_read_or_refused() {
    for (target, feed) in TARGETS {
        let corpus = folder("corpus").join(target);
        let mut inputs: Vec<PathBuf> = names(&corpus).into_iter().map(|name| corpus.join(name)).collect();
        inputs.sort();
        assert!(!inputs.is_empty(), "{target} has no corpus");
        for input in inputs {
            let bytes = fs::read(&input).expect("a file of the repository");
            let begun = Instant::now();
            if std::panic::catch_unwind(|| feed(&bytes)).is_err() {
                panic!("{target} with {}; the reason stands above", input.display());
            }
            assert!(begun.elapsed() < PATIENCE, "{} takes {:?}", input.display(), begun.elapsed());
        }
    }
}

#[test]
fn every_target_has_a_program_and_a_corpus() {
    let targets: BTreeSet<String> = TARGETS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let programs: BTreeSet<String> = names(&folder("fuzz_targets"))
        .into_iter()
        .map(|name| name.trim_end_matches(".rs").to_owned())
        .collect();
    assert_eq!(programs, targets);
    assert_eq!(names(&folder("corpus")), targets);
    for dictionary in names(&folder("dictionaries")) {
        assert!(targets.contains(dictionary.trim_end_matches(".dict")), "{dictionary} belongs to no target");
    }
}
