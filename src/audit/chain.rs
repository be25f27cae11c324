//! What a hash of the trail covers, byte for byte. Pure.
//!
//! Every field goes in with its length in front, so that no two different rows
//! or seals have the same encoding. Invariant: this encoding never changes; a new
//! one needs a new tag, or every seal ever kept elsewhere stops matching.

use std::fmt;
use std::str::FromStr;

use diesel::prelude::*;
use sha2::Digest as _;

use super::EventRow;
use crate::db::schema::{audit_seal_entries, audit_seals};
use crate::db::types::{EventId, Instant, Sha256};

const EVENT_TAG: &str = "shigan audit event 1";
const SEAL_TAG: &str = "shigan audit seal 1";

/// What the first seal names as the one before it.
pub const BEGINNING: Sha256 = Sha256::new([0; 32]);

/// A seal: a batch of events and the seal before it under one hash.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = audit_seals)]
pub struct SealRow {
    /// 1, 2, 3 … without a gap.
    pub number: i64,
    /// Hash of the seal before, zeros for the first.
    pub previous_hash: Sha256,
    /// How many events it covers.
    pub event_count: i32,
    /// Hash over all of it.
    pub hash: Sha256,
    /// When it was made.
    pub sealed_at: Instant,
}

impl SealRow {
    /// The short form to keep elsewhere.
    #[must_use]
    pub fn mark(&self) -> SealMark {
        SealMark { number: self.number, hash: self.hash }
    }
}

/// One event's place in its seal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = audit_seal_entries)]
pub struct EntryRow {
    /// The seal.
    pub seal_number: i64,
    /// 0, 1, 2 … within the seal.
    pub position: i32,
    /// The event.
    pub event_id: EventId,
    /// The event's hash when it was sealed.
    pub event_hash: Sha256,
}

/// A seal's number and hash: what is printed and kept where the server cannot reach it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SealMark {
    /// Its number.
    pub number: i64,
    /// Its hash.
    pub hash: Sha256,
}

impl fmt::Display for SealMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.number, self.hash)
    }
}

impl FromStr for SealMark {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const SHAPE: &str = "a seal is written as its number, a colon and 64 hexadecimal digits";
        let (number, hash) = text.trim().split_once(':').ok_or(SHAPE)?;
        let number = number.parse().ok().filter(|number| *number > 0).ok_or(SHAPE)?;
        Ok(Self { number, hash: hash.parse().map_err(|_| SHAPE)? })
    }
}

/// The hash of one event over all of its fields.
#[must_use]
pub fn event_hash(event: &EventRow) -> Sha256 {
    let mut hasher = Hasher::new(EVENT_TAG);
    hasher.bytes(event.id.0.as_bytes());
    hasher.number(event.at.utc().timestamp_micros());
    hasher.bytes(event.actor_kind.as_str().as_bytes());
    hasher.optional(event.account_id.as_ref().map(|id| id.0.as_bytes().as_slice()));
    hasher.optional(event.session_id.as_ref().map(|id| id.0.as_bytes().as_slice()));
    hasher.optional(event.request_id.as_deref().map(str::as_bytes));
    hasher.optional(event.address.as_deref().map(str::as_bytes));
    hasher.bytes(event.action.as_bytes());
    hasher.bytes(event.outcome.as_str().as_bytes());
    hasher.bytes(event.subject_kind.as_bytes());
    hasher.bytes(event.subject_id.as_bytes());
    hasher.bytes(event.details.as_bytes());
    hasher.finish()
}

/// The hash of a seal over its own fields and the hashes of its events, in their order.
pub fn seal_hash<'a>(
    number: i64,
    previous: &Sha256,
    sealed_at: Instant,
    event_hashes: impl ExactSizeIterator<Item = &'a Sha256>,
) -> Sha256 {
    let mut hasher = Hasher::new(SEAL_TAG);
    hasher.number(number);
    hasher.bytes(previous.bytes());
    hasher.number(sealed_at.utc().timestamp_micros());
    hasher.length(event_hashes.len());
    for hash in event_hashes {
        hasher.bytes(hash.bytes());
    }
    hasher.finish()
}

struct Hasher(sha2::Sha256);

impl Hasher {
    fn new(tag: &str) -> Self {
        let mut hasher = Self(sha2::Sha256::new());
        hasher.bytes(tag.as_bytes());
        hasher
    }

    fn length(&mut self, length: usize) {
        self.0.update((length as u64).to_be_bytes());
    }

    fn bytes(&mut self, bytes: &[u8]) {
        self.length(bytes.len());
        self.0.update(bytes);
    }

    fn number(&mut self, number: i64) {
        self.bytes(&number.to_be_bytes());
    }

    /// Nothing and an empty value differ.
    fn optional(&mut self, value: Option<&[u8]>) {
        match value {
            None => self.0.update([0]),
            Some(bytes) => {
                self.0.update([1]);
                self.bytes(bytes);
            }
        }
    }

    fn finish(self) -> Sha256 {
        Sha256::new(self.0.finalize().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{ActorKind, Outcome};

    fn event() -> EventRow {
        EventRow {
            id: EventId(uuid::Uuid::from_u128(7)),
            at: Instant::new(chrono::DateTime::from_timestamp_micros(1_700_000_000_000_001).unwrap_or_default()),
            actor_kind: ActorKind::System,
            account_id: None,
            session_id: None,
            request_id: None,
            address: None,
            action: "a.b".to_owned(),
            outcome: Outcome::Done,
            subject_kind: "thing".to_owned(),
            subject_id: "1".to_owned(),
            details: "{}".to_owned(),
        }
    }

    #[test]
    fn the_encoding_never_changes() {
        // Computed apart from this code, with Python's hashlib, from the layout described above.
        assert_eq!(
            event_hash(&event()).to_string(),
            "702caa9d41c5e2b70bbf8217d2635d52f60ad5fd4c9131a705d13e27c65ae410"
        );
        let sealed_at = event().at;
        let seal = seal_hash(1, &BEGINNING, sealed_at, [event_hash(&event())].iter());
        assert_eq!(seal.to_string(), "13c7ca9d528f151eaf3aeb532faaaa788e469aa56d0ffba441bb6d4e23594586");
    }

    #[test]
    fn moving_a_byte_between_fields_changes_the_hash() {
        let mut other = event();
        other.subject_kind = "thin".to_owned();
        other.subject_id = "g1".to_owned();
        assert_ne!(event_hash(&other), event_hash(&event()));
    }

    #[test]
    fn an_empty_value_is_not_a_missing_one() {
        let mut other = event();
        other.address = Some(String::new());
        assert_ne!(event_hash(&other), event_hash(&event()));
    }

    #[test]
    fn a_mark_reads_back_and_nonsense_is_refused() {
        let mark = SealMark { number: 12, hash: Sha256::of(b"x") };
        assert_eq!(mark.to_string().parse(), Ok(mark));
        for text in ["", "12", "12:", "0:00", "x:00", "-1:", &format!("0:{}", mark.hash)] {
            assert!(text.parse::<SealMark>().is_err(), "{text} was taken");
        }
    }
}
