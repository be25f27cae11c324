//! The words of the tus protocol and what an upload is. Pure.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::Digest as _;

use crate::db::types::{AccountId, Instant, PartId, PhotoId, ReportId, Sha256, UploadId};

/// The version of the protocol that is spoken.
pub const VERSION: &str = "1.0.0";
/// What of its extensions.
pub const EXTENSIONS: &str = "creation,creation-with-upload,creation-defer-length,checksum,expiration,termination";
/// The digests a piece may be protected by.
pub const ALGORITHMS: &str = "sha1,sha256";
/// How long a client may take for one photo, from the beginning of its upload.
pub const LIFETIME: chrono::TimeDelta = chrono::TimeDelta::days(7);
/// Longest metadata kept.
pub const METADATA: usize = 2048;
/// Uploads of one photo by one account at the same time; a further one ends the oldest.
pub const AT_ONCE: usize = 4;

/// What `Upload-Metadata` names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// The report.
    pub report_id: ReportId,
    /// The photo in it.
    pub photo_id: PhotoId,
    /// The header as it was sent: asking for the upload gives it back.
    pub text: String,
}

impl Metadata {
    /// Reads the header: pairs of a key and base64, parted by commas. Keys other than `report_id` and `photo_id` are
    /// kept and not looked at.
    ///
    /// # Errors
    /// A sentence that says what is wrong.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        if text.len() > METADATA {
            return Err("Upload-Metadata may have 2048 characters at the most.");
        }
        let (mut report_id, mut photo_id) = (None, None);
        for pair in text.split(',') {
            let (key, value) = pair.trim().split_once(' ').unwrap_or((pair.trim(), ""));
            let value = || {
                let bytes = STANDARD.decode(value.trim()).ok()?;
                String::from_utf8(bytes).ok()?.trim().parse::<uuid::Uuid>().ok()
            };
            match key {
                "report_id" => report_id = value().map(ReportId),
                "photo_id" => photo_id = value().map(PhotoId),
                _ => {}
            }
        }
        match (report_id, photo_id) {
            (Some(report_id), Some(photo_id)) => Ok(Self { report_id, photo_id, text: text.to_owned() }),
            _ => Err("Upload-Metadata has to name report_id and photo_id of the manifest, each in base64."),
        }
    }
}

/// What `Upload-Checksum` promises of a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checksum {
    /// SHA-1, which every tus server has to know; it protects against a bad line and nothing else.
    Sha1([u8; 20]),
    /// SHA-256.
    Sha256([u8; 32]),
}

impl Checksum {
    /// Reads the header: a name and base64.
    ///
    /// # Errors
    /// A sentence that says what is wrong.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        let (name, value) =
            text.trim().split_once(' ').ok_or("Upload-Checksum is an algorithm, a space and base64.")?;
        let bytes = STANDARD.decode(value.trim()).map_err(|_| "The digest of Upload-Checksum is not base64.")?;
        const LENGTH: &str = "The digest of Upload-Checksum has another length than its algorithm gives.";
        match name {
            "sha1" => bytes.try_into().map(Self::Sha1).map_err(|_| LENGTH),
            "sha256" => bytes.try_into().map(Self::Sha256).map_err(|_| LENGTH),
            _ => Err("Upload-Checksum may be sha1 or sha256."),
        }
    }

    /// Begins to check.
    #[must_use]
    pub fn checking(self) -> Checking {
        match self {
            Self::Sha1(wanted) => Checking::Sha1(sha1::Sha1::new(), wanted),
            Self::Sha256(wanted) => Checking::Sha256(sha2::Sha256::new(), wanted),
        }
    }
}

/// A checksum being computed, with what it should be.
#[derive(Clone, Debug)]
pub enum Checking {
    /// SHA-1.
    Sha1(sha1::Sha1, [u8; 20]),
    /// SHA-256.
    Sha256(sha2::Sha256, [u8; 32]),
}

