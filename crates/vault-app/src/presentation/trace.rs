//! What leaked.

use vault_domain::mask::mask_person_name;

use super::ForAudience;
use crate::contract::trace::{Trace, TracedCustomer};

impl ForAudience for Trace {
    fn for_audience(self) -> Self {
        let Self { rows, cut, matched, enough, copies, customers, people } = self;
        let customers = customers.for_audience();
        Self { rows, cut, matched, enough, copies, customers, people }
    }
}

impl ForAudience for TracedCustomer {
    fn for_audience(self) -> Self {
        Self { record_id: self.record_id, name: mask_person_name(&self.name).into() }
    }
}
