//! Verification: walks every seal and every event, recomputes, and says what does not fit.
//!
//! Reads only, in one snapshot and in chunks. Invariant: a row that was altered,
//! removed, added or moved after sealing gives a finding. Whoever rewrites the
//! whole chain from some seal on is found only against a seal kept elsewhere,
//! which is what `expected` is for.

use std::collections::VecDeque;

use diesel::connection::SimpleConnection as _;
use serde::Serialize;

use super::EventRow;
use super::chain::{BEGINNING, EntryRow, SealMark, SealRow, event_hash, seal_hash};
use super::queries::{list_entries_after, list_seals_after, list_standings_after};
use crate::db::types::{EventId, Sha256};
use crate::db::{DbConn, DbError, DbResult, in_transaction};
use crate::word_enum;

/// Rows held in memory at once.
const CHUNK: i64 = 2000;
/// Findings told one by one; more are only counted.
const TOLD: usize = 100;

word_enum! {
    /// What was found.
    pub enum FindingKind {
        /// An event differs from what was sealed.
        EventAltered = "event_altered",
        /// A sealed event is gone.
        EventRemoved = "event_removed",
        /// An event is neither sealed nor waiting: slipped in, or its seal was removed.
        EventUnaccounted = "event_unaccounted",
        /// An event is sealed and also waits to be sealed.
        EventSealedAndPending = "event_sealed_and_pending",
        /// A seal's entries were altered, removed, added or put in another order.
        SealBroken = "seal_broken",
        /// A seal does not name the one before it.
        ChainBroken = "chain_broken",
        /// A number is missing in the row of seals.
        SealMissing = "seal_missing",
        /// Entries name a seal that is not there.
        EntryWithoutSeal = "entry_without_seal",
        /// A value is no longer of its kind, so the walk cannot go on.
        ValueUnreadable = "value_unreadable",
        /// The seal kept elsewhere is not there, or has another hash.
        ExpectedSealMissing = "expected_seal_missing",
    }
}

/// One thing that does not fit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct Finding {
    /// What it is.
    pub kind: FindingKind,
    /// The seal concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub seal: Option<i64>,
    /// The event concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(required = false)]
    pub event: Option<EventId>,
    /// In a sentence.
    pub detail: String,
}

/// What a verification saw.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Seals walked.
    pub seals: u64,
    /// Events covered by them.
    pub sealed_events: u64,
    /// Events that wait for a seal: not protected yet.
    pub pending_events: u64,
    /// The newest seal there is.
    pub newest: Option<SealMark>,
    /// The first findings.
    pub findings: Vec<Finding>,
    /// Further findings that are not listed.
    pub findings_left_out: u64,
}

impl Report {
    /// Whether everything fits.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.findings.is_empty()
    }

    fn find(&mut self, kind: FindingKind, seal: Option<i64>, event: Option<EventId>, detail: impl Into<String>) {
        if self.findings.len() < TOLD {
            self.findings.push(Finding { kind, seal, event, detail: detail.into() });
        } else {
            self.findings_left_out += 1;
        }
    }
}

/// Verifies the whole trail; `expected` is a seal that was kept elsewhere.
///
/// # Errors
/// As any query. A finding is not an error.
pub fn verify(conn: &mut DbConn, expected: Option<SealMark>) -> DbResult<Report> {
    in_transaction(conn, |conn| {
        // One snapshot: sealing goes on meanwhile and must not look like tampering.
        // SQLite has it in any transaction.
        if let DbConn::Postgres(conn) = conn {
            conn.batch_execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
        }
        let mut walk = Walk { report: Report::default(), expected, entries: VecDeque::new(), read_to: (0, -1) };
        match walk.seals(conn).and_then(|()| walk.events(conn)) {
            Err(DbError::Defect(diesel::result::Error::DeserializationError(reason))) => {
                walk.unreadable(reason.as_ref());
            }
            other => other?,
        }
        Ok(walk.report)
    })
}

struct Walk {
    report: Report,
    expected: Option<SealMark>,
    /// Entries read and not yet used, in order.
    entries: VecDeque<(EntryRow, Option<EventRow>)>,
    /// Place of the last entry read.
    read_to: (i64, i32),
}

impl Walk {
    fn seals(&mut self, conn: &mut DbConn) -> DbResult<()> {
        let (mut number, mut hash) = (0, BEGINNING);
        let mut expected_seen = false;
        loop {
            let seals = list_seals_after(conn, number, CHUNK)?;
            if seals.is_empty() {
                break;
            }
            for seal in seals {
                self.row(&seal, number, &hash);
                self.contents(conn, &seal)?;
                expected_seen |= self.expected == Some(seal.mark());
                (number, hash) = (seal.number, seal.hash);
                self.report.seals += 1;
                self.report.newest = Some(seal.mark());
            }
        }
        // Whatever is left names seals behind the newest.
        while let Some((entry, _)) = self.next_entry(conn, i64::MAX)? {
            self.orphan(&entry);
        }
        if let Some(expected) = self.expected.filter(|_| !expected_seen) {
            self.report.find(
                FindingKind::ExpectedSealMissing,
                Some(expected.number),
                None,
                format!("The seal {expected} that was kept elsewhere is not in this database."),
            );
        }
        Ok(())
    }

