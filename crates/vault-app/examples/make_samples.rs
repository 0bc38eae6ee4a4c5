//! Writes made-up customer lists to try the import with, the same ones every time:
//! `cargo run -p vault-app --example make_samples -- DIR [--rows N]`.
//!
//! Nobody in them exists: mobile numbers begin with the unassigned 154, mail goes to example.com, people were born
//! in the 1880s. One row in thirty-three has a mistake people really make.

#[path = "make_samples/files.rs"]
mod files;
#[path = "make_samples/people.rs"]
mod people;

use std::error::Error;
use std::io::Write as _;
use std::path::PathBuf;

fn main() -> Result<(), Box<dyn Error>> {
    let (folder, rows) = arguments(std::env::args().skip(1))?;
    std::fs::create_dir_all(&folder)?;
    let people = people::People::new(rows);
    files::write_xlsx(&folder.join("customers.xlsx"), people.clone())?;
    files::write_gbk_csv(&folder.join("customers-gbk.csv"), people.clone())?;
    files::write_vcard(&folder.join("contacts.vcf"), people)?;
    writeln!(std::io::stdout(), "{rows} rows in {}", folder.display())?;
    Ok(())
}

fn arguments(mut words: impl Iterator<Item = String>) -> Result<(PathBuf, usize), Box<dyn Error>> {
    const USAGE: &str = "make_samples DIR [--rows N]";
    let (mut folder, mut rows) = (None, 10_000);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--rows" => rows = words.next().ok_or(USAGE)?.parse()?,
            _ if folder.is_none() => folder = Some(PathBuf::from(word)),
            _ => return Err(USAGE.into()),
        }
    }
    Ok((folder.ok_or(USAGE)?, rows))
}
