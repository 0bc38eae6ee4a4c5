//! `cargo xtask gen-page`: the verifier as one file for any browser.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::command_line;
use crate::environment::{cargo_home, root, target_folder};
use crate::failure::{Failure, at};
use crate::page_sources;

const TARGET: &str = "wasm32-unknown-unknown";

pub fn generate(arguments: &[String]) -> Result<(), Failure> {
    if !arguments.is_empty() {
        return Err(Failure::Usage("Usage: cargo xtask gen-page".to_owned()));
    }
    build()?;
    let wasm = target_folder().join(TARGET).join("page").join("vault_verify_page.wasm");
    let wasm = fs::read(&wasm).map_err(at(&wasm))?;
    let page = root().join("assets").join("verify.html");
    fs::write(&page, assemble(&wasm)?).map_err(at(&page))?;
    println!("   {} from {} bytes of WebAssembly", page.display(), wasm.len());
    Ok(())
}

fn build() -> Result<(), Failure> {
    // A verifier needs no randomness: the backend that always fails, rather than one that would have to be believed.
    let mut flags = vec!["--cfg=getrandom_backend=\"unsupported\"".to_owned()];
    // Places of panics are in the program; they must not tell where it was built.
    for (folder, name) in [(Some(root()), "clientvault"), (cargo_home(), "cargo")] {
        flags.extend(folder.map(|folder| format!("--remap-path-prefix={}={name}", folder.display())));
    }
    command_line::run(
        Command::new("cargo")
            .args([
                "build",
                "--package",
                "vault-verify-page",
                "--lib",
                "--profile",
                "page",
                "--target",
                TARGET,
            ])
            .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"))
            .current_dir(root()),
    )
}

fn assemble(wasm: &[u8]) -> Result<String, Failure> {
    let folder = root().join("crates").join("vault-verify-page").join("page");
    let read = |name: &str| read(&folder, name);
    let script = [read("words.js")?, read("page.js")?, read("result.js")?].join("\n");
    let parts = [
        ("{{style}}", read("page.css")?),
        ("{{script}}", script),
        ("{{sources}}", page_sources::digest(&root()).map_err(at(&folder))?),
        ("{{wasm}}", base64(wasm)),
    ];
    let mut page = read("template.html")?;
    for (mark, text) in parts {
        page = page.replace(mark, text.trim_end());
    }
    Ok(page)
}

fn read(folder: &Path, name: &str) -> Result<String, Failure> {
    let file = folder.join(name);
    let text = fs::read_to_string(&file).map_err(at(&file))?;
    Ok(text.replace("\r\n", "\n"))
}

/// RFC 4648 section 4, with padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let value = (0..3).fold(0, |value, at| (value << 8) | u32::from(three.get(at).copied().unwrap_or(0)));
        for place in 0..4 {
            let letter = LETTERS[((value >> (18 - 6 * place)) & 63) as usize];
            text.push(if place <= three.len() { letter.into() } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn the_examples_of_rfc_4648() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
        ] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
