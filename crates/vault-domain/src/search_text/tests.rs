use super::*;

fn rank(query: &str, kind: TextKind, text: &str) -> Option<Rank> {
    Query::parse(query).rank(kind, &SearchText::of(kind, text).folded)
}

fn name(query: &str, text: &str) -> Option<Rank> {
    rank(query, TextKind::Name, text)
}

#[test]
fn folding_unifies_width_case_script_and_accents_stay_composed() {
    assert_eq!(fold("ＡＢＣ　１２３"), "abc 123");
    assert_eq!(fold("張偉國"), "张伟国");
    assert_eq!(fold("Jose\u{301}"), "josé");
    assert_eq!(SearchText::of_name("阿卜杜拉 · 买买提").folded, "阿卜杜拉买买提");
    assert_eq!(SearchText::of_name("John  Smith-Lee").folded, "john smith lee");
    assert_eq!(SearchText::of_name("\n\u{1}\u{2}").folded, "");
}

#[test]
fn the_documented_ways_to_find_a_person() {
    use Rank::{Exact, InitialsPrefix, Prefix, Substring};
    for (query, text, expected) in [
        ("张伟", "张伟", Some(Exact)),
        ("zhangwei", "张伟", Some(Exact)),
        ("Zhang Wei", "张伟", Some(Exact)),
        ("张wei", "张伟", Some(Exact)),
        ("张", "张伟", Some(Prefix)),
        ("張", "张伟", Some(Prefix)),
        ("zhangw", "张伟", Some(Prefix)),
        ("z", "张伟", Some(Prefix)),
        ("张w", "张伟", Some(Prefix)),
        ("z伟", "张伟", Some(Prefix)),
        ("zha伟", "张伟", Some(Prefix)),
        ("zhang伟", "张伟", Some(Exact)),
        ("zw", "张伟", Some(InitialsPrefix)),
        ("wei", "张伟", Some(Substring)),
        ("伟", "张伟", Some(Substring)),
        ("ang", "张伟", None),
        ("wz", "张伟", None),
        ("张w", "张三", None),
        ("smith", "John Smith", Some(Substring)),
        ("mit", "John Smith", Some(Substring)),
        ("js", "John Smith", Some(InitialsPrefix)),
        ("johnsmith", "John Smith", Some(Exact)),
        ("john smith", "John Smith", Some(Exact)),
        ("tonyz", "Tony 张", Some(Prefix)),
        ("lvbu", "吕布", Some(Exact)),
        ("lubu", "吕布", Some(Exact)),
        ("", "张伟", None),
        ("·", "张伟", None),
    ] {
        assert_eq!(name(query, text), expected, "{query} in {text}");
    }
}

#[test]
fn surname_readings_count_at_the_beginning_and_the_usual_one_too() {
    for (surname, given, readings) in [
        ("曾", "国藩", ["zeng", "ceng"].as_slice()),
        ("单", "田芳", &["shan", "dan"]),
        ("仇", "英", &["qiu", "chou"]),
        ("解", "缙", &["xie", "jie"]),
        ("查", "良镛", &["zha", "cha"]),
        ("区", "楚良", &["ou", "qu"]),
        ("朴", "树", &["piao", "pu"]),
        ("翟", "志刚", &["zhai", "di"]),
        ("盖", "叫天", &["ge", "gai"]),
        ("尉迟", "恭", &["yuchi"]),
        ("万俟", "卨", &["moqi"]),
        ("单于", "明", &["chanyu"]),
        ("长孙", "无忌", &["zhangsun"]),
    ] {
        let text = SearchText::of_name(&format!("{surname}{given}"));
        for reading in readings {
            assert!(
                text.pinyin.iter().any(|all| all.replace(SEPARATOR, "").starts_with(reading)),
                "{surname} {reading}"
            );
            assert!(
                name(reading, &text.folded).is_some_and(|rank| rank <= Rank::Prefix),
                "{surname} {reading}"
            );
        }
        assert!(
            text.pinyin.first().is_some_and(|all| all.replace(SEPARATOR, "").starts_with(readings[0])),
            "{surname}"
        );
    }
    assert_eq!(name("zhangzeng", "张曾"), None, "a given name keeps the usual reading");
    assert_eq!(name("tt", "王超超"), None, "rare readings are trimmed");
}

