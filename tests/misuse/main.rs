//! Each file in `cases/` is a mistake the compiler has to refuse, for the reason written down beside it.
#![cfg(target_os = "linux")]

#[test]
fn mistakes_do_not_compile() {
    let cases = trybuild::TestCases::new();
    // The same things done properly: a case must fail for its mistake, not for a typing error.
    cases.pass("cases/proper_use.rs");
    cases.pass("cases/proper_command.rs");
    cases.compile_fail("cases/command_*.rs");
    cases.compile_fail("cases/grant_*.rs");
    cases.compile_fail("cases/secret_*.rs");
}
