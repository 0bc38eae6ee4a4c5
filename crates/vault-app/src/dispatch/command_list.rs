//! What a line of the command list becomes. A line without handler, or with neither `open` nor an action, does not
//! compile; `tests/misuse` shows it on this file.

/// Expands the command list into the table of commands, the dispatch and the contract's types.
macro_rules! commands {
    (@needs open) => { None };
    (@needs $action:ident) => { Some(stringify!($action)) };

    ($($(#[$meta:meta])* $first:ident $($second:ident)? ($request:ident) -> $response:ident
        $(needs $action:ident)? $(, provides [$($provides:ident),*])? $(, invalidates [$($invalidates:ident),*])? ;)*) => {
        /// Every command, in the order of the list.
        pub const COMMANDS: &[$crate::dispatch::CommandInfo] = &[
            $($crate::dispatch::CommandInfo {
                name: commands!(@name $first $($second)?),
                request: stringify!($request),
                response: stringify!($response),
                needs: commands!(@action $($action)?),
                provides: &[$($(stringify!($provides)),*)?],
                invalidates: &[$($(stringify!($invalidates)),*)?],
            }),*
        ];

        /// Runs one command.
        pub(crate) fn run(
            core: &$crate::core::Core,
            name: &str,
            request: &str,
        ) -> Result<String, $crate::error::AppError> {
            match name {
                $(commands!(@name $first $($second)?) => {
                    commands!(@run core, request, $request, $first $($second)? ; $($action)?)
                })*
                _ => Err(vault_domain::error_code::ErrorCode::UnknownCommand.into()),
            }
        }

        /// Visits the types of every request and response.
        pub fn visit_types(visitor: &mut impl ts_rs::TypeVisitor) {
            $(visitor.visit::<$request>(); visitor.visit::<$response>();)*
        }
    };

    (@name open $name:ident) => { stringify!($name) };
    (@name $name:ident) => { stringify!($name) };
    (@action) => { None };
    (@action $action:ident) => { Some(stringify!($action)) };
    (@run $core:ident, $text:ident, $request:ident, open $name:ident ;) => {
        $crate::dispatch::run_open::<$request, _>($core, $text, $crate::handlers::$name)
    };
    (@run $core:ident, $text:ident, $request:ident, $name:ident ; $action:ident) => {
        $crate::dispatch::run_granted::<vault_domain::action::$action, $request, _>(
            $core, stringify!($name), $text, $crate::handlers::$name,
        )
    };
}
pub(crate) use commands;
