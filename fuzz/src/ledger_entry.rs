//! What the ledger stores: whatever decodes encodes to the same bytes, so that a hash stands for one content.

use vault_ledger::checkpoint::Checkpoint;
use vault_ledger::detail::Detail;
use vault_ledger::membership::ACTIONS;
use vault_ledger::{ActionCode, Entry, Fact};

/// The first byte chooses what the others are read as: an entry, a detail, a checkpoint, or one of the facts.
pub fn feed(data: &[u8]) {
    let Some((choice, bytes)) = data.split_first() else { return };
    match choice {
        0 => entry(bytes),
        1 => {
            if let Ok(detail) = Detail::decode(bytes) {
                assert_eq!(detail.encode().as_deref(), Ok(bytes));
            }
        }
        2 => {
            let Ok(text) = std::str::from_utf8(bytes) else { return };
            if let Ok(checkpoint) = Checkpoint::parse(text) {
                assert_eq!(checkpoint.to_text(), text);
                let _ = checkpoint.signers().count();
            }
        }
        other => {
            let action = ActionCode::new(ACTIONS[usize::from(*other) % ACTIONS.len()]).expect("an action");
            fact(&action, bytes);
        }
    }
}

fn entry(bytes: &[u8]) {
    let Ok(entry) = Entry::decode(bytes) else { return };
    assert_eq!(entry.encode().as_deref(), Ok(bytes));
    if let Some(public) = &entry.public {
        fact(&entry.action, public);
    }
}

fn fact(action: &ActionCode, bytes: &[u8]) {
    if let Ok(Some(fact)) = Fact::decode(action, bytes) {
        assert_eq!(&fact.action(), action);
        assert_eq!(fact.encode(), bytes);
    }
}
