//! The bytes of `keyslots.cvk`: bounded, canonical, checksummed.

use std::collections::HashSet;

use minicbor::encode::Write;
use minicbor::{Decoder, Encoder};

use super::{
    Bundle, FileKeys, KeySlots, MAX_FILE, MAX_SLOTS, PasswordFactor, RecoverySlot, Slot, SlotsError, Unlock,
    UnlockMode, check_name,
};
use crate::hash::sha256;
use crate::kdf::Argon2Params;
use crate::{aead, grant_seal};

const MAGIC: &[u8; 4] = b"CVKS";
const VERSION: u16 = 1;
const CHECKSUM: usize = 32;
const SEALED_BUNDLE: usize = Bundle::LENGTH + aead::COMMITTED_OVERHEAD;
const SEALED_VAULT_KEY: usize = 32 + grant_seal::OVERHEAD;

type Encoding<W> = Result<(), minicbor::encode::Error<<W as Write>::Error>>;

impl KeySlots {
    /// The bytes of the file.
    ///
    /// # Errors
    /// [`SlotsError::Name`], [`SlotsError::TooManySlots`].
    pub fn encode(&self) -> Result<Vec<u8>, SlotsError> {
        self.check()?;
        let mut out = [MAGIC.as_slice(), &VERSION.to_be_bytes()].concat();
        // Writing into memory does not fail; an error would be a defect in the encoder's own state.
        self.body(&mut Encoder::new(&mut out)).map_err(|_| SlotsError::Damaged)?;
        out.extend_from_slice(&sha256(&out));
        Ok(out)
    }

    /// Reads the bytes of the file. Never panics, allocates no more than the input justifies.
    ///
    /// # Errors
    /// [`SlotsError::NotAKeyslotFile`], [`SlotsError::Newer`], [`SlotsError::Damaged`].
    pub fn decode(bytes: &[u8]) -> Result<Self, SlotsError> {
        let (magic, rest) = bytes.split_first_chunk::<4>().ok_or(SlotsError::NotAKeyslotFile)?;
        if magic != MAGIC {
            return Err(SlotsError::NotAKeyslotFile);
        }
        let (version, _) = rest.split_first_chunk::<2>().ok_or(SlotsError::Damaged)?;
        match u16::from_be_bytes(*version) {
            VERSION => {}
            newer if newer > VERSION => return Err(SlotsError::Newer(newer)),
            _ => return Err(SlotsError::Damaged),
        }
        let (content, checksum) = bytes.split_last_chunk::<CHECKSUM>().ok_or(SlotsError::Damaged)?;
        if bytes.len() > MAX_FILE || sha256(content) != *checksum {
            return Err(SlotsError::Damaged);
        }
        let body = content.get(MAGIC.len() + 2..).ok_or(SlotsError::Damaged)?;
        let slots = read_file(&mut Decoder::new(body)).ok_or(SlotsError::Damaged)?;
        // One content, one encoding: whatever is not exactly what we would write is refused. This also
        // covers trailing bytes and every limit `encode` checks.
        match slots.encode() {
            Ok(canonical) if canonical == bytes => Ok(slots),
            _ => Err(SlotsError::Damaged),
        }
    }

    fn check(&self) -> Result<(), SlotsError> {
        check_name(&self.name)?;
        self.slots.iter().try_for_each(|slot| check_name(&slot.name))?;
        let distinct: HashSet<_> = self.slots.iter().map(|slot| (slot.person, slot.unlock.mode())).collect();
        let sealed = self.file_keys.as_ref().map_or(&[] as &[_], |keys| &keys.sealed);
        let recipients: HashSet<_> = sealed.iter().map(|(person, _)| *person).collect();
        let many = self.slots.len() > MAX_SLOTS || sealed.len() > MAX_SLOTS;
        if many || distinct.len() != self.slots.len() || recipients.len() != sealed.len() {
            return Err(SlotsError::TooManySlots);
        }
        Ok(())
    }

    fn body<W: Write>(&self, e: &mut Encoder<W>) -> Encoding<W> {
        e.array(6 + u64::from(self.file_keys.is_some()))?
            .encode(self.vault)?
            .str(&self.name)?
            .encode(self.root)?
            .u64(self.generation)?;
        e.array(self.slots.len() as u64)?;
        for slot in &self.slots {
            write_slot(slot, e)?;
        }
        e.array(3)?.encode(self.recovery.kem)?.u64(self.recovery.created_ms)?.bytes(&self.recovery.sealed)?;
        self.file_keys.as_ref().map_or(Ok(()), |keys| write_file_keys(keys, e))
    }
}

