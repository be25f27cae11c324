//! From what went wrong to what the client is told.

use crate::http::problem::{self, Problem};
use crate::uploads::Error;

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Db(error) => error.into(),
            Error::Report(error) => error.into(),
            Error::Photo(error) => error.into(),
            Error::NotFound => Self::not_found(),
            Error::GivenUp => Self::new(
                &problem::GIVEN_UP,
                "What came of it is not kept any more. Begin another upload for the photo.",
            ),
            Error::WrongOffset { expected } => {
                Self::new(&problem::WRONG_OFFSET, format!("Go on at byte {expected}, as a HEAD request tells."))
            }
            Error::WrongLength { announced, said } => Self::new(
                &problem::DIGEST_MISMATCH,
                format!("The manifest announced {announced} bytes and the upload {said}. Send the announced photo."),
            ),
            Error::TooLong { room } => Self::new(
                &problem::TOO_LARGE,
                format!("The body has more than the {room} bytes that are missing. Nothing of it was kept."),
            ),
            Error::WrongChecksum => Self::new(
                &problem::WRONG_CHECKSUM,
                "The bytes are not those of Upload-Checksum. Nothing of this piece was kept; send it again.",
            ),
            Error::TakenOver => Self::new(
                &problem::TAKEN_OVER,
                "What came until then is kept, unless a checksum was to protect it. Ask with HEAD where to go on.",
            ),
        }
    }
}
