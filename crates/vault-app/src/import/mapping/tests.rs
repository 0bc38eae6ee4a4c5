use super::*;
use crate::tabular::Cell;
use proptest::prelude::*;
use vault_domain::field::FieldKey::*;

fn rows(columns: &[&[&str]]) -> Vec<Row> {
    let height = columns.iter().map(|column| column.len()).max().unwrap_or(0);
    (0..height)
        .map(|at| {
            let cells =
                columns.iter().map(|column| Cell::text(column.get(at).copied().unwrap_or("").to_owned()));
            Row::trimmed(at as u64 + 2, cells.collect())
        })
        .collect()
}

fn fields(header: &[&str], columns: &[&[&str]]) -> Vec<Option<FieldKey>> {
    let header: Vec<String> = header.iter().map(|title| (*title).to_owned()).collect();
    propose(&header, &rows(columns)).into_iter().map(|column| column.field).collect()
}

#[test]
fn every_editable_field_has_a_title_that_leads_to_it() {
    for key in FieldKey::ALL.iter().filter(|key| key.def().editable() && !key.def().is_custom()) {
        let words = synonyms::WORDS.iter().find(|(field, _)| field == key).map(|(_, words)| *words);
        let words = words.unwrap_or_else(|| panic!("{key:?} has no titles"));
        assert_eq!(fields(&[words.split_whitespace().next().unwrap()], &[]), [Some(*key)], "{key:?}");
        let wire = key.name();
        assert_eq!(fields(&[wire], &[]), [Some(*key)], "{wire}");
    }
}

#[test]
fn no_word_stands_for_two_fields() {
    let mut seen = HashSet::new();
    let words = synonyms::WORDS.iter().flat_map(|(_, words)| words.split_whitespace());
    for word in words.chain(synonyms::NOT_IMPORTED.split_whitespace()) {
        assert!(seen.insert(word), "{word}");
        assert_eq!(title::plain(word), word, "compared in plain form");
    }
    for (word, _) in synonyms::UNCLEAR {
        assert_eq!(title::plain(word), **word);
    }
}

#[test]
fn titles_are_compared_without_decoration() {
    let header = [
        "姓 名*",
        "手机（必填）",
        "ＱＱ号",
        "E-mail",
        "Mobile Phone",
        "电话2",
        "报价(元)",
        "身份证号：",
        "【备注】",
    ];
    let expected = [
        Some(Name),
        Some(Phone),
        Some(Qq),
        Some(Email),
        Some(Phone),
        Some(Phone),
        Some(Quote),
        Some(IdNumber),
    ];
    let found = fields(&header, &[]);
    assert_eq!(found[..8], expected);
    assert_eq!(found[8], None, "all of it is in brackets");
}

#[test]
fn compounds_are_similar_not_sure() {
    let header: Vec<String> = ["客户常用手机号", "推荐人手机", "Preferred Email Address", "跟进人", "序号"]
        .map(str::to_owned)
        .into();
    let found = propose(&header, &[]);
    let pairs: Vec<_> = found.iter().map(|column| (column.field, column.confidence)).collect();
    assert_eq!(
        pairs,
        [
            (Some(Phone), Confidence::Similar),
            (None, Confidence::None),
            (Some(Email), Confidence::Similar),
            (None, Confidence::None),
            (None, Confidence::None),
        ]
    );
}

#[test]
fn two_numbers_are_both_kept_and_a_second_name_is_not() {
    assert_eq!(
        fields(&["手机", "备用电话", "姓名", "联系人"], &[]),
        [Some(Phone), Some(Phone), Some(Name), None]
    );
    assert_eq!(fields(&["座机", "座机 2"], &[]), [Some(Landline), Some(Phone)]);
}

#[test]
fn values_decide_where_titles_do_not() {
    let mobiles: &[&str] = &["13800001111", "138 0000 2222", "+86 13800003333", "１３８００００４４４４"];
    let ids: &[&str] = &["440524188001010014", "11010519491231002X", "440524188001010014"];
    let firms: &[&str] = &["临江机械有限公司", "远山贸易集团", "云栖文化工作室"];
    let names: &[&str] = &["何雨桐", "吕子墨", "郑一鸣"];
    let plates: &[&str] = &["粤B12345", "京AD12345", "沪C·6789X"];
    let mails: &[&str] = &["a@example.com", "b@example.cn", "c@example.com"];
    let columns = [mobiles, ids, firms, names, plates, mails];
    assert_eq!(
        fields(&["", "x1", "丙", "丁", "", ""], &columns),
        [Some(Phone), Some(IdNumber), Some(Company), Some(Name), Some(Plate), Some(Email)]
    );
    assert_eq!(fields(&["客户名称", "姓名"], &[firms, names]), [Some(Company), Some(Name)]);
    assert_eq!(fields(&["客户名称"], &[names]), [Some(Name)]);
    assert_eq!(fields(&["号码"], &[ids]), [Some(IdNumber)]);
    assert_eq!(fields(&["电话"], &[&["0755-12345678", "010-87654321", "021-11112222"]]), [Some(Landline)]);
    let guess = &propose(&["".to_owned()], &rows(&[mobiles]))[0];
    assert_eq!((guess.confidence, guess.field), (Confidence::Values, Some(Phone)));
}

#[test]
fn a_similar_title_gives_way_to_values_that_say_otherwise() {
    let mails: &[&str] = &["a@example.com", "b@example.cn", "c@example.com"];
    let header = ["主要联系手机".to_owned()];
    let found = &propose(&header, &rows(&[mails]))[0];
    assert_eq!((found.field, found.confidence), (Some(Email), Confidence::Values));
}

#[test]
fn columns_nobody_named_and_nobody_recognises_are_not_imported() {
    assert_eq!(fields(&["甲", ""], &[&["1", "2", "3"], &["13800001111", "13800002222"]]), [None, None]);
    assert_eq!(fields(&["姓名"], &[&["何某"], &["多出"]]), [Some(Name), None]);
}

#[test]
fn the_proposal_survives_the_wire() {
    let column =
        ColumnMapping {
            index: 1, header: "手机".into(), field: Some(Phone), confidence: Confidence::Title
        };
    let text = serde_json::to_string(&column).unwrap();
    assert_eq!(text, r#"{"index":1,"header":"手机","field":"phone","confidence":"title"}"#);
    assert_eq!(serde_json::from_str::<ColumnMapping>(&text).unwrap(), column);
}

proptest! {
    #[test]
    fn any_title_and_value_is_judged(titles in prop::collection::vec(".{0,50}", 0..8), values in prop::collection::vec(".{0,30}", 0..20)) {
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        let found = propose(&titles, &rows(&[&values, &values]));
        prop_assert!(found.len() >= titles.len());
        for key in FieldKey::ALL.iter().filter(|key| !key.def().multi) {
            prop_assert!(found.iter().filter(|column| column.field == Some(*key)).count() <= 1);
        }
        prop_assert!(found.iter().all(|column| column.field.is_some() == (column.confidence != Confidence::None)));
    }
}

#[test]
fn a_vaults_own_field_is_found_by_its_label_before_any_guess() {
    let header: Vec<String> = ["姓名", "手机", " 会员 等级"].map(str::to_owned).into();
    let own = [(FieldKey::Custom01, "会员 等级"), (FieldKey::Custom02, "手机")];
    let found: Vec<_> = propose_with(&header, &[], &own).into_iter().map(|column| column.field).collect();
    assert_eq!(found, [Some(FieldKey::Name), Some(FieldKey::Custom02), Some(FieldKey::Custom01)]);
}
