//! `cargo xtask help`.

pub const TEXT: &str = "\
cargo xtask <command>

  run                      install what is missing, build, start the app
                           (no display: walk the main job in a virtual one, screenshots in target/demo/)
  test                     everything that decides whether a change may land
  check                    the quick part of it: format, clippy, types, unit tests
  gen [--check]            write ui/src/generated/contract.ts from Rust, or only compare
  gen-page                 write assets/verify.html, the verifier for any browser (needs the target wasm32-unknown-unknown)
  bench [ARGS…]            performance budgets, release build; arguments go to the bench program
  shots                    screenshots of every page, light and dark, Chinese and English, in target/shots/
  fuzz [TARGET] [--seconds N]
                           fuzz one parser, or each in turn (60 seconds)
  session [--keyring unlocked|locked|absent] -- COMMAND…
                           start COMMAND in a private virtual desktop (Linux)
  help                     this text";

pub fn print() {
    println!("{TEXT}");
}
