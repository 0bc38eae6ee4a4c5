//! Argon2id (RFC 9106), version 0x13, within a floor that keeps guessing dear and a cap that keeps a hostile
//! slot from exhausting the machine.

use std::time::Instant;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use zeroize::Zeroize;

use crate::{CryptoError, Secret};

/// Cost of one derivation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Argon2Params {
    /// Memory in KiB.
    pub m_kib: u32,
    /// Passes over the memory.
    pub t: u32,
    /// Lanes.
    pub p: u32,
}

impl Argon2Params {
    /// The least the product ever uses: 64 MiB, 3 passes (RFC 9106, section 4, second recommendation).
    pub const FLOOR: Self = Self { m_kib: 64 * 1024, t: 3, p: 1 };
    /// The most a slot may ask for: 1 GiB, 12 passes, 4 lanes.
    pub const CAP: Self = Self { m_kib: 1024 * 1024, t: 12, p: 4 };
    /// What a vault starts from: 256 MiB, 3 passes, about a second.
    pub const DEFAULT: Self = Self { m_kib: 256 * 1024, t: 3, p: 1 };

    /// Whether each of the three lies between floor and cap. Runs before any derivation.
    ///
    /// # Errors
    /// [`CryptoError::KdfParams`].
    pub const fn check(self) -> Result<Self, CryptoError> {
        let (floor, cap) = (Self::FLOOR, Self::CAP);
        let inside = self.m_kib >= floor.m_kib
            && self.m_kib <= cap.m_kib
            && self.t >= floor.t
            && self.t <= cap.t
            && self.p >= floor.p
            && self.p <= cap.p;
        if inside { Ok(self) } else { Err(CryptoError::KdfParams) }
    }
}

/// Parameters that take about `target_ms` milliseconds on this machine, at set-up (0.7–1.0 s is asked for).
///
/// Times one derivation at the floor and scales the memory, which the duration follows linearly, in steps of
/// 16 MiB; more passes are added only when the cap of memory is reached. A slow machine gets the floor.
///
/// # Errors
/// [`CryptoError::OutOfMemory`] when even the floor does not fit.
pub fn calibrate(target_ms: u64) -> Result<Argon2Params, CryptoError> {
    // A duration, not a point in time: nothing is recorded or ordered by it, so the monotonic clock of the
    // standard library is used here directly.
    let start = Instant::now();
    derive_password_key(b"calibration", &[0x5a; 16], Argon2Params::FLOOR)?;
    let floor_ms = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    Ok(scale(floor_ms, target_ms))
}

fn scale(floor_ms: u64, target_ms: u64) -> Argon2Params {
    const STEP_KIB: u64 = 16 * 1024;
    let (floor, cap) = (Argon2Params::FLOOR, Argon2Params::CAP);
    let wanted = u64::from(floor.m_kib).saturating_mul(target_ms) / floor_ms.max(1);
    let memory = (wanted / STEP_KIB * STEP_KIB).clamp(u64::from(floor.m_kib), u64::from(cap.m_kib));
    let passes = u64::from(floor.t).saturating_mul(wanted) / memory;
    Argon2Params {
        m_kib: u32::try_from(memory).unwrap_or(cap.m_kib),
        t: u32::try_from(passes).unwrap_or(cap.t).clamp(floor.t, cap.t),
        p: floor.p,
    }
}

