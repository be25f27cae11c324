//! A body on its way from the thread of its connection to the task that works on it.
//!
//! Knows no upload. Bytes are handed over by the batch, since every hand-over wakes another thread. Invariants: what
//! was fed is received, also when its sender is dropped in the middle; about [`ROOM`] bytes wait at the most.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use bytes::Bytes;
use tokio::sync::Notify;

/// So many bytes are worth waking the receiver for.
const BATCH: usize = 64 * 1024;
/// With so many the sender waits.
const ROOM: usize = 2 * BATCH;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sender {
    Sending,
    Done,
    Gone,
}

#[derive(Debug)]
struct State {
    chunks: Vec<Bytes>,
    bytes: usize,
    sender: Sender,
    /// Nobody receives any more.
    closed: bool,
}

#[derive(Debug)]
struct Pipe {
    state: Mutex<State>,
    came: Notify,
    taken: Notify,
}

impl Pipe {
    fn lock(&self) -> MutexGuard<'_, State> {
        // Every change of the state is a single step.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where the bytes go in; dropping it before [`Feed::end`] means that the line broke.
#[derive(Debug)]
pub struct Feed(Arc<Pipe>);

/// Where they come out.
#[derive(Debug)]
pub struct Body(Arc<Pipe>);

/// What a body brought since the last time.
#[derive(Debug)]
pub struct Batch {
    /// The bytes.
    pub chunks: Vec<Bytes>,
    /// Whether more may follow.
    pub rest: Rest,
}

/// What follows a batch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// Perhaps more.
    Open,
    /// Nothing: the body is whole.
    Ended,
    /// Nothing: its sender is gone.
    Broken,
}

/// Nobody receives any more.
#[derive(Debug)]
pub struct Closed;

/// A body and where to feed it.
#[must_use]
pub fn body() -> (Feed, Body) {
    let state = State { chunks: Vec::new(), bytes: 0, sender: Sender::Sending, closed: false };
    let pipe = Arc::new(Pipe { state: Mutex::new(state), came: Notify::new(), taken: Notify::new() });
    (Feed(Arc::clone(&pipe)), Body(pipe))
}

impl Feed {
    /// Hands over a chunk, and waits while too much lies there.
    ///
    /// # Errors
    /// [`Closed`].
    pub async fn send(&mut self, chunk: Bytes) -> Result<(), Closed> {
        let mut chunk = Some(chunk);
        loop {
            {
                let mut state = self.0.lock();
                if state.closed {
                    return Err(Closed);
                }
                if let Some(chunk) = chunk.take() {
                    state.bytes += chunk.len();
                    state.chunks.push(chunk);
                    if state.bytes >= BATCH {
                        self.0.came.notify_one();
                    }
                }
                if state.bytes < ROOM {
                    return Ok(());
                }
            }
            self.0.taken.notified().await;
        }
    }

    /// There are no more.
    pub fn end(self) {
        self.0.lock().sender = Sender::Done;
    }
}

impl Drop for Feed {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        if state.sender == Sender::Sending {
            state.sender = Sender::Gone;
        }
        drop(state);
        self.0.came.notify_one();
    }
}

impl Body {
    /// Waits until a batch is there, or the end.
    pub async fn next(&mut self) -> Batch {
        loop {
            {
                let state = self.0.lock();
                if state.bytes >= BATCH || state.sender != Sender::Sending {
                    break;
                }
            }
            self.0.came.notified().await;
        }
        self.take()
    }

    /// What is there now, be it little or nothing.
    pub fn take(&mut self) -> Batch {
        let mut state = self.0.lock();
        let chunks = std::mem::take(&mut state.chunks);
        state.bytes = 0;
        let rest = match state.sender {
            Sender::Sending => Rest::Open,
            Sender::Done => Rest::Ended,
            Sender::Gone => Rest::Broken,
        };
        drop(state);
        self.0.taken.notify_one();
        Batch { chunks, rest }
    }
}

impl Drop for Body {
    fn drop(&mut self) {
        let mut state = self.0.lock();
        state.closed = true;
        state.chunks = Vec::new();
        drop(state);
        self.0.taken.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use futures_util::FutureExt as _;

    use super::*;

    fn bytes(batch: &Batch) -> usize {
        batch.chunks.iter().map(Bytes::len).sum()
    }

    #[test]
    fn little_is_not_worth_waking_anybody_but_can_be_asked_for() {
        let (mut feed, mut body) = body();
        assert!(feed.send(Bytes::from_static(b"little")).now_or_never().is_some());
        assert!(body.next().now_or_never().is_none());
        let batch = body.take();
        assert_eq!((bytes(&batch), batch.rest), (6, Rest::Open));
        feed.end();
        let last = body.next().now_or_never().unwrap();
        assert_eq!((bytes(&last), last.rest), (0, Rest::Ended));
    }

    #[test]
    fn what_was_fed_is_received_when_the_line_breaks() {
        let (mut feed, mut body) = body();
        assert!(feed.send(Bytes::from_static(b"before the cut")).now_or_never().is_some());
        drop(feed);
        let batch = body.next().now_or_never().unwrap();
        assert_eq!((bytes(&batch), batch.rest), (14, Rest::Broken));
    }

    #[test]
    fn a_sender_waits_while_the_pipe_is_full_and_hears_that_nobody_takes() {
        let (mut feed, mut body) = body();
        let full = Bytes::from(vec![7; ROOM]);
        {
            let mut sending = Box::pin(feed.send(full.clone()));
            assert!(sending.as_mut().now_or_never().is_none());
            assert_eq!(bytes(&body.next().now_or_never().unwrap()), ROOM);
            assert!(matches!(sending.now_or_never(), Some(Ok(()))));
        }
        drop(body);
        assert!(matches!(feed.send(full).now_or_never(), Some(Err(Closed))));
    }
}
