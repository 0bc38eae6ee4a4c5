//! The page's way into the core: one command, JSON text in and out.

use std::sync::Arc;

use tauri::State;
use tauri::async_runtime::spawn_blocking;
use vault_app::core::Core;
use vault_app::dispatch::dispatch;
use vault_app::error::WireError;

/// Runs a command of the core on a thread of its own, so that the window answers meanwhile.
///
/// Rejects with a [`WireError`] as JSON text.
#[tauri::command]
pub async fn rpc(core: State<'_, Arc<Core>>, command: String, request: String) -> Result<String, String> {
    let core = Arc::clone(&core);
    match spawn_blocking(move || dispatch(&core, &command, &request)).await {
        Ok(outcome) => outcome.map_err(|error| as_text(&error)),
        // Dispatch catches panics itself; what remains is a program that is ending.
        Err(_) => Err("the shell is closing".to_owned()),
    }
}

fn as_text(error: &WireError) -> String {
    serde_json::to_string(error).unwrap_or_else(|_| "an error that cannot be told".to_owned())
}
