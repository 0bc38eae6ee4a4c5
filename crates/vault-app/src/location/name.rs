//! A vault's name as the name of a folder, on every system: the folder may be carried from one to another.

use unicode_segmentation::UnicodeSegmentation;

/// Longest name, in characters as people count them.
const MAX_GRAPHEMES: usize = 80;
/// Longest name in bytes; file systems end at 255.
const MAX_BYTES: usize = 240;

/// The folder's name; `None` when nothing usable remains. 汉字, letters of any script and emoji stay as they are.
///
/// Separators and characters Windows forbids become a dash. Control, bidirectional and invisible characters go: they
/// make a name look like another one. Dots and spaces at the ends go: Windows drops them, Unix hides the folder. Names
/// Windows reserves for devices get an underscore.
#[must_use]
pub fn safe_folder_name(name: &str) -> Option<String> {
    let cleaned: String = name
        .chars()
        .map(|character| if character.is_whitespace() { ' ' } else { character })
        .filter(|character| !is_invisible(*character))
        .map(|character| if is_forbidden(character) { '-' } else { character })
        .collect();
    let words: Vec<&str> = cleaned.split(' ').filter(|word| !word.is_empty()).collect();
    let mut name = shorten(trim(&words.join(" "))).to_owned();
    if is_reserved(&name) {
        name.insert(0, '_');
    }
    // Only dashes: nothing of the name was usable.
    let usable = name.chars().any(|character| character != '-');
    usable.then_some(name)
}

fn trim(name: &str) -> &str {
    name.trim_matches([' ', '.'])
}

/// Cuts between characters, never inside one.
fn shorten(name: &str) -> &str {
    let end = name
        .grapheme_indices(true)
        .map(|(start, grapheme)| start + grapheme.len())
        .take(MAX_GRAPHEMES)
        .take_while(|end| *end <= MAX_BYTES)
        .last()
        .unwrap_or(0);
    trim(name.get(..end).unwrap_or_default())
}

const fn is_forbidden(character: char) -> bool {
    matches!(character, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|')
}

/// Control characters; format characters of Unicode's Cf that change how a name looks; non-characters.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF0}'..='\u{FFFF}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Names of devices, alone or before a dot (Microsoft, “Naming Files, Paths, and Namespaces”).
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    if matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$") {
        return true;
    }
    let number = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
    number
        .is_some_and(|number| matches!(number, "¹" | "²" | "³") || matches!(number.as_bytes(), [b'0'..=b'9']))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("云海贸易 客户", "云海贸易 客户")]
    #[case("  Sales\t2026 \n", "Sales 2026")]
    #[case("张敏/李雷\\客户", "张敏-李雷-客户")]
    #[case("a:b*c?d\"e<f>g|h", "a-b-c-d-e-f-g-h")]
    #[case("../../etc/passwd", "-..-etc-passwd")]
    #[case("name. . .", "name")]
    #[case(".hidden", "hidden")]
    #[case("con", "_con")]
    #[case("Nul.vault", "_Nul.vault")]
    #[case("COM7", "_COM7")]
    #[case("LPT¹", "_LPT¹")]
    #[case("COM10", "COM10")]
    #[case("console", "console")]
    #[case("fdp\u{202E}exe.txt", "fdpexe.txt")]
    #[case("客\u{200B}户\u{FEFF}", "客户")]
    #[case("a\u{0}b\u{7F}c", "abc")]
    #[case("👨‍👩‍👧 家庭", "👨👩👧 家庭")]
    #[case("全角／斜线", "全角／斜线")]
    fn names_become_safe(#[case] name: &str, #[case] folder: &str) {
        assert_eq!(safe_folder_name(name).as_deref(), Some(folder));
    }

    #[rstest]
    #[case("")]
    #[case("   ")]
    #[case("...")]
    #[case("///")]
    #[case("\u{200B}\u{202E}")]
    fn nothing_usable_is_no_name(#[case] name: &str) {
        assert_eq!(safe_folder_name(name), None);
    }

    #[test]
    fn long_names_are_cut_between_characters() {
        assert_eq!(safe_folder_name(&"客".repeat(300)), Some("客".repeat(80)));
        assert_eq!(safe_folder_name(&"𬱖".repeat(300)), Some("𬱖".repeat(60)));
        let accents = "e\u{301}".repeat(300);
        assert_eq!(safe_folder_name(&accents), Some("e\u{301}".repeat(80)));
        let cut_at_space = format!("{} end", "a".repeat(79));
        assert_eq!(safe_folder_name(&cut_at_space), Some("a".repeat(79)));
    }

    proptest::proptest! {
        #[test]
        fn any_text_gives_one_harmless_component(name in "\\PC{0,300}") {
            if let Some(folder) = safe_folder_name(&name) {
                let components: Vec<_> = std::path::Path::new(&folder).components().collect();
                assert!(matches!(components.as_slice(), [std::path::Component::Normal(_)]), "{folder:?}");
                assert!(folder.len() <= MAX_BYTES + 1);
                assert_eq!(safe_folder_name(&folder), Some(folder));
            }
        }
    }
}
