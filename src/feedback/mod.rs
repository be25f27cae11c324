//! 意见建议 and 投诉: what people say about the system or about what is asked of them.
//!
//! Every government app has to take complaints inside itself. It goes past the branch, to the
//! city's administrator alone. Invariants: the id is the sender's, so a repeated request is one
//! piece; what was said is never changed, and
//! goes when its time is over; nobody but the sender and the administrator reads it.

mod actions;
mod error;
pub mod http;
mod model;
mod queries;

pub use actions::{forget_old, run_forget};
pub use error::Error;
pub use model::FeedbackKind;
