//! The app's real window, driven from outside through WebKitWebDriver in a private desktop.
//!
//! Scenarios read as what a person does; every wait has an end, and a failure leaves a picture and the page's source in
//! `target/window-failures/`.

mod album;
mod by;
mod chord;
mod program;
mod webdriver;

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use xtask::headless_session::{HeadlessSession, Process};

pub use album::Album;
pub use by::By;
pub use program::desktop;
use webdriver::{DriverError, WebDriver};

/// How long a person would wait before calling it broken; generous, because a busy machine is no defect.
const PATIENCE: Duration = Duration::from_secs(15);
/// Between two looks at the page.
const GLANCE: Duration = Duration::from_millis(25);

/// One running app with its window. Dropping it ends the app.
pub struct Window {
    driver: WebDriver,
    // After `driver`: the session is closed first, which ends the app, then the driver's own process.
    _process: Process,
}

/// All methods panic with the caller's line when the page does not do its part in time.
impl Window {
    /// Starts the app inside the desktop. A second start finds the files the first one left.
    #[track_caller]
    pub fn open(desktop: &HeadlessSession) -> Self {
        Self::open_with(desktop, &[], &[])
    }

    /// The same with arguments and environment variables for the app.
    #[track_caller]
    pub fn open_with(desktop: &HeadlessSession, arguments: &[&str], environment: &[(&str, &str)]) -> Self {
        let (port, process) =
            program::start_driver(desktop, environment).unwrap_or_else(|reason| panic!("{reason}"));
        let capabilities = json!({ "alwaysMatch": { "webkitgtk:browserOptions": {
            "binary": program::app(),
            "args": arguments,
        } } });
        let driver = WebDriver::open(port, &capabilities)
            .unwrap_or_else(|error| panic!("the app did not start: {error}"));
        Self { driver, _process: process }
    }

    /// Ends the app at once, as a crash or a power cut would; its files stay for the next start. So does a plain drop.
    pub fn kill(self) {
        drop(self);
    }

    /// Waits until the app has ended by itself, after the scenario asked the page to quit.
    #[track_caller]
    pub fn wait_for_exit(self) {
        self.wait_until("the app to quit", |window| window.driver.get("title").is_err());
    }

    /// Waits until something can be seen.
    #[track_caller]
    pub fn see(&self, by: By<'_>) {
        self.with_element(by, "be seen", |element| self.is_displayed(element));
    }

    /// Waits until nothing of the kind can be seen.
    #[track_caller]
    pub fn see_no_more(&self, by: By<'_>) {
        self.wait_until(&format!("{by} to go away"), |window| !window.shows(by));
    }

    /// Whether something can be seen at this moment, without waiting.
    #[track_caller]
    pub fn shows(&self, by: By<'_>) -> bool {
        let found = self.elements(by).unwrap_or_else(|error| panic!("{by}: {error}"));
        found.iter().any(|element| self.is_displayed(element).is_ok_and(|seen| seen.is_some()))
    }

    /// How many there are at this moment, seen or not.
    #[track_caller]
    pub fn count(&self, by: By<'_>) -> usize {
        self.elements(by).unwrap_or_else(|error| panic!("{by}: {error}")).len()
    }

    /// Clicks with the mouse, once the thing is there, enabled and not covered by another.
    #[track_caller]
    pub fn click(&self, by: By<'_>) {
        self.with_element(by, "be clicked", |element| {
            if !self.driver.get(&element.path("enabled"))?.as_bool().unwrap_or(false) {
                return Ok(None);
            }
            let clicked = self.driver.post(&element.path("click"), &json!({}));
            if clicked.is_err() {
                // The driver brings it to an edge, where the foot of a dialog may lie over it: a person scrolls on.
                let middle = json!({
                    "script": "arguments[0].scrollIntoView({ block: 'center' })",
                    "args": [{ ELEMENT_KEY: element.0 }],
                });
                let _ = self.driver.post("execute/sync", &middle);
            }
            clicked.map(Some)
        });
    }

