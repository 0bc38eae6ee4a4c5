//! What leaves: asked for, agreed to, run once, registered.

use std::path::PathBuf;

use clientvault_tests::host::{TestHost, export_plan, password_of};
use serde_json::{Value, json};

/// An office with customers of the manager.
pub fn office(customers: usize) -> TestHost {
    let host = TestHost::office(&[
        ("主管", &["manager"]),
        ("老板", &["owner"]),
        ("王磊", &["sales"]),
        ("审计", &["auditor"]),
        ("网管", &["admin"]),
    ]);
    host.log_in("主管");
    fill(&host, customers);
    host
}

/// Customers for whoever is logged in, through an import as people do it.
pub fn fill(host: &TestHost, customers: usize) {
    let mut rows = "姓名,公司,城市,手机号,职务\n".to_owned();
    for number in 0..customers {
        let firm = ["电子（华南）有限公司", "ABC机械(深圳)有限公司", "贸易 IT 有限公司"][number % 3];
        let town = ["苏州", "深圳市", "杭州", "上海市"][number % 4];
        let role = ["采购/行政", "总经理", "销售 VP"][number % 3];
        rows += &format!("客户{number:05},第{number}{firm},{town},1390{number:07},{role}\n");
    }
    let file = crate::import::file(host, "客户.csv", &rows);
    crate::import::import(host, &file, "skip");
}

/// A request of whoever is logged in.
pub fn ask(host: &TestHost, change: impl FnOnce(&mut Value)) -> Value {
    let mut plan = export_plan();
    change(&mut plan);
    let rows = host.call("export_preview", json!({ "plan": plan }))["rows"].clone();
    host.call("export_request", json!({ "plan": plan, "rows": rows, "reason": "测试" }))
}

pub fn sign(host: &TestHost, request: &Value, name: &str) -> Result<Value, Value> {
    let signer = json!({ "person_id": host.id_of(name), "password": password_of(name) });
    let id = &request["request_id"];
    host.try_call("export_sign", json!({ "request_id": id, "agree": true, "signer": signer }))
}

pub fn out(host: &TestHost, name: &str) -> PathBuf {
    host.data().join(name)
}

pub fn run(host: &TestHost, request: &Value, file: &str, who: &str) -> Result<Value, Value> {
    host.try_call(
        "export_run",
        json!({ "request_id": request["request_id"], "path": out(host, file), "rows": request["rows"],
                "password": password_of(who) }),
    )
}

