//! What a person does with the window, said once for all scenarios.

pub mod customers;
pub mod first_run;
pub mod imports;
pub mod lock;
pub mod people;

use std::fs;
use std::path::{Path, PathBuf};

use clientvault_tests::window::{Window, desktop};
use serde_json::json;
use xtask::headless_session::{HeadlessSession, Keyring};

/// Says what the window shows now; a scenario may take a picture of it.
pub type Look<'a> = &'a dyn Fn(&Window, &str);

/// A private desktop, and beside its home a folder of the person's own papers: lists to import, the printed kit.
pub struct Desk {
    session: HeadlessSession,
    answers: PathBuf,
    papers: PathBuf,
}

impl Desk {
    /// `None` where window tests cannot run.
    pub fn new() -> Option<Self> {
        let session = desktop(Keyring::Unlocked)?;
        let answers = session.folder().join("answers");
        let papers = session.folder().join("papers");
        for folder in [&answers, &papers] {
            fs::create_dir(folder).unwrap();
        }
        Some(Self { session, answers, papers })
    }

    /// Starts the app; its file dialogs answer what [`Desk::will_pick`] said.
    #[track_caller]
    pub fn open(&self) -> Window {
        let answers = self.answers.to_str().unwrap();
        Window::open_with(&self.session, &[], &[("CLIENTVAULT_E2E_PICK_DIR", answers)])
    }

    /// The answer of the next dialogs of this kind, such as `import_file`.
    pub fn will_pick(&self, what: &str, file: &Path) {
        fs::write(self.answers.join(what), file.to_str().unwrap()).unwrap();
    }

    /// Chooses how the program looks before it starts: codes of the contract such as `en` and `dark`.
    pub fn prefer(&self, language: &str, theme: &str) {
        let folder = self.session.home().join(".local/share/clientvault");
        fs::create_dir_all(&folder).unwrap();
        let preferences = json!({ "prefs": { "language": language, "theme": theme } });
        fs::write(folder.join("preferences.json"), preferences.to_string()).unwrap();
    }

    /// Changes the keyring while the app runs.
    pub fn set_keyring(&mut self, keyring: Keyring) {
        self.session.set_keyring(keyring).unwrap();
    }

    /// Files the person made or keeps: outside everything the program may write without being told.
    pub fn papers(&self) -> &Path {
        &self.papers
    }

    pub fn session(&self) -> &HeadlessSession {
        &self.session
    }
}