    /// Types after what the field holds already.
    #[track_caller]
    pub fn type_into(&self, by: By<'_>, text: &str) {
        self.with_element(by, "be typed into", |element| {
            self.driver.post(&element.path("value"), &json!({ "text": text })).map(Some)
        });
    }

    /// Empties the field as a person would, by selecting all of it, and types the text.
    #[track_caller]
    pub fn fill(&self, by: By<'_>, text: &str) {
        self.click(by);
        self.press("Ctrl+a");
        self.press("Backspace");
        if !text.is_empty() {
            self.type_into(by, text);
        }
    }

    /// Presses keys together, such as `Ctrl+k`, `Shift+Tab`, `Escape`; whatever has the focus receives them.
    #[track_caller]
    pub fn press(&self, chord: &str) {
        let keys = chord::parse(chord).unwrap_or_else(|reason| panic!("{reason}"));
        let down = keys.iter().map(|key| json!({ "type": "keyDown", "value": key }));
        let up = keys.iter().rev().map(|key| json!({ "type": "keyUp", "value": key }));
        let actions: Vec<Value> = down.chain(up).collect();
        let body = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": actions }] });
        self.driver.post("actions", &body).unwrap_or_else(|error| panic!("{chord}: {error}"));
    }

    /// The text a person can read there, white space collapsed.
    #[track_caller]
    pub fn text(&self, by: By<'_>) -> String {
        let text =
            self.with_element(by, "be read", |element| self.driver.get(&element.path("text")).map(Some));
        text.as_str().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What a field holds now.
    #[track_caller]
    pub fn value(&self, by: By<'_>) -> String {
        let value = self.with_element(by, "be read", |element| {
            self.driver.get(&element.path("property/value")).map(Some)
        });
        value.as_str().unwrap_or_default().to_owned()
    }

    /// An attribute of an element, absent as `None`.
    #[track_caller]
    pub fn attribute(&self, by: By<'_>, name: &str) -> Option<String> {
        let path = format!("attribute/{name}");
        let value =
            self.with_element(by, "be read", |element| self.driver.get(&element.path(&path)).map(Some));
        value.as_str().map(str::to_owned)
    }

    /// Chooses an entry of the select with this test id, by the entry's value.
    #[track_caller]
    pub fn choose(&self, test_id: &str, value: &str) {
        self.see(By::TestId(test_id));
        self.click(By::Css(&format!("[data-testid={}] option[value={}]", json!(test_id), json!(value))));
    }

    /// The page as it stands at this moment, all of it, seen or not, with what its fields hold.
    #[track_caller]
    pub fn source(&self) -> String {
        let source = self.script(WHOLE_PAGE, &[]);
        source.as_str().unwrap_or_default().to_owned()
    }

    /// Runs a function body in the page and returns what it returns; `arguments[0]`… are the given values.
    #[track_caller]
    pub fn script(&self, body: &str, arguments: &[Value]) -> Value {
        let request = json!({ "script": body, "args": arguments });
        self.driver.post("execute/sync", &request).unwrap_or_else(|error| panic!("script: {error}"))
    }

    /// Looks again and again until the condition holds; `what` completes “waited for …”.
    #[track_caller]
    pub fn wait_until(&self, what: &str, condition: impl FnMut(&Self) -> bool) {
        self.wait_up_to(PATIENCE, what, condition);
    }

    /// The same for work that may take longer than an answer to a click.
    #[track_caller]
    pub fn wait_up_to(&self, patience: Duration, what: &str, mut condition: impl FnMut(&Self) -> bool) {
        let deadline = Instant::now() + patience;
        while !condition(self) {
            assert!(Instant::now() < deadline, "waited {} s for {what}", patience.as_secs());
            std::thread::sleep(GLANCE);
        }
    }

    /// Changes the size of the page's window, in CSS pixels including its frame.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        let size = json!({ "width": width, "height": height });
        self.driver.post("window/rect", &size).unwrap_or_else(|error| panic!("resize: {error}"));
    }

    /// Saves what the window shows as a PNG.
    #[track_caller]
    pub fn screenshot(&self, file: &Path) {
        self.save_screenshot(file).unwrap_or_else(|reason| panic!("{}: {reason}", file.display()));
    }

