//! What can be typed about fields: how they are protected, which ones the vault has of its own.

use std::path::PathBuf;

use clap::{Args, Subcommand};

#[derive(Subcommand)]
pub enum Field {
    /// Every field with level, legal class, retention and purpose
    List,
    /// Add a field of the vault's own
    Add(Add),
    /// Give a field another level; customers are sealed anew
    Level(SetLevel),
}

#[derive(Args)]
pub struct Add {
    #[arg(value_name = "LABEL")]
    pub label: String,
    /// text, long_text, number, amount, date, phone, choice, checkbox
    #[arg(long, value_name = "KIND")]
    pub kind: String,
    /// Options of a choice
    #[arg(long, value_name = "OPTION", value_delimiter = ',')]
    pub choices: Vec<String>,
    /// L1, L2 or L3
    #[arg(long, value_name = "LEVEL")]
    pub level: String,
    /// not_personal, personal, sensitive_personal, under_fourteen
    #[arg(long, value_name = "CLASS")]
    pub class: String,
    /// For sensitive personal information: biometric, religion, specific_identity, health, financial, location, minor, other
    #[arg(long, value_name = "KIND", requires = "why")]
    pub spi: Option<String>,
    /// Why sensitive personal information is needed
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub why: String,
    /// What the field is needed for
    #[arg(long, value_name = "TEXT")]
    pub purpose: String,
    /// How long its values are kept, in months
    #[arg(long, value_name = "MONTHS")]
    pub retention: u16,
}

#[derive(Args)]
pub struct SetLevel {
    /// Name of a field as `list` prints it, or the label of one of the vault's own
    #[arg(value_name = "FIELD")]
    pub field: String,
    /// L1, L2 or L3
    #[arg(value_name = "LEVEL")]
    pub level: String,
    /// Another legal class with it
    #[arg(long, value_name = "CLASS")]
    pub class: Option<String>,
    /// Needed for lowering, with the three factors
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub reason: String,
    /// Whom it concerns
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub affected: String,
    /// How much harm it could do
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub degree: String,
    /// How many records, how precise
    #[arg(long, value_name = "TEXT", default_value = "", hide_default_value = true)]
    pub precision: String,
    /// Who signs as well, from L3 down
    #[arg(long, value_name = "NAME", requires = "approver_password_file")]
    pub approver: Option<String>,
    /// Read that person's password from the first line of a file
    #[arg(long, value_name = "FILE", requires = "approver")]
    pub approver_password_file: Option<PathBuf>,
}
