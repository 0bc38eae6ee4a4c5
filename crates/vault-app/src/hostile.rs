//! Parsers of what comes from outside that no host calls by themselves: for the fuzzers, which need a way in.

use std::io::Write;

use vault_crypto::sign::SigningKey;
use vault_crypto::{Secret, SecretBytes};
use vault_domain::export::{ExportPurpose, RecipientKind};
use vault_domain::field::FieldKey;
use vault_domain::ids::{PersonId, RecordId, VaultId};

use crate::exports::statement::{Answer, Request, Statement};
use crate::package::{Limits, ManifestParts, OpenWith, PackageError, Recipient, Sealer, open};

const PASSPHRASE: &str = "fuzz";
/// Cheap enough to be tried for every input.
const WORK_FACTOR: u8 = 2;

/// A statement people sign: whatever is accepted is written again byte by byte.
pub fn statement(bytes: &[u8]) {
    if let Ok(request) = Request::decode(bytes) {
        assert!(request.encode() == bytes, "a second form of one request");
    }
    if let Ok(answer) = Answer::decode(bytes) {
        assert!(answer.encode() == bytes, "a second form of one answer");
    }
}

/// A package, opened with a passphrase; nobody is trusted.
pub fn package(bytes: &[u8]) {
    let with = OpenWith::Passphrase(SecretBytes::from_string(PASSPHRASE.to_owned()));
    let limits = Limits { payload_bytes: 1 << 20, header_bytes: 4 << 10, work_factor: WORK_FACTOR };
    let nobody = |_: &vault_crypto::sign::PublicSignKey, _: PersonId| false;
    let opened = open(bytes, &with, nobody, &mut std::io::sink(), &limits);
    assert!(opened.is_err(), "signed by nobody, and opened");
}

/// Both kinds of statements, to begin with.
#[must_use]
pub fn sample_statements() -> [Vec<u8>; 2] {
    let request = Request {
        vault: VaultId::from_bytes([1; 16]),
        id: RecordId::from_bytes([2; 16]).form(),
        requester: PersonId::from_bytes([3; 16]),
        purpose: ExportPurpose::Analysis,
        purpose_text: "text".to_owned(),
        recipient_kind: RecipientKind::Own,
        recipient_name: "name".to_owned(),
        reference: String::new(),
        format: 1,
        fields: vec![FieldKey::Name, FieldKey::Phone],
        clear_l2: true,
        clear_l3: false,
        selection: [4; 32],
        root: [5; 32],
        rows: 30,
        levels: [10, 20, 0],
        gauge_milli: 12,
        class: 1,
        approvals: 1,
        cooling_off_ms: 0,
        written_reason: false,
        quarantine_ms: 0,
        sealed_only: false,
        keeper: "name".to_owned(),
        destroy_by: "2026-12-31".to_owned(),
        reason: String::new(),
        ledger_seq: 77,
        made_ms: 1_764_590_000_000,
        not_after_ms: 1_764_690_000_000,
        nonce: [6; 16],
    };
    let answer = Answer {
        vault: request.vault,
        request: [7; 32],
        approver: PersonId::from_bytes([8; 16]),
        agree: true,
        given_ms: request.made_ms,
        not_after_ms: request.not_after_ms,
        reason: "text".to_owned(),
    };
    [request.encode(), answer.encode()]
}

/// A whole package, to begin with.
///
/// # Errors
/// What stopped it, as text.
pub fn sample_package() -> Result<Vec<u8>, String> {
    let seal = || -> Result<Vec<u8>, PackageError> {
        let recipient = Recipient::Passphrase(SecretBytes::from_string(PASSPHRASE.to_owned()));
        let mut sealer = Sealer::start_with(Vec::new(), &recipient, "customers.xlsx", WORK_FACTOR)?;
        sealer.write_all(b"payload")?;
        let parts = ManifestParts {
            vault: VaultId::from_bytes([1; 16]),
            sender: PersonId::from_bytes([3; 16]),
            sender_name: "name".to_owned(),
            recipient_name: "name".to_owned(),
            register: 202_612_010_001,
            request: [2; 16],
            counter: 1,
            made_at_ms: 1_764_590_000_000,
            rows: 1,
            checkpoint: vault_ledger::checkpoint::Checkpoint::new(VaultId::from_bytes([1; 16]), 5, [6; 32])
                .to_text(),
        };
        sealer.finish(parts, &SigningKey::from_seed(&Secret::from_array([9; 32])))
    };
    seal().map_err(|error| error.to_string())
}
