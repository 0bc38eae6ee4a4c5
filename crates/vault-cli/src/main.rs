//! `cvault`: every command of the core without a window, for administrators, scheduled work and tests.
//!
//! Each run opens the vault, unlocks it, does one thing (`rpc --lines`: many) and locks it. Nothing here decides
//! anything: a subcommand is a translation of arguments into requests and of answers into text. Exit code 0 done,
//! 1 refused or failed, 2 usage.
//!
//! | question | file |
//! |---|---|
//! | what can be typed | [`arguments`] |
//! | where passwords and keys come from | [`secrets`] |
//! | how a request reaches the core | [`client`] |
//! | what each subcommand does | [`subcommands`] |
//! | how names of people become identifiers | [`names`] |
//! | how answers and errors look | [`answer`], [`table`], [`moment`], [`failure`], [`sentences`] |
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking"))]

mod answer;
mod arguments;
mod client;
mod failure;
mod host;
mod language;
mod moment;
mod names;
mod secrets;
mod sentences;
mod subcommands;
mod table;

use std::process::ExitCode;

use clap::Parser as _;
use vault_store::memory::{WipingAllocator, harden_process};

use crate::arguments::Arguments;
use crate::client::Client;
use crate::failure::Failure;
use crate::language::Language;

#[global_allocator]
static ALLOCATOR: WipingAllocator = WipingAllocator;

fn main() -> ExitCode {
    vault_host::silence_payloads();
    let _ = harden_process();
    let language = Language::of_this_terminal();
    match run(language) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.report(language),
    }
}

fn run(language: Language) -> Result<(), Failure> {
    let Arguments { options, command } = Arguments::try_parse()?;
    let client = Client::new(host::without_window(&options)?, options);
    let answer = subcommands::run(&client, command, language);
    // Whatever happened, the vault is closed before anything is said.
    client.lock();
    answer?.print(client.options().json)
}
