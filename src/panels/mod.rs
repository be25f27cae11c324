//! Panel days (评审汇报): branches present themselves in an order, judges score from their phones, the mean is kept.
//!
//! Invariants: nobody sees what others gave before all is over, and nobody scores a branch he has a part in; scores of a
//! branch stand still once its round is closed; results are whole hundredths, frozen with their digest; an order that
//! was drawn can be drawn again from its seed by anybody; slides are made of chosen evidence, and no branch makes any.
//! A result changes no score and no place of the ranking: it stands beside, and a level concludes after it.

pub mod actions;
mod error;
pub mod http;
pub mod model;
mod queries;

pub use error::Error;
pub use queries::list_unfinished;
