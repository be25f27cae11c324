//! Adding bytes to an upload.
//!
//! They are written to a local file while they come. When the request ends, breaks or is taken over, and whenever some
//! megabytes came, they are put durable as a piece, and then its row: so a broken line costs what was on it and nothing
//! before, and a killed server the last megabytes of it. Invariant: an answer tells an offset up to which every byte is
//! durable.

use std::time::Duration;

use tokio::time::{Instant, MissedTickBehavior, interval_at};

use super::hold::Held;
use super::{delete_objects, find_own, whole};
use crate::accounts::Identity;
use crate::audit::Origin;
use crate::db::types::UploadId;
use crate::photos::{SILENCE, Spool};
use crate::reports;
use crate::services::Services;
use crate::storage::ObjectKey;
use crate::uploads::model::{Checksum, Part, Upload};
use crate::uploads::pipe::{Batch, Body, Rest};
use crate::uploads::{Error, queries};

/// How often a holder looks whether a request on another process wants the upload.
const LOOK: Duration = Duration::from_millis(400);
/// A piece below this many bytes is merged with the next one: the worst of lines makes few objects all the same.
const SMALL: u64 = 256 * 1024;
/// So many bytes are put durable while more come. Photos as phones shrink them are smaller and stay in one piece.
const FULL: u64 = 4 * 1024 * 1024;

/// What a request says of the bytes it brings.
pub struct Piece {
    /// Where they begin.
    pub offset: u64,
    /// Length of the whole photo, when it is told with them.
    pub length: Option<u64>,
    /// Protects them on their way.
    pub checksum: Option<Checksum>,
}

/// Adds what a body brings, and tells the upload as it stands then.
///
/// # Errors
/// Any of [`Error`]. Bytes that came before the line broke, or before a newer request took over, are kept, unless a
/// checksum was to protect them.
pub async fn append(
    services: Services,
    identity: Identity,
    origin: Origin,
    id: UploadId,
    piece: Piece,
    body: Body,
) -> Result<Upload, Error> {
    let (clock, account_id) = (services.clock.clone(), identity.account_id);
    let upload = services.db.read(move |conn| find_own(conn, &clock, account_id, id)).await?;
    // The right to send may have ended since, and so may the report.
    reports::actions::begin_upload(&services, &identity, upload.report_id, upload.photo_id).await?;
    let (held, upload) = Held::take(&services, account_id, id, piece.length).await?;
    finish(held, origin, upload, piece, body).await
}

/// Adds the bytes that came with the request that began the upload, which holds it from then on.
///
/// # Errors
/// As [`append`].
pub async fn append_first(
    services: Services,
    origin: Origin,
    upload: Upload,
    piece: Piece,
    body: Body,
) -> Result<Upload, Error> {
    finish(Held::first(&services, &upload), origin, upload, piece, body).await
}

async fn finish(held: Held, origin: Origin, mut upload: Upload, piece: Piece, body: Body) -> Result<Upload, Error> {
    let result = add(&held, &origin, &mut upload, piece, body).await;
    if upload.released < held.generation {
        held.release().await;
    }
    result.map(|()| upload)
}

async fn add(held: &Held, origin: &Origin, upload: &mut Upload, piece: Piece, mut body: Body) -> Result<(), Error> {
    if piece.offset != upload.offset() {
        return Err(Error::WrongOffset { expected: upload.offset() });
    }
    let mut draft = Draft::new(held, upload).await?;
    let ending = loop {
        match draft.receive(held, upload, piece.checksum.clone(), &mut body).await? {
            Ending::Full => draft = draft.go_on(held, upload).await?,
            ending => break ending,
        }
    };
    // The body may be long, and somebody may look at its sender meanwhile; what came is put away first.
    draft.keep(held, origin, upload).await?;
    match ending {
        Ending::Called => Err(Error::TakenOver),
        // Mostly nobody hears it. A proxy that does passes on what every client understands: ask, and go on.
        Ending::Broken if !upload.filled => Err(Error::WrongOffset { expected: upload.offset() }),
        Ending::Broken | Ending::Whole | Ending::Full => Ok(()),
    }
}

/// How a body ended, or that enough came to put it away.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    Full,
    Whole,
    Broken,
    Called,
}

/// Bytes being received, behind the pieces that are durable.
struct Draft {
    spool: Spool,
    /// Durable pieces before it.
    parts: Vec<Part>,
    /// A small piece that was taken back into the file.
    merged: Option<Part>,
}

