//! How a scenario points at something on the page.

use std::fmt;

use serde_json::{Value, json};

/// The first match in document order is meant.
#[derive(Clone, Copy, Debug)]
pub enum By<'a> {
    /// `data-testid`: stable across languages and looks, the usual choice.
    TestId(&'a str),
    /// Any CSS selector.
    Css(&'a str),
    /// The innermost element that reads exactly so, white space collapsed.
    Text(&'a str),
}

impl By<'_> {
    /// The body of WebDriver's “find elements”.
    pub(super) fn locator(self) -> Value {
        match self {
            Self::TestId(id) => {
                json!({ "using": "css selector", "value": format!("[data-testid={}]", json!(id)) })
            }
            Self::Css(selector) => json!({ "using": "css selector", "value": selector }),
            Self::Text(text) => {
                let reads = format!("normalize-space(.)={}", xpath_string(text));
                let path = format!("//body//*[{reads}][not(*[{reads}])][not(self::script or self::style)]");
                json!({ "using": "xpath", "value": path })
            }
        }
    }
}

impl fmt::Display for By<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TestId(id) => write!(f, "[data-testid={id}]"),
            Self::Css(selector) => write!(f, "`{selector}`"),
            Self::Text(text) => write!(f, "“{text}”"),
        }
    }
}

/// XPath 1.0 knows no escapes: text with both kinds of quotes is put together from pieces.
fn xpath_string(text: &str) -> String {
    if !text.contains('\'') {
        return format!("'{text}'");
    }
    let pieces: Vec<String> = text.split('\'').map(|piece| format!("'{piece}'")).collect();
    format!("concat({})", pieces.join(r#","'","#))
}

#[cfg(test)]
mod tests {
    use super::xpath_string;

    #[test]
    fn quotes_survive_in_xpath() {
        assert_eq!(xpath_string("保存 \"全部\""), "'保存 \"全部\"'");
        assert_eq!(xpath_string("it's"), r#"concat('it',"'",'s')"#);
    }
}
