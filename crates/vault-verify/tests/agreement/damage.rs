//! Everything that may have happened to a ledger on its way.

use vault_domain::ids::VaultId;
use vault_ledger::checkpoint::{Checkpoint, Signer};

use crate::cbor::Item;
use crate::file::{CHECKPOINT, DETAIL, END, ENTRY, File, SELECTION, checkpoint};
use crate::random::Random;
use crate::vault::{KEYS, STRANGERS_KEY, Step, Vault, key};

/// Why the membership may refuse an entry behind the first.
const REASONS: [&str; 11] = [
    "unknown_device",
    "not_a_member",
    "frozen",
    "not_enrolled",
    "last_owner",
    "not_allowed",
    "not_allowed",
    "not_allowed",
    "bad_fact",
    "conflict",
    "checkpoint_root",
];

/// By somebody with keys, before the file is written. Says what it was.
pub fn by_an_insider(vault: &mut Vault, random: &mut Random) -> &'static str {
    let at = random.below(vault.steps.len());
    let last = vault.steps.len() - 1;
    let what = match random.below(15) {
        0..4 => {
            // Something the membership refuses, at the end; of the many reasons each about as often.
            let wanted = random.word(&REASONS);
            match wanted {
                "frozen" => vault.grow_by(random.word(&["member.frozen", "member.leaves"]), random),
                "not_enrolled" => vault.grow_by("member.invited", random),
                _ => {}
            }
            let steps = (0..400).map(|_| vault.next(random));
            let unlawful = steps.filter_map(|step| Some((vault.would_take(&step).err()?, step)));
            let mut unlawful: Vec<_> = unlawful.collect();
            // What roles call for is the longest rule.
            let passes_on = |step: &Step| step.values[10] == Item::text("grant.issued");
            let prefer = random.percent(70);
            unlawful.sort_by_key(|(reason, step)| (*reason != wanted, prefer && !passes_on(step)));
            if let Some((_, step)) = unlawful.into_iter().next() {
                vault.steps.push(step);
                return "unlawful entry";
            }
            return "nothing unlawful found";
        }
        4 => {
            let mut entry = Item::Array(vault.steps[at].values.clone());
            entry.disturb(random);
            vault.steps[at].instead = Some(entry.encode());
            "a value of an entry"
        }
        5 => {
            let step = &mut vault.steps[at];
            let field = random.below(17);
            step.values[field].disturb(random);
            "a field of an entry"
        }
        6 => {
            let facts: Vec<usize> =
                (0..=last).filter(|at| vault.steps[*at].values[15] != Item::Null).collect();
            let step = &mut vault.steps[*random.of(&facts)];
            if let Item::Bytes(public) = &step.values[15] {
                let mut fact = read(public);
                fact.disturb(random);
                step.values[15] = Item::Bytes(match random.below(4) {
                    0 => fact.encode_with_wide_head(random.below(4)),
                    _ => fact.encode(),
                });
            }
            "a value of a fact"
        }
        7 => {
            let entry = Item::Array(vault.steps[at].values.clone());
            vault.steps[at].instead = Some(entry.encode_with_wide_head(random.below(entry.count())));
            "a wide head"
        }
        8 => {
            vault.steps[at].key = if random.percent(50) { STRANGERS_KEY } else { random.below(KEYS) };
            "another signer"
        }
        9 => {
            vault.steps[at].values[0] = Item::Unsigned(*random.of(&[0, 2, 3, 65_535, 65_536, u64::MAX]));
            "another format"
        }
        10 => {
            vault.steps[at].values[1] = Item::bytes(random.bytes::<16>());
            "another vault in an entry"
        }
        11..14 => {
            let customer = *random.of(&vault.customers);
            let about: Vec<usize> =
                (0..=last).filter(|at| vault.steps[*at].values[11] != Item::Null).collect();
            let at = if about.is_empty() { at } else { *random.of(&about) };
            let step = &mut vault.steps[at];
            let record: String = customer.record.iter().map(|byte| format!("{byte:02x}")).collect();
            let named = Item::Map(vec![(Item::text("record"), Item::Text(record))]);
            let detail = [&[7; 32], &named.encode()[..]].concat();
            step.values[16] = Item::bytes(vault_ledger::entry::entry_hash(&detail));
            step.detail = Some(detail);
            vault.sign_again_after(at);
            return "the record of another customer in a detail";
        }
        _ => {
            let step = &mut vault.steps[at];
            let mut detail = step.detail.clone().unwrap_or_else(|| vec![0; 32]);
            let mut item = if detail.len() > 32 { read(&detail[32..]) } else { Item::Map(Vec::new()) };
            item.disturb(random);
            detail.truncate(32);
            detail.extend(item.encode());
            step.values[16] = Item::bytes(vault_ledger::entry::entry_hash(&detail));
            step.detail = Some(detail);
            "a value of a detail"
        }
    };
    if random.percent(60) {
        vault.sign_again_after(at);
    }
    what
}

