//! What the command list expands into, reduced to what the compiler looks at.
#![allow(dead_code, reason = "a case that does not compile uses nothing")]

pub mod core {
    pub struct Core;
    pub struct State;
}

pub mod error {
    pub struct AppError;

    impl From<vault_domain::error_code::ErrorCode> for AppError {
        fn from(_: vault_domain::error_code::ErrorCode) -> Self {
            Self
        }
    }
}

pub mod dispatch {
    use vault_domain::action::Action;
    use vault_domain::grant::Grant;

    use super::core::{Core, State};
    use super::error::AppError;

    pub struct CommandInfo {
        pub name: &'static str,
        pub request: &'static str,
        pub response: &'static str,
        pub needs: Option<&'static str>,
        pub provides: &'static [&'static str],
        pub invalidates: &'static [&'static str],
    }

    pub fn run_open<Q, R>(
        _: &Core,
        _: &str,
        _: fn(&Core, Q) -> Result<R, AppError>,
    ) -> Result<String, AppError> {
        Err(AppError)
    }

    pub fn run_granted<A: Action, Q, R>(
        _: &Core,
        _: &'static str,
        _: &str,
        _: fn(&Core, &mut State, &Grant<A>, Q) -> Result<R, AppError>,
    ) -> Result<String, AppError> {
        Err(AppError)
    }
}

/// A request and an answer.
pub type Empty = bool;
pub type Done = bool;
