//! The fixed threads on which photos are decoded.
//!
//! Lives here: a bounded queue, workers with their own [`Scratch`]. Not here: what a job does.
//!
//! Invariants: never more than as many decodes at once as there are workers, so memory has a bound;
//! a full queue answers at once instead of growing; a job that panics costs itself and nothing else;
//! a job that never ends costs its thread, and another takes its place; whoever waits for an answer
//! comes first: the workers take what is left of the processor.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU8, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::render::Scratch;

/// How far the workers stand back behind every other thread: such a thread gets a sixtieth of a core that is wanted.
const NICE: i32 = 19;

/// Workers that may be stuck at the same time. Beyond it nobody takes their place: each may hold a whole photo.
const STUCK: usize = 8;

/// After so long without a job a worker keeps no memory for the next one.
const IDLE: Duration = Duration::from_secs(2);

type Work = Box<dyn FnOnce(&mut Scratch) + Send + 'static>;

struct Job {
    ticket: Ticket,
    work: Work,
}

/// Where a job stands, for whoever waits for it.
#[derive(Debug, Clone, Default)]
pub struct Ticket {
    state: Arc<AtomicU8>,
    worker: Arc<AtomicUsize>,
}

const RUNNING: u8 = 1;
const DONE: u8 = 2;
const GIVEN_UP: u8 = 3;

impl Ticket {
    /// Whether it is being worked on.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.state.load(Ordering::Acquire) == RUNNING
    }

    fn begin(&self, worker: usize) {
        self.worker.store(worker, Ordering::Release);
        self.state.store(RUNNING, Ordering::Release);
    }

    /// False when it was given up meanwhile.
    fn end(&self) -> bool {
        self.state.compare_exchange(RUNNING, DONE, Ordering::AcqRel, Ordering::Acquire).is_ok()
    }

    /// The worker that is stuck in it, if it still is.
    fn give_up(&self) -> Option<usize> {
        let moved = self.state.compare_exchange(RUNNING, GIVEN_UP, Ordering::AcqRel, Ordering::Acquire);
        moved.is_ok().then(|| self.worker.load(Ordering::Acquire))
    }
}

/// The queue is full, or the pool is closing. Try again later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("all workers are busy and the queue is full")]
pub struct Busy;

struct Queue {
    jobs: VecDeque<Job>,
    closed: bool,
}

struct Shared {
    queue: Mutex<Queue>,
    wake: Condvar,
    room: usize,
    stuck: AtomicUsize,
}

impl Shared {
    /// No job runs while the lock is held, so a poisoned lock cannot mean a half-made queue.
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Worker threads and their queue. Dropping it lets the queued jobs finish.
pub struct Pool {
    shared: Arc<Shared>,
    size: usize,
    workers: Mutex<HashMap<usize, JoinHandle<()>>>,
}

impl fmt::Debug for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pool").field("workers", &self.size).field("queued", &self.queued()).finish_non_exhaustive()
    }
}

