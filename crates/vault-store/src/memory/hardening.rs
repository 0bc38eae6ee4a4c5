//! Process settings that keep secrets out of core dumps and away from other processes of the same account.
#![cfg_attr(
    unix,
    expect(unsafe_code, reason = "setrlimit and prctl are C functions; this file calls only these two")
)]

/// What the operating system accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hardening {
    /// No core file will be written.
    pub no_core_dump: bool,
    /// `/proc/<pid>/mem` and ptrace are closed to the same account (Linux).
    pub not_dumpable: bool,
}

/// Applies what this system offers; never fails, says what took effect.
#[must_use]
pub fn harden_process() -> Hardening {
    #[cfg(unix)]
    {
        let limit = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
        // SAFETY: a valid pointer to a local structure.
        let no_core_dump = unsafe { libc::setrlimit(libc::RLIMIT_CORE, &raw const limit) == 0 };
        #[cfg(target_os = "linux")]
        // SAFETY: PR_SET_DUMPABLE takes one integer and touches no memory of ours.
        let not_dumpable = unsafe { libc::prctl(libc::PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 };
        #[cfg(not(target_os = "linux"))]
        let not_dumpable = false;
        Hardening { no_core_dump, not_dumpable }
    }
    #[cfg(not(unix))]
    {
        Hardening { no_core_dump: false, not_dumpable: false }
    }
}
