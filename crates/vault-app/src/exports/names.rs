//! File names every system takes.

/// Names Windows keeps for devices, with any extension.
const RESERVED: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];
const LONGEST: usize = 200;
/// Marks of the state's secrets (保守国家秘密法 art. 14), which a firm's papers must not carry.
const STATE_SECRETS: [&str; 2] = ["\u{7EDD}\u{5BC6}", "\u{673A}\u{5BC6}"];

/// Whether a name can be that of a file on Linux, macOS and Windows, and says nothing a state secret would.
pub(super) fn is_possible(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim().to_lowercase();
    let odd = |c: char| c.is_control() || r#"<>:"/\|?*"#.contains(c);
    !stem.is_empty()
        && name.len() <= LONGEST
        && !name.contains(odd)
        && !name.ends_with([' ', '.'])
        && !RESERVED.contains(&stem.as_str())
        && !STATE_SECRETS.iter().any(|mark| name.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_some_system_would_not_take_is_refused_everywhere() {
        for good in ["客户名单 2026.xlsx", "a.csv", "contract.v2.pdf", "conference.xlsx"] {
            assert!(is_possible(good), "{good}");
        }
        let long = format!("{}.xlsx", "长".repeat(100));
        for bad in [
            "",
            ".xlsx",
            "a/b.xlsx",
            r"a\b.xlsx",
            "CON.xlsx",
            "nul",
            "a:b",
            "a?.csv",
            "a. ",
            "a.",
            &long,
            "\u{7EDD}\u{5BC6}.xlsx",
            "a\nb",
        ] {
            assert!(!is_possible(bad), "{bad}");
        }
    }
}
