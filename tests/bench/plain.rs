//! What a program without any protection would do with the same customers: unencrypted SQLite from the same library, one
//! table with the usual indexes, full-text search over the same forms of names, 1,000 rows per transaction, durable
//! commits.

use std::path::Path;

use rusqlite::{Connection, params};
use vault_domain::search_text::{SearchText, fold};

/// A plain database.
pub struct Plain(Connection);

const SCHEMA: &str = "
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    PRAGMA cache_size = -24576;
    CREATE TABLE customer (
        id INTEGER PRIMARY KEY, name TEXT, company TEXT, title TEXT, phone TEXT, email TEXT, city TEXT, stage TEXT,
        tags TEXT, source TEXT, note TEXT, sort_key TEXT, tail TEXT, version INTEGER, updated INTEGER
    );
    CREATE INDEX customer_updated ON customer (updated);
    CREATE INDEX customer_name ON customer (sort_key);
    CREATE INDEX customer_phone ON customer (phone);
    CREATE INDEX customer_tail ON customer (tail);
    CREATE INDEX customer_city ON customer (city, stage);
    CREATE VIRTUAL TABLE customer_text USING fts5 (name, company, name_pinyin, company_pinyin, initials, note);
    CREATE TABLE log (id INTEGER PRIMARY KEY, at INTEGER, what TEXT, customer INTEGER);";

impl Plain {
    /// A new database at `path`.
    pub fn create(path: &Path) -> Self {
        let connection = Connection::open(path).expect("a plain database");
        connection.execute_batch(SCHEMA).expect("the plain schema");
        connection.set_prepared_statement_cache_capacity(32);
        Self(connection)
    }

    /// Reads the same comma-separated file and keeps every row.
    pub fn import(&mut self, file: &Path) {
        let text = std::fs::read_to_string(file).expect("the list");
        let mut number = 0_i64;
        let mut lines = text.lines().skip(1).peekable();
        while lines.peek().is_some() {
            let transaction = self.0.transaction().expect("a transaction");
            for line in lines.by_ref().take(1_000) {
                number += 1;
                let cells: Vec<&str> = line.split(',').collect();
                insert(&transaction, number, &cells);
            }
            transaction.commit().expect("a commit");
        }
    }

    /// The best fifty for what was typed, as full-text search does it.
    pub fn search(&self, typed: &str) -> usize {
        if typed.len() == 4 && typed.bytes().all(|byte| byte.is_ascii_digit()) {
            return self.ids("SELECT id, name, company FROM customer WHERE tail = ?1 LIMIT 50", typed);
        }
        let matched = if typed.is_ascii() {
            format!(
                "name_pinyin : \"{typed}\" * OR company_pinyin : \"{typed}\" * OR initials : \"{typed}\" *"
            )
        } else {
            let words = bigrams(typed);
            let phrase = words.trim();
            // One character is the beginning of a pair.
            format!("{{name company}} : \"{phrase}\" *")
        };
        self.ids(
            "SELECT customer.id, customer.name, customer.company FROM customer_text
             JOIN customer ON customer.id = customer_text.rowid WHERE customer_text MATCH ?1
             ORDER BY customer_text.rowid DESC LIMIT 50",
            &matched,
        )
    }

