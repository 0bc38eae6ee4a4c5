//! The kinds of files people have.

use clientvault_tests::host::TestHost;
use rust_xlsxwriter::Workbook;
use serde_json::{Value, json};

use crate::import::{file, import, plan};

/// `张伟,13800005678` and so on in GBK.
const GBK_ROWS: [&[u8]; 3] = [
    b"\xD0\xD5\xC3\xFB,\xCA\xD6\xBB\xFA\xBA\xC5,\xB9\xAB\xCB\xBE",
    b"\xD5\xC5\xCE\xB0,13800005678,\xBA\xE3\xD0\xC5\xBF\xC6\xBC\xBC",
    b"\xC0\xEE\xC4\xC8,13900001111,\xC1\xD9\xBD\xAD\xC3\xB3\xD2\xD7",
];

fn names(host: &TestHost) -> Vec<String> {
    let page =
        host.call("customer_list", json!({ "sort": "name", "descending": false, "offset": 0, "limit": 100 }));
    page["rows"].as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn text_in_the_encodings_of_excel_and_wps() {
    let text = "姓名,手机号,公司\n张伟,13800005678,恒信科技\n李娜,13900001111,临江贸易\n";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (name, bytes, encoding) in [
        ("plain.csv", text.as_bytes().to_vec(), "utf-8"),
        ("bom.csv", [b"\xEF\xBB\xBF", text.as_bytes()].concat(), "utf-8"),
        ("gbk.csv", [GBK_ROWS.join(b"\r\n".as_slice()), b"\r\n".to_vec()].concat(), "gb18030"),
        ("unicode.txt", [b"\xFF\xFE".to_vec(), utf16].concat(), "utf-16le"),
    ] {
        let host = TestHost::with_vault();
        let path = file(&host, name, bytes);
        let preview = host.call("import_open", json!({ "path": path }));
        assert_eq!((&preview["encoding"], &preview["rows"]), (&json!(encoding), &json!(2)), "{name}");
        let proposed: Vec<&Value> =
            preview["columns"].as_array().unwrap().iter().map(|column| &column["proposed"]).collect();
        assert_eq!(proposed, ["name", "phone", "company"], "{name}");
        assert_eq!(import(&host, &path, "skip")["imported"], 2, "{name}");
        assert_eq!(names(&host), ["李娜", "张伟"], "{name}");
    }
}

#[test]
fn a_wrong_guess_can_be_corrected() {
    let host = TestHost::with_vault();
    let path = file(&host, "list.csv", "备忘\n姓名;手机号\n张伟;13800005678\n");
    let options = json!({ "delimiter": ";", "header_row": 2, "encoding": "utf-8" });
    let preview = host.call("import_open", json!({ "path": path, "options": options }));
    assert_eq!((&preview["rows"], &preview["columns"][1]["proposed"]), (&json!(1), &json!("phone")));
    for options in
        [json!({ "encoding": "klingon" }), json!({ "delimiter": ";;" }), json!({ "sheet": "none" })]
    {
        assert_eq!(host.refused("import_open", json!({ "path": path, "options": options })), "bad_request");
    }
}

#[test]
fn a_workbook_with_sheets_dates_and_numbers() {
    let host = TestHost::with_vault();
    let path = host.folder().join("客户.xlsx");
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("说明").unwrap().write(0, 0, "请看第二页").unwrap();
    let sheet = workbook.add_worksheet();
    sheet.set_name("客户").unwrap();
    for (column, title) in (0_u16..).zip(["姓名", "手机号", "身份证号", "签约日期"]) {
        sheet.write(0, column, title).unwrap();
    }
    let date = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
    sheet.write(1, 0, "张伟").unwrap().write(1, 1, 13_800_005_678_f64).unwrap();
    sheet.write(1, 2, "11010519491231002X").unwrap().write_with_format(1, 3, 45_000.0, &date).unwrap();
    // An identity number typed as a number has lost its last digits.
    sheet.write(2, 0, "李娜").unwrap().write(2, 2, 440_524_188_001_010_014_f64).unwrap();
    workbook.save(&path).unwrap();

    let preview = host.call("import_open", json!({ "path": path, "options": { "sheet": "客户" } }));
    assert_eq!((&preview["kind"], &preview["sheets"]), (&json!("xlsx"), &json!(["说明", "客户"])));
    assert_eq!(preview["rows"], 2);
    let columns: Vec<Value> = (0..4)
        .map(|index| json!({ "index": index, "field": preview["columns"][index]["proposed"] }))
        .collect();
    let plan = json!({ "columns": columns, "on_duplicate": "skip", "date_order": null, "source": "展会", "basis": "consent" });
    let check = host.call("import_check", plan.clone());
    assert_eq!(check["issues"][0]["problem"], json!({ "kind": "rejected", "reason": "lost_digits" }));
    assert_eq!(host.call("import_run", plan)["imported"], 1);
    let result = host.call("customer_search", json!({ "query": "13800005678", "limit": 5 }));
    let record = result["hits"][0]["row"]["record_id"].as_str().unwrap();
    let shown = host.call("field_reveal", clientvault_tests::host::look(record, "signed_on"));
    assert_eq!(shown["value"], "2023-03-15");
}

#[test]
fn a_phone_book() {
    let host = TestHost::with_vault();
    let card = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:张;伟;;;\r\nFN:张伟\r\nORG:恒信科技\r\nTITLE:经理\r\n\
                TEL;TYPE=CELL:138-0000-5678\r\nTEL;TYPE=CELL:13900001111\r\nEMAIL:zhang@example.com\r\nEND:VCARD\r\n\
                BEGIN:VCARD\r\nVERSION:2.1\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=9D=8E=E5=A8=9C\r\n\
                TEL;CELL:13700002222\r\nEND:VCARD\r\n";
    let path = file(&host, "contacts.vcf", card);
    assert_eq!(host.call("import_open", json!({ "path": path }))["kind"], "vcard");
    assert_eq!(import(&host, &path, "skip")["imported"], 2);
    assert_eq!(names(&host), ["李娜", "张伟"]);
    for number in ["13800005678", "13900001111", "13700002222"] {
        let result = host.call("customer_search", json!({ "query": number, "limit": 5 }));
        assert_eq!(result["hits"].as_array().unwrap().len(), 1, "{number}");
    }
}

#[test]
fn several_columns_may_hold_phones() {
    let host = TestHost::with_vault();
    let path = file(
        &host,
        "list.csv",
        "姓名,手机1,手机2\n张伟,13800005678,13900001111\n李娜,13700002222、13600003333,13700002222\n",
    );
    let plan = plan(&host, &path, "skip");
    assert_eq!(
        (&plan["columns"][1]["field"], &plan["columns"][2]["field"]),
        (&json!("phone"), &json!("phone"))
    );
    import(&host, &path, "skip");
    let phones = |name: &str| {
        let result = host.call("customer_search", json!({ "query": name, "limit": 5 }));
        let card = host.card(result["hits"][0]["row"]["record_id"].as_str().unwrap());
        let views = card["fields"].as_array().unwrap();
        views.iter().filter(|view| view["field"] == "phone").count()
    };
    assert_eq!((phones("张伟"), phones("李娜")), (2, 2));
}

#[test]
fn files_that_are_no_lists_are_told_apart() {
    let host = TestHost::with_vault();
    let open = |path: &std::path::Path| host.refused("import_open", json!({ "path": path }));
    assert_eq!(open(&host.folder().join("nowhere.csv")), "file_not_found");
    assert_eq!(open(host.folder()), "file_not_found");
    assert_eq!(open(&file(&host, "empty.csv", "")), "file_empty");
    assert_eq!(open(&file(&host, "picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")), "file_kind_unknown");
    assert_eq!(open(&file(&host, "broken.xlsx", b"PK\x03\x04 and then nothing")), "file_damaged");
    assert_eq!(
        host.refused("import_check", json!({ "columns": [], "on_duplicate": "skip", "date_order": null })),
        "nothing_open"
    );
}

#[test]
fn the_samples_come_in() {
    let samples = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets/samples");
    for name in ["customers-gbk.csv", "customers.xlsx", "contacts.vcf"] {
        let host = TestHost::with_vault();
        let report = import(&host, &samples.join(name), "skip");
        assert!(report["imported"].as_u64().unwrap() > 20, "{name}: {report}");
        assert_eq!(host.findings(), [""; 0], "{name}");
    }
}