/// The password's half of the key that opens a bundle. Blocks the thread for about a second and uses
/// `params.m_kib` of memory, which is wiped before it is given back.
///
/// # Errors
/// [`CryptoError::KdfParams`] before running when outside floor and cap; [`CryptoError::OutOfMemory`].
pub fn derive_password_key(
    password: &[u8],
    salt: &[u8; 16],
    params: Argon2Params,
) -> Result<Secret<32>, CryptoError> {
    let Argon2Params { m_kib, t, p } = params.check()?;
    let params = Params::new(m_kib, t, p, Some(32)).map_err(|_| CryptoError::KdfParams)?;
    // Allocated here rather than by the library: a failed allocation becomes an error instead of an abort,
    // and the working memory is wiped.
    let mut memory: Vec<Block> = Vec::new();
    memory.try_reserve_exact(params.block_count()).map_err(|_| CryptoError::OutOfMemory)?;
    memory.resize(params.block_count(), Block::new());
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let key = Secret::try_fill(|out: &mut [u8; 32]| {
        argon2.hash_password_into_with_memory(password, salt, out, memory.as_mut_slice())
    });
    memory.iter_mut().for_each(Zeroize::zeroize);
    // Only a password of 4 GiB gets here; every other limit was checked above.
    key.map_err(|_| CryptoError::KdfParams)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_hex::hex_array;
    use rstest::rstest;

    /// RFC 9106, section 5.3: the primitive we build on, with the RFC's tiny parameters.
    #[test]
    fn argon2id_published_vector() {
        let params = argon2::ParamsBuilder::new()
            .m_cost(32)
            .t_cost(3)
            .p_cost(4)
            .data(argon2::AssociatedData::new(&[4; 12]).unwrap())
            .build()
            .unwrap();
        let argon2 = Argon2::new_with_secret(&[3; 8], Algorithm::Argon2id, Version::V0x13, params).unwrap();
        let mut out = [0; 32];
        argon2.hash_password_into(&[1; 32], &[2; 16], &mut out).unwrap();
        assert_eq!(out, hex_array("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"));
    }

    /// Computed with OpenSSL's Argon2id. If this key changes, no vault opens any more.
    #[test]
    fn the_floor_agrees_with_another_implementation() {
        let key = derive_password_key(b"correct horse battery", &[7; 16], Argon2Params::FLOOR).unwrap();
        assert_eq!(
            key.expose(),
            &hex_array::<32>("c5a11ba75128bd1b2edc3f948cae6138eb04f2e3f066dd8ade3ed131c7ab04f2")
        );
    }

    #[rstest]
    #[case(Argon2Params { m_kib: 64 * 1024 - 1, ..Argon2Params::FLOOR })]
    #[case(Argon2Params { t: 2, ..Argon2Params::FLOOR })]
    #[case(Argon2Params { p: 0, ..Argon2Params::FLOOR })]
    #[case(Argon2Params { m_kib: 1024 * 1024 + 1, ..Argon2Params::FLOOR })]
    #[case(Argon2Params { m_kib: u32::MAX, t: u32::MAX, p: u32::MAX })]
    #[case(Argon2Params { t: 13, ..Argon2Params::FLOOR })]
    #[case(Argon2Params { p: 5, ..Argon2Params::FLOOR })]
    fn outside_floor_and_cap_is_refused_before_running(#[case] params: Argon2Params) {
        let started = Instant::now();
        assert_eq!(derive_password_key(b"x", &[0; 16], params).err(), Some(CryptoError::KdfParams));
        assert!(started.elapsed().as_millis() < 50, "it ran");
    }

    #[rstest]
    #[case::slow_machine(2_000, 850, Argon2Params::FLOOR)]
    #[case::as_designed(250, 1_000, Argon2Params::DEFAULT)]
    #[case::in_steps(100, 130, Argon2Params { m_kib: 80 * 1024, ..Argon2Params::FLOOR })]
    #[case::fast_machine(20, 1_000, Argon2Params { m_kib: 1024 * 1024, t: 9, p: 1 })]
    #[case::absurd_clock(0, u64::MAX, Argon2Params { m_kib: 1024 * 1024, t: 12, p: 1 })]
    fn calibration_scales_within_floor_and_cap(
        #[case] floor_ms: u64,
        #[case] target_ms: u64,
        #[case] expected: Argon2Params,
    ) {
        let params = scale(floor_ms, target_ms);
        assert_eq!(params, expected);
        assert!(params.check().is_ok());
    }
}
