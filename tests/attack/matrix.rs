//! The permission matrix, through the dispatch and against the raw file with each person's own keys. `cvault` runs the same
//! cases in a test of its own.

use std::collections::HashMap;

use clientvault_tests::matrix::{OBJECTS, SUBJECTS, TEAM, World, line, outcome, record_of};
use vault_crypto::facet_aad::{FacetAad, Purpose, RecordKeyId};
use vault_crypto::grant_seal::{self, Recipient};
use vault_crypto::slots::Bundle;
use vault_crypto::{Secret, aead, wrap};
use vault_domain::ids::{PersonId, RecordId, ScopeId};
use vault_domain::level::Level;
use vault_domain::reach::{ScopeKind, reaches};
use vault_domain::role::Role;

use crate::raw::{bundle_of, header, open};

/// Reviewed by people: what each role can do with each customer.
const REVIEWED: &str = include_str!("matrix.txt");
/// Reviewed by people: what each person's keys open in the file.
const REVIEWED_KEYS: &str = include_str!("matrix_keys.txt");

#[test]
fn through_the_dispatch_everybody_can_do_what_the_reviewed_text_says() {
    let world = World::build();
    let mut lines = Vec::new();
    let mut logged_in = "";
    for case in world.cases() {
        if case.subject != logged_in {
            world.host.log_in(case.subject);
            logged_in = case.subject;
        }
        let answer = world.host.try_call(case.command, case.request.clone());
        let code = answer.as_ref().err().map(|error| error["code"].as_str().unwrap().to_owned());
        let answer = answer.as_ref().map_err(|_| code.as_deref().unwrap_or_default());
        lines.push(line(&case, &outcome(&case, record_of(&world, &case), answer)));
    }
    assert!(lines.len() >= 600, "{}", lines.len());
    compare("matrix.txt", REVIEWED, &lines);
    // Whatever was tried, the vault is whole.
    world.host.log_in("林芳");
    assert_eq!(world.host.findings(), Vec::<String>::new());
}

/// What must hold of the text whoever reviewed it: no customer for those who have none, no contact of strangers.
#[test]
fn the_reviewed_text_grants_nothing_it_must_not() {
    for text in REVIEWED.lines() {
        let (head, outcome) = text.split_once(": ").unwrap();
        let Some((act, object)) = head.split_once(" @") else { continue };
        let (subject, action) = act.split_once(' ').unwrap();
        let reached = ["yes", "conflict"].contains(&outcome);
        let billing = ["billing list", "billing reveal"].contains(&action);
        let metadata = ["viewers", "access"].contains(&action);
        match subject {
            "会计" => assert_eq!(reached, billing, "{text}"),
            "网管" => assert!(!reached || metadata, "{text}"),
            "审计" => assert!(!reached || metadata, "{text}"),
            "王磊" | "李静" => {
                let own = object == subject || (subject, object) == ("李静", "专人");
                let named = ["list", "list by city", "search name", "open", "timeline"].contains(&action);
                let pool_name = object == "公海" && named;
                // What the own team has together: names, and writing what is not sensitive.
                let team_name = (subject, object) == ("王磊", TEAM) && (named || action == "edit");
                assert!(!reached || own || pool_name || team_name, "{text}");
            }
            "主管" => {
                let team = ["主管", "王磊", "公海", TEAM].contains(&object);
                assert!(!reached || team || metadata, "{text}");
                let core = action == "reveal L3" && object != "主管";
                assert!(!(reached && core), "{text}");
            }
            _ => {}
        }
    }
}

#[test]
fn with_the_own_keys_and_an_sqlite_tool_nobody_opens_more() {
    let world = World::build();
    let slots = header(&world.host);
    let names: HashMap<PersonId, String> =
        slots.slots.iter().map(|slot| (slot.person(), slot.name().to_owned())).collect();
    let connection = open(&world.host);
    let mut lines = Vec::new();
    for (subject, roles) in SUBJECTS {
        let person = *names.iter().find(|(_, name)| *name == subject).unwrap().0;
        let keys = everything_held(&connection, &slots, person, &bundle_of(&world.host, subject));
        for row in customer_rows(&connection) {
            let base = if row.billing { row.scope.billing() } else { row.scope };
            let object = object_of(base, &names);
            let what = if row.billing { " billing" } else { "" };
            let opened = keys.iter().any(|key| opens(&slots, &row, key));
            lines.push(format!(
                "{subject} {:?}{what} @{object}: {}",
                row.level,
                if opened { "opens" } else { "closed" }
            ));
            // The table the product prints says the same, by itself.
            let customers = kind_of(subject, &object);
            let kind = if row.billing { customers.billing().unwrap() } else { customers };
            let named = (subject, object.as_str()) == ("李静", "专人");
            let expected = named || reaches(roles.iter().map(|role| role_named(role)), kind, row.level);
            assert_eq!(opened, expected, "{subject} {:?}{what} @{object}", row.level);
        }
    }
    assert_eq!(lines.len(), SUBJECTS.len() * OBJECTS.len() * 5);
    compare("matrix_keys.txt", REVIEWED_KEYS, &lines);
}

