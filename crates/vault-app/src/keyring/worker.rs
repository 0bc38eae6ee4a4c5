//! One thread that talks to the system's keyring, so that nobody else ever waits for it longer than they want.
//!
//! A keyring call can hang for good: behind a password prompt nobody sees, or a service that stopped. Whoever asks
//! waits for a bounded time, then gives up on the whole thread; the next request starts another. A request given up
//! while it waited for a prompt is never carried out later, when somebody answers the prompt after all.

use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use vault_crypto::SecretBytes;

use super::KeyringFault;

/// A connection to a keyring. Lives on the worker's thread; every call may block for as long as it likes.
pub(super) trait Backend {
    /// Opens whatever would have to be opened by a prompt before `key` is read or written. Calls `prompting` before
    /// it asks the person; changes no entry.
    fn unlock(&mut self, key: &str, writing: bool, prompting: &dyn Fn()) -> Result<(), KeyringFault>;
    /// The stored text.
    fn get(&mut self, key: &str) -> Result<Option<SecretBytes>, KeyringFault>;
    /// Stores text, replacing.
    fn set(&mut self, key: &str, text: &SecretBytes) -> Result<(), KeyringFault>;
    /// Removes the entry if there is one.
    fn delete(&mut self, key: &str) -> Result<(), KeyringFault>;
}

/// Makes a connection, on the worker's thread.
pub(super) type Connect = Arc<dyn Fn() -> Result<Box<dyn Backend>, KeyringFault> + Send + Sync>;

/// What is asked of the worker.
pub(super) enum Wish {
    Get,
    Set(SecretBytes),
    Delete,
}

type Answer = Result<Option<SecretBytes>, KeyringFault>;

/// Threads that may hang at the same time; more would only pile up prompts.
const MAX_THREADS: usize = 4;

/// The one way to a connection, shared by everybody who asks.
pub(super) struct Worker {
    connect: Connect,
    patience: Duration,
    /// Where the present thread takes requests; each thread has its number.
    inbox: Mutex<Option<(u64, Sender<Request>)>>,
    alive: Arc<AtomicUsize>,
}

impl Worker {
    pub(super) fn new(connect: Connect, patience: Duration) -> Self {
        Self { connect, patience, inbox: Mutex::new(None), alive: Arc::default() }
    }

    /// Another worker with a connection of its own.
    pub(super) fn another(&self) -> Self {
        Self::new(Arc::clone(&self.connect), self.patience)
    }

    /// Asks and waits, at most for the time given to [`Worker::new`].
    pub(super) fn ask(&self, key: &str, wish: Wish) -> Answer {
        let (reply, answer) = mpsc::channel();
        let ticket = Arc::new(Ticket::default());
        let thread = self.send(Request { key: key.to_owned(), wish, reply, ticket: Arc::clone(&ticket) })?;
        match answer.recv_timeout(self.patience) {
            Ok(answer) => answer,
            Err(RecvTimeoutError::Timeout) => {
                self.give_up(thread);
                Err(ticket.cancel())
            }
            // The thread panicked inside a library.
            Err(RecvTimeoutError::Disconnected) => {
                self.give_up(thread);
                Err(KeyringFault::Unreliable)
            }
        }
    }

    fn send(&self, request: Request) -> Result<u64, KeyringFault> {
        let mut inbox = self.inbox.lock().unwrap_or_else(PoisonError::into_inner);
        let mut unsent = request;
        if let Some((number, sender)) = inbox.as_ref() {
            match sender.send(unsent) {
                Ok(()) => return Ok(*number),
                Err(returned) => unsent = returned.0,
            }
        }
        let number = inbox.as_ref().map_or(0, |(number, _)| number + 1);
        let sender = self.start()?;
        sender.send(unsent).map_err(|_| KeyringFault::Unreliable)?;
        *inbox = Some((number, sender));
        Ok(number)
    }

