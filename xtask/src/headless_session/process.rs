//! A program of the session: ended and awaited when its owner goes.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus};
use std::time::{Duration, Instant};

use super::SessionError;

/// How long a program may take to come up or to leave, on a busy machine.
pub(super) const PATIENCE: Duration = Duration::from_secs(20);

/// A child that does not outlive its owner.
pub struct Process {
    name: &'static str,
    child: Child,
}

impl Process {
    /// Starts the command; `name` is what errors call it.
    ///
    /// # Errors
    /// The program is not installed or may not be started.
    pub fn start(name: &'static str, command: &mut Command) -> Result<Self, SessionError> {
        match command.spawn() {
            Ok(child) => Ok(Self { name, child }),
            Err(error) => {
                Err(SessionError { program: name, reason: format!("could not be started: {error}") })
            }
        }
    }

    pub(super) fn take_stdin(&mut self) -> Option<ChildStdin> {
        self.child.stdin.take()
    }

    /// The first line the program prints; it means “ready” for those that print an address.
    pub(super) fn first_line(&mut self) -> Result<String, SessionError> {
        let stdout: ChildStdout = self.child.stdout.take().ok_or_else(|| self.error("has no output"))?;
        let (sender, receiver) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let mut line = String::new();
            let read = BufReader::new(stdout).read_line(&mut line);
            // Nobody listening means that the wait below ran out.
            let _ = sender.send(read.map(|_| line));
        });
        match receiver.recv_timeout(PATIENCE) {
            Ok(Ok(line)) if !line.trim().is_empty() => Ok(line.trim().to_owned()),
            Ok(Ok(_)) => Err(self.error("ended without becoming ready")),
            Ok(Err(error)) => Err(self.error(error)),
            Err(_) => Err(self.error("did not become ready in time")),
        }
    }

    pub(super) fn error(&self, reason: impl std::fmt::Display) -> SessionError {
        SessionError { program: self.name, reason: reason.to_string() }
    }

    /// Waits a moment for the program to leave by itself.
    fn leave(&mut self, patience: Duration) -> Option<ExitStatus> {
        let deadline = Instant::now() + patience;
        loop {
            match self.child.try_wait() {
                Ok(Some(status)) => return Some(status),
                Ok(None) if Instant::now() < deadline => std::thread::sleep(Duration::from_millis(10)),
                _ => return None,
            }
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // Politely first: X and the bus remove their sockets and locks when asked to end. The standard library can only
        // kill, and every shell has `kill` built in.
        let ask = format!("kill -s TERM {}", self.child.id());
        let asked = Command::new("sh").args(["-c", &ask]).status();
        if asked.is_err() || self.leave(Duration::from_secs(2)).is_none() {
            // Failing means that it is gone already.
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}
