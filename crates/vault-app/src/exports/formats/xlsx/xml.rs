//! Text inside XML.

/// Appends the text of an element or attribute. What looks like a character written as `_x0041_` is kept as it is: spreadsheet
/// programs would read a character there (ECMA-376 part 1, 22.4.2.4).
pub(super) fn escape(xml: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '_']) {
        let (before, found) = rest.split_at(at);
        xml.push_str(before);
        xml.push_str(match found.as_bytes() {
            [b'&', ..] => "&amp;",
            [b'<', ..] => "&lt;",
            [b'>', ..] => "&gt;",
            [b'"', ..] => "&quot;",
            [_, b'x', a, b, c, d, b'_', ..] if [a, b, c, d].iter().all(|byte| byte.is_ascii_hexdigit()) => {
                "_x005F_"
            }
            _ => "_",
        });
        rest = found.get(1..).unwrap_or_default();
    }
    xml.push_str(rest);
}

/// The same as a text of its own.
pub(super) fn escaped(text: &str) -> String {
    let mut xml = String::new();
    escape(&mut xml, text);
    xml
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_becomes_markup_or_another_character() {
        assert_eq!(escaped("a<b>&\"c\"</t>"), "a&lt;b&gt;&amp;&quot;c&quot;&lt;/t&gt;");
        assert_eq!(escaped("_x000D_ _x00_ _xZZZZ_ 何_"), "_x005F_x000D_ _x00_ _xZZZZ_ 何_");
        assert_eq!(escaped("_x0041_x0042_"), "_x005F_x0041_x005F_x0042_");
    }
}
