//! Two verifiers that share nothing but `FORMAT.md` must say the same about a thousand ledgers: `cvault-verify`
//! and `tests/evidence/cvaudit.py`. Half of the ledgers are damaged in some way.
#![allow(clippy::unwrap_used, reason = "tests fail by panicking")]

mod cbor;
mod damage;
mod everyday;
mod facts;
mod file;
mod random;
mod table;
mod vault;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use file::File;
use random::Random;
use vault::Vault;

const LEDGERS: usize = 1000;
const SEED: u64 = 20_261_201;

/// A ledger on the disk.
pub struct Case {
    pub number: usize,
    pub what: String,
    pub path: PathBuf,
    pub older: Vec<PathBuf>,
    pub root: String,
}

fn write_case(number: usize, folder: &Path) -> Case {
    let random = &mut Random::new(SEED + number as u64);
    let entries = 5 + random.below(21);
    let mut vault = Vault::grown(random, entries);
    let mut what = Vec::new();
    let damaged = number % 2 == 1;
    let kind = random.below(10);
    if damaged && kind < 4 {
        what.push(damage::by_an_insider(&mut vault, random));
    }
    let mut file = File::of(&vault, random);
    if damaged && (4..9).contains(&kind) {
        what.push(damage::by_an_outsider(&mut file, &vault, random));
        if random.percent(10) {
            what.push(damage::by_an_outsider(&mut file, &vault, random));
        }
    }
    let mut bytes = file.bytes();
    if damaged && kind == 9 {
        what.push(damage::of_bytes(&mut bytes, random));
    }
    let path = folder.join(format!("{number}.cvaudit"));
    std::fs::write(&path, bytes).unwrap();
    let older = file.older.iter().enumerate().map(|(n, text)| {
        let path = folder.join(format!("{number}-{n}.txt"));
        std::fs::write(&path, text).unwrap();
        path
    });
    Case { number, what: what.join(", "), older: older.collect(), path, root: file.root }
}

pub fn by_the_program(case: &Case) -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cvault-verify"));
    command.arg(&case.path).args(["--root", &case.root, "--json"]);
    for older in &case.older {
        command.arg("--checkpoint").arg(older);
    }
    let output = command.output().unwrap();
    let verdict: Value = serde_json::from_slice(&output.stdout).unwrap();
    let status = match verdict["result"].as_str().unwrap() {
        "complete" => 0,
        "broken" => 1,
        _ => 2,
    };
    assert_eq!(output.status.code(), Some(status));
    verdict
}

pub fn by_the_script(cases: &[Case], folder: &Path) -> Vec<Value> {
    let mut list = String::new();
    for case in cases {
        write!(list, "{}\t{}", case.path.display(), case.root).unwrap();
        case.older.iter().for_each(|older| write!(list, "\t{}", older.display()).unwrap());
        list.push('\n');
    }
    let path = folder.join(format!("list-{}", cases[0].number));
    std::fs::write(&path, list).unwrap();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/evidence/cvaudit.py");
    let output = Command::new("python3")
        .arg("-B")
        .arg(script)
        .arg("--batch")
        .arg(path)
        .output()
        .unwrap_or_else(|error| panic!("Python 3 is needed for the second opinion: {error}"));
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.lines().count() == cases.len(), "{}", String::from_utf8_lossy(&output.stderr));
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// What both must say: everything but the words. Bytes that are no entry have two names, and which of them is chosen
/// is left to the verifier.
pub fn facts_of(mut verdict: Value) -> Value {
    if let Some(fields) = verdict.as_object_mut() {
        fields.remove("reason");
    }
    if verdict["kind"] == "too_large" {
        verdict["kind"] = "not_canonical".into();
    }
    verdict
}

#[test]
fn two_verifiers_agree() {
    let folder = TempDir::new().unwrap();
    let cases: Vec<Case> = (0..LEDGERS).map(|number| write_case(number, folder.path())).collect();
    let verdicts: Vec<(Value, Value)> = std::thread::scope(|scope| {
        let halves = cases.chunks(LEDGERS / 2).map(|half| {
            let folder = folder.path();
            let script = scope.spawn(move || by_the_script(half, folder));
            (half.iter().map(by_the_program).collect::<Vec<_>>(), script)
        });
        let halves: Vec<_> = halves.collect();
        halves
            .into_iter()
            .flat_map(|(program, script)| program.into_iter().zip(script.join().unwrap()))
            .collect()
    });
    let (mut differences, mut kinds) = (Vec::new(), BTreeMap::new());
    for (case, (program, script)) in cases.iter().zip(verdicts) {
        let (program, script) = (facts_of(program), facts_of(script));
        let kind = program["kind"].as_str().or(program["result"].as_str()).unwrap().to_owned();
        *kinds.entry(kind).or_insert(0_usize) += 1;
        if program != script {
            differences.push(format!("{} ({}): {program} — {script}", case.number, case.what));
        } else if case.what.is_empty() && program["result"] != "complete" {
            differences.push(format!("{} is undamaged: {program}", case.number));
        }
    }
    if !differences.is_empty() {
        // Left for whoever must find out who is right.
        differences.push(folder.keep().display().to_string());
    }
    assert!(differences.is_empty(), "{} differ, {kinds:#?}\n{}", differences.len(), differences.join("\n"));
    assert!(kinds["complete"] >= LEDGERS / 2 && kinds["complete"] < LEDGERS * 3 / 4, "{kinds:?}");
    assert!(kinds.len() >= 25, "{kinds:?}");
}
