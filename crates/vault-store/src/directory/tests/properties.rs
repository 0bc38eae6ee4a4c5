//! Any sequence of changes, any query: directory and model agree.

use proptest::{collection::vec, option, prelude::*, sample::select};
use vault_domain::ids::RecordId;

use super::model::{Model, Row, blank};
use crate::directory::{Directory, Filters, ListQuery, Query, SortBy, TimeRange};

const NAMES: &[&str] = &[
    "张伟",
    "張偉",
    "章伟",
    "张维",
    "王芳",
    "王超超",
    "曾国藩",
    "单田芳",
    "尉迟恭",
    "吕布",
    "Tony 张",
    "John Smith",
    "阿卜杜拉·买买提",
    "",
    "li",
    "李",
    "李乐",
    "张",
    "zhang",
    "Ann-Lee",
    "𬱖㛃",
    "8848",
    "1234",
];
const COMPANIES: &[&str] = &[
    "深圳市某某科技有限公司",
    "深圳某某科技有限公司",
    "深圳有限公司",
    "深圳",
    "上海银行",
    "华为技术有限公司",
    "Acme Co., Ltd.",
    "广东省张伟股份有限公司",
    "某某股份有限公司",
    "",
    "北京（张）责任公司",
    "3M中国",
    "重庆市长安汽车有限责任公司",
];
const TAGS: &[&str] = &["VIP", "老客户", "重点", "zw", "张"];
const QUERIES: &[&str] = &[
    "z",
    "zh",
    "zhang",
    "zhangw",
    "zhangwei",
    "zw",
    "张",
    "张w",
    "z伟",
    "伟",
    "wei",
    "li",
    "l",
    "ang",
    "szmm",
    "szsmm",
    "mmkj",
    "深圳",
    "深圳某",
    "深圳m",
    "shenzhen",
    "shenzhenm",
    "shenzhenmoumoukejiyouxian",
    "moumou",
    "mmkjyxgs",
    "有限",
    "某某科技",
    "深圳市",
    "1234",
    "8848",
    "smith",
    "js",
    "joh",
    "vip",
    "lk",
    "老",
    "zeng",
    "ceng",
    "yuchi",
    "lv",
    "lu",
    "𬱖",
    "d",
    "di",
    "",
    "·",
    "cq",
    "chongqing",
    "cqcaqc",
    "某某股份",
    "某某股份有限公司",
    "mmgf",
    "zhangweigufen",
    "3m",
    "深圳mmkj",
    "wang芳",
    "le",
    "yue",
    "tony z",
    "ann lee",
    "a",
    "h",
    "hw",
    "s",
    "sz",
];

fn row() -> impl Strategy<Value = Row> {
    let texts =
        (select(NAMES), select(COMPANIES), select(&["经理", ""][..]), select(&["深圳", "上海", ""][..]));
    let phones =
        (option::of(select(&[1234_u16, 8848, 7][..])), vec(0..3_u8, 0..3), any::<bool>(), any::<bool>());
    let numbers = (0..3_u8, 0..4_u8, 1..4_u8, 0..3_u8, 0..2_u8);
    let times = (-2..6_i64, 0..6_i64, option::of(0..6_i64));
    (0..25_u8, texts, phones, vec(select(TAGS), 0..3), numbers, times).prop_map(
        |(record, texts, phones, tags, numbers, times)| {
            let mut row = blank(record);
            let view = &mut row.view;
            (view.name, view.company) = (texts.0.to_owned(), texts.1.to_owned());
            (view.title, view.city) = (texts.2.to_owned(), texts.3.to_owned());
            view.phone_tail = phones.0;
            view.phone_mask = phones.0.map_or("有".to_owned(), |tail| format!("138****{tail:04}"));
            (view.has_phone, view.has_basis) = (phones.2, phones.3);
            view.tags = tags.into_iter().map(str::to_owned).collect();
            (view.kind, view.stage, view.level, view.state) = (numbers.0, numbers.1, numbers.2, numbers.3);
            view.scope = [numbers.4; 16];
            (view.created_ms, view.updated_ms, view.next_ms) = times;
            row.tokens = phones.1.into_iter().map(|token| [token; 8]).collect();
            row
        },
    )
}

#[derive(Clone, Debug)]
enum Step {
    Upsert(Row),
    Remove(u8),
    Compact,
    Reload,
    List(ListQuery),
    Search(Query, usize),
}

fn query() -> impl Strategy<Value = Query> {
    (select(QUERIES), option::weighted(0.1, 0..3_u8))
        .prop_map(|(text, token)| Query { text: text.to_owned(), phone_token: token.map(|token| [token; 8]) })
}

fn range() -> impl Strategy<Value = TimeRange> {
    prop_oneof![
        3 => Just(TimeRange::default()),
        1 => (option::of(-1..5_i64), option::of(0..7_i64)).prop_map(|(after, before)| TimeRange { after, before }),
    ]
}