    fn start(&self) -> Result<Sender<Request>, KeyringFault> {
        let life = Life::begin(&self.alive);
        if self.alive.load(Ordering::SeqCst) > MAX_THREADS {
            return Err(KeyringFault::Slow);
        }
        let (sender, requests) = mpsc::channel();
        let connect = Arc::clone(&self.connect);
        std::thread::Builder::new()
            .name("keyring".to_owned())
            .spawn(move || {
                serve(&requests, &connect);
                drop(life);
            })
            .map_err(|_| KeyringFault::Absent)?;
        Ok(sender)
    }

    /// Lets go of a thread that did not answer; others who wait for it will do the same.
    fn give_up(&self, thread: u64) {
        let mut inbox = self.inbox.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((number, sender)) = inbox.as_mut()
            && *number == thread
        {
            // The closed channel keeps the number, so that the next thread gets another one.
            *sender = mpsc::channel().0;
        }
    }
}

/// Counts a thread for as long as it runs, even if it ends by a panic.
struct Life(Arc<AtomicUsize>);

impl Life {
    fn begin(alive: &Arc<AtomicUsize>) -> Self {
        alive.fetch_add(1, Ordering::SeqCst);
        Self(Arc::clone(alive))
    }
}

impl Drop for Life {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

struct Request {
    key: String,
    wish: Wish,
    reply: Sender<Answer>,
    ticket: Arc<Ticket>,
}

/// How far a request got, and whether anybody still waits for it.
#[derive(Default)]
struct Ticket(AtomicU8);

const PROMPTING: u8 = 1;
const RUNNING: u8 = 2;
const CANCELLED: u8 = 3;

impl Ticket {
    /// Moves on, unless nobody waits any more.
    fn reach(&self, stage: u8) -> bool {
        let advance = |now| (now != CANCELLED).then_some(stage);
        self.0.fetch_update(Ordering::SeqCst, Ordering::SeqCst, advance).is_ok()
    }

    /// Stops waiting; says what for.
    fn cancel(&self) -> KeyringFault {
        match self.0.swap(CANCELLED, Ordering::SeqCst) {
            PROMPTING => KeyringFault::Locked,
            _ => KeyringFault::Slow,
        }
    }

    fn cancelled(&self) -> bool {
        self.0.load(Ordering::SeqCst) == CANCELLED
    }
}

fn serve(requests: &Receiver<Request>, connect: &Connect) {
    let mut backend = None;
    for request in requests {
        let answer = answer(&mut backend, connect, &request);
        // Failing means that nobody waits any more.
        let _ = request.reply.send(answer);
    }
}

fn answer(backend: &mut Option<Box<dyn Backend>>, connect: &Connect, request: &Request) -> Answer {
    let kept = backend.is_some();
    let mut answer = attempt(backend, connect, request);
    if kept && backend.is_none() {
        // The kept connection had died with its service (a log-out, an update); a new one may find another.
        answer = attempt(backend, connect, request);
    }
    answer
}

/// Carries a request out; drops the connection when it is to blame.
fn attempt(slot: &mut Option<Box<dyn Backend>>, connect: &Connect, request: &Request) -> Answer {
    let mut backend = match slot.take() {
        Some(backend) => backend,
        None => connect()?,
    };
    let answer = carry_out(backend.as_mut(), request);
    if !matches!(answer, Err(KeyringFault::Absent | KeyringFault::Unreliable)) {
        *slot = Some(backend);
    }
    answer
}

fn carry_out(backend: &mut dyn Backend, request: &Request) -> Answer {
    if request.ticket.cancelled() {
        return Err(KeyringFault::Slow);
    }
    let prompting = || {
        request.ticket.reach(PROMPTING);
    };
    backend.unlock(&request.key, matches!(request.wish, Wish::Set(_)), &prompting)?;
    if !request.ticket.reach(RUNNING) {
        return Err(KeyringFault::Slow);
    }
    match &request.wish {
        Wish::Get => backend.get(&request.key),
        Wish::Set(text) => backend.set(&request.key, text).map(|()| None),
        Wish::Delete => backend.delete(&request.key).map(|()| None),
    }
}