#[test]
fn a_small_masked_list_needs_nobody_and_is_registered() {
    let host = office(12);
    let request = ask(&host, |_| {});
    assert_eq!((&request["state"], &request["needs"]["approvals"]), (&json!("ready"), &json!(0)));
    let done = run(&host, &request, "名单.csv", "主管").unwrap();
    assert_eq!((&done["state"], &done["ran"]["rows"]), (&json!("done"), &json!(12)));
    let text = std::fs::read_to_string(out(&host, "名单.csv")).unwrap();
    let register = done["ran"]["register_no"].as_str().unwrap();
    assert!(text.contains(register) && text.contains("主管"), "who and which number");
    assert!(!text.contains("13900000"), "phones are masked: no eleven digits in a row");
    assert!(text.contains("139****"), "as masks");
    assert_eq!(text.lines().count(), 1 + 12 + 1, "header, rows, one made-up customer");
    // Once.
    assert_eq!(run(&host, &request, "again.csv", "主管").unwrap_err()["code"], "export_used");
    assert!(!out(&host, "again.csv").exists());
    let register = host.call("export_list", json!({ "what": "register" }));
    assert_eq!(register["exports"].as_array().unwrap().len(), 1);
    let back = json!({ "request_id": request["request_id"], "whereabouts": "destroyed", "note": "已碎" });
    assert_eq!(host.call("export_settle", back.clone())["ran"]["whereabouts"], "destroyed");
    assert_eq!(host.refused("export_settle", back), "wrong_state");
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn who_may_ask_at_all() {
    let host = office(3);
    for (name, expected) in [("王磊", "export_forbidden"), ("审计", "not_allowed"), ("网管", "not_allowed")]
    {
        host.log_in(name);
        assert_eq!(host.refused("export_preview", json!({ "plan": export_plan() })), expected, "{name}");
    }
    host.log_in("老板");
    let freeze = json!({ "person_id": host.id_of("主管"), "at_ms": host.clock.wall() + 86_400_000,
                         "password": password_of("老板") });
    host.call("person_freeze", freeze);
    host.log_in("主管");
    let refused = host.try_call("export_preview", json!({ "plan": export_plan() })).unwrap_err();
    assert_eq!(refused["params"]["why"], "leaving", "whoever leaves takes nothing along");
}

#[test]
fn a_second_person_agrees_to_exactly_these_rows() {
    let host = office(60);
    let request = ask(&host, |plan| plan["clear_l2"] = json!(true));
    assert_eq!((&request["state"], &request["needs"]["approvals"]), (&json!("waiting"), &json!(1)));
    assert_eq!(run(&host, &request, "x.csv", "主管").unwrap_err()["code"], "export_unsigned");
    // Not oneself, not somebody without the right, not with the wrong password.
    assert_eq!(sign(&host, &request, "主管").unwrap_err()["code"], "export_own");
    for unfit in ["王磊", "网管", "审计"] {
        assert_eq!(sign(&host, &request, unfit).unwrap_err()["code"], "approver_unfit", "{unfit}");
    }
    let wrong = json!({ "person_id": host.id_of("老板"), "password": "not-the-right-password" });
    let id = &request["request_id"];
    assert_eq!(
        host.refused("export_sign", json!({ "request_id": id, "agree": true, "signer": wrong })),
        "wrong_password"
    );
    let signed = sign(&host, &request, "老板").unwrap();
    assert_eq!((&signed["state"], &signed["signatures"][0]["name"]), (&json!("ready"), &json!("老板")));
    assert_eq!(sign(&host, &request, "林芳").unwrap_err()["code"], "wrong_state", "nobody else is needed");
    // One customer more is another selection.
    let more = host.add_customer(&[("name", "新客户"), ("phone", "13800001111")]);
    assert_eq!(run(&host, &request, "x.csv", "主管").unwrap_err()["code"], "export_changed");
    assert!(!out(&host, "x.csv").exists());
    host.call("customer_archive", json!({ "record_ids": [more] }));
    let mut wrong_rows = json!({ "request_id": id, "path": out(&host, "x.csv"), "rows": 61,
                                 "password": password_of("主管") });
    assert_eq!(host.refused("export_run", wrong_rows.clone()), "export_rows");
    wrong_rows["rows"] = json!(60);
    wrong_rows["password"] = json!("wrong-password-here");
    assert_eq!(host.refused("export_run", wrong_rows), "wrong_password");
    run(&host, &request, "x.csv", "主管").unwrap();
    let text = std::fs::read_to_string(out(&host, "x.csv")).unwrap();
    assert!(text.contains("13900000007"), "phones are in clear now");
    // The whole way is in the ledger, and nobody's value; and on the customer's page.
    host.log_in("林芳");
    let page = host.call(
        "customer_list",
        json!({ "filters": {}, "sort": "name", "descending": false, "offset": 0, "limit": 1 }),
    );
    let viewers = host.call("viewer_list", json!({ "record_id": page["rows"][0]["record_id"] }));
    assert_eq!(
        (&viewers["rows"][0]["action"], &viewers["rows"][0]["person_name"]),
        (&json!("export.run"), &json!("主管"))
    );
    let actions: Vec<String> = host
        .ledger(json!({ "group": "export" }))
        .iter()
        .filter(|row| row["refused"].is_null())
        .map(|row| row["action"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(actions, ["export.run", "export.begin", "export.sign", "export.request"]);
    assert_eq!(host.findings(), Vec::<String>::new());
}

#[test]
fn splitting_evades_no_threshold() {
    let host = office(50);
    let page = host.call(
        "customer_list",
        json!({ "filters": {}, "sort": "name", "descending": false, "offset": 0, "limit": 100 }),
    );
    let ids: Vec<Value> =
        page["rows"].as_array().unwrap().iter().map(|row| row["record_id"].clone()).collect();
    let some = |from: usize, to: usize| {
        let ids = ids[from..to].to_vec();
        move |plan: &mut Value| plan["selection"] = json!({ "kind": "records", "record_ids": ids })
    };
    // All asked for while nothing has left yet: each of them alone needs nobody.
    let requests = [some(0, 15), some(15, 30), some(30, 45)].map(|part| ask(&host, part));
    assert!(requests.iter().all(|request| request["state"] == "ready"));
    run(&host, &requests[0], "1.csv", "主管").unwrap();
    let refused = run(&host, &requests[1], "2.csv", "主管").unwrap_err();
    assert_eq!((&refused["code"], &refused["params"]["why"]), (&json!("export_forbidden"), &json!("budget")));
    assert_eq!(ask(&host, some(30, 45))["state"], "waiting", "asked for now, somebody has to agree");
    host.clock.jump_ms(25 * 3_600_000);
    host.log_in("主管");
    assert_eq!(ask(&host, some(30, 45))["state"], "ready", "a day later it does not count any more");
}

#[test]
fn two_others_for_what_is_large_or_goes_outside_and_nothing_abroad() {
    let host = office(3);
    let outside = |plan: &mut Value| {
        plan["recipient_kind"] = json!("other_handler");
        plan["recipient_name"] = json!("li@qq.com");
    };
    let mut plan = export_plan();
    outside(&mut plan);
    let preview = |plan: &Value| host.try_call("export_preview", json!({ "plan": plan }));
    let refused = preview(&plan).unwrap_err();
    assert_eq!(refused["params"]["why"], "nothing", "nobody has agreed to be passed on");
    let agreed = host.add_customer(&[("name", "甲"), ("phone", "13800002222"), ("consents", "同意对外提供")]);
    host.add_customer(&[("name", "乙"), ("consents", "拒绝营销")]);
    let seen = preview(&plan).unwrap();
    assert_eq!(
        (&seen["rows"], &seen["excluded"]["no_consent"], &seen["needs"]["class"], &seen["free_mail"]),
        (&json!(1), &json!(4), &json!("two"), &json!(true))
    );
    plan["purpose"] = json!("marketing");
    plan["recipient_kind"] = json!("own");
    let seen = preview(&plan).unwrap();
    assert_eq!((&seen["rows"], &seen["excluded"]["refused_marketing"]), (&json!(4), &json!(1)));
    plan["recipient_kind"] = json!("abroad");
    assert_eq!(preview(&plan).unwrap_err()["params"]["why"], "abroad");
    // One owner and one auditor, who sees no customer.
    let request = ask(&host, outside);
    assert_eq!(sign(&host, &request, "审计").unwrap()["state"], "waiting");
    assert_eq!(sign(&host, &request, "审计").unwrap_err()["code"], "wrong_state", "one person signs once");
    assert_eq!(sign(&host, &request, "老板").unwrap()["state"], "ready");
    run(&host, &request, "out.csv", "主管").unwrap();
    let text = std::fs::read_to_string(out(&host, "out.csv")).unwrap();
    assert!(text.contains("甲") && !text.contains("乙") && !text.contains(&agreed));
}

#[test]
fn somebody_may_say_no_and_take_back_what_was_asked() {
    let host = office(30);
    let request = ask(&host, |_| {});
    let id = &request["request_id"];
    let signer = json!({ "person_id": host.id_of("林芳"), "password": password_of("林芳") });
    let mut no = json!({ "request_id": id, "agree": false, "signer": signer });
    assert_eq!(host.refused("export_sign", no.clone()), "reason_needed");
    no["reason"] = json!("不必要");
    assert_eq!(host.call("export_sign", no)["state"], "rejected");
    assert_eq!(sign(&host, &request, "老板").unwrap_err()["code"], "export_ended");
    assert_eq!(run(&host, &request, "x.csv", "主管").unwrap_err()["code"], "export_ended");
    let other = ask(&host, |_| {});
    sign(&host, &other, "老板").unwrap();
    assert_eq!(
        host.call("export_withdraw", json!({ "request_id": other["request_id"] }))["state"],
        "withdrawn"
    );
    assert_eq!(run(&host, &other, "x.csv", "主管").unwrap_err()["code"], "export_ended");
    // In the own session: 待我审批.
    let third = ask(&host, |_| {});
    host.log_in("老板");
    let waiting = host.call("export_list", json!({ "what": "for_me" }));
    assert_eq!((&waiting["for_me"], &waiting["exports"][0]["rows"]), (&json!(1), &json!(30)));
    assert_eq!(sign(&host, &third, "老板").unwrap()["state"], "ready");
    // Whom it does not concern does not see it, and nobody runs another's request.
    assert_eq!(run(&host, &third, "x.csv", "老板").unwrap_err()["code"], "not_allowed");
    host.log_in("王磊");
    assert_eq!(host.refused("export_show", json!({ "request_id": third["request_id"] })), "not_found");
    assert_eq!(host.call("export_list", json!({ "what": "register" }))["exports"], json!([]));
}

#[test]
fn alone_time_passes_instead_of_a_second_person() {
    let host = TestHost::with_vault();
    fill(&host, 30);
    let plan = export_plan();
    let without = json!({ "plan": plan, "rows": 30 });
    assert_eq!(host.refused("export_request", without), "export_incomplete", "alone, a reason is needed");
    let request = ask(&host, |_| {});
    assert_eq!((&request["state"], &request["needs"]["cooling_off_s"]), (&json!("cooling"), &json!(600)));
    let early = run(&host, &request, "x.csv", "林芳").unwrap_err();
    assert_eq!((&early["code"], early["params"]["wait_s"].as_i64()), (&json!("export_too_early"), Some(600)));
    host.clock.pass_ms(601_000);
    run(&host, &request, "x.csv", "林芳").unwrap();
    assert!(out(&host, "x.csv").exists());
}

#[test]
fn what_the_gauge_calls_much_waits_before_it_is_written() {
    let host = office(1);
    for number in 0..25 {
        let name = format!("记录{number}");
        host.add_customer(&[("name", &name), ("remark", "谈过三次，下周回电")]);
    }
    let request = ask(&host, |plan| {
        plan["fields"] = json!(["name", "remark"]);
        plan["clear_l2"] = json!(true);
    });
    assert!(request["gauge_milli"].as_u64().unwrap() >= 1_000);
    assert_eq!(
        (&request["needs"]["written_reason"], &request["needs"]["quarantine_s"]),
        (&json!(true), &json!(600))
    );
    sign(&host, &request, "审计").unwrap();
    assert_eq!(sign(&host, &request, "老板").unwrap_err()["code"], "reason_needed");
    let signer = json!({ "person_id": host.id_of("老板"), "password": password_of("老板") });
    let id = &request["request_id"];
    host.call(
        "export_sign",
        json!({ "request_id": id, "agree": true, "reason": "法院要求", "signer": signer }),
    );
    let confirmed = run(&host, &request, "x.csv", "主管").unwrap();
    assert_eq!(confirmed["state"], "quarantine");
    assert!(!out(&host, "x.csv").exists());
    assert_eq!(run(&host, &request, "x.csv", "主管").unwrap_err()["code"], "export_too_early");
    host.clock.pass_ms(601_000);
    assert_eq!(run(&host, &request, "x.csv", "主管").unwrap()["state"], "done");
    assert!(out(&host, "x.csv").exists());
}

#[test]
fn a_place_that_cannot_be_written_uses_nothing_up() {
    let host = office(5);
    let request = ask(&host, |_| {});
    let at = |path: &str| {
        host.try_call(
            "export_run",
            json!({ "request_id": request["request_id"], "path": path, "rows": 5, "password": password_of("主管") }),
        )
        .unwrap_err()["code"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(at("/nowhere/there/x.csv"), "file_access");
    assert_eq!(at("relative.csv"), "invalid_value");
    for name in ["CON.csv", "a:b.csv", "绝密名单.csv"] {
        assert_eq!(at(&format!("{}/{name}", host.data().display())), "invalid_value", "{name}");
    }
    let folder = host.data().join("folder.csv");
    std::fs::create_dir(&folder).unwrap();
    assert_eq!(at(folder.to_str().unwrap()), "file_access", "a folder of that name");
    let left: Vec<_> =
        std::fs::read_dir(host.data()).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("tmp")), "{left:?}");
    std::fs::remove_dir(&folder).unwrap();
    run(&host, &request, "x.csv", "主管").unwrap();
}

#[test]
fn core_values_leave_in_a_package_only_and_it_is_opened_here() {
    let host = office(1);
    host.add_customer(&[("name", "张三"), ("id_number", "11010519491231002X")]);
    let core = |format: &'static str| {
        move |plan: &mut Value| {
            plan["fields"] = json!(["name", "id_number"]);
            plan["clear_l2"] = json!(true);
            plan["clear_l3"] = json!(true);
            plan["format"] = json!(format);
        }
    };
    let mut plan = export_plan();
    core("xlsx")(&mut plan);
    let refused = host.try_call("export_preview", json!({ "plan": plan })).unwrap_err();
    assert_eq!(refused["params"]["why"], "sealed_only");
    let request = ask(&host, core("package"));
    for name in ["审计", "林芳"] {
        sign(&host, &request, name).unwrap();
    }
    let mut ran = json!({ "request_id": request["request_id"], "path": out(&host, "x.cvpkg"), "rows": 2,
                          "password": password_of("主管") });
    assert_eq!(host.refused("export_run", ran.clone()), "export_incomplete", "who opens it?");
    ran["package_key"] = json!("short");
    assert_eq!(host.refused("export_run", ran.clone()), "password_weak");
    ran["package_key"] = json!("marble canyon saddle tulip");
    host.call("export_run", ran);
    let sealed = std::fs::read(out(&host, "x.cvpkg")).unwrap();
    assert!(sealed.starts_with(b"age-encryption.org/v1"));
    let open =
        |key: &str| json!({ "path": out(&host, "x.cvpkg"), "key": key, "out": out(&host, "inside.xlsx") });
    assert_eq!(host.refused("package_open", open("marble canyon saddle rose")), "wrong_password");
    assert!(!out(&host, "inside.xlsx").exists());
    let opened = host.call("package_open", open("marble canyon saddle tulip"));
    assert_eq!((&opened["sender_name"], &opened["rows"]), (&json!("主管"), &json!(2)));
    assert!(std::fs::read(out(&host, "inside.xlsx")).unwrap().starts_with(b"PK"));
}

#[test]
fn every_format_is_written_and_printed_pages_go_to_the_viewer() {
    let host = office(15);
    for format in ["xlsx", "csv", "csv_gb18030", "vcard", "pdf_list", "pdf_sheet"] {
        let request = ask(&host, |plan| plan["format"] = json!(format));
        if request["state"] != "ready" {
            sign(&host, &request, "老板").unwrap();
        }
        let done = run(&host, &request, &format!("file.{format}"), "主管").unwrap();
        let bytes = std::fs::read(out(&host, &format!("file.{format}"))).unwrap();
        assert_eq!(done["ran"]["bytes"].as_u64(), Some(bytes.len() as u64), "{format}");
        let hash = vault_crypto::hash::sha256(&bytes).map(|byte| format!("{byte:02x}")).concat();
        assert_eq!(done["ran"]["sha256"], json!(hash), "{format}");
    }
    let request = ask(&host, |plan| plan["format"] = json!("pdf_list"));
    sign(&host, &request, "老板").unwrap();
    let print = json!({ "request_id": request["request_id"], "rows": 15, "password": password_of("主管") });
    assert_eq!(host.call("export_print", print)["state"], "done");
    assert!(host.dialogs.opened().iter().any(|page| page.starts_with(b"%PDF")));
    // Gone at the lock.
    host.lock();
    assert!(!host.data().join("print").exists());
}
