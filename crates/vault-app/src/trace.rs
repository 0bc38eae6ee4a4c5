//! The invisible fingerprint of every exported copy, and the judgement of a leaked fragment.
//!
//! Pure: values, keys and closures go in, spellings and verdicts come out. Nothing here opens a vault.
//!
//! **Marking.** Each export run has a [`CopyKey`]. The key arranges the rows, chooses among harmless spellings of values
//! (brackets, spaces, 市 — see [`sites`]) and makes up a few customers ([`Canary`]) that are in no other copy. Copies for
//! the person concerned and for authorities are not marked; that is the caller's rule.
//!
//! **Tracing.** Leaked rows are matched with customers by the caller. Each cell that has the same letters and digits as a
//! stored value of its row is then compared place by place with what each copy's key chose ([`judge`]).
//!
//! **Why the number of false accusations is known.** The question is always: this copy is not the source; how likely would
//! it look as if it were? The leak is then a fixed text that was made without this copy's key. The key's choices are
//! independent coins (a keyed hash, unpredictable without the key), so at each place the copy agrees with probability
//! 1/ways *whatever the leak looks like*: also when it was taken from the list the vault was once filled from and shows the
//! stored spelling everywhere, also when somebody wrote all brackets alike. The number of agreements is therefore exactly
//! Poisson-binomial over the key, and its tail is computed exactly ([`tail`]). Places may be left out or counted once for
//! reasons the leak gives (not for reasons the key gives), which is why smoothed places go first ([`sightings`]). A copy
//! that is named takes the rows it explains with it; those depend on its key alone, so the next one's coins are still fair.
//!
//! The order of rows is judged by the longest part that rises in the copy's order, made-up customers by the bits of the key
//! in their names. The best of the three counts, times three, times the number of exports, times the round.
//!
//! **What it cannot do.** Fewer than some thirty places name nobody, and the judgement says so. Somebody who writes
//! everything alike and sorts anew leaves nothing but the made-up customers. Two copies put side by side and evened out
//! wherever they differ still agree with both at all places where both keys chose the same (half of them), which is more
//! than any other copy does: at least one of them is named. The more copies are evened out, the closer each of them comes
//! to chance, and the more rows it takes. A copy is named, never a person: it may have been stolen from its recipient.
//!
//! **What would make the number wrong.** A copy's spelling must not come back into the vault: were a copy imported and its
//! spelling stored, whatever leaks from the vault afterwards would look like that copy. An import has to leave
//! a value alone that differs from the stored one in spelling only ([`meeting_key`]).

mod canary;
mod copy_key;
mod fold;
mod judge;
mod judgement;
mod pasted;
mod sightings;
mod sites;
mod tail;
#[cfg(test)]
mod tests;

pub(crate) use canary::Canary;
pub(crate) use copy_key::CopyKey;
pub(crate) use fold::meeting_key;
pub(crate) use judge::judge;
pub(crate) use judgement::{Leaked, Matched, Suspect, Verdict};
pub(crate) use pasted::split_pasted;
