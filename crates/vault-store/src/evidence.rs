//! What leaves for outsiders: checkpoints of the ledger, and the ledger itself with the details somebody chose.

use std::io::Write;

use vault_crypto::sign::Signature;
use vault_domain::action::{Action, Writes};
use vault_domain::grant::Grant;
use vault_domain::ids::{DeviceId, PersonId};
use vault_ledger::audit_file::{AuditWriter, Selection, WriteError};
use vault_ledger::chain::{Broken, Verifier};
use vault_ledger::checkpoint::{Checkpoint, Signer, SignerCheck, Update};
use vault_ledger::entry::{Entry, Outcome, entry_hash};
use vault_ledger::hash::Hash;
use vault_ledger::membership::{Fact, Membership};
use vault_ledger::merkle::{ConsistencyProver, Frontier};
use vault_ledger::signed::Signed;

use crate::entry_draft::EntryDraft;
use crate::error::StoreError;
use crate::ledger_log::open_detail_bytes;
use crate::vault::OpenVault;

/// A checkpoint that was just made, and is in the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeCheckpoint {
    /// C2SP `tlog-checkpoint`, signed by the device and the person.
    pub text: String,
    /// Entries it covers.
    pub size: u64,
    /// Position of the entry that says so: the next one.
    pub seq: u64,
    /// Wall clock of that moment, Unix milliseconds.
    pub at_ms: i64,
}

/// What an older checkpoint says about the ledger as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Witnessed {
    /// It is a checkpoint of another vault.
    OtherVault,
    /// The ledger has fewer entries.
    Longer,
    /// The first entries are not those it speaks of.
    Differs,
    /// They are; but none of its signatures is by a key this vault had then, or one is wrong.
    NotSigned,
    /// They are, and it was signed here.
    Agrees {
        /// Who had signed.
        signers: Vec<Witness>,
        /// Wall clock of the last entry it covers, Unix milliseconds.
        until_ms: i64,
        /// Shows the same to whoever holds the old one, with a checkpoint of now.
        update: String,
    },
}

/// A signature of a checkpoint by a key of the vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Witness {
    /// The computer.
    Device(DeviceId),
    /// A person.
    Person(PersonId),
    /// The recovery key.
    Root,
}

/// What was written out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Exported {
    /// Entries: all there are.
    pub entries: u64,
    /// Details disclosed.
    pub details: u64,
}