/// By somebody who has the file and no keys. Says what it was.
pub fn by_an_outsider(file: &mut File, vault: &Vault, random: &mut Random) -> &'static str {
    let entries = file.places(ENTRY);
    // A second damage may find little left.
    if entries.is_empty() || file.places(END).is_empty() || file.frames.iter().any(|frame| frame.1.is_empty())
    {
        return "nothing more";
    }
    let frame = random.below(file.frames.len());
    match random.below(16) {
        0 | 1 => {
            let at = *random.of(&entries);
            let with_detail = file.frames.get(at + 1).is_some_and(|frame| frame.0 == DETAIL);
            file.frames.drain(at..=at + usize::from(with_detail));
            "an entry dropped"
        }
        2 => {
            let (one, other) = (*random.of(&entries), *random.of(&entries));
            file.frames.swap(one, other);
            "entries swapped"
        }
        3 => {
            let at = *random.of(&entries);
            let to = if random.percent(50) { at } else { *random.of(&entries) };
            file.frames.insert(to + 1, file.frames[at].clone());
            "an entry twice"
        }
        4 => {
            let moved = file.frames.remove(frame);
            file.frames.insert(random.below(file.frames.len() + 1), moved);
            "a frame moved"
        }
        5 => {
            let payload = &mut file.frames[frame].1;
            let at = random.below(payload.len());
            payload[at] ^= 1 << random.below(8);
            "a bit of a frame"
        }
        6 => {
            file.frames[frame].0 = *random.of(&[0, 1, 2, 3, 4, 5, 6, 255]);
            "a tag"
        }
        7 => {
            let payload = &mut file.frames[frame].1;
            let length = random.below(payload.len() + 4);
            payload.resize(length, 0);
            "a frame's length"
        }
        8 => details(file, random),
        9 => {
            let at = file.places(END)[0];
            let count = vault.steps.len() as u64;
            let other = random.next() >> random.below(64);
            let count = *random.of(&[0, 1, count.saturating_sub(1), count + 1, other]);
            file.frames[at].1 = count.to_be_bytes().to_vec();
            "another number at the end"
        }
        10 => {
            let at = *random.of(&[0, 6, 7, 8, 9, 10, 11, 25]);
            file.header[at] ^= 1 << random.below(8);
            "the header"
        }
        11 => {
            let mut root = file.root.clone().into_bytes();
            root[0] = if root[0] == b'0' { b'1' } else { b'0' };
            file.root = String::from_utf8(root).unwrap();
            "another root"
        }
        12 | 13 => checkpoints(file, vault, random),
        14 => selection(file, random),
        _ => {
            let keep = 1 + random.below(entries.len());
            file.frames.retain({
                let mut seen = 0;
                move |(tag, _)| {
                    seen += usize::from(*tag == ENTRY);
                    *tag == END || seen <= keep
                }
            });
            let at = file.places(END)[0];
            file.frames[at].1 = (keep as u64).to_be_bytes().to_vec();
            "the tail cut off"
        }
    }
}

fn details(file: &mut File, random: &mut Random) -> &'static str {
    let details = file.places(DETAIL);
    if details.is_empty() {
        file.frames.push((DETAIL, vec![0; 40]));
        return "a detail behind the end";
    }
    let at = *random.of(&details);
    if random.percent(70) {
        file.frames.remove(at);
        return "a detail withheld";
    }
    file.frames.insert(at, file.frames[at].clone());
    "a detail twice"
}

