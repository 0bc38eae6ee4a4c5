//! `cvault ledger …`

use std::path::PathBuf;

use clap::Subcommand;
use vault_domain::ids::RecordId;

use crate::moment::Moment;

#[derive(Subcommand)]
pub enum Ledger {
    /// The newest entries
    List {
        #[arg(long, value_name = "N", default_value_t = 100)]
        limit: u32,
        /// Entries before this position
        #[arg(long, value_name = "SEQ")]
        before: Option<u64>,
    },
    /// One entry, as an outsider sees it and with what you may read
    Show {
        #[arg(value_name = "SEQ")]
        seq: u64,
    },
    /// Check the chain and every signature
    Verify,
    /// Write the ledger for somebody outside: every entry, details of what is chosen
    Export {
        /// Where it goes (.cvaudit)
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Details of this customer's entries only
        #[arg(long, value_name = "ID")]
        customer: Option<RecordId>,
        /// Details of what this person did only
        #[arg(long, value_name = "NAME")]
        by: Option<String>,
        /// Details from this minute on (YYYY-MM-DD or YYYY-MM-DDTHH:MM, UTC+8)
        #[arg(long, value_name = "DATE")]
        from: Option<Moment>,
        /// Details before this minute; a day is its last
        #[arg(long, value_name = "DATE", value_parser = end_of)]
        to: Option<Moment>,
        /// No details at all
        #[arg(long, conflicts_with_all = ["customer", "by", "from", "to"])]
        bare: bool,
    },
    /// Write a signed checkpoint, to be kept away from this computer
    Checkpoint {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Hold an old checkpoint against the ledger as it is
    Witness {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// What waits to be reviewed
    Alerts,
    /// The owner's month, on the screen or as a PDF
    Month {
        #[arg(value_name = "YYYY-MM")]
        month: String,
        #[arg(long, value_name = "FILE")]
        save: Option<PathBuf>,
    },
}

/// A day means until its end.
fn end_of(text: &str) -> Result<Moment, &'static str> {
    const DAY_MS: i64 = 86_400_000;
    let moment: Moment = text.parse()?;
    Ok(if text.contains('T') { moment } else { Moment(moment.0 + DAY_MS) })
}

#[cfg(test)]
mod tests {
    use super::end_of;
    use crate::moment::Moment;

    #[test]
    fn a_day_ends_where_the_next_begins() {
        let next: Moment = "2027-01-01".parse().unwrap();
        assert_eq!(end_of("2026-12-31"), Ok(next));
        assert_eq!(end_of("2027-01-01T00:00"), Ok(next));
        assert!(end_of("yesterday").is_err());
    }
}