impl Checking {
    /// Takes some bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        match self {
            Self::Sha1(hasher, _) => hasher.update(bytes),
            Self::Sha256(hasher, _) => hasher.update(bytes),
        }
    }

    /// Whether the bytes were the promised ones.
    #[must_use]
    pub fn holds(self) -> bool {
        match self {
            Self::Sha1(hasher, wanted) => <[u8; 20]>::from(hasher.finalize()) == wanted,
            Self::Sha256(hasher, wanted) => <[u8; 32]>::from(hasher.finalize()) == wanted,
        }
    }
}

/// An upload as stored, with its slot.
#[derive(Clone, Debug)]
pub struct Upload {
    /// Its id.
    pub id: UploadId,
    /// Whose it is.
    pub account_id: AccountId,
    /// The report of the photo.
    pub report_id: ReportId,
    /// The photo.
    pub photo_id: PhotoId,
    /// What the manifest announced.
    pub announced: (u64, Sha256),
    /// Whether the photo is here, by this upload or otherwise.
    pub filled: bool,
    /// The length the client said; absent until it knows.
    pub length: Option<u64>,
    /// The metadata as it was sent.
    pub metadata: String,
    /// Durable bytes.
    pub received: u64,
    /// Requests that took it over so far.
    pub generation: i32,
    /// The last of them that let go.
    pub released: i32,
    /// When it is given up.
    pub expires_at: Instant,
}

impl Upload {
    /// Where the client goes on.
    #[must_use]
    pub fn offset(&self) -> u64 {
        if self.filled { self.announced.0 } else { self.received }
    }

    /// How many bytes may follow.
    #[must_use]
    pub fn room(&self) -> u64 {
        self.announced.0.saturating_sub(self.offset())
    }

    /// Whether a request is still at work on it, or died there.
    #[must_use]
    pub fn is_held(&self) -> bool {
        self.released < self.generation
    }
}

/// A durable piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its id, and the name of its object.
    pub id: PartId,
    /// Its first byte within the photo.
    pub start: u64,
    /// Its length in bytes.
    pub length: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(key: &str, value: &str) -> String {
        format!("{key} {}", STANDARD.encode(value))
    }

    #[test]
    fn metadata_names_the_slot_among_other_things() {
        let (report, photo) = ("019a3b5e-7c00-7000-8000-000000000001", "019a3b5e-7c00-7000-8000-000000000002");
        let text =
            [pair("filename", "IMG 1.jpg"), pair("photo_id", photo), "empty".to_owned(), pair("report_id", report)];
        let metadata = Metadata::parse(&text.join(",")).unwrap();
        assert_eq!(
            (metadata.report_id.to_string(), metadata.photo_id.to_string()),
            (report.to_owned(), photo.to_owned())
        );
        assert_eq!(metadata.text, text.join(","));
        for wrong in
            ["", &pair("report_id", report), &format!("report_id {report},photo_id {photo}"), &"a".repeat(3000)]
        {
            assert!(Metadata::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_checksum_holds_for_its_bytes_alone() {
        for text in ["sha1 Kq5sNclPz7QV2+lfQIuc6R7oRu0=", "sha256 uU0nuZNNPgilLlLX2n2r+sSE7+N6U4DukIj3rOLvzek="] {
            let checksum = Checksum::parse(text).unwrap();
            let check = |pieces: &[&str]| {
                let mut checking = checksum.clone().checking();
                pieces.iter().for_each(|piece| checking.update(piece.as_bytes()));
                checking.holds()
            };
            assert!(check(&["hello ", "world"]), "{text}");
            assert!(!check(&["hello world "]), "{text}");
        }
        for wrong in ["", "sha1", "md5 XrY7u+Ae7tCTyyK7j1rNww==", "sha1 !!!", "sha256 Kq5sNclPz7QV2+lfQIuc6R7oRu0="] {
            assert!(Checksum::parse(wrong).is_err(), "{wrong}");
        }
    }
}