impl Draft {
    async fn new(held: &Held, upload: &Upload) -> Result<Self, Error> {
        let (services, id) = (&held.services, upload.id);
        let mut parts = match upload.received {
            0 => Vec::new(),
            _ => services.db.read(move |conn| queries::list_parts(conn, id)).await?,
        };
        let merged = parts.pop_if(|last| last.length < SMALL);
        let mut spool =
            if parts.is_empty() { Spool::of_photo(services).await? } else { Spool::of_piece(services).await? };
        if let Some(part) = merged {
            match services.store.get_bytes(&ObjectKey::staging(part.id.0.into_bytes())).await {
                Ok(bytes) => spool.write(&bytes).await?,
                Err(error) => return Err(whole::unreadable(held, upload, error).await),
            }
        }
        Ok(Self { spool, parts, merged })
    }

    /// Where the file begins within the photo.
    fn start(&self) -> u64 {
        self.parts.last().map_or(0, |last| last.start + last.length)
    }

    /// Writes until the body ends, nothing comes for long, or somebody newer wants the upload.
    async fn receive(
        &mut self,
        held: &Held,
        upload: &Upload,
        checksum: Option<Checksum>,
        body: &mut Body,
    ) -> Result<Ending, Error> {
        let (expected, room) = (upload.offset(), upload.room());
        let mut checking = checksum.map(Checksum::checking);
        let (mut taken, mut heard) = (0, Instant::now());
        let mut looks = interval_at(heard + LOOK, LOOK);
        looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let ending = loop {
            let (called, batch) = tokio::select! {
                biased;
                () = held.called() => (true, body.take()),
                _ = looks.tick() => (held.is_passed().await, body.take()),
                batch = body.next() => (false, batch),
            };
            let Batch { chunks, rest } = batch;
            for chunk in chunks {
                heard = Instant::now();
                taken += chunk.len() as u64;
                if taken > room {
                    return Err(Error::TooLong { room });
                }
                if let Some(checking) = &mut checking {
                    checking.update(&chunk);
                }
                self.spool.write(&chunk).await?;
            }
            match rest {
                _ if called => break Ending::Called,
                Rest::Ended => break Ending::Whole,
                Rest::Broken => break Ending::Broken,
                Rest::Open if heard.elapsed() > SILENCE => break Ending::Broken,
                // A piece with a checksum counts whole or not at all.
                Rest::Open if checking.is_none() && self.spool.size() >= FULL && taken < room => break Ending::Full,
                Rest::Open => {}
            }
        };
        let Some(checking) = checking else { return Ok(ending) };
        match ending {
            Ending::Whole if checking.holds() => Ok(ending),
            Ending::Whole => Err(Error::WrongChecksum),
            // Of half a piece nobody can tell whether it is right.
            Ending::Called => Err(Error::TakenOver),
            Ending::Broken | Ending::Full => Err(Error::WrongOffset { expected }),
        }
    }

    /// Makes durable what came: the whole photo in its place, or a piece of it.
    async fn keep(self, held: &Held, origin: &Origin, upload: &mut Upload) -> Result<(), Error> {
        let start = self.start();
        let reached = start + self.spool.size();
        if upload.filled || (reached == upload.received && upload.length != Some(reached)) {
            return Ok(());
        }
        if upload.length == Some(reached) {
            return whole::complete(held, origin, upload, self.parts, self.spool).await;
        }
        self.put_away(held, upload, true).await.map(drop)
    }

    /// Puts away what came while more is coming.
    async fn go_on(self, held: &Held, upload: &mut Upload) -> Result<Self, Error> {
        let parts = self.put_away(held, upload, false).await?;
        Ok(Self { spool: Spool::of_piece(&held.services).await?, parts, merged: None })
    }

    /// Makes a piece of what came, `last` of this request or not, and gives all pieces there are.
    async fn put_away(mut self, held: &Held, upload: &mut Upload, last: bool) -> Result<Vec<Part>, Error> {
        let services = &held.services;
        let start = self.start();
        let piece = self.spool.pause().await?;
        let part = Part { id: services.clock.new_id(), start, length: piece.size };
        let key = ObjectKey::staging(part.id.0.into_bytes());
        services.store.put_file(&key, piece.path(), "application/octet-stream").await?;
        let (id, generation, received) = (held.id, held.generation, upload.received);
        let merged = self.merged.map(|part| part.id);
        let added = services
            .db
            .write(move |conn| {
                let added = queries::add_part(conn, (id, generation), received, (merged, part), last)?;
                Ok::<_, Error>((added, queries::find_generation(conn, id)?.is_some()))
            })
            .await?;
        match added {
            (true, _) => delete_objects(services, merged.as_slice()).await,
            (false, there) => {
                delete_objects(services, &[part.id]).await;
                return Err(if there { Error::TakenOver } else { Error::NotFound });
            }
        }
        upload.received = start + part.length;
        if last {
            upload.released = generation;
        }
        self.parts.push(part);
        Ok(self.parts)
    }
}