/// Why the ledger could not be written out.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// It is not whole; this is the first bad entry.
    #[error(transparent)]
    Broken(#[from] Broken),
    /// The file could not be written.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// The vault could not be read, or the work was cancelled.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<rusqlite::Error> for ExportError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl OpenVault {
    /// Makes a checkpoint of all entries so far and writes it into the ledger. Before anything is signed, the tree is brought
    /// up to the last entry, and every checkpoint in the ledger must be that of the entries before it: what was signed once is
    /// the beginning of what is signed now.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] when an earlier checkpoint does not agree; whatever stopped the entry.
    pub fn make_checkpoint(
        &mut self,
        grant: &Grant<impl Writes>,
        form: &'static str,
    ) -> Result<MadeCheckpoint, StoreError> {
        self.check_grant(grant)?;
        self.catch_up_tree()?;
        let (size, root) = (self.tree.size(), self.tree.root());
        let text = self.signed_checkpoint(size, root)?.to_text();
        let at_ms = self.clock.wall_ms();
        let draft = EntryDraft::fact(&Fact::Checkpoint { entries: size, root }).text("kind", form);
        let seq = self.write(grant)?.commit(draft)?;
        Ok(MadeCheckpoint { text, size, seq, at_ms })
    }

    fn signed_checkpoint(&self, size: u64, root: Hash) -> Result<Checkpoint, StoreError> {
        let mut checkpoint = Checkpoint::new(self.id, size, root);
        let failed = |_| StoreError::Damaged("checkpoint");
        checkpoint.sign(Signer::Device(self.device), &self.keys.device_key()).map_err(failed)?;
        checkpoint.sign(Signer::Person(self.keys.person), &self.keys.sign).map_err(failed)?;
        Ok(checkpoint)
    }

    /// Takes the entries the tree does not have yet.
    fn catch_up_tree(&mut self) -> Result<(), StoreError> {
        let mut tree = std::mem::take(&mut self.tree);
        let from = tree.size() + 1;
        self.each_entry(from, |action, bytes| {
            if action == Fact::CHECKPOINT {
                check_inner(&tree, bytes)?;
            }
            tree.push(&entry_hash(bytes));
            Ok(())
        })?;
        if tree.size() != self.head.seq {
            return Err(StoreError::Damaged("ledger"));
        }
        self.tree = tree;
        Ok(())
    }

    /// Holds an older checkpoint against the ledger as it is.
    ///
    /// # Errors
    /// [`StoreError`] when entries cannot be read.
    pub fn judge_checkpoint(
        &mut self,
        grant: &Grant<impl Action>,
        old: &Checkpoint,
    ) -> Result<Witnessed, StoreError> {
        self.check_grant(grant)?;
        if old.vault != self.id {
            return Ok(Witnessed::OtherVault);
        }
        if old.size > self.head.seq {
            return Ok(Witnessed::Longer);
        }
        let Some(mut prover) = ConsistencyProver::new(old.size, self.head.seq).filter(|_| old.size > 0)
        else {
            return Ok(Witnessed::Differs);
        };
        self.catch_up_tree()?;
        let mut beginning = Frontier::new();
        self.each_entry(1, |_, bytes| {
            let hash = entry_hash(bytes);
            prover.push(&hash);
            if beginning.size() < old.size {
                beginning.push(&hash);
            }
            Ok(())
        })?;
        if beginning.root() != old.root {
            return Ok(Witnessed::Differs);
        }
        let then = self.membership_after(grant, old.size)?;
        if old.check_signers(&then) != SignerCheck::Good {
            return Ok(Witnessed::NotSigned);
        }
        let now = self.signed_checkpoint(self.tree.size(), self.tree.root())?;
        let failed = || StoreError::Damaged("ledger");
        let proof = prover.finish().ok_or_else(failed)?;
        let update = Update::new(old.size, proof, now).map_err(|_| failed())?;
        let signers = old.signers().filter(|signer| in_force(*signer, &then)).map(|signer| match signer {
            Signer::Device(device) => Witness::Device(device),
            Signer::Person(person) => Witness::Person(person),
            Signer::Root => Witness::Root,
        });
        let signers = signers.collect();
        Ok(Witnessed::Agrees { signers, until_ms: self.wall_ms_at(old.size)?, update: update.to_text() })
    }

    fn wall_ms_at(&self, seq: u64) -> Result<i64, StoreError> {
        let seq = i64::try_from(seq).map_err(|_| StoreError::Decode("ledger seq"))?;
        Ok(self.connection.query_row("SELECT wall_ms FROM ledger WHERE seq = ?1", [seq], |row| row.get(0))?)
    }

    /// Calls `each` with action and bytes of every entry from a position on.
    fn each_entry(
        &self,
        from: u64,
        mut each: impl FnMut(&str, &[u8]) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT action, entry FROM ledger WHERE seq >= ?1 ORDER BY seq")?;
        let mut rows =
            statement.query([i64::try_from(from).map_err(|_| StoreError::Decode("ledger seq"))?])?;
        while let Some(row) = rows.next()? {
            let action = row.get_ref(0)?.as_str().map_err(|_| StoreError::Decode("ledger action"))?;
            let bytes = row.get_ref(1)?.as_blob().map_err(|_| StoreError::Decode("ledger entry"))?;
            each(action, bytes)?;
        }
        Ok(())
    }

    /// Writes the whole ledger as `.cvaudit`, verified entry by entry on the way; details of what `selection` selects. With
    /// `checkpoint`, that one stands in front. `each(done, total)` is told the progress and may stop the work by returning
    /// false.
    ///
    /// # Errors
    /// [`ExportError`]; what was written by then is not an audit file.
    pub fn export_ledger(
        &self,
        grant: &Grant<impl Action>,
        out: impl Write,
        checkpoint: &str,
        selection: Option<&Selection>,
        each: &mut dyn FnMut(u64, u64) -> bool,
    ) -> Result<Exported, ExportError> {
        self.check_grant(grant)?;
        let mut writer = AuditWriter::new(out, self.id)?;
        let mut verifier = Verifier::new(self.keys.root_fingerprint);
        let checkpoint = Checkpoint::parse(checkpoint).map_err(|_| StoreError::Damaged("checkpoint"))?;
        verifier.expect(checkpoint.clone())?;
        writer.checkpoint(&checkpoint)?;
        if let Some(selection) = selection {
            writer.selection(selection)?;
        }
        let audit = self.compartments.audit();
        let total = self.head.seq;
        let mut exported = Exported::default();
        let mut statement =
            self.connection.prepare("SELECT entry, signature, detail FROM ledger ORDER BY seq")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let entry_bytes: Vec<u8> = row.get(0)?;
            let signature = row.get_ref(1)?.as_blob().map_err(|_| StoreError::Decode("ledger signature"))?;
            let signature =
                Signature::from_slice(signature).map_err(|_| StoreError::Decode("ledger signature"))?;
            let accepted = verifier.push(&entry_bytes, &signature)?;
            writer.entry(&Signed { entry_bytes, signature })?;
            exported.entries += 1;
            let sealed: Option<Vec<u8>> = row.get(2)?;
            if let Some(sealed) =
                sealed.filter(|_| selection.is_some_and(|chosen| chosen.selects(&accepted.entry)))
            {
                let (salt, detail) = open_detail_bytes(self.id, &audit, &accepted.entry, &sealed)?;
                writer.detail(&salt, &detail)?;
                exported.details += 1;
            }
            if exported.entries.is_multiple_of(512) && !each(exported.entries, total) {
                return Err(StoreError::Cancelled.into());
            }
        }
        verifier.finish()?;
        writer.finish()?;
        Ok(exported)
    }
}

/// Whether the membership lists the signer's key; whether the signature is good was asked before.
fn in_force(signer: Signer, membership: &Membership) -> bool {
    match signer {
        Signer::Device(device) => membership.device(device).is_some_and(|one| !one.retired),
        Signer::Person(person) => membership.active(person).is_ok(),
        Signer::Root => true,
    }
}

/// A checkpoint inside the ledger speaks of the entries before it.
fn check_inner(tree: &Frontier, bytes: &[u8]) -> Result<(), StoreError> {
    let damaged = || StoreError::Damaged("checkpoint");
    let entry = Entry::decode(bytes).map_err(|_| damaged())?;
    if entry.result != Outcome::Done {
        return Ok(());
    }
    let public = entry.public.as_deref().ok_or_else(damaged)?;
    match Fact::decode(&entry.action, public) {
        Ok(Some(Fact::Checkpoint { entries, root })) if entries == tree.size() && root == tree.root() => {
            Ok(())
        }
        _ => Err(damaged()),
    }
}
