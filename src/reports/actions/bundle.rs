//! A report with its photos in one request, for programs that send on behalf of people.
//!
//! Nothing of its own is stored: the manifest goes the way of every manifest, each photo that of every photo.
//! Invariant: what came counts, whatever ends the request; the report says what is missing, and only a request that
//! left nothing missing is a success.

use std::fmt::Display;

use bytes::Bytes;
use futures_util::Stream;

use super::once::{self, Answered, Claim, Claimed};
use super::read::Detail;
use super::{begin_upload, finish_upload, get, submit};
use crate::accounts::Identity;
use crate::audit::Origin;
use crate::db::types::{PhotoId, ReportId};
use crate::fields::FieldErrors;
use crate::reports::Error;
use crate::reports::model::Manifest;
use crate::services::Services;

/// A bundle whose manifest is stored.
pub struct Bundle {
    services: Services,
    identity: Identity,
    origin: Origin,
    report_id: ReportId,
    photos: Vec<PhotoId>,
    created: bool,
    claim: Option<Claim>,
}

/// What beginning a bundle gave.
pub enum Begun {
    /// The same request was answered before, with this.
    Answered(Answered),
    /// The photos may come.
    Open(Box<Bundle>),
}

/// Takes the manifest of a bundle, under a key if there is one.
///
/// # Errors
/// [`Error::KeyReused`], [`Error::InFlight`]; else as for any manifest.
pub async fn begin_bundle(
    services: &Services,
    identity: &Identity,
    origin: &Origin,
    key: Option<String>,
    manifest: Manifest,
) -> Result<Begun, Error> {
    let manifest = manifest.canonical();
    let claim = match key {
        // The manifest names the digest of every photo, so its own digest stands for the whole request.
        Some(key) => match once::claim(services, identity.account_id, key, manifest.digest()).await? {
            Claimed::Answered(answered) => return Ok(Begun::Answered(answered)),
            Claimed::Ours(claim) => Some(*claim),
        },
        None => None,
    };
    let (report_id, photos) = (manifest.id, manifest.content.photos.iter().map(|slot| slot.id).collect());
    let created = match submit(services, identity, origin, manifest).await {
        Ok(submitted) => submitted.created,
        Err(error) => {
            give_back(claim).await;
            return Err(error);
        }
    };
    Ok(Begun::Open(Box::new(Bundle {
        services: services.clone(),
        identity: identity.clone(),
        origin: origin.clone(),
        report_id,
        photos,
        created,
        claim,
    })))
}

impl Bundle {
    /// Whether the manifest promises this photo.
    #[must_use]
    pub fn promises(&self, photo_id: PhotoId) -> bool {
        self.photos.contains(&photo_id)
    }

    /// Whether the bytes of this photo are not wanted: they are here, or the photo was taken out of the report since.
    ///
    /// # Errors
    /// As for any photo.
    pub async fn has(&self, photo_id: PhotoId) -> Result<bool, Error> {
        match begin_upload(&self.services, &self.identity, self.report_id, photo_id).await {
            Ok(upload) => Ok(upload.filled),
            Err(Error::NotFound) => Ok(true),
            Err(error) => Err(error),
        }
    }

    /// Takes the bytes of a photo.
    ///
    /// # Errors
    /// As for any photo; the photos before it stay.
    pub async fn take_photo<S, E>(&self, photo_id: PhotoId, body: S) -> Result<(), Error>
    where
        S: Stream<Item = Result<Bytes, E>> + Unpin,
        E: Display,
    {
        let upload = begin_upload(&self.services, &self.identity, self.report_id, photo_id).await?;
        finish_upload(&self.services, &self.origin, upload, body).await?;
        Ok(())
    }

    /// The report as it stands now, and whether this request brought it.
    ///
    /// # Errors
    /// [`Error::Invalid`] naming each photo that did not come.
    pub async fn finish(&self) -> Result<(Detail, bool), Error> {
        let detail = get(&self.services, &self.identity, self.report_id).await?;
        let mut errors = FieldErrors::new();
        for (index, id) in self.photos.iter().enumerate() {
            let missing = detail.photos.iter().any(|(slot, _)| slot.id == *id && slot.stored_at.is_none());
            let words = format!("No part named {id} came. The report is kept and waits for it.");
            errors.require(!missing, &format!("/photos/{index}"), &words);
        }
        errors.finish()?;
        Ok((detail, self.created))
    }

    /// Ends without an answer to keep: the same key may come with another request.
    pub async fn abandon(self) {
        give_back(self.claim).await;
    }

    /// Keeps the answer for whoever sends the same request again.
    ///
    /// # Errors
    /// As any write.
    pub async fn settle(self, status: u16, body: String) -> Result<(), Error> {
        match self.claim {
            Some(claim) => claim.settle(status, body).await,
            None => Ok(()),
        }
    }
}

async fn give_back(claim: Option<Claim>) {
    if let Some(claim) = claim {
        claim.give_back().await;
    }
}
