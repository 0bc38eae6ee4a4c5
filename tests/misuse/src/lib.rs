//! Nothing: the cases in `cases/` are compiled against this package's dependencies.
//!
//! What must not compile in `vault-store`, a change without its entry or a vault without keys, is shown by examples in
//! the documentation of that crate, which cost no further build of SQLCipher.