fn write_file_keys<W: Write>(keys: &FileKeys, e: &mut Encoder<W>) -> Encoding<W> {
    e.array(2)?.u32(keys.generation)?.array(keys.sealed.len() as u64)?;
    for (person, sealed) in &keys.sealed {
        e.array(2)?;
        match person {
            Some(person) => e.encode(person)?,
            None => e.null()?,
        };
        e.bytes(sealed)?;
    }
    Ok(())
}

fn write_slot<W: Write>(slot: &Slot, e: &mut Encoder<W>) -> Encoding<W> {
    e.array(6)?.encode(slot.person)?.str(&slot.name)?.u8(slot.unlock.mode() as u8)?;
    match slot.unlock.password() {
        None => e.null()?,
        Some(PasswordFactor { salt, params }) => {
            e.array(4)?.bytes(salt)?.u32(params.m_kib)?.u32(params.t)?.u32(params.p)?
        }
    };
    e.u64(slot.created_ms)?.bytes(&slot.sealed)?.ok()
}

fn read_file(d: &mut Decoder<'_>) -> Option<KeySlots> {
    let parts = d.array().ok()??;
    let known = (6..=7).contains(&parts);
    Some(KeySlots {
        vault: known.then(|| d.decode().ok())??,
        name: d.str().ok()?.to_owned(),
        root: d.decode().ok()?,
        generation: d.u64().ok()?,
        slots: read_slots(d)?,
        recovery: read_recovery(d)?,
        file_keys: if parts == 7 { Some(read_file_keys(d)?) } else { None },
    })
}

fn read_file_keys(d: &mut Decoder<'_>) -> Option<FileKeys> {
    array_of(d, 2)?;
    let generation = d.u32().ok()?;
    let count = usize::try_from(d.array().ok()??).ok().filter(|count| *count <= MAX_SLOTS)?;
    let mut sealed = Vec::with_capacity(count);
    for _ in 0..count {
        array_of(d, 2)?;
        let nobody = d.datatype().ok()? == minicbor::data::Type::Null;
        let person = if nobody { d.null().ok().map(|()| None)? } else { Some(d.decode().ok()?) };
        sealed.push((person, sealed_of(d, SEALED_VAULT_KEY)?));
    }
    Some(FileKeys { generation, sealed })
}

fn read_slots(d: &mut Decoder<'_>) -> Option<Vec<Slot>> {
    let count = usize::try_from(d.array().ok()??).ok().filter(|count| *count <= MAX_SLOTS)?;
    (0..count).map(|_| read_slot(d)).collect()
}

fn read_slot(d: &mut Decoder<'_>) -> Option<Slot> {
    array_of(d, 6)?;
    Some(Slot {
        person: d.decode().ok()?,
        name: d.str().ok()?.to_owned(),
        unlock: read_unlock(d)?,
        created_ms: d.u64().ok()?,
        sealed: sealed_of(d, SEALED_BUNDLE)?,
    })
}

fn read_unlock(d: &mut Decoder<'_>) -> Option<Unlock> {
    let mode = d.u8().ok()?;
    if mode == UnlockMode::KeyringOnly as u8 {
        return d.null().ok().map(|()| Unlock::KeyringOnly);
    }
    array_of(d, 4)?;
    let factor = PasswordFactor {
        salt: d.bytes().ok()?.try_into().ok()?,
        params: Argon2Params { m_kib: d.u32().ok()?, t: d.u32().ok()?, p: d.u32().ok()? },
    };
    match mode {
        mode if mode == UnlockMode::KeyringPassword as u8 => Some(Unlock::KeyringPassword(factor)),
        mode if mode == UnlockMode::DeviceFile as u8 => Some(Unlock::DeviceFile(factor)),
        mode if mode == UnlockMode::Invitation as u8 => Some(Unlock::Invitation(factor)),
        _ => None,
    }
}

fn read_recovery(d: &mut Decoder<'_>) -> Option<RecoverySlot> {
    array_of(d, 3)?;
    Some(RecoverySlot {
        kem: d.decode().ok()?,
        created_ms: d.u64().ok()?,
        sealed: sealed_of(d, SEALED_VAULT_KEY)?,
    })
}

fn array_of(d: &mut Decoder<'_>, length: u64) -> Option<()> {
    (d.array().ok()?? == length).then_some(())
}

fn sealed_of(d: &mut Decoder<'_>, length: usize) -> Option<Vec<u8>> {
    let sealed = d.bytes().ok()?;
    (sealed.len() == length).then(|| sealed.to_vec())
}
