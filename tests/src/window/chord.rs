//! `Ctrl+Shift+k` as the characters WebDriver wants for it.

/// The code points of W3C WebDriver §17.4.2 for keys that are not characters.
const NAMED: &[(&str, char)] = &[
    ("Ctrl", '\u{e009}'),
    ("Shift", '\u{e008}'),
    ("Alt", '\u{e00a}'),
    ("Enter", '\u{e007}'),
    ("Escape", '\u{e00c}'),
    ("Tab", '\u{e004}'),
    ("Space", ' '),
    ("Backspace", '\u{e003}'),
    ("Delete", '\u{e017}'),
    ("Home", '\u{e011}'),
    ("End", '\u{e010}'),
    ("PageUp", '\u{e00e}'),
    ("PageDown", '\u{e00f}'),
    ("Left", '\u{e012}'),
    ("Up", '\u{e013}'),
    ("Right", '\u{e014}'),
    ("Down", '\u{e015}'),
    ("F1", '\u{e031}'),
    ("F2", '\u{e032}'),
    ("F6", '\u{e036}'),
    ("F10", '\u{e03a}'),
    ("Plus", '+'),
];

/// Keys in the order they go down.
pub fn parse(chord: &str) -> Result<Vec<char>, String> {
    chord.split('+').map(|name| key(name).ok_or_else(|| format!("“{name}” in “{chord}” is no key"))).collect()
}

fn key(name: &str) -> Option<char> {
    let mut characters = name.chars();
    match (characters.next(), characters.next()) {
        (Some(character), None) => Some(character),
        _ => NAMED.iter().find(|(known, _)| *known == name).map(|(_, key)| *key),
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn chords_become_key_codes() {
        assert_eq!(parse("Ctrl+Shift+k"), Ok(vec!['\u{e009}', '\u{e008}', 'k']));
        assert_eq!(parse("Escape"), Ok(vec!['\u{e00c}']));
        assert_eq!(parse("Ctrl+Plus"), Ok(vec!['\u{e009}', '+']));
        assert!(parse("Ctrl+Esc").is_err());
        assert!(parse("").is_err());
    }
}
