use vault_domain::ids::VaultId;

use super::*;

fn view(name: &str) -> KitView {
    let groups = "K3VQ07-9XMA2T-0H4ZYR-7PWE5C-NB8D1G-6TSJ3M-XQ2V9K-F4RH0A";
    KitView {
        vault_id: VaultId::from_bytes([0x1F; 16]),
        vault_name: name.to_owned(),
        created_ms: 1_795_392_000_000,
        groups: groups.split('-').map(str::to_owned).collect(),
        root_fingerprint: "1f3a 09bc 77e2 4d10 8c55 b0a1 2e9f 6d34".to_owned(),
        confirm: [1, 6],
    }
}

#[test]
fn a_kit_is_one_small_pdf_page_and_the_same_each_time() {
    let kit = view("云海贸易客户");
    for language in [Language::ZhCn, Language::En] {
        let pdf = render_kit(&kit, language).unwrap();
        assert!(pdf.starts_with(b"%PDF-1."));
        assert!(pdf.len() < 200_000, "{} bytes: the font is embedded whole", pdf.len());
        assert_eq!(render_kit(&kit, language).unwrap(), pdf);
    }
    assert_ne!(render_kit(&kit, Language::ZhCn), render_kit(&kit, Language::En));
}

#[test]
fn every_character_of_the_texts_is_in_its_font() {
    let faces = Faces::load().unwrap();
    for text in text::all() {
        for character in text.zh.chars().chain(text.en.chars()) {
            assert!(faces.regular.has(character), "{character} is missing in regular");
        }
    }
    let bold =
        [text::TITLE, text::LIKE_CASH, text::KEY, text::PASSWORD_HINT, text::STEPS_TITLE, text::NEVER_TITLE];
    for text in bold.into_iter().chain(text::NEVER) {
        for character in text.zh.chars().chain(text.en.chars()) {
            assert!(faces.bold.has(character), "{character} is missing in bold");
        }
    }
    for character in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars() {
        assert!(faces.bold.has(character));
    }
}

#[test]
fn names_with_anything_in_them_make_a_kit() {
    let long = "龘".repeat(50);
    for name in ["𬱖㛃䶮𠅤𫍽", "👨‍👩‍👧 family", "", "\u{202E}evil\u{0}\n", "العربية", long.as_str()]
    {
        assert!(render_kit(&view(name), Language::ZhCn).is_ok(), "{name:?}");
    }
}

#[test]
fn a_day_out_of_range_is_left_blank() {
    let kit = KitView { created_ms: i64::MAX, ..view("x") };
    assert!(render_kit(&kit, Language::En).is_ok());
}

#[test]
fn a_key_of_another_form_is_refused() {
    let mut short = view("x");
    short.groups.pop();
    assert_eq!(render_kit(&short, Language::ZhCn), Err(KitError::Key));
    for group in ["K3VQ0", "K3VQ077", "K3 Q07", "客户"] {
        let mut kit = view("x");
        kit.groups[3] = group.to_owned();
        assert_eq!(render_kit(&kit, Language::ZhCn), Err(KitError::Key), "{group}");
    }
}

#[test]
fn no_kit_carries_a_mark_of_state_secrets() {
    // 保守国家秘密法: these words are not ours to print.
    for text in text::all() {
        for word in ["绝密", "机密", "秘密"] {
            assert!(!text.zh.contains(word), "{}", text.zh);
        }
    }
}
