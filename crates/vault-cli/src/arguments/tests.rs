use super::*;
use clap::CommandFactory as _;

#[test]
fn the_definition_is_consistent() {
    Arguments::command().debug_assert();
}

#[test]
fn no_argument_takes_a_secret() {
    let takes_text = |argument: &&clap::Arg| argument.get_action().takes_values();
    let mut commands = vec![Arguments::command()];
    while let Some(command) = commands.pop() {
        for argument in command.get_arguments().filter(takes_text) {
            let name = argument.get_id().as_str();
            let secret = ["password", "key", "secret", "code"].iter().any(|word| name.contains(word));
            assert!(!secret || name.ends_with("_file"), "{name} would be visible to every process");
        }
        commands.extend(command.get_subcommands().cloned());
    }
}

#[test]
fn the_forms_of_the_manual_parse() {
    let id = "01900000000070008000000000000001";
    for line in [
        "create /v --name N --person P --mode solo --kit /k.pdf --password-stdin",
        "status --vault /v --json",
        "--vault /v import a.csv --source 展会 --basis consent --duplicates merge --assign P --dry-run",
        &format!("import-undo {id}"),
        "search 张 --limit 5",
        &format!("show {id}"),
        &format!("reveal {id} phone --purpose follow_up"),
        "ledger list --limit 3",
        "ledger verify",
        "ledger show 12",
        "ledger export f.cvaudit",
        "ledger export f.cvaudit --bare",
        &format!("ledger export f.cvaudit --customer {id} --from 2026-01-01 --to 2026-12-31"),
        "ledger export f.cvaudit --by N",
        "ledger checkpoint f.txt",
        "ledger witness f.txt",
        "ledger alerts",
        "ledger month 2026-11",
        "ledger month 2026-11 --save f.pdf",
        "export request --format csv --fields name,phone --all --purpose analysis --recipient-kind own --recipient N \
         --destroy-by 2026-12-31",
        &format!("export approve {id}"),
        &format!("export reject {id} --reason R"),
        &format!("export run {id} --out f.csv"),
        "export register",
        &format!("export settle {id} destroyed"),
        &format!("export carry {id} --to N --out f.cvreq"),
        "export answer f.cvreq --out f.cvapr",
        "export accept f.cvapr",
        "package open f.cvpkg --out f.xlsx",
        "trace f.xlsx",
        "scan /a /b",
        "verify --device-file /d",
        "rpc app_status {}",
        "rpc --lines --password-stdin",
        "person list --person P --json",
        "person add N --role sales,manager --team T --trainee --new-password-file f --password-stdin",
        "person invite N --role sales --days 14",
        "person invite N --role sales --days 14 --watermark-tail 0421",
        "person enrol N --code-file c --new-password-file f",
        "person role N --role owner --no-trainee",
        "person freeze N",
        "person freeze N --at 2026-12-31",
        "person freeze N --at 2026-12-31T18:30",
        "person unfreeze N",
        "person handover N --to M --report r.pdf",
        "person handover N --to-pool --preview",
        "person handover N --in-turn A,B",
        "team save T",
        "grant list",
        "grant give N --of M --level L3",
        "grant give N --of M --level L2 --history-from 2026-01-31",
        "person role N --role sales --history-from 2026-01-31",
        "grant take N --pool --level L2",
        &format!("transfer {id},{id} --to N"),
        &format!("transfer {id} --to-pool"),
        &format!("transfer {id} --to-team T"),
        "person handover N --to-team T",
        &format!("claim {id},{id}"),
        &format!("keep {id} --by A,B"),
        "billing",
        "billing 恒信 --limit 5",
        &format!("access {id}"),
        &format!("access {id} --at 2026-12-31T18:30"),
        "matrix",
        "review list",
        "review open",
        &format!("review decide {id} N keep"),
        &format!("review decide {id} N reduce:sales,finance --reason R"),
        &format!("review close {id}"),
        &format!("review close {id} --approver N --approver-password-file f"),
        &format!("review save {id} f.pdf"),
        "settings history",
        "field list",
        "field add 颜色 --kind text --level L2 --class personal --purpose P --retention 12",
        "field level email L3 --reason R --approver N --approver-password-file f",
        "recover --kit-stdin --password-stdin --vault /v",
    ] {
        let words = std::iter::once("cvault").chain(line.split_whitespace());
        assert!(Arguments::try_parse_from(words).is_ok(), "{line}");
    }
    for line in [
        "",
        "recover --vault /v",
        "status --password-stdin --password-file f",
        "show zz",
        "search",
        "rpc",
        "rpc --lines app_status",
        "person",
        "person add N --role boss --new-password-file f",
        "person add N --new-password-file f",
        "person add N --role sales --new-password p",
        "person invite N --role sales --days 15",
        "person enrol N --code c --new-password-file f",
        "person role N --role sales --trainee --no-trainee",
        "person freeze N --at tomorrow",
        "person handover N",
        "person handover N --to A --to-pool",
        "person handover N --to A --preview --report r.pdf",
        &format!("transfer {id}"),
        &format!("transfer {id} --to A --to-pool"),
        &format!("transfer {id} --to A --to-team T"),
        "claim zz",
        "grant give N --level L3",
        "grant give N --of M --level L2 --history-from yesterday",
        "grant take N --of M --level L2 --history-from 2026-01-31",
        "grant give N --of M --pool --level L3",
        "grant give N --of M --level 3",
        &format!("access {id} --at 2026-13-01"),
        &format!("review decide {id} N perhaps"),
        &format!("review close {id} --approver N"),
        &format!("review close {id} --approver-password-file f"),
        "field add 颜色 --kind text --level L2 --class personal --purpose P",
        "field level email",
        "export request --format csv --fields name --purpose analysis --recipient-kind own --recipient N \
         --destroy-by 2026-12-31",
        "export run zz --out f",
        "scan",
    ] {
        let words = std::iter::once("cvault").chain(line.split_whitespace());
        assert_eq!(Arguments::try_parse_from(words).err().map(|error| error.exit_code()), Some(2), "{line}");
    }
}