impl Pool {
    /// As many workers as there are cores.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn new(room: usize) -> std::io::Result<Self> {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        Self::with_workers(cores, room)
    }

    /// `workers` threads, at least one, and room for `room` waiting jobs.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn with_workers(workers: usize, room: usize) -> std::io::Result<Self> {
        let pool = Self {
            shared: Arc::new(Shared {
                queue: Mutex::new(Queue { jobs: VecDeque::with_capacity(room), closed: false }),
                wake: Condvar::new(),
                room,
                stuck: AtomicUsize::new(0),
            }),
            size: workers.max(1),
            workers: Mutex::default(),
        };
        for number in 0..pool.size {
            pool.hire(number)?;
        }
        Ok(pool)
    }

    fn hire(&self, number: usize) -> std::io::Result<()> {
        let shared = Arc::clone(&self.shared);
        let worker = thread::Builder::new().name(format!("photo-{number}")).spawn(move || work(&shared, number))?;
        self.staff().insert(number, worker);
        Ok(())
    }

    /// A panic cannot leave the map wrong: each change is one step.
    fn staff(&self) -> MutexGuard<'_, HashMap<usize, JoinHandle<()>>> {
        self.workers.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts another worker in the place of the one that has been at this job for too long. That one ends with its job,
    /// if that ever ends, and is not waited for. Nothing happens when the job is done already, or when too many are
    /// stuck; false then.
    pub fn give_up(&self, ticket: &Ticket) -> bool {
        if self.shared.stuck.load(Ordering::Acquire) >= STUCK {
            tracing::error!("too many photo threads are stuck; start the server anew");
            return false;
        }
        let Some(number) = ticket.give_up() else { return false };
        self.shared.stuck.fetch_add(1, Ordering::AcqRel);
        drop(self.staff().remove(&number));
        match self.hire(number) {
            Ok(()) => true,
            Err(error) => {
                tracing::error!(%error, "no thread for the photos in place of a stuck one");
                false
            }
        }
    }

    /// Queues a job that hands its result on by itself, for example through an async channel. When
    /// the job panics it is dropped with everything it holds, so a sender inside it closes.
    ///
    /// # Errors
    /// [`Busy`] when `room` jobs are waiting already. The job is dropped.
    pub fn submit(&self, job: impl FnOnce(&mut Scratch) + Send + 'static) -> Result<Ticket, Busy> {
        let mut queue = self.shared.lock();
        if queue.closed || queue.jobs.len() >= self.shared.room {
            return Err(Busy);
        }
        let ticket = Ticket::default();
        queue.jobs.push_back(Job { ticket: ticket.clone(), work: Box::new(job) });
        drop(queue);
        self.shared.wake.notify_one();
        Ok(ticket)
    }

    /// Queues a job whose result can be waited for. A closed channel means that the job panicked.
    ///
    /// # Errors
    /// [`Busy`] as in [`Pool::submit`].
    pub fn run<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Scratch) -> T + Send + 'static,
    ) -> Result<Receiver<T>, Busy> {
        let (sender, receiver) = sync_channel(1);
        self.submit(move |scratch| {
            // Nobody may be waiting any more; the work was done all the same.
            let _ = sender.send(job(scratch));
        })?;
        Ok(receiver)
    }

    /// Number of jobs waiting, for metrics.
    #[must_use]
    pub fn queued(&self) -> usize {
        self.shared.lock().jobs.len()
    }

    /// Number of workers.
    #[must_use]
    pub fn workers(&self) -> usize {
        self.size
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.shared.lock().closed = true;
        self.shared.wake.notify_all();
        for (_, worker) in self.staff().drain() {
            // A worker catches every panic of a job, so there is no error to report.
            let _ = worker.join();
        }
    }
}

fn work(shared: &Shared, number: usize) {
    stand_back();
    let mut scratch = Scratch::new();
    while let Some(Job { ticket, work }) = next(shared, &mut scratch) {
        ticket.begin(number);
        let result = catch_unwind(AssertUnwindSafe(|| work(&mut scratch)));
        if result.is_err() {
            // Whatever the job was writing is half done.
            scratch = Scratch::new();
        }
        if !ticket.end() {
            // Somebody else has this place by now.
            shared.stuck.fetch_sub(1, Ordering::AcqRel);
            return;
        }
    }
}

/// Elsewhere the call would mean the whole process.
#[cfg(target_os = "linux")]
fn stand_back() {
    if let Err(error) = rustix::process::nice(NICE) {
        tracing::warn!(%error, "the photo threads keep the priority of the others");
    }
}

#[cfg(not(target_os = "linux"))]
fn stand_back() {}

/// Waits for the next job; `None` when the pool is closing and the queue is empty. Who waits for long gives back what
/// decoding took.
fn next(shared: &Shared, scratch: &mut Scratch) -> Option<Job> {
    let mut queue = shared.lock();
    loop {
        if let Some(job) = queue.jobs.pop_front() {
            return Some(job);
        }
        if queue.closed {
            return None;
        }
        let (waited, idle) = shared.wake.wait_timeout(queue, IDLE).unwrap_or_else(PoisonError::into_inner);
        if idle.timed_out() {
            *scratch = Scratch::new();
        }
        queue = waited;
    }
}
