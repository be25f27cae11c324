//! Bodies that nobody is going to read, since the request was turned away before them.
//!
//! What is still on its way has to be taken in for a while, or the answer is lost with it; but it need not be looked at.
//! Invariant: a connection that is marked ends after its answer.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::task::Waker;

use actix_web::HttpRequest;

/// Whether what a connection brings from now on is wanted. Every clone is the same mark.
#[derive(Clone, Debug, Default)]
pub struct Unwanted(Rc<Mark>);

#[derive(Debug, Default)]
struct Mark {
    set: Cell<bool>,
    /// Who waits for more to come, and is told that it is not wanted.
    waiting: RefCell<Option<Waker>>,
}

impl Unwanted {
    /// Marks the connection of a request that is turned away.
    pub fn mark(request: &HttpRequest) {
        if let Some(unwanted) = request.conn_data::<Self>() {
            unwanted.0.set.set(true);
            if let Some(waiting) = unwanted.0.waiting.take() {
                waiting.wake();
            }
        }
    }

    /// Whether the connection of this request is marked.
    #[must_use]
    pub fn is_marked_of(request: &HttpRequest) -> bool {
        request.conn_data::<Self>().is_some_and(Self::is_marked)
    }

    /// Whether it is marked.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        self.0.set.get()
    }

    /// Has somebody told who waits for more to come.
    pub fn tell(&self, waiting: &Waker) {
        let mut told = self.0.waiting.borrow_mut();
        if !told.as_ref().is_some_and(|known| known.will_wake(waiting)) {
            *told = Some(waiting.clone());
        }
    }
}
