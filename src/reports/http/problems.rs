//! From what went wrong to what the client is told.

use crate::http::problem::{self, Problem};
use crate::photos;
use crate::photos::pipeline::{Format, Refusal};
use crate::reports::Error;
use crate::storage::StorageError;

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Db(error) => error.into(),
            Error::Photo(error) => error.into(),
            Error::Invalid(errors) => errors.into(),
            Error::NotFound => Self::not_found(),
            Error::Forbidden => {
                Self::new(&problem::FORBIDDEN, "Only those who keep or review the branch of this report may do this.")
            }
            Error::SameIdOtherBody => Self::new(
                &problem::SAME_ID_OTHER_BODY,
                "This id, or the id of one of the photos, was used before for something else. Mint a new one.",
            ),
            Error::KeyReused => Self::new(
                &problem::KEY_REUSED,
                "This key came before with another manifest. A new request needs a new key.",
            ),
            Error::InFlight { seconds } => Self::new(
                &problem::IN_FLIGHT,
                "A request under the same key is still being taken. Wait for its answer, or send it again later.",
            )
            .retry_after(seconds),
            Error::Stale => Self::new(&problem::STALE, "Read the report again and repeat the change on what you see."),
            Error::WrongState(why) => Self::new(&problem::WRONG_STATE, why),
        }
    }
}

impl From<photos::Error> for Problem {
    fn from(error: photos::Error) -> Self {
        use photos::Error as Photo;
        match error {
            Photo::Db(error) => error.into(),
            Photo::Storage(error) => storage(error),
            Photo::Refused(refusal) => refused(&refusal),
            Photo::TooLarge { limit } => {
                Self::new(&problem::TOO_LARGE, format!("A photo may have {limit} bytes at the most."))
            }
            Photo::DigestMismatch { expected, received } => Self::new(
                &problem::DIGEST_MISMATCH,
                format!(
                    "The manifest announced {expected} bytes with another digest than the {received} that came. Nothing was kept; send the announced bytes."
                ),
            ),
            Photo::CutShort(why) => {
                Self::new(&problem::CUT_SHORT, format!("The body ended early: {why}. Send it again."))
            }
            Photo::SlotGone => Self::new(&problem::WRONG_STATE, "This photo was taken out of the report meanwhile."),
            Photo::NoPicture => Self::new(
                &problem::NOT_FOUND,
                "There is no picture of this photo: it is still being made, or none can be made. The report tells which.",
            ),
            Photo::Full(_) => Self::new(&problem::FULL, "Nothing was kept. The operator has to make room."),
            Photo::Disk(_) | Photo::Busy => Self::unavailable(error),
            Photo::Suspicious { .. } | Photo::Stuck | Photo::Panicked => Self::internal(error),
        }
    }
}

fn refused(refusal: &Refusal) -> Problem {
    let accepted = Format::ACCEPTED.map(|format| format.to_string()).join(", ");
    match refusal {
        Refusal::Empty | Refusal::UnsupportedFormat { .. } | Refusal::NoPicture { .. } => {
            let mut detail = refusal.to_string();
            detail.get_mut(..1).map(str::make_ascii_uppercase);
            Problem::new(&problem::UNSUPPORTED_MEDIA, format!("{detail}. Accepted are {accepted}."))
        }
        Refusal::TooManyBytes { .. } | Refusal::TooManyPixels { .. } | Refusal::TooLongSide { .. } => {
            let mut detail = refusal.to_string();
            detail.get_mut(..1).map(str::make_ascii_uppercase);
            Problem::new(&problem::TOO_LARGE, format!("{detail}."))
        }
    }
}

fn storage(error: StorageError) -> Problem {
    match error {
        StorageError::Unavailable { retry_after, .. } => {
            Problem::unavailable(&error).retry_after(u32::try_from(retry_after.as_secs()).unwrap_or(5).max(1))
        }
        StorageError::Full { .. } => Problem::new(&problem::FULL, "Nothing was kept. The operator has to make room."),
        // Wrong credentials or a read-only disk: the operator sees the log, the phone keeps the photo and tries again.
        StorageError::Refused { .. } => Problem::unavailable(&error).retry_after(60),
        other => Problem::internal(other),
    }
}
