//! What entries about a request say openly: which request, and how much left. Never who was in it.

use vault_domain::export::Gauge;
use vault_ledger::cbor::{CborError, Reader, Writer};

/// `export.request`, `export.sign`, `export.reject`: the hash of the request.
pub(super) fn about(request: &[u8; 32]) -> Vec<u8> {
    let mut w = Writer::default();
    w.bytes(request);
    w.finish()
}

/// `export.run`: how much left. Budgets of a day are added up from these.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Left {
    pub request: [u8; 32],
    pub rows: u64,
    pub gauge: Gauge,
}

impl Left {
    pub fn encode(&self) -> Vec<u8> {
        let mut w = Writer::default();
        w.array(5).bytes(&self.request).uint(self.rows);
        w.uint(self.gauge.whereabouts).uint(self.gauge.transactions).uint(self.gauge.other);
        w.finish()
    }

    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let left = Self::read(&mut reader).ok()?;
        reader.end().ok()?;
        Some(left)
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.array_of(5)?;
        let request = r.fixed()?;
        let rows = r.uint()?;
        let gauge = Gauge { whereabouts: r.uint()?, transactions: r.uint()?, other: r.uint()? };
        Ok(Self { request, rows, gauge })
    }

    /// Both together.
    pub const fn add(&mut self, other: Self) {
        self.rows = self.rows.saturating_add(other.rows);
        self.gauge.whereabouts = self.gauge.whereabouts.saturating_add(other.gauge.whereabouts);
        self.gauge.transactions = self.gauge.transactions.saturating_add(other.gauge.transactions);
        self.gauge.other = self.gauge.other.saturating_add(other.gauge.other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_nothing_else() {
        let left =
            Left { request: [3; 32], rows: 50, gauge: Gauge { whereabouts: 1, transactions: 2, other: 47 } };
        let bytes = left.encode();
        assert_eq!(Left::decode(&bytes), Some(left));
        assert_eq!(Left::decode(bytes.get(..bytes.len() - 1).unwrap()), None);
        assert_eq!(Left::decode(&[bytes, vec![0]].concat()), None);
        let mut sum = left;
        sum.add(Left { rows: u64::MAX, ..left });
        assert_eq!((sum.rows, sum.gauge.other), (u64::MAX, 94));
    }
}
