//! The desktop shell: a window around the core, and the operating system behind its ports. No business rule.
//!
//! | question | file |
//! |---|---|
//! | what the page may call, and what it hears | [`rpc`], [`page_events`] |
//! | what the window is allowed to do | [`window`] |
//! | what happens to the page when the vault locks | [`fresh_page`] |
//! | which part of the system serves which port | [`host`], [`clipboard`], [`dialogs`] |
//! | when the vault locks without being asked | [`heartbeat`], [`lock_signals`] |
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking"))]

mod clipboard;
mod dialogs;
mod environment;
mod fresh_page;
mod heartbeat;
mod host;
mod lock_signals;
mod page_events;
mod rpc;
#[cfg(feature = "e2e")]
mod scripted_dialogs;
mod window;

use std::error::Error;
use std::process::ExitCode;
use std::sync::Arc;

use tauri::{App, Manager, RunEvent};
use vault_app::contract::vault::LockReason;
use vault_app::core::Core;
use vault_store::memory::{WipingAllocator, harden_process};

#[global_allocator]
static ALLOCATOR: WipingAllocator = WipingAllocator;

fn main() -> ExitCode {
    environment::prepare();
    vault_host::silence_payloads();
    // What a system does not offer is said on the security page, not here.
    let _ = harden_process();

    let app = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![rpc::rpc])
        .setup(set_up)
        .build(context());
    let Ok(app) = app else { return ExitCode::FAILURE };
    let code = app.run_return(|app, event| {
        // Whatever ended the program, the last thing it does is to lock.
        if let (RunEvent::Exit, Some(core)) = (event, app.try_state::<Arc<Core>>()) {
            core.lock(LockReason::Quit);
        }
    });
    if code == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The page, the icons and the permissions, embedded by the build.
#[expect(
    clippy::disallowed_methods,
    reason = "generated: ends the program when its embedded parts cannot be unpacked, before there is any secret"
)]
fn context() -> tauri::Context {
    tauri::generate_context!()
}

/// Core first, then the window: the page's first call finds everything in place.
fn set_up(app: &mut App) -> Result<(), Box<dyn Error>> {
    let core = Arc::new(Core::new(host::system(app.handle())?));
    app.manage(Arc::clone(&core));
    heartbeat::start(&core);
    lock_signals::listen(&core);
    window::open(app.handle(), &core)?;
    Ok(())
}
