//! What is searched for, masked.

/// Laid over every byte of a needle. Not zero in any bit pattern that text or keys are likely to have in a row.
pub const MASK: u8 = 0xA5;

/// The first bytes of a needle decide whether the rest is compared.
const PREFIX: usize = 8;

/// Masked needles of at least [`PREFIX`] bytes, found by their prefix.
#[derive(Default)]
pub struct Needles {
    sorted: Vec<(u64, Vec<u8>, &'static str)>,
    /// Which first two bytes begin any needle.
    begins: Vec<bool>,
}

impl Needles {
    /// Takes the masked form; the clear one stays with the caller, who drops it.
    pub fn add(&mut self, kind: &'static str, clear: &[u8]) {
        assert!(clear.len() >= PREFIX, "{kind}");
        let masked: Vec<u8> = clear.iter().map(|byte| byte ^ MASK).collect();
        self.sorted.push((prefix(&masked), masked, kind));
    }

    /// To be called once, after the last needle.
    pub fn sort(&mut self) {
        self.sorted.sort();
        self.begins = vec![false; 1 << 16];
        for (_, masked, _) in &self.sorted {
            self.begins[usize::from(u16::from_be_bytes([masked[0], masked[1]]))] = true;
        }
    }

    /// The kinds of needles that begin in the first `starts` bytes of `memory`.
    pub fn find(&self, memory: &[u8], starts: usize, mut found: impl FnMut(&'static str)) {
        let last = memory.len().saturating_sub(PREFIX);
        let mut at = 0;
        while at < starts.min(last + 1) {
            let two = u16::from_be_bytes([memory[at] ^ MASK, memory[at + 1] ^ MASK]);
            if self.begins[usize::from(two)] {
                let mut window = [0; PREFIX];
                for (masked, byte) in window.iter_mut().zip(&memory[at..]) {
                    *masked = byte ^ MASK;
                }
                let key = u64::from_be_bytes(window);
                let from = self.sorted.partition_point(|(prefix, _, _)| *prefix < key);
                for (_, masked, kind) in
                    self.sorted[from..].iter().take_while(|(prefix, _, _)| *prefix == key)
                {
                    let rest = &memory[at..];
                    if rest.len() >= masked.len()
                        && masked.iter().zip(rest).all(|(masked, byte)| *masked == byte ^ MASK)
                    {
                        found(kind);
                    }
                }
            }
            at += 1;
        }
    }
}

fn prefix(masked: &[u8]) -> u64 {
    let mut bytes = [0; PREFIX];
    bytes.copy_from_slice(&masked[..PREFIX]);
    u64::from_be_bytes(bytes)
}
