//! `cvault create`: first run without a window.

use serde_json::json;
use vault_app::contract::Done;
use vault_app::contract::app::AppStatus;
use vault_app::contract::vault::{
    CommitVault, KitView, LocationWarning, PrepareVault, SaveKit, UnlockMode, VaultMode,
};

use crate::answer::Answer;
use crate::arguments::{Create, Mode, Warning};
use crate::client::Client;
use crate::failure::Failure;
use crate::host;
use crate::language::{Language, say};

pub fn run(client: &Client, create: &Create, language: Language) -> Result<Answer, Failure> {
    let Some(person) = &client.options().person else { return Err(Failure::missing("--person <NAME>")) };
    let kit_file = host::new_file(&create.kit, "kit")?;
    let device_file = &client.options().device_file;
    let (folder, folder_name) = place(create)?;
    let request = PrepareVault {
        name: create.name.clone(),
        folder,
        folder_name: Some(folder_name),
        mode: mode(create.mode),
        unlock_mode: if device_file.is_some() { UnlockMode::DeviceFile } else { UnlockMode::KeyringPassword },
        // The host knows the file.
        device_file: None,
        person_name: person.clone(),
        watermark_tail: String::new(),
        password: client.password()?.as_str().to_owned(),
        accepted_warnings: create.accept.iter().copied().map(warning).collect(),
    };
    let kit: KitView = client.call("vault_prepare", &request)?;
    let _: Done = client.call("kit_save", &SaveKit { path: kit_file.display().to_string() })?;
    let status = commit(client, &kit).inspect_err(|_| {
        // The kit of a vault that does not exist would only mislead.
        let _ = std::fs::remove_file(&kit_file);
    })?;

    let path = status.vault.map(|vault| vault.path).unwrap_or_default();
    let recovery_key = kit.groups.join("-");
    let (name, vault_id, fingerprint) = (&kit.vault_name, kit.vault_id, &kit.root_fingerprint);
    let file = kit_file.display();
    let lines = vec![
        say!(language, "已建立保险箱“{name}”：{path}", "Made the vault “{name}”: {path}"),
        say!(language, "编号 {vault_id}，指纹 {fingerprint}", "Id {vault_id}, fingerprint {fingerprint}"),
        say!(language, "恢复密钥 {recovery_key}", "Recovery key {recovery_key}"),
        say!(
            language,
            "恢复套件 {file}：请打印后删除文件，不要拍照，不要用微信发送。",
            "Recovery kit {file}: print it, then delete the file; do not photograph or send it."
        ),
    ];
    let json = json!({
        "vault_id": vault_id,
        "root_fingerprint": fingerprint,
        "recovery_key": recovery_key,
        "path": path,
    });
    Ok(Answer::new(json, lines))
}

/// The program holds the kit and types the two groups back itself; that a person has it in hand is up to whoever
/// runs the command.
fn commit(client: &Client, kit: &KitView) -> Result<AppStatus, Failure> {
    let group = |index: u8| kit.groups.get(usize::from(index)).cloned().unwrap_or_default();
    client.call("vault_commit", &CommitVault { groups: kit.confirm.map(group) })
}

/// `DIR` as the parent folder and the name of the vault's own one.
fn place(create: &Create) -> Result<(String, String), Failure> {
    let folder = host::absolute(&create.folder)?;
    let (Some(parent), Some(name)) = (folder.parent(), folder.file_name()) else {
        return Err(Failure::invalid("DIR has to name a folder"));
    };
    Ok((parent.display().to_string(), name.to_string_lossy().into_owned()))
}

const fn mode(mode: Mode) -> VaultMode {
    match mode {
        Mode::Solo => VaultMode::Solo,
        Mode::Office => VaultMode::Office,
        Mode::Field => VaultMode::Field,
    }
}

const fn warning(warning: Warning) -> LocationWarning {
    match warning {
        Warning::CloudSynced => LocationWarning::CloudSynced,
        Warning::NetworkDrive => LocationWarning::NetworkDrive,
        Warning::RemovableDrive => LocationWarning::RemovableDrive,
        Warning::LowSpace => LocationWarning::LowSpace,
    }
}
