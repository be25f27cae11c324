//! Names of stored objects.
//!
//! What lives here: the one type that can name an object, how it is written and
//! how it is read back from a listing. What does not: bytes, files, buckets.
//!
//! Invariants:
//! - A key says what the object is (by its hash or its upload), never where it
//!   is kept: no host, no bucket, no folder of this machine. A store can move and
//!   every row in the database still points at the right bytes.
//! - A key is built only by the constructors below, from numbers and hashes. No
//!   text from a request can become part of one, so no key can climb out of the
//!   store's folder.
//! - `ObjectKey::from_str(&key.to_string()) == Ok(key)`, and no two texts read
//!   as the same key.

use std::fmt;
use std::str::FromStr;

/// The largest long side a rendition may be named after, in pixels.
const MAX_LONG_SIDE: u32 = 99_999;

/// The name of one stored object.
///
/// Written as `originals/ab/<hash>`, `renditions/ab/<hash>-1600-r1.jpg`,
/// `staging/<id>`, `exports/<id>` or `probes/<id>`. The folder comes from the hash, so that a
/// million objects spread over 256 folders of about four thousand each, which
/// can all be there from the start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ObjectKey(Inner);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Inner {
    Original([u8; 32]),
    Rendition { sha256: [u8; 32], long_side: u32, revision: u32 },
    Staging([u8; 16]),
    Export([u8; 16]),
    Probe([u8; 16]),
}

/// The families of objects, each under a folder of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum KeyKind {
    /// The bytes exactly as a phone sent them. Written once, never changed.
    Original,
    /// A picture made from an original. Can be made again at any time.
    Rendition,
    /// A piece of an upload that goes on later. Gone when the upload is whole.
    Staging,
    /// A file made for somebody who asked for it. Gone when its time is over.
    Export,
    /// Written, read and deleted again to see whether the store works.
    Probe,
}

impl KeyKind {
    /// Every family, in the order in which a listing shows them.
    pub const ALL: [Self; 5] = [Self::Export, Self::Original, Self::Probe, Self::Rendition, Self::Staging];

    /// The folder of this family, with its closing slash: the prefix to list.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Original => "originals/",
            Self::Rendition => "renditions/",
            Self::Staging => "staging/",
            Self::Export => "exports/",
            Self::Probe => "probes/",
        }
    }

    /// The folders below that one, if its objects are spread over some.
    pub(super) fn folders(self) -> impl Iterator<Item = String> {
        let count = match self {
            Self::Original | Self::Rendition => 256,
            Self::Export | Self::Probe | Self::Staging => 0,
        };
        (0..count).map(|number| format!("{number:02x}"))
    }
}

/// A text that names no object of this product.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not the name of a stored object: {0:?}")]
pub struct BadKey(String);

impl ObjectKey {
    /// The original whose SHA-256 this is.
    #[must_use]
    pub const fn original(sha256: &[u8; 32]) -> Self {
        Self(Inner::Original(*sha256))
    }

    /// The picture made from the original with this SHA-256.
    ///
    /// `revision` counts the recipes: a changed encoder or a corrected rotation
    /// gets a new one, so an old picture is never taken for a new one. A long
    /// side beyond 99,999 pixels is named as 99,999.
    #[must_use]
    pub fn rendition(sha256: &[u8; 32], long_side: u32, revision: u32) -> Self {
        Self(Inner::Rendition { sha256: *sha256, long_side: long_side.clamp(1, MAX_LONG_SIDE), revision })
    }

    /// With what the names of all pictures made from one original begin, and no others.
    pub(super) fn start_of_renditions(sha256: &[u8; 32]) -> String {
        let original = Self::original(sha256).to_string();
        let name = original.trim_start_matches(KeyKind::Original.prefix());
        format!("{}{name}-", KeyKind::Rendition.prefix())
    }

    /// The piece of an upload with this id.
    #[must_use]
    pub const fn staging(part_id: [u8; 16]) -> Self {
        Self(Inner::Staging(part_id))
    }

    /// The file of an export with this id.
    #[must_use]
    pub const fn export(file_id: [u8; 16]) -> Self {
        Self(Inner::Export(file_id))
    }

    /// An object that `ObjectStore::check` may write and delete.
    pub(super) const fn probe(id: [u8; 16]) -> Self {
        Self(Inner::Probe(id))
    }

    /// The family this key belongs to.
    #[must_use]
    pub const fn kind(&self) -> KeyKind {
        match self.0 {
            Inner::Original(_) => KeyKind::Original,
            Inner::Rendition { .. } => KeyKind::Rendition,
            Inner::Staging(_) => KeyKind::Staging,
            Inner::Export(_) => KeyKind::Export,
            Inner::Probe(_) => KeyKind::Probe,
        }
    }

    /// Whether the name fixes the content, so that an object already there is
    /// kept as it is. An upload under the same id may be replaced.
    #[must_use]
    pub const fn is_write_once(&self) -> bool {
        matches!(self.kind(), KeyKind::Original | KeyKind::Rendition)
    }

    /// The SHA-256 of the original that this object is or was made from.
    #[must_use]
    pub const fn sha256(&self) -> Option<&[u8; 32]> {
        match &self.0 {
            Inner::Original(sha256) | Inner::Rendition { sha256, .. } => Some(sha256),
            Inner::Staging(_) | Inner::Export(_) | Inner::Probe(_) => None,
        }
    }

    /// The recipe that a rendition was made by.
    #[must_use]
    pub const fn revision(&self) -> Option<u32> {
        match self.0 {
            Inner::Rendition { revision, .. } => Some(revision),
            Inner::Original(_) | Inner::Staging(_) | Inner::Export(_) | Inner::Probe(_) => None,
        }
    }

