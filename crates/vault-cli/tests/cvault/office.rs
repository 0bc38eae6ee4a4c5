//! A home of its own with one vault in it, and runs of the program there.

use std::fs;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

pub const PASSWORD: &str = "correct horse battery staple";
pub const OWNER: &str = "王小明";
pub const NEW_PASSWORD: &str = "four other plain words";
pub const LIST: &str =
    "姓名,公司,手机号\n张伟,上海宝钢,13812345678\n李娜,北京字节,12\n,,\n欧阳震华,,13987654321\n";

/// A home of its own with one vault in it.
pub struct Office {
    pub folder: TempDir,
    pub created: Value,
}

impl Office {
    /// One person's vault.
    pub fn open() -> Self {
        Self::in_mode("solo")
    }

    /// The owner 王小明 with two colleagues who sell.
    pub fn with_colleagues() -> Self {
        let office = Self::in_mode("office");
        for name in ["王磊", "李静"] {
            office.add(name, &["--role", "sales"]);
        }
        office
    }

    fn in_mode(mode: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut office = Self { folder, created: Value::Null };
        let (vault, kit) = (office.vault(), office.path("kit.pdf"));
        let line = ["create", &vault, "--name", "演示", "--person", OWNER, "--mode", mode, "--kit", &kit];
        office.created = office.json(&[&line[..], &["--password-stdin"]].concat(), PASSWORD);
        office
    }

    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    pub fn vault(&self) -> String {
        self.path("演示")
    }

    pub fn write(&self, name: &str, text: &str) -> String {
        fs::write(self.folder.path().join(name), text).unwrap();
        self.path(name)
    }

    /// Runs the program with its own home and device file; `input` is the standard input.
    pub fn run(&self, arguments: &[&str], input: &str) -> Output {
        self.run_bytes(&[&["--json"], arguments].concat(), input.as_bytes())
    }

    pub fn run_bytes(&self, arguments: &[&str], input: &[u8]) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_cvault"))
            .args(["--kdf-floor", "--device-file", &self.path("device.cvd")])
            .args(arguments)
            .env("HOME", self.folder.path())
            .env("LANG", "zh_CN.UTF-8")
            .env_remove("LC_ALL")
            .env_remove("XDG_DATA_HOME")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        // Beside the reading of the answers: neither pipe may be full for ever.
        std::thread::scope(|scope| {
            scope.spawn(move || {
                // A run that refuses before reading closes its end.
                let _ = stdin.write_all(input);
            });
            child.wait_with_output().unwrap()
        })
    }

    pub fn json(&self, arguments: &[&str], input: &str) -> Value {
        let output = self.run(arguments, input);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {said}");
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// A run on the vault with the right password.
    pub fn ask(&self, arguments: &[&str]) -> Value {
        self.json(&[&["--vault", &self.vault(), "--password-stdin"], arguments].concat(), PASSWORD)
    }

    /// A run on the vault by one of several people.
    pub fn ask_as(&self, name: &str, arguments: &[&str]) -> Value {
        let line = ["--vault", &self.vault(), "--person", name, "--password-stdin"];
        self.json(&[&line[..], arguments].concat(), &password_of(name))
    }

    /// The code of the error such a run ends with.
    pub fn refused_as(&self, name: &str, arguments: &[&str]) -> Value {
        let line = ["--person", name, "--password-stdin"];
        self.refusal(&[&line[..], arguments].concat(), &password_of(name))["code"].clone()
    }

    /// What such a run says to somebody who reads.
    pub fn text_as(&self, name: &str, arguments: &[&str]) -> String {
        let line = ["--vault", &self.vault(), "--person", name, "--password-stdin"];
        let output = self.run_bytes(&[&line[..], arguments].concat(), password_of(name).as_bytes());
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The owner adds somebody.
    pub fn add(&self, name: &str, extra: &[&str]) -> Value {
        let file = self.write("password.txt", &format!("{}\n", password_of(name)));
        let line = ["person", "add", name, "--new-password-file", &file];
        self.ask_as(OWNER, &[&line[..], extra].concat())
    }

    /// The line of a person in the owner's list.
    pub fn person(&self, name: &str) -> Value {
        let list = self.ask_as(OWNER, &["person", "list"]);
        let people = list["people"].as_array().unwrap();
        people.iter().find(|person| person["name"] == name).unwrap().clone()
    }

    /// The two customers of the list, imported by this person.
    pub fn import_as(&self, name: &str) -> [String; 2] {
        let list = self.write("list.csv", LIST);
        self.ask_as(name, &["import", &list, "--source", "展会", "--basis", "consent"]);
        ["张伟", "oyzh"].map(|query| {
            let found = self.ask_as(name, &["search", query]);
            found["rows"][0]["id"].as_str().unwrap().to_owned()
        })
    }

    /// The error of a run that ends with exit code 1.
    pub fn refusal(&self, arguments: &[&str], input: &str) -> Value {
        let output = self.run(&[&["--vault", &self.vault()], arguments].concat(), input);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        assert!(output.stdout.is_empty(), "a refusal answers nothing");
        serde_json::from_slice(&output.stderr).unwrap()
    }

    pub fn import(&self, extra: &[&str]) -> Value {
        let list = self.write("list.csv", LIST);
        let line = ["import", &list, "--source", "2026 春季展会", "--basis", "consent"];
        self.ask(&[&line[..], extra].concat())
    }
}

/// Names are Han, passwords are not.
pub fn password_of(name: &str) -> String {
    let number: String = name.chars().map(|character| format!("{:x}", u32::from(character))).collect();
    if name == OWNER { PASSWORD.to_owned() } else { format!("copper lantern orbit {number}") }
}

pub fn words(line: &str) -> Vec<&str> {
    line.split_whitespace().collect()
}