    fn ids(&self, statement: &str, value: &str) -> usize {
        let mut statement = self.0.prepare_cached(statement).expect("a statement");
        let rows = statement.query_map([value], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)));
        rows.expect("rows").filter(Result::is_ok).count()
    }

    /// Fifty rows at a place in the list sorted by name.
    pub fn page(&self, offset: u32) -> usize {
        let mut statement = self
            .0
            .prepare_cached("SELECT id, name, company, phone, city, stage, tags FROM customer ORDER BY sort_key LIMIT 50 OFFSET ?1")
            .expect("a statement");
        statement
            .query_map([offset], |row| row.get::<_, String>(1))
            .expect("rows")
            .filter(Result::is_ok)
            .count()
    }

    /// How many customers of a place are at a stage, and the newest fifty of them.
    pub fn filter(&self, city: &str, stage: &str) -> (i64, usize) {
        let count = self
            .0
            .prepare_cached("SELECT count(*) FROM customer WHERE city = ?1 AND stage = ?2")
            .and_then(|mut statement| statement.query_row([city, stage], |row| row.get(0)))
            .expect("a count");
        let mut statement = self
            .0
            .prepare_cached(
                "SELECT id, name FROM customer WHERE city = ?1 AND stage = ?2 ORDER BY updated DESC LIMIT 50",
            )
            .expect("a statement");
        let rows = statement.query_map([city, stage], |row| row.get::<_, String>(1));
        (count, rows.expect("rows").filter(Result::is_ok).count())
    }

    /// The newest fifty.
    pub fn newest(&self) -> usize {
        let mut statement = self
            .0
            .prepare_cached("SELECT id, name FROM customer ORDER BY updated DESC LIMIT 50")
            .expect("a statement");
        statement.query_map([], |row| row.get::<_, String>(1)).expect("rows").filter(Result::is_ok).count()
    }

    /// One durable change of a customer.
    pub fn save(&self, id: u32, title: &str) {
        let changed = self
            .0
            .prepare_cached(
                "UPDATE customer SET title = ?2, version = version + 1, updated = updated + 1 WHERE id = ?1",
            )
            .and_then(|mut statement| statement.execute(params![id, title]))
            .expect("a save");
        assert_eq!(changed, 1);
    }

    /// One value, with a durable line about it in a log.
    pub fn reveal(&self, id: u32) -> String {
        self.0
            .prepare_cached("INSERT INTO log (at, what, customer) VALUES (1, 'reveal', ?1)")
            .and_then(|mut statement| statement.execute([id]))
            .expect("a log");
        self.0
            .prepare_cached("SELECT phone FROM customer WHERE id = ?1")
            .and_then(|mut statement| statement.query_row([id], |row| row.get(0)))
            .expect("a phone")
    }

    /// Moves everything into the database file.
    pub fn settle(&self) {
        self.0.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).expect("a checkpoint");
    }
}

fn insert(transaction: &rusqlite::Transaction<'_>, number: i64, cells: &[&str]) {
    let (name, company) = (SearchText::of_name(cells[0]), SearchText::of_company(cells[1]));
    let first = |forms: &[String]| forms.first().map(|form| form.replace('\'', "")).unwrap_or_default();
    let (name_pinyin, company_pinyin) = (first(&name.pinyin), first(&company.pinyin));
    let initials = format!("{} {}", name.initials.join(" "), company.initials.join(" "));
    let phone = cells[3];
    transaction
        .prepare_cached(
            "INSERT INTO customer VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 1, ?14)",
        )
        .and_then(|mut statement| {
            statement.execute(params![
                number,
                cells[0],
                cells[1],
                cells[2],
                phone,
                cells[4],
                cells[5],
                cells[6],
                cells[7],
                cells[8],
                cells[9],
                name_pinyin,
                &phone[phone.len() - 4..],
                number
            ])
        })
        .expect("a row");
    transaction
        .prepare_cached("INSERT INTO customer_text (rowid, name, company, name_pinyin, company_pinyin, initials, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
        .and_then(|mut statement| {
            statement.execute(params![
                number,
                bigrams(&name.folded),
                bigrams(&company.folded),
                name_pinyin,
                company_pinyin,
                initials,
                bigrams(cells[9])
            ])
        })
        .expect("a row of the text index");
}

/// Pairs of characters, which is how full-text search is given a language without spaces.
fn bigrams(text: &str) -> String {
    let folded: Vec<char> = fold(text).chars().collect();
    if folded.len() < 2 {
        return folded.into_iter().collect();
    }
    let mut out = String::with_capacity(text.len() * 3);
    for pair in folded.windows(2) {
        out.extend(pair);
        out.push(' ');
    }
    out
}