    /// The id of the piece of an upload.
    #[must_use]
    pub const fn part_id(&self) -> Option<[u8; 16]> {
        match self.0 {
            Inner::Staging(id) => Some(id),
            Inner::Original(_) | Inner::Rendition { .. } | Inner::Export(_) | Inner::Probe(_) => None,
        }
    }

    /// The id of the file of an export.
    #[must_use]
    pub const fn file_id(&self) -> Option<[u8; 16]> {
        match self.0 {
            Inner::Export(id) => Some(id),
            Inner::Original(_) | Inner::Rendition { .. } | Inner::Staging(_) | Inner::Probe(_) => None,
        }
    }

    fn parse(text: &str) -> Option<Self> {
        let (folder, rest) = text.split_once('/')?;
        let inner = match folder {
            "originals" => Inner::Original(unhex(unshard(rest)?)?),
            "renditions" => parse_rendition(unshard(rest)?)?,
            "staging" => Inner::Staging(unhex(rest)?),
            "exports" => Inner::Export(unhex(rest)?),
            "probes" => Inner::Probe(unhex(rest)?),
            _ => return None,
        };
        Some(Self(inner))
    }
}

impl fmt::Display for ObjectKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.kind().prefix())?;
        match &self.0 {
            Inner::Original(sha256) => write_sharded(f, sha256),
            Inner::Rendition { sha256, long_side, revision } => {
                write_sharded(f, sha256)?;
                write!(f, "-{long_side}-r{revision}.jpg")
            }
            Inner::Staging(id) | Inner::Export(id) | Inner::Probe(id) => write_hex(f, id),
        }
    }
}

impl FromStr for ObjectKey {
    type Err = BadKey;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // Writing the key again catches every second spelling at once: a folder
        // that does not match the hash, capital letters, leading zeros.
        Self::parse(text).filter(|key| key.to_string() == text).ok_or_else(|| BadKey(text.chars().take(200).collect()))
    }
}

fn write_sharded(f: &mut fmt::Formatter<'_>, sha256: &[u8; 32]) -> fmt::Result {
    write!(f, "{:02x}/", sha256[0])?;
    write_hex(f, sha256)
}

fn write_hex(f: &mut fmt::Formatter<'_>, bytes: &[u8]) -> fmt::Result {
    bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
}

fn parse_rendition(name: &str) -> Option<Inner> {
    let mut parts = name.strip_suffix(".jpg")?.split('-');
    let sha256 = unhex(parts.next()?)?;
    let long_side = parts.next()?.parse().ok()?;
    let revision = parts.next()?.strip_prefix('r')?.parse().ok()?;
    let complete = parts.next().is_none() && (1..=MAX_LONG_SIDE).contains(&long_side);
    complete.then_some(Inner::Rendition { sha256, long_side, revision })
}

/// Drops the folder. Whether it fits the hash is checked by the caller, who
/// writes the key again.
fn unshard(rest: &str) -> Option<&str> {
    let (_, name) = rest.split_once('/')?;
    Some(name)
}

fn unhex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = nibble(pair[0])? << 4 | nibble(pair[1])?;
    }
    Some(bytes)
}

const fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash() -> [u8; 32] {
        std::array::from_fn(|i| u8::try_from(i).unwrap() + 0xab)
    }

    #[test]
    fn names_are_sharded_by_hash_and_free_of_places() {
        let hex = "abacadaeafb0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9ca";
        let original = ObjectKey::original(&hash()).to_string();
        assert_eq!(original, format!("originals/ab/{hex}"));
        let rendition = ObjectKey::rendition(&hash(), 1600, 1).to_string();
        assert_eq!(rendition, format!("renditions/ab/{hex}-1600-r1.jpg"));
        let staging = ObjectKey::staging([0x0f; 16]).to_string();
        assert_eq!(staging, format!("staging/{}", "0f".repeat(16)));
    }

    #[test]
    fn a_name_reads_back_as_the_same_key() {
        for key in [
            ObjectKey::original(&hash()),
            ObjectKey::rendition(&hash(), 320, 0),
            ObjectKey::rendition(&[0; 32], u32::MAX, u32::MAX),
            ObjectKey::rendition(&[0; 32], 0, 1),
            ObjectKey::staging([7; 16]),
            ObjectKey::export([9; 16]),
            ObjectKey::probe([255; 16]),
        ] {
            assert_eq!(key.to_string().parse(), Ok(key));
            assert!(key.to_string().starts_with(key.kind().prefix()));
        }
    }

    #[test]
    fn any_other_spelling_is_no_key() {
        let good = ObjectKey::rendition(&hash(), 320, 2).to_string();
        let hex = "ab".repeat(32);
        for text in [
            "",
            "originals",
            "originals/",
            "originals/../../etc/passwd",
            "staging/xyz",
            "tmp/1-2-3",
            &good.replace("-320-", "-0320-"),
            &good.replace("-320-", "-+320-"),
            &good.replace("-320-", "-0-"),
            &good.replace("-r2", "-r2-r2"),
            &good.replace(".jpg", ".png"),
            &good.replace("/ab/", "/ac/"),
            &good.to_uppercase(),
            &format!("/{good}"),
            &format!("{good}/"),
            &format!("originals/ab/{}é", &hex[2..]),
            &format!("originals/ab/ab/{hex}"),
            &format!("originals/{hex}"),
        ] {
            assert!(text.parse::<ObjectKey>().is_err(), "{text}");
        }
    }
}
