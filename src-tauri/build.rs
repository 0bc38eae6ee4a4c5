//! Embeds the page, the icons and the permissions. The page may call one command, so one is declared.

fn main() {
    let commands = tauri_build::AppManifest::new().commands(&["rpc"]);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands)) {
        // What a build script prints so, Cargo shows as the reason of the failure.
        println!("cargo::error={error:#}");
    }
}