#[test]
fn companies_by_initials_pinyin_place_and_ending() {
    let text = "深圳市某某科技有限公司";
    for (query, expected) in [
        ("szmmkj", Some(Rank::InitialsPrefix)),
        ("szsmmkj", Some(Rank::InitialsPrefix)),
        ("szsmmkjyxgs", Some(Rank::InitialsPrefix)),
        ("mmkj", Some(Rank::Substring)),
        ("深圳某某", Some(Rank::Prefix)),
        ("深圳某某科技有限公司", Some(Rank::Exact)),
        ("深圳市某某科技", Some(Rank::Exact)),
        ("某某科技", Some(Rank::Substring)),
        ("shenzhenmoumou", Some(Rank::Prefix)),
        ("shenzhenshimoumoukeji", Some(Rank::Exact)),
        ("shenzhenmoumoukejiyouxian", Some(Rank::Prefix)),
        ("shenzhenshimoumoukejiyouxiangongsi", Some(Rank::Exact)),
        ("moumou", Some(Rank::Substring)),
        ("深圳mm", Some(Rank::Prefix)),
        ("有限", Some(Rank::Substring)),
        ("yxgs", None),
        ("youxian", None),
        ("圳某", None),
    ] {
        assert_eq!(rank(query, TextKind::Company, text), expected, "{query}");
    }
    assert_eq!(short_name("广东省深圳市某某科技股份有限公司"), "某某科技");
    assert_eq!(short_name("上海银行"), "银行");
    assert_eq!(short_name("Acme Co., Ltd."), "acme co ltd");
    assert_eq!(short_name("北京有限公司"), "北京");
}

#[test]
fn highlights_are_characters_of_the_original() {
    for (query, kind, text, span) in [
        ("zhangw", TextKind::Name, "张伟", 0..2),
        ("伟", TextKind::Name, "张·偉", 2..3),
        ("smi", TextKind::Name, "John Smith", 5..8),
        ("jo", TextKind::Name, "John Smith", 0..2),
        ("szmm", TextKind::Company, "深圳市某某科技有限公司", 0..5),
        ("keji", TextKind::Company, "深圳市某某(科技)有限公司", 6..8),
    ] {
        let found = Query::parse(query).find(kind, text).map(|found| found.span);
        assert_eq!(found, Some(span), "{query} in {text}");
    }
}

#[test]
fn stored_forms_are_bounded_and_without_doubles() {
    let text = SearchText::of_name(&"曾乐重行长朝".repeat(20));
    assert_eq!(text.pinyin.len(), MAX_VARIANTS);
    assert!(text.initials.len() <= MAX_VARIANTS);
    assert_eq!(SearchText::of_name("张伟").pinyin, ["'zhang'wei"]);
    assert_eq!(SearchText::of_company("乐乐").pinyin, ["'le'le", "'yue'le", "'le'yue", "'yue'yue"]);
}

#[test]
fn words_are_joined_with_what_follows() {
    let text = SearchText::of_name("Tony Lee 张三");
    assert_eq!(text.pinyin, ["'tony'lee'zhang'san"]);
    assert_eq!(text.joined, ["'tonyleezhangsan", "-'leezhangsan", "-'zhangsan", "-'san"]);
    assert!(text.has_words && !SearchText::of_name("张三").has_words);
}

#[test]
fn lists_sort_digits_latin_then_pinyin_with_surnames_together() {
    let mut names =
        ["章伟", "张维", "阿宝", "Zoe", "8号", "曾国藩", "张伟", "单田芳", "adam", "赵云", "\u{e000}"];
    names.sort_by_key(|name| SortKey::of(TextKind::Name, name));
    assert_eq!(
        names,
        ["\u{e000}", "8号", "adam", "Zoe", "阿宝", "单田芳", "曾国藩", "张伟", "张维", "章伟", "赵云"]
    );
    let long: Vec<u16> = SortKey::of(TextKind::Company, "一二三四五六七八九").weights().to_vec();
    assert_eq!(long.len(), 9);
    assert!(SortKey::of(TextKind::Name, "张").leading() < SortKey::of(TextKind::Name, "张伟").leading());
}

/// Words can be taken as written, as their reading and by their initial: each word would double the work.
#[test]
fn a_long_name_of_words_is_decided_in_no_time() {
    let words = "ab ".repeat(60);
    let (name, typed) = (format!("{words}字"), format!("{words}字z"));
    let begun = std::time::Instant::now();
    for kind in [TextKind::Name, TextKind::Company] {
        assert_eq!(Query::parse(&typed).find(kind, &name), None);
        let found = Query::parse(typed.trim_end_matches('z')).find(kind, &name).map(|found| found.rank);
        assert_eq!(found, Some(Rank::Exact));
    }
    assert!(begun.elapsed() < std::time::Duration::from_secs(5), "{:?}", begun.elapsed());
}