fn filters() -> impl Strategy<Value = Filters> {
    let lists = (vec(0..4_u8, 0..2), vec(1..4_u8, 0..2), vec(0..3_u8, 0..2));
    let words =
        (vec(select(TAGS), 0..2), vec(0..3_u8, 0..2), option::weighted(0.2, select(&["深圳", "无"][..])));
    let more = (
        option::weighted(0.2, any::<bool>()),
        option::weighted(0.2, 0..3_u8),
        option::weighted(0.3, query()),
        option::weighted(0.2, any::<bool>()),
    );
    (lists, words, more, range(), range(), range()).prop_map(
        |(lists, words, more, updated, next, created)| Filters {
            text: more.2,
            stages: lists.0,
            levels: lists.1,
            tags: words.0.into_iter().map(str::to_owned).collect(),
            owners: words.1.into_iter().map(|owner| [owner; 16]).collect(),
            states: lists.2,
            city: words.2.map(str::to_owned),
            has_phone: more.0,
            has_basis: more.3,
            kind: more.1,
            updated,
            next,
            created,
        },
    )
}

fn list() -> impl Strategy<Value = ListQuery> {
    let narrowed = prop_oneof![Just(Filters::default()), filters()];
    (narrowed, select(&SortBy::ALL[..]), any::<bool>(), 0..20_usize, 0..20_usize).prop_map(
        |(filters, sort, descending, offset, limit)| ListQuery { filters, sort, descending, offset, limit },
    )
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => row().prop_map(Step::Upsert),
        2 => (0..25_u8).prop_map(Step::Remove),
        1 => Just(Step::Compact),
        1 => Just(Step::Reload),
        3 => list().prop_map(Step::List),
        4 => (query(), 0..30_usize).prop_map(|(query, limit)| Step::Search(query, limit)),
    ]
}

fn reloaded(directory: &Directory) -> Directory {
    let mut bytes = Vec::new();
    directory.encode_chunks(&mut |chunk| bytes.extend_from_slice(chunk));
    Directory::decode(&bytes).unwrap()
}

fn check_search(
    directory: &Directory,
    model: &Model,
    query: &Query,
    limit: usize,
) -> Result<(), TestCaseError> {
    let expected = model.search(query);
    for few in [0, 2, 1000] {
        let hits = directory.search_common_above(few, query, limit);
        let found: Vec<_> = hits.iter().map(|hit| (hit.rank, hit.record)).collect();
        prop_assert_eq!(&found[..], &expected[..limit.min(expected.len())], "{:?} few {}", query.text, few);
        for hit in hits {
            for (span, text) in [(hit.name_span, &hit.row.name), (hit.company_span, &hit.row.company)] {
                prop_assert!(
                    span.is_none_or(|span| span.start < span.end && span.end <= text.chars().count())
                );
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn directory_and_model_agree(steps in vec(step(), 1..80)) {
        let (mut directory, mut model) = (Directory::new(), Model::default());
        for step in steps {
            match step {
                Step::Upsert(row) => {
                    row.enter(&mut directory);
                    prop_assert!(directory.row(row.view.record) == Some(row.view.clone()));
                    model.upsert(row);
                }
                Step::Remove(record) => {
                    let record = RecordId::from_bytes([record; 16]);
                    directory.remove(record);
                    model.remove(record);
                    prop_assert!(directory.row(record).is_none());
                }
                Step::Compact => directory.compact(),
                Step::Reload => directory = reloaded(&directory),
                Step::List(query) => {
                    let page = directory.list(&query);
                    let records: Vec<_> = page.rows.iter().map(|row| row.record).collect();
                    prop_assert_eq!((page.total, records), model.list(&query));
                    let whole = ListQuery { offset: 0, limit: usize::MAX, ..query };
                    let mut listed = model.list(&whole).1;
                    let mut passing = directory.records(&whole.filters);
                    listed.sort_unstable();
                    passing.sort_unstable();
                    prop_assert_eq!(listed, passing);
                }
                Step::Search(query, limit) => check_search(&directory, &model, &query, limit)?,
            }
            prop_assert_eq!(directory.len(), model.0.len());
        }
        for row in &model.0 {
            prop_assert!(directory.row(row.view.record).as_ref() == Some(&row.view));
        }
    }

    #[test]
    fn any_typed_text_is_answered_alike(
        rows in vec(row(), 1..30),
        typed in "[a-z张伟深圳市某科技李 ·A1]{0,6}",
    ) {
        let (mut directory, mut model) = (Directory::new(), Model::default());
        for row in rows {
            row.enter(&mut directory);
            model.upsert(row);
        }
        directory.compact();
        check_search(&directory, &model, &Query::text(typed), 50)?;
    }
}