    /// Repeats the work on the first element until it yields a value. Pages redraw while a test looks at them: not being
    /// there yet, being replaced just now or being covered by a closing dialog are reasons to look again.
    #[track_caller]
    fn with_element<T>(
        &self,
        by: By<'_>,
        aim: &str,
        work: impl Fn(&Element) -> Result<Option<T>, DriverError>,
    ) -> T {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let attempt = self.elements(by).and_then(|found| found.first().map_or(Ok(None), &work));
            let obstacle = match attempt {
                Ok(Some(value)) => return value,
                Ok(None) => String::new(),
                Err(error) if error.is_passing() => format!(" ({error})"),
                Err(error) => panic!("{by} could not {aim}: {error}"),
            };
            assert!(
                Instant::now() < deadline,
                "{by} could not {aim} within {} s{obstacle}",
                PATIENCE.as_secs()
            );
            std::thread::sleep(GLANCE);
        }
    }

    fn elements(&self, by: By<'_>) -> Result<Vec<Element>, DriverError> {
        let found = self.driver.post("elements", &by.locator())?;
        let references = found.as_array().into_iter().flatten();
        Ok(references
            .filter_map(|reference| reference.get(ELEMENT_KEY)?.as_str())
            .map(Element::new)
            .collect())
    }

    fn is_displayed(&self, element: &Element) -> Result<Option<()>, DriverError> {
        Ok((self.driver.get(&element.path("displayed"))? == true).then_some(()))
    }

    fn save_screenshot(&self, file: &Path) -> Result<(), Box<dyn std::error::Error>> {
        // A change made just now is painted by the frame after next.
        self.driver.post("execute/async", &json!({ "script": AFTER_PAINTING, "args": [] }))?;
        self.driver.post("execute/sync", &json!({ "script": KEEP_DRAWING, "args": [] }))?;
        let picture = self.driver.screenshot();
        self.driver.post("execute/sync", &json!({ "script": REST, "args": [] }))?;
        let picture = picture?;
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        Ok(std::fs::write(file, picture)?)
    }

    /// What the failing test saw last.
    fn keep_evidence(&self) {
        let test = std::thread::current().name().unwrap_or("unnamed").replace("::", "-");
        let file = program::target_folder().join("window-failures").join(test);
        // The test is failing already, and its own message is the one to keep.
        let _ = self.save_screenshot(&file.with_extension("png"));
        if let Ok(Value::String(source)) = self.driver.get("source") {
            let _ = std::fs::write(file.with_extension("html"), source);
        }
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.keep_evidence();
        }
    }
}

/// The document, then the values typed or shown in fields, which are no part of it.
const WHOLE_PAGE: &str = "const fields = [...document.querySelectorAll('input, textarea')].map(({ value }) => value); \
     return [location.href, document.title, document.documentElement.outerHTML, ...fields].join('\\n')";

/// Calls WebDriver's “done” once two frames have been drawn.
const AFTER_PAINTING: &str =
    "requestAnimationFrame(() => requestAnimationFrame(arguments[arguments.length - 1]))";

/// The driver takes its picture of the next frame, and a page at rest draws none: one pixel changes by one 255th.
const KEEP_DRAWING: &str = "const pixel = document.body.appendChild(document.createElement('i')); \
     pixel.id = 'picture'; \
     pixel.style.cssText = 'position: fixed; right: 0; bottom: 0; width: 1px; height: 1px; pointer-events: none'; \
     let frame = 0; \
     const draw = () => { \
         frame += 1; \
         pixel.style.background = `rgb(0 0 0 / ${(frame % 2) / 255})`; \
         if (pixel.isConnected) requestAnimationFrame(draw); \
     }; \
     draw()";
const REST: &str = "document.getElementById('picture')?.remove()";

/// The property name under which WebDriver hands out element references (W3C WebDriver, §11).
const ELEMENT_KEY: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A reference the driver understands until the page replaces the element.
struct Element(String);

impl Element {
    fn new(id: &str) -> Self {
        Self(id.to_owned())
    }

    fn path(&self, command: &str) -> String {
        format!("element/{}/{command}", self.0)
    }
}