fn checkpoints(file: &mut File, vault: &Vault, random: &mut Random) -> &'static str {
    let size = 1 + random.below(vault.roots.len());
    let text = match random.below(7) {
        0 => {
            let claimed = size as u64 + random.next() % 3;
            let mut other = Checkpoint::new(VaultId::from_bytes(vault.id), claimed, random.bytes());
            other.sign(Signer::Root, key(1)).unwrap();
            other.to_text()
        }
        1 => {
            let root = vault.roots[size - 1];
            let mut other = Checkpoint::new(VaultId::from_bytes(random.bytes()), size as u64, root);
            other.sign(Signer::Root, key(1)).unwrap();
            other.to_text()
        }
        2 => {
            let root = vault.roots[size - 1];
            let mut other = Checkpoint::new(VaultId::from_bytes(vault.id), size as u64, root);
            let device = vault_domain::ids::DeviceId::from_bytes(*random.of(&vault.devices));
            other.sign(Signer::Device(device), key(random.below(KEYS))).unwrap();
            other.to_text()
        }
        3 => {
            let good = checkpoint(vault, size, random);
            good.replacen(
                &format!("\n{size}\n"),
                random.word(&["\n0\n", "\n01\n", "\n18446744073709551616\n", "\n 1\n"]),
                1,
            )
        }
        4 => {
            let good = checkpoint(vault, size, random);
            let lines: Vec<&str> = good.split('\n').collect();
            let at = random.below(lines.len());
            let mut lines = lines;
            match random.below(3) {
                0 => drop(lines.remove(at)),
                1 => lines.insert(at, lines[at]),
                _ => lines.insert(at, "— somebody/else AAAA"),
            }
            lines.join("\n")
        }
        5 => {
            let mut bytes = checkpoint(vault, size, random).into_bytes();
            let at = random.below(bytes.len());
            bytes[at] ^= 1 << random.below(8);
            place(file, random, bytes);
            return "a bit of a checkpoint";
        }
        _ => {
            checkpoint(vault, size, random).trim_end().to_owned() + random.word(&["", "\n\n", "\r\n", " \n"])
        }
    };
    place(file, random, text.into_bytes());
    "a checkpoint"
}

fn place(file: &mut File, random: &mut Random, text: Vec<u8>) {
    if random.percent(50) {
        file.older.push(text);
    } else {
        file.frames.insert(0, (CHECKPOINT, text));
    }
}

fn selection(file: &mut File, random: &mut Random) -> &'static str {
    let place = file.places(SELECTION).first().copied();
    let mut item = match place {
        Some(at) => read(&file.frames[at].1),
        None => Item::Array(
            [Item::Null, Item::Null, Item::Null, Item::Null, Item::Null, Item::Unsigned(0)].to_vec(),
        ),
    };
    match &mut item {
        Item::Array(values) if random.percent(40) => {
            values[5] = Item::Unsigned(random.below(30) as u64);
        }
        item if random.percent(80) => item.disturb(random),
        _ => {}
    }
    match place {
        Some(at) if random.percent(90) => file.frames[at].1 = item.encode(),
        _ => {
            let first = file.frames.iter().position(|frame| frame.0 != CHECKPOINT).unwrap();
            file.frames.insert(first, (SELECTION, item.encode()));
        }
    }
    "another selection"
}

/// The bytes of the file themselves. Says what it was.
pub fn of_bytes(bytes: &mut Vec<u8>, random: &mut Random) -> &'static str {
    let at = random.below(bytes.len());
    match random.below(4) {
        0 => {
            bytes.truncate(at);
            "cut"
        }
        1 => {
            bytes.extend(random.bytes::<3>());
            "bytes behind the end"
        }
        _ => {
            bytes[at] ^= 1 << random.below(8);
            "a bit"
        }
    }
}

/// Canonical bytes as a value.
fn read(bytes: &[u8]) -> Item {
    let mut rest = bytes;
    Item::read(&mut rest).unwrap_or(Item::Null)
}