/// A facet as an SQLite tool shows it.
struct Row {
    /// Billing facts and not the customer itself.
    billing: bool,
    scope: ScopeId,
    record: RecordId,
    level: Level,
    version: u64,
    epoch: u32,
    rk: [u8; 16],
    wrapped: Vec<u8>,
    body: Vec<u8>,
}

fn customer_rows(connection: &rusqlite::Connection) -> Vec<Row> {
    let mut statement = connection
        .prepare(
            "SELECT scope, record, level, version, epoch, rk, wrapped, body, kind = 11 FROM facet WHERE kind IN (1, 11)
             ORDER BY kind, parent, record, level",
        )
        .unwrap();
    let rows = statement.query_map([], |row| {
        Ok(Row {
            billing: row.get(8)?,
            scope: ScopeId::from_bytes(row.get(0)?),
            record: RecordId::from_bytes(row.get(1)?),
            level: Level::from_number(row.get(2)?).unwrap(),
            version: row.get::<_, i64>(3)? as u64,
            epoch: row.get(4)?,
            rk: row.get(5)?,
            wrapped: row.get(6)?,
            body: row.get(7)?,
        })
    });
    rows.unwrap().map(Result::unwrap).collect()
}

/// Every secret a person has or can derive, whatever it was meant for: sealed keys of every row that opens, whoever it names.
pub fn everything_held(
    connection: &rusqlite::Connection,
    slots: &vault_crypto::slots::KeySlots,
    person: PersonId,
    bundle: &Bundle,
) -> Vec<Secret<32>> {
    let mut held = vec![
        bundle.vault_key.duplicate(),
        bundle.index_key.duplicate(),
        bundle.sign_seed.duplicate(),
        bundle.kem_secret.secret().duplicate(),
    ];
    let mut statement =
        connection.prepare("SELECT scope, level, epoch, recipient, sealed FROM compartment_grant").unwrap();
    let mut rows = statement.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let scope = ScopeId::from_bytes(row.get(0).unwrap());
        let level = Level::from_number(row.get(1).unwrap()).unwrap();
        let epoch: u32 = row.get(2).unwrap();
        let recipient: [u8; 16] = row.get(3).unwrap();
        let sealed: Vec<u8> = row.get(4).unwrap();
        let named = Recipient::Person(PersonId::from_bytes(recipient));
        for claimed in [named, Recipient::Person(person), Recipient::Recovery] {
            let info = grant_seal::grant_info(slots.vault, scope, level, epoch, claimed);
            if let Ok(key) = grant_seal::open_with(&bundle.kem_secret, &info, &[], &sealed) {
                held.push(Secret::from_slice(&key).unwrap());
            }
        }
    }
    held
}

/// Whether a key opens a row, under its own name or as another level's.
fn opens(slots: &vault_crypto::slots::KeySlots, row: &Row, key: &Secret<32>) -> bool {
    Level::ALL.into_iter().any(|claimed| {
        let aad = |purpose| {
            FacetAad {
                purpose,
                vault: slots.vault,
                table: 1,
                record: row.record,
                level: claimed,
                scope: row.scope,
                epoch: row.epoch,
                rk: RecordKeyId(row.rk),
                version: row.version,
                schema: 1,
                alg: aead::Algorithm::XChaCha20Poly1305,
            }
            .encode()
        };
        let direct = aead::open(key, &aad(Purpose::Facet), &row.body).is_ok();
        direct
            || wrap::unwrap_key(key, &aad(Purpose::RecordKey), &row.wrapped)
                .is_ok_and(|record_key| aead::open(&record_key, &aad(Purpose::Facet), &row.body).is_ok())
    })
}

fn object_of(scope: ScopeId, names: &HashMap<PersonId, String>) -> String {
    if scope == ScopeId::POOL {
        return "公海".to_owned();
    }
    if scope.is_kept() {
        return "专人".to_owned();
    }
    names.get(&PersonId::from_bytes(*scope.as_bytes())).cloned().unwrap_or_else(|| TEAM.to_owned())
}

/// What the scope is to the subject in the office of the matrix.
fn kind_of(subject: &str, object: &str) -> ScopeKind {
    let south = |name: &str| ["主管", "王磊"].contains(&name);
    match object {
        "公海" => ScopeKind::Pool,
        "专人" => ScopeKind::Kept,
        TEAM if south(subject) => ScopeKind::Team,
        TEAM => ScopeKind::OtherTeam,
        _ if object == subject => ScopeKind::Own,
        _ if south(object) == south(subject) => ScopeKind::Teammate,
        _ => ScopeKind::Stranger,
    }
}

fn role_named(name: &str) -> Role {
    serde_json::from_value(serde_json::json!(name)).unwrap()
}

/// The text is right, or the difference is written beside it for review.
fn compare(name: &str, reviewed: &str, found: &[String]) {
    let found = found.join("\n") + "\n";
    if found == reviewed {
        return;
    }
    let fresh = std::env::temp_dir().join(format!("clientvault-{name}"));
    std::fs::write(&fresh, &found).unwrap();
    let first = reviewed.lines().zip(found.lines()).find(|(old, new)| old != new);
    panic!("{name} differs, first at {first:?}; the new text is in {}", fresh.display());
}
