//! What leaves: statements and a package.

use vault_app::hostile::{sample_package, sample_statements};

use super::Seed;

pub fn statements() -> Vec<Seed> {
    let [request, answer] = sample_statements();
    vec![("request", request), ("answer", answer)]
}

pub fn packages() -> Vec<Seed> {
    vec![("whole", sample_package().expect("a package"))]
}
