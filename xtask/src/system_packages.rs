//! What the operating system has to bring: WebKitGTK to build against, and a virtual desktop for the window tests.

use std::fs;
use std::process::{Command, Stdio};

use crate::command_line;
use crate::environment::{has_program, is_ci};
use crate::failure::Failure;

/// How one family of Linux systems names and installs what we need.
struct Distribution {
    /// The program that installs; its presence decides the family.
    installer: &'static str,
    refresh: Option<&'static [&'static str]>,
    install: &'static [&'static str],
    /// Answers whether one package is there; the name is appended.
    query: &'static [&'static str],
    /// What the answer has to contain, for programs that succeed on a removed package too.
    answer: &'static str,
    packages: &'static [&'static str],
}

const DEBIAN: Distribution = Distribution {
    installer: "apt-get",
    refresh: Some(&["update"]),
    install: &["install", "--yes", "--no-install-recommends"],
    query: &["dpkg-query", "--show", "--showformat", "${db:Status-Status}"],
    answer: "installed",
    packages: &[
        // the window
        "libwebkit2gtk-4.1-dev",
        "libayatana-appindicator3-dev",
        "librsvg2-dev",
        "libxdo-dev",
        // SQLCipher and its OpenSSL are compiled from source
        "build-essential",
        "pkg-config",
        "clang",
        "perl",
        "make",
        // the window tests
        "webkit2gtk-driver",
        "xvfb",
        "dbus",
        "dbus-x11",
        "gnome-keyring",
        "fonts-noto-cjk",
        // opens what leaves the vault, as a recipient without this product would
        "age",
    ],
};

const FEDORA: Distribution = Distribution {
    installer: "dnf",
    refresh: None,
    install: &["install", "--assumeyes", "--setopt=install_weak_deps=False"],
    query: &["rpm", "--query", "--whatprovides"],
    answer: "",
    packages: &[
        "webkit2gtk4.1-devel",
        "libayatana-appindicator-gtk3-devel",
        "librsvg2-devel",
        "libxdo-devel",
        "gcc",
        "gcc-c++",
        "pkgconf-pkg-config",
        "clang",
        "perl",
        "make",
        // by path: the package that carries the driver has changed its name between releases
        "/usr/bin/WebKitWebDriver",
        "xorg-x11-server-Xvfb",
        "dbus-daemon",
        "dbus-tools",
        "gnome-keyring",
        "google-noto-sans-cjk-fonts",
        "age",
    ],
};

const ARCH: Distribution = Distribution {
    installer: "pacman",
    refresh: None,
    install: &["-Sy", "--noconfirm", "--needed"],
    query: &["pacman", "-Q"],
    answer: "",
    packages: &[
        "webkit2gtk-4.1",
        "libayatana-appindicator",
        "librsvg",
        "xdotool",
        "base-devel",
        "pkgconf",
        "clang",
        "perl",
        "make",
        // the 6.0 package alone carries the WebDriver program; it drives 4.1 windows as well
        "webkitgtk-6.0",
        "xorg-server-xvfb",
        "dbus",
        "gnome-keyring",
        "noto-fonts-cjk",
        "age",
    ],
};

/// Installs what is missing, or says what to install where we cannot.
pub fn install() -> Result<(), Failure> {
    if !cfg!(target_os = "linux") {
        println!("  {}", advice_elsewhere());
        return Ok(());
    }
    let Some(distribution) = [DEBIAN, FEDORA, ARCH].into_iter().find(|known| has_program(known.installer))
    else {
        println!("  Unknown Linux: please install the equivalents of {}", DEBIAN.packages.join(" "));
        return Ok(());
    };
    let missing = distribution.missing();
    if missing.is_empty() {
        println!("  all {} system packages are there", distribution.packages.len());
        return Ok(());
    }
    println!("  missing: {}", missing.join(" "));
    if let Some(refresh) = distribution.refresh {
        command_line::run(privileged(distribution.installer)?.args(refresh))?;
    }
    command_line::run(privileged(distribution.installer)?.args(distribution.install).args(missing))
}

impl Distribution {
    fn missing(&self) -> Vec<&'static str> {
        self.packages.iter().copied().filter(|package| !self.is_installed(package)).collect()
    }

    fn is_installed(&self, package: &str) -> bool {
        let Some((program, arguments)) = self.query.split_first() else {
            return false;
        };
        let answer = Command::new(program).args(arguments).arg(package).stderr(Stdio::null()).output();
        answer.is_ok_and(|answer| {
            answer.status.success() && (self.answer.is_empty() || answer.stdout == self.answer.as_bytes())
        })
    }
}

/// The installer, through `sudo` unless we are root already.
fn privileged(installer: &str) -> Result<Command, Failure> {
    let mut command = if is_root() {
        Command::new(installer)
    } else if has_program("sudo") {
        let mut sudo = Command::new("sudo");
        if is_ci() {
            // Nobody is there to type a password: fail instead of waiting.
            sudo.arg("--non-interactive");
        }
        sudo.arg(installer);
        sudo
    } else {
        return Err(Failure::Refused(format!(
            "Installing packages needs root: run `{installer}` for the list above."
        )));
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    Ok(command)
}

/// The effective user, from the kernel's own table (`Uid: real effective saved filesystem`).
fn is_root() -> bool {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let user = status.lines().find_map(|line| line.strip_prefix("Uid:"));
    user.and_then(|ids| ids.split_whitespace().nth(1)) == Some("0")
}

fn advice_elsewhere() -> &'static str {
    if cfg!(target_os = "macos") {
        "macOS: needs the Xcode command line tools (`xcode-select --install`) and nothing else."
    } else {
        "Windows: needs the Visual Studio C++ build tools, WebView2 (part of Windows 11) and Strawberry Perl for OpenSSL."
    }
}

#[cfg(test)]
mod tests {
    use super::{ARCH, DEBIAN, FEDORA};

    #[test]
    fn no_package_is_named_twice() {
        for distribution in [DEBIAN, FEDORA, ARCH] {
            let mut names = distribution.packages.to_vec();
            names.sort_unstable();
            names.dedup();
            assert_eq!(names.len(), distribution.packages.len(), "{}", distribution.installer);
        }
    }
}
