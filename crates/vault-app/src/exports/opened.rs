//! A package somebody of this vault has sent: opened, checked, and put where the person wants it.

use std::fs::File;
use std::path::Path;

use vault_crypto::SecretBytes;
use vault_domain::action::ImportCustomers;
use vault_domain::error_code::ErrorCode;
use vault_domain::grant::Grant;
use vault_store::EntryDraft;

use crate::contract::package::{OpenPackage, OpenedPackage};
use crate::core::{Core, State};
use crate::error::AppError;
use crate::package::{Limits, OpenWith, PackageError, open};

/// `package_open`: nothing is kept of a package that is not whole, or not signed by a member.
pub fn package_open(
    _: &Core,
    state: &mut State,
    _: &Grant<ImportCustomers>,
    request: OpenPackage,
) -> Result<OpenedPackage, AppError> {
    let key = SecretBytes::from_string(request.key);
    let identity = key.expose().starts_with(b"AGE-SECRET-KEY-");
    let with = if identity { OpenWith::Identity(key) } else { OpenWith::Passphrase(key) };
    let file = File::open(Path::new(&request.path))?;
    let session = state.session()?;
    let mut out = crate::gate::file(&session.vault, Path::new(&request.out))?;
    let membership = session.vault.membership();
    let member = |signer: &vault_crypto::sign::PublicSignKey, person| {
        membership.member(person).is_some_and(|member| member.sign == *signer)
    };
    let manifest = open(file, &with, member, &mut out, &Limits::default()).map_err(refused)?;
    out.ready()?;
    let rows = i64::try_from(manifest.parts.rows).unwrap_or(i64::MAX);
    session.vault.record(EntryDraft::done("package.open").int("rows", rows))?;
    let bytes = out.commit()?;
    Ok(OpenedPackage {
        sender_name: manifest.parts.sender_name,
        recipient_name: manifest.parts.recipient_name,
        payload_name: manifest.payload_name,
        rows: manifest.parts.rows,
        bytes,
        made_ms: manifest.parts.made_at_ms,
    })
}

fn refused(error: PackageError) -> AppError {
    use PackageError as E;
    let code = match error {
        E::WrongPassphrase | E::WrongKey | E::BadPassphrase | E::BadIdentity => ErrorCode::WrongPassword,
        E::NeedsPassphrase | E::NeedsIdentity => ErrorCode::FileProtected,
        E::NotAPackage | E::Newer(_) => ErrorCode::FileKindUnknown,
        E::TooMuchWork | E::TooLarge { .. } => ErrorCode::FileTooLarge,
        E::SignatureMissing | E::BadSignature | E::UnknownSigner => ErrorCode::ExportInvalid,
        E::Io(error) => return error.into(),
        E::BadRecipient
        | E::Damaged
        | E::Layout(_)
        | E::PayloadName
        | E::BadManifest(_)
        | E::PayloadMismatch => ErrorCode::FileDamaged,
    };
    code.into()
}
