//! Whose turn it is: the newest request for an upload, on whichever process.
//!
//! A request announces itself by raising `generation`, which the holder before it hears at once in the same process
//! and by looking from another. It then waits until that one has let go, or for [`PATIENCE`]: a holder that was killed
//! never lets go. Invariant: whoever has not let go by then cannot add any more, since `released` has passed him.

use std::time::Duration;

use tokio::time::Instant;

use super::find_own;
use crate::db::DbError;
use crate::db::types::{AccountId, UploadId};
use crate::services::Services;
use crate::uploads::model::Upload;
use crate::uploads::turns::Turn;
use crate::uploads::{Error, queries};

/// How long a newer request lets an older one put away what it has. Leaves time for the rest within two seconds.
const PATIENCE: Duration = Duration::from_millis(1500);
/// How often it looks whether that is done.
const LOOK: Duration = Duration::from_millis(50);
const _: () = assert!(PATIENCE.as_millis() + 2 * LOOK.as_millis() < 2000, "the newest request wins within two seconds");

/// An upload that is ours until somebody newer comes.
pub(super) struct Held {
    pub(super) services: Services,
    pub(super) id: UploadId,
    /// Which request we are.
    pub(super) generation: i32,
    turn: Turn,
}

impl Held {
    /// Takes an upload over, and waits for the request before to let go. Notes the length that was not known so far.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::GivenUp`], [`Error::WrongLength`]; [`Error::TakenOver`] when a newer one came
    /// meanwhile.
    pub(super) async fn take(
        services: &Services,
        account_id: AccountId,
        id: UploadId,
        length: Option<u64>,
    ) -> Result<(Self, Upload), Error> {
        let clock = services.clock.clone();
        let generation = services
            .db
            .write(move |conn| {
                let upload = find_own(conn, &clock, account_id, id)?;
                if let Some(said) = length {
                    if said != upload.announced.0 {
                        return Err(Error::WrongLength { announced: upload.announced.0, said });
                    }
                    queries::set_length(conn, id, said.cast_signed())?;
                }
                queries::take_over(conn, id)?;
                queries::find_generation(conn, id)?.ok_or(Error::NotFound)
            })
            .await?;
        let turn = services.turns.enter(id, generation);
        let held = Self { services: services.clone(), id, generation, turn };
        let upload = held.wait().await?;
        if upload.generation > generation {
            held.release().await;
            return Err(Error::TakenOver);
        }
        Ok((held, upload))
    }

    /// The one that began it, with its first bytes.
    pub(super) fn first(services: &Services, upload: &Upload) -> Self {
        let turn = services.turns.enter(upload.id, upload.generation);
        Self { services: services.clone(), id: upload.id, generation: upload.generation, turn }
    }

    /// The upload as it is once the holder before us has let go, or was passed over.
    async fn wait(&self) -> Result<Upload, Error> {
        let (id, before) = (self.id, self.generation - 1);
        let deadline = Instant::now() + PATIENCE;
        loop {
            let upload = self.services.db.read(move |conn| queries::find_upload(conn, id)).await?;
            let upload = upload.ok_or(Error::NotFound)?;
            // Of a photo that is here nobody has anything to put away.
            if upload.filled || upload.released >= before {
                return Ok(upload);
            }
            if Instant::now() >= deadline {
                break;
            }
            tokio::time::sleep(LOOK).await;
        }
        let passed = self.services.db.write(move |conn| {
            queries::release(conn, id, before)?;
            queries::find_upload(conn, id)
        });
        passed.await?.ok_or(Error::NotFound)
    }

    /// Ends when somebody newer of this process wants the upload, or the server stops.
    pub(super) async fn called(&self) {
        self.turn.called().await;
    }

    /// Whether somebody newer on any process wants the upload, or has ended it.
    pub(super) async fn is_passed(&self) -> bool {
        let id = self.id;
        match self.services.db.read(move |conn| queries::find_generation(conn, id)).await {
            Ok(newest) => newest != Some(self.generation),
            // Not known now; the next look tells, or the end of the body does.
            Err(_) => false,
        }
    }

    /// Lets go. If that cannot be noted, the next request waits a little longer.
    pub(super) async fn release(self) {
        let (id, generation) = (self.id, self.generation);
        let noted: Result<(), DbError> =
            self.services.db.write(move |conn| queries::release(conn, id, generation)).await;
        if let Err(error) = noted {
            tracing::warn!(%error, "an upload could not be let go");
        }
    }
}
