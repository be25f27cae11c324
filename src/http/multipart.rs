//! What can go wrong with the parts of a body.

use actix_multipart::MultipartError;
use actix_web::error::PayloadError;

use super::problem::{self, Problem};

/// Nothing came for too long.
#[must_use]
pub fn silent() -> Problem {
    Problem::new(&problem::CUT_SHORT, "The body ended early: nothing came for a minute. Send it again.")
}

/// What a body that cannot be taken apart is answered with.
#[must_use]
pub fn multipart_problem(error: &MultipartError) -> Problem {
    match error {
        MultipartError::ContentTypeMissing
        | MultipartError::ContentTypeParse
        | MultipartError::ContentTypeIncompatible => {
            Problem::new(&problem::UNSUPPORTED_MEDIA, "Send the body as multipart/form-data.")
        }
        MultipartError::Payload(PayloadError::Overflow) => {
            Problem::new(&problem::TOO_LARGE, "The head of a part is too long.")
        }
        MultipartError::Incomplete | MultipartError::Payload(_) => {
            Problem::new(&problem::MALFORMED, "The body ended early. Send it again.")
        }
        other => Problem::new(&problem::MALFORMED, format!("The parts of the body cannot be told apart: {other}.")),
    }
}
