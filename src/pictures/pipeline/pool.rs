//! The fixed threads on which photos are decoded.
//!
//! Lives here: a bounded queue, workers with their own [`Scratch`]. Not here: what a job does.
//!
//! Invariants: never more than as many decodes at once as there are workers, so memory has a bound;
//! a full queue answers at once instead of growing; a job that panics costs itself and nothing else;
//! whoever waits for an answer comes first: the workers take what is left of the processor.

use std::collections::VecDeque;
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use super::render::Scratch;

/// How far the workers stand back behind every other thread: such a thread gets a sixtieth of a core that is wanted.
const NICE: i32 = 19;

type Job = Box<dyn FnOnce(&mut Scratch) + Send + 'static>;

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
    workers: Vec<JoinHandle<()>>,
}

impl fmt::Debug for Pool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pool")
            .field("workers", &self.workers.len())
            .field("queued", &self.queued())
            .finish_non_exhaustive()
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
        let mut pool = Self {
            shared: Arc::new(Shared {
                queue: Mutex::new(Queue { jobs: VecDeque::with_capacity(room), closed: false }),
                wake: Condvar::new(),
                room,
            }),
            workers: Vec::new(),
        };
        for number in 0..workers.max(1) {
            let shared = Arc::clone(&pool.shared);
            let worker = thread::Builder::new().name(format!("photo-{number}")).spawn(move || work(&shared))?;
            pool.workers.push(worker);
        }
        Ok(pool)
    }

    /// Queues a job that hands its result on by itself, for example through an async channel. When
    /// the job panics it is dropped with everything it holds, so a sender inside it closes.
    ///
    /// # Errors
    /// [`Busy`] when `room` jobs are waiting already. The job is dropped.
    pub fn submit(&self, job: impl FnOnce(&mut Scratch) + Send + 'static) -> Result<(), Busy> {
        let mut queue = self.shared.lock();
        if queue.closed || queue.jobs.len() >= self.shared.room {
            return Err(Busy);
        }
        queue.jobs.push_back(Box::new(job));
        drop(queue);
        self.shared.wake.notify_one();
        Ok(())
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
        self.workers.len()
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.shared.lock().closed = true;
        self.shared.wake.notify_all();
        for worker in self.workers.drain(..) {
            // A worker catches every panic of a job, so there is no error to report.
            let _ = worker.join();
        }
    }
}

fn work(shared: &Shared) {
    stand_back();
    let mut scratch = Scratch::new();
    while let Some(job) = next(shared) {
        let result = catch_unwind(AssertUnwindSafe(|| job(&mut scratch)));
        if result.is_err() {
            // Whatever the job was writing is half done.
            scratch = Scratch::new();
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

/// Waits for the next job; `None` when the pool is closing and the queue is empty.
fn next(shared: &Shared) -> Option<Job> {
    let mut queue = shared.lock();
    loop {
        if let Some(job) = queue.jobs.pop_front() {
            return Some(job);
        }
        if queue.closed {
            return None;
        }
        queue = shared.wake.wait(queue).unwrap_or_else(PoisonError::into_inner);
    }
}
