//! The permission matrix through `cvault rpc`: the same cases as through the dispatch, the same reviewed text.

use std::io::Write as _;
use std::process::{Command, Stdio};

use clientvault_tests::host::prepare;
use clientvault_tests::matrix::{SUBJECTS, World, line, outcome, record_of};
use serde_json::{Value, json};

const REVIEWED: &str = include_str!("../../../../tests/attack/matrix.txt");

#[test]
fn without_a_window_everybody_can_do_what_the_reviewed_text_says() {
    let folder = tempfile::tempdir().unwrap();
    let device = folder.path().join("device.cvd");
    let mut request = prepare("矩阵");
    request["unlock_mode"] = json!("device_file");
    request["device_file"] = json!(device);
    let world = World::build_with(request);
    let vault = world.host.vault_path();
    let cases = world.cases();
    let mut lines = Vec::new();
    for (subject, _) in SUBJECTS {
        let own: Vec<_> = cases.iter().filter(|case| case.subject == subject).collect();
        let mut input = format!("{}\n", World::password(subject));
        for case in &own {
            input.push_str(&format!("{} {}\n", case.command, case.request));
        }
        let mut child = Command::new(env!("CARGO_BIN_EXE_cvault"))
            .args(["--json", "--kdf-floor", "--password-stdin", "--person", subject, "--device-file"])
            .arg(&device)
            .arg("--vault")
            .arg(&vault)
            .args(["rpc", "--lines"])
            .env("HOME", folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // Answers come while requests still go: one thread for each direction.
        let writing = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
        let output = child.wait_with_output().unwrap();
        writing.join().unwrap().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).unwrap();
        let answers: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(answers.len(), own.len(), "{subject}");
        for (case, answer) in own.into_iter().zip(&answers) {
            let answer = match answer["error"]["code"].as_str() {
                Some(code) => Err(code),
                None => Ok(&answer["ok"]),
            };
            lines.push(line(case, &outcome(case, record_of(&world, case), answer)));
        }
    }
    // One difference is meant: a program without a window has no clipboard to clear afterwards, so it copies nothing.
    let reviewed = REVIEWED.lines().map(|line| match line.rsplit_once(' ') {
        Some((case, "yes")) if case.contains(" copy ") => format!("{case} host_unable"),
        _ => line.to_owned(),
    });
    let different: Vec<_> =
        lines.iter().zip(reviewed).filter(|(found, reviewed)| *found != reviewed).collect();
    assert_eq!(different, []);
    assert_eq!(lines.len(), REVIEWED.lines().count());
}