    /// Whether a seal follows the one before it.
    fn row(&mut self, seal: &SealRow, before: i64, before_hash: &Sha256) {
        if seal.number != before + 1 {
            let missing = match (before + 1, seal.number - 1) {
                (first, last) if first == last => format!("Seal {first} is missing."),
                (first, last) => format!("Seals {first} to {last} are missing."),
            };
            self.report.find(FindingKind::SealMissing, Some(before + 1), None, missing);
        } else if seal.previous_hash != *before_hash {
            self.report.find(
                FindingKind::ChainBroken,
                Some(seal.number),
                None,
                "The seal does not name the hash of the seal before it.",
            );
        }
    }

    /// Whether a seal's hash follows from its entries, and the entries from their events.
    fn contents(&mut self, conn: &mut DbConn, seal: &SealRow) -> DbResult<()> {
        let mut hashes = Vec::new();
        let mut in_place = true;
        while let Some((entry, event)) = self.next_entry(conn, seal.number)? {
            if entry.seal_number < seal.number {
                self.orphan(&entry);
                continue;
            }
            in_place &= usize::try_from(entry.position) == Ok(hashes.len());
            hashes.push(entry.event_hash);
            self.report.sealed_events += 1;
            let place = (Some(seal.number), Some(entry.event_id));
            match event {
                None => {
                    self.report.find(FindingKind::EventRemoved, place.0, place.1, "A sealed event is gone.");
                }
                Some(event) if event_hash(&event) != entry.event_hash => {
                    let detail = "The event is not the one that was sealed, or its entry was altered.";
                    self.report.find(FindingKind::EventAltered, place.0, place.1, detail);
                }
                Some(_) => {}
            }
        }
        let counted = usize::try_from(seal.event_count) == Ok(hashes.len());
        if !in_place
            || !counted
            || seal_hash(seal.number, &seal.previous_hash, seal.sealed_at, hashes.iter()) != seal.hash
        {
            let detail = format!(
                "The seal was made over {} events in their order; its row and its {} entries do not give its hash.",
                seal.event_count,
                hashes.len()
            );
            self.report.find(FindingKind::SealBroken, Some(seal.number), None, detail);
        }
        Ok(())
    }

    /// The next entry, if it belongs to a seal not after this one.
    fn next_entry(&mut self, conn: &mut DbConn, last_seal: i64) -> DbResult<Option<(EntryRow, Option<EventRow>)>> {
        if self.entries.is_empty() {
            // Reading on past this seal is what makes thousands of small seals cheap.
            self.entries = list_entries_after(conn, self.read_to, CHUNK)?.into();
            if let Some((entry, _)) = self.entries.back() {
                self.read_to = (entry.seal_number, entry.position);
            }
        }
        let due = self.entries.front().is_some_and(|(entry, _)| entry.seal_number <= last_seal);
        Ok(if due { self.entries.pop_front() } else { None })
    }

    /// Ends the walk: nothing writes such a value but a hand.
    fn unreadable(&mut self, reason: &(dyn std::error::Error + Send + Sync)) {
        let after = self.report.newest.map_or(0, |seal| seal.number);
        let detail = format!(
            "Behind seal {after} stands a value that cannot be read, and nothing further was checked: {reason}"
        );
        self.report.find(FindingKind::ValueUnreadable, Some(after + 1), None, detail);
    }

    fn orphan(&mut self, entry: &EntryRow) {
        let detail = "An entry names a seal that is not there.";
        self.report.find(FindingKind::EntryWithoutSeal, Some(entry.seal_number), Some(entry.event_id), detail);
    }

    /// Whether every event is sealed or waits for it.
    fn events(&mut self, conn: &mut DbConn) -> DbResult<()> {
        let mut after = None;
        loop {
            let standings = list_standings_after(conn, after, CHUNK)?;
            let Some(last) = standings.last() else { return Ok(()) };
            after = Some(last.id);
            for one in standings {
                match (one.seal_number, one.pending) {
                    (Some(_), false) => {}
                    (None, true) => self.report.pending_events += 1,
                    (None, false) => {
                        let detail = "The event is neither sealed nor waiting for a seal: it was slipped in, or its entry was removed.";
                        self.report.find(FindingKind::EventUnaccounted, None, Some(one.id), detail);
                    }
                    (seal, true) => {
                        let detail =
                            "The event has a seal and is still listed as waiting for one, which stops further sealing.";
                        self.report.find(FindingKind::EventSealedAndPending, seal, Some(one.id), detail);
                    }
                }
            }
        }
    }
}
